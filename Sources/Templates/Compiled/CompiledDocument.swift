internal import Diagnostics

/// A clause template lowered to one format: compiled once, rendered for any data.
struct CompiledDocument<Syntax: FormatSyntax>: Sendable {
    let syntax: Syntax
    /// Shapes of the tables in the body.
    let tables: [TableShape]
    private let body: [Instruction]
    private let header: [Instruction]
    private let footer: [Instruction]
    private let annexHeader: [Instruction]
    private let clauses: [String: SourcePlace]
    private let echoes: EchoPool

    init(_ document: ClauseDocument, syntax: Syntax) {
        var lowering = Lowering(syntax)
        self.syntax = syntax
        clauses = document.clauses
        body = lowering.steps(of: document.body).inStretches
        header = lowering.lines(of: document.header, as: .header)
        footer = lowering.lines(of: document.footer, as: .footer)
        annexHeader = lowering.lines(of: document.annexHeader, as: .header)
        tables = lowering.tables
        let steps = body + header + footer + annexHeader
        echoes = EchoPool { BlockReads(of: steps, given: [Self.annexName]) }
    }

    /// What a running heading reads of its annex.
    private static var annexName: String { "annex" }

    /// For each clause, in order, the conditions it stands under with these data.
    func traces(_ fields: Value.Map, environment: Environment) -> [ClauseTrace] {
        ClauseTracer(body, fields, environment).traces
    }

    private func renderer(
        _ fields: Value.Map, _ environment: Environment, _ limits: RenderLimits
    ) -> Renderer<Syntax> {
        let echoes = echoes.echoes(for: fields, environment)
        return Renderer(
            syntax: syntax, fields: echoes?.fields ?? fields, environment: environment,
            limits: limits, knownClauses: clauses, expectedLength: echoes?.expectedLength ?? 0,
            echoes: echoes)
    }

    /// The document's bytes in this format.
    ///
    /// - Parameters:
    ///   - mark: printed as the first line of every header.
    ///   - repeatsAnnexHeadings: whether headers leave an annex's number and title to the word
    ///     processor.
    /// - Throws: every problem that the data or a reference causes.
    func rendered(
        _ fields: Value.Map, environment: Environment, limits: RenderLimits, mark: String?,
        repeatsAnnexHeadings: Bool = false
    ) throws(DiagnosticList) -> RenderedDocument {
        var renderer = renderer(fields, environment, limits)
        let bodyRange = try renderer.render(body)
        let annexes = renderer.annexes
        let headerRange = try renderer.render(header)
        let footerRange = try renderer.render(footer)
        var headers = [marked(try renderer.bytes(in: headerRange), mark)]
        for annex in annexes {
            let fields = repeatsAnnexHeadings ? Value.annexFields : renderer.fields(of: annex)
            let range = try renderer.render(annexHeader, with: [Self.annexName: fields])
            headers.append(headers[0] + (try renderer.bytes(in: range)))
        }
        let document = RenderedDocument(
            body: try renderer.bytes(in: bodyRange), headers: headers,
            footer: try renderer.bytes(in: footerRange))
        echoes.give(renderer.echoes)
        return document
    }

    private func marked(_ header: [UInt8], _ mark: String?) -> [UInt8] {
        guard let mark else { return header }
        var bytes: [UInt8] = []
        let shape = BlockShape(kind: .headerLine)
        syntax.open(shape, isFirst: false, into: &bytes)
        syntax.text(mark, .bold, into: &bytes)
        syntax.close(shape, into: &bytes)
        return bytes + header
    }
}

extension Value {
    /// An annex whose heading the word processor repeats.
    fileprivate static var annexFields: Value {
        .map(
            Value.Map([
                ("number", .pageField(.annexNumber)), ("title", .pageField(.annexTitle)),
            ]))
    }
}

extension Renderer {
    fileprivate func draft(of block: RenderedBlock) throws(DiagnosticList) -> Draft.Block {
        if let draft = block.content.draft { return draft }
        return Draft.Block(
            of: block.block, label: block.content.label,
            text: String(decoding: try bytes(in: block.text), as: UTF8.self),
            references: references(in: block.text))
    }

    /// What the running heading of an annex can print.
    fileprivate func fields(of annex: RenderedBlock) -> Value {
        .map(
            Value.Map([
                ("number", .text(annex.content.reference)),
                ("title", .text(annex.content.words)),
            ]))
    }
}

extension CompiledDocument<PlainSyntax> {
    /// The document as a draft: what the rules read.
    func draft(
        _ fields: Value.Map, environment: Environment, limits: RenderLimits
    ) throws(DiagnosticList) -> Draft {
        var renderer = renderer(fields, environment, limits)
        _ = try renderer.render(body)
        let bodyBlocks = renderer.blocks
        var blocks: [Draft.Block] = []
        blocks.reserveCapacity(bodyBlocks.count)
        for rendered in bodyBlocks {
            let block = try renderer.draft(of: rendered)
            if block.text.isEmpty, rendered.kind == .formLine || rendered.kind == .signatureLine {
                continue
            }
            blocks.append(block)
        }
        let draft = Draft(blocks: blocks, runningLines: try runningLines(&renderer))
        echoes.give(renderer.echoes)
        return draft
    }

    /// The words of header, footer and each annex's running heading, a line each.
    private func runningLines(_ renderer: inout Renderer<PlainSyntax>) throws(DiagnosticList)
        -> [String]
    {
        let annexes = renderer.annexes
        var ranges = [try renderer.render(header), try renderer.render(footer)]
        for annex in annexes {
            ranges.append(
                try renderer.render(annexHeader, with: [Self.annexName: renderer.fields(of: annex)])
            )
        }
        var lines: [String] = []
        for range in ranges {
            lines += try renderer.bytes(in: range).split(separator: UInt8(ascii: "\n"))
                .map { String(decoding: $0, as: UTF8.self) }
        }
        return lines
    }
}

extension Draft.Block {
    /// - Parameter references: The clauses that the block refers to.
    convenience init(
        of block: BlockInstruction, label: String?, text: String, references: [String] = []
    ) {
        var text = text
        // What a line to write on leaves of a signer's cell.
        while block.shape.kind == .signatures, text.hasSuffix("\n") { text.removeLast() }
        self.init(
            kind: Draft.Kind(block.shape.kind), id: block.id, number: label, text: text,
            references: references, place: block.place)
    }
}

extension Draft.Kind {
    fileprivate init(_ kind: BlockShape.Kind) {
        self =
            switch kind {
            case .title: .title
            case .article: .article
            case .annex: .annex
            case .point: .point
            case .subPoint: .subPoint
            case .bullet: .bullet
            case .tableRow: .tableRow
            case .signatures, .cellParagraph, .signatureLine: .signatures
            case .annexSection, .continuation, .paragraph, .formLine, .headerLine, .footerLine:
                .paragraph
            }
    }
}
