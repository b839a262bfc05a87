import ArgumentParser
import ContractGen
import Diagnostics

/// `contractgen rules list|show|check`
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Cerințele verificate, cu temeiul lor.",
        subcommands: [List.self, Show.self, Check.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "O linie pentru fiecare cerință.")

        @Option(help: "Numai cerințele pentru acest fel de document.")
        var kind: DocumentKind?

        @Option(help: "Dosarul cu regulile proprii ale instituției.")
        var library: String?

        @OptionGroup var console: ConsoleOptions

        func run() throws {
            guard let book = try LibraryFolder.ruleBook(at: library, console) else { return }
            for rule in kind.map({ book.rules(for: $0) }) ?? book.rules {
                let title = rule.title.text.in(console.language)
                Console.print(
                    "\(rule.id) \(rule.severity.rawValue)\(rule.blocks ? "!" : "") \(title)\n")
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
            guard let book = try LibraryFolder.ruleBook(at: library, console) else { return }
            guard let rule = book[id] else {
                return try console.report([.unknownRule(id, known: book.rules.map(\.id))])
            }
            Console.print(rule.description(in: console.language, register: book.register))
        }
    }
}

extension RulesCommand {
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Verifică dosarul cu regulile proprii: toate greșelile, cu locul lor.")

        @Argument(help: "Dosarul instituției, cu rules/requirements/….yaml în el.")
        var folder: String

        @OptionGroup var console: ConsoleOptions

        func run() throws {
            do {
                let changes = try LibraryFolder.library(at: folder).ruleChanges()
                Console.print(summary(of: changes).in(console.language))
            } catch {
                try console.report(error.all)
            }
        }

        private func summary(of changes: Library.RuleChanges) -> Text {
            func list(_ ids: [String]) -> String {
                ids.isEmpty ? "–" : ids.joined(separator: ", ")
            }
            return Text(
                ro: """
                    Regulile se citesc fără greșeli: \(changes.count) cerințe.
                      înlocuite: \(list(changes.replaced))
                      adăugate: \(list(changes.added))

                    """,
                en: """
                    The rules read without mistakes: \(changes.count) requirements.
                      replaced: \(list(changes.replaced))
                      added: \(list(changes.added))

                    """)
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
