public import ArgumentParser
public import Diagnostics
import FoundationEssentials
import Glibc

/// How messages are shown: options every command has.
struct ConsoleOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Limba mesajelor: ro sau en (implicit după LC_ALL, LANG, apoi ro).", valueName: "ro|en")
    )
    var messages: MessageLanguage?

    @Flag(name: .customLong("json"), help: "Rezultatul și mesajele ca JSON, la ieșirea standard.")
    var isJSON = false

    @Option(name: .customLong("color"), help: "Culori: auto, always sau never.")
    var colour: Colour = .auto

    enum Colour: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

    var language: MessageLanguage { messages ?? MessageLanguage(environment: Self.environment) }

    fileprivate static var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// Colours only where a person looks, and not where `NO_COLOR` asks for none.
    var isColoured: Bool {
        switch colour {
        case .always: true
        case .never: false
        case .auto:
            isatty(2) == 1 && Self.environment["NO_COLOR"] == nil
                && Self.environment["TERM"] != "dumb"
        }
    }
}

extension MessageLanguage: ExpressibleByArgument {
    /// From LC_ALL, LC_MESSAGES or LANG; Romanian when they say neither Romanian nor English.
    init(environment: [String: String]) {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
            .first { !$0.isEmpty }
        self = locale?.hasPrefix("en") == true ? .en : .ro
    }

    /// Of a command line that could not be read.
    init(commandLine arguments: [String]) {
        let separate = arguments.firstIndex(of: "--messages").map { arguments[($0 + 1)...].first }
        let joined = arguments.first { $0.hasPrefix("--messages=") }?.dropFirst(11)
        let typed = (separate ?? joined.map { String($0) }).flatMap(MessageLanguage.init)
        self = typed ?? MessageLanguage(environment: ConsoleOptions.environment)
    }
}

/// The exit codes, the gravest of all files.
enum Outcome: Int32, Comparable {
    case fine = 0
    case blocked = 1
    case badData = 2
    case inputOutput = 74

    static func < (a: Outcome, b: Outcome) -> Bool { a.rawValue < b.rawValue }

    init(_ diagnostics: [Diagnostic]) {
        let errors = diagnostics.filter { $0.severity == .error }
        self =
            errors.isEmpty
            ? .fine : errors.contains { $0.category == .inputOutput } ? .inputOutput : .badData
    }

    /// Ends the command with this code.
    func exit() throws {
        if self != .fine { throw ExitCode(rawValue) }
    }
}

enum Console {
    /// Writes all of a text to standard output.
    static func print(_ text: String) { write(text, to: 1) }

    /// Writes all of a text to standard error.
    static func printError(_ text: String) { write(text, to: 2) }

    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
