public import Diagnostics

extension Diagnostic {
    /// The same, said of a row of a register: what the row leaves out may also stand in a file that
    /// all rows share.
    var ofRegisterRow: Diagnostic {
        guard id == "data.missing-field", case .source(let place)? = location, place.sheet != nil,
            let field = arguments["field"]
        else { return self }
        if field == "authority" || field.hasPrefix("authority.") {
            return with(
                message,
                hint: Text(
                    ro:
                        "dați autoritatea o dată pentru toate rândurile: --with authority.yaml, sau puneți authority.yaml lângă registru",
                    en:
                        "give the authority once for all rows: --with authority.yaml, or put authority.yaml beside the register"
                ))
        }
        return with(
            message,
            hint: Text(
                ro:
                    "adăugați în registru coloana sau foaia „\(field)” ori, dacă este la fel pentru toate rândurile, dați-o într-un fișier cu --with",
                en:
                    "add the column or sheet “\(field)” to the register, or, if it is the same for all rows, give it in a file with --with"
            ))
    }

    fileprivate func with(_ message: Text, hint: Text?) -> Diagnostic {
        Diagnostic(
            id, severity: severity, category: category, at: location, arguments: arguments,
            message: message, hint: hint, related: related)
    }
}

extension [Diagnostic] {
    private static var mostNamed: Int { 3 }

    /// For a person: what many cells of a sheet have wrong in the same way is said once, at the
    /// first of them, with where the others are.
    public func saidOnce() -> [Diagnostic] {
        var first: [SharedProblem: Int] = [:]
        var said: [(problem: Diagnostic, others: [SourcePlace])] = []
        for problem in self {
            if let key = SharedProblem(problem), let index = first[key] {
                said[index].others.append(key.place)
                continue
            }
            if let key = SharedProblem(problem) { first[key] = said.count }
            said.append((problem, []))
        }
        return said.map { $0.others.isEmpty ? $0.problem : Self.joined($0.problem, $0.others) }
    }

    private static func joined(_ problem: Diagnostic, _ others: [SourcePlace]) -> Diagnostic {
        let cells = others.prefix(mostNamed).map {
            SourcePlace.columnName($0.column) + String($0.line)
        }.joined(separator: ", ")
        let more = others.count - mostNamed
        return problem.with(
            Text(
                ro: "\(problem.message.ro) (la fel în \(cells)"
                    + (more > 0 ? " și încă \(more))" : ")"),
                en: "\(problem.message.en) (likewise in \(cells)"
                    + (more > 0 ? " and \(more) more)" : ")")),
            hint: problem.hint)
    }
}

/// What is the same in problems of several cells; two are equal wherever they stand in one sheet.
private struct SharedProblem: Hashable {
    let problem: Diagnostic
    let sheet: String
    let place: SourcePlace

    /// nil for what is in no cell, or names another one.
    init?(_ problem: Diagnostic) {
        guard case .source(let place)? = problem.location, let sheet = place.sheet,
            problem.related == nil
        else { return nil }
        var anywhere = problem
        anywhere.location = .file(place.file)
        self.problem = anywhere
        self.sheet = sheet
        self.place = place
    }

    static func == (one: SharedProblem, other: SharedProblem) -> Bool {
        one.sheet == other.sheet && one.problem == other.problem
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(sheet)
        hasher.combine(problem)
    }
}
