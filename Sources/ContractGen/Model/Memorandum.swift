internal import Diagnostics
public import FoundationEssentials
public import Wording

/// What two to ten parties undertake together, without any payment.
public struct Memorandum: Hashable, Sendable {
    public let parties: [Partner]
    public let objectives: [String]
    public let areas: [String]
    public let project: Project?
    public let donor: Donor?
    public let term: Term
    /// Calendar days.
    public let noticeDays: Int
    /// Whether personal data pass between the parties.
    public let dataExchange: Bool
    public let coordination: Coordination

    public struct Partner: Hashable, Sendable {
        public let party: Party
        public let role: String
        /// One sentence each.
        public let commitments: [String]
    }

    /// How long the document is in force.
    public struct Term: Hashable, Sendable {
        /// nil: from the signing.
        public let start: CalendarDate?
        public let end: End

        public enum End: Hashable, Sendable {
            /// The last day.
            case through(CalendarDate)
            case years(Int)
        }
    }

    public struct Coordination: Hashable, Sendable {
        public let steeringGroup: [Member]
        public let meetingsPerYear: Int
        /// Calendar days from the signing to the plan of action.
        public let planDays: Int?

        public struct Member: Hashable, Sendable {
            public let organisation: String
            public let position: String
            public let name: String?
        }
    }
}

public struct Project: Hashable, Sendable {
    public let title: String
    public let code: String?
    /// In the document's currency.
    public let budget: Decimal?
    public let period: String?
    public let objectives: [String]
    public let areas: [String]
}

public struct Donor: Hashable, Sendable {
    public let name: String
    public let project: String?
    public let visibilityText: String?
    public let disclaimer: String?
    /// The name of a picture file.
    public let logo: String?
}

extension Memorandum {
    init(_ fields: Fields) throws(Diagnostic) {
        var partners: [Partner] = []
        for party in fields.records("parties") { partners.append(try Partner(party)) }
        parties = partners
        objectives = fields.texts("objectives")
        areas = fields.texts("areas")
        project = try fields.model("project", Project.init)
        donor = try fields.model("donor", Donor.init)
        term = try Term(fields.record("terms"))
        noticeDays = try fields.integer("notice_days")
        dataExchange = try fields.flag("data_exchange")
        coordination = try Coordination(fields.record("coordination"))
    }
}

extension Memorandum.Partner {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        party = try Party(fields)
        role = try fields.text("role")
        commitments = fields.texts("commitments")
    }
}

extension Memorandum.Term {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        start = fields.date(ifAny: "validity_from")
        if let years = fields.integer(ifAny: "years") {
            end = .years(years)
        } else {
            end = .through(try fields.date("validity_to"))
        }
    }
}

extension Memorandum.Coordination {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        var members: [Member] = []
        for member in fields.records("steering_group") { members.append(try Member(member)) }
        steeringGroup = members
        meetingsPerYear = try fields.integer("meetings_per_year")
        planDays = fields.integer(ifAny: "plan_days")
    }
}

extension Memorandum.Coordination.Member {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        organisation = try fields.text("organisation")
        position = try fields.text("position")
        name = fields.text(ifAny: "name")
    }
}

extension Project {
    init(_ fields: Fields) throws(Diagnostic) {
        title = try fields.text("title")
        code = fields.text(ifAny: "code")
        budget = fields.number(ifAny: "budget")
        period = fields.text(ifAny: "period")
        objectives = fields.texts("objectives")
        areas = fields.texts("areas")
    }
}

extension Donor {
    init(_ fields: Fields) throws(Diagnostic) {
        name = try fields.text("name")
        project = fields.text(ifAny: "project")
        visibilityText = fields.text(ifAny: "visibility_text")
        disclaimer = fields.text(ifAny: "disclaimer")
        logo = fields.text(ifAny: "logo")
    }
}
