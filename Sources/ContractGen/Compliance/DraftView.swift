internal import Diagnostics
internal import Templates
internal import Wording

/// A draft prepared for searching, once for all requirements: its words folded, each line with the
/// clause it belongs to, its references and citations found.
///
/// An object, which every helper of the requirements is handed.
final class DraftView: Sendable {
    let blocks: [Draft.Block]
    /// For each block what follows from its words.
    let readings: [BlockReading]
    let structure: DraftStructure
    let needles: Needles
    /// Lines are blocks; letters keep their diacritics.
    let words: FoldedText
    /// Mentions of articles, points and annexes, in the order of the text.
    let references: [TextReference]
    /// Acts that the text cites, in its order.
    let citations: [PlacedCitation]
    /// What headers and footers say.
    let runningWords: FoldedText
    let clauses: [ClauseText]
    private let wordsFound: LineAnswers<WordForms, [Range<Int>]>
    private let blanksLeft: LineAnswers<BlankForms, [Int]>
    private let termsUsed: LineAnswers<DefinedTerm, Bool>

    /// A clause as expressions read it; an object, which drafts share.
    final class ClauseText: Sendable {
        let id: String
        let blocks: Range<Int>
        let value: Value

        fileprivate init(_ clause: Draft.Clause, _ blocks: Range<Int>) {
            id = clause.id
            self.blocks = blocks
            value = clause.value
        }
    }

    /// - Parameter earlier: The document before, of which is taken over what is the same.
    init(_ draft: Draft, _ register: ActRegister, after earlier: DraftView? = nil) {
        self.blocks = draft.blocks
        needles = earlier?.needles ?? Needles()
        let structure = earlier?.structure
        self.structure =
            structure.flatMap { $0.isStructure(of: draft.blocks) ? $0 : nil }
            ?? DraftStructure(of: draft.blocks)
        let (readings, origins) = Self.readings(of: blocks, register, after: earlier)
        self.readings = readings
        wordsFound = LineAnswers(origins, after: earlier?.wordsFound)
        blanksLeft = LineAnswers(origins, after: earlier?.blanksLeft)
        termsUsed = LineAnswers(origins, after: earlier?.termsUsed)
        let words = FoldedText(joining: readings, needles)
        self.words = words
        references = readings.indices.flatMap { index in
            let start = words.range(ofLine: index).lowerBound
            return readings[index].references.map { $0.moved(by: start) }
        }
        citations = readings.indices.flatMap { index in
            readings[index].citations.map { PlacedCitation(block: index, citation: $0) }
        }
        runningWords = FoldedText(lines: draft.runningLines, needles)
        let known = self.structure === structure ? earlier : nil
        clauses =
            known.map { known in
                known.clauses.map { clause in
                    let isSame = clause.blocks.allSatisfy { readings[$0] === known.readings[$0] }
                    return isSame
                        ? clause : ClauseText(draft.clause(in: clause.blocks), clause.blocks)
                }
            } ?? draft.clauseRanges.map { ClauseText(draft.clause(in: $0), $0) }
    }

    /// Those of the document before where the words are the same; all others side by side.
    private static func readings(
        of blocks: [Draft.Block], _ register: ActRegister, after earlier: DraftView?
    ) -> (readings: [BlockReading], origins: LineOrigins) {
        var reuse = Reuse(after: earlier.map { Array($0.blocks.indices) } ?? [])
        let origins = blocks.map { block in reuse.piece { earlier?.has(block, at: $0) ?? false } }
        let missing = blocks.indices.filter { origins[$0] == nil }
        let parts = stride(from: 0, to: missing.count, by: 32).map {
            missing[$0..<min($0 + 32, missing.count)]
        }
        let read = concurrently(parts) { part in
            part.map { BlockReading(blocks[$0].text, register) }
        }
        var made = read.joined().makeIterator()
        let readings = origins.compactMap { origin in
            origin.flatMap { earlier?.readings[$0] } ?? made.next()
        }
        return (readings, LineOrigins(origins, amongLines: earlier?.blocks.count ?? 0))
    }

    /// Where the forms stand in the words of each block that has one.
    func ranges(of forms: WordForms) -> [(line: Int, answer: [Range<Int>])] {
        wordsFound.answers(to: forms) { line in
            let ranges = forms.ranges(in: readings[line].words)
            return ranges.isEmpty ? nil : ranges
        }
    }

    /// The indices of the forms that stand in each block that has one.
    func blanks(of forms: BlankForms) -> [(line: Int, answer: [Int])] {
        blanksLeft.answers(to: forms) { line in
            let held = forms.held(in: readings[line].text)
            return held.isEmpty ? nil : held
        }
    }

    /// Whether any block but this has the term, whatever the ending of its last word.
    func uses(_ term: DefinedTerm, outside block: Int) -> Bool {
        let found = termsUsed.answers(to: term) { line in
            readings[line].words.holds(term.stem) ? true : nil
        }
        return found.contains { $0.line != block }
    }

    /// Whether a block's words are those of another.
    private func has(_ block: Draft.Block, at index: Int) -> Bool {
        blocks[index] === block || readings[index].text.isSpelled(as: block.text)
    }

    var numbers: DocumentNumbers { structure.numbers }
    var signatures: [Int] { structure.signatures }
    var hasClauseIDs: Bool { structure.hasClauseIDs }

    /// The id of the article or annex a block belongs to.
    func clause(ofBlock index: Int) -> String? { structure.owners[index].flatMap { blocks[$0].id } }

    /// The number of the annex a block belongs to, when it belongs to one.
    func annex(ofBlock index: Int) -> Draft.Block? {
        structure.owners[index].map { blocks[$0] }.flatMap { $0.kind == .annex ? $0 : nil }
    }

    /// The blocks of the clause with this id: a whole article or annex, or one point.
    func blocks(ofClause id: String) -> Range<Int>? { structure.blocks(ofClause: id) }

    /// Whether blocks, by their indices, say the same in another draft that is built alike.
    func says(theSameAs other: DraftView, in blocks: some Sequence<Int>) -> Bool {
        blocks.allSatisfy { readings[$0] === other.readings[$0] }
    }

    /// Where the blocks stand in the folded words.
    func range(of blocks: Range<Int>) -> Range<Int> {
        guard let last = blocks.last else { return 0..<0 }
        return words.range(ofLine: blocks.lowerBound)
            .lowerBound..<words.range(ofLine: last).upperBound
    }

    var whole: Range<Int> { words.bytes.indices }

    // MARK: - Places

    /// Where a block stands, as a reader would say it.
    func place(ofBlock index: Int) -> Finding.Place {
        .block(index, clause: clause(ofBlock: index), label: label(ofBlock: index))
    }

    /// The place of words that begin at a byte of the block's text: of a table's row, their cell.
    func place(ofBlock index: Int, at offset: Int) -> Finding.Place {
        guard blocks[index].kind == .tableRow else { return place(ofBlock: index) }
        return place(ofCell: blocks[index].column(at: offset), inBlock: index)
    }

    /// The place where a text first stands in a block.
    func place(ofBlock index: Int, holding text: some StringProtocol) -> Finding.Place {
        let utf8 = blocks[index].text.utf8
        let start = blocks[index].text.firstRange(of: text)?.lowerBound ?? utf8.startIndex
        return place(ofBlock: index, at: utf8.distance(from: utf8.startIndex, to: start))
    }

    /// The place of folded words.
    func place(of range: Range<Int>, in folded: FoldedText) -> Finding.Place {
        place(
            ofBlock: folded.line(at: range.lowerBound), at: folded.origin(of: range.lowerBound))
    }

    /// - Parameter column: Counted from 0.
    func place(ofCell column: Int, inBlock index: Int) -> Finding.Place {
        let label = label(ofBlock: index).with(column: column + 1)
        return .block(index, clause: clause(ofBlock: index), column: column, label: label)
    }

    /// Where a row stands among the document's tables; a table of ours is rows that follow each other.
    private func row(ofBlock index: Int) -> Draft.TableRow? {
        guard blocks[index].kind == .tableRow else { return nil }
        if let row = blocks[index].row { return row }
        let rows = blocks[...index].indices.filter { blocks[$0].kind == .tableRow }
        let first = rows.last { $0 == 0 || blocks[$0 - 1].kind != .tableRow } ?? index
        let tables = rows.count { $0 == 0 || blocks[$0 - 1].kind != .tableRow }
        return Draft.TableRow(table: tables, row: index - first + 1)
    }

    func label(ofBlock index: Int) -> LocalText {
        let block = blocks[index]
        switch block.kind {
        case .signatures:
            return LocalText(ro: "semnăturile", ru: "подписи", en: "the signatures")
        case .note, .running: return DraftView.label(ofMargin: block)
        default:
            let label = numberedLabel(ofBlock: index)
            return row(ofBlock: index).map { label.with($0) } ?? label
        }
    }

    private static func label(ofMargin block: Draft.Block) -> LocalText {
        let number = block.number ?? ""
        switch number {
        case "header":
            return LocalText(ro: "antetul paginii", ru: "верхний колонтитул", en: "the page header")
        case "footer":
            return LocalText(ro: "subsolul paginii", ru: "нижний колонтитул", en: "the page footer")
        default:
            return LocalText(ro: "nota \(number)", ru: "сноска \(number)", en: "note \(number)")
        }
    }

    private func numberedLabel(ofBlock index: Int) -> LocalText {
        let numbered = blocks[...index].lastIndex { block in
            block.number != nil && !block.kind.isMargin || block.kind == .title
        }
        guard let numbered, let number = blocks[numbered].number else {
            return LocalText(ro: "începutul", ru: "начало", en: "the beginning")
        }
        return label(number.trimmingFinalStop, at: numbered)
    }

    private func label(_ number: String, at index: Int) -> LocalText {
        switch blocks[index].kind {
        case .article:
            return LocalText(ro: "art. \(number)", ru: "ст. \(number)", en: "art. \(number)")
        case .annex: return LocalText(ro: number, ru: number, en: number)
        case .subPoint:
            guard let point = blocks[..<index].lastIndex(where: { $0.kind == .point }),
                let own = blocks[point].number?.trimmingFinalStop
            else { return LocalText(ro: "lit. \(number)", ru: "подп. \(number)", en: number) }
            let outer = label(own, at: point)
            return LocalText(
                ro: "\(outer.ro) lit. \(number)", ru: "\(outer.in(.ru)) подп. \(number)",
                en: "\(outer.in(.en)) (\(number)".replacing("))", with: ")"))
        default:
            let annex = annex(ofBlock: index)?.number.map { "\($0.trimmingFinalStop), " } ?? ""
            return LocalText(
                ro: "\(annex)pct. \(number)", ru: "\(annex)п. \(number)",
                en: "\(annex)point \(number)")
        }
    }
}

extension LocalText {
    /// „art. 5, tabelul 2, rândul 3”
    fileprivate func with(_ row: Draft.TableRow) -> LocalText {
        LocalText(
            ro: "\(ro), tabelul \(row.table), rândul \(row.row)",
            ru: "\(self.in(.ru)), таблица \(row.table), строка \(row.row)",
            en: "\(self.in(.en)), table \(row.table), row \(row.row)")
    }

    fileprivate func with(column: Int) -> LocalText {
        LocalText(
            ro: "\(ro), coloana \(column)", ru: "\(self.in(.ru)), столбец \(column)",
            en: "\(self.in(.en)), column \(column)")
    }
}

extension Draft.Kind {
    /// Beside the text: notes, headers, footers.
    var isMargin: Bool { self == .note || self == .running }

    var isNumbered: Bool {
        switch self {
        case .title, .article, .annex, .point, .subPoint: true
        case .bullet, .paragraph, .tableRow, .signatures, .note, .running: false
        }
    }

    /// Articles and annexes stand above points, points above sub-points.
    var depth: Int {
        switch self {
        case .title, .article, .annex: 0
        case .point: 1
        default: 2
        }
    }
}

extension Draft.Clause {
    fileprivate var value: Value {
        .map(
            Value.Map([
                ("id", .text(id)), ("number", .text(number)), ("heading", .text(heading)),
                ("text", .text(text)),
            ]))
    }
}
