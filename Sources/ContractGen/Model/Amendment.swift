internal import Diagnostics
public import FoundationEssentials
public import Wording

/// A change of a service contract.
public struct Amendment: Hashable, Sendable {
    public let ground: Ground
    /// nil while the four questions are not answered.
    public let substantialTest: SubstantialTest?
    public let notices: Notices?
    public let changes: [Change]
    public let price: PriceChange?
    public let terms: Terms?
    public let guarantee: Guarantee?
    public let successor: Successor?
    /// nil: from the signing.
    public let effectiveFrom: CalendarDate?

    public struct Ground: Hashable, Sendable {
        public let code: AmendmentGround
        /// Paragraph and point of the article, as the user cites them.
        public let article: String?
        /// A sentence each.
        public let facts: [String]
    }

    /// Four questions; one yes makes the change substantial.
    public struct SubstantialTest: Hashable, Sendable {
        public let admitsOthers: Bool
        public let shiftsBalance: Bool
        public let extendsScope: Bool
        public let replacesProvider: Bool

        public var isSubstantial: Bool {
            admitsOthers || shiftsBalance || extendsScope || replacesProvider
        }
    }

    public struct Notices: Hashable, Sendable {
        public let decision: NumberedAct?
        public let published: NumberedAct?
        /// To the Public Procurement Agency.
        public let sent: CalendarDate?
    }

    public struct Change: Hashable, Sendable {
        public let point: String
        /// nil: the contract's own text.
        public let annex: Int?
        public let action: ChangeAction
        /// nil: whatever the contract says there.
        public let oldText: String?
        public let newText: String?
    }

    /// What of the price changes, in the contract's currency.
    public struct PriceChange: Hashable, Sendable {
        public let unitPrice: Decimal?
        /// Of the whole contract.
        public let units: Decimal?
        /// Delivered before the unit price changes.
        public let unitsAtOldPrice: Decimal
    }

    /// The last days that change.
    public struct Terms: Hashable, Sendable {
        public let validTo: CalendarDate?
        public let performanceTo: CalendarDate?
        public let commitmentTo: CalendarDate?
    }

    public struct Guarantee: Hashable, Sendable {
        public let validTo: CalendarDate?
        public let percent: Decimal?
    }

    public struct Successor: Hashable, Sendable {
        public let replaces: ContractSide
        public let party: Party
    }
}

extension Amendment {
    init(_ fields: Fields) throws(Diagnostic) {
        ground = try Ground(fields.record("ground"))
        substantialTest = try fields.model("substantial_test", SubstantialTest.init)
        notices = try fields.model("notices", Notices.init)
        changes = try fields.models("changes", Change.init)
        price = try fields.model("price", PriceChange.init)
        terms = try fields.model("terms", Terms.init)
        guarantee = try fields.model("guarantee", Guarantee.init)
        successor = try fields.model("successor", Successor.init)
        effectiveFrom = fields.date(ifAny: "effective_from")
    }
}

extension Amendment.Ground {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        code = try fields.choice("code")
        article = fields.text(ifAny: "article")
        facts = fields.texts("facts")
    }
}

extension Amendment.SubstantialTest {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        admitsOthers = try fields.flag("admits_others")
        shiftsBalance = try fields.flag("shifts_balance")
        extendsScope = try fields.flag("extends_scope")
        replacesProvider = try fields.flag("replaces_provider")
    }
}

extension Amendment.Notices {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        decision = try fields.model("decision", NumberedAct.init)
        published = try fields.model("published", NumberedAct.init)
        sent = fields.date(ifAny: "aap_sent")
    }
}

extension Amendment.Change {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        point = try fields.text("point")
        annex = fields.integer(ifAny: "annex")
        action = try fields.choice("action")
        oldText = fields.text(ifAny: "old_text")
        newText = fields.text(ifAny: "new_text")
    }
}

extension Amendment.PriceChange {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        unitPrice = fields.number(ifAny: "unit_price")
        units = fields.number(ifAny: "units")
        unitsAtOldPrice = try fields.number("units_at_old_price")
    }
}

extension Amendment.Terms {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        validTo = fields.date(ifAny: "validity_to")
        performanceTo = fields.date(ifAny: "performance_to")
        commitmentTo = fields.date(ifAny: "commitment_to")
    }
}

extension Amendment.Guarantee {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        validTo = fields.date(ifAny: "valid_to")
        percent = fields.number(ifAny: "percent")
    }
}

extension Amendment.Successor {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        replaces = try fields.choice("replaces")
        party = try Party(fields.record("party"))
    }
}
