internal import Diagnostics
public import Wording

/// The commented data file that a clerk fills in.
public struct StarterFile {
    /// What every text to be filled in begins with.
    static let placeholder = "DE COMPLETAT"

    private let messages: MessageLanguage
    private let language: DocumentLanguage
    private var lines: [String] = []

    /// The file's text, YAML.
    ///
    /// It reads back without errors, as a draft; what is still a placeholder gives a warning.
    ///
    /// - Parameter language: The document's; comments are in English for English documents, else
    ///   in Romanian.
    public static func text(for kind: DocumentKind, language: DocumentLanguage = .ro) -> String {
        let schema = kind.schema
        var file = StarterFile(language: language)
        file.heading(schema)
        file.record(schema, indent: "", isActive: true)
        return file.lines.joined(separator: "\n") + "\n"
    }

    private init(language: DocumentLanguage) {
        self.language = language
        messages = language == .en ? .en : .ro
    }

    private mutating func heading(_ schema: Schema) {
        let title = schema.title.in(messages)
        lines += Text(
            ro: """
                # Datele pentru \(title). Completați, apoi rulați „contractgen generate”.
                # Rândurile care încep cu # sunt opționale și nu sunt citite: pentru un câmp de care
                # aveți nevoie, ștergeți „# ” din fața lui (semnul și un spațiu).
                # Alinierea se face cu spații. Textele care conțin „:” sau „#” stau între ghilimele.
                """,
            en: """
                # The data for \(title). Fill in, then run “contractgen generate”.
                # Lines that begin with # are optional and not read: delete the “# ” before a field
                # you need (the sign and one space).
                # Indent with spaces. Texts that contain “:” or “#” stand in quotes.
                """
        ).in(messages).split(separator: "\n").map(String.init)
    }

    private mutating func record(_ schema: Schema, indent: String, isActive: Bool) {
        for field in schema.fields { write(field, indent: indent, isActive: isActive) }
    }

    private mutating func write(_ field: Field, indent: String, isActive: Bool) {
        let isActive = isActive && field.isInStarter
        comment(on: field, indent: indent)
        let start = indent + (isActive ? "" : "# ")
        switch field.type {
        case .record(let schema):
            lines.append("\(start)\(field.name):")
            record(schema, indent: indent + "  ", isActive: isActive)
        case .list(.record(let schema), let count):
            lines.append("\(start)\(field.name):")
            item(schema, indent: indent + "  ", isActive: isActive)
            for _ in 1..<max(1, count.lowerBound) { briefItem(schema, indent: indent + "  ") }
        case .list:
            lines.append("\(start)\(field.name):")
            lines.append("\(indent)  \(isActive ? "" : "# ")- \(scalar(field))".trimmingSpacesAtEnd)
        default: lines.append("\(start)\(field.name): \(scalar(field))".trimmingSpacesAtEnd)
        }
    }

    /// One record of a list: its first written line carries the dash.
    private mutating func item(_ schema: Schema, indent: String, isActive: Bool) {
        lines.append(indent + (isActive ? "-" : "# -"))
        record(schema, indent: indent + "  ", isActive: isActive)
    }

    /// A further record of a list: only what has to be filled in, without comments.
    private mutating func briefItem(_ schema: Schema, indent: String) {
        let whole = lines
        item(schema, indent: indent, isActive: true)
        let added = lines.dropFirst(whole.count).filter { !$0.drop { $0 == " " }.hasPrefix("#") }
        lines = whole + added
    }

    private mutating func comment(on field: Field, indent: String) {
        if indent.isEmpty { lines.append("") }
        lines.append("\(indent)# \(words(on: field))")
        if case .choice(let options) = field.type, field.name != "kind" || !indent.isEmpty {
            lines += options.map { "\(indent)#   \($0.name): \($0.meaning.in(messages))" }
        }
    }

    /// The label with its unit, the note, and what holds when the field is left out.
    private func words(on field: Field) -> String {
        let label = field.label.in(messages)
        var sentences = [label]
        if let unit = field.unit?.in(messages), !label.hasSuffix(unit) {
            sentences[0] += " (\(unit))"
        }
        sentences[0] += "."
        if case .forFinal = field.need {
            sentences.append(
                Text(ro: "Poate lipsi în proiect.", en: "A draft may lack it.").in(messages))
        }
        if !field.note.ro.isEmpty { sentences.append(field.note.in(messages)) }
        if case .derived(let words, _) = field.standard {
            sentences.append(
                Text(ro: "Implicit: \(words.ro).", en: "Default: \(words.en).").in(messages))
        }
        return sentences.joined(separator: " ")
    }

    private func scalar(_ field: Field) -> String {
        if field.name == "language" { return language.rawValue }
        if let sample = field.sample { return sample.asScalar + field.reminder }
        if case .value(let value) = field.standard { return JSONText(value).plain }
        return ""
    }
}

extension Field {
    /// Written as a live line: needed, or worth seeing; the rest is a comment.
    fileprivate var isInStarter: Bool {
        switch need {
        case .always, .forFinal: true
        case .when, .optional: sample != nil
        }
    }
}

extension Field {
    /// A date or a number that has to be there and cannot hold the words of a placeholder.
    fileprivate var reminder: String {
        switch (need, type) {
        case (.always, .date), (.always, .money), (.always, .integer), (.always, .decimal):
            "  # \(StarterFile.placeholder)"
        default: ""
        }
    }
}

extension String {
    /// Digits would stay text anyway, yet quotes show that they are a code.
    fileprivate var asScalar: String {
        contains(":") || isAllDigits && count > 12 ? "\"\(self)\"" : self
    }
    fileprivate var trimmingSpacesAtEnd: String {
        var text = self
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}

extension JSONText {
    /// A scalar without quotes.
    fileprivate var plain: String { canonical.replacing("\"", with: "") }
}
