public import Wording

/// An organisation that signs the document.
public struct Party: Hashable, Sendable {
    public let name: String
    public let shortName: String?
    public let kind: PartyKind
    public let legalForm: String
    public let fiscalCode: FiscalCode
    public let address: String
    public let postalCode: PostalCode?
    public let email: EmailAddress?
    public let phone: Phone?
    public let bank: Bank?
    public let vat: VATRegistration?
    public let representative: Representative
    public let councilDecision: CouncilDecision?
    public let contacts: Contacts

    /// The code by the party's country.
    public enum FiscalCode: Hashable, Sendable {
        case moldovan(IDNO)
        case romanian(CUI)

        public var country: Jurisdiction {
            switch self {
            case .moldovan: .moldova
            case .romanian: .romania
            }
        }
    }

    /// nil `code` means: not registered.
    public struct VATRegistration: Hashable, Sendable { public let code: String? }
}

/// Who signs for a party.
public struct Representative: Hashable, Sendable {
    public let name: String
    public let position: String
    public let gender: PersonGender
    public let basis: PowersBasis
    /// The ground of powers in words, e.g. „Regulamentului aprobat prin …”.
    public let basisText: String?
    public let powerOfAttorney: NumberedAct?
}

/// A document known by its number and date.
public struct NumberedAct: Hashable, Sendable {
    public let number: String
    public let date: CalendarDate
}

/// The decision of a local council that approves the cooperation.
public struct CouncilDecision: Hashable, Sendable {
    public let act: NumberedAct
    /// The council.
    public let body: String
}

public struct Bank: Hashable, Sendable {
    public let account: IBAN
    public let bic: BIC?
    public let name: String?
    public let treasuryCode: String?
    public let budgetCode: String?
}

public struct Contacts: Hashable, Sendable {
    public let manager: Contact?
    public let dataProtection: Contact?
}

public struct Contact: Hashable, Sendable {
    public let name: String
    public let position: String?
    public let phone: Phone?
    public let email: EmailAddress?
}
