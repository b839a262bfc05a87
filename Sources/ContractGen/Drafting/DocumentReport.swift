public import Diagnostics
internal import Templates

/// What became of one document of a run: the same of one that was made and of one that was read.
public struct DocumentReport: Sendable {
    /// The data file, or the file that was read, as the user named it.
    public let path: String
    /// Whether the document was made elsewhere.
    public let isForeign: Bool
    /// The files written.
    public let files: [String]
    public let title: String
    /// nil: not recognised, of a foreign document.
    public let kind: DocumentKind?
    public let number: String?
    public let version: String
    /// nil of a foreign document that does not tell.
    public let dataHash: String?
    public let draftReasons: [Text]
    public let findings: [Finding]

    public init(_ document: Examination, path: String, files: [String]) {
        self.path = path
        isForeign = false
        self.files = files
        title = document.title
        kind = document.contract.header.kind
        number = document.contract.header.number
        version = document.version.code
        dataHash = document.version.dataHash
        draftReasons = document.draftReasons.map(\.text)
        findings = document.findings
    }

    public init(_ review: DocumentReview, path: String, files: [String]) {
        self.path = path
        isForeign = true
        self.files = files
        title = review.kind?.meaning.ro ?? "document"
        kind = review.kind
        number = nil
        version = review.version
        dataHash = review.document.properties["contractgen-data-sha256"]
        draftReasons = []
        findings = review.findings
    }

    public var isDraft: Bool { !draftReasons.isEmpty }
}
