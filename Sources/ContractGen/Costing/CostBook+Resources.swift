internal import Diagnostics
internal import FoundationEssentials

/// By resources: the costs of the whole contract.
extension CostBook {
    mutating func writeResources(_ volume: CostSheet.Volume) throws(Diagnostic) {
        try writePersonnel()
        for (index, good) in input.goods.enumerated() {
            try writeGood(good, at: path("goods_and_services", index), volume)
        }
        for (index, asset) in input.amortisation.enumerated() {
            let yearly = try amortisation(asset)
            try writeAsset(
                asset, at: path("amortisation", index), try timesYears(yearly))
        }
    }

    /// Gross pay of each post, the contribution rounded once on their sum, and what is missing to
    /// the minimum contribution.
    private mutating func writePersonnel() throws(Diagnostic) {
        guard !input.personnel.isEmpty else { return }
        let gross = try category(.gross)
        for (index, post) in input.personnel.enumerated() {
            let path = path("personnel", index)
            try add(
                to: gross, LocalText(ro: post.post),
                try Calculation().times(post.fte).times(post.gross, as: .money),
                months: input.months,
                inputs: [path.appending("gross"), path.appending("fte")])
        }
        let lines = lines[gross.code] ?? []
        let payroll = try Money.sum(lines.compactMap(\.monthly), currency)
        let category = try category(.contribution)
        try add(
            to: category, name(category),
            try Calculation().times(contribution, as: .percent).times(payroll),
            rounding: .contribution, months: input.months,
            inputs: [CostingInput.path.appending("employer_contribution_percent")],
            from: lines.map(\.code))
        try writeMinimumContribution(lines)
    }

    /// Part-time employees for whom the contribution stays under the minimum.
    private mutating func writeMinimumContribution(_ lines: [CostSheet.Line]) throws(Diagnostic) {
        guard let wage = input.minimumWage, let minimum else { return }
        let category = try category(.minimumContribution)
        let least = try Self.minimumContribution(
            wage: Money(wage, currency), contribution: contribution, minimum: minimum)
        for (line, post) in zip(lines, input.personnel) where post.fte > 0 && post.fte < 1 {
            guard let gross = line.monthly else { continue }
            let missing = try least.subtracting(try gross.percent(contribution))
            guard missing.minorUnits > 0 else { continue }
            try add(
                to: category, line.name, try Calculation().times(missing), missing,
                months: input.months,
                inputs: [CostingInput.path.appending("minimum_wage")] + line.inputs,
                from: [line.code])
        }
    }

    /// The least employer's contribution for one employee: wage × rate × part.
    static func minimumContribution(wage: Money, contribution: Decimal, minimum: Decimal)
        throws(Diagnostic) -> Money
    {
        let least = try Calculation().times(wage).times(contribution, as: .percent)
            .times(minimum, as: .percent)
        return try Money(rounding: try least.value, .minorUnits, wage.currency)
    }

    private mutating func writeGood(
        _ good: CostingInput.Good, at path: FieldPath, _ volume: CostSheet.Volume
    ) throws(Diagnostic) {
        var calculation = try price(of: good)
        if good.isPerBeneficiary {
            calculation = try calculation.times(volume.exactBeneficiaries)
        }
        if good.period == .year { calculation = try timesYears(calculation) }
        try add(
            to: try goodsCategory(good), LocalText(ro: good.name), calculation,
            months: good.period == .month ? input.months : nil, inputs: inputs(of: good, at: path))
    }

    /// Of the contract what is of a year; a single year is not printed.
    private func timesYears(_ yearly: Calculation) throws(Diagnostic) -> Calculation {
        if input.months == 12 { return yearly }
        return try yearly.times(try Rational(input.months).divided(by: Rational(12)))
    }

    func price(of good: CostingInput.Good) throws(Diagnostic) -> Calculation {
        let isInBani = try Rational(good.unitPrice).isExact(places: 2)
        let price = try Calculation().times(good.unitPrice, as: isInBani ? .money : .plain)
        return good.quantity == 1 ? price : try price.times(good.quantity)
    }

    func inputs(of good: CostingInput.Good, at path: FieldPath) -> [FieldPath] {
        ["unit_price", "quantity"].map { path.appending($0) }
            + (good.isPerBeneficiary
                ? ["capacity", "occupancy"].map { CostingInput.path.appending($0) } : [])
    }

    /// Value ÷ useful life, for a year.
    func amortisation(_ asset: CostingInput.Asset) throws(Diagnostic) -> Calculation {
        let yearly = try Calculation().times(asset.value, as: .money).over(asset.usefulLifeYears)
        return asset.share == 100 ? yearly : try yearly.times(asset.share, as: .percent)
    }

    /// What a donor paid stands outside the price, or nowhere when the profile has no such place.
    mutating func writeAsset(
        _ asset: CostingInput.Asset, at path: FieldPath, _ calculation: Calculation
    ) throws(Diagnostic) {
        let category = asset.isDonated ? unpaidCategory : try category(.amortisation)
        guard let category else { return }
        try add(
            to: category, LocalText(ro: asset.name), calculation,
            inputs: ["value", "useful_life_years", "share"].map { path.appending($0) })
    }
}
