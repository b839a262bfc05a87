import ArgumentParser
import ContractGen
import Diagnostics
import Templates

extension TemplatesCommand {
    /// `contractgen templates check FILE…|KIND…`
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Verifică șabloane: toate greșelile tuturor părților, cu locul lor.",
            discussion: """
                Numele de câmpuri se compară cu cele ale felului de document (--kind) sau cu ale unor date \
                (--data FIȘIER); fără ele se verifică numai limbajul și structura.
                """)

        @OptionGroup var subject: TemplateSubject

        @Option(name: .customLong("data"), help: "Date de probă (.yaml, .yml, .json).")
        var sample: String?

        @Option(help: "Forma raportului: text, json sau sarif.")
        var report: Report = .text

        @OptionGroup var console: ConsoleOptions

        enum Report: String, ExpressibleByArgument, CaseIterable { case text, json, sarif }

        func run() throws {
            var problems: [Diagnostic] = []
            do {
                let sample = try sample.map(Self.shape)
                for outlined in subject.outlines(&problems) {
                    let shape = sample ?? outlined.kind?.dataShape
                    problems += outlined.outline.findings(against: shape, isWhole: sample == nil)
                }
            } catch {
                problems += error.all
            }
            try show(problems)
        }

        private static func shape(at path: String) throws(DiagnosticList) -> DataShape {
            let data = try DiagnosticList.wrapping { () throws(Diagnostic) in
                try InputFiles.data(at: path)
            }
            return DataShape(of: try Intake.data(from: data).value)
        }

        private func show(_ problems: [Diagnostic]) throws {
            switch console.isJSON ? .json : report {
            case .text: try console.report(problems, sources: subject.sources())
            case .json:
                Console.print(DiagnosticJSON.text(of: problems, in: console.language))
                try Outcome(problems).exit()
            case .sarif:
                Console.print(
                    DiagnosticSARIF.text(
                        of: problems, version: Version.number, in: console.language))
                try Outcome(problems).exit()
            }
        }
    }

    /// `contractgen templates fields FILE|KIND`
    struct Fields: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "fields",
            abstract: "Datele de care are nevoie un șablon, ca arbore sau ca JSON Schema.")

        @OptionGroup var subject: TemplateSubject

        @Flag(help: "Ca JSON Schema.")
        var schema = false

        @OptionGroup var console: ConsoleOptions

        func run() throws {
            var problems: [Diagnostic] = []
            for outlined in subject.outlines(&problems) {
                problems += outlined.outline.problems
                let added = outlined.kind == nil ? [] : DocumentKind.namesOfAddedFields
                let fields = outlined.outline.fields(without: added)
                Console.print(
                    schema
                        ? fields.schema(title: outlined.name)
                        : console.isJSON
                            ? fields.json(in: console.language)
                            : fields.text(in: console.language))
            }
            try console.reportErrors(problems, sources: subject.sources())
        }
    }

    /// `contractgen templates show FILE|KIND`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Structura unui șablon: clauze, blocuri și ce cuprinde fiecare.")

        @OptionGroup var subject: TemplateSubject

        @OptionGroup var console: ConsoleOptions

        func run() throws {
            var problems: [Diagnostic] = []
            for outlined in subject.outlines(&problems) {
                problems += outlined.outline.problems
                let lines = outlined.outline.lines
                Console.print(
                    console.isJSON
                        ? lines.json(in: console.language) : lines.text(in: console.language))
            }
            try console.reportErrors(problems, sources: subject.sources())
        }
    }
}

extension ConsoleOptions {
    /// Shows what is wrong on standard error, whatever form the result has, and ends the command
    /// with the exit code for it.
    fileprivate func reportErrors(_ problems: [Diagnostic], sources: [SourceText]) throws {
        let errors = problems.filter { $0.severity == .error }
        let text = DiagnosticText(sources: sources, language: language, isColoured: isColoured)
        Console.printError(text.text(of: errors))
        try Outcome(errors).exit()
    }
}
