public import FoundationEssentials
public import Wording

/// An authority's purchase of a social service from an accredited provider.
public struct ServiceContract: Hashable, Sendable {
    public let authority: Party
    public let provider: Party
    public let accreditation: Accreditation
    public let subcontractors: [Subcontractor]
    public let procurement: Procurement
    public let service: Service
    public let beneficiaries: Beneficiaries
    public let standards: [QualityStandard]
    public let staff: [Post]
    /// Handed over by the authority.
    public let goods: [Item]
    public let indicators: [Indicator]
    public let reports: [Report]
    public let project: Project?
    public let donor: Donor?
    public let terms: Terms
    public let days: DayCounts
    public let costing: CostingInput?
    public let price: Price
    public let payment: Payment
    public let acceptance: Acceptance
    public let guarantee: Guarantee
    public let penalty: Penalty
    public let dataProtection: DataProtection
    /// What the provider has to be insured against, in words.
    public let insurance: String?
}

extension ServiceContract {
    /// A provider's certificate.
    public struct Accreditation: Hashable, Sendable {
        public let certificate: NumberedAct
        /// The last day; nil: without end.
        public let validTo: CalendarDate?
        public let issuer: String
        public let kind: CertificateKind
        /// Codes of the catalogue.
        public let services: [String]
        public let hasRenewalUndertaking: Bool
    }

    public struct Subcontractor: Hashable, Sendable {
        public let name: String
        public let idno: IDNO
        /// Percent of the contract.
        public let share: Decimal
        /// Codes of the catalogue.
        public let services: [String]
        public let accreditation: Accreditation?
    }

    public struct Procurement: Hashable, Sendable {
        /// The day the notice or first invitation was sent.
        public let start: CalendarDate
        public let band: ProcurementBand
        public let procedure: String
        public let noticeNumber: String?
        public let ocdsID: String?
        public let decision: NumberedAct
        /// In lei, without VAT.
        public let estimatedValue: Decimal
        public let cpv: CPV
        public let criterion: AwardCriterion
        public let isReserved: Bool
        /// Always there where the law leaves the procedure to other acts.
        public let legalBasis: String?
        public let offer: Offer?

        public var law: ProcurementLaw { band.law }
    }

    public struct Offer: Hashable, Sendable {
        public let unitPrice: Decimal?
        public let total: Decimal
        public let date: CalendarDate
    }

    public struct Service: Hashable, Sendable {
        /// Code of the catalogue.
        public let code: String
        /// Code of the official nomenclature.
        public let nomenclatureCode: String?
        /// The contract's own, else the catalogue's in the contract's language.
        public let name: String
        public let form: ServiceForm
        public let places: [Place]
        public let territory: String
        public let riskGroup: RiskGroup
    }

    public struct Place: Hashable, Sendable {
        public let address: String
        public let schedule: String
        public let closedDays: String?
        /// Persons.
        public let capacity: Int?
    }

    public struct Beneficiaries: Hashable, Sendable {
        public let targetGroup: String
        public let eligibility: [String]
        public let priority: [String]
        public let refusalGrounds: [String]
        /// Persons.
        public let capacity: Int
        /// Persons.
        public let planned: Int
        /// Units of service.
        public let maxMonthlyUnits: Decimal?
    }

    public struct QualityStandard: Hashable, Sendable {
        public let number: String
        public let requirement: String
        public let indicator: String
        public let target: String
        public let evidence: String
        public let frequency: String
        public let responsible: String?
    }

    /// A post of the staff; never a person.
    public struct Post: Hashable, Sendable {
        public let title: String
        public let qualification: String
        public let fullTimeEquivalent: Decimal
        public let isCriminalRecordChecked: Bool
    }

    public struct Item: Hashable, Sendable {
        public let name: String
        public let inventoryNumber: String?
        public let quantity: Decimal
        /// In the document's currency.
        public let value: Decimal
    }

    public struct Indicator: Hashable, Sendable {
        public let name: String
        public let baseline: String
        public let target: String
        public let source: String
        public let frequency: String
    }

    public struct Report: Hashable, Sendable {
        public let kind: ReportKind
        public let title: String?
        public let period: String
        /// In words.
        public let due: String
        public let lastDue: CalendarDate?
        public let addressee: String
    }

    public struct Terms: Hashable, Sendable {
        /// nil: from the signing.
        public let validFrom: CalendarDate?
        public let validTo: CalendarDate
        public let performanceFrom: CalendarDate
        public let performanceTo: CalendarDate
        /// The last day for which the authority has committed its budget.
        public let commitmentTo: CalendarDate
    }

    /// The terms that the parties count in days, hours, months or years, as the names say.
    public struct DayCounts: Hashable, Sendable {
        public let noticeDays: Int
        public let cureDays: Int
        public let suspensionDays: Int
        public let impedimentDays: Int
        public let renegotiationDays: Int
        public let amendmentDays: Int
        public let complaintDays: Int
        public let answerDays: Int
        public let disputeDays: Int
        public let contactWorkingDays: Int
        public let correctionDays: Int
        public let admissionDays: Int
        public let planDays: Int
        public let planReviewMonths: Int
        public let userAnswerDays: Int
        public let abuseReportHours: Int
        public let transitionDays: Int
        public let archiveYears: Int
    }

    public struct Payment: Hashable, Sendable {
        public let rhythm: Rhythm
        /// From acceptance.
        public let days: Int
        public let daysKind: DaysKind
        public let advance: Advance?

        public enum Rhythm: Hashable, Sendable {
            case monthly, quarterly
            case instalments(Int)
        }
    }

    public struct Advance: Hashable, Sendable {
        public let percent: Decimal
        public let ground: String
    }

    /// Calendar days.
    public struct Acceptance: Hashable, Sendable {
        public let submitDays: Int
        public let acceptDays: Int
        public let remedyDays: Int
    }

    public enum Guarantee: Hashable, Sendable {
        /// The provider chooses among the forms; none named: any form the law knows.
        case required(
            percent: Decimal, of: GuaranteeBase, forms: [GuaranteeForm], releaseDays: Int,
            ground: String?)
        case notRequired(ground: String)
    }

    /// Percent a day, and percent of the contract's value at most.
    public struct Penalty: Hashable, Sendable {
        public let provider: Rate
        public let authority: Rate

        public struct Rate: Hashable, Sendable {
            public let daily: Decimal
            public let cap: Decimal
        }

        public var isSymmetric: Bool { provider == authority }
    }

    public struct DataProtection: Hashable, Sendable {
        public let role: ProcessingRole
        public let categories: [String]
        public let specialCategories: [String]
        public let retention: String?
        public let recipients: [String]
        public let subProcessors: [String]
        public let storagePlace: String?
        public let breachHours: Int
    }
}
