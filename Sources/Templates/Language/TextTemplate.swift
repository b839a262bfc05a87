public import Diagnostics

/// A template for plain text: messages of rules, names of files, Markdown without a document.
///
/// White space stays as written but where a tag trims it; a name set in a loop ends with its round,
/// a name set in an included text ends with that text.
public struct TextTemplate: Sendable {
    let blocks: [Block<String>]
    let includes: [String: [Block<String>]]
    let name: String

    /// - Parameter includes: The texts that `{% include %}` may name.
    /// - Throws: All that is wrong with the text and those it includes, at once.
    public init(
        compiling source: SourceText, environment: Environment, includes: [String: SourceText] = [:]
    ) throws(DiagnosticList) {
        var compiler = TextCompiler(environment: environment, sources: includes)
        let blocks = compiler.blocks(of: source)
        compiler.compileIncludes()
        let compiled = compiler.compiled
        self.blocks = try compiler.problems.finish(blocks).value
        self.includes = compiled
        name = source.name
    }

    /// The text with the values of `data`; a space to fill in is printed as „…”.
    ///
    /// - Parameter references: What `ref(…)` prints, by the clause's id.
    /// - Throws: All values that cannot be printed, each place once; reaching a limit ends the
    ///   rendering.
    public func text(
        with data: Value.Map, environment: Environment, references: [String: String] = [:],
        limits: RenderLimits = RenderLimits()
    ) throws(DiagnosticList) -> String {
        var renderer = TextRenderer(
            template: self, environment: environment, references: references, limits: limits, data)
        do {
            try renderer.render(blocks, includeDepth: 0)
        } catch {
            renderer.problems.report(error)
        }
        return try renderer.problems.finish(renderer.output).value
    }

    /// The data the text reads, without the names that it sets itself.
    public var paths: [NamePath] {
        var reader = FreePathReader(template: self)
        reader.read(blocks)
        return reader.found
    }
}

/// Compiles a text and, once each, the texts it includes.
private struct TextCompiler {
    let environment: Environment
    let sources: [String: SourceText]
    var compiled: [String: [Block<String>]] = [:]
    var problems = DiagnosticCollector()
    private var pending: [String] = []

    init(environment: Environment, sources: [String: SourceText]) {
        self.environment = environment
        self.sources = sources
    }

    mutating func blocks(of source: SourceText) -> [Block<String>] {
        do {
            let segments = try TemplateScanner.segments(of: source, environment: environment)
            for case .tag(let tag) in segments { noteInclude(tag) }
            return try BlockTree.blocks(from: segments.trimmed)
        } catch {
            problems.report(error.all)
            return []
        }
    }

    private mutating func noteInclude(_ tag: Tag) {
        guard case .include(let name) = tag.kind, compiled[name] == nil else { return }
        guard sources[name] != nil else {
            return problems.report(.unknownInclude(name, known: sources.keys.sorted(), tag.place))
        }
        compiled[name] = []
        pending.append(name)
    }

    mutating func compileIncludes() {
        while let name = pending.popLast() {
            if let source = sources[name] { compiled[name] = blocks(of: source) }
        }
    }
}

/// Walks the blocks and appends text.
private struct TextRenderer {
    let template: TextTemplate
    let environment: Environment
    let references: [String: String]
    let limits: RenderLimits
    var scope: Scope
    var output = ""
    var problems = DiagnosticCollector()
    private var rounds = 0
    private var reported = Set<Diagnostic>()

    init(
        template: TextTemplate, environment: Environment, references: [String: String],
        limits: RenderLimits, _ data: Value.Map
    ) {
        self.template = template
        self.environment = environment
        self.references = references
        self.limits = limits
        scope = Scope(data)
    }

    /// Throws only what ends the rendering; other problems are noted.
    mutating func render(_ blocks: [Block<String>], includeDepth: Int) throws(Diagnostic) {
        for block in blocks {
            switch block {
            case .leaf(let text): output += text
            case .tag(let tag): try render(tag, includeDepth)
            case .choice(let choice): try render(choice, includeDepth)
            case .loop(let loop): try render(loop, includeDepth)
            }
            guard output.utf8.count <= limits.outputLength else {
                throw .outputTooLong(limits.outputLength, at: .file(template.name))
            }
        }
    }

    private mutating func render(_ tag: Tag, _ includeDepth: Int) throws(Diagnostic) {
        switch tag.kind {
        case .output(let expression):
            output += note(Result { () throws(Diagnostic) in try printed(expression) }) ?? ""
        case .set(let name, let expression):
            let value = note(
                Result { () throws(Diagnostic) in
                    try expression.value(in: scope, environment: environment)
                })
            scope.set(name, value ?? .text(""))
        case .include(let name):
            try countRound(at: tag)
            guard includeDepth < limits.includeDepth else {
                throw .includedTooDeep(limits.includeDepth, tag.place)
            }
            scope.push()
            try render(template.includes[name] ?? [], includeDepth: includeDepth + 1)
            scope.pop()
        default: break
        }
    }

    private mutating func render(_ choice: Choice<String>, _ includeDepth: Int) throws(Diagnostic) {
        for branch in choice.branches {
            guard let condition = branch.condition else {
                return try render(branch.body, includeDepth: includeDepth)
            }
            let holds = note(
                Result { () throws(Diagnostic) in
                    try condition.isTruthy(in: scope, environment: environment)
                })
            guard let holds else { return }
            if holds { return try render(branch.body, includeDepth: includeDepth) }
        }
    }

    private mutating func render(_ block: LoopBlock<String>, _ includeDepth: Int)
        throws(Diagnostic)
    {
        let items = note(
            Result { () throws(Diagnostic) in
                try block.loop.items(in: scope, environment: environment)
            })
        guard let items else { return }
        if items.isEmpty { return try render(block.otherwise, includeDepth: includeDepth) }
        for (index, item) in items.enumerated() {
            try countRound(at: block.tags[0])
            scope.push()
            scope.set(loop: LoopPosition(index: index, count: items.count))
            do { try block.loop.bind(item, in: &scope) } catch {
                scope.pop()
                return report(error)
            }
            try render(block.body, includeDepth: includeDepth)
            scope.pop()
        }
    }

    private mutating func countRound(at tag: Tag) throws(Diagnostic) {
        rounds += 1
        guard rounds <= limits.rounds else { throw .tooManyRounds(limits.rounds, tag.place) }
    }

    /// The result, or nil with its problem noted.
    private mutating func note<Success>(_ result: Result<Success, Diagnostic>) -> Success? {
        switch result {
        case .success(let value): return value
        case .failure(let problem):
            report(problem)
            return nil
        }
    }

    private func printed(_ expression: Expression) throws(Diagnostic) -> String {
        let value = try expression.value(in: scope, environment: environment)
        switch value {
        case .blank: return "…"
        case .reference(let clause):
            if let number = references[clause] { return number }
            throw .unknownReference(clause, among: references.keys.sorted(), expression.place)
        default:
            do { return try value.printed(in: environment) } catch {
                throw error.located(at: .source(expression.place))
            }
        }
    }

    private mutating func report(_ problem: Diagnostic) {
        guard reported.count < LanguageLimits.problems, reported.insert(problem).inserted else {
            return
        }
        problems.report(problem)
    }
}

/// Gathers the data that a template reads.
private struct FreePathReader {
    let template: TextTemplate
    var found: [NamePath] = []
    private var bound: [String] = []
    private var seenIncludes = Set<String>()

    init(template: TextTemplate) { self.template = template }

    mutating func read(_ blocks: [Block<String>]) {
        for block in blocks {
            switch block {
            case .leaf: break
            case .tag(let tag): read(tag)
            case .choice(let choice):
                for branch in choice.branches {
                    if let condition = branch.condition { note(condition) }
                    read(branch.body)
                }
            case .loop(let loop): read(loop)
            }
        }
    }

    private mutating func read(_ tag: Tag) {
        for expression in tag.expressions { note(expression) }
        if case .set(let name, _) = tag.kind { bound.append(name) }
        if case .include(let name) = tag.kind, seenIncludes.insert(name).inserted {
            let mark = bound.count
            read(template.includes[name] ?? [])
            bound.removeLast(bound.count - mark)
        }
    }

    private mutating func read(_ block: LoopBlock<String>) {
        note(block.loop.sequence)
        let mark = bound.count
        bound += block.loop.targets + ["loop"]
        if let condition = block.loop.condition { note(condition) }
        read(block.body)
        bound.removeLast(bound.count - mark)
        read(block.otherwise)
    }

    private mutating func note(_ expression: Expression) {
        found += expression.paths.filter { !bound.contains($0.name) }
    }
}

extension [Segment] {
    /// The pieces with the white space dropped that their tags trim.
    public var trimmed: [TemplatePiece<String>] {
        indices.compactMap { index in
            switch self[index] {
            case .tag(let tag): return .tag(tag)
            case .text(let text, _):
                var piece = text[...]
                if index > 0, case .tag(let tag) = self[index - 1], tag.trimsAfter {
                    piece = piece.drop(while: \.isWhitespace)
                }
                if index + 1 < count, case .tag(let tag) = self[index + 1], tag.trimsBefore {
                    while piece.last?.isWhitespace == true { piece.removeLast() }
                }
                return piece.isEmpty ? nil : .leaf(String(piece))
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func unknownInclude(_ name: String, known: [String], _ place: SourcePlace)
        -> Diagnostic
    {
        .error(
            "template.unknown-include", at: .source(place), arguments: ["name": name],
            message: Text(
                ro: "nu există textul „\(name)” de inclus",
                en: "there is no text “\(name)” to include"),
            hint: .nearest(NearName.of(name, among: known), among: known))
    }

    fileprivate static func unknownReference(
        _ clause: String, among known: [String], _ place: SourcePlace
    ) -> Diagnostic {
        .error(
            "template.unknown-reference", at: .source(place), arguments: ["clause": clause],
            message: Text(
                ro: "clauza „\(clause)” nu este în acest text",
                en: "the clause “\(clause)” is not in this text"),
            hint: .nearest(NearName.of(clause, among: known), among: known))
    }

    fileprivate static func includedTooDeep(_ most: Int, _ place: SourcePlace) -> Diagnostic {
        .error(
            "template.included-too-deep", at: .source(place), arguments: ["most": "\(most)"],
            message: Text(
                ro: "textele se includ unul pe altul pe mai mult de \(most) niveluri",
                en: "texts include each other on more than \(most) levels"),
            hint: Text(
                ro: "verificați dacă un text nu se include pe sine",
                en: "check that no text includes itself"))
    }

    fileprivate static func tooManyRounds(_ most: Int, _ place: SourcePlace) -> Diagnostic {
        .error(
            "template.too-many-rounds", at: .source(place), arguments: ["most": "\(most)"],
            message: Text(
                ro: "ciclurile depășesc împreună \(most) de pași",
                en: "the loops together take more than \(most) rounds"),
            hint: Text(
                ro: "micșorați listele sau scoateți un ciclu din celălalt",
                en: "make the lists shorter, or take one loop out of the other"))
    }

    fileprivate static func outputTooLong(_ most: Int, at place: Location) -> Diagnostic {
        .error(
            "template.output-too-long", at: place, arguments: ["most": "\(most)"],
            message: Text(
                ro: "textul rezultat depășește \(most) de octeți",
                en: "the resulting text is longer than \(most) bytes"),
            hint: Text(ro: "împărțiți documentul", en: "split the document"))
    }
}
