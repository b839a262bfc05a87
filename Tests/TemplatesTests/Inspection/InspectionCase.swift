import Diagnostics
import FoundationEssentials
import Templates
import Testing
import Wording

/// One case of a template looked at without being rendered.
///
/// Sections: `data` (an expression that makes sample data), then `text`, `clauses` with `include
/// NAME`, or `word` (a paragraph a line, `# ` a heading, `| a | b |` a table's row) with `header`;
/// and what is asked for: `findings`, `fields`, `show`. Options: `ro`, `part` (the data are not all
/// there may be).
struct InspectionCase: TemplateCase {
    static let folder = "Inspection"
    static let outputs: Set = ["findings", "fields", "show"]

    let title: String
    var sections: [(name: String, text: String)] = []

    init(title: String) { self.title = title }

    var expected: String {
        sections.filter { Self.outputs.contains($0.name) }
            .map { "\($0.name)\n\($0.text)" }.joined(separator: "\n--- ")
    }

    var environment: Environment { Environment(language: .ro) }
    private var language: MessageLanguage { options.contains("ro") ? .ro : .en }

    // MARK: - Running

    func outcome() -> String {
        do {
            let outline = try outline()
            var parts: [String] = []
            for name in sections.map(\.name).filter(Self.outputs.contains) {
                parts.append("\(name)\n" + (try text(of: name, outline)).withoutFinalNewline)
            }
            return parts.joined(separator: "\n--- ")
        } catch {
            return "findings\n" + DiagnosticText(language: language).text(of: error.all)
        }
    }

    private func outline() throws(DiagnosticList) -> TemplateOutline {
        if let text = self["text"] {
            return TemplateOutline(
                text: SourceText(name: "t.md", text: text), environment: environment)
        }
        if let text = self["clauses"] {
            let includes = includes
            return TemplateOutline(
                clauses: SourceText(name: "t.md", text: text), environment: environment,
                including: { includes[$0] })
        }
        let bytes: [UInt8]
        do { bytes = try word.bytes } catch { return try failed(error) }
        return try TemplateOutline(package: bytes, name: "t.docx", environment: environment)
    }

    private func failed(_ error: any Error) throws(DiagnosticList) -> TemplateOutline {
        throw (error as? DiagnosticList) ?? DiagnosticList([])
    }

    private func text(
        of section: String, _ outline: TemplateOutline
    ) throws(DiagnosticList) -> String {
        switch section {
        case "findings":
            let shape = self["data"] == nil ? nil : DataShape(of: .map(try data()))
            let sources = (self["text"] ?? self["clauses"]).map {
                [SourceText(name: "t.md", text: $0)]
            }
            return DiagnosticText(sources: sources ?? [], language: language).text(
                of: outline.findings(against: shape, isWhole: !options.contains("part")))
        case "fields": return lines(of: outline.fields().fields, indent: "")
        default: return outline.lines.map { $0.inWords(language) }.joined(separator: "\n")
        }
    }

    private func lines(of fields: [FieldTree.Field], indent: String) -> String {
        fields.map { field in
            let kind = field.kind.map { " \($0.rawValue)" } ?? ""
            let need = field.isRequired ? " required" : " optional"
            return indent + field.name + (field.isList ? "[]" : "") + kind + need
                + " ×\(field.places.count)\n" + lines(of: field.fields, indent: indent + "  ")
        }.joined()
    }

    // MARK: - Word files

    private var word: WordSample {
        var parts: [String: String] = [:]
        if let header = self["header"] {
            parts["word/header1.xml"] = WordSample.part("hdr", Self.body(of: header))
        }
        return WordSample(Self.body(of: self["word"] ?? ""), parts: parts)
    }

    private static func body(of text: String) -> String {
        var body = ""
        var rows: [[String]] = []
        func closeTable() {
            guard !rows.isEmpty else { return }
            let cells = rows.map { row in
                "<w:tr>" + row.map { "<w:tc>\(WordSample.p($0))</w:tc>" }.joined() + "</w:tr>"
            }
            body += "<w:tbl><w:tblPr/><w:tblGrid/>\(cells.joined())</w:tbl>"
            rows = []
        }
        for line in text.split(separator: "\n") {
            if line.hasPrefix("|") {
                rows.append(line.dropFirst().dropLast().split(separator: " | ").map(String.init))
                continue
            }
            closeTable()
            body +=
                line.hasPrefix("# ")
                ? "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>\(line.dropFirst(2))</w:t></w:r></w:p>"
                : WordSample.p(String(line))
        }
        closeTable()
        return body
    }
}

extension OutlineLine {
    fileprivate func inWords(_ language: MessageLanguage) -> String {
        let notes = [
            kind.rawValue, level?.rawValue, id.map { "#\($0)" },
        ].compactMap(\.self).joined(separator: ", ")
        return String(repeating: "  ", count: depth) + words.in(language) + "  [\(notes)]"
    }
}

extension String {
    fileprivate var withoutFinalNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
