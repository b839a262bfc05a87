public import ArgumentParser
public import ContractGen
import Diagnostics
import FoundationEssentials
import Templates

/// `contractgen batch REGISTER…`, and what is done with its parts.
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Face toate contractele unui registru (.xlsx, .ods, .csv).",
        discussion: """
            contractgen batch registru.xlsx --output contracte
            contractgen batch registru.xlsx --output contracte --resume
            contractgen batch merge contracte/manifest-*.jsonl --output contracte

            Opțiunile le arată „contractgen batch run --help”; cuvântul „run” poate lipsi.
            """,
        subcommands: [BatchRunCommand.self, BatchMergeCommand.self],
        defaultSubcommand: BatchRunCommand.self)
}

/// `contractgen batch [run] REGISTER…`
struct BatchRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Face câte un document din fiecare rând al registrului.",
        discussion: """
            Întâi se citește și se verifică tot registrul; abia apoi se scriu documentele. Un rând \
            greșit oprește numai documentul lui. În dosar rămân manifest.jsonl (ce s-a făcut din \
            fiecare rând) și, dacă este ceva de corectat, problems.xlsx: registrul cu celulele \
            greșite colorate. Ctrl-C oprește după documentul început; --resume continuă.

            Coduri de ieșire: cele ale lui „generate”; 130 după Ctrl-C.
            """)

    @Argument(help: "Registrul: .xlsx, .ods, .fods sau .csv (fiecare .csv este o foaie).")
    var register: [String]

    @Option(name: .shortAndLong, help: "Dosarul în care se scriu documentele.")
    var output: String

    @Option(help: FormatList.help)
    var format: [FormatList] = []

    @Option(help: "Fișierul .yaml care spune ce înseamnă foile și coloanele proprii.")
    var mapping: String?

    @Option(
        name: .customLong("with"),
        help:
            "Fișier cu câmpuri comune, pe care rândurile nu le dau (repetabil). Fișierul authority.yaml de lângă registru se citește oricum."
    )
    var shared: [String] = []

    @Option(
        help:
            "Șablon propriu, în locul celui al bibliotecii: clauze (.md) sau document (.docx, .odt)."
    )
    var template: String?

    @OptionGroup var office: OfficeOptions

    @OptionGroup var shop: WorkshopOptions

    @Option(help: "Câte documente se fac deodată (implicit câte nuclee are calculatorul).")
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: "Face numai partea K din N, de exemplu 2/8; părțile se unesc cu „batch merge”.")
    var shard = Shard.whole

    @Flag(help: "Verifică tot și nu scrie nimic.")
    var dryRun = false

    @Flag(help: "Continuă sau aduce la zi un lot: face numai ce lipsește ori s-a schimbat.")
    var resume = false

    @Flag(help: "Dacă un singur rând este greșit, nu scrie niciun document.")
    var allOrNothing = false

    @Flag(help: "Documentele sunt PROIECTE, chiar dacă sunt complete.")
    var draft = false

    @Flag(help: "Nu scrie documentele care sunt PROIECT, ci numai fișele lor.")
    var strict = false

    @Flag(help: "Înlocuiește fișierele care există deja și uită lotul început înainte.")
    var force = false

    @OptionGroup var console: ConsoleOptions

    func validate() throws {
        guard (1...1024).contains(jobs) else {
            throw ValidationError("--jobs este un număr de la 1 la 1024")
        }
        if resume, force { throw ValidationError("alegeți --resume sau --force, nu amândouă") }
    }

    func run() throws {
        var run = BatchRun(self)
        try run.run()
    }

    /// The exit code after Ctrl-C, as shells have it.
    static let interrupted = ExitCode(130)

    var batchOptions: BatchOptions {
        BatchOptions(
            formats: format.formats, draftReasons: draft ? [.requested] : [], isStrict: strict,
            messages: console.language, program: Version.number)
    }
}

/// `contractgen batch merge MANIFEST…`
struct BatchMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Unește listele părților (manifest-1-of-4.jsonl …) într-un manifest.jsonl.")

    @Argument(help: "Listele tuturor părților, în orice ordine.")
    var manifests: [String]

    @Option(name: .shortAndLong, help: "Dosarul în care se scrie manifest.jsonl.")
    var output = "."

    @Flag(help: "Înlocuiește lista care există deja.")
    var force = false

    @OptionGroup var console: ConsoleOptions

    func run() throws {
        do throws(DiagnosticList) {
            let path = try writeMerged()
            if !console.isJSON { Console.print(path + "\n") }
        } catch {
            return try console.report(error.all)
        }
        try console.report([])
    }

    private func writeMerged() throws(DiagnosticList) -> String {
        var problems = DiagnosticCollector()
        var sources: [SourceText] = []
        for path in manifests {
            if let text = problems.take(try InputFiles.text(at: path)) { sources.append(text) }
        }
        if problems.hasErrors { throw DiagnosticList(problems.all) }
        let merged = try ManifestMerge.merged(sources)
        let folder = OutputFolder(path: output, replaces: force)
        try folder.write([.init(name: "manifest.jsonl", bytes: Array(merged.utf8))])
        return folder.path(of: "manifest.jsonl")
    }
}

extension Shard: ExpressibleByArgument {
    public init?(argument: String) { self.init(parsing: argument) }
    public var defaultValueDescription: String { description }
}
