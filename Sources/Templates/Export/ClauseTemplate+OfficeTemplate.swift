public import Diagnostics

extension ClauseTemplate {
    /// A clause template as an editable Word or Writer file with its tags typed as text: included
    /// texts stand in it, styles and lists are those of the look, clause ids are bookmarks. As an
    /// office template it gives the same text as the clause template.
    ///
    /// - Parameter format: `.docx` or `.odt`.
    /// - Throws: everything wrong with the text, its includes or the style documents.
    public static func officeTemplate(
        of source: SourceText, as format: FileFormat, properties: DocumentProperties,
        environment: Environment, styles: StyleDocuments,
        including: @escaping @Sendable (String) -> SourceText?
    ) throws(DiagnosticList) -> [UInt8] {
        let document = try ClauseDocumentBuilder.document(
            from: source, environment: environment, including: including)
        let looks = try Looks(styles, language: environment.language)
        return try DiagnosticList.wrapping { () throws(Diagnostic) in
            try TypedClauseDocument(document, environment: environment).document
        }.file(format, looks, properties, environment)
    }
}

extension ClauseDocument {
    /// The document, which reads no data, in one format.
    fileprivate func file(
        _ format: FileFormat, _ looks: Looks, _ properties: DocumentProperties,
        _ environment: Environment
    ) throws(DiagnosticList) -> [UInt8] {
        let bookmarks = BookmarkNames(clauses.keys)
        if format == .odt {
            let syntax = try DiagnosticList.wrapping { () throws(Diagnostic) in
                try looks.openDocument.syntax(bookmarks)
            }
            let compiled = CompiledDocument(self, syntax: syntax)
            let document = try compiled.typed(in: environment)
            return try DiagnosticList.wrapping { () throws(Diagnostic) in
                try OpenDocumentPackage(
                    look: looks.openDocument, syntax: syntax, document: document,
                    properties: properties, tables: compiled.tables
                ).bytes()
            }
        }
        let syntax = looks.word.syntax(looks.numbering, bookmarks)
        let document = try CompiledDocument(self, syntax: syntax).typed(in: environment)
        return try DiagnosticList.wrapping { () throws(Diagnostic) in
            try WordPackage(
                look: looks.word, syntax: syntax, document: document, properties: properties
            ).bytes()
        }
    }
}

extension CompiledDocument {
    fileprivate func typed(in environment: Environment) throws(DiagnosticList) -> RenderedDocument {
        try rendered(
            Value.Map(), environment: environment, limits: RenderLimits(), mark: nil,
            repeatsAnnexHeadings: true)
    }
}
