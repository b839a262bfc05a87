internal import Diagnostics
internal import FoundationEssentials
internal import Wording

/// Writes a costing sheet line by line; the formulas of the profiles are in its extensions.
struct CostBook {
    let input: CostingInput
    let profile: CostingProfile
    let currency: Currency
    /// Percent of gross pay.
    let contribution: Decimal
    /// Percent of the contribution for a minimum wage.
    let minimum: Decimal?
    let unit: UnitOfService
    private(set) var lines: [String: [CostSheet.Line]] = [:]

    init(
        input: CostingInput, profile: CostingProfile, currency: Currency, contribution: Decimal,
        minimum: Decimal?, unit: UnitOfService
    ) {
        self.input = input
        self.profile = profile
        self.currency = currency
        self.contribution = contribution
        self.minimum = minimum
        self.unit = unit
    }

    /// - Throws: `costing.too-large`, at the line that is.
    func sheet() throws(Diagnostic) -> CostSheet {
        var book = self
        let volume = try book.volume
        var hours: [CostSheet.HourlyCost] = []
        switch book.profile.method {
        case .resources: try book.writeResources(volume)
        case .activities:
            hours = try book.hourlyCosts
            try book.writeActivities(volume, hours)
        }
        return try book.closed(volume, hours)
    }

    private var volume: CostSheet.Volume {
        get throws(Diagnostic) {
            let served = try Calculation().times(Decimal(input.capacity))
                .times(input.occupancy, as: .percent)
            let planned = try served.times(Decimal(input.months))
            let units: Rational
            if let given = input.units {
                units = try Rational(given)
            } else {
                units = try planned.value
            }
            return CostSheet.Volume(
                beneficiaries: try served.value.decimal(places: 6),
                units: try units.decimal(places: 6),
                calculation: try input.units.map { units throws(Diagnostic) in
                    try Calculation().times(units)
                } ?? planned,
                exactBeneficiaries: try served.value, exactUnits: units)
        }
    }

    // MARK: - Lines

    /// A line of its own calculation, rounded once.
    mutating func add(
        to category: CostingProfile.Category, _ name: LocalText, _ calculation: Calculation,
        rounding: CostingProfile.Step.Figure = .line, months: Int? = nil, inputs: [FieldPath],
        from: [String] = []
    ) throws(Diagnostic) {
        do throws(Diagnostic) {
            let amount = try Money(
                rounding: try calculation.value, profile.rounding(rounding), currency)
            try add(
                to: category, name, calculation, amount, months: months, inputs: inputs, from: from)
        } catch {
            throw error.located(at: inputs.first.map { .field($0) })
        }
    }

    /// A line whose sum is known already: of a month, where `months` says how many there are.
    mutating func add(
        to category: CostingProfile.Category, _ name: LocalText, _ calculation: Calculation,
        _ amount: Money, months: Int?, inputs: [FieldPath], from: [String]
    ) throws(Diagnostic) {
        let number = (lines[category.code]?.count ?? 0) + 1
        let line = CostSheet.Line(
            code: "\(category.code).\(number)", name: name, calculation: calculation,
            monthly: months == nil ? nil : amount,
            amount: try amount.multiplied(by: Decimal(months ?? 1)), inputs: inputs, from: from)
        lines[category.code, default: []].append(line)
    }

    /// The category of a role; a profile that was read has those of its method.
    func category(_ role: CostingProfile.Role) throws(Diagnostic) -> CostingProfile.Category {
        guard let category = profile.category(for: role) else { throw .noCategory(role) }
        return category
    }

    func goodsCategory(_ good: CostingInput.Good) throws(Diagnostic) -> CostingProfile.Category {
        guard let category = profile.goodsCategory(good.category) else {
            throw .noCategory(.goods)
        }
        return category
    }

    /// Where donated things are shown, outside the price; nil when the profile has no such place.
    var unpaidCategory: CostingProfile.Category? {
        profile.groups.first { !$0.isInPrice }?.categories.first
    }

    func path(_ list: String, _ index: Int) -> FieldPath {
        CostingInput.path.appending(list).appending(index)
    }

    /// The words of the category itself, for lines without a name of their own.
    func name(_ category: CostingProfile.Category) -> LocalText { category.title }

    // MARK: - Sums

    private func groups() throws(Diagnostic) -> [CostSheet.Group] {
        var groups: [CostSheet.Group] = []
        for group in profile.groups {
            var categories: [CostSheet.Category] = []
            for category in group.categories {
                guard let lines = lines[category.code] else { continue }
                categories.append(try self.category(category, lines))
            }
            guard !categories.isEmpty else { continue }
            groups.append(
                CostSheet.Group(
                    code: group.code, title: group.title, isInPrice: group.isInPrice,
                    categories: categories, amount: try .sum(categories.map(\.amount), currency)))
        }
        return groups
    }

    private func category(_ category: CostingProfile.Category, _ lines: [CostSheet.Line])
        throws(Diagnostic) -> CostSheet.Category
    {
        let monthly = lines.compactMap(\.monthly)
        return CostSheet.Category(
            code: category.code, title: category.title, lines: lines,
            monthly: monthly.count == lines.count ? try .sum(monthly, currency) : nil,
            amount: try .sum(lines.map(\.amount), currency))
    }

    private func figure(
        _ groups: [CostSheet.Group], _ formula: LocalText
    ) throws(Diagnostic) -> CostSheet.Figure {
        CostSheet.Figure(
            amount: try .sum(groups.map(\.amount), currency), formula: formula, calculation: nil,
            inputs: [], from: groups.map(\.code))
    }

    /// Adds the indirect costs and draws the sums.
    private func closed(_ volume: CostSheet.Volume, _ hours: [CostSheet.HourlyCost])
        throws(Diagnostic) -> CostSheet
    {
        var book = self
        let paid = try book.groups().filter(\.isInPrice)
        let direct = try book.figure(paid, .directCosts)
        let indirect = try book.addIndirect(paid)
        let groups = try book.groups()
        let sum = try book.figure(groups.filter(\.isInPrice), .directAndIndirect)
        return try book.priced(
            PartialSheet(
                volume: volume, hours: hours, groups: groups, direct: direct, indirect: indirect,
                sum: sum))
    }

    private struct PartialSheet {
        let volume: CostSheet.Volume
        let hours: [CostSheet.HourlyCost]
        let groups: [CostSheet.Group]
        let direct, indirect, sum: CostSheet.Figure
    }

    private mutating func addIndirect(_ paid: [CostSheet.Group]) throws(Diagnostic)
        -> CostSheet.Figure
    {
        let base = paid.filter { group in
            profile.groups.contains { $0.code == group.code && $0.isInIndirectBase }
        }
        let category = try category(.indirect)
        let path = CostingInput.path.appending("indirect_percent")
        let calculation = try Calculation().times(input.indirectPercent, as: .percent)
            .times(try Money.sum(base.map(\.amount), currency))
        let amount = try Money(
            rounding: try calculation.value, profile.rounding(.indirect), currency)
        if !input.indirectPercent.isZero {
            try add(
                to: category, name(category), calculation, amount, months: nil, inputs: [path],
                from: base.map(\.code))
        }
        return CostSheet.Figure(
            amount: amount, formula: profile.formula(.indirect), calculation: calculation,
            inputs: [path], from: base.map(\.code))
    }

    private func priced(_ part: PartialSheet) throws(Diagnostic) -> CostSheet {
        let isOfUnit = profile.method == .activities
        let units = part.volume.exactUnits
        let division = try Calculation().times(part.sum.amount).over(units)
        let unitCost = isOfUnit ? try part.sum.amount.rational : try division.value
        let unitPrice = try Money(rounding: unitCost, profile.rounding(.unitPrice), currency)
        let multiplication = try Calculation().times(unitPrice).times(units)
        let contractPrice = try Money(
            rounding: try multiplication.value, profile.rounding(.contractPrice), currency)
        let total =
            isOfUnit
            ? CostSheet.Figure(
                amount: try Money(
                    rounding: try unitCost.multiplied(by: units), .minorUnits, currency),
                formula: .unitCostTimesUnits,
                calculation: try Calculation().times(part.sum.amount).times(units), inputs: [],
                from: part.sum.from)
            : part.sum
        return CostSheet(
            profile: profile, input: input, currency: currency, unit: unit,
            basis: isOfUnit ? .unit : .contract, volume: part.volume, hourlyCosts: part.hours,
            groups: part.groups, direct: part.direct, indirect: part.indirect, sum: part.sum,
            total: total,
            unitCost: CostSheet.UnitCost(
                exact: unitCost, decimal: try unitCost.decimal(places: 6),
                isExact: unitCost.isExact(places: 6),
                calculation: isOfUnit ? try Calculation().times(part.sum.amount) : division),
            unitPrice: CostSheet.Figure(
                amount: unitPrice, formula: profile.formula(.unitPrice),
                calculation: isOfUnit ? try Calculation().times(part.sum.amount) : division,
                inputs: volumeInputs, from: part.sum.from),
            contractPrice: CostSheet.Figure(
                amount: contractPrice, formula: profile.formula(.contractPrice),
                calculation: multiplication, inputs: volumeInputs, from: part.sum.from),
            roundingDifference: try contractPrice.subtracting(total.amount))
    }

    private var volumeInputs: [FieldPath] {
        let names = input.units == nil ? ["capacity", "occupancy", "months"] : ["units"]
        return names.map { CostingInput.path.appending($0) }
    }
}

extension LocalText {
    fileprivate static let directCosts = LocalText(
        ro: "cost direct = suma grupelor", ru: "прямые расходы = сумма групп",
        en: "direct cost = the sum of the groups")
    fileprivate static let directAndIndirect = LocalText(
        ro: "cost total = cost direct + costuri indirecte",
        ru: "общая стоимость = прямые + косвенные расходы",
        en: "total cost = direct + indirect costs")
    fileprivate static let unitCostTimesUnits = LocalText(
        ro: "cost total = cost unitar × unități",
        ru: "общая стоимость = стоимость единицы × единицы",
        en: "total cost = unit cost × units")
}

extension Diagnostic {
    fileprivate static func noCategory(_ role: CostingProfile.Role) -> Diagnostic {
        .error(
            "costing.no-category", arguments: ["role": role.rawValue],
            message: Text(
                ro: "profilul nu are o categorie pentru „\(role.rawValue)”",
                en: "the profile has no category for “\(role.rawValue)”"),
            hint: Text(
                ro: "completați profilul de costificare", en: "complete the costing profile"))
    }
}
