public import Diagnostics
public import FoundationEssentials
public import Templates
internal import Wording

/// The part `price` of the data: what the parties agree to pay for the service.
///
/// Percentages are numbers (80 = 80 %), sums are in the document's currency. Sums that follow from
/// others may be given; they are compared, never trusted.
public struct Price: Hashable, Sendable {
    public var source: Source
    public var unit: UnitOfService
    public var unitPrice: Decimal?
    public var units: Decimal?
    public var total: Decimal?
    public var unitCost: Decimal?
    public var totalCost: Decimal?
    public var vat: VAT
    public var shares: [Share]
    public var beneficiaryFee: BeneficiaryFee?
    public var indexation: Indexation?
    public var budgetYears: [BudgetYear]

    /// Where the unit price comes from.
    public enum Source: String, Choice {
        /// The awarded offer, which the contract must follow.
        case offer
        case costing

        public var meaning: Text {
            switch self {
            case .offer: Text(ro: "oferta atribuită", en: "the awarded offer")
            case .costing: Text(ro: "fișa de costificare", en: "the costing sheet")
            }
        }
    }

    /// How value added tax stands to the price; it is never assumed.
    public enum VAT: Hashable, Sendable {
        case exempt(ground: String)
        case notRegistered
        /// Percent; whether the unit price already has the tax in it.
        case rate(Decimal, isIncluded: Bool)

        public enum Mode: String, Choice {
            case exempt
            case notRegistered = "not-registered"
            case rate

            public var meaning: Text {
                switch self {
                case .exempt: Text(ro: "scutit de TVA", en: "exempt from VAT")
                case .notRegistered:
                    Text(ro: "prestator neînregistrat ca plătitor de TVA", en: "not registered")
                case .rate: Text(ro: "cu TVA", en: "with VAT")
                }
            }
        }

        public var mode: Mode {
            switch self {
            case .exempt: .exempt
            case .notRegistered: .notRegistered
            case .rate: .rate
            }
        }
    }

    /// Who bears which percentage of the price.
    public struct Share: Hashable, Sendable {
        public let source: Payer
        public let percent: Decimal
    }

    public enum Payer: String, Choice {
        case authority, provider, donor, beneficiary

        public var meaning: Text {
            switch self {
            case .authority: Text(ro: "autoritatea contractantă", en: "the authority")
            case .provider: Text(ro: "prestatorul", en: "the provider")
            case .donor: Text(ro: "finanțatorul", en: "the donor")
            case .beneficiary: Text(ro: "beneficiarul", en: "the beneficiary")
            }
        }
    }

    public struct BeneficiaryFee: Hashable, Sendable {
        public let amount: Decimal
        public let ground: String
    }

    /// How the unit price follows an index of prices.
    public struct Indexation: Hashable, Sendable {
        /// E.g. „IPC (BNS)”.
        public let index: String
        /// E.g. `2026-12`.
        public let baseMonth: String
        /// Percent the index must have changed by.
        public let trigger: Decimal?
        /// Percent the unit price may change by at most.
        public let cap: Decimal?
        public let frequency: String
    }

    public struct BudgetYear: Hashable, Sendable {
        public let year: Int
        public let amount: Decimal
    }

    /// The model of fields checked against `Schema.price`.
    ///
    /// - Throws: `data.missing-in-model` when the fields were not checked.
    public init(fields: Value.Map) throws(Diagnostic) {
        try self.init(Fields(fields, at: Self.path))
    }

    static let path = FieldPath([.key("price")])
}

extension Price {
    private init(_ fields: Fields) throws(Diagnostic) {
        source = try fields.choice("source")
        unit = try fields.choice("unit")
        unitPrice = fields.number(ifAny: "unit_price")
        units = fields.number(ifAny: "units")
        total = fields.number(ifAny: "total")
        unitCost = fields.number(ifAny: "unit_cost")
        totalCost = fields.number(ifAny: "total_cost")
        vat = try VAT(fields.record("vat"))
        shares = try fields.models("shares", Share.init)
        beneficiaryFee = try fields.model("beneficiary_fee", BeneficiaryFee.init)
        indexation = try fields.model("indexation", Indexation.init)
        budgetYears = try fields.models("budget_years", BudgetYear.init)
    }
}

extension Price.VAT {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        switch try fields.choice("mode") as Mode {
        case .exempt: self = .exempt(ground: try fields.text("ground"))
        case .notRegistered: self = .notRegistered
        case .rate:
            self = .rate(try fields.number("rate"), isIncluded: try fields.flag("included"))
        }
    }
}

extension Price.Share {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        source = try fields.choice("source")
        percent = try fields.number("percent")
    }
}

extension Price.BeneficiaryFee {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        amount = try fields.number("amount")
        ground = try fields.text("ground")
    }
}

extension Price.Indexation {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        index = try fields.text("index")
        baseMonth = try fields.text("base_month")
        trigger = fields.number(ifAny: "trigger_percent")
        cap = fields.number(ifAny: "cap_percent")
        frequency = try fields.text("frequency")
    }
}

extension Price.BudgetYear {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        year = try fields.integer("year")
        amount = try fields.number("amount")
    }
}
