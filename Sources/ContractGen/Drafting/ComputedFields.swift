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
            var own = try DiagnosticList.wrapping { () throws(Diagnostic) -> Value.Map? in
                try fields(of: amendment, contract.header, base, costing.value, plan)
            }
            own?["texts"] = .list(try texts(of: amendment.changes, base))
            map["amendment"] = own.map { .map($0) }
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
    ) throws(Diagnostic) -> Value.Map? {
        guard let price = costing.price else { return nil }
        let before = base.amendments.map { ($0.header, $0.content) }
        let history = try ValueHistory(of: price, before + [(header, amendment)])
        let calendar = try costing.calendar(
            after: before.map(\.1) + [amendment], history, by: plan)
        return try amendment.templateFields(history, under: base, plan: plan, calendar: calendar)
    }

    /// The changes beside the contract's own words; they need its whole draft.
    private func texts(of changes: [Amendment.Change], _ base: BaseContract)
        throws(DiagnosticList) -> [Value]
    {
        guard !changes.isEmpty else { return [] }
        let contract = base.contract
        let template = try template(for: contract)
        let version = DocumentVersion(
            dataHash: contract.dataHash, templateHash: template.hash, rulesHash: rulesHash)
        let computed = try computedFields(of: contract)
        let draft = try template.draft(
            of: contract.templateFields(version: version, computed: computed.map),
            environment: environment(for: contract))
        return ContractTexts(draft, changedBy: base.amendments.map(\.content)).fields(of: changes)
    }
}
