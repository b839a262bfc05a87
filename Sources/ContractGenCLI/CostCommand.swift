import ArgumentParser
import ContractGen
import Diagnostics
import Wording

/// `contractgen cost DATA`
struct CostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cost",
        abstract:
            "Fișa de costificare: de la resurse la costul unitar, preț, cote și graficul de plăți.")

    @OptionGroup var document: DocumentOptions

    @Option(help: "Forma raportului: text, md sau json.")
    var report: Report = .text

    enum Report: String, ExpressibleByArgument, CaseIterable { case text, md, json }

    @OptionGroup var console: ConsoleOptions

    func run() throws {
        var problems: [Diagnostic] = []
        do {
            let workshop = try document.workshop()
            for path in document.data { problems += report(on: path, workshop) }
        } catch {
            problems += error.all
        }
        try console.report(problems, sources: document.sources())
    }

    /// Prints the report on one contract; what is wrong with it, or notable, is returned.
    private func report(on path: String, _ workshop: Workshop) -> [Diagnostic] {
        do {
            let reading = try document.reading(of: path, by: workshop.reference)
            let contract = reading.value.contract
            do {
                guard let costing = try workshop.costing(of: contract) else {
                    return reading.warnings + [.noPrice(path, contract.header.kind)]
                }
                print(CostingReport(costing.value, language: contract.header.language))
                return reading.warnings + costing.warnings.map(reading.value.origins.located)
            } catch {
                return error.all.map(reading.value.origins.located)
            }
        } catch {
            return error.all
        }
    }

    private func print(_ costing: CostingReport) {
        switch console.isJSON ? .json : report {
        case .text: Console.print(costing.text)
        case .md: Console.print(costing.markdown)
        case .json: Console.print(costing.jsonText)
        }
    }
}

extension Diagnostic {
    fileprivate static func noPrice(_ path: String, _ kind: DocumentKind) -> Diagnostic {
        .error(
            "costing.no-price", at: .file(path), arguments: ["kind": kind.rawValue],
            message: Text(
                ro: "un \(kind.meaning.ro) nu are preț și nu se costifică",
                en: "a \(kind.meaning.en) has no price and is not costed"),
            hint: Text(
                ro: "comanda este pentru contracte de servicii (kind: service-contract)",
                en: "the command is for service contracts (kind: service-contract)"))
    }
}
