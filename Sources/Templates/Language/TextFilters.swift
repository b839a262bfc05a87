import Diagnostics
import FoundationEssentials
import Wording

extension Environment {
    mutating func addTextFilters() {
        add(printing: "upper") { call throws(Diagnostic) in
            call.environment.language.upper(try call.subjectText())
        }
        add(printing: "lower") { call throws(Diagnostic) in
            call.environment.language.lower(try call.subjectText())
        }
        for name in ["capitalise", "capitalize"] {
            add(printing: name) { call throws(Diagnostic) in
                call.environment.language.capitalised(try call.subjectText())
            }
        }
        add(printing: "title", TextFilters.title)
        add(printing: "trim", TextFilters.trim)
        add(printing: "replace", parameters: ["old", "new"], TextFilters.replace)
        add(printing: "typeset") { call throws(Diagnostic) in
            call.environment.language.typeset(try call.subjectText())
        }
        add(printing: "quote") { call throws(Diagnostic) in
            call.environment.language.quoted(try call.subjectText())
        }
        add(printing: "string") { call throws(Diagnostic) in
            try call.subject.printed(in: call.environment)
        }
        add(filter: "to_number", TextFilters.toNumber)
    }
}

private enum TextFilters {
    static func title(_ call: Invocation) throws(Diagnostic) -> String {
        let language = call.environment.language
        let words = try call.subjectText().split(
            separator: " ", omittingEmptySubsequences: false)
        return words.map { language.capitalised(String($0)) }.joined(separator: " ")
    }

    static func trim(_ call: Invocation) throws(Diagnostic) -> String {
        let text = try call.subjectText().drop(while: \.isWhitespace)
        return String(text.reversed().drop(while: \.isWhitespace).reversed())
    }

    static func replace(_ call: Invocation) throws(Diagnostic) -> String {
        let text = try call.subjectText()
        let new = try call.text("new") ?? ""
        guard let old = try call.text("old"), !old.isEmpty else { return text }
        let parts = text.split(separator: old, omittingEmptySubsequences: false)
        let length = text.utf8.count + (parts.count - 1) * (new.utf8.count - old.utf8.count)
        guard length <= LanguageLimits.textLength else { throw .textTooLong }
        return parts.joined(separator: new)
    }

    /// The number that a text writes in digits with a decimal point.
    static func toNumber(_ call: Invocation) throws(Diagnostic) -> Value {
        if case .number = call.subject { return call.subject }
        guard let number = StrictDecimal.parse(try call.subjectText()) else {
            throw .notNumerical(at: call.place)
        }
        return .number(number)
    }
}

extension Diagnostic {
    fileprivate static func notNumerical(at place: Location?) -> Diagnostic {
        .error(
            "template.not-numerical", at: place,
            message: Text(
                ro: "textul nu este un număr scris cu cifre și punct zecimal",
                en: "the text is not a number in digits with a decimal point"),
            hint: Text(
                ro: "scrieți în date un număr, de exemplu 12.50",
                en: "write a number in the data, e.g. 12.50"))
    }
}
