internal import Diagnostics

/// Lowers a clause template's tree to the steps of one format.
struct Lowering<Syntax: FormatSyntax> {
    private let syntax: Syntax
    private var isInAnnex = false
    /// Shapes of the tables met: some formats describe their columns elsewhere.
    private(set) var tables: [TableShape] = []
    private var frames: [BlockShape: Frame] = [:]
    private var blockCount = 0

    /// What stands around the words of a block.
    private struct Frame {
        var open: [UInt8] = []
        var openFirst: [UInt8] = []
        var close: [UInt8] = []
    }

    init(_ syntax: Syntax) { self.syntax = syntax }

    /// The steps of a document's body.
    mutating func steps(of tree: ClauseDocument.Tree) -> [Instruction] {
        isInAnnex = false
        // A line to sign outside the signature block is a line of a form.
        return lowered(tree, setting: { $0 == .signatureLine ? .formLine : $0 })
    }

    /// The steps of a header or footer, each paragraph set in `role`.
    mutating func lines(of tree: ClauseDocument.Tree, as role: StyleRole) -> [Instruction] {
        lowered(tree, setting: { _ in role == .header ? .headerLine : .footerLine })
    }

    private mutating func lowered(
        _ tree: ClauseDocument.Tree, setting kind: (BlockShape.Kind) -> BlockShape.Kind,
        keepsLast: Bool = false, keepsAll: Bool = false
    ) -> [Instruction] {
        var steps: [Instruction] = []
        let keeps =
            keepsAll ? tree.map { _ in true } : Self.keepsWithNext(tree, keepsLast: keepsLast)
        for (index, block) in tree.enumerated() {
            let next = index + 1 < tree.count ? tree[index + 1] : nil
            let needsSpacer = next.map(\.isTable) ?? true
            steps += lowered(block, kind, keepsWithNext: keeps[index], needsSpacer: needsSpacer)
        }
        return steps
    }

    /// Which blocks stay on the page of what follows: what introduces a table or the signatures,
    /// where a block between them may come out empty too.
    private static func keepsWithNext(
        _ tree: ClauseDocument.Tree, keepsLast: Bool
    ) -> [Bool] {
        var keeps = tree.map { _ in keepsLast }
        for index in tree.indices.dropLast().reversed() {
            let next = tree[index + 1]
            keeps[index] = next.isTable || (next.mayVanish && keeps[index + 1])
        }
        return keeps
    }

    private mutating func lowered(
        _ block: Block<ClauseDocument.Leaf>, _ kind: (BlockShape.Kind) -> BlockShape.Kind,
        keepsWithNext: Bool, needsSpacer: Bool
    ) -> [Instruction] {
        switch block {
        case .leaf(.paragraph(let paragraph)):
            return [.block(self.paragraph(paragraph, kind(paragraph.kind), keepsWithNext))]
        case .leaf(.table(let table)): return self.table(table) + spacer(needsSpacer)
        case .leaf(.pageBreak): return [markup { $0.pageBreak(into: &$1) }]
        case .leaf(.signatures(let loop, let cell, let place)):
            return signatures(loop, cell, at: place) + spacer(needsSpacer)
        case .tag(let tag): return Self.assignment(tag)
        case .choice(let choice):
            let wasInAnnex = isInAnnex
            var isInAnnexAfter = isInAnnex
            let branches = Self.branches(choice) { body in
                isInAnnex = wasInAnnex
                let steps = lowered(body, setting: kind, keepsLast: keepsWithNext)
                isInAnnexAfter = isInAnnexAfter || isInAnnex
                return steps
            }
            isInAnnex = isInAnnexAfter
            return [branches]
        case .loop(let block):
            return [
                .loop(
                    block.loop, body: lowered(block.body, setting: kind, keepsLast: keepsWithNext),
                    otherwise: lowered(block.otherwise, setting: kind, keepsLast: keepsWithNext))
            ]
        }
    }

    private static func assignment(_ tag: Tag) -> [Instruction] {
        if case .set(let name, let expression) = tag.kind {
            [.assign(name, expression)]
        } else {
            []
        }
    }

    private static func branches<Leaf>(
        _ choice: Choice<Leaf>, lowering: ([Block<Leaf>]) -> [Instruction]
    ) -> Instruction {
        .branch(
            choice.branches.map {
                Instruction.Branch(condition: $0.condition, body: lowering($0.body))
            })
    }

    private func markup(_ write: (Syntax, inout [UInt8]) -> Void) -> Instruction {
        var bytes: [UInt8] = []
        write(syntax, &bytes)
        return .markup(bytes)
    }

    private func spacer(_ isNeeded: Bool) -> [Instruction] {
        isNeeded ? [markup { $0.spacer(into: &$1) }] : []
    }

    private mutating func paragraph(
        _ paragraph: ClauseDocument.Paragraph, _ kind: BlockShape.Kind, _ keepsWithNext: Bool
    ) -> BlockInstruction {
        if kind == .annex { isInAnnex = true }
        let shape = BlockShape(
            kind: kind == .article && isInAnnex ? .annexSection : kind, isInAnnex: isInAnnex,
            keepsWithNext: keepsWithNext || paragraph.introducesList)
        let frame = frame(of: shape)
        return BlockInstruction(
            index: nextBlock(), shape: shape, id: paragraph.id, place: paragraph.place,
            open: frame.open, openFirst: frame.openFirst, body: steps(of: paragraph.inlines),
            close: frame.close, keepsEmpty: paragraph.isLine)
    }

    private mutating func nextBlock() -> Int {
        defer { blockCount += 1 }
        return blockCount
    }

    /// Made once for all blocks of a shape.
    private mutating func frame(of shape: BlockShape) -> Frame {
        if let known = frames[shape] { return known }
        var frame = Frame()
        if shape.kind != .annex {
            syntax.open(shape, isFirst: false, into: &frame.open)
            syntax.open(shape, isFirst: true, into: &frame.openFirst)
        }
        syntax.close(shape, into: &frame.close)
        frames[shape] = frame
        return frame
    }

    private func steps(of inlines: ClauseDocument.Inlines) -> [Instruction] {
        inlines.flatMap { block -> [Instruction] in
            switch block {
            case .leaf(.text(let text, let emphasis)):
                return [.text(fixed(text, emphasis))]
            case .leaf(.lineBreak): return [markup { $0.text("\n", [], into: &$1) }]
            case .leaf(.print(let expression, let emphasis, let spot)):
                return [.print(PrintInstruction(expression, emphasis, at: spot))]
            case .tag(let tag): return Self.assignment(tag)
            case .choice(let choice): return [Self.branches(choice) { steps(of: $0) }]
            case .loop(let block):
                return [
                    .loop(
                        block.loop, body: steps(of: block.body),
                        otherwise: steps(of: block.otherwise))
                ]
            }
        }
    }
}

extension Lowering {
    private func fixed(_ text: String, _ emphasis: Emphasis) -> FixedText {
        var bytes: [UInt8] = []
        syntax.words(text, into: &bytes)
        return FixedText(text, emphasis, bytes: text.holdsControls ? nil : bytes)
    }
}

// MARK: - Tables

extension Lowering {
    private mutating func table(_ table: ClauseDocument.Table) -> [Instruction] {
        tables.append(table.shape)
        let pieces = syntax.table(table.shape)
        var steps: [Instruction] = [.markup(pieces.open.before)]
        if let rest = pieces.open.after { steps += [.serial, .markup(rest)] }
        steps.append(
            row(
                table.header, opening: pieces.openHeader, cells: pieces.openHeaderCell,
                closing: pieces.closeHeader, pieces, at: table.place))
        steps += rows(table.rows, pieces)
        return steps + [.markup(pieces.close)]
    }

    private mutating func rows(
        _ rows: [Block<ClauseDocument.Row>], _ pieces: TablePieces
    ) -> [Instruction] {
        rows.flatMap { block -> [Instruction] in
            switch block {
            case .leaf(let row):
                return [
                    self.row(
                        row.cells, opening: pieces.openRow, cells: pieces.openCell,
                        closing: pieces.closeRow, pieces, at: row.place)
                ]
            case .tag(let tag): return Self.assignment(tag)
            case .choice(let choice): return [Self.branches(choice) { self.rows($0, pieces) }]
            case .loop(let block):
                return [
                    .loop(
                        block.loop, body: self.rows(block.body, pieces),
                        otherwise: self.rows(block.otherwise, pieces))
                ]
            }
        }
    }

    private mutating func row(
        _ cells: [ClauseDocument.Inlines], opening: [UInt8], cells openings: [[UInt8]],
        closing: [UInt8], _ pieces: TablePieces, at place: SourcePlace
    ) -> Instruction {
        var steps: [Instruction] = []
        for (index, opening) in openings.enumerated() {
            steps.append(.markup(opening))
            if index < cells.count { steps += self.steps(of: cells[index]) }
            steps.append(.markup(pieces.closeCell))
        }
        return .block(
            BlockInstruction(
                index: nextBlock(), shape: BlockShape(kind: .tableRow, isInAnnex: isInAnnex),
                id: nil, place: place, open: opening, openFirst: opening, body: steps,
                close: closing, keepsEmpty: true))
    }

    private mutating func signatures(
        _ loop: Loop, _ cell: ClauseDocument.Tree, at place: SourcePlace
    ) -> [Instruction] {
        let cell = lowered(
            cell, setting: { $0 == .signatureLine ? .signatureLine : .cellParagraph },
            keepsAll: true)
        let block = BlockInstruction(
            index: nextBlock(), shape: BlockShape(kind: .signatures), id: nil, place: place,
            open: [], openFirst: [], body: cell, close: [], keepsEmpty: false)
        return [.grid(GridInstruction(loop: loop, cell: block, pieces: syntax.grid()))]
    }
}

extension Block<ClauseDocument.Leaf> {
    /// Whether nothing may be left of the block for some data.
    fileprivate var mayVanish: Bool {
        switch self {
        case .leaf: false
        case .tag, .choice, .loop: true
        }
    }

    fileprivate var isTable: Bool {
        switch self {
        case .leaf(.signatures), .leaf(.table): true
        case .loop(let loop): loop.body.first?.isTable ?? false
        case .choice(let choice): choice.branches.contains { $0.body.first?.isTable ?? false }
        default: false
        }
    }
}

extension ClauseDocument.Paragraph {
    /// Whether its words end with a colon, so that a list or a table must follow on the page.
    fileprivate var introducesList: Bool { inlines.endWithColon }
}

extension ClauseDocument.Inlines {
    fileprivate var endWithColon: Bool {
        switch last {
        case .leaf(.text(let text, _)): text.hasSuffix(":")
        case .choice(let choice): choice.branches.contains { $0.body.endWithColon }
        default: false
        }
    }
}
