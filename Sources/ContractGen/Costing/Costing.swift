public import Diagnostics
public import FoundationEssentials
public import Templates
public import Wording

/// The money of one contract: costing sheet, price and payment calendar, as far as the data have
/// them.
public struct Costing: Hashable, Sendable {
    /// nil without `costing` in the data.
    public let sheet: CostSheet?
    /// nil without `price` in the data.
    public let price: ContractPrice?
    /// nil without a price or the days of performance.
    public let calendar: PaymentCalendar?
    /// The unit cost at other occupancies, where the volume follows from the occupancy.
    public let occupancies: [Occupancy]

    /// The sheet recomputed at another occupancy.
    public struct Occupancy: Hashable, Sendable {
        public let percent: Decimal
        public let units: Decimal
        public let total: Money
        public let unitPrice: Money
    }

    /// Costs a service and prices it.
    ///
    /// - Parameters:
    ///   - profiles: `CostingProfile.all(in:)`.
    ///   - date: The document's, else today.
    /// - Returns: The costing, with the warnings of its parts.
    /// - Throws: All that is wrong with cost and price at once, each with its field:
    ///   `costing.unknown-profile` and what the parts throw.
    public static func costing(
        of input: CostingInput?, price: Price?, plan: PaymentPlan?, profiles: [CostingProfile],
        currency: Currency, on date: CalendarDate
    ) throws(DiagnosticList) -> Checked<Costing> {
        var problems = DiagnosticCollector()
        var sheet: CostSheet?
        let unit = price?.unit ?? .beneficiaryMonth
        if let input {
            let profile = problems.take(try Self.profile(input.profile, among: profiles))
            if let profile {
                sheet = problems.takeAll(
                    try CostSheet.sheet(
                        of: input, by: profile, unit: unit, currency: currency, on: date))
            }
            if sheet == nil {
                problems.report(price?.problems(hasSheet: true) ?? [])
                throw DiagnosticList(problems.all)
            }
        }
        var priced: ContractPrice?
        if let price {
            priced = problems.takeAll(
                try ContractPrice.price(of: price, sheet: sheet, currency: currency))
        }
        let calendar = problems.take(try Self.calendar(of: priced, by: plan)) ?? nil
        let occupancies = problems.take(try Self.occupancies(of: sheet, unit, date)) ?? []
        return try problems.finish(
            Costing(sheet: sheet, price: priced, calendar: calendar, occupancies: occupancies))
    }

    /// The costing of a contract's checked fields: `costing`, `price`, `currency`, `terms`,
    /// `payment`, `acceptance`.
    ///
    /// - Throws: As above, and `data.missing-in-model` when the fields were not checked.
    public static func costing(
        of contract: Value.Map, profiles: [CostingProfile], on date: CalendarDate
    ) throws(DiagnosticList) -> Checked<Costing> {
        let fields = Fields(contract)
        let currency: Currency = fields.choice(ifAny: "currency") ?? .MDL
        let parts = try DiagnosticList.wrapping { () throws(Diagnostic) in
            (
                input: try fields.record(ifAny: "costing").map {
                    fields throws(Diagnostic) in try CostingInput(fields: fields.map)
                },
                price: try fields.record(ifAny: "price").map { fields throws(Diagnostic) in
                    try Price(fields: fields.map)
                }
            )
        }
        return try costing(
            of: parts.input, price: parts.price, plan: PaymentPlan(contract: contract),
            profiles: profiles, currency: currency, on: fields.date(ifAny: "date") ?? date)
    }

    private static func profile(_ id: String, among profiles: [CostingProfile])
        throws(Diagnostic) -> CostingProfile
    {
        guard let profile = profiles.first(where: { $0.id == id }) else {
            throw .unknownProfile(id, known: profiles.map(\.id))
        }
        return profile
    }

    private static func calendar(of price: ContractPrice?, by plan: PaymentPlan?)
        throws(Diagnostic) -> PaymentCalendar?
    {
        guard let price, let plan else { return nil }
        return try PaymentCalendar(of: price, by: plan)
    }

    /// 60 to 100 percent in tens, and the planned one.
    private static func occupancies(
        of sheet: CostSheet?, _ unit: UnitOfService, _ date: CalendarDate
    ) throws(Diagnostic) -> [Occupancy] {
        guard let sheet, sheet.input.units == nil else { return [] }
        let percents = Set([60, 70, 80, 90, 100, sheet.input.occupancy]).sorted()
        var occupancies: [Occupancy] = []
        for percent in percents {
            occupancies.append(try sheet.occupancy(percent, on: date))
        }
        return occupancies
    }
}

extension CostSheet {
    /// What the service would cost at another occupancy: costs for each beneficiary follow it, the
    /// others stay.
    ///
    /// - Throws: `costing.zero-occupancy`, `costing.percent-out-of-range`, `costing.too-large`.
    public func occupancy(_ percent: Decimal, on date: CalendarDate) throws(Diagnostic)
        -> Costing.Occupancy
    {
        do throws(DiagnosticList) {
            let other = try Self.sheet(
                of: input.occupied(at: percent), by: profile, unit: unit, currency: currency,
                on: date
            ).value
            return Costing.Occupancy(
                percent: percent, units: other.volume.units, total: other.total.amount,
                unitPrice: other.unitPrice.amount)
        } catch {
            throw error.all.first { $0.severity == .error } ?? .tooLarge
        }
    }
}

extension Diagnostic {
    fileprivate static func unknownProfile(_ id: String, known: [String]) -> Diagnostic {
        let near = NearName.of(id, among: known)
        let list = known.joined(separator: ", ")
        return .error(
            "costing.unknown-profile", at: .field(CostingInput.path.appending("profile")),
            arguments: ["profile": id],
            message: Text(
                ro: "profilul de costificare „\(id)” nu există",
                en: "there is no costing profile “\(id)”"),
            hint: Text(
                ro: near.map { "poate „\($0)”?" } ?? "profiluri: \(list)",
                en: near.map { "did you mean “\($0)”?" } ?? "profiles: \(list)"))
    }
}
