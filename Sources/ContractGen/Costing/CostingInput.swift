public import Diagnostics
public import FoundationEssentials
public import Templates

/// The part `costing` of the data: what the service takes, as the provider states it.
///
/// Percentages are numbers (80 = 80 %), sums are in the document's currency.
public struct CostingInput: Hashable, Sendable {
    /// The id of a `CostingProfile`.
    public var profile: String
    /// How many beneficiaries the service can take at once.
    public var capacity: Int
    /// Percent of the capacity that is expected to be used.
    public var occupancy: Decimal
    public var months: Int
    /// Units in the contract, where they are not beneficiary-months.
    public var units: Decimal?
    public var employer: Employer
    /// Percent; nil: the rate in force.
    public var employerContribution: Decimal?
    /// A month's minimum wage, for the minimum contribution of part-time employees.
    public var minimumWage: Decimal?
    /// Hours an employee spends with beneficiaries in a month.
    public var productiveHours: Decimal?
    /// Percent of the base the profile names.
    public var indirectPercent: Decimal
    public var indirectCap: Cap?
    public var personnel: [Post]
    public var goods: [Good]
    public var amortisation: [Asset]
    public var activities: [Activity]

    public enum Employer: String, Choice {
        case `private`, `public`

        public var meaning: Text {
            switch self {
            case .private:
                Text(ro: "angajator privat, inclusiv ONG", en: "private employer, NGOs included")
            case .public: Text(ro: "angajator public", en: "public employer")
            }
        }
    }

    /// A limit agreed for this contract, e.g. by a donor.
    public struct Cap: Hashable, Sendable {
        public let percent: Decimal
        public let source: String
    }

    public struct Post: Hashable, Sendable {
        public let post: String
        /// Full-time equivalents, at most two decimals.
        public let fte: Decimal
        /// A month's gross pay for full time.
        public let gross: Decimal
    }

    public struct Good: Hashable, Sendable {
        public let name: String
        /// The id of a category of goods in the profile.
        public let category: String
        public let unitPrice: Decimal
        public let quantity: Decimal
        public let unit: String?
        /// Whether the quantity is for each beneficiary served.
        public let isPerBeneficiary: Bool
        public let period: Period

        public enum Period: String, Choice {
            case month, year, contract

            public var meaning: Text {
                switch self {
                case .month: Text(ro: "pe lună", en: "a month")
                case .year: Text(ro: "pe an", en: "a year")
                case .contract: Text(ro: "pe tot contractul", en: "in the whole contract")
                }
            }
        }
    }

    public struct Asset: Hashable, Sendable {
        public let name: String
        public let value: Decimal
        public let usefulLifeYears: Decimal
        /// Percent of its use that serves this contract.
        public let share: Decimal
        /// Paid by a donor: shown, and not in the price.
        public let isDonated: Bool
    }

    public struct Activity: Hashable, Sendable {
        public let name: String
        /// The post that does it, as `personnel` names it.
        public let post: String
        public let sessionsPerMonth: Decimal
        public let minutes: Decimal
        /// Percent of the beneficiaries who need it.
        public let share: Decimal
    }

    /// The model of fields checked against `Schema.costing`.
    ///
    /// - Throws: `data.missing-in-model` when the fields were not checked.
    public init(fields: Value.Map) throws(Diagnostic) {
        try self.init(Fields(fields, at: Self.path))
    }

    static let path = FieldPath([.key("costing")])

    /// The same service at another occupancy.
    public func occupied(at percent: Decimal) -> CostingInput {
        var other = self
        other.occupancy = percent
        return other
    }
}

extension CostingInput {
    private init(_ fields: Fields) throws(Diagnostic) {
        profile = try fields.text("profile")
        capacity = try fields.integer("capacity")
        occupancy = try fields.number("occupancy")
        months = try fields.integer("months")
        units = fields.number(ifAny: "units")
        employer = fields.choice(ifAny: "employer") ?? .private
        employerContribution = fields.number(ifAny: "employer_contribution_percent")
        minimumWage = fields.number(ifAny: "minimum_wage")
        productiveHours = fields.number(ifAny: "productive_hours")
        indirectPercent = try fields.number("indirect_percent")
        indirectCap = try fields.model("indirect_cap", Cap.init)
        personnel = try fields.models("personnel", Post.init)
        goods = try fields.models("goods_and_services", Good.init)
        amortisation = try fields.models("amortisation", Asset.init)
        activities = try fields.models("activities", Activity.init)
    }
}

extension CostingInput.Cap {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        percent = try fields.number("percent")
        source = try fields.text("source")
    }
}

extension CostingInput.Post {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        post = try fields.text("post")
        fte = fields.number(ifAny: "fte") ?? 1
        gross = try fields.number("gross")
    }
}

extension CostingInput.Good {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        name = try fields.text("name")
        category = try fields.text("category")
        unitPrice = try fields.number("unit_price")
        quantity = fields.number(ifAny: "quantity") ?? 1
        unit = fields.text(ifAny: "unit")
        isPerBeneficiary = fields.flag(ifAny: "per_beneficiary") ?? false
        period = fields.choice(ifAny: "period") ?? .month
    }
}

extension CostingInput.Asset {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        name = try fields.text("name")
        value = try fields.number("value")
        usefulLifeYears = try fields.number("useful_life_years")
        share = fields.number(ifAny: "share") ?? 100
        isDonated = fields.flag(ifAny: "donated") ?? false
    }
}

extension CostingInput.Activity {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        name = try fields.text("name")
        post = try fields.text("post")
        sessionsPerMonth = try fields.number("sessions_per_month")
        minutes = try fields.number("minutes")
        share = fields.number(ifAny: "share") ?? 100
    }
}

extension Fields {
    /// The models of a list of records.
    func models<Model>(_ name: String, _ read: (Fields) throws(Diagnostic) -> Model)
        throws(Diagnostic) -> [Model]
    {
        var models: [Model] = []
        for fields in records(name) { models.append(try read(fields)) }
        return models
    }
}
