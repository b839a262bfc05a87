public import Diagnostics
public import Templates
public import Wording

extension [Finding] {
    /// The findings as remarks at the blocks they are about: what is not met, and what a person has to
    /// look at in a clause of its own.
    func annotations(in draft: Draft, _ language: DocumentLanguage, _ register: ActRegister)
        -> [Annotation]
    {
        let view = DraftView(draft, register)
        let words = SheetWords(language, isMarkdown: false)
        return flatMap { finding -> [Annotation] in
            switch finding.outcome {
            case .fail: finding.remarks(in: view, words)
            case .cannotBeDecided:
                finding.home(in: view).map {
                    [Annotation(block: $0, lines: words.remark(finding, finding.problems))]
                } ?? []
            case .pass, .notApplicable: []
            }
        }
    }
}

extension Finding {
    /// One remark for each block, of a table each cell, that has a problem.
    fileprivate func remarks(in view: DraftView, _ words: SheetWords) -> [Annotation] {
        let home = Spot(block: home(in: view) ?? 0)
        var order: [Spot] = []
        var grouped: [Spot: [Problem]] = [:]
        for problem in problems {
            let spot = problem.place.flatMap(Spot.init) ?? home
            if grouped[spot] == nil { order.append(spot) }
            grouped[spot, default: []].append(problem)
        }
        return order.map { spot in
            Annotation(
                block: spot.block, column: spot.column,
                lines: words.remark(self, grouped[spot] ?? []))
        }
    }

    /// Where a remark stands.
    private struct Spot: Hashable {
        let block: Int
        var column: Int?

        init(block: Int) { self.block = block }

        init?(_ place: Place) {
            guard case .block(let block, _, let column, _) = place else { return nil }
            (self.block, self.column) = (block, column)
        }
    }

    /// The first block of the clause it looks at.
    fileprivate func home(in view: DraftView) -> Int? {
        lookAt.lazy.compactMap { place in
            if case .clause(let id) = place { view.blocks(ofClause: id)?.lowerBound } else { nil }
        }.first
    }
}

extension SheetWords {
    /// What, what is wrong, by which law, what to do: a paragraph each.
    fileprivate func remark(_ finding: Finding, _ problems: [Finding.Problem]) -> [String] {
        let cells = cells(of: finding)
        let head = "\(finding.rule) · \(cells[1]) · \(finding.title.in(language))"
        let told = problems.isEmpty ? finding.reasons : problems.map(\.text)
        return [head] + told.map { $0.in(language) } + [cells[3]].filter { !$0.isEmpty }
            + [finding.advice.in(language)]
    }
}

extension DocumentReview {
    /// A copy of the file with the findings as comments at their clauses; Markdown has none.
    ///
    /// - Parameter bytes: the file that was read.
    public func annotated(
        _ bytes: [UInt8], on date: CalendarDate
    ) throws(Diagnostic) -> [UInt8] {
        try document.annotated(
            bytes, with: findings.annotations(in: draft, language, register), by: "contractgen",
            on: date)
    }
}

extension ContractDocument {
    /// The finished file with the findings as comments at their clauses; Markdown has none.
    public func annotatedFile(_ format: FileFormat) throws(DiagnosticList) -> [UInt8] {
        let bytes = try file(format)
        let remarks = findings.annotations(in: draft, template.language, workshop.register)
        return try DiagnosticList.wrapping { () throws(Diagnostic) in
            let written = try ForeignDocument(
                reading: bytes, name: name.stem + ".\(format.rawValue)")
            let places = places(in: written.draft())
            return try written.annotated(
                bytes,
                with: remarks.map { remark in
                    Annotation(
                        block: places[remark.block] ?? 0, column: remark.column,
                        lines: remark.lines)
                }, by: "contractgen", on: workshop.today)
        }
    }

    /// Which block of the file is which of the draft; those without words are in no file.
    private func places(in written: Draft) -> [Int: Int] {
        let found = written.blocks.indices.filter { !written.blocks[$0].kind.isMargin }
        let made = draft.blocks.indices.filter { index in
            !draft.blocks[index].kind.isMargin
                && draft.blocks[index].text.contains { !$0.isWhitespace }
        }
        return Dictionary(
            zip(made, found).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    }
}
