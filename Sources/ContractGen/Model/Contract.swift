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

    /// What the kinds of documents have each for itself.
    public enum Body: Hashable, Sendable {
        case memorandum(Memorandum)
        case serviceContract(ServiceContract)
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
    /// - Throws: `data.missing-in-model` when the fields were not checked.
    public init(fields: Value.Map, data: Value.Map? = nil) throws(Diagnostic) {
        let record = Fields(fields)
        header = try Header(record)
        switch header.kind {
        case .memorandum: body = .memorandum(try Memorandum(record))
        case .serviceContract: body = .serviceContract(try ServiceContract(record))
        default: throw .kindNotAvailable(header.kind)
        }
        self.fields = fields
        self.data = data ?? fields
    }

    /// All parties, in the order in which they sign.
    public var parties: [Party] {
        switch body {
        case .memorandum(let memorandum): memorandum.parties.map(\.party)
        case .serviceContract(let contract): [contract.authority, contract.provider]
        }
    }

    /// Whether something is missing that only a draft may lack.
    public var lacksNumberOrDate: Bool { header.number == nil || header.date == nil }

    /// The data as JSON with sorted keys and no white space: same meaning, same bytes.
    ///
    /// The lawyer's reviews are left out: each names the version it looked at, and must not change
    /// that version by being added.
    public var canonicalJSON: [UInt8] {
        var looked = data
        looked["reviews"] = nil
        return Array(JSONText(.map(looked)).canonical.utf8)
    }

    /// SHA-256 of the canonical JSON, 64 hexadecimal digits.
    public var dataHash: String { SHA256.hexadecimal(of: canonicalJSON) }
}

extension Contract.Header {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
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
    public static func kindNotAvailable(_ kind: DocumentKind) -> Diagnostic {
        let available = DocumentKind.available.map(\.rawValue).joined(separator: ", ")
        return .error(
            "data.kind-not-available", at: .field(FieldPath([.key("kind")])),
            arguments: ["kind": kind.rawValue],
            message: Text(
                ro: "documentele de felul „\(kind.rawValue)” nu pot fi încă întocmite",
                en: "documents of the kind “\(kind.rawValue)” cannot be made yet"),
            hint: Text(
                ro: "feluri disponibile acum: \(available)", en: "kinds available now: \(available)"
            ))
    }
}
