import ArgumentParser
import ContractGen
import Diagnostics
import Templates

/// `contractgen generate DATA…`
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Face documentul din date: DOCX, ODT, Markdown și fișa de conformitate.",
        discussion: """
            Un document este PROIECT cât timp îi lipsesc numărul sau data, cât timp o cerință \
            care îl oprește nu este îndeplinită sau când ați cerut --draft ori --set. Dintr-un \
            șablon propriu .docx sau .odt se face un fișier de același fel.
            """)

    @OptionGroup var document: DocumentOptions

    @Option(help: FormatList.help)
    var format: [FormatList] = []

    @Option(name: .shortAndLong, help: "Dosarul în care se scriu fișierele.")
    var output = "."

    @Flag(help: "Documentul este un PROIECT, chiar dacă este complet.")
    var draft = false

    @Flag(help: "Nu scrie niciun document cât timp este PROIECT, ci numai fișa.")
    var strict = false

    @Flag(help: "Înlocuiește fișierele care există deja.")
    var force = false

    @Flag(
        help: "Scrie și copia publică: fără anexele care nu se publică, ceea ce se spune în ea.")
    var publicCopy = false

    @Flag(
        help: "Scrie și o copie „-adnotat” cu constatările drept comentarii (DOCX, ODT).")
    var annotate = false

    @OptionGroup var console: ConsoleOptions

    func run() throws {
        var run = DocumentRun(
            options: document, console: console, formats: format.formats,
            hasPublicCopy: publicCopy)
        guard let documents = run.documents(draftReasons: draft ? [.requested] : []) else {
            return try run.finish()
        }
        run.reporting.annotates = annotate
        let folder = OutputFolder(path: output, replaces: force)
        run.refuseCollisions(of: documents)
        for document in documents where !run.isRefused(document) {
            let formats = document.made.template.formats(among: format.formats)
            run.write(document, formats: strict && document.made.isDraft ? [] : formats, to: folder)
        }
        Kept.keep(documents)
        try run.finish()
    }
}

/// What a process that ends leaves to the system, which takes it back at once; to give up its
/// thousands of pieces one by one takes as long as to read them.
private final class Kept {
    private let value: Any
    private var itself: Kept?

    private init(_ value: Any) { self.value = value }

    static func keep(_ value: Any) {
        let kept = Kept(value)
        kept.itself = kept
    }
}

/// `docx,odt,md`
struct FormatList: ExpressibleByArgument {
    static let help: ArgumentHelp =
        "Formatele, despărțite prin virgulă sau cu câte un --format: docx, odt, md (implicit toate)."

    fileprivate let formats: [FileFormat]

    init?(argument: String) {
        let names = argument.lowercased().split(separator: ",").map { String($0) }
        let formats = names.compactMap(FileFormat.init)
        guard !formats.isEmpty, formats.count == names.count else { return nil }
        self.formats = formats
    }
}

extension [FormatList] {
    /// Those of all options together, in the order in which they are made; all when none was given.
    var formats: [FileFormat] {
        let asked = flatMap(\.formats)
        return asked.isEmpty ? FileFormat.allCases : FileFormat.allCases.filter(asked.contains)
    }
}
