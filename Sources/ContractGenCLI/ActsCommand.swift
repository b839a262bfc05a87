import ArgumentParser
import ContractGen
import Diagnostics
import Wording

/// `contractgen acts [list|show]`
struct ActsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "acts", abstract: "Actele normative: cele în vigoare și ce se schimbă când.",
        subcommands: [List.self, Show.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Actele în vigoare la o dată și schimbările de după ea.")

        @Option(name: .customLong("on"), help: "Data, de exemplu 2027-01-01 (implicit azi).")
        var date: String?

        @Option(help: "Dosarul cu regulile proprii ale instituției.")
        var library: String?

        @OptionGroup var console: ConsoleOptions

        func run() throws {
            do {
                guard let date = date.map({ CalendarDate(iso: $0) }) ?? Clock.today else {
                    throw DiagnosticList(.notADay(date ?? ""))
                }
                let book = try LibraryFolder.library(at: library).ruleBook()
                Console.print(book.register.listing(on: date, in: console.language))
            } catch let problems as DiagnosticList {
                try console.report(problems.all)
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Un act cu perioada, sursa și notele lui.")

        @Argument(help: "Identificatorul, de exemplu L195-2024.")
        var id: String

        @Option(help: "Dosarul cu regulile proprii ale instituției.")
        var library: String?

        @OptionGroup var console: ConsoleOptions

        func run() throws {
            guard let book = try LibraryFolder.ruleBook(at: library, console) else { return }
            guard let act = book.register[id] else {
                return try console.report([.noSuchAct(id, known: book.register.acts.map(\.id))])
            }
            Console.print(book.register.description(of: act, in: console.language))
        }
    }
}

extension Diagnostic {
    fileprivate static func noSuchAct(_ id: String, known: [String]) -> Diagnostic {
        .error(
            "acts.unknown", arguments: ["act": id],
            message: Text(
                ro: "în registrul actelor nu există „\(id)”",
                en: "the register of acts has no “\(id)”"),
            hint: Text(
                ro: "există: \(known.joined(separator: ", "))",
                en: "there are: \(known.joined(separator: ", "))"))
    }
}
