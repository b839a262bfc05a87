internal import Diagnostics
public import FoundationEssentials

/// What an authority and an organisation do together for a service, without a price.
public struct PartnershipAgreement: Hashable, Sendable {
    public let authority: Party
    public let organisation: Party
    public let service: Service
    public let targetGroup: String
    /// Persons.
    public let planned: Int?
    public let project: Project?
    public let donor: Donor?
    public let commitments: [Commitment]
    public let contributions: [Contribution]
    public let goods: [Good]
    public let sustainability: [String]
    public let terms: AgreementTerms
    /// Calendar days.
    public let noticeDays: Int
    public let indicators: [ServiceContract.Indicator]
    /// Whether personal data pass between the parties.
    public let dataExchange: Bool

    public struct Service: Hashable, Sendable {
        /// Code of the catalogue.
        public let code: String
        /// nil: the catalogue's.
        public let name: String?
        public let territory: String
        public let provider: ContractSide
        public let riskGroup: RiskGroup
    }

    public struct Commitment: Hashable, Sendable {
        public let party: ContractSide
        public let text: String
    }

    public struct Contribution: Hashable, Sendable {
        public let party: ContractSide
        public let kind: ContributionKind
        public let description: String
        /// Estimated, in the document's currency.
        public let value: Decimal
        /// The council's, on public property.
        public let decision: CouncilDecision?
    }

    public struct Good: Hashable, Sendable {
        public let item: ServiceContract.Item
        public let owner: ContractSide
    }
}

extension PartnershipAgreement {
    init(_ fields: Fields) throws(Diagnostic) {
        authority = try Party(fields.record("authority"))
        organisation = try Party(fields.record("provider"))
        service = try Service(fields.record("service"))
        let served = try fields.record("beneficiaries")
        targetGroup = try served.text("target_group")
        planned = served.integer(ifAny: "planned")
        project = try fields.model("project", Project.init)
        donor = try fields.model("donor", Donor.init)
        commitments = try fields.models("commitments", Commitment.init)
        contributions = try fields.models("contributions", Contribution.init)
        goods = try fields.models("goods", Good.init)
        sustainability = fields.texts("sustainability")
        terms = try AgreementTerms(fields.record("terms"))
        noticeDays = try fields.integer("notice_days")
        indicators = try fields.models("indicators", ServiceContract.Indicator.init)
        dataExchange = try fields.flag("data_exchange")
    }
}

extension PartnershipAgreement.Service {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        code = try fields.text("code")
        name = fields.text(ifAny: "name")
        territory = try fields.text("territory")
        provider = try fields.choice("provided_by")
        riskGroup = try fields.choice("risk_group")
    }
}

extension PartnershipAgreement.Commitment {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        party = try fields.choice("party")
        text = try fields.text("text")
    }
}

extension PartnershipAgreement.Contribution {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        party = try fields.choice("party")
        kind = try fields.choice("kind")
        description = try fields.text("description")
        value = try fields.number("value")
        decision = try fields.model("decision", CouncilDecision.init)
    }
}

extension PartnershipAgreement.Good {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        item = try ServiceContract.Item(fields)
        owner = try fields.choice("owner")
    }
}
