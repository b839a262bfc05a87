import ArgumentParser
import ContractGen
import Diagnostics
import Templates
import Wording

/// `contractgen templates list|check|fields|show|export`
struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "Șabloane: ce există, verificare, structură, copie de editat.",
        subcommands: [List.self, Check.self, Fields.self, Show.self, Export.self],
        defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Felurile de documente, versiunea și limbile textului.")

        @Option(help: "Dosarul cu formulările proprii ale instituției.")
        var library: String?

        @OptionGroup var console: ConsoleOptions

        func run() throws {
            do {
                let library = try LibraryFolder.library(at: library)
                for manifest in try library.manifests() {
                    let languages = manifest.languages.map(\.rawValue).joined(separator: ", ")
                    let title = manifest.title.text.in(console.language)
                    Console.print("\(manifest.id) \(manifest.version) [\(languages)] \(title)\n")
                }
            } catch {
                try console.report(error.all)
            }
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract:
                "Scrie o copie de editat: un șablon Word sau Writer, ori toate formulările și regulile.",
            discussion: """
                Cu un fel de document și --output, scrie formularea lui ca document Word sau Writer, cu etichetele \
                ca text; documentul se dă apoi comenzii generate cu --template.

                Cu --library, scrie formulările și regulile ca text; dosarul se dă apoi comenzilor cu --library. Pentru a schimba o singură clauză, \
                păstrați numai fișierul ei, de exemplu templates/memorandum/ro/MO-08.md; restul rămâne cel livrat.
                """)

        @Argument(help: "Felul documentului a cărui formulare se scrie ca document.")
        var kind: DocumentKind?

        @Option(help: "Limba documentului: ro, ru sau en.")
        var language: DocumentLanguage = .ro

        @Option(help: "Formatul documentului: docx sau odt (implicit după numele fișierului).")
        var format: OfficeFormat?

        @Option(name: .shortAndLong, help: "Fișierul în care se scrie documentul.")
        var output: String?

        @Option(help: "Document de stil .docx sau .odt (cel mult unul din fiecare).")
        var style: [String] = []

        @Option(help: "Dosarul în care se scriu formulările și regulile.")
        var library: String?

        @Option(
            name: .customLong("clause"), help: "Numai această clauză, de exemplu MO-08 (repetabil)."
        )
        var clauses: [String] = []

        @Flag(help: "Înlocuiește fișierele care există deja.")
        var force = false

        @OptionGroup var console: ConsoleOptions

        enum OfficeFormat: String, ExpressibleByArgument, CaseIterable { case docx, odt }

        func validate() throws {
            guard kind != nil || library != nil else {
                throw ValidationError(
                    "Spuneți ce se scrie: felul documentului cu --output, sau --library DOSAR.")
            }
            guard kind == nil || output != nil else {
                throw ValidationError("Spuneți fișierul în care se scrie: --output FIȘIER.docx.")
            }
        }

        func run() throws {
            do {
                if let kind, let output { return try writeDocument(kind, to: output) }
                try writeTexts(to: library ?? "")
            } catch {
                try console.report(error.all)
            }
        }

        private func writeDocument(_ kind: DocumentKind, to path: String) throws(DiagnosticList) {
            let format =
                format.flatMap { FileFormat(rawValue: $0.rawValue) }
                ?? FileFormat(rawValue: path.fileExtension) ?? .docx
            guard let today = Clock.today else { return }
            let library = try LibraryFolder.library(at: library)
            let bytes = try library.officeTemplate(
                of: kind, language: language, as: format,
                styles: try StyleFile.styles(style, over: library.styles()), today: today)
            try OutputFolder(path: path.folderPath, replaces: force).write([
                .init(name: path.fileName, bytes: bytes)
            ])
            Console.print(path + "\n")
        }

        private func writeTexts(to library: String) throws(DiagnosticList) {
            let shipped = Library()
            let files =
                try clauses.isEmpty ? shipped.exported() : shipped.exported(clauses: clauses)
            for file in files {
                let path = library + "/" + file.path
                try OutputFolder(path: path.folderPath, replaces: force).write([
                    .init(name: path.fileName, bytes: Array(file.text.utf8))
                ])
                Console.print("\(path)\n")
            }
        }
    }
}

/// An office's folder as a library.
enum LibraryFolder {
    /// The rules in force; nil once what is wrong with them has been reported.
    static func ruleBook(at folder: String?, _ console: ConsoleOptions) throws -> RuleBook? {
        do {
            return try library(at: folder).ruleBook()
        } catch {
            try console.report(error.all)
            return nil
        }
    }

    static func library(at folder: String?) throws(DiagnosticList) -> Library {
        guard let folder else { return Library() }
        return Library(office: try InputFiles.library(at: folder))
    }
}
