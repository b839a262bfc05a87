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
        for expression in checks.expressions(within: scope) {
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
        case .nothing: return true
        case .fields: return addFields(call.argument(for: "fields", of: helper))
        case .clause: return addClause(call.argument(for: "clause", of: helper))
        case .signatures: (hasSignatures, hasStructure) = (true, true)
        case .structure: hasStructure = true
        case .everything: return false
        }
        return true
    }

    /// `["date", "parties[].signed_on"]`: of lists the whole.
    private mutating func addFields(_ argument: NamedCall.Argument?) -> Bool {
        guard case .list(let names)? = argument else { return false }
        for name in names {
            guard case .text(let name) = name else { return false }
            let outer = name.firstRange(of: "[]").map { String(name[..<$0.lowerBound]) } ?? name
            guard let path = FieldPath(parsing: outer) else { return false }
            paths.append(path)
        }
        return true
    }

    private mutating func addClause(_ argument: NamedCall.Argument?) -> Bool {
        switch argument {
        case .text(let id)? where !id.isEmpty: add(.id(id))
        // Its role is among the paths.
        case .path(let path)? where path.steps.first == .key("key"): break
        default: return false
        }
        return true
    }

    private mutating func add(_ clause: Clause) {
        clauses.append(clause)
        hasStructure = true
    }
}

extension NamedCall {
    /// What is given for a parameter; nil when it was left out.
    fileprivate func argument(for parameter: String, of helper: RuleHelper) -> Argument? {
        let index = helper.parameters.firstIndex { $0 == parameter || $0 == parameter + "?" }
        return index.flatMap { arguments.indices.contains($0) ? arguments[$0] : nil }
    }
}
