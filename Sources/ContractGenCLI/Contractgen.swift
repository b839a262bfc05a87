import ArgumentParser
import Diagnostics
import Glibc

@main
struct Contractgen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contractgen",
        abstract:
            "Contracte și memorandumuri de servicii sociale, verificate. Social-service contracts and memoranda, checked.",
        discussion: """
            Scrieți datele într-un fișier YAML sau JSON și generați documentul:
              contractgen new memorandum > memorandum.yaml
              contractgen generate memorandum.yaml --output out

            Coduri de ieșire: 0 în regulă; 1 o cerință obligatorie nu este îndeplinită; \
            2 date sau șablon greșite; 64 linie de comandă greșită; 74 fișiere care nu se pot citi sau scrie.
            """,
        version: "contractgen \(Version.number)",
        subcommands: [
            GenerateCommand.self, BatchCommand.self, WorkbookCommand.self, RenderCommand.self,
            CheckCommand.self, ExplainCommand.self, CostCommand.self, NewCommand.self,
            SchemaCommand.self, TemplatesCommand.self, RulesCommand.self, ActsCommand.self,
        ])

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            guard MessageLanguage(commandLine: CommandLine.arguments) == .ro else {
                exit(withError: error)
            }
            let text = CommandLineWords.romanian(fullMessage(for: error))
            let code = exitCode(for: error)
            if !text.isEmpty {
                code.isSuccess ? Console.print(text + "\n") : Console.printError(text + "\n")
            }
            Glibc.exit(code.rawValue)
        }
    }
}

enum Version {
    static let number = "0.1.0"
}
