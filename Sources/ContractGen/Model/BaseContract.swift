internal import Diagnostics
internal import Templates

/// What an amendment or an acceptance act rests on: the contract, and what followed it so far.
public struct BaseContract: Hashable, Sendable {
    public let contract: Contract
    /// Amendments before this document, in the order of signing.
    public let amendments: [Earlier<Amendment>]
    /// Acceptance acts before this one, in the order of their periods.
    public let acts: [Earlier<AcceptanceAct>]

    /// A document that came before.
    public struct Earlier<Content: Hashable & Sendable>: Hashable, Sendable {
        public let header: Contract.Header
        public let content: Content
        /// SHA-256 of its own data.
        public let dataHash: String
        /// Its fields.
        let fields: Value.Map
    }

    public init(
        contract: Contract, amendments: [Earlier<Amendment>] = [],
        acts: [Earlier<AcceptanceAct>] = []
    ) {
        self.contract = contract
        self.amendments = amendments
        self.acts = acts.sorted { $0.content.period.from < $1.content.period.from }
    }

    /// Digests of all it consists of: a document's version changes with them.
    var hashes: [String] {
        [contract.dataHash] + amendments.map(\.dataHash) + acts.map(\.dataHash)
    }
}

extension BaseContract {
    /// The fields of a document that follows the contract: its own, the contract's under the name
    /// `contract`, and, under the names a contract has for them, the sides as they stand now and
    /// the procurement that chose the law.
    func completing(_ own: Value.Map) -> Value.Map {
        var fields = own
        fields["contract"] = .map(contract.fields)
        fields["procurement"] = contract.fields["procurement"]
        for side in ContractSide.allCases {
            fields[side.rawValue] = party(side, in: own) ?? contract.fields[side.rawValue]
        }
        return fields
    }

    /// The last successor on a side, this document's before the earlier ones'; nil: none.
    private func party(_ side: ContractSide, in own: Value.Map) -> Value? {
        let documents = [own] + amendments.reversed().map(\.fields)
        return documents.lazy.compactMap { fields -> Value? in
            let successor = Fields(fields).record(ifAny: "successor")
            guard successor?.text(ifAny: "replaces") == side.rawValue else { return nil }
            return successor?.map["party"]
        }.first
    }
}
