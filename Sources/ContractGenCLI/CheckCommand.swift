import ArgumentParser
import ContractGen
import Diagnostics

/// `contractgen check DATA…`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "Verifică documentele fără a scrie vreun fișier: fișa de conformitate la ieșirea standard."
    )

    @OptionGroup var document: DocumentOptions

    @Option(help: "Forma raportului: text, md sau json.")
    var report: Report = .text

    enum Report: String, ExpressibleByArgument, CaseIterable { case text, md, json }

    @OptionGroup var console: ConsoleOptions

    func run() throws {
        var run = DocumentRun(options: document, console: console)
        for document in run.examinations() ?? [] { run.show(document, as: report) }
        try run.finish()
    }
}
