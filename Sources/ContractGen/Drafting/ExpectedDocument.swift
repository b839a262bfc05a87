public import DataFiles
internal import Diagnostics
internal import Templates
public import Wording

/// Which wording a document will want, guessed before its data are read. A wrong guess costs time
/// and nothing else.
public struct ExpectedDocument: Hashable, Sendable {
    public let kind: DocumentKind
    public let language: DocumentLanguage

    /// Looks for lines such as `kind: service-contract` and `language: ro`.
    ///
    /// - Parameter language: stands for what the file says.
    public init?(glancingAt file: DataSource, language: DocumentLanguage? = nil) {
        var values: [String: String] = [:]
        for line in file.bytes.split(separator: UInt8(ascii: "\n")) {
            for field in ["kind", "language"] where line.starts(with: "\(field):".utf8) {
                let value = String(decoding: line.dropFirst(field.utf8.count + 1), as: UTF8.self)
                values[field] = value.trimmingSpaces
            }
        }
        guard let kind = values["kind"].flatMap(DocumentKind.init) else { return nil }
        self.kind = kind
        self.language =
            language ?? values["language"].flatMap(DocumentLanguage.init) ?? .ro
    }
}

/// The parts of an expected document's template that take long to read, being read.
struct ExpectedTemplate: Sendable {
    private let document: ExpectedDocument
    let wording: Underway<ClauseDocument, DiagnosticList>
    /// Needs the acts, so that its reading begins later.
    private(set) var ruleBook: Underway<RuleBook, DiagnosticList>?

    /// nil where the library has no wording for the document.
    init?(of document: ExpectedDocument, in library: Library) {
        let path = library.wordingPath(of: document.kind, in: document.language)
        guard let source = library.templateText(path) else { return nil }
        self.document = document
        wording = Underway { () throws(DiagnosticList) in
            var environment = Environment(language: document.language)
            ActRegister.declareFunction(in: &environment)
            return try library.read(source, environment: environment)
        }
    }

    mutating func readRules(of library: Library, register: ActRegister) {
        ruleBook = Underway { [document] () throws(DiagnosticList) in
            try library.ruleBook(for: document.kind, register: register)
        }
    }

    func isFor(_ kind: DocumentKind, in language: DocumentLanguage) -> Bool {
        (kind, language) == (document.kind, document.language)
    }
}
