internal import FoundationEssentials
public import Templates
public import Wording

/// The costing as a person or a machine reads it: `contractgen cost DATA --report text|json|md`.
public struct CostingReport: Sendable {
    private let costing: Costing
    private let language: DocumentLanguage

    /// - Parameter language: Of titles and figures; `json` differs only in its titles.
    public init(_ costing: Costing, language: DocumentLanguage) {
        self.costing = costing
        self.language = language
    }

    /// Tables in columns of a terminal, numbers to the right.
    public var text: String { sections.map(\.text).joined(separator: "\n") }

    /// The same tables as GitHub Markdown.
    public var markdown: String { sections.map(\.markdown).joined(separator: "\n") }

    /// The fields of `Costing.templateFields`.
    public var json: Value { .map(costing.templateFields(in: language)) }

    /// `json` as text, two spaces a level.
    public var jsonText: String { JSONText(json).readable }

    private var sections: [ReportSection] {
        let writer = ReportWriter(language: language)
        return (costing.sheet.map { writer.sections(of: $0, costing.occupancies) } ?? [])
            + (costing.price.map { writer.sections(of: $0) } ?? [])
            + (costing.calendar.map { [writer.section(of: $0)] } ?? [])
    }
}

/// A title, paragraphs and one table.
struct ReportSection {
    let title: String
    var paragraphs: [String] = []
    var head: [String] = []
    /// The columns, from 0, whose cells are numbers.
    var numbers: Set<Int> = []
    var rows: [[String]] = []

    var text: String {
        let widths = head.indices.map { column in
            ([head] + rows).map { $0[column].count }.max() ?? 0
        }
        var lines = [title, String(repeating: "=", count: title.count)] + paragraphs
        if !head.isEmpty {
            lines += [
                line(head, widths),
                widths.map { String(repeating: "-", count: $0) }
                    .joined(separator: "  "),
            ]
            lines += rows.map { line($0, widths) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = cells.indices.map { column in
            let space = String(repeating: " ", count: widths[column] - cells[column].count)
            return numbers.contains(column) ? space + cells[column] : cells[column] + space
        }
        var line = padded.joined(separator: "  ")
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }

    var markdown: String {
        var lines = ["## \(title)", ""] + paragraphs.flatMap { [Self.escaped($0), ""] }
        if !head.isEmpty {
            lines += [
                row(head),
                "|"
                    + head.indices.map { numbers.contains($0) ? "---:|" : "---|" }
                    .joined(),
            ]
            lines += rows.map(row)
        }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    private func row(_ cells: [String]) -> String {
        "| " + cells.map(Self.escaped).joined(separator: " | ") + " |"
    }

    /// Data may hold signs that mean something in Markdown.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for character in text {
            if "\\|*_`<>[]#".contains(character) { out += "\\" }
            out.append(character)
        }
        return out
    }
}
