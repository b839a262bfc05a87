/// Diagnostics as a person reads them on a terminal: place, words, the line with a caret, the hint.
public struct DiagnosticText: Sendable {
    private let sources: [String: SourceText]
    private let language: MessageLanguage
    private let isColoured: Bool

    /// - Parameters:
    ///   - sources: the texts that excerpts come from, by name; a place elsewhere gets none.
    ///   - isColoured: whether to use ANSI colours, which only a terminal understands.
    public init(
        sources: [SourceText] = [], language: MessageLanguage, isColoured: Bool = false
    ) {
        self.sources = Dictionary(
            sources.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.language = language
        self.isColoured = isColoured
    }

    /// All diagnostics, a blank line between two of them.
    public func text(of diagnostics: [Diagnostic]) -> String {
        diagnostics.map(text).joined(separator: "\n")
    }

    /// One diagnostic, each line ended.
    public func text(of diagnostic: Diagnostic) -> String {
        let place = diagnostic.location.map { $0.text(in: language) + ": " } ?? ""
        let kind = diagnostic.severity.word.in(language)
        var lines = [
            bold(Self.visible(place))
                + coloured("\(kind) [\(diagnostic.id)]", as: diagnostic.severity)
                + ": " + bold(Self.visible(diagnostic.message.in(language)))
        ]
        if case .source(let source)? = diagnostic.location {
            lines += excerpt(at: source, diagnostic.severity)
        }
        if let related = diagnostic.related {
            let words = Text(ro: "vezi și", en: "see also").in(language)
            lines.append("  \(words): " + Self.visible(related.text(in: language)))
        }
        if let hint = diagnostic.hint {
            let words = Text(ro: "sfat", en: "hint").in(language)
            lines.append("  \(words): " + Self.visible(hint.in(language)))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static let widest = 160

    /// The line of the place with a caret under what is meant; cut where the line is very long.
    private func excerpt(
        at place: SourcePlace, _ severity: Diagnostic.Severity
    ) -> [String] {
        guard let line = sources[place.file]?.line(place.line) else { return [] }
        let start = max(0, place.column - 1 - Self.widest / 2)
        let shown = line.dropFirst(start).prefix(Self.widest).map(Self.visible).joined()
        guard !shown.allSatisfy(\.isWhitespace) else { return [] }
        let number = String(place.line)
        let gutter = String(repeating: " ", count: number.count)
        let carets = String(
            repeating: "^",
            count: max(1, min(place.length, shown.count - (place.column - 1 - start))))
        let indent = String(repeating: " ", count: place.column - 1 - start)
        return [
            "  \(number) | \(shown)", "  \(gutter) | \(indent)" + coloured(carets, as: severity),
        ]
    }

    /// Names and values come from files: no character of theirs may steer the terminal.
    private static func visible(_ text: String) -> String { text.map(visible).joined() }

    /// One printable character for each of the line: terminals obey control characters, and marks of
    /// direction show another order than the file's.
    private static func visible(_ character: Character) -> String {
        if character == "\t" { return " " }
        let isHidden = character.unicodeScalars.contains { scalar in
            scalar.properties.generalCategory == .control
                || (0x202A...0x202E).contains(scalar.value)
                || (0x2066...0x2069).contains(scalar.value)
        }
        return isHidden ? "\u{FFFD}" : String(character)
    }

    private func bold(_ text: String) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }

    private func coloured(_ text: String, as severity: Diagnostic.Severity) -> String {
        isColoured ? "\u{1B}[\(severity.colour)m\(text)\u{1B}[0m" : text
    }
}

extension Diagnostic.Severity {
    fileprivate var word: Text {
        switch self {
        case .error: Text(ro: "eroare", en: "error")
        case .warning: Text(ro: "avertisment", en: "warning")
        case .note: Text(ro: "notă", en: "note")
        }
    }

    fileprivate var colour: String {
        switch self {
        case .error: "1;31"
        case .warning: "1;33"
        case .note: "1;36"
        }
    }
}

extension Diagnostic.Location {
    /// The place as the user would type or say it.
    public func text(in language: MessageLanguage) -> String {
        switch self {
        case .field(let path):
            Text(ro: "câmpul „\(path)”", en: "field “\(path)”").in(language)
        case .source(let place): place.description
        case .file(let file): file
        case .part(let file, let part): "\(file) (\(part))"
        case .passage(let passage): passage.text(in: language)
        }
    }
}
