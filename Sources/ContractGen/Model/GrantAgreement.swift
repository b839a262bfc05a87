internal import Diagnostics
public import FoundationEssentials
public import Wording

/// A grant to a civil society organisation; sums are in the document's currency.
public struct GrantAgreement: Hashable, Sendable {
    public let funder: Party
    public let beneficiary: Party
    public let partners: [Partner]
    public let project: Project
    public let grant: Grant
    public let donor: Donor?
    public let terms: AgreementTerms
    /// Calendar days.
    public let noticeDays: Int
    public let indicators: [ServiceContract.Indicator]
    public let reports: [ServiceContract.Report]
    public let goods: [ServiceContract.Item]
    public let archiveYears: Int
    public let dataProtection: ServiceContract.DataProtection?

    public struct Partner: Hashable, Sendable {
        public let name: String
        public let role: String
        public let contribution: Decimal?
    }

    public struct Grant: Hashable, Sendable {
        public let variant: GrantVariant
        public let amount: Decimal
        public let ownContribution: Decimal
        public let budget: [BudgetLine]
        public let tranches: [Tranche]
        public let eligible: [String]
        public let ineligible: [String]
        /// The commission's decision; always there for public funds.
        public let contest: NumberedAct?
        public let adminCapPercent: Decimal?
        public let shiftPercent: Decimal?
        public let returnDays: Int
    }

    public struct BudgetLine: Hashable, Sendable {
        public let line: String
        public let amount: Decimal
        public let source: BudgetSource
    }

    public struct Tranche: Hashable, Sendable {
        public let amount: Decimal
        public let condition: String
        /// In words.
        public let due: String?
    }
}

/// When an agreement is in force and carried out.
public struct AgreementTerms: Hashable, Sendable {
    /// nil: from the signing.
    public let validFrom: CalendarDate?
    public let validTo: CalendarDate
    public let performanceFrom: CalendarDate?
    public let performanceTo: CalendarDate?
}

extension GrantAgreement {
    init(_ fields: Fields) throws(Diagnostic) {
        funder = try Party(fields.record("authority"))
        beneficiary = try Party(fields.record("provider"))
        partners = try fields.models("partners", Partner.init)
        project = try Project(fields.record("project"))
        grant = try Grant(fields.record("grant"))
        donor = try fields.model("donor", Donor.init)
        terms = try AgreementTerms(fields.record("terms"))
        noticeDays = try fields.integer("notice_days")
        indicators = try fields.models("indicators", ServiceContract.Indicator.init)
        reports = try fields.models("reports", ServiceContract.Report.init)
        goods = try fields.models("goods", ServiceContract.Item.init)
        archiveYears = try fields.integer("archive_years")
        dataProtection = try fields.model("data_protection", ServiceContract.DataProtection.init)
    }
}

extension GrantAgreement.Partner {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        name = try fields.text("name")
        role = try fields.text("role")
        contribution = fields.number(ifAny: "contribution")
    }
}

extension GrantAgreement.Grant {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        variant = try fields.choice("variant")
        amount = try fields.number("amount")
        ownContribution = try fields.number("own_contribution")
        budget = try fields.models("budget", GrantAgreement.BudgetLine.init)
        tranches = try fields.models("tranches", GrantAgreement.Tranche.init)
        eligible = fields.texts("eligible")
        ineligible = fields.texts("ineligible")
        contest = try fields.model("contest", NumberedAct.init)
        adminCapPercent = fields.number(ifAny: "admin_cap_percent")
        shiftPercent = fields.number(ifAny: "shift_percent")
        returnDays = try fields.integer("return_days")
    }
}

extension GrantAgreement.BudgetLine {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        line = try fields.text("line")
        amount = try fields.number("amount")
        source = try fields.choice("source")
    }
}

extension GrantAgreement.Tranche {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        amount = try fields.number("amount")
        condition = try fields.text("condition")
        due = fields.text(ifAny: "due")
    }
}

extension AgreementTerms {
    init(_ fields: Fields) throws(Diagnostic) {
        validFrom = fields.date(ifAny: "validity_from")
        validTo = try fields.date("validity_to")
        performanceFrom = fields.date(ifAny: "performance_from")
        performanceTo = fields.date(ifAny: "performance_to")
    }
}
