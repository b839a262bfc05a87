internal import Diagnostics
internal import FoundationEssentials
internal import Wording

extension Costing {
    /// The payment calendar as amendments changed it; nil where the contract has none.
    ///
    /// - Parameters:
    ///   - amendments: In the order of signing, as many as count; the history may know more.
    ///   - plan: The contract's.
    /// - Throws: As the contract's own calendar.
    func calendar(
        after amendments: [Amendment], _ history: ValueHistory, by plan: PaymentPlan?
    ) throws(Diagnostic) -> PaymentCalendar? {
        guard var calendar, var plan, let unit = price?.price.unit else { return nil }
        for (step, amendment) in zip(history.steps, amendments) where amendment.movesPayments {
            plan = plan.ending(on: amendment.terms?.performanceTo ?? plan.end)
            let volume = PaymentCalendar.Volume(
                units: step.after.units, payable: step.after.payableByAuthority, unit: unit)
            calendar = try calendar.changed(to: volume, by: plan, from: step.effectiveFrom)
        }
        return calendar
    }
}

extension PaymentCalendar {
    /// Periods that ended before the change stay; what is left is shared out over the others.
    ///
    /// - Parameter day: nil changes all periods.
    fileprivate func changed(to volume: Volume, by plan: PaymentPlan, from day: CalendarDate?)
        throws(Diagnostic) -> PaymentCalendar
    {
        var kept = rows.prefix { row in day.map { row.to < $0 } ?? false && row.to < plan.end }
        var rest = try volume.less(Array(kept), advance)
        // Past periods were estimates; they cannot have more than the contract has now.
        if rest.units < 0 || rest.payable.minorUnits < 0 {
            kept = []
            rest = try volume.less([], advance)
        }
        let start = kept.last?.to.adding(days: 1) ?? plan.start
        let next = try Self.rows(
            of: rest, by: plan.continued(from: start, after: kept.count), after: kept.count)
        return try PaymentCalendar(
            kept + next, advance, total: volume.payable, start: plan.start, changedFrom: start)
    }
}

extension ValueHistory {
    /// How many amendments are in force on a day.
    func count(on day: CalendarDate) -> Int {
        let last = steps.lastIndex { $0.effectiveFrom.map { $0 <= day } ?? false }
        return last.map { $0 + 1 } ?? 0
    }
}

extension Amendment {
    /// Whether units, sums or days of the payment calendar change.
    var movesPayments: Bool { price != nil || terms?.performanceTo != nil }
}
