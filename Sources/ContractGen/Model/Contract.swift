public import Diagnostics
internal import Digest
public import Templates
public import Wording

/// The data of one document, checked and typed.
public struct Contract: Hashable, Sendable {
    public let header: Header
    public let body: Body
    /// What templates and rules see: the names of the data, with the standard values filled in.
    /// What is optional and left out is absent; lists left out are empty. What follows from the
    /// rules (`procurement.law`, `service.decision`) stands beside the data.
    public let fields: Value.Map
    /// The fields without what follows from the rules.
    private let data: Value.Map

    /// What the document follows; nil for those that stand on their own.
    public var base: BaseContract? {
        switch body {
        case .amendment(_, let base), .acceptanceAct(_, let base): base
        default: nil
        }
    }

    /// What the kinds of documents have each for itself.
    public indirect enum Body: Hashable, Sendable {
        case memorandum(Memorandum)
        case serviceContract(ServiceContract)
        case grantAgreement(GrantAgreement)
        case partnershipAgreement(PartnershipAgreement)
        case romanianPartnership(RomanianPartnership)
        case amendment(Amendment, of: BaseContract)
        case acceptanceAct(AcceptanceAct, under: BaseContract)
    }

    /// What all kinds of documents have.
    public struct Header: Hashable, Sendable {
        public let kind: DocumentKind
        public let jurisdiction: Jurisdiction
        public let language: DocumentLanguage
        /// nil only in a draft.
        public let number: String?
        /// The day of signing; nil only in a draft.
        public let date: CalendarDate?
        public let place: String
        public let currency: Currency
        public let signing: Signing
        /// Only an example: the header says „EXEMPLU”.
        public let isSpecimen: Bool
        public let attachments: [String]
        public let reviews: [Review]

        /// Fields that say nothing of the body, and of which each document has its own.
        fileprivate static let changing: Set = ["number", "date"]
    }

    public enum Signing: Hashable, Sendable {
        /// One electronic original.
        case qualifiedElectronic
        case handwritten(copies: Int)
    }

    /// A lawyer's decision on one requirement; it lapses when what it looked at changes.
    public struct Review: Hashable, Sendable {
        public let rule: String
        public let outcome: ReviewOutcome
        public let by: String
        public let date: CalendarDate
        public let reason: String
        /// The version code of what was looked at.
        public let version: String
    }

    /// The model of fields that were checked against the kind's schema.
    ///
    /// - Parameters:
    ///   - fields: The checked data with what follows from the rules.
    ///   - data: The checked data alone; left out: nothing follows from the rules.
    ///   - base: What an amendment or an acceptance act follows.
    ///   - earlier: A contract read before, of which is taken over what is the same.
    /// - Throws: `data.missing-in-model` when the fields were not checked, `data.no-contract` when
    ///   an amendment or an acceptance act has no base.
    public init(
        fields: Value.Map, data: Value.Map? = nil, following base: BaseContract? = nil,
        after earlier: Contract? = nil
    ) throws(Diagnostic) {
        let fields = earlier.map { fields.sharing($0.fields) } ?? fields
        let record = Fields(fields)
        header = try Header(record)
        let known = earlier.flatMap { base == nil ? $0.body(ofFields: fields) : nil }
        body = if let known { known } else { try Body(record, header.kind, base) }
        self.fields = base.map { $0.completing(fields) } ?? fields
        var data = data ?? fields
        if let base { data["base"] = .list(base.hashes.map { .text($0) }) }
        self.data = data
    }

    /// The body, where a contract of these fields has the same; nil where it may have another.
    private func body(ofFields other: Value.Map) -> Body? {
        DataChanges(in: other, since: fields).areOnly(in: Header.changing) ? body : nil
    }

    /// All parties, in the order in which they sign.
    public var parties: [Party] {
        switch body {
        case .memorandum(let memorandum): memorandum.parties.map(\.party)
        case .serviceContract(let contract): [contract.authority, contract.provider]
        case .grantAgreement(let agreement): [agreement.funder, agreement.beneficiary]
        case .partnershipAgreement(let agreement): [agreement.authority, agreement.organisation]
        case .romanianPartnership(let agreement): agreement.partners.map(\.party)
        case .amendment(let amendment, let base):
            base.parties(after: base.amendments.map(\.content) + [amendment])
        case .acceptanceAct(_, let base): base.parties(after: base.amendments.map(\.content))
        }
    }

    /// Whether something is missing that only a draft may lack.
    public var lacksNumberOrDate: Bool { header.number == nil || header.date == nil }

    /// The data as JSON with sorted keys and no white space: same meaning, same bytes.
    ///
    /// The lawyer's reviews are left out: each names the version it looked at, and must not change
    /// that version by being added.
    public var canonicalJSON: [UInt8] { Self.canonicalJSON(of: data) }

    private static func canonicalJSON(
        of data: Value.Map, after pool: Pool<Reuse<JSONText.Part>> = Pool()
    ) -> [UInt8] {
        var looked = data
        looked["reviews"] = nil
        return JSONText.canonicalBytes(of: looked, after: pool)
    }

    /// SHA-256 of the canonical JSON, 64 hexadecimal digits.
    public var dataHash: String { dataHash(after: Pool()) }

    /// - Parameter pool: The data of the documents before.
    func dataHash(after pool: Pool<Reuse<JSONText.Part>>) -> String {
        SHA256.hexadecimal(of: Self.canonicalJSON(of: data, after: pool))
    }

    static func hash(of data: Value.Map) -> String {
        SHA256.hexadecimal(of: canonicalJSON(of: data))
    }
}

extension Contract.Body {
    fileprivate init(_ fields: Fields, _ kind: DocumentKind, _ base: BaseContract?)
        throws(Diagnostic)
    {
        switch kind {
        case .memorandum: self = .memorandum(try Memorandum(fields))
        case .serviceContract: self = .serviceContract(try ServiceContract(fields))
        case .grantAgreement: self = .grantAgreement(try GrantAgreement(fields))
        case .partnershipAgreement:
            self = .partnershipAgreement(try PartnershipAgreement(fields))
        case .romanianPartnershipAgreement:
            self = .romanianPartnership(try RomanianPartnership(fields))
        case .amendment:
            self = .amendment(try Amendment(fields), of: try Self.needed(base, kind))
        case .acceptanceAct:
            let act = try AcceptanceAct(fields.record("acceptance_act"))
            self = .acceptanceAct(act, under: try Self.needed(base, kind))
        }
    }

    private static func needed(_ base: BaseContract?, _ kind: DocumentKind) throws(Diagnostic)
        -> BaseContract
    {
        guard let base else { throw .noContract(kind) }
        return base
    }
}

extension BaseContract {
    /// Both sides, each replaced by its last successor.
    fileprivate func parties(after amendments: [Amendment]) -> [Party] {
        zip(ContractSide.allCases, contract.parties).map { side, party in
            amendments.last { $0.successor?.replaces == side }?.successor?.party ?? party
        }
    }
}

extension Contract.Header {
    init(_ fields: Fields) throws(Diagnostic) {
        kind = try fields.choice("kind")
        jurisdiction = try fields.choice("jurisdiction")
        language = try fields.choice("language")
        number = fields.text(ifAny: "number")
        date = fields.date(ifAny: "date")
        place = try fields.text("place")
        currency = try fields.choice("currency")
        signing = try Contract.Signing(fields)
        isSpecimen = try fields.flag("specimen")
        attachments = fields.records("attachments").compactMap { $0.text(ifAny: "title") }
        var reviews: [Contract.Review] = []
        for review in fields.records("reviews") { reviews.append(try Contract.Review(review)) }
        self.reviews = reviews
    }
}

extension Contract.Signing {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        switch try fields.choice("signature_mode") as SignatureMode {
        case .qualifiedElectronic: self = .qualifiedElectronic
        case .handwritten: self = .handwritten(copies: try fields.integer("copies"))
        }
    }
}

extension Contract.Review {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        rule = try fields.text("rule")
        outcome = try fields.choice("outcome")
        by = try fields.text("by")
        date = try fields.date("date")
        reason = try fields.text("reason")
        version = try fields.text("version")
    }
}

extension Diagnostic {
    fileprivate static func noContract(_ kind: DocumentKind) -> Diagnostic {
        let field = FieldPath([.key("kind")])
        return .error(
            "data.no-contract", at: .field(field), arguments: ["kind": kind.rawValue],
            message: Text(
                ro: "un \(kind.meaning.ro) are nevoie de datele contractului său",
                en: "an \(kind.meaning.en) needs the data of its contract"),
            hint: Text(
                ro: "numiți fișierul de date al contractului",
                en: "name the contract's data file"))
    }
}
