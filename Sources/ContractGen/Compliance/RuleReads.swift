internal import Diagnostics
internal import Templates

/// What decides whether a requirement is met, besides the document's kind and language.
struct RuleReads: Sendable {
    /// Of the data; names of loops are among them.
    private(set) var paths: [FieldPath] = []
    /// Whose words it goes by.
    private(set) var clauses: [Clause] = []
    /// Whether it goes by the words of the signature blocks.
    private(set) var hasSignatures = false
    /// Whether it goes by anything of the draft.
    private(set) var hasStructure = false

    /// A clause by how a requirement names it.
    enum Clause: Hashable, Sendable {
        case id(String)
        /// `key.parties`
        case role(String)
    }

    /// nil when it may follow from the whole document.
    init?(
        _ checks: [Rule.Check], _ scope: Rule.Guard, _ lookAt: [LookAt], _ validity: Validity?
    ) {
        if validity != nil { paths.append(FieldPath([.key("procurement"), .key("band")])) }
        let guards = ([scope] + checks.map(\.scope)).flatMap { [$0.loop?.list, $0.condition] }
        for expression in guards.compactMap(\.self) + checks.map(\.requirement) {
            guard add(expression.parsed) else { return nil }
        }
        for place in lookAt {
            switch place {
            case .field(let field): paths.append(field.path)
            // Where it stands is told, not what it says.
            case .clause: hasStructure = true
            case .signatures, .text: break
            }
        }
    }

    private mutating func add(_ expression: Expression) -> Bool {
        for path in expression.paths.map(\.path) {
            switch path.steps.first {
            case .key("draft"): return false
            case .key("key"):
                guard path.steps.count > 1, case .key(let role) = path.steps[1] else {
                    return false
                }
                add(.role(role))
            default: if !paths.contains(path) { paths.append(path) }
            }
        }
        return expression.calls.allSatisfy { add($0) }
    }

    private mutating func add(_ call: NamedCall) -> Bool {
        // Standard functions go by their arguments.
        guard let helper = RuleHelper.named[call.name] else { return true }
        switch helper.reads {
        case .nothing: break
        case .signatures: (hasSignatures, hasStructure) = (true, true)
        case .structure: hasStructure = true
        case .everything: return false
        case .clause:
            guard let index = helper.parameters.firstIndex(where: { $0.hasPrefix("clause") }),
                index < call.arguments.count
            else { return false }
            switch call.arguments[index] {
            case .text(let id) where !id.isEmpty: add(.id(id))
            // Its role is among the paths.
            case .path(let path) where path.steps.first == .key("key"): break
            case .text, .path, .other: return false
            }
        }
        return true
    }

    private mutating func add(_ clause: Clause) {
        clauses.append(clause)
        hasStructure = true
    }
}
