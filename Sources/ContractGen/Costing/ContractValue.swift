public import Diagnostics
public import FoundationEssentials
internal import Wording

/// What a contract is worth at one moment of its life.
public struct ContractValue: Hashable, Sendable {
    public let unitPrice: Money
    /// At most two decimals.
    public let units: Decimal
    /// By the unit price, so with or without tax as that is.
    public let total: Money
    public let vat: ContractPrice.Tax
    public let shares: [ContractPrice.Share]
    public let payableByAuthority: Money

    /// The value as the contract states it.
    public init(of price: ContractPrice) {
        unitPrice = price.unitPrice
        units = price.units
        total = price.total
        vat = price.vat
        shares = price.shares
        payableByAuthority = price.payableByAuthority
    }

    private init(unitPrice: Money, units: Decimal, total: Money, like other: ContractValue)
        throws(Diagnostic)
    {
        self.unitPrice = unitPrice
        self.units = units
        self.total = total
        vat = try ContractPrice.Tax(other.vat.vat, on: total)
        shares = try other.shares.sharing(vat.gross)
        payableByAuthority = try shares.payableByAuthority(total.currency)
    }

    /// The value after a change: units delivered before keep the price they had.
    ///
    /// - Throws: `costing.units-already-delivered` when fewer units remain than were delivered,
    ///   `costing.too-large`.
    public func changed(by change: Amendment.PriceChange) throws(Diagnostic) -> ContractValue {
        let kept = change.unitsAtOldPrice
        let newUnits = change.units ?? units
        guard kept <= min(units, newUnits) else { throw .unitsAlreadyDelivered(kept) }
        let newPrice = try change.unitPrice.map { price throws(Diagnostic) in
            try Money(price, total.currency)
        }
        let price = newPrice ?? unitPrice
        let before = try unitPrice.multiplied(by: units - kept)
        let after = try price.multiplied(by: newUnits - kept)
        return try ContractValue(
            unitPrice: price, units: newUnits,
            total: try total.subtracting(before).adding(after), like: self)
    }
}

extension [ContractPrice.Share] {
    /// The same shares of another sum.
    func sharing(_ gross: Money) throws(Diagnostic) -> [ContractPrice.Share] {
        let amounts = try gross.shared(byPercents: map(\.percent))
        return zip(self, amounts).map { share, amount in
            ContractPrice.Share(payer: share.payer, percent: share.percent, amount: amount)
        }
    }

    func payableByAuthority(_ currency: Currency) throws(Diagnostic) -> Money {
        try .sum(filter { $0.payer == .authority }.map(\.amount), currency)
    }
}

extension Diagnostic {
    fileprivate static func unitsAlreadyDelivered(_ kept: Decimal) -> Diagnostic {
        let path = FieldPath([.key("price"), .key("units_at_old_price")])
        return .error(
            "costing.units-already-delivered", at: .field(path),
            arguments: ["units": kept.description],
            message: Text(
                ro:
                    "rămân la prețul vechi mai multe unități (\(kept)) decât are contractul",
                en: "more units keep the old price (\(kept)) than the contract has"),
            hint: Text(
                ro: "corectați „units” sau „units_at_old_price”",
                en: "correct “units” or “units_at_old_price”"))
    }
}
