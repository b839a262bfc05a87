public import Diagnostics
public import FoundationEssentials
public import Wording

/// What the contract states about money: unit price, total, tax, shares, the sum payable.
public struct ContractPrice: Hashable, Sendable {
    public let price: Price
    public let unitPrice: Money
    /// At most two decimals.
    public let units: Decimal
    /// Unit price × units.
    public let total: Money
    public let totalCalculation: Calculation
    public let vat: Tax
    /// The parts of what is paid, to the ban; one of 100 % where the data name none.
    public let shares: [Share]
    /// The sum of the authority's shares.
    public let payableByAuthority: Money
    /// Where data and computation do not agree; the rules judge them.
    public let differences: [Difference]

    /// The tax on the total.
    public struct Tax: Hashable, Sendable {
        public let vat: Price.VAT
        public let net: Money
        /// Zero without tax.
        public let amount: Money
        /// What is paid: net and tax together.
        public let gross: Money
    }

    public struct Share: Hashable, Sendable {
        public let payer: Price.Payer
        public let percent: Decimal
        public let amount: Money
    }

    /// Two figures for one thing.
    public struct Difference: Hashable, Sendable {
        public let kind: Kind
        public let field: FieldPath
        /// What the data say.
        public let stated: Money
        /// What follows from the other data.
        public let computed: Money
        /// Stated less computed.
        public let difference: Money

        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// The offer's unit price and the costing's.
            case offerUnitPrice = "offer-unit-price"
            /// The offer's total and the contract price of the costing.
            case offerTotal = "offer-total"
            case unitPrice = "unit-price"
            case total
            case unitCost = "unit-cost"
            case totalCost = "total-cost"
            case budgetYears = "budget-years"
        }
    }

    public var currency: Currency { total.currency }
}

extension ContractPrice {
    /// - Parameters:
    ///   - sheet: Needed where the price comes from the costing.
    /// - Returns: The price, with warnings (`costing.authority-pays-nothing`).
    /// - Throws: All that is wrong with the price, `costing.…`, each with its field.
    public static func price(of price: Price, sheet: CostSheet?, currency: Currency)
        throws(DiagnosticList) -> Checked<ContractPrice>
    {
        var problems = DiagnosticCollector()
        problems.report(price.problems(hasSheet: sheet != nil))
        guard !problems.hasErrors else { throw DiagnosticList(problems.all) }
        let result = problems.take(
            at: .field(Price.path), try ContractPrice(price, sheet, currency))
        guard let result else { throw DiagnosticList(problems.all) }
        if result.payableByAuthority.minorUnits == 0, result.vat.gross.minorUnits > 0 {
            problems.report(.authorityPaysNothing)
        }
        return try problems.finish(result)
    }

    private init(_ price: Price, _ sheet: CostSheet?, _ currency: Currency) throws(Diagnostic) {
        self.price = price
        switch price.source {
        case .offer: unitPrice = try Money(price.unitPrice ?? 0, currency)
        case .costing: unitPrice = sheet?.unitPrice.amount ?? .zero(currency)
        }
        let units: Rational
        if let given = price.units {
            units = try Rational(given)
        } else {
            units = sheet?.volume.exactUnits ?? .zero
        }
        self.units = try units.decimal(places: 6)
        totalCalculation = try Calculation().times(unitPrice).times(units)
        total = try Money(rounding: try totalCalculation.value, .minorUnits, currency)
        vat = try Tax(price.vat, on: total)
        let shares =
            price.shares.isEmpty ? [Price.Share(source: .authority, percent: 100)] : price.shares
        let amounts = try vat.gross.shared(byPercents: shares.map(\.percent))
        self.shares = zip(shares, amounts).map { share, amount in
            Share(payer: share.source, percent: share.percent, amount: amount)
        }
        payableByAuthority = try .sum(
            self.shares.filter { $0.payer == .authority }.map(\.amount), currency)
        differences = try price.differences(
            unitPrice: unitPrice, total: total, payable: payableByAuthority, sheet: sheet)
    }

    /// The amount of an acceptance act for so many units, and the authority's part of it.
    ///
    /// The parts of all acts together may differ from the parts of the total by a few bani; the
    /// last act settles them.
    public func act(units: Decimal) throws(Diagnostic) -> (amount: Money, payable: Money) {
        let amount = try Tax(price.vat, on: try unitPrice.multiplied(by: units)).gross
        let parts = try amount.shared(byPercents: shares.map(\.percent))
        let own = zip(shares, parts).filter { $0.0.payer == .authority }.map(\.1)
        return (amount, try .sum(own, currency))
    }
}

extension ContractPrice.Tax {
    /// A tax that is included is taken out of the total; one that is not comes on top.
    init(_ vat: Price.VAT, on total: Money) throws(Diagnostic) {
        self.vat = vat
        switch vat {
        case .exempt, .notRegistered:
            (net, amount, gross) = (total, .zero(total.currency), total)
        case .rate(let rate, isIncluded: true):
            let whole = try Rational.percent(100).adding(try Rational.percent(rate))
            net = try Money(
                rounding: try total.rational.divided(by: whole), .minorUnits, total.currency)
            amount = try total.subtracting(net)
            gross = total
        case .rate(let rate, isIncluded: false):
            net = total
            amount = try total.percent(rate)
            gross = try total.adding(amount)
        }
    }
}

extension Price {
    /// All that keeps it from being computed; units and cost may come from a sheet.
    func problems(hasSheet: Bool) -> [Diagnostic] {
        sourceProblems(hasSheet) + shareProblems + amountProblems
    }

    private func sourceProblems(_ hasSheet: Bool) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        if source == .costing, !hasSheet { problems.append(.noCosting) }
        if source == .offer, unitPrice == nil { problems.append(.noOfferPrice) }
        if units == nil, !hasSheet {
            problems.append(.unitsNeeded(unit, at: Self.path.appending("units")))
        }
        if let units, units <= 0 {
            problems.append(.zero("units", at: Self.path.appending("units")))
        }
        return problems
    }

    private var shareProblems: [Diagnostic] {
        let path = Self.path.appending("shares")
        let each = shares.enumerated().compactMap { index, share in
            CostingInput.percentProblem(
                share.percent, at: path.appending(index).appending("percent"))
        }
        guard each.isEmpty, !shares.isEmpty else { return each }
        let sum = shares.reduce(Decimal(0)) { $0 + $1.percent }
        return sum == 100 ? [] : [.sharesNotWhole(sum, at: path)]
    }

    private var amountProblems: [Diagnostic] {
        var problems = [
            ("unit_price", unitPrice), ("total", total), ("unit_cost", unitCost),
            ("total_cost", totalCost),
        ].compactMap { name, amount in
            CostingInput.negativeProblem(amount ?? 0, at: Self.path.appending(name))
        }
        if case .rate(let rate, _) = vat {
            let place = Self.path.appending("vat").appending("rate")
            problems += [CostingInput.percentProblem(rate, at: place)].compactMap(\.self)
        }
        for (index, year) in budgetYears.enumerated() {
            let path = Self.path.appending("budget_years").appending(index).appending("amount")
            problems += [CostingInput.negativeProblem(year.amount, at: path)].compactMap(\.self)
        }
        return problems
    }

    /// Every figure that stands twice and not alike.
    fileprivate func differences(
        unitPrice: Money, total: Money, payable: Money, sheet: CostSheet?
    ) throws(Diagnostic) -> [ContractPrice.Difference] {
        let currency = total.currency
        var pairs: [(ContractPrice.Difference.Kind, String, Money?, Money?)] = [
            (.total, "total", try money(self.total, currency), total),
            (.totalCost, "total_cost", try money(totalCost, currency), sheet?.total.amount),
        ]
        if let unitCost, let sheet {
            let stated = try Money(rounding: try Rational(unitCost), .minorUnits, currency)
            let computed = try Money(
                rounding: sheet.unitCost.exact, .minorUnits, currency)
            pairs.append((.unitCost, "unit_cost", stated, computed))
        }
        switch source {
        case .offer:
            pairs.append((.offerUnitPrice, "unit_price", unitPrice, sheet?.unitPrice.amount))
            pairs.append((.offerTotal, "total", total, sheet?.contractPrice.amount))
        case .costing:
            pairs.append((.unitPrice, "unit_price", try money(self.unitPrice, currency), unitPrice))
        }
        if !budgetYears.isEmpty {
            var years = Money.zero(currency)
            for year in budgetYears { years = try years.adding(try Money(year.amount, currency)) }
            pairs.append((.budgetYears, "budget_years", years, payable))
        }
        var differences: [ContractPrice.Difference] = []
        for (kind, field, stated, computed) in pairs {
            guard let stated, let computed, stated != computed else { continue }
            differences.append(
                ContractPrice.Difference(
                    kind: kind, field: Self.path.appending(field), stated: stated,
                    computed: computed, difference: try stated.subtracting(computed)))
        }
        return differences
    }

    private func money(_ sum: Decimal?, _ currency: Currency) throws(Diagnostic) -> Money? {
        guard let sum else { return nil }
        return try Money(sum, currency)
    }
}

extension Diagnostic {
    fileprivate static var noCosting: Diagnostic {
        .error(
            "costing.no-costing", at: .field(Price.path.appending("source")),
            message: Text(
                ro: "prețul vine din costificare, dar datele nu au fișa de costificare",
                en: "the price comes from the costing, but the data have no costing sheet"),
            hint: Text(
                ro: "adăugați „costing” sau scrieți „source: offer” cu prețul ofertei",
                en: "add “costing”, or write “source: offer” with the offer's price"))
    }

    fileprivate static var noOfferPrice: Diagnostic {
        .error(
            "costing.no-offer-price", at: .field(Price.path.appending("unit_price")),
            message: Text(
                ro: "prețul vine din ofertă, dar prețul unitar lipsește",
                en: "the price comes from the offer, but the unit price is missing"),
            hint: Text(
                ro: "scrieți prețul unitar din oferta atribuită",
                en: "write the unit price of the awarded offer"))
    }

    fileprivate static func sharesNotWhole(_ sum: Decimal, at path: FieldPath) -> Diagnostic {
        let (ro, en) = (DocumentLanguage.ro, DocumentLanguage.en)
        return .error(
            "costing.shares-not-100", at: .field(path), arguments: ["sum": sum.description],
            message: Text(
                ro: "cotele de finanțare fac împreună \(ro.percent(sum)), nu \(ro.percent(100))",
                en: "the shares make \(en.percent(sum)) together, not \(en.percent(100))"),
            hint: Text(
                ro: "corectați cotele; toate sursele împreună plătesc prețul",
                en: "correct the shares; all sources together pay the price"))
    }

    fileprivate static var authorityPaysNothing: Diagnostic {
        .warning(
            "costing.authority-pays-nothing", at: .field(Price.path.appending("shares")),
            message: Text(
                ro: "autoritatea contractantă nu plătește nimic din preț",
                en: "the authority pays nothing of the price"),
            hint: Text(
                ro: "verificați cotele; un contract de achiziție este plătit de autoritate",
                en: "check the shares; a procurement contract is paid by the authority"))
    }
}
