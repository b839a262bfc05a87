public import Diagnostics
internal import Templates

/// Diagnostics in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS), which editors
/// and code hosts show beside the text.
public enum DiagnosticSARIF {
    /// One run with one result for each diagnostic.
    ///
    /// - Parameter version: the program's.
    public static func text(
        of diagnostics: [Diagnostic], version: String, in language: MessageLanguage
    ) -> String {
        let ids = Set(diagnostics.map(\.id)).sorted()
        let driver = Value.Map([
            ("name", .text("contractgen")), ("version", .text(version)),
            ("rules", .list(ids.map { .map(Value.Map([("id", .text($0))])) })),
        ])
        let run = Value.Map([
            ("tool", .map(Value.Map([("driver", .map(driver))]))),
            ("columnKind", .text("unicodeCodePoints")),
            ("results", .list(diagnostics.map { .map(result($0, language)) })),
        ])
        return JSONText(
            .map(
                Value.Map([
                    ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")),
                    ("version", .text("2.1.0")), ("runs", .list([.map(run)])),
                ]))
        ).readable
    }

    private static func result(_ diagnostic: Diagnostic, _ language: MessageLanguage) -> Value.Map {
        let words = [diagnostic.message, diagnostic.hint].compactMap { $0?.in(language) }
        var result = Value.Map([
            ("ruleId", .text(diagnostic.id)), ("level", .text(diagnostic.severity.level)),
            ("message", .map(Value.Map([("text", .text(words.joined(separator: ". ")))]))),
        ])
        if let location = diagnostic.location.flatMap({ Self.location($0, language) }) {
            result["locations"] = .list([.map(location)])
        }
        return result
    }

    private static func location(
        _ location: Diagnostic.Location, _ language: MessageLanguage
    ) -> Value.Map? {
        switch location {
        case .source(let place) where place.cell == nil:
            let region = Value.Map([
                ("startLine", .integer(place.line)), ("startColumn", .integer(place.column)),
                ("endColumn", .integer(place.column + place.length)),
            ])
            return physical(place.file, region: region)
        case .source(let place): return physical(place.file, logical: place.cell)
        case .file(let file): return physical(file)
        case .part(let file, let part): return physical(file, logical: part)
        case .passage(let passage):
            return physical(
                passage.file, logical: "\(passage.place.in(language)): \(passage.words)")
        case .field(let path):
            return Value.Map([("logicalLocations", logical(path.description))])
        }
    }

    private static func physical(
        _ file: String, region: Value.Map? = nil, logical name: String? = nil
    ) -> Value.Map {
        var place = Value.Map([
            ("artifactLocation", .map(Value.Map([("uri", .text(file.percentEncoded))])))
        ])
        place["region"] = region.map { .map($0) }
        var map = Value.Map([("physicalLocation", .map(place))])
        map["logicalLocations"] = name.map(logical)
        return map
    }

    private static func logical(_ name: String) -> Value {
        .list([.map(Value.Map([("fullyQualifiedName", .text(name))]))])
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

extension String {
    /// The path as a URI reference: what may not stand in one is written as `%` and two digits.
    fileprivate var percentEncoded: String {
        let kept = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        return utf8.map { byte in
            if kept.contains(byte) { return String(Unicode.Scalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
