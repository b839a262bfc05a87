import ArgumentParser
import ContractGen
import DataFiles
import Diagnostics
import Wording

extension WorkbookCommand {
    /// `contractgen workbook [--from DATA...] [--language L] [--output FILE]`
    struct Form: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new",
            abstract: "Scrie un registru de completat: foi, meniuri, note, verificări.")

        @Option(help: "Limba registrului: ro, ru sau en.")
        var language: DocumentLanguage = .ro

        @Option(
            parsing: .upToNextOption,
            help: "Date ale unor documente, cu care registrul se completează.")
        var from: [String] = []

        @Option(name: .shortAndLong, help: "Fișierul de scris.")
        var output = "registru.xlsx"

        @Flag(help: "Înlocuiește fișierul care există.")
        var force = false

        @Option(help: "Dosarul cu regulile proprii ale instituției.")
        var library: String?

        @OptionGroup var console: ConsoleOptions

        func run() throws {
            do {
                let workbook = try workbook()
                // The day stands in the file's properties alone.
                guard let day = Clock.today ?? CalendarDate(year: 2000, month: 1, day: 1) else {
                    return
                }
                let bytes = try DiagnosticList.wrapping { () throws(Diagnostic) in
                    try workbook.bytes(createdOn: day)
                }
                let path = OutputPath(output)
                try OutputFolder(path: path.folder, replaces: force).write([
                    OutputFolder.File(name: path.name, bytes: bytes)
                ])
                try console.report(workbook.problems)
            } catch let error as DiagnosticList {
                try console.report(error.all)
            }
        }

        private func workbook() throws(DiagnosticList) -> RegisterWorkbook {
            let library = try LibraryFolder.library(at: library)
            var problems = DiagnosticCollector()
            var documents: [(name: String, data: DataNode)] = []
            for file in from {
                guard let source = problems.take(try InputFiles.data(at: file)) else { continue }
                let data = problems.takeAll(try Checked(DataNode(reading: source)))
                if let data { documents.append((file, data)) }
            }
            documents = try problems.finish(documents).value
            return RegisterWorkbook(
                in: language, vocabulary: try library.registerVocabulary(),
                reference: try library.referenceData(register: try library.ruleBook().register),
                documents: documents)
        }
    }
}

/// A file by its folder and its name in it.
struct OutputPath {
    let folder: String
    let name: String

    init(_ path: String) {
        guard let slash = path.lastIndex(of: "/") else {
            (folder, name) = (".", path)
            return
        }
        folder = slash == path.startIndex ? "/" : String(path[..<slash])
        name = String(path[path.index(after: slash)...])
    }
}
