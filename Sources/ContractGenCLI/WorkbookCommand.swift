import ArgumentParser
import ContractGen
import DataFiles
import Diagnostics

/// `contractgen workbook new|inspect`
struct WorkbookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workbook",
        abstract: "Registrele în tabele: unul de completat, și ce se recunoaște în ale voastre.",
        subcommands: [Form.self, Inspect.self], defaultSubcommand: Form.self)

    struct Inspect: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "inspect",
            abstract: "Arată ce se recunoaște într-un registru și propune un fișier --mapping.")

        @Argument(help: "Registrul: .xlsx, .ods sau fișiere .csv, câte unul pentru fiecare foaie.")
        var files: [String]

        @Option(help: "Cum se citesc foile și coloanele proprii ale instituției.")
        var mapping: String?

        @Option(
            name: .customLong("write-mapping"),
            help: "Scrie aici o propunere de completat; un fișier existent nu se înlocuiește.")
        var proposal: String?

        @Option(help: "Dosarul cu regulile proprii ale instituției.")
        var library: String?

        @OptionGroup var console: ConsoleOptions

        func run() throws {
            do {
                let inspection = try inspection()
                Console.print(inspection.text(in: console.language))
                if let proposal {
                    let path = OutputPath(proposal)
                    try OutputFolder(path: path.folder, replaces: false).write([
                        OutputFolder.File(name: path.name, bytes: Array(inspection.proposal.utf8))
                    ])
                }
                try console.report(inspection.problems)
            } catch let error as DiagnosticList {
                try console.report(error.all)
            }
        }

        private func inspection() throws(DiagnosticList) -> RegisterInspection {
            let vocabulary = try LibraryFolder.library(at: library).registerVocabulary()
            var problems = DiagnosticCollector()
            var sources: [(name: String, bytes: [UInt8])] = []
            for file in files {
                if let bytes = problems.take(try InputFiles.bytes(of: file)) {
                    sources.append((file, bytes))
                }
            }
            var source: DataSource?
            if let mapping { source = problems.take(try InputFiles.data(at: mapping)) }
            sources = try problems.finish(sources).value
            var known: RegisterMapping?
            if let source { known = try RegisterMapping(reading: source) }
            return RegisterInspection(of: sources, mapping: known, vocabulary: vocabulary)
        }
    }
}
