internal import Diagnostics
internal import Templates
internal import Wording

// What the data say.
extension RuleSubject {
    /// `filled(value, [fields])`: those fields of the value that are missing or empty.
    func filled(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        guard case .map(let map)? = call["value"] else { throw .needsGroup(call) }
        return try call.texts("fields").compactMap { name in
            map[name]?.isFilled == true ? nil : .notFilled(name)
        }
    }

    /// `idno_valid(text)`: 13 digits with the right check digit. A valid number does not prove
    /// that the entity exists. A number that looks like a person's is not shown.
    func idnoValid(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        guard let text = try call.text("text") else { return [] }
        let found: Diagnostic?
        do { found = try IDNO(parsing: text).checksumFinding } catch { found = error }
        return found.map { [.invalidIDNO($0)] } ?? []
    }

    /// `iban_valid(text)`: an account in Moldova, 24 characters that begin with MD and leave the rest
    /// 1 by 97; spaces do not count. A valid IBAN does not prove that the account exists.
    func ibanValid(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        guard let text = try call.text("text") else { return [] }
        do {
            let iban = try IBAN(parsing: text)
            guard iban.country == "MD" else { return [.foreignIBAN(iban)] }
            return iban.checksumFinding.map { [.invalidIBAN($0)] } ?? []
        } catch {
            return [.invalidIBAN(error)]
        }
    }

    /// `treasury_account(text)`: a problem unless it is an account with the State Treasury. An account
    /// that cannot be read is `iban_valid`'s matter.
    func treasuryAccount(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        guard let text = try call.text("text") else { return [] }
        guard let iban = try? IBAN(parsing: text), !iban.isTreasury else { return [] }
        return [.commercialAccount(iban)]
    }

    /// `within_working_days(days, from, to)`: a problem when `to` comes before `from`, or more than so
    /// many working days after it. Monday to Friday count; public holidays are not known, so a day
    /// that falls after one is told too.
    func withinWorkingDays(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        guard let days = try call.integer("days", in: 0...365), let from = try call.date("from"),
            let to = try call.date("to"), let last = from.adding(workingDays: days)
        else { return [] }
        return (from...last).contains(to) ? [] : [.outOfTerm(to, from, last)]
    }

    /// `dates_in_order([fields])`: the pairs of dates that are out of order. Dates that are missing
    /// are passed over; `parties[].…` means the date of each party.
    func datesInOrder(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        let fields = try data()
        var problems: [Finding.Problem] = []
        var earlier: [DatedField] = []
        for path in try call.texts("fields") {
            let dates = try self.dates(path, of: fields, call)
            for date in dates {
                problems += earlier.filter { $0.date > date.date }.map {
                    .outOfOrder($0, date, captions)
                }
            }
            if !dates.isEmpty { earlier = dates }
        }
        return problems
    }

    /// A date of the data with its place.
    struct DatedField: Hashable {
        let path: FieldPath
        let date: CalendarDate
    }

    private func dates(_ spelled: String, of fields: Value.Map, _ call: Invocation)
        throws(Diagnostic) -> [DatedField]
    {
        var found: [(path: FieldPath, value: Value)] = [(.root, .map(fields))]
        for step in spelled.utf8.split(separator: UInt8(ascii: ".")) {
            let isEach = step.last == UInt8(ascii: "]")
            let name = String(Substring(isEach ? step.dropLast(2) : step))
            found = found.flatMap { path, value -> [(path: FieldPath, value: Value)] in
                guard case .map(let map) = value, let next = map[name] else { return [] }
                let path = path.appending(name)
                guard isEach, case .list(let items) = next else { return [(path, next)] }
                return items.enumerated().map { (path.appending($0.offset), $0.element) }
            }
        }
        var dates: [DatedField] = []
        for (path, value) in found {
            guard case .date(let date) = value else { throw .notADate(path, call) }
            dates.append(DatedField(path: typed(path), date: date))
        }
        return dates
    }
}

extension Value {
    /// Whether there is anything in it.
    fileprivate var isFilled: Bool {
        switch self {
        case .none: false
        case .text(let text): text.contains { !$0.isWhitespace }
        case .list(let list): !list.isEmpty
        case .map(let map): !map.isEmpty
        default: true
        }
    }
}

extension Finding.Problem {
    fileprivate static func notFilled(_ name: String) -> Self {
        Self(
            LocalText(
                ro: "lipsește câmpul „\(name)”", ru: "нет поля „\(name)”",
                en: "the field “\(name)” is missing"), at: .field(FieldPath([.key(name)])))
    }

    fileprivate static func invalidIDNO(_ found: Diagnostic) -> Self {
        Self(
            LocalText(
                ro: found.message.ro, ru: "IDNO указан неверно", en: found.message.en))
    }

    fileprivate static func invalidIBAN(_ found: Diagnostic) -> Self {
        Self(
            LocalText(
                ro: found.message.ro, ru: "IBAN указан неверно", en: found.message.en))
    }

    fileprivate static func foreignIBAN(_ iban: IBAN) -> Self {
        Self(
            LocalText(
                ro: "IBAN \(iban.printed) nu este din Republica Moldova",
                ru: "IBAN \(iban.printed) не молдавский",
                en: "IBAN \(iban.printed) is not a Moldovan one"))
    }

    fileprivate static func commercialAccount(_ iban: IBAN) -> Self {
        Self(
            LocalText(
                ro: "IBAN \(iban.printed) nu este un cont trezorerial (codul băncii nu este TR)",
                ru: "IBAN \(iban.printed) не казначейский (код банка не TR)",
                en: "IBAN \(iban.printed) is not with the Treasury (its bank is not TR)"))
    }

    fileprivate static func outOfTerm(
        _ found: CalendarDate, _ first: CalendarDate, _ last: CalendarDate
    ) -> Self {
        func day(_ date: CalendarDate, _ language: DocumentLanguage) -> String {
            language.date(date, style: .short)
        }
        return Self(
            LocalText(
                ro: "\(day(found, .ro)) nu este între \(day(first, .ro)) și \(day(last, .ro))",
                ru: "\(day(found, .ru)) – не между \(day(first, .ru)) и \(day(last, .ru))",
                en: "\(day(found, .en)) is not between \(day(first, .en)) and \(day(last, .en))"))
    }

    fileprivate static func outOfOrder(
        _ first: RuleSubject.DatedField, _ second: RuleSubject.DatedField,
        _ captions: FieldCaptions
    ) -> Self {
        func words(_ after: String, _ language: DocumentLanguage) -> String {
            let dated = [first, second].map { field in
                let label = language.quoted(captions.label(of: field.path).in(language))
                return "\(label) (\(language.date(field.date, style: .short)))"
            }
            return "\(dated[0]) \(after) \(dated[1])"
        }
        return Self(
            LocalText(
                ro: words("este după", .ro), ru: words("позже, чем", .ru),
                en: words("is after", .en)),
            at: .field(first.path))
    }
}

extension Diagnostic {
    fileprivate static func needsGroup(_ call: Invocation) -> Diagnostic {
        .error(
            "rules.needs-group", at: call.place(of: "value"),
            message: Text(
                ro: "„\(call.name)” cere aici un grup de câmpuri",
                en: "“\(call.name)” needs a group of fields here"),
            hint: Text(
                ro: "scrieți, de exemplu, filled(party, [\"name\"])",
                en: "write e.g. filled(party, [\"name\"])"))
    }

    fileprivate static func notADate(_ path: FieldPath, _ call: Invocation) -> Diagnostic {
        .error(
            "rules.not-a-date", at: call.place(of: "fields"),
            arguments: ["field": path.description],
            message: Text(
                ro: "câmpul \(path) nu este o dată", en: "the field \(path) is not a date"),
            hint: Text(ro: "numiți câmpuri cu date", en: "name fields that hold dates"))
    }
}
