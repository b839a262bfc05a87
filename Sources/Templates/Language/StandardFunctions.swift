import Diagnostics
import FoundationEssentials
import Wording

extension Environment {
    mutating func addStandardFunctions() {
        add(function: "date", parameters: ["text"], StandardFunctions.date)
        add(function: "range", parameters: ["start", "stop?", "step?"], StandardFunctions.range)
        add(function: "ref", parameters: ["clause"], StandardFunctions.reference)
        add(function: "blank") { _ in .blank }
        add(function: "page") { _ in .pageField(.page) }
        add(function: "page_count") { _ in .pageField(.pageCount) }
    }
}

private enum StandardFunctions {
    static func date(_ call: Invocation) throws(Diagnostic) -> Value {
        let text = try call.text("text") ?? ""
        guard let date = CalendarDate(iso: text) else {
            throw .notADate(text, at: call.place(of: "text"))
        }
        return .date(date)
    }

    /// `range(3)` is 0, 1, 2; `range(1, 4)` is 1, 2, 3.
    static func range(_ call: Invocation) throws(Diagnostic) -> Value {
        let bounds = -1_000_000...1_000_000
        let first = try call.integer("start", in: bounds) ?? 0
        let stop = try call.integer("stop", in: bounds)
        let step = try call.integer("step", in: 1...1_000_000) ?? 1
        let numbers = stride(from: stop == nil ? 0 : first, to: stop ?? first, by: step)
        guard numbers.underestimatedCount <= LanguageLimits.listLength else {
            throw .valueTooLarge
        }
        return .list(numbers.map { .integer($0) })
    }

    static func reference(_ call: Invocation) throws(Diagnostic) -> Value {
        .reference(clause: try call.text("clause") ?? "")
    }
}

extension Diagnostic {
    fileprivate static func notADate(_ text: String, at place: Location?) -> Diagnostic {
        .error(
            "template.not-a-date", at: place, arguments: ["text": text],
            message: Text(
                ro: "„\(text)” nu este o dată din calendar",
                en: "“\(text)” is not a date of the calendar"),
            hint: Text(
                ro: "scrieți anul, luna și ziua: date(\"2027-01-15\")",
                en: "write year, month and day: date(\"2027-01-15\")"))
    }
}
