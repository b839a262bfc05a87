import ArgumentParser
import ContractGen
import Diagnostics

/// `contractgen explain DATA [CLAUSE]`
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "De ce fiecare clauză este sau nu este în document: condiția, datele, temeiul.",
        discussion: """
            După fișierul de date puteți numi o clauză; altfel se arată toate articolele și anexele:
              contractgen explain contract.yaml SC-20
            """)

    @OptionGroup var document: DocumentOptions

    @OptionGroup var console: ConsoleOptions

    func run() throws {
        var document = document
        var clause: String?
        // What is no file of data is a clause's id.
        if document.data.count > 1, let last = document.data.last, !last.contains(".yaml"),
            !last.contains(".yml"), !last.contains(".json")
        {
            clause = document.data.popLast()
        }
        var run = DocumentRun(options: document, console: console)
        for made in run.documents() ?? [] { try show(made, clause) }
        try run.finish(isQuiet: true)
    }

    private func show(_ made: DocumentRun.Made, _ clause: String?) throws {
        let explanation: Explanation
        do {
            explanation = try made.made.explanation { made.origins.place(of: $0) }
        } catch {
            return try console.report([error])
        }
        guard let text = explanation.text(of: clause, in: console.language) else {
            return try console.report([.noSuchClause(clause ?? "", known: explanation.ids)])
        }
        Console.print(
            console.isJSON ? explanation.json(of: clause, in: console.language) : text)
    }
}

extension Diagnostic {
    fileprivate static func noSuchClause(_ id: String, known: [String]) -> Diagnostic {
        let list = known.filter { !$0.contains(".") }.joined(separator: ", ")
        return .error(
            "explain.unknown-clause", arguments: ["clause": id],
            message: Text(
                ro: "textul nu are clauza „\(id)”", en: "the wording has no clause “\(id)”"),
            hint: Text(ro: "există: \(list)", en: "there are: \(list)"))
    }
}
