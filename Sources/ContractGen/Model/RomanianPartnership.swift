internal import Diagnostics
public import FoundationEssentials

/// The partnership of a project financed in Romania.
public struct RomanianPartnership: Hashable, Sendable {
    /// The leader first.
    public let partners: [Partner]
    public let project: Project
    public let activities: [Activity]
    /// How accounts are kept and sums are paid, a sentence each.
    public let payments: [String]
    public let terms: AgreementTerms
    /// Calendar days.
    public let noticeDays: Int
    public let donor: Donor?
    public let service: Service?
    /// Whether personal data pass between the partners.
    public let dataExchange: Bool

    public struct Partner: Hashable, Sendable {
        public let party: Party
        public let role: PartnerRole
        public let commitments: [String]
        /// In the document's currency.
        public let budget: Decimal
        /// In the document's currency.
        public let ownContribution: Decimal
    }

    public struct Project: Hashable, Sendable {
        public let title: String
        public let smisCode: String?
        public let sipocaCode: String?
        public let programme: String?
        public let call: String?
        /// In the document's currency.
        public let budget: Decimal
        public let period: String?
        public let objectives: [String]
    }

    public struct Activity: Hashable, Sendable {
        public let title: String
        /// Short names of partners.
        public let responsible: [String]
        public let budget: Decimal?
    }

    /// A social service: its provider accredited, itself licensed.
    public struct Service: Hashable, Sendable {
        public let name: String
        public let accreditation: NumberedAct?
        public let licence: NumberedAct?
    }
}

extension RomanianPartnership {
    init(_ fields: Fields) throws(Diagnostic) {
        partners = try fields.models("parties", Partner.init)
        project = try Project(fields.record("project"))
        activities = try fields.models("activities", Activity.init)
        payments = fields.texts("payments")
        terms = try AgreementTerms(fields.record("terms"))
        noticeDays = try fields.integer("notice_days")
        donor = try fields.model("donor", Donor.init)
        service = try fields.model("service", Service.init)
        dataExchange = try fields.flag("data_exchange")
    }
}

extension RomanianPartnership.Partner {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        party = try Party(fields)
        role = try fields.choice("role")
        commitments = fields.texts("commitments")
        budget = try fields.number("budget")
        ownContribution = try fields.number("own_contribution")
    }
}

extension RomanianPartnership.Project {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        title = try fields.text("title")
        smisCode = fields.text(ifAny: "smis_code")
        sipocaCode = fields.text(ifAny: "sipoca_code")
        programme = fields.text(ifAny: "programme")
        call = fields.text(ifAny: "call")
        budget = try fields.number("budget")
        period = fields.text(ifAny: "period")
        objectives = fields.texts("objectives")
    }
}

extension RomanianPartnership.Activity {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        title = try fields.text("title")
        responsible = fields.texts("responsible")
        budget = fields.number(ifAny: "budget")
    }
}

extension RomanianPartnership.Service {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        name = try fields.text("name")
        accreditation = try fields.model("accreditation", NumberedAct.init)
        licence = try fields.model("licence", NumberedAct.init)
    }
}
