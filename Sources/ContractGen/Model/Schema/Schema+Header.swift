public import Diagnostics
internal import FoundationEssentials
internal import Templates
public import Wording

extension DocumentKind {
    /// The fields of a document of this kind.
    public var schema: Schema {
        switch self {
        case .memorandum: .memorandum
        case .serviceContract: .serviceContract
        case .grantAgreement: .grantAgreement
        case .partnershipAgreement: .partnershipAgreement
        case .amendment: .amendment
        case .acceptanceAct: .acceptanceAct
        case .romanianPartnershipAgreement: .romanianPartnership
        }
    }

    /// The kinds there is shipped wording for; the data of the others can be checked.
    public static let worded: [DocumentKind] = [
        .serviceContract, .memorandum, .amendment, .acceptanceAct,
    ]

    /// What a row of a register may be: documents with wording that stand on their own.
    static let registered = worded.filter { !$0.followsContract }

    /// Speaks of a contract: what its own data leave out is the contract's.
    public var followsContract: Bool { self == .amendment || self == .acceptanceAct }

    /// What a document that follows a contract has from it, unless it says otherwise.
    static let inherited = [
        "jurisdiction", "language", "place", "currency", "signature_mode", "copies", "specimen",
    ]
}

extension DocumentLanguage: Choice {
    public var meaning: Text {
        switch self {
        case .ro: Text(ro: "română", en: "Romanian")
        case .ru: Text(ro: "rusă", en: "Russian")
        case .en: Text(ro: "engleză", en: "English")
        }
    }
}

extension Currency: Choice {
    public var meaning: Text {
        switch self {
        case .MDL: Text(ro: "lei moldovenești", en: "Moldovan lei")
        case .EUR: Text(ro: "euro", en: "euro")
        }
    }
}

extension Schema {
    /// What every document has before its own fields.
    static func header(of kind: DocumentKind) -> [Field] {
        let isInherited = kind.followsContract
        let country: Jurisdiction =
            kind == .romanianPartnershipAgreement ? .romania : .moldova
        return [
            Field(
                "kind", .choice(DocumentKind.self), ro: "Felul documentului",
                en: "Kind of document", need: .always, sample: kind.rawValue),
            Field(
                "jurisdiction", .choice(Jurisdiction.self), ro: "Legea aplicabilă",
                en: "Governing law", standard: .value(.text(country.rawValue))),
            Field(
                "language", .choice(DocumentLanguage.self), ro: "Limba documentului",
                en: "Language of the document",
                note: Text(
                    ro: "În Republica Moldova prevalează textul în limba română.",
                    en: "In Moldova the Romanian text prevails."),
                standard: .value(.text("ro")), sample: "ro"),
            Field(
                "number", .text, ro: "Numărul documentului", en: "Number of the document",
                need: .forFinal),
            Field(
                "date", .date, ro: "Data semnării", en: "Date of signing", need: .forFinal),
            Field(
                "place", .text, ro: "Locul semnării", en: "Place of signing",
                note: isInherited ? contracts : Text(ro: "", en: ""),
                need: isInherited ? .optional : .always,
                sample: isInherited ? nil : "mun. Chișinău"),
            Field(
                "currency", .choice(Currency.self), ro: "Valuta", en: "Currency",
                note: Text(
                    ro: "Toate sumele documentului sunt în această valută.",
                    en: "All amounts of the document are in this currency."),
                standard: .value(.text("MDL"))),
            Field(
                "signature_mode", .choice(SignatureMode.self), ro: "Felul semnării",
                en: "Way of signing", note: isInherited ? contracts : Text(ro: "", en: ""),
                need: isInherited ? .optional : .always,
                sample: isInherited ? nil : "handwritten"),
            Field(
                "copies", .integer(1...50), ro: "Numărul de exemplare", en: "Number of copies",
                unit: Text(ro: "exemplare", en: "copies"), standard: copiesForEachParty),
            Field(
                "specimen", .bool, ro: "Este doar un exemplu", en: "Is only a specimen",
                note: Text(
                    ro: "Cu true, antetul documentului poartă cuvântul „EXEMPLU”.",
                    en: "With true, the header of the document says „EXEMPLU”."),
                standard: .value(.bool(false))),
        ]
    }

    private static let contracts = Text(
        ro: "Lăsat liber: ca în contract.", en: "Left out: as in the contract.")

    private static let copiesForEachParty = Standard.derived(
        Text(
            ro: "câte unul pentru fiecare parte, la semnare olografă",
            en: "one for each party when signed by hand")
    ) { document in
        guard document["signature_mode"] == .text(SignatureMode.handwritten.rawValue) else {
            return nil
        }
        switch (document["parties"], document["authority"], document["provider"]) {
        case (.list(let parties)?, _, _): return .number(.init(parties.count))
        case (_, .map?, .map?): return .number(2)
        default: return nil
        }
    }

    /// What every document has after its own fields.
    static let closing: [Field] = [
        Field(
            "attachments", .list(of: .record(attachment), count: 0...50),
            ro: "Anexele aduse de părți", en: "Attachments brought by the parties",
            note: Text(
                ro: "Anexele proprii ale documentului se adaugă singure.",
                en: "The document's own annexes are added by themselves.")),
        Field(
            "reviews", .list(of: .record(review), count: 0...200),
            ro: "Deciziile juristului", en: "The lawyer's decisions"),
        Field(
            "extra", .free, ro: "Câmpuri libere", en: "Free fields",
            note: Text(
                ro: "Pentru șabloanele proprii ale instituției.",
                en: "For the office's own templates.")),
    ]

    static let attachment = Schema(
        ro: "anexa", en: "the attachment",
        [Field("title", .text, ro: "Titlul anexei", en: "Title of the attachment", need: .always)])

    static let review = Schema(
        ro: "decizia juristului", en: "the lawyer's decision",
        [
            Field("rule", .text, ro: "Cerința", en: "Requirement", need: .always, sample: "P07"),
            Field(
                "outcome", .choice(ReviewOutcome.self), ro: "Rezultatul", en: "Outcome",
                need: .always),
            Field("by", .text, ro: "Juristul", en: "Lawyer", need: .always),
            Field("date", .date, ro: "Data deciziei", en: "Date of the decision", need: .always),
            Field("reason", .text, ro: "Motivul", en: "Reason", need: .always),
            Field(
                "version", .text, ro: "Codul versiunii examinate", en: "Version code looked at",
                note: Text(
                    ro: "Decizia decade când se schimbă ceea ce a fost examinat.",
                    en: "The decision lapses when what was looked at changes."),
                need: .always),
        ])
}
