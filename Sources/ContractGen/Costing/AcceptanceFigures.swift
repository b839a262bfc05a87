public import Diagnostics
public import FoundationEssentials
public import Wording

/// The figures of an acceptance act: what was accepted, what is paid, and what is left.
public struct AcceptanceFigures: Hashable, Sendable {
    public let unit: UnitOfService
    public let lines: [Line]
    /// The amount of this act by the unit price.
    public let vat: ContractPrice.Tax
    public let shares: [ContractPrice.Share]
    /// What the authority pays for this act.
    public let payable: Money
    public let earlier: [Act]
    /// In force, in the order of signing.
    public let amendments: [Contract.Header]
    public let before: Sums
    public let cumulated: Sums
    /// The whole contract, as amended.
    public let contract: Sums
    /// What is left of the contract; negative when it is passed.
    public let balance: Sums
    public let capacity: Capacity

    public struct Line: Hashable, Sendable {
        /// nil: the contract's service.
        public let name: String?
        /// nil: the calendar has no such period.
        public let planned: Decimal?
        public let delivered: Decimal
        public let accepted: Decimal
        public let unitPrice: Money
        /// The contract's, as amended.
        public let priceInForce: Money
        public let amount: Money
    }

    /// Units, and what was paid for them.
    public struct Sums: Hashable, Sendable {
        public let units: Decimal
        /// By all payers, with tax.
        public let gross: Money
        /// By the authority.
        public let payable: Money
    }

    /// An act before this one.
    public struct Act: Hashable, Sendable {
        public let number: String?
        public let date: CalendarDate?
        public let period: AcceptanceAct.Period
        public let sums: Sums
    }

    /// How many units the service can give.
    public struct Capacity: Hashable, Sendable {
        /// Calendar months that the period touches.
        public let months: Int
        /// Units a month; nil where the contract does not say.
        public let monthly: Decimal?
        /// Units accepted for the period, in this act and in earlier ones that touch it.
        public let accepted: Decimal

        public var units: Decimal? { monthly.map { $0 * Decimal(months) } }
    }
}

extension AcceptanceFigures {
    /// - Parameters:
    ///   - act: This act.
    ///   - base: The contract with what came before.
    ///   - costing: Of the contract; must have a price.
    /// - Throws: `costing.too-large` and what amendments cause.
    public init?(of act: AcceptanceAct, under base: BaseContract, costing: Costing)
        throws(Diagnostic)
    {
        guard let price = costing.price, case .serviceContract(let contract) = base.contract.body
        else { return nil }
        let history = try ValueHistory(of: price, base.amendments.map { ($0.header, $0.content) })
        var account = Account(price.shares, price.vat.vat, price.currency)
        var earlier: [Act] = []
        for past in base.acts {
            let lines = try Self.lines(of: past.content, history, nil)
            earlier.append(
                Act(
                    number: past.header.number, date: past.header.date,
                    period: past.content.period, sums: try account.add(lines)))
        }
        before = account.sums
        let plan = PaymentPlan(contract: base.contract.fields)
        let inForce = base.amendments.prefix(history.count(on: act.period.from))
        lines = try Self.lines(
            of: act, history,
            try costing.calendar(after: inForce.map(\.content), history, by: plan))
        vat = try ContractPrice.Tax(
            price.vat.vat, on: try .sum(lines.map(\.amount), price.currency))
        let own = try account.add(lines)
        payable = own.payable
        shares = try price.shares.sharing(vat.gross).paying(own.payable)
        cumulated = account.sums
        self.contract = Sums(
            units: history.current.units, gross: history.current.vat.gross,
            payable: history.current.payableByAuthority)
        balance = try self.contract.less(cumulated)
        unit = price.price.unit
        self.earlier = earlier
        amendments = base.amendments.map(\.header)
        capacity = Capacity(of: act, contract.beneficiaries, price.price.unit, base.acts)
    }

    private static func lines(
        of act: AcceptanceAct, _ history: ValueHistory, _ calendar: PaymentCalendar?
    ) throws(Diagnostic) -> [Line] {
        let price = history.value(on: act.period.from).unitPrice
        let estimate = calendar?.rows.first { $0.from == act.period.from && $0.to == act.period.to }
        var lines: [Line] = []
        for line in act.lines {
            let own = try line.unitPrice.map { sum throws(Diagnostic) in
                try Money(sum, price.currency)
            }
            lines.append(
                Line(
                    name: line.name,
                    planned: line.planned ?? (act.lines.count == 1 ? estimate?.units : nil),
                    delivered: line.delivered, accepted: line.accepted, unitPrice: own ?? price,
                    priceInForce: price,
                    amount: try (own ?? price).multiplied(by: line.accepted)))
        }
        return lines
    }
}

/// Adds acts up. Each act pays the difference between the shares of all acts so far and of those
/// before, so that rounding never adds up and the last act settles the contract to the ban.
private struct Account {
    private let parts: [ContractPrice.Share]
    private let vat: Price.VAT
    private var total: Money
    private(set) var sums: AcceptanceFigures.Sums

    init(_ parts: [ContractPrice.Share], _ vat: Price.VAT, _ currency: Currency) {
        self.parts = parts
        self.vat = vat
        total = .zero(currency)
        sums = .init(units: 0, gross: .zero(currency), payable: .zero(currency))
    }

    /// The sums of these lines alone.
    mutating func add(_ lines: [AcceptanceFigures.Line]) throws(Diagnostic)
        -> AcceptanceFigures.Sums
    {
        let before = sums
        for line in lines { total = try total.adding(line.amount) }
        let gross = try ContractPrice.Tax(vat, on: total).gross
        sums = AcceptanceFigures.Sums(
            units: lines.reduce(before.units) { $0 + $1.accepted }, gross: gross,
            payable: try parts.sharing(gross).payableByAuthority(gross.currency))
        return try sums.less(before)
    }
}

extension AcceptanceFigures.Sums {
    fileprivate func less(_ other: Self) throws(Diagnostic) -> Self {
        Self(
            units: units - other.units, gross: try gross.subtracting(other.gross),
            payable: try payable.subtracting(other.payable))
    }
}

extension [ContractPrice.Share] {
    /// The parts with the authority's as it is paid; what that changes by a few bani falls to the
    /// first other payer.
    fileprivate func paying(_ payable: Money) throws(Diagnostic) -> Self {
        guard filter({ $0.payer == .authority }).count == 1,
            let own = firstIndex(where: { $0.payer == .authority })
        else { return self }
        let rest = try self[own].amount.subtracting(payable)
        let other = indices.first { $0 != own }
        var shares = self
        shares[own] = self[own].paying(payable)
        if let other { shares[other] = self[other].paying(try self[other].amount.adding(rest)) }
        return shares
    }
}

extension ContractPrice.Share {
    fileprivate func paying(_ amount: Money) -> Self {
        Self(payer: payer, percent: percent, amount: amount)
    }
}

extension AcceptanceFigures.Capacity {
    fileprivate init(
        of act: AcceptanceAct, _ served: ServiceContract.Beneficiaries, _ unit: UnitOfService,
        _ earlier: [BaseContract.Earlier<AcceptanceAct>]
    ) {
        let (from, to) = (act.period.from, act.period.to)
        months = (to.year - from.year) * 12 + to.month - from.month + 1
        monthly =
            served.maxMonthlyUnits
            ?? (unit == .beneficiaryMonth ? Decimal(served.capacity) : nil)
        let touching = earlier.filter { $0.content.period.touches(act.period) }
        accepted = (touching.map(\.content) + [act]).flatMap(\.lines)
            .reduce(0) { $0 + $1.accepted }
    }
}

extension AcceptanceAct.Period {
    /// Whether both have a calendar month in common.
    fileprivate func touches(_ other: Self) -> Bool {
        from.monthNumber <= other.to.monthNumber && other.from.monthNumber <= to.monthNumber
    }
}

extension CalendarDate {
    fileprivate var monthNumber: Int { year * 12 + month }
}
