internal import Diagnostics

/// What can be wrong with a place in a sheet.
extension Diagnostic {
    static func tooManyRows(_ place: SourcePlace, limit: Int) -> Diagnostic {
        .error(
            "sheet.too-many-rows", at: .source(place), arguments: ["limit": String(limit)],
            message: Text(
                ro: "foaia are mai mult de \(limit) rânduri",
                en: "the sheet has more than \(limit) rows"),
            hint: Text(
                ro: "ștergeți rândurile fără date de sub tabel",
                en: "delete the rows without data below the table"))
    }

    static func tooManyColumns(_ place: SourcePlace, limit: Int) -> Diagnostic {
        .error(
            "sheet.too-many-columns", at: .source(place), arguments: ["limit": String(limit)],
            message: Text(
                ro: "foaia are mai mult de \(limit) coloane",
                en: "the sheet has more than \(limit) columns"),
            hint: Text(
                ro: "ștergeți coloanele fără date din dreapta tabelului",
                en: "delete the columns without data to the right of the table"))
    }

    static func tooManyCells(_ place: SourcePlace, limit: Int) -> Diagnostic {
        .error(
            "sheet.too-many-cells", at: .source(place), arguments: ["limit": String(limit)],
            message: Text(
                ro: "fișierul are mai mult de \(limit) celule cu date",
                en: "the file has more than \(limit) cells with data"),
            hint: .splitFile)
    }

    static func cellTooLong(_ place: SourcePlace, limit: Int) -> Diagnostic {
        .error(
            "sheet.cell-too-long", at: .source(place), arguments: ["limit": String(limit)],
            message: Text(
                ro: "textul celulei este mai lung de \(limit) octeți",
                en: "the cell's text is longer than \(limit) bytes"),
            hint: Text(
                ro: "scurtați textul; un text lung se pune într-o anexă",
                en: "shorten the text; long texts belong in an annex"))
    }

    static func rowsOutOfOrder(_ place: SourcePlace) -> Diagnostic {
        .error(
            "sheet.rows-out-of-order", at: .source(place),
            message: Text(
                ro: "rândurile foii nu sunt în ordine; fișierul este deteriorat",
                en: "the sheet's rows are out of order; the file is damaged"),
            hint: .saveAgain)
    }

    static func badAddress(_ place: SourcePlace) -> Diagnostic {
        .error(
            "sheet.bad-address", at: .source(place),
            message: Text(
                ro: "o celulă are o adresă greșită sau stă de două ori; fișierul este deteriorat",
                en: "a cell has a wrong address or stands twice; the file is damaged"),
            hint: .saveAgain)
    }

    static func unknownCellType(_ place: SourcePlace) -> Diagnostic {
        .error(
            "sheet.unknown-cell-type", at: .source(place),
            message: Text(
                ro: "celula are un tip pe care formatul nu îl cunoaște; fișierul este deteriorat",
                en: "the cell has a type that the format does not know; the file is damaged"),
            hint: .saveAgain)
    }

    static func missingSharedText(_ place: SourcePlace) -> Diagnostic {
        .error(
            "sheet.missing-text", at: .source(place),
            message: Text(
                ro: "textul celulei lipsește din fișier; fișierul este deteriorat",
                en: "the cell's text is missing from the file; the file is damaged"),
            hint: .saveAgain)
    }

    static func openQuote(_ place: SourcePlace) -> Diagnostic {
        .error(
            "sheet.open-quote", at: .source(place),
            message: Text(
                ro:
                    "ghilimelele deschise în această celulă nu se închid până la sfârșitul fișierului",
                en:
                    "the quotation mark opened in this cell is not closed before the end of the file"
            ),
            hint: Text(
                ro:
                    "închideți ghilimelele sau ștergeți-le; ghilimelele din text se scriu de două ori",
                en: "close the quotation mark or delete it; one inside the text is written twice"))
    }
}

extension Text {
    static let saveAgain = Text(
        ro: "deschideți fișierul în Excel sau LibreOffice și salvați-l din nou",
        en: "open the file in Excel or LibreOffice and save it again")
    static let splitFile = Text(
        ro: "împărțiți registrul în mai multe fișiere",
        en: "split the register into several files")
}
