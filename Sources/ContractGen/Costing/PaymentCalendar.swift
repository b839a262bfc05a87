public import Diagnostics
public import FoundationEssentials
public import Wording

/// The payment calendar („graficul de plăți”): estimated, a ceiling for each period, and exactly
/// the sum payable together.
public struct PaymentCalendar: Hashable, Sendable {
    /// Paid ahead at the start; nil for none.
    public let advance: Money?
    public let rows: [Row]
    /// The advance and the rows together: the sum payable by the authority.
    public let total: Money
    /// Sums by the year of the period's last day; the advance counts in the year of the start.
    public let budgetYears: [BudgetYear]
    /// The first day of the periods that an amendment changed; nil for the contract's own calendar.
    public let changedFrom: CalendarDate?

    public struct Row: Hashable, Sendable {
        /// From 1.
        public let number: Int
        public let from: CalendarDate
        public let to: CalendarDate
        /// Estimated; all together are the units of the contract.
        public let units: Decimal
        /// „estimat, plafon”
        public let amount: Money
        /// The last days for the act and report, for the acceptance and for the payment.
        public let actDue: CalendarDate?
        public let acceptanceDue: CalendarDate?
        public let paymentDue: CalendarDate?
    }

    public struct BudgetYear: Hashable, Sendable {
        public let year: Int
        public let amount: Money
    }

    /// Shares out the sum payable by a plan.
    ///
    /// Units go to the periods by their months (a month that is not whole counts by its days), sums
    /// by the units, or equally for instalments; both by largest remainder.
    ///
    /// - Throws: `costing.calendar-ends-first`, `costing.calendar-too-long`,
    ///   `costing.advance-out-of-range`, `costing.instalments`, `costing.too-large`.
    public init(of price: ContractPrice, by plan: PaymentPlan) throws(Diagnostic) {
        let payable = price.payableByAuthority
        let advance = try plan.advance(of: payable)
        let volume = Volume(units: price.units, payable: payable, unit: price.price.unit)
        let rows = try Self.rows(of: volume.less([], advance), by: plan)
        try self.init(rows, advance, total: payable, start: plan.start, changedFrom: nil)
    }

    init(
        _ rows: [Row], _ advance: Money?, total: Money, start: CalendarDate,
        changedFrom: CalendarDate?
    ) throws(Diagnostic) {
        (self.rows, self.advance, self.total) = (rows, advance, total)
        budgetYears = try Self.years(rows, advance, start.year)
        self.changedFrom = changedFrom
    }

    /// The periods of a plan, numbered on from those before, with all of the volume.
    static func rows(of volume: Volume, by plan: PaymentPlan, after earlier: Int = 0)
        throws(Diagnostic) -> [Row]
    {
        let periods = try plan.periods()
        let units = try Self.units(volume, periods)
        var weights: [Rational] = []
        for count in units { weights.append(try Rational(count)) }
        if case .instalments = plan.frequency { weights = weights.map { _ in .one } }
        // No units are left, but perhaps a sum.
        if weights.allSatisfy({ $0 == .zero }) { weights = periods.map(\.weight) }
        let amounts = try volume.payable.shared(by: weights)
        return periods.indices.map { index in
            Row(earlier + index, periods[index], units[index], amounts[index], plan.terms)
        }
    }

    /// Whole units where the unit is counted whole, hundredths elsewhere.
    private static func units(_ volume: Volume, _ periods: [Period]) throws(Diagnostic)
        -> [Decimal]
    {
        let units = try Rational(volume.units)
        let places = units.isWhole && volume.unit.isWhole ? 0 : 2
        guard let count = Int(exactly: try units.rounded(places: places, .halfUp)) else {
            throw .tooLarge
        }
        let parts = try Apportionment(periods.map(\.weight)).parts(of: count)
        return parts.map { Decimal(count: Int128($0), places: places) ?? 0 }
    }

    private static func years(_ rows: [Row], _ advance: Money?, _ start: Int)
        throws(Diagnostic) -> [BudgetYear]
    {
        var sums: [Int: Money] = [:]
        if let advance { sums[start] = advance }
        for row in rows {
            sums[row.to.year] = try (sums[row.to.year] ?? .zero(row.amount.currency))
                .adding(row.amount)
        }
        return sums.sorted { $0.key < $1.key }.map { BudgetYear(year: $0.key, amount: $0.value) }
    }

    /// What is shared out over periods.
    struct Volume {
        let units: Decimal
        let payable: Money
        let unit: UnitOfService

        /// What is left beside periods that have theirs, and an advance.
        func less(_ rows: [Row], _ advance: Money?) throws(Diagnostic) -> Volume {
            let taken = try Money.sum(
                rows.map(\.amount) + [advance].compactMap(\.self), payable.currency)
            return Volume(
                units: rows.reduce(units) { $0 - $1.units },
                payable: try payable.subtracting(taken), unit: unit)
        }
    }

    /// A stretch of the contract that is paid at once.
    struct Period {
        let from, to: CalendarDate
        /// Months, in parts of a month where it is not whole.
        let weight: Rational
    }
}

extension PaymentCalendar.Row {
    fileprivate init(
        _ index: Int, _ period: PaymentCalendar.Period, _ units: Decimal, _ amount: Money,
        _ terms: PaymentPlan.Terms
    ) {
        number = index + 1
        from = period.from
        to = period.to
        self.units = units
        self.amount = amount
        let dues = terms.dues(after: period.to)
        actDue = dues.act
        acceptanceDue = dues.acceptance
        paymentDue = dues.payment
    }
}

extension PaymentPlan.Terms {
    /// The last days for the act, its acceptance and the payment of a period; nil where not agreed.
    func dues(after end: CalendarDate)
        -> (act: CalendarDate?, acceptance: CalendarDate?, payment: CalendarDate?)
    {
        let act = submitDays.flatMap { end.adding(days: $0) }
        let acceptance = acceptDays.flatMap { (act ?? end).adding(days: $0) }
        let accepted = acceptance ?? act ?? end
        let payment = paymentDays.flatMap {
            areWorkingDays ? accepted.adding(workingDays: $0) : accepted.adding(days: $0)
        }
        return (act, acceptance, payment)
    }
}

extension PaymentPlan {
    /// Months the calendar may have.
    private static let longest = 240

    fileprivate func advance(of payable: Money) throws(Diagnostic) -> Money? {
        guard (0...100).contains(advance) else { throw .advanceOutOfRange }
        return advance.isZero ? nil : try payable.percent(advance)
    }

    /// The periods of the frequency, in order.
    fileprivate func periods() throws(Diagnostic) -> [PaymentCalendar.Period] {
        let months = try self.months()
        switch frequency {
        case .monthly: return months
        case .quarterly:
            return try joined(months) { ($0.from.year, ($0.from.month - 1) / 3) }
        case .instalments(let count):
            guard (1...months.count).contains(count) else { throw .instalments(months.count) }
            var periods: [PaymentCalendar.Period] = []
            for index in 0..<count {
                let range = index * months.count / count..<(index + 1) * months.count / count
                periods.append(try Self.period(months[range]))
            }
            return periods
        }
    }

    /// From a later day on, with the instalments that are left.
    func continued(from day: CalendarDate, after earlier: Int) throws(Diagnostic) -> PaymentPlan {
        let plan = PaymentPlan(
            start: day, end: end, frequency: frequency, advance: 0, terms: terms)
        guard case .instalments(let count) = frequency else { return plan }
        let left = min(max(1, count - earlier), try plan.months().count)
        return PaymentPlan(start: day, end: end, frequency: .instalments(left), terms: terms)
    }

    /// The calendar months of the performance, the first and the last as far as they belong to it.
    private func months() throws(Diagnostic) -> [PaymentCalendar.Period] {
        guard start <= end else { throw .calendarEndsFirst }
        var months: [PaymentCalendar.Period] = []
        var from = start
        while from <= end {
            guard months.count < Self.longest else { throw .calendarTooLong(Self.longest) }
            let days = CalendarDate.days(inMonth: from.month, of: from.year)
            guard let last = CalendarDate(year: from.year, month: from.month, day: days) else {
                break
            }
            let to = min(last, end)
            months.append(
                PaymentCalendar.Period(
                    from: from, to: to,
                    weight: try Rational(Int128(to.day - from.day + 1), over: Int128(days))))
            guard let next = to.adding(days: 1) else { break }
            from = next
        }
        return months
    }

    private func joined(
        _ months: [PaymentCalendar.Period],
        by quarter: (PaymentCalendar.Period) -> (Int, Int)
    ) throws(Diagnostic) -> [PaymentCalendar.Period] {
        var groups: [[PaymentCalendar.Period]] = []
        for month in months {
            if let last = groups.last?.last, quarter(last) == quarter(month) {
                groups[groups.count - 1].append(month)
            } else {
                groups.append([month])
            }
        }
        var periods: [PaymentCalendar.Period] = []
        for group in groups { periods.append(try Self.period(group[...])) }
        return periods
    }

    private static func period(_ months: ArraySlice<PaymentCalendar.Period>)
        throws(Diagnostic) -> PaymentCalendar.Period
    {
        guard let first = months.first, let last = months.last else { throw .calendarEndsFirst }
        var weight = Rational.zero
        for month in months { weight = try weight.adding(month.weight) }
        return PaymentCalendar.Period(from: first.from, to: last.to, weight: weight)
    }
}

extension Diagnostic {
    fileprivate static var calendarEndsFirst: Diagnostic {
        .error(
            "costing.calendar-ends-first",
            at: .field(FieldPath([.key("terms"), .key("performance_to")])),
            message: Text(
                ro: "prestarea se încheie înainte de a începe",
                en: "the performance ends before it begins"),
            hint: Text(
                ro: "corectați perioada prestării", en: "correct the period of performance"))
    }

    fileprivate static func calendarTooLong(_ months: Int) -> Diagnostic {
        .error(
            "costing.calendar-too-long",
            at: .field(FieldPath([.key("terms"), .key("performance_to")])),
            message: Text(
                ro: "graficul de plăți ar avea peste \(months) de luni",
                en: "the payment calendar would have over \(months) months"),
            hint: Text(
                ro: "verificați anul din perioada prestării",
                en: "check the year in the period of performance"))
    }

    fileprivate static var advanceOutOfRange: Diagnostic {
        .error(
            "costing.advance-out-of-range",
            at: .field(FieldPath([.key("payment"), .key("advance"), .key("percent")])),
            message: Text(
                ro: "avansul trebuie să fie de la 0 la 100 % din suma de plată",
                en: "the advance must be from 0 to 100% of the sum payable"),
            hint: Text(ro: "scrieți 30 pentru 30 %", en: "write 30 for 30%"))
    }

    fileprivate static func instalments(_ months: Int) -> Diagnostic {
        .error(
            "costing.instalments",
            at: .field(FieldPath([.key("payment"), .key("instalments")])),
            arguments: ["months": String(months)],
            message: Text(
                ro: "numărul de tranșe trebuie să fie de la 1 până la numărul de luni (\(months))",
                en: "the number of instalments must be from 1 to the number of months (\(months))"),
            hint: Text(
                ro: "micșorați numărul de tranșe sau prelungiți perioada",
                en: "lower the number of instalments, or lengthen the period"))
    }
}
