public import Diagnostics
public import Templates
public import Wording

extension ComplianceSheet {
    /// The sheet's own template, the same for all languages: its words come as fields.
    static let templatePath = "templates/compliance-sheet/sheet.md"

    /// The sheet as a finished file; Markdown is its shortest form.
    ///
    /// - Parameters:
    ///   - styles: the look, as for the documents.
    ///   - date: the day of making.
    /// - Throws: what is wrong with the sheet's template in an office's library.
    public func file(
        _ format: FileFormat, in language: DocumentLanguage, library: Library,
        styles: StyleDocuments, on date: CalendarDate
    ) throws(DiagnosticList) -> [UInt8] {
        guard format != .md, let source = library[Self.templatePath] else {
            return Array(markdown(in: language).utf8)
        }
        let environment = Environment(language: language)
        let template = try ClauseTemplate(source, environment: environment, styles: styles)
        let words = SheetWords(language, isMarkdown: false)
        return try template.file(
            format, of: fields(words),
            properties: DocumentProperties(
                title: "\(words(.title)): \(heading.title)", language: language, date: date,
                custom: [
                    .init("contractgen-sheet-of", heading.version),
                    .init("contractgen-rules", heading.ruleBook),
                ]), environment: environment)
    }

    /// What the sheet's template reads.
    private func fields(_ words: SheetWords) -> Value.Map {
        Value.Map([
            ("title", .text(words(.title))), ("verdict", .text(verdict(words))),
            ("accepted", texts(accepted(words))), ("fixes_title", .text(words(.fixes))),
            ("fixes", .list(fixes.map { fix($0, words) })),
            ("table_caption", .text(words(.tableCaption))),
            ("summary_title", .text(words(.summary))), ("summary", .text(counts(words))),
            (
                "facts",
                .list(
                    facts(words).map { label, value in
                        map([("label", .text(label)), ("value", .text(value))])
                    })
            ),
            ("columns", texts(words.columns)),
            (
                "chapters",
                .list(
                    grouped(words).map { title, findings in
                        map([
                            ("title", .text(title)),
                            ("rows", rows(findings.map { words.cells(of: $0) })),
                        ])
                    })
            ),
            ("steps_title", .text(words(.nextSteps))), ("step_columns", texts(words.stepColumns)),
            ("steps", rows(nextSteps.map { words.cells(of: $0) })),
            (
                "lists",
                .list(
                    lists(words).map { title, lines in
                        map([("title", .text(title)), ("lines", texts(lines))])
                    })
            ),
            ("legend", .text(words(.legend))),
            ("footer", .text("\(heading.title) · \(heading.version)")),
        ])
    }

    private func map(_ entries: [(String, Value)]) -> Value { .map(Value.Map(entries)) }

    private func texts(_ texts: [String]) -> Value { .list(texts.map { .text($0.breakable) }) }

    private func rows(_ rows: [[String]]) -> Value {
        .list(rows.map { map([("cells", texts($0))]) })
    }

    /// With as many columns as the sheet has, the last ones empty.
    private func table(_ table: Finding.Table, _ words: SheetWords) -> Value {
        func filled(_ cells: [String]) -> [String] {
            cells + Array(repeating: "", count: max(0, Rule.Table.mostColumns - cells.count))
        }
        return map([
            ("columns", texts(filled(table.columns.map { $0.in(words.language) }))),
            ("rows", rows(table.rows.map(filled))),
        ])
    }

    private func fix(_ finding: Finding, _ words: SheetWords) -> Value {
        map([
            ("rule", .text(finding.rule)), ("title", .text(finding.title.in(words.language))),
            (
                "words",
                .text(finding.problems.map(words.problem).joined(separator: "; ").breakable + ".")
            ),
            ("advice", .text(finding.advice.in(words.language).breakable)),
            ("table", finding.table.map { table($0, words) } ?? .none),
        ])
    }
}

extension String {
    /// With places where a line may end in long names of fields, which would stretch the line before
    /// them: „representative.power_of_attorney”.
    fileprivate var breakable: String {
        split(separator: " ", omittingEmptySubsequences: false).map { word in
            let word = String(word)
            guard word.count >= 20 else { return word }
            return word.replacing(".", with: ".\u{200B}").replacing("_", with: "_\u{200B}")
        }.joined(separator: " ")
    }
}
