internal import Diagnostics
internal import Spreadsheets

/// What can be wrong with a register as a whole, its sheets, headers and keys.
extension Diagnostic {
    static func noDocuments(_ file: String, sheets: [String]) -> Diagnostic {
        let names = sheets.prefix(8).map { "„\($0)”" }.joined(separator: ", ")
        return .error(
            "register.no-documents", at: .file(file),
            message: Text(
                ro: "nici o foaie nu are lista documentelor; foile sunt: \(names)",
                en: "no sheet holds the list of documents; the sheets are: \(names)"),
            hint: Text(
                ro:
                    "rulați „contractgen workbook inspect \(file)”: arată ce s-a recunoscut și scrie un fișier pentru --mapping",
                en:
                    "run “contractgen workbook inspect \(file)”: it shows what was recognised and writes a file for --mapping"
            ))
    }

    static func noHeader(_ place: SourcePlace) -> Diagnostic {
        .error(
            "register.no-header", at: .source(place),
            message: Text(
                ro: "în foaie nu s-a găsit un antet cu coloane cunoscute",
                en: "no header with known columns was found in the sheet"),
            hint: Text(
                ro:
                    "numiți coloanele ca în modelul „contractgen workbook”, sau descrieți-le în --mapping",
                en: "name the columns as “contractgen workbook” does, or describe them in --mapping"
            ))
    }

    static func unknownSheet(_ place: SourcePlace) -> Diagnostic {
        .warning(
            "register.unknown-sheet", at: .source(place),
            message: Text(
                ro: "foaia nu a fost recunoscută și nu se citește",
                en: "the sheet was not recognised and is not read"),
            hint: Text(
                ro: "dacă are date, descrieți-o în --mapping („sheet”, „holds”)",
                en: "if it has data, describe it in --mapping (“sheet”, “holds”)"))
    }

    static func hiddenSheet(_ place: SourcePlace) -> Diagnostic {
        .warning(
            "register.hidden", at: .source(place),
            message: Text(
                ro: "foaia este ascunsă și nu se citește", en: "the sheet is hidden and not read"),
            hint: Text(
                ro: "dacă are date, faceți-o vizibilă", en: "if it has data, make it visible"))
    }

    static func hidden(_ place: SourcePlace, rows: [Int], columns: [String]) -> Diagnostic {
        let list = rows.prefix(10).map(String.init).joined(separator: ", ")
        let more = rows.count > 10 ? " …" : ""
        let letters = columns.joined(separator: ", ")
        let both = Text(
            ro: (rows.isEmpty ? "" : "rândurile \(list)\(more)")
                + (rows.isEmpty || columns.isEmpty ? "" : " și ")
                + (columns.isEmpty ? "" : "coloanele \(letters)"),
            en: (rows.isEmpty ? "" : "the rows \(list)\(more)")
                + (rows.isEmpty || columns.isEmpty ? "" : " and ")
                + (columns.isEmpty ? "" : "the columns \(letters)"))
        return .warning(
            "register.hidden", at: .source(place),
            message: Text(
                ro: "sunt ascunse și nu se citesc: \(both.ro)",
                en: "hidden and not read: \(both.en)"),
            hint: Text(
                ro: "dacă au date, faceți-le vizibile sau ștergeți filtrul",
                en: "if they have data, show them, or remove the filter"))
    }

    static func unknownColumn(_ place: SourcePlace, _ header: Header, near: FieldPath?)
        -> Diagnostic
    {
        .warning(
            "register.unknown-column", at: .source(place), arguments: ["column": header.words],
            message: Text(
                ro: "coloana „\(header.words)” nu a fost recunoscută și nu se citește",
                en: "the column “\(header.words)” was not recognised and is not read"),
            hint: near.map {
                Text(
                    ro: "poate este „\($0)”; scrieți în --mapping: „\(header.words): \($0)”",
                    en: "perhaps it is “\($0)”; write in --mapping: “\(header.words): \($0)”")
            }
                ?? Text(
                    ro:
                        "dacă este a documentului, numiți-o în --mapping; dacă nu, scrieți „ignore”",
                    en:
                        "if it belongs to the document, name it in --mapping; if not, write “ignore”"
                ))
    }

    static func columnTwice(
        _ place: SourcePlace, _ header: Header, _ path: FieldPath, first: SourcePlace
    ) -> Diagnostic {
        .error(
            "register.column-twice", at: .source(place), arguments: ["field": path.description],
            message: Text(
                ro:
                    "coloana „\(header.words)” spune același lucru ca \(first.cell ?? "") (\(path))",
                en: "the column “\(header.words)” says the same as \(first.cell ?? "") (\(path))"),
            hint: Text(
                ro: "păstrați una din ele, sau scrieți în --mapping ce este fiecare",
                en: "keep one of them, or write in --mapping what each is"),
            related: .source(first))
    }

    static func personalData(
        _ place: SourcePlace, _ header: Header, _ data: SheetRows, _ column: Int
    ) -> Diagnostic {
        let digits = data.lazy.compactMap { $0[column]?.plainText }.first { !$0.isEmpty }?
            .count { $0.isNumber }
        let shape = digits.map { Text(ro: " (\($0) cifre)", en: " (\($0) digits)") }
        return .error(
            "register.personal-data", at: .source(place),
            message: Text(
                ro:
                    "coloana „\(header.words)” pare a avea date cu caracter personal ale beneficiarilor\(shape?.ro ?? "")",
                en:
                    "the column “\(header.words)” seems to hold personal data of the persons served\(shape?.en ?? "")"
            ),
            hint: Text(
                ro:
                    "ștergeți coloana din registru: contractele au nevoie numai de numărul beneficiarilor; sau numiți-o în --mapping („ignore”)",
                en:
                    "delete the column from the register: contracts need only the number of persons; or name it in --mapping (“ignore”)"
            ))
    }

    static func noKindOfRow(_ place: SourcePlace) -> Diagnostic {
        let kinds = availableKinds
        return .error(
            "register.no-kind", at: .source(place),
            message: Text(
                ro: "rândul nu spune ce document este: lipsește „Tip document”",
                en: "the row does not say what document it is: “Tip document” is missing"),
            hint: Text(
                ro:
                    "completați coloana „Tip document” (\(kinds.ro)), sau „kind” în --mapping, la „values”",
                en:
                    "fill in the column “Tip document” (\(kinds.en)), or “kind” in --mapping, under “values”"
            ))
    }

    static func unknownKindOfRow(_ cell: RegisterCell) -> Diagnostic {
        let kinds = availableKinds
        return .error(
            "register.unknown-kind", at: .source(cell.place),
            message: Text(
                ro: "nu există un document de tipul \(cell.seen.ro)",
                en: "there is no document of the kind \(cell.seen.en)"),
            hint: Text(ro: "există: \(kinds.ro)", en: "there are: \(kinds.en)"))
    }

    static func kindNotShipped(_ cell: RegisterCell) -> Diagnostic {
        let kinds = availableKinds
        return .error(
            "register.kind-not-available", at: .source(cell.place),
            message: Text(
                ro: "documentele de tipul \(cell.seen.ro) nu pot fi încă întocmite",
                en: "documents of the kind \(cell.seen.en) cannot be made yet"),
            hint: Text(ro: "există: \(kinds.ro)", en: "there are: \(kinds.en)"))
    }

    private static var availableKinds: Text {
        let kinds = DocumentKind.registered
        return Text(
            ro: kinds.map { "„\($0.meaning.ro)”" }.joined(separator: ", "),
            en: kinds.map { "“\($0.meaning.en)” (\($0.rawValue))" }.joined(separator: ", "))
    }

    static func duplicateNumber(_ number: String, at place: SourcePlace, other: SourcePlace)
        -> Diagnostic
    {
        .error(
            "register.duplicate-number", at: .source(place), arguments: ["number": number],
            message: Text(
                ro: "numărul „\(number)” stă și în \(other.cell ?? "")",
                en: "the number “\(number)” stands also in \(other.cell ?? "")"),
            hint: Text(
                ro: "dați fiecărui document alt număr, sau ștergeți rândul care este în plus",
                en: "give each document its own number, or delete the row that is too many"),
            related: .source(other))
    }

    static func orphanRow(
        _ key: String, at place: SourcePlace, near: SourcePlace?, as word: String?
    )
        -> Diagnostic
    {
        .error(
            "register.orphan-row", at: .source(place), arguments: ["key": key],
            message: Text(
                ro: "rândul ține de documentul „\(key)”, care nu este în registru",
                en: "the row belongs to the document “\(key)”, which is not in the register"),
            hint: near.map {
                Text(
                    ro: "ați vrut să scrieți „\(word ?? "")” (\($0.cell ?? ""))?",
                    en: "did you mean “\(word ?? "")” (\($0.cell ?? ""))?")
            }
                ?? Text(
                    ro: "corectați numărul sau adăugați documentul",
                    en: "correct the number, or add the document"),
            related: near.map { .source($0) })
    }

    static func rowWithoutKey(_ place: SourcePlace) -> Diagnostic {
        .error(
            "register.no-key", at: .source(place),
            message: Text(
                ro: "rândul nu spune de ce document ține", en: "the row names no document"),
            hint: Text(
                ro:
                    "completați numărul documentului; pentru celule unite scrieți „fill_down: true” în --mapping",
                en:
                    "fill in the document's number; for merged cells write “fill_down: true” in --mapping"
            ))
    }

    static func unknownParty(_ name: String, at place: SourcePlace, near: String?, sheet: String)
        -> Diagnostic
    {
        .error(
            "register.unknown-party", at: .source(place),
            message: Text(
                ro: "partea „\(name)” nu este în foaia „\(sheet)”",
                en: "the party “\(name)” is not in the sheet “\(sheet)”"),
            hint: near.map {
                Text(ro: "ați vrut să scrieți „\($0)”?", en: "did you mean “\($0)”?")
            }
                ?? Text(
                    ro: "adăugați partea în foaia „\(sheet)” sau corectați denumirea",
                    en: "add the party to the sheet “\(sheet)”, or correct its name"))
    }

    static func partyCodeDiffers(at place: SourcePlace, other: SourcePlace) -> Diagnostic {
        .error(
            "register.party-code-differs", at: .source(place),
            message: Text(
                ro: "codul nu este cel pe care aceeași parte îl are în \(other.cell ?? "")",
                en: "the code is not the one that the same party has in \(other.cell ?? "")"),
            hint: Text(
                ro: "păstrați codul din actul de înregistrare în amândouă locurile",
                en: "keep the code of the registration document in both places"),
            related: .source(other))
    }
}
