public import Diagnostics
public import Templates
public import Wording

extension Library {
    /// The outline of a kind's wording in a language, clauses of the office's own in their places.
    ///
    /// - Throws: `template.no-wording` when there is none.
    public func outline(
        of kind: DocumentKind, language: DocumentLanguage, environment: Environment
    ) throws(DiagnosticList) -> TemplateOutline {
        guard let source = templateText("templates/\(kind.rawValue)/\(language.rawValue).md") else {
            throw DiagnosticList(.noWording(of: kind, in: language, available: []))
        }
        return outline(ofClauses: source, environment: environment)
    }

    /// The outline of a clause template of the user's, with the texts of the library it includes.
    public func outline(ofClauses source: SourceText, environment: Environment) -> TemplateOutline {
        TemplateOutline(
            clauses: source, environment: environment, including: { included($0) })
    }

    /// The language with all that templates of contracts may use, for a look at a template without
    /// any document.
    ///
    /// - Parameter today: stands for the documents' date.
    public func environment(
        language: DocumentLanguage, today: CalendarDate
    ) throws(DiagnosticList) -> Environment {
        var environment = Environment(language: language)
        try actRegister().install(into: &environment, on: .init(document: today))
        return environment
    }
}

extension Library {
    /// A kind's wording as an editable Word or Writer file with its tags typed as text.
    ///
    /// - Parameters:
    ///   - styles: the look; the shipped one, or an office's own.
    ///   - today: stands in the file's properties.
    public func officeTemplate(
        of kind: DocumentKind, language: DocumentLanguage, as format: FileFormat,
        styles: StyleDocuments, today: CalendarDate
    ) throws(DiagnosticList) -> [UInt8] {
        guard let source = templateText("templates/\(kind.rawValue)/\(language.rawValue).md"),
            let file = data("templates/\(kind.rawValue)/template.yaml")
        else {
            throw DiagnosticList(.noWording(of: kind, in: language, available: []))
        }
        let manifest = try TemplateManifest(file)
        let properties = DocumentProperties(
            title: manifest.title.in(language), language: language, date: today,
            custom: [
                .init("contractgen-template", manifest.id),
                .init("contractgen-template-version", manifest.version),
            ], mark: nil)
        return try ClauseTemplate.officeTemplate(
            of: source, as: format, properties: properties,
            environment: try environment(language: language, today: today), styles: styles,
            including: { included($0) })
    }
}
