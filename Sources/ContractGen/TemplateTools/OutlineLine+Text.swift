public import Diagnostics
public import Templates

extension [OutlineLine] {
    /// A template's structure as text: blocks within blocks, each with its level and place.
    public func text(in language: MessageLanguage) -> String {
        map { line in
            let indent = String(repeating: "  ", count: line.depth)
            let notes = [
                line.id.map { "#\($0)" }, line.level?.text.in(language),
                line.location?.shortText(in: language),
            ].compactMap(\.self)
            let note = notes.isEmpty ? "" : "  [\(notes.joined(separator: "; "))]"
            return indent + line.words.in(language) + note + "\n"
        }.joined()
    }

    /// The same for programs: a list of `kind`, `depth`, `words`, `level`, `id`, `place`.
    public func json(in language: MessageLanguage) -> String {
        let values = map { line -> Value in
            var map = Value.Map([
                ("kind", .text(line.kind.rawValue)), ("depth", .integer(line.depth)),
                ("words", .text(line.words.in(language))),
            ])
            map["level"] = line.level.map { .text($0.rawValue) }
            map["id"] = line.id.map { .text($0) }
            map["place"] = line.location.map { .text($0.shortText(in: language)) }
            return .map(map)
        }
        return JSONText(.list(values)).readable
    }
}

extension Diagnostic.Location {
    /// The place within its file.
    fileprivate func shortText(in language: MessageLanguage) -> String {
        switch self {
        case .passage(let passage): passage.place.in(language)
        default: text(in: language)
        }
    }
}
