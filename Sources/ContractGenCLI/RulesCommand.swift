import ArgumentParser
import ContractGen
import Diagnostics

/// `contractgen rules list|show`
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Cerințele verificate, cu temeiul lor.",
        subcommands: [List.self, Show.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "O linie pentru fiecare cerință.")

        @Option(help: "Numai cerințele pentru acest fel de document.")
        var kind: DocumentKind?

        @Option(help: "Dosarul cu regulile proprii ale instituției.")
        var library: String?

        @OptionGroup var console: ConsoleOptions

        func run() throws {
            do {
                let book = try LibraryFolder.library(at: library).ruleBook()
                for rule in kind.map({ book.rules(for: $0) }) ?? book.rules {
                    let title = rule.title.text.in(console.language)
                    Console.print(
                        "\(rule.id) \(rule.severity.rawValue)\(rule.blocks ? "!" : "") \(title)\n")
                }
            } catch {
                try console.report(error.all)
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "O cerință cu verificările, temeiul și sfatul ei.")

        @Argument(help: "Identificatorul, de exemplu P05.")
        var id: String

        @Option(help: "Dosarul cu regulile proprii ale instituției.")
        var library: String?

        @OptionGroup var console: ConsoleOptions

        func run() throws {
            let book: RuleBook
            do {
                book = try LibraryFolder.library(at: library).ruleBook()
            } catch {
                return try console.report(error.all)
            }
            guard let rule = book[id] else {
                return try console.report([.unknownRule(id, known: book.rules.map(\.id))])
            }
            Console.print(rule.description(in: console.language, register: book.register))
        }
    }
}

extension Diagnostic {
    fileprivate static func unknownRule(_ id: String, known: [String]) -> Diagnostic {
        .error(
            "rules.unknown", arguments: ["rule": id],
            message: Text(ro: "nu există cerința „\(id)”", en: "there is no requirement “\(id)”"),
            hint: Text(
                ro: "există: \(known.joined(separator: ", "))",
                en: "there are: \(known.joined(separator: ", "))"))
    }
}
