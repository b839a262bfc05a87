internal import Diagnostics
internal import FoundationEssentials

/// By activities: the costs of one beneficiary in one month.
extension CostBook {
    /// Gross pay with the employer's contribution over productive hours, not rounded.
    var hourlyCosts: [CostSheet.HourlyCost] {
        get throws(Diagnostic) {
            var costs: [CostSheet.HourlyCost] = []
            for (index, post) in input.personnel.enumerated() {
                let calculation = try Calculation().times(post.gross, as: .money)
                    .times(100 + contribution, as: .percent).over(input.productiveHours ?? 0)
                let exact = try calculation.value
                costs.append(
                    CostSheet.HourlyCost(
                        post: post.post, calculation: calculation,
                        amount: try exact.decimal(places: 6), exact: exact,
                        input: path("personnel", index).appending("gross")))
            }
            return costs
        }
    }

    mutating func writeActivities(
        _ volume: CostSheet.Volume, _ hours: [CostSheet.HourlyCost]
    ) throws(Diagnostic) {
        let category = try category(.activities)
        for (index, activity) in input.activities.enumerated() {
            guard let hour = hours.first(where: { $0.post == activity.post }) else { continue }
            let path = path("activities", index)
            try add(
                to: category, LocalText(ro: activity.name), try calculation(of: activity, hour),
                inputs: ["share", "sessions_per_month", "minutes"].map { path.appending($0) }
                    + [hour.input])
        }
        for (index, good) in input.goods.enumerated() {
            let path = path("goods_and_services", index)
            try add(
                to: try goodsCategory(good), LocalText(ro: good.name),
                try calculation(of: good, volume), inputs: inputs(of: good, at: path))
        }
        for (index, asset) in input.amortisation.enumerated() {
            let monthly = try amortisation(asset).over(12).over(volume.exactBeneficiaries)
            try writeAsset(asset, at: path("amortisation", index), monthly)
        }
    }

    private func calculation(of activity: CostingInput.Activity, _ hour: CostSheet.HourlyCost)
        throws(Diagnostic) -> Calculation
    {
        try Calculation().times(activity.share, as: .percent).times(activity.sessionsPerMonth)
            .times(activity.minutes).over(60).times(hour.exact)
    }

    /// What one beneficiary takes in a month.
    private func calculation(of good: CostingInput.Good, _ volume: CostSheet.Volume)
        throws(Diagnostic) -> Calculation
    {
        var calculation = try price(of: good)
        switch good.period {
        case .month: break
        case .year: calculation = try calculation.over(12)
        case .contract: calculation = try calculation.over(Decimal(input.months))
        }
        return good.isPerBeneficiary
            ? calculation : try calculation.over(volume.exactBeneficiaries)
    }
}
