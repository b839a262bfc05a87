internal import Diagnostics
public import FoundationEssentials
public import Wording

/// A methodology of costing as data: what is counted, at which rates, rounded where.
public struct CostingProfile: Hashable, Sendable {
    public let id: String
    public let method: Method
    public let version: String
    public let title: LocalText
    /// Whether a normative act in force prescribes it; none does so far.
    public let isOfficial: Bool
    /// What the contract says about it: „Nu este în vigoare o metodologie oficială …”.
    public let statement: LocalText
    /// Ids of acts (`rules/acts.yaml`).
    public let legalBasis: [String]
    public let validFrom: CalendarDate?
    /// The last day.
    public let validTo: CalendarDate?
    public let checkedOn: CalendarDate
    public let source: String
    public let confidence: Confidence
    public let groups: [Group]
    public let rates: [Rate]
    public let caps: [Cap]
    public let steps: [Step]
    /// The units of service it can cost; empty: all.
    public let units: [UnitOfService]

    /// Which formulas are used.
    public enum Method: String, Hashable, Sendable, CaseIterable {
        /// Resources of the whole contract, over its units.
        case resources
        /// Activities of one unit, from hours.
        case activities
    }

    /// Categories that have a sum together: „A. Personal”.
    public struct Group: Hashable, Sendable {
        public let code: String
        public let title: LocalText
        public let categories: [Category]
        /// Otherwise it is shown and not paid.
        public let isInPrice: Bool
        public let isInIndirectBase: Bool
    }

    public struct Category: Hashable, Sendable {
        /// How data name it: `food`.
        public let id: String
        /// How the sheet names it: `B1`.
        public let code: String
        public let role: Role
        public let title: LocalText
    }

    /// What goes into a category.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        case gross, contribution
        case minimumContribution = "minimum-contribution"
        case goods, amortisation, activities, indirect
    }

    /// A percentage in force for some time.
    public struct Rate: Hashable, Sendable {
        public let id: ID
        /// nil: for every employer.
        public let employer: CostingInput.Employer?
        public let percent: Decimal
        public let validFrom: CalendarDate?
        /// The last day.
        public let validTo: CalendarDate?
        public let source: String
        public let confidence: Confidence

        public enum ID: String, Hashable, Sendable, CaseIterable {
            case employerContribution = "employer-contribution"
            case minimumContribution = "minimum-contribution"
        }
    }

    /// The most a percentage may be.
    public struct Cap: Hashable, Sendable {
        public let of: Subject
        public let percent: Decimal
        public let source: String

        public enum Subject: String, Hashable, Sendable, CaseIterable { case indirect }
    }

    /// A figure that is rounded, and how it is computed, in words.
    public struct Step: Hashable, Sendable {
        public let figure: Figure
        public let rounding: Rounding
        public let formula: LocalText

        public enum Figure: String, Hashable, Sendable, CaseIterable {
            case line, contribution, indirect
            case unitPrice = "unit-price"
            case contractPrice = "contract-price"
        }
    }

    public var categories: [Category] { groups.flatMap(\.categories) }

    /// The first category that takes what the role names.
    func category(for role: Role) -> Category? { categories.first { $0.role == role } }

    /// A category of goods by the name data use.
    func goodsCategory(_ id: String) -> Category? {
        categories.first { $0.id == id && $0.role == .goods }
    }

    func group(of category: Category) -> Group? {
        groups.first { $0.categories.contains(category) }
    }

    /// How a figure is rounded; to bani where the profile does not say.
    func rounding(_ figure: Step.Figure) -> Rounding {
        steps.first { $0.figure == figure }?.rounding ?? .minorUnits
    }

    func formula(_ figure: Step.Figure) -> LocalText {
        steps.first { $0.figure == figure }?.formula ?? LocalText(ro: "")
    }

    public func isInForce(on date: CalendarDate) -> Bool {
        validFrom ?? date <= date && date <= validTo ?? date
    }

    /// The percentage in force on a day; nil when the profile has none.
    public func rate(_ id: Rate.ID, for employer: CostingInput.Employer, on date: CalendarDate)
        -> Rate?
    {
        rates.first {
            $0.id == id && $0.employer ?? employer == employer && $0.isInForce(on: date)
        }
    }
}

extension CostingProfile.Rate {
    public func isInForce(on date: CalendarDate) -> Bool {
        validFrom ?? date <= date && date <= validTo ?? date
    }
}
