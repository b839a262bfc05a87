public import Diagnostics
internal import Templates

/// Diagnostics as SARIF, see `SARIFLog`.
public enum DiagnosticSARIF {
    /// One run with one result for each diagnostic.
    ///
    /// - Parameter version: the program's.
    public static func text(
        of diagnostics: [Diagnostic], version: String, in language: MessageLanguage
    ) -> String {
        let ids = Set(diagnostics.map(\.id)).sorted()
        return SARIFLog.text(
            rules: ids.map { SARIFLog.map([("id", .text($0))]) },
            results: diagnostics.map { result($0, language) }, version: version)
    }

    private static func result(_ diagnostic: Diagnostic, _ language: MessageLanguage) -> Value {
        let words = [diagnostic.message, diagnostic.hint].compactMap { $0?.in(language) }
        return SARIFLog.result(
            of: diagnostic.id, level: diagnostic.severity.level,
            message: words.joined(separator: ". "),
            at: diagnostic.location.map { location($0, language) })
    }

    private static func location(
        _ location: Diagnostic.Location, _ language: MessageLanguage
    ) -> Value {
        switch location {
        case .source(let place) where place.cell == nil: SARIFLog.location(place)
        case .source(let place): SARIFLog.location(in: place.file, named: place.cell)
        case .file(let file): SARIFLog.location(in: file)
        case .part(let file, let part): SARIFLog.location(in: file, named: part)
        case .passage(let passage):
            SARIFLog.location(
                in: passage.file, named: "\(passage.place.in(language)): \(passage.words)")
        case .field(let path): SARIFLog.location(named: path.description)
        }
    }
}

extension Diagnostic.Severity {
    /// As SARIF names it.
    fileprivate var level: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .note: "note"
        }
    }
}
