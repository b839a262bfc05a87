import ArgumentParser
import ContractGen
import Diagnostics
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
            abstract: "Scrie în dosar o copie de editat a formulărilor și a regulilor.",
            discussion: """
                Dosarul se dă apoi comenzilor cu --library. Pentru a schimba o singură clauză, \
                păstrați numai fișierul ei, de exemplu templates/memorandum/ro/MO-08.md; restul rămâne cel livrat.
                """)

        @Option(help: "Dosarul în care se scrie.")
        var library: String

        @Option(
            name: .customLong("clause"), help: "Numai această clauză, de exemplu MO-08 (repetabil)."
        )
        var clauses: [String] = []

        @Flag(help: "Înlocuiește fișierele care există deja.")
        var force = false

        @OptionGroup var console: ConsoleOptions

        func run() throws {
            do {
                let shipped = Library()
                let files =
                    try clauses.isEmpty ? shipped.exported() : shipped.exported(clauses: clauses)
                for file in files {
                    let folder = file.path.split(separator: "/").dropLast().joined(separator: "/")
                    let name = String(file.path.split(separator: "/").last ?? "")
                    try OutputFolder(path: library + "/" + folder, replaces: force).write([
                        .init(name: name, bytes: Array(file.text.utf8))
                    ])
                    Console.print("\(library)/\(file.path)\n")
                }
            } catch {
                try console.report(error.all)
            }
        }
    }
}

/// An office's folder as a library.
enum LibraryFolder {
    static func library(at folder: String?) throws(DiagnosticList) -> Library {
        guard let folder else { return Library() }
        return Library(office: try InputFiles.library(at: folder))
    }
}
