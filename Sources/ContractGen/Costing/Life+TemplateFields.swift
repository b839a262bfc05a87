internal import Diagnostics
internal import FoundationEssentials
internal import Templates
internal import Wording

// What templates and rules see of amendments and acceptance acts: `amendment`, `acceptance`.

extension Amendment {
    /// The fields below `amendment`; sums are decimals in currency units.
    ///
    /// - Parameters:
    ///   - history: With this amendment as its last step.
    ///   - calendar: As this amendment changes it; nil where the contract has none.
    func templateFields(
        _ history: ValueHistory, under base: BaseContract, plan: PaymentPlan?,
        calendar: PaymentCalendar?
    ) throws(Diagnostic) -> Value.Map {
        let (change, whole) = (try history.steps.last?.change(), try history.change())
        let limited = try history.change(where: \.isLimited)
        let small = try history.change { $0 == .smallChange }
        let (original, measure) = (history.original.total, try history.base())
        var map = Value.Map([
            ("ordinal", .integer(history.steps.count)),
            ("rows", .list(try history.rows())),
            ("original", history.original.fields),
            ("before", (history.steps.last?.before ?? history.original).fields),
            ("after", history.current.fields),
            ("change", .number(change?.decimal ?? 0)),
            ("change_percent", .number(try change?.percentage(of: original) ?? 0)),
            ("cumulative_change", .number(whole.decimal)),
            ("cumulative_percent", .number(try whole.percentage(of: original))),
            ("base_total", .number(measure.decimal)),
            ("limited_change", .number(limited.decimal)),
            ("limited_percent", .number(try limited.percentage(of: measure))),
            ("small_change", .number(small.decimal)),
            ("small_percent", .number(try small.percentage(of: measure))),
            ("changes_price", .bool(price != nil)), ("changes_terms", .bool(terms != nil)),
        ])
        let before = base.terms(after: base.amendments.map(\.content))
        let after = base.terms(after: base.amendments.map(\.content) + [self])
        map["terms_before"] = before.map(\.fields)
        map["terms_after"] = after.map(\.fields)
        map["last_payment"] = after.flatMap { plan?.lastPayment(endingOn: $0.performance) }
            .map { .date($0) }
        map["guarantee"] = try guaranteeFields(history, base)
        if movesPayments { map["calendar"] = calendar.map { .map($0.templateFields) } }
        return map
    }

    private func guaranteeFields(_ history: ValueHistory, _ base: BaseContract)
        throws(Diagnostic) -> Value?
    {
        guard case .serviceContract(let contract) = base.contract.body,
            case .required(let percent, let measure, _, _, _) = contract.guarantee
        else { return nil }
        func amount(of value: ContractValue, _ percent: Decimal) throws(Diagnostic) -> Value {
            let sum = measure == .payable ? value.payableByAuthority : value.vat.gross
            return .number(try sum.percent(percent).decimal)
        }
        let earlier = base.amendments.compactMap(\.content.guarantee?.percent).last ?? percent
        let own = guarantee?.percent ?? earlier
        var map = Value.Map([
            ("percent", .number(own)),
            (
                "amount_before",
                try amount(of: history.steps.last?.before ?? history.original, earlier)
            ),
            ("amount_after", try amount(of: history.current, own)),
        ])
        map["valid_to"] = guarantee?.validTo.map { .date($0) }
        return .map(map)
    }
}

extension ValueHistory {
    fileprivate func rows() throws(Diagnostic) -> [Value] {
        var rows: [Value] = []
        var sum = Money.zero(original.total.currency)
        var percentBefore: Decimal = 0
        let base = try base()
        for (index, step) in steps.enumerated() {
            let change = try step.change()
            sum = try sum.adding(change)
            let percent = try sum.percentage(of: original.total)
            let counted = try self.change(through: index, under: step.ground)
            var map = Value.Map([
                ("ground", .text(step.ground.rawValue)),
                ("unit_price", .number(step.after.unitPrice.decimal)),
                ("units", .number(step.after.units)),
                ("total", .number(step.after.total.decimal)),
                ("change", .number(change.decimal)),
                // As a difference, so that the column adds up to the cumulative one.
                ("change_percent", .number(percent - percentBefore)),
                ("cumulative_change", .number(sum.decimal)),
                ("cumulative_percent", .number(percent)),
                ("is_this", .bool(index == steps.count - 1)),
            ])
            if let counted { map["counted_percent"] = .number(try counted.percentage(of: base)) }
            map["number"] = step.number.map { .text($0) }
            map["date"] = step.date.map { .date($0) }
            rows.append(.map(map))
            percentBefore = percent
        }
        return rows
    }
}

extension ContractValue {
    fileprivate var fields: Value {
        .map(
            Value.Map([
                ("unit_price", .number(unitPrice.decimal)), ("units", .number(units)),
                ("total", .number(total.decimal)), ("gross", .number(vat.gross.decimal)),
                ("payable", .number(payableByAuthority.decimal)),
            ]))
    }
}

/// The last days of a contract at one moment of its life.
struct LastDays {
    var validity, performance, commitment: CalendarDate

    fileprivate var fields: Value {
        .map(
            Value.Map([
                ("validity_to", .date(validity)), ("performance_to", .date(performance)),
                ("commitment_to", .date(commitment)),
            ]))
    }
}

extension BaseContract {
    /// The contract's last days as amendments moved them.
    func terms(after amendments: [Amendment]) -> LastDays? {
        guard case .serviceContract(let contract) = contract.body else { return nil }
        var days = LastDays(
            validity: contract.terms.validTo, performance: contract.terms.performanceTo,
            commitment: contract.terms.commitmentTo)
        for terms in amendments.compactMap(\.terms) {
            days.validity = terms.validTo ?? days.validity
            days.performance = terms.performanceTo ?? days.performance
            days.commitment = terms.commitmentTo ?? days.commitment
        }
        return days
    }
}

extension AcceptanceFigures {
    /// The fields below `acceptance`; sums are decimals in currency units.
    func templateFields(
        of act: AcceptanceAct, plan: PaymentPlan?, in language: DocumentLanguage
    ) -> Value.Map {
        var map = Value.Map([
            ("unit", .text(unit.rawValue)), ("unit_name", .text(unit.noun(language).form(.one))),
            ("from", .date(act.period.from)), ("to", .date(act.period.to)),
            ("lines", .list(lines.enumerated().map { $1.fields(number: $0 + 1) })),
            ("delivered", .number(lines.reduce(0) { $0 + $1.delivered })),
            ("accepted", .number(lines.reduce(0) { $0 + $1.accepted })),
            ("rejected", .number(lines.reduce(0) { $0 + $1.delivered - $1.accepted })),
            ("vat", .map(vat.templateFields)), ("gross", .number(vat.gross.decimal)),
            ("shares", .list(shares.map { .map($0.templateFields(in: language)) })),
            ("payable", .number(payable.decimal)),
            ("acts", .list(earlier.map(\.fields))),
            ("amendments", .list(amendments.map(\.reference))), ("earlier", before.fields),
            ("cumulated", cumulated.fields), ("contract", contract.fields),
            ("balance", balance.fields), ("months", .integer(capacity.months)),
            ("period_accepted", .number(capacity.accepted)),
        ])
        let planned = lines.compactMap(\.planned)
        map["planned"] = planned.isEmpty ? nil : .number(planned.reduce(0, +))
        map["unit_price"] = lines.first.map { .number($0.priceInForce.decimal) }
        map["month_capacity"] = capacity.monthly.map { .number($0) }
        map["capacity"] = capacity.units.map { .number($0) }
        addDays(of: act, plan, to: &map)
        return map
    }

    private func addDays(of act: AcceptanceAct, _ plan: PaymentPlan?, to map: inout Value.Map) {
        guard let terms = plan?.terms else { return }
        let due = terms.submitDays.flatMap { act.period.to.adding(days: $0) }
        map["act_due"] = due.map { .date($0) }
        if let due, let submitted = act.submittedOn {
            map["is_submitted_late"] = .bool(submitted > due)
        }
        map["accept_by"] = terms.acceptDays.flatMap { days in
            act.submittedOn.flatMap { $0.adding(days: days) }
        }.map { .date($0) }
    }
}

extension Contract.Header {
    /// Number and date, as far as they are known.
    fileprivate var reference: Value {
        var map = Value.Map()
        map["number"] = number.map { .text($0) }
        map["date"] = date.map { .date($0) }
        return .map(map)
    }
}

extension AcceptanceFigures.Line {
    fileprivate func fields(number: Int) -> Value {
        var map = Value.Map([
            ("number", .integer(number)), ("delivered", .number(delivered)),
            ("accepted", .number(accepted)), ("rejected", .number(delivered - accepted)),
            ("unit_price", .number(unitPrice.decimal)),
            ("price_in_force", .number(priceInForce.decimal)), ("amount", .number(amount.decimal)),
        ])
        map["name"] = name.map { .text($0) }
        map["planned"] = planned.map { .number($0) }
        return .map(map)
    }
}

extension AcceptanceFigures.Sums {
    fileprivate var fields: Value {
        .map(
            Value.Map([
                ("units", .number(units)), ("gross", .number(gross.decimal)),
                ("payable", .number(payable.decimal)),
            ]))
    }
}

extension AcceptanceFigures.Act {
    fileprivate var fields: Value {
        var map = Value.Map([
            ("from", .date(period.from)), ("to", .date(period.to)), ("units", .number(sums.units)),
            ("gross", .number(sums.gross.decimal)), ("payable", .number(sums.payable.decimal)),
        ])
        map["number"] = number.map { .text($0) }
        map["date"] = date.map { .date($0) }
        return .map(map)
    }
}

extension PaymentPlan {
    /// The last day on which a period that ends on `day` has to be paid.
    fileprivate func lastPayment(endingOn day: CalendarDate) -> CalendarDate? {
        terms.dues(after: day).payment
    }
}
