internal import DataFiles
internal import Diagnostics
internal import FoundationEssentials
internal import Wording

extension Diagnostic {
    static func unknownField(_ entry: DataNode.Entry, in schema: Schema, at path: FieldPath)
        -> Diagnostic
    {
        let names = schema.fields.map(\.name)
        let near = NearName.of(entry.key, among: names)
        let all = names.joined(separator: ", ")
        return .error(
            "data.unknown-field", at: .source(entry.keyPlace),
            arguments: ["field": path.description],
            message: Text(
                ro: "câmpul „\(path)” nu există", en: "there is no field “\(path)”"),
            hint: near.map { Text(ro: "ați vrut să scrieți „\($0)”?", en: "did you mean “\($0)”?") }
                ?? Text(ro: "aici pot sta: \(all)", en: "possible here: \(all)"))
    }

    static func missing(_ subject: Text, _ field: Field, at path: FieldPath) -> Diagnostic {
        var condition = Text(ro: "", en: "")
        if case .when(let when) = field.need {
            condition = Text(
                ro: ", obligatoriu \(when.words.ro)", en: ", required \(when.words.en)")
        }
        return .error(
            "data.missing-field", at: .field(path),
            message: Text(
                ro: "lipsește câmpul: \(subject.ro)\(condition.ro)",
                en: "a field is missing: \(subject.en)\(condition.en)"),
            hint: Text(
                ro: "adăugați „\(field.name)”: \(field.type.words.ro)",
                en: "add “\(field.name)”: \(field.type.words.en)"))
    }

    static func wrongType(_ subject: Text, _ type: FieldType, found: DataNode, at path: FieldPath)
        -> Diagnostic
    {
        var hint: Text?
        if case .list = type {
            hint = Text(
                ro: "scrieți fiecare element pe rândul său, cu „- ” în față",
                en: "write each element on a line of its own, with “- ” before it")
        }
        return .error(
            "data.wrong-type", at: .field(path),
            message: Text(
                ro: "\(subject.ro): se așteaptă \(type.words.ro), iar aici stă \(found.words.ro)",
                en: "\(subject.en): expected \(type.words.en), found \(found.words.en)"),
            hint: hint
                ?? Text(
                    ro: "înlocuiți valoarea cu \(type.words.ro)",
                    en: "replace the value with \(type.words.en)"))
    }

    /// A scalar that is no such thing; its text is not repeated.
    static func notReadable(_ subject: Text, _ type: FieldType) -> Diagnostic {
        .error(
            "data.wrong-value",
            message: Text(
                ro: "\(subject.ro): se așteaptă \(type.words.ro)",
                en: "\(subject.en): expected \(type.words.en)"),
            hint: Text(ro: "corectați valoarea", en: "correct the value"))
    }

    static func listCount(
        _ subject: Text, _ found: Int, _ count: ClosedRange<Int>, at path: FieldPath
    ) -> Diagnostic {
        let range = "\(count.lowerBound)–\(count.upperBound)"
        return .error(
            found < count.lowerBound ? "data.list-too-short" : "data.list-too-long",
            at: .field(path), arguments: ["found": String(found), "expected": range],
            message: Text(
                ro:
                    "\(subject.ro): numărul elementelor trebuie să fie \(range), iar aici este \(found)",
                en: "\(subject.en): the number of elements must be \(range), here it is \(found)"),
            hint: found < count.lowerBound
                ? Text(ro: "adăugați ceea ce lipsește", en: "add what is missing")
                : Text(ro: "ștergeți ce este în plus", en: "delete what is too much"))
    }

    static func controlCharacterIn(_ subject: Text) -> Diagnostic {
        .error(
            "data.control-character",
            message: Text(
                ro: "\(subject.ro): textul conține un caracter de control, care nu se vede",
                en: "\(subject.en): the text contains a control character, which cannot be seen"),
            hint: Text(ro: "rescrieți textul", en: "type the text again"))
    }

    static func placeholder(_ subject: Text, at path: FieldPath) -> Diagnostic {
        .warning(
            "data.placeholder", at: .field(path),
            message: Text(
                ro: "\(subject.ro): a rămas textul din modelul de completat",
                en: "\(subject.en): still has the text of the file to fill in"),
            hint: Text(ro: "completați câmpul", en: "fill the field in"))
    }

    static func notADate(_ subject: Text, typed: String) -> Diagnostic {
        let iso = isoDate(fromRomanian: typed)
        return .error(
            "data.not-a-date",
            message: Text(
                ro: "\(subject.ro): „\(typed)” nu este o dată de forma aaaa-ll-zz",
                en: "\(subject.en): “\(typed)” is not a date of the form yyyy-mm-dd"),
            hint: iso.map { Text(ro: "scrieți \($0)", en: "write \($0)") }
                ?? Text(
                    ro: "scrieți o zi din calendar, de exemplu 2027-01-15",
                    en: "write a day of the calendar, e.g. 2027-01-15"))
    }

    /// `15.01.2027` → 2027-01-15.
    private static func isoDate(fromRomanian typed: String) -> CalendarDate? {
        let parts = typed.split(omittingEmptySubsequences: false) { ".-/".contains($0) }
            .compactMap { Int($0) }
        guard parts.count == 3, parts[2] > 999 else { return nil }
        return CalendarDate(year: parts[2], month: parts[1], day: parts[0])
    }

    static func notANumber(_ subject: Text, _ type: FieldType, typed: String) -> Diagnostic {
        let repaired = typed.filter { !$0.isWhitespace && $0 != "%" }.replacing(",", with: ".")
        let number = StrictDecimal.parse(repaired)
        var digits = Text(
            ro: "scrieți numai cifre, cu punct înaintea zecimalelor",
            en: "write digits only, with a point before decimals")
        if case .integer = type {
            digits = Text(ro: "scrieți numai cifre", en: "write digits only")
        }
        return .error(
            "data.not-a-number",
            message: Text(
                ro: "\(subject.ro): se așteaptă \(type.words.ro)",
                en: "\(subject.en): expected \(type.words.en)"),
            hint: number == nil
                ? digits
                : Text(
                    ro: "scrieți \(repaired), cu punct și fără spații",
                    en: "write \(repaired), with a point and without spaces"))
    }

    static func outOfRange(_ subject: Text, _ type: FieldType, found: Decimal) -> Diagnostic {
        .error(
            "data.out-of-range", arguments: ["found": found.description],
            message: Text(
                ro: "\(subject.ro): se așteaptă \(type.words.ro), iar aici este \(found)",
                en: "\(subject.en): expected \(type.words.en), here it is \(found)"),
            hint: Text(ro: "corectați numărul", en: "correct the number"))
    }

    static func tooManyDecimals(_ subject: Text, places: Int, found: Decimal) -> Diagnostic {
        .error(
            "data.too-many-decimals", arguments: ["found": found.description],
            message: Text(
                ro: "\(subject.ro): cel mult \(places) zecimale, iar aici este \(found)",
                en: "\(subject.en): at most \(places) decimals, here it is \(found)"),
            hint: Text(
                ro: "rotunjiți, de exemplu la \(StrictDecimal.rounded(found, places: places))",
                en: "round it, e.g. to \(StrictDecimal.rounded(found, places: places))"))
    }

    static func unknownOption(_ subject: Text, _ typed: String, among options: [FieldType.Option])
        -> Diagnostic
    {
        let near = typed.count < 3 ? nil : NearName.of(typed, among: options.map(\.name))
        let all = Text(
            ro: options.map { "\($0.name) (\($0.meaning.ro))" }.joined(separator: "; "),
            en: options.map { "\($0.name) (\($0.meaning.en))" }.joined(separator: "; "))
        return .error(
            "data.unknown-option",
            message: Text(
                ro: "\(subject.ro): valoarea „\(typed)” nu există",
                en: "\(subject.en): there is no value “\(typed)”"),
            hint: near.map {
                Text(
                    ro: "ați vrut să scrieți „\($0)”? Există: \(all.ro)",
                    en: "did you mean “\($0)”? There are: \(all.en)")
            } ?? Text(ro: "alegeți dintre: \(all.ro)", en: "choose among: \(all.en)"))
    }
}

extension DataNode {
    /// What stands there, as messages say it.
    fileprivate var words: Text {
        switch content {
        case .null: Text(ro: "un loc gol", en: "an empty place")
        case .scalar: Text(ro: "un text", en: "a text")
        case .list: Text(ro: "o listă", en: "a list")
        case .map: Text(ro: "un grup de câmpuri", en: "a group of fields")
        }
    }
}
