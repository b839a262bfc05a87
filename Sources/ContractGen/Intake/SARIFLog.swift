internal import Diagnostics
internal import Templates

/// The frame of the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), which editors and
/// code hosts show beside the files.
enum SARIFLog {
    /// One run of the program.
    ///
    /// - Parameter version: the program's.
    static func text(rules: [Value], results: [Value], version: String) -> String {
        let driver = map([
            ("name", .text("contractgen")), ("version", .text(version)), ("rules", .list(rules)),
        ])
        let run = map([
            ("tool", map([("driver", driver)])), ("columnKind", .text("unicodeCodePoints")),
            ("results", .list(results)),
        ])
        return JSONText(
            map([
                ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")),
                ("version", .text("2.1.0")), ("runs", .list([run])),
            ])
        ).readable
    }

    /// - Parameter level: `error`, `warning` or `note`.
    static func result(
        of rule: String, level: String, message: String, at location: Value?
    ) -> Value {
        map(
            [
                ("ruleId", .text(rule)), ("level", .text(level)), ("message", words(message)),
            ] + (location.map { [("locations", .list([$0]))] } ?? []))
    }

    /// A place in a file, and its name for a person.
    static func location(_ place: SourcePlace, named name: String? = nil) -> Value {
        let region = map([
            ("startLine", .integer(place.line)), ("startColumn", .integer(place.column)),
            ("endColumn", .integer(place.column + place.length)),
        ])
        return location(in: place.file, region: region, named: name)
    }

    static func location(in file: String, named name: String? = nil) -> Value {
        location(in: file, region: nil, named: name)
    }

    /// A place that only a name tells.
    static func location(named name: String) -> Value { map([("logicalLocations", logical(name))]) }

    private static func location(in file: String, region: Value?, named name: String?) -> Value {
        let artifact = ("artifactLocation", map([("uri", .text(file.percentEncoded))]))
        let physical = map([artifact] + (region.map { [("region", $0)] } ?? []))
        return map(
            [("physicalLocation", physical)]
                + (name.map { [("logicalLocations", logical($0))] } ?? [])
        )
    }

    private static func logical(_ name: String) -> Value {
        .list([map([("fullyQualifiedName", .text(name))])])
    }

    static func map(_ entries: [(String, Value)]) -> Value { .map(Value.Map(entries)) }

    static func words(_ text: String) -> Value { map([("text", .text(text))]) }
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
