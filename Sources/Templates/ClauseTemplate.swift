public import Diagnostics
internal import OpenPackage
package import Wording

/// A clause template compiled for every format: one text gives DOCX, ODT and Markdown alike.
///
/// Compile once, share it between tasks, render each document with its own data. A format is
/// compiled when its first file is made.
public struct ClauseTemplate: Sendable {
    private let plain: Lazily<CompiledDocument<PlainSyntax>>
    private let markdown: Lazily<CompiledDocument<MarkdownSyntax>>
    private let word: Lazily<CompiledDocument<WordSyntax>>
    private let openDocument: Lazily<CompiledDocument<OpenDocumentSyntax>>
    private let looks: Looks
    /// Ids of all clauses of the text, those under a condition too.
    public let clauseIDs: [String]

    /// - Parameters:
    ///   - source: the text in the clause dialect.
    ///   - environment: the document's language, and the names that functions and filters may use.
    ///   - styles: the look of the office formats.
    ///   - including: finds the text of `{% include "…" %}` by its name.
    /// - Throws: everything wrong with the text, its includes or the style documents.
    public init(
        _ source: SourceText, environment: Environment, styles: StyleDocuments,
        including: @escaping @Sendable (String) -> SourceText? = { _ in nil }
    ) throws(DiagnosticList) {
        let (document, looks) = try both {
            () throws(DiagnosticList) in
            try ClauseDocument(reading: source, environment: environment, including: including)
        } _: { () throws(DiagnosticList) in
            try Looks(styles, language: environment.language)
        }
        try self.init(document, looks: looks)
    }

    /// - Parameter annexes: ids of annexes whose content the `::: withheld` notice stands for.
    package init(
        _ document: ClauseDocument, looks: Looks, withholding annexes: Set<String> = []
    ) throws(DiagnosticList) {
        self.looks = looks
        let document = document.withholding(annexes)
        let bookmarks = BookmarkNames(document.clauses.keys)
        let numbering = looks.numbering
        let openDocumentSyntax = try DiagnosticList.wrapping { () throws(Diagnostic) in
            try looks.openDocument.syntax(bookmarks)
        }
        plain = Lazily { CompiledDocument(document, syntax: PlainSyntax(numbering: numbering)) }
        markdown = Lazily {
            CompiledDocument(document, syntax: MarkdownSyntax(numbering: numbering))
        }
        word = Lazily {
            CompiledDocument(document, syntax: looks.word.syntax(numbering, bookmarks))
        }
        openDocument = Lazily { CompiledDocument(document, syntax: openDocumentSyntax) }
        clauseIDs = document.clauses.keys.sorted()
    }

    /// Begins to compile the formats that files will be wanted in.
    public func prepare(_ formats: [FileFormat]) {
        _ = Underway { [markdown, word, openDocument] in
            for format in formats {
                switch format {
                case .docx: _ = word.value
                case .odt: _ = openDocument.value
                case .md: _ = markdown.value
                }
            }
        }
    }

    /// The document's blocks, before any format.
    ///
    /// - Throws: every problem that the data or a reference causes.
    public func draft(
        of fields: Value.Map, environment: Environment, limits: RenderLimits = RenderLimits()
    ) throws(DiagnosticList) -> Draft {
        try plain.value.draft(fields, environment: environment, limits: limits)
    }

    /// For each clause of the text, in order, the conditions it stands under with these data.
    public func traces(of fields: Value.Map, environment: Environment) -> [ClauseTrace] {
        plain.value.traces(fields, environment: environment)
    }

    /// The finished file in one format.
    ///
    /// - Throws: as `draft(of:environment:limits:)`, and what making the package throws.
    public func file(
        _ format: FileFormat, of fields: Value.Map, properties: DocumentProperties,
        environment: Environment, limits: RenderLimits = RenderLimits()
    ) throws(DiagnosticList) -> [UInt8] {
        let mark = properties.mark
        switch format {
        case .docx:
            let word = word.value
            let document = try word.rendered(
                fields, environment: environment, limits: limits, mark: mark)
            return try DiagnosticList.wrapping { () throws(Diagnostic) in
                try WordPackage(
                    look: looks.word, syntax: word.syntax, document: document,
                    properties: properties
                ).bytes()
            }
        case .odt:
            let openDocument = openDocument.value
            let document = try openDocument.rendered(
                fields, environment: environment, limits: limits, mark: mark)
            return try DiagnosticList.wrapping { () throws(Diagnostic) in
                try OpenDocumentPackage(
                    look: looks.openDocument, syntax: openDocument.syntax, document: document,
                    properties: properties, tables: openDocument.tables
                ).bytes()
            }
        case .md:
            let document = try markdown.value.rendered(
                fields, environment: environment, limits: limits, mark: nil)
            return MarkdownFile(document: document, properties: properties).bytes
        }
    }
}

/// What a document looks like in the office formats.
package struct Looks: Sendable {
    let word: WordLook
    let openDocument: OpenDocumentLook
    /// Word's numbering, which the formats without lists of their own follow.
    let numbering: Numbering

    package init(_ styles: StyleDocuments, language: DocumentLanguage) throws(DiagnosticList) {
        let word = try WordLook(styles.word, shipped: styles.shipped.word, language: language)
        openDocument = try OpenDocumentLook(
            styles.openDocument, shipped: styles.shipped.openDocument, language: language)
        numbering = try DiagnosticList.wrapping { () throws(Diagnostic) in try word.scheme() }
        self.word = word
    }
}

/// The formats a document is written in; raw values are the files' extensions.
public enum FileFormat: String, Sendable, CaseIterable {
    case docx, odt, md
}

extension WordLook {
    func syntax(_ numbering: Numbering, _ bookmarks: BookmarkNames) -> WordSyntax {
        var section: [UInt8] = []
        for node in sectionProperties {
            if let element = node.element { section += XML.serialize(element, prolog: .none) }
        }
        return WordSyntax(
            numbering: numbering, styles: ids, bookmarks: bookmarks, textWidth: textWidth,
            sectionProperties: section)
    }
}

extension OpenDocumentLook {
    func syntax(_ bookmarks: BookmarkNames) throws(Diagnostic) -> OpenDocumentSyntax {
        OpenDocumentSyntax(
            numbering: try scheme(), styles: names, listStyles: lists(), bookmarks: bookmarks,
            textWidth: textWidth)
    }
}
