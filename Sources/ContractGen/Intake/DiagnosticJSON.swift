public import Diagnostics
internal import Templates

/// Diagnostics for programs.
public enum DiagnosticJSON {
    /// A JSON list; each entry has `id`, `severity`, `message`, and where they exist `hint`,
    /// `file`, `line`, `column`, `length`, `cell` (`Contracte!C14`), `field`, `part`, `place`,
    /// `words` and `arguments`.
    public static func text(of diagnostics: [Diagnostic], in language: MessageLanguage) -> String {
        JSONText(value(of: diagnostics, in: language)).readable
    }

    static func value(of diagnostics: [Diagnostic], in language: MessageLanguage) -> Value {
        .list(diagnostics.map { .map(fields(of: $0, in: language)) })
    }

    private static func fields(of diagnostic: Diagnostic, in language: MessageLanguage) -> Value.Map
    {
        var fields = Value.Map([
            ("id", .text(diagnostic.id)), ("severity", .text(diagnostic.severity.rawValue)),
            ("message", .text(diagnostic.message.in(language))),
        ])
        fields["hint"] = diagnostic.hint.map { .text($0.in(language)) }
        switch diagnostic.location {
        case .source(let place):
            fields["file"] = .text(place.file)
            fields["line"] = .integer(place.line)
            fields["column"] = .integer(place.column)
            fields["length"] = .integer(place.length)
            fields["cell"] = place.cell.map { .text($0) }
        case .file(let file): fields["file"] = .text(file)
        case .field(let path): fields["field"] = .text(path.description)
        case .part(let file, let part):
            fields["file"] = .text(file)
            fields["part"] = .text(part)
        case .passage(let passage):
            fields["file"] = .text(passage.file)
            fields["part"] = .text(passage.part)
            fields["place"] = .text(passage.place.in(language))
            fields["words"] = .text(passage.words)
        case nil: break
        }
        let arguments = diagnostic.arguments.sorted { $0.key < $1.key }
        if !arguments.isEmpty {
            fields["arguments"] = .map(Value.Map(arguments.map { ($0.key, .text($0.value)) }))
        }
        return fields
    }
}
