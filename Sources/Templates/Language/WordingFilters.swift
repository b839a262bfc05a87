import Diagnostics
import FoundationEssentials
import Wording

extension Environment {
    /// Filters that write numbers, sums, dates and lists in the document's language.
    mutating func addWordingFilters() {
        add(printing: "money", parameters: ["currency?"], WordingFilters.money)
        add(printing: "money_words", parameters: ["currency?"], WordingFilters.moneyWords)
        add(printing: "money_full", parameters: ["currency?"], WordingFilters.moneyFull)
        add(printing: "date", parameters: ["style?"], WordingFilters.date)
        add(printing: "words", parameters: ["gender?"], WordingFilters.words)
        add(printing: "ordinal", parameters: ["gender?"], WordingFilters.ordinal)
        add(printing: "roman", WordingFilters.roman)
        add(printing: "number", parameters: ["decimals?"], WordingFilters.number)
        add(printing: "percent", WordingFilters.percent)
        add(filter: "count", parameters: ["noun*"], WordingFilters.count)
        add(printing: "count_words", parameters: ["noun"], WordingFilters.countWords)
        add(printing: "plural", parameters: ["noun*"], WordingFilters.plural)
        add(printing: "and_list", WordingFilters.andList)
        add(printing: "or_list", WordingFilters.orList)
    }
}

private enum WordingFilters {
    // MARK: - Sums

    static func money(_ call: Invocation) throws(Diagnostic) -> String {
        call.environment.language.money(try minorUnits(call), try currency(call))
    }

    static func moneyWords(_ call: Invocation) throws(Diagnostic) -> String {
        call.environment.language.moneyInWords(try minorUnits(call), try currency(call))
    }

    static func moneyFull(_ call: Invocation) throws(Diagnostic) -> String {
        "\(try money(call)) (\(try moneyWords(call)))"
    }

    private static func currency(_ call: Invocation) throws(Diagnostic) -> Currency {
        try call.choice("currency", of: ["MDL": .MDL, "EUR": .EUR]) ?? call.environment.currency
    }

    private static func minorUnits(_ call: Invocation) throws(Diagnostic) -> Int {
        let sum = try call.subjectNumber()
        guard let hundredths = try? sum.multiplied(by: 100), let units = hundredths.integer else {
            throw .notASum(at: call.place)
        }
        return units
    }

    // MARK: - Numbers

    static func number(_ call: Invocation) throws(Diagnostic) -> String {
        let decimals = try call.integer("decimals", in: 0...20)
        return call.environment.language.figures(try call.subjectNumber(), decimals: decimals)
    }

    static func percent(_ call: Invocation) throws(Diagnostic) -> String {
        call.environment.language.percent(try call.subjectNumber())
    }

    static func words(_ call: Invocation) throws(Diagnostic) -> String {
        let number = try wholeNumber(call)
        return call.environment.language.cardinal(number, gender: try gender(call))
    }

    static func ordinal(_ call: Invocation) throws(Diagnostic) -> String {
        let number = try wholeNumber(call)
        guard let text = call.environment.language.ordinal(number, gender: try gender(call)) else {
            throw .notInRange(1...Int.max, at: call.place)
        }
        return text
    }

    static func roman(_ call: Invocation) throws(Diagnostic) -> String {
        guard let text = RomanNumeral.text(of: try wholeNumber(call)) else {
            throw .notInRange(1...3999, at: call.place)
        }
        return text
    }

    private static func gender(_ call: Invocation) throws(Diagnostic) -> Gender {
        try call.choice(
            "gender",
            of: [
                "masculine": .masculine, "feminine": .feminine, "neuter": .neuter,
                "m": .masculine, "f": .feminine, "n": .neuter,
            ]) ?? .masculine
    }

    private static func wholeNumber(_ call: Invocation) throws(Diagnostic) -> Int {
        guard let number = try call.subjectNumber().integer else {
            throw .notWhole(call.name, at: call.place)
        }
        return number
    }

    // MARK: - Nouns

    /// „21 de zile”; without a noun the length of a list, as in Jinja.
    static func count(_ call: Invocation) throws(Diagnostic) -> Value {
        if call.rest.isEmpty { return try ListFilters.length(call) }
        if call.subject == .blank { return .blank }
        return .text(
            call.environment.language.counted(try wholeNumber(call), try noun(call, call.rest)))
    }

    static func countWords(_ call: Invocation) throws(Diagnostic) -> String {
        let noun = try noun(call, [call["noun"] ?? .none])
        return call.environment.language.countedInWords(try wholeNumber(call), noun)
    }

    /// The noun alone as it follows the number: „zile”, „de zile”.
    static func plural(_ call: Invocation) throws(Diagnostic) -> String {
        let language = call.environment.language
        let form = language.pluralForm(of: try call.subjectNumber())
        let noun = try noun(call, call.rest).form(form)
        return language == .ro && form == .other ? "de \(noun)" : noun
    }

    /// A noun by its English key, or from its forms: one, few, many, other.
    private static func noun(_ call: Invocation, _ arguments: [Value]) throws(Diagnostic) -> Noun {
        var forms: [String] = []
        for case .text(let form) in arguments { forms.append(form) }
        guard forms.count == arguments.count, (1...4).contains(forms.count) else {
            throw .nounNeeded(call.name, at: call.place)
        }
        if forms.count == 1 { return try commonNoun(forms[0], call) }
        return Noun(
            gender: .masculine, one: forms[0], few: forms[1],
            many: forms.count > 2 ? forms[2] : nil, other: forms.count > 3 ? forms[3] : nil)
    }

    private static func commonNoun(_ key: String, _ call: Invocation) throws(Diagnostic) -> Noun {
        guard let noun = Noun.common(key, call.environment.language) else {
            throw .unknownNoun(key, at: call.place)
        }
        return noun
    }

    // MARK: - Dates and lists

    static func date(_ call: Invocation) throws(Diagnostic) -> String {
        let date = try call.subjectDate()
        let styles: KeyValuePairs<String, DateStyle?> = [
            "long": .long, "short": .short, "full": .full, "heading": .heading, "iso": nil,
        ]
        let style = try call.choice("style", of: styles) ?? .long
        return style.map { call.environment.language.date(date, style: $0) } ?? date.description
    }

    static func andList(_ call: Invocation) throws(Diagnostic) -> String {
        call.environment.language.list(try call.printedItems(), conjunction: .and)
    }

    static func orList(_ call: Invocation) throws(Diagnostic) -> String {
        call.environment.language.list(try call.printedItems(), conjunction: .or)
    }
}

extension Invocation {
    /// The items of the subject as texts.
    func printedItems(attribute: String? = nil) throws(Diagnostic) -> [String] {
        var texts: [String] = []
        for item in try subjectList() {
            let value = try attribute.map { name throws(Diagnostic) in
                try self.attribute(name, of: item)
            }
            texts.append(try (value ?? item).printed(in: environment))
        }
        return texts
    }
}

extension Diagnostic {
    fileprivate static func notASum(at place: Location?) -> Diagnostic {
        .error(
            "template.not-a-sum", at: place,
            message: Text(
                ro: "o sumă are cel mult două zecimale și cel mult 16 cifre înaintea lor",
                en: "a sum has at most two decimals and at most 16 digits before them"),
            hint: Text(
                ro: "rotunjiți întâi: (…) | round(2) | money",
                en: "round it first: (…) | round(2) | money"))
    }

    fileprivate static func notWhole(_ name: String, at place: Location?) -> Diagnostic {
        .error(
            "template.not-whole", at: place, arguments: ["name": name],
            message: Text(
                ro: "„\(name)” cere un număr întreg", en: "“\(name)” needs a whole number"),
            hint: Text(
                ro: "rotunjiți numărul sau folosiți „number”",
                en: "round the number, or use “number”"))
    }

    fileprivate static func nounNeeded(_ name: String, at place: Location?) -> Diagnostic {
        .error(
            "template.noun-needed", at: place, arguments: ["name": name],
            message: Text(
                ro: "„\(name)” cere un substantiv: o cheie sau două până la patru forme",
                en: "“\(name)” needs a noun: a key, or two to four forms"),
            hint: Text(
                ro: "scrieți \(name)(\"day\") sau \(name)(\"zi\", \"zile\")",
                en: "write \(name)(\"day\") or \(name)(\"cat\", \"cats\")"))
    }

    fileprivate static func unknownNoun(_ key: String, at place: Location?) -> Diagnostic {
        .error(
            "template.unknown-noun", at: place, arguments: ["key": key],
            message: Text(
                ro: "substantivul „\(key)” nu este printre cele cunoscute",
                en: "the noun “\(key)” is not among the known ones"),
            hint: NearName.of(key, among: Noun.commonKeys).map { .nearest($0, among: []) }
                ?? Text(
                    ro: "dați formele lui: \"zi\", \"zile\"",
                    en: "give its forms: \"cat\", \"cats\""))
    }
}
