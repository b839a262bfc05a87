internal import Diagnostics
internal import Templates
internal import Wording

// What a clause provides, however it is worded.
extension RuleSubject {
    /// `clause_provides(clause, [ideas])`: looks in the clause for each idea, which is one wording
    /// or several apart by „ | ”. Words prove that a clause provides something; their absence proves
    /// nothing, since an office may word it otherwise: then a person reads, and is told what was
    /// looked for. Only a clause that the document does not have is a problem.
    ///
    /// A document without clause ids is searched as a whole, and so is any for the clause "".
    func clauseProvides(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        let id = try clauseID(call)
        let blocks = view.blocks(ofClause: id)
        if blocks == nil, view.hasClauseIDs, !id.isEmpty { return [.clauseMissing(id)] }
        let range = blocks.map(view.range) ?? view.whole
        let absent = try call.texts("ideas").filter { !view.words.states($0, in: range) }
        guard absent.isEmpty else {
            throw .notFound(absent, in: blocks.map { view.label(ofBlock: $0.lowerBound) })
        }
        return []
    }

    /// `claims_found([forms], clause?)`: where the text, or the clause, says one of these; a form
    /// right after „nu”, „nici” or „fără” denies it and does not count.
    func claimsFound(_ call: Invocation) throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        var blocks = view.blocks.indices
        if call["clause"] != nil, let clause = view.blocks(ofClause: try clauseID(call)) {
            blocks = clause
        }
        return view.ranges(ofWords: try call.texts("forms"), in: blocks)
            .filter { !view.words.isDenied($0) }
            .map { found in
                let block = view.words.line(at: found.lowerBound)
                return .wordFound(
                    view.original(found, inBlock: block), at: view.place(of: found, in: view.words))
            }
    }
}

extension FoldedText {
    /// Whether one of the wordings of an idea stands in the range.
    func states(_ idea: String, in range: Range<Int>) -> Bool {
        wordings(of: idea).contains { says($0, in: range) }
    }

    /// Whether the words before a range turn it into its contrary: „nu se prelungește”.
    fileprivate func isDenied(_ range: Range<Int>) -> Bool {
        Self.denials.contains { denial in
            has(denial, at: range.lowerBound - denial.count)
                && !isWord(at: range.lowerBound - denial.count - 1)
        }
    }

    private static let denials = ["nu ", "nu se ", "nu este ", "nu sunt ", "nici ", "fără ", "не "]
        .map { Array($0.utf8) }
}

extension Diagnostic {
    /// Becomes a reason why the requirement cannot be decided.
    fileprivate static func notFound(_ ideas: [String], in clause: LocalText?) -> Diagnostic {
        let list = ideas.map { "„\($0.alternatives)”" }.joined(separator: "; ")
        let ro = clause.map { "la \($0.ro)" } ?? "în text"
        let en = clause.map { "at \($0.in(.en))" } ?? "in the text"
        return .error(
            "rules.not-found",
            message: Text(
                ro: "nu s-a găsit \(ro): \(list); citiți dacă se spune altfel",
                en: "not found \(en): \(list); read whether it is worded otherwise"))
    }
}

extension String {
    /// The wordings of an idea for a person: „a” / „b”.
    var alternatives: String { replacing(" | ", with: "” / „") }
}
