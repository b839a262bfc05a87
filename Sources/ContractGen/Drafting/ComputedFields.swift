internal import Diagnostics
internal import Templates

/// What the program works out from a contract's data, under the names templates and rules read:
/// `costs`, and `amendment` or `acceptance` for what follows a contract.
struct ComputedFields: Sendable {
    /// The contract's own; nil for kinds that state no price.
    let costing: Costing?
    let map: Value.Map
    let warnings: [Diagnostic]
}

extension Workshop {
    /// - Throws: All that is wrong with the figures.
    func computedFields(of contract: Contract) throws(DiagnosticList) -> ComputedFields {
        let priced = contract.base?.contract ?? contract
        guard let costing = try costing(of: priced) else {
            return ComputedFields(costing: nil, map: Value.Map(), warnings: [])
        }
        let language = contract.header.language
        var map = Value.Map([("costs", .map(costing.value.templateFields(in: language)))])
        let plan = PaymentPlan(contract: priced.fields)
        switch contract.body {
        case .amendment(let amendment, let base):
            map["amendment"] = try DiagnosticList.wrapping { () throws(Diagnostic) in
                try fields(of: amendment, contract.header, base, costing.value, plan)
            }
        case .acceptanceAct(let act, let base):
            let figures = try DiagnosticList.wrapping { () throws(Diagnostic) in
                try AcceptanceFigures(of: act, under: base, costing: costing.value)
            }
            map["acceptance"] = figures.map {
                .map($0.templateFields(of: act, plan: plan, in: language))
            }
        default:
            return ComputedFields(costing: costing.value, map: map, warnings: costing.warnings)
        }
        // The contract's own warnings were shown when it was made.
        return ComputedFields(costing: nil, map: map, warnings: [])
    }

    private func fields(
        of amendment: Amendment, _ header: Contract.Header, _ base: BaseContract,
        _ costing: Costing, _ plan: PaymentPlan?
    ) throws(Diagnostic) -> Value? {
        guard let price = costing.price else { return nil }
        let before = base.amendments.map { ($0.header, $0.content) }
        let history = try ValueHistory(of: price, before + [(header, amendment)])
        return .map(try amendment.templateFields(history, under: base, plan: plan))
    }
}
