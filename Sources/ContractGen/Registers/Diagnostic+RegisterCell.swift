internal import Diagnostics
internal import FoundationEssentials
internal import Wording

/// What can be wrong with a cell of a register: the value seen, what was expected, what to do.
extension Diagnostic {
    private static func cell(
        _ name: String, _ cell: RegisterCell, isWarning: Bool = false, message: Text, hint: Text
    ) -> Diagnostic {
        let head = Text(ro: "coloana „\(cell.header)”: ", en: "column “\(cell.header)”: ")
        return Diagnostic(
            "register.\(name)", severity: isWarning ? .warning : .error, at: .source(cell.place),
            arguments: ["column": cell.header],
            message: Text(ro: head.ro + message.ro, en: head.en + message.en), hint: hint)
    }

    private static func expected(
        _ name: String, _ at: RegisterCell, _ expected: Text, hint: Text
    ) -> Diagnostic {
        let seen = at.seen
        return cell(
            name, at,
            message: Text(
                ro: "aici stă \(seen.ro), se așteaptă \(expected.ro)",
                en: "here is \(seen.en), expected is \(expected.en)"), hint: hint)
    }

    static func cellError(_ at: RegisterCell) -> Diagnostic {
        cell(
            "cell-error", at,
            message: Text(
                ro: "formula dă eroarea \(at.seen.ro)",
                en: "the formula gives the error \(at.seen.en)"),
            hint: Text(
                ro: "corectați formula din celulă sau scrieți valoarea",
                en: "correct the formula in the cell, or write the value"))
    }

    static func notCalculated(_ at: RegisterCell) -> Diagnostic {
        cell(
            "not-calculated", at,
            message: Text(
                ro: "formula nu a fost calculată", en: "the formula has not been computed"),
            hint: Text(
                ro: "deschideți fișierul în Excel sau LibreOffice, așteptați calculul și salvați-l",
                en: "open the file in Excel or LibreOffice, let it compute, and save it"))
    }

    static func unreadable(_ at: RegisterCell) -> Diagnostic {
        expected(
            "unreadable", at, Text(ro: "un număr sau o dată", en: "a number or a date"),
            hint: Text(
                ro: "scrieți din nou valoarea celulei", en: "type the cell's value again"))
    }

    static func convertedToDate(_ at: RegisterCell, _ field: Field, _ date: CalendarDate)
        -> Diagnostic
    {
        expected(
            "converted-to-date", at, field.type.words,
            hint: Text(
                ro:
                    "probabil „\(date.month)/\(date.day)” sau „\(date.day)-\(date.month)” a fost preschimbat în dată; puneți celula în formatul Text și scrieți din nou",
                en:
                    "probably “\(date.month)/\(date.day)” or “\(date.day)-\(date.month)” was turned into a date; set the cell's format to Text and type it again"
            ))
    }

    static func notADateCell(_ at: RegisterCell, _ field: Field) -> Diagnostic {
        expected(
            "not-a-date", at, Text(ro: "o dată", en: "a date"),
            hint: Text(
                ro: "scrieți data ca 21.11.2026", en: "write the date as 21.11.2026"))
    }

    static func ambiguousDate(
        _ at: RegisterCell, _ field: Field, _ one: CalendarDate, _ other: CalendarDate
    ) -> Diagnostic {
        expected(
            "ambiguous-date", at, Text(ro: "o dată fără echivoc", en: "a date that is certain"),
            hint: Text(
                ro: "poate fi \(one) sau \(other): scrieți-o cu puncte, ca 21.11.2026",
                en: "it may be \(one) or \(other): write it with points, like 21.11.2026"))
    }

    static func implausibleDate(_ at: RegisterCell, _ field: Field, _ date: CalendarDate)
        -> Diagnostic
    {
        expected(
            "implausible-date", at,
            Text(ro: "o dată între anii 2000 și 2100", en: "a date between 2000 and 2100"),
            hint: Text(
                ro:
                    "verificați anul; dacă toate datele sunt greșite cu patru ani, au fost lipite dintr-un fișier cu alt calendar (1904)",
                en:
                    "check the year; if all dates are four years off, they were pasted from a workbook of the other date system (1904)"
            ))
    }

    static func notANumberCell(_ at: RegisterCell, _ field: Field) -> Diagnostic {
        let isWhole = if case .integer = field.type { true } else { false }
        return expected(
            "not-a-number", at, field.type.words,
            hint: Text(
                ro: "scrieți numai numărul, de exemplu \(isWhole ? "40" : "1177041,60")",
                en: "write the number alone, e.g. \(isWhole ? "40" : "1177041.60")"))
    }

    static func ambiguousNumber(_ at: RegisterCell, _ field: Field) -> Diagnostic {
        expected(
            "ambiguous-number", at, field.type.words,
            hint: Text(
                ro:
                    "nu se vede dacă semnul desparte miile sau zecimalele: scrieți numărul fără semn de mii",
                en:
                    "the sign may separate thousands or decimals: write the number without thousands"
            ))
    }

    static func rounded(_ at: RegisterCell, _ field: Field, to number: Decimal) -> Diagnostic {
        cell(
            "rounded", at, isWarning: true,
            message: Text(
                ro: "valoarea \(at.seen.ro) a fost rotunjită la \(number)",
                en: "the value \(at.seen.en) was rounded to \(number)"),
            hint: Text(
                ro: "rotunjiți în formulă, de exemplu cu ROUND(…;2)",
                en: "round it in the formula, e.g. with ROUND(…;2)"))
    }

    /// - Parameter isRead: Whether the document has the sum from this cell.
    static func sumDiffers(
        _ at: RegisterCell, _ quantity: Decimal, _ price: Decimal, isRead: Bool
    ) -> Diagnostic {
        let product = "\(quantity) × \(price) = \(quantity * price)"
        return cell(
            "sum-differs", at, isWarning: !isRead,
            message: Text(
                ro: "aici stă \(at.seen.ro), iar cantitatea înmulțită cu prețul dă \(product)",
                en: "here is \(at.seen.en), and the quantity times the price is \(product)"),
            hint: isRead
                ? Text(
                    ro: "corectați suma, cantitatea sau prețul",
                    en: "correct the sum, the quantity or the price")
                : Text(
                    ro: "în document intră suma calculată; corectați suma, cantitatea sau prețul",
                    en:
                        "the document has the computed sum; correct the sum, the quantity or the price"
                ))
    }

    static func notYesOrNo(_ at: RegisterCell, _ field: Field) -> Diagnostic {
        expected(
            "not-yes-no", at, Text(ro: "„da” sau „nu”", en: "“da” (yes) or “nu” (no)"),
            hint: Text(ro: "scrieți „da” sau „nu”", en: "write “da” or “nu”"))
    }

    static func unknownChoice(
        _ at: RegisterCell, _ field: Field, among options: [FieldType.Option]
    ) -> Diagnostic {
        let text = at.value.plainText
        let near =
            NearName.of(text, among: options.map(\.meaning.ro)).map {
                Text(ro: "ați vrut să scrieți „\($0)”?", en: "did you mean “\($0)”?")
            }
        return expected(
            "unknown-choice", at,
            Text(ro: "una dintre valorile permise", en: "one of the allowed values"),
            hint: near
                ?? Text(
                    ro: "alegeți dintre: "
                        + options.map { "„\($0.meaning.ro)”" }.joined(separator: ", "),
                    en: "choose among: "
                        + options.map { "“\($0.meaning.en)” (\($0.name))" }
                        .joined(separator: ", ")))
    }

    static func mojibake(_ at: RegisterCell, meant: String) -> Diagnostic {
        cell(
            "mojibake", at, isWarning: true,
            message: Text(
                ro: "textul pare citit cândva într-o codare greșită",
                en: "the text seems to have once been read in a wrong encoding"),
            hint: at.isPersonal
                ? Text(ro: "scrieți din nou textul", en: "type the text again")
                : Text(ro: "corect ar fi „\(meant)”", en: "right would be “\(meant)”"))
    }

    static func zeroRestored(_ at: RegisterCell, _ kind: CodeKind) -> Diagnostic {
        cell(
            "zero-restored", at, isWarning: true,
            message: Text(
                ro: "zeroul din față se pierduse și a fost pus la loc",
                en: "the leading zero was lost and has been put back"),
            hint: Text(
                ro: "puneți coloana în formatul Text", en: "set the column's format to Text"))
    }

    static func homoglyph(_ at: RegisterCell, _ latin: String) -> Diagnostic {
        cell(
            "homoglyph", at, isWarning: true,
            message: Text(
                ro: "codul avea litere chirilice care arată ca cele latine; au fost înlocuite",
                en: "the code had Cyrillic letters that look like Latin ones; they were replaced"),
            hint: Text(
                ro: "scrieți din nou codul cu tastatura latină",
                en: "type the code again with a Latin keyboard"))
    }
}

extension RegisterCell {
    /// The value as messages show it, short; of personal data only the shape.
    var seen: Text {
        let text = value.plainText
        if isPersonal || PersonalData.isCode(text) {
            let digits = text.count { $0.isNumber }
            return digits == text.count
                ? Text(ro: "\(digits) cifre", en: "\(digits) digits")
                : Text(ro: "\(text.count) caractere", en: "\(text.count) characters")
        }
        if text.isEmpty { return Text(ro: "nimic", en: "nothing") }
        let short = text.count > 60 ? text.prefix(57) + "…" : text[...]
        return Text(ro: "„\(short)”", en: "“\(short)”")
    }
}

/// Codes of persons.
enum PersonalData {
    /// Whether a text is the personal code of a person: by its length, its first digit and its check digit.
    static func isCode(_ text: String) -> Bool {
        guard text.utf8.count(where: \.isASCIIDigit) >= 13,
            let code = try? IDNP(parsing: text)
        else { return false }
        return code.hasPersonalFirstDigit && code.checksum == .correct
    }
}
