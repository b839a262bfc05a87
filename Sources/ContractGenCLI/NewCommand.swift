public import ArgumentParser
public import ContractGen
import Diagnostics
public import Wording

extension DocumentKind: ExpressibleByArgument {}
extension DocumentLanguage: ExpressibleByArgument {}

/// `contractgen new memorandum`
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Scrie la ieșirea standard un fișier de date cu explicații, gata de completat.")

    @Argument(help: "Felul documentului.")
    var kind: DocumentKind

    @Option(help: "Limba documentului: ro, ru sau en.")
    var language: DocumentLanguage = .ro

    @OptionGroup var console: ConsoleOptions

    func run() {
        Console.print(StarterFile.text(for: kind, language: language))
    }
}

/// `contractgen schema memorandum`
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract:
            "Scrie la ieșirea standard JSON Schema a datelor, cu descrieri în română și engleză.")

    @Argument(help: "Felul documentului.")
    var kind: DocumentKind = .memorandum

    @OptionGroup var console: ConsoleOptions

    func run() {
        Console.print(kind.jsonSchema)
    }
}

extension ConsoleOptions {
    /// Shows diagnostics that belong to no document and ends the command with their exit code.
    func report(
        _ diagnostics: [Diagnostic], sources: @autoclosure () -> [SourceText] = []
    ) throws {
        show(diagnostics, sources: sources())
        try Outcome(diagnostics).exit()
    }

    func show(_ diagnostics: [Diagnostic], sources: @autoclosure () -> [SourceText] = []) {
        guard !diagnostics.isEmpty else { return }
        if isJSON {
            Console.print(DiagnosticJSON.text(of: diagnostics, in: language))
        } else {
            let printer = DiagnosticText(
                sources: sources(), language: language, isColoured: isColoured)
            Console.printError(printer.text(of: diagnostics))
        }
    }
}
