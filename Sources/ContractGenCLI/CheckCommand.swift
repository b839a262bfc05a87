import ArgumentParser
import ContractGen
import Diagnostics
import Templates
import Wording

/// `contractgen check DATA…|FILE.docx|.odt|.md`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "Verifică documentele fără a scrie vreun fișier: fișa de conformitate la ieșirea standard.",
        discussion: """
            Primește fișiere de date, ca „generate”, sau documente .docx, .odt, .md făcute în altă parte \
            ori întoarse cu schimbări. Ale acestora se verifică textul; cerințele care au nevoie de date \
            se pot decide dacă dați și datele, cu --data.
            """)

    @OptionGroup var document: DocumentOptions

    @Option(help: "Forma raportului: text, json, md, docx, odt sau sarif.")
    var report: Report = .text

    enum Report: String, ExpressibleByArgument, CaseIterable {
        case text, json, md, docx, odt, sarif

        /// The format of a sheet that is a file of its own.
        var file: FileFormat? {
            switch self {
            case .docx: .docx
            case .odt: .odt
            default: nil
            }
        }
    }

    @Flag(help: "Scrie și o copie a documentului cu constatările drept comentarii (DOCX, ODT).")
    var annotate = false

    @Option(name: .shortAndLong, help: "Dosarul în care se scriu fișa și copia cu comentarii.")
    var output = "."

    @Flag(help: "Înlocuiește fișierele care există deja.")
    var force = false

    @OptionGroup var foreign: ForeignOptions

    @OptionGroup var console: ConsoleOptions

    func run() throws {
        var run = DocumentRun(options: document, console: console)
        run.reporting = Reporting(
            form: report, folder: OutputFolder(path: output, replaces: force), annotates: annotate)
        let (files, data) = document.split()
        if !files.isEmpty { run.review(files, as: foreign) }
        if !data.isEmpty {
            for document in run.examinations() ?? [] { run.show(document) }
        }
        try run.finish()
    }
}

/// What `check` gives, and where it puts files.
struct Reporting {
    var form = CheckCommand.Report.text
    var folder = OutputFolder(path: ".", replaces: false)
    var annotates = false
}

/// What is told of a document that was made elsewhere.
struct ForeignOptions: ParsableArguments {
    @Option(help: "Felul documentului verificat, dacă textul nu îl arată limpede.")
    var kind: DocumentKind?

    @Option(help: "Data documentului verificat, dacă textul nu o arată limpede.")
    var documentDate: String?

    @Option(help: "Fișierul de date al documentului verificat, pentru cerințele care le cer.")
    var data: String?

    func date() throws(Diagnostic) -> CalendarDate? {
        guard let documentDate else { return nil }
        guard let date = CalendarDate(iso: documentDate) else { throw .notADay(documentDate) }
        return date
    }
}
