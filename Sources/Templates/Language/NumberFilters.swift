import Diagnostics
import FoundationEssentials
import Wording

extension Environment {
    /// Filters that compute with numbers and dates.
    mutating func addNumberFilters() {
        add(filter: "round", parameters: ["places?"], NumberFilters.round)
        add(filter: "abs") { call throws(Diagnostic) in .number(try call.subjectNumber().magnitude)
        }
        add(filter: "plus_days", parameters: ["days"], NumberFilters.plusDays)
        add(filter: "plus_months", parameters: ["months"], NumberFilters.plusMonths)
        add(filter: "days_until", parameters: ["date"], NumberFilters.daysUntil)
        add(filter: "year") { call throws(Diagnostic) in .integer(try call.subjectDate().year) }
    }
}

private enum NumberFilters {
    /// A quotient is rounded by the evaluator before it comes here.
    static func round(_ call: Invocation) throws(Diagnostic) -> Value {
        let places = try call.integer("places", in: 0...20) ?? 0
        return .number(StrictDecimal.rounded(try call.subjectNumber(), places: places))
    }

    static func plusDays(_ call: Invocation) throws(Diagnostic) -> Value {
        if call.subject == .blank { return .blank }
        let days = try call.integer("days", in: -4_000_000...4_000_000) ?? 0
        return try inCalendar(try call.subjectDate().adding(days: days), call)
    }

    static func plusMonths(_ call: Invocation) throws(Diagnostic) -> Value {
        if call.subject == .blank { return .blank }
        let months = try call.integer("months", in: -120_000...120_000) ?? 0
        return try inCalendar(try call.subjectDate().adding(months: months), call)
    }

    private static func inCalendar(_ date: CalendarDate?, _ call: Invocation) throws(Diagnostic)
        -> Value
    {
        guard let date else { throw .outsideCalendar(at: call.place) }
        return .date(date)
    }

    static func daysUntil(_ call: Invocation) throws(Diagnostic) -> Value {
        let start = try call.subjectDate()
        guard let end = try call.date("date") else { return .none }
        return .integer(end.dayNumber - start.dayNumber)
    }
}

extension Diagnostic {
    fileprivate static func outsideCalendar(at place: Location?) -> Diagnostic {
        .error(
            "template.outside-calendar", at: place,
            message: Text(
                ro: "data iese din anii 1–9999", en: "the date leaves the years 1 to 9999"),
            hint: Text(
                ro: "micșorați numărul de zile sau luni",
                en: "lower the number of days or months"))
    }
}
