import ArgumentParser
import ContractGen
import Diagnostics
import FoundationEssentials
import Templates
import Wording

/// `contractgen render TEMPLATE DATA…`
struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Completează orice șablon .docx, .odt, .md sau .txt cu orice date YAML sau JSON.",
        discussion: """
            Șablonul este un document obișnuit, cu etichete scrise în el: {{ nume }}, {% for … %}. \
            Cu mai multe fișiere de date, --output este un dosar, iar fiecare document poartă numele datelor lui.
            """)

    @Argument(help: "Șablonul: .docx, .odt, .md sau .txt.")
    var template: String

    @Argument(help: "Fișiere de date (.yaml, .yml, .json); fiecare este un document.")
    var data: [String]

    @Option(name: .shortAndLong, help: "Fișierul sau dosarul în care se scrie.")
    var output: String

    @Option(help: "Nume lipsă: strict (eroare) sau empty (nimic), numai pentru șabloane străine.")
    var undefined: Undefined = .strict

    @Option(help: "Limba documentului: ro, ru sau en.")
    var language: DocumentLanguage = .ro

    @Flag(help: "Înlocuiește fișierele care există deja.")
    var force = false

    @OptionGroup var office: OfficeOptions

    @OptionGroup var console: ConsoleOptions

    enum Undefined: String, ExpressibleByArgument, CaseIterable { case strict, empty }

    func run() throws {
        var problems: [Diagnostic] = []
        do {
            let template = try RenderTemplate(
                at: template,
                environment: Environment(
                    language: language, undefined: undefined == .empty ? .empty : .strict),
                office: office)
            problems += template.warnings
            let targets = try targets(ending: template.ending)
            let jobs = zip(data, targets).map {
                RenderJob(template: template, data: $0, target: $1, replaces: force)
            }
            for job in stride(from: 0, to: jobs.count, by: Self.atOnce) {
                problems += done(Array(jobs[job..<min(job + Self.atOnce, jobs.count)]))
            }
        } catch {
            problems += error.all
        }
        try console.report(problems, sources: sources(of: problems))
    }

    /// How many documents are shared out among the cores before those done are told of.
    private static let atOnce = 64

    /// Does the work, the results in its order.
    private func done(_ jobs: [RenderJob]) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        for (job, found) in zip(jobs, concurrently(jobs) { $0.problems() }) {
            if found.isEmpty, !console.isJSON { Console.print(job.target + "\n") }
            problems += found
        }
        return problems
    }

    /// The texts that the problems stand in; no others, since there may be thousands.
    private func sources(of problems: [Diagnostic]) -> [SourceText] {
        let named = Set(
            problems.compactMap { problem -> String? in
                if case .source(let place)? = problem.location { place.file } else { nil }
            })
        return ([template] + data).filter(named.contains).compactMap { path in
            OfficeOptions.isOfficeFile(path) ? nil : try? InputFiles.text(at: path)
        }
    }

    /// One file for each data file; a folder's files are named after the data.
    private func targets(ending: String) throws(DiagnosticList) -> [String] {
        var isFolder = false
        let exists = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
        guard data.count > 1 || output.hasSuffix("/") || (exists && isFolder) else {
            return [output]
        }
        let folder = output.hasSuffix("/") && output.count > 1 ? String(output.dropLast()) : output
        let names = data.map { $0.fileStem + "." + ending }
        let repeated = Dictionary(grouping: names, by: { $0.lowercased() }).filter { $1.count > 1 }
        if let name = repeated.values.map({ $0[0] }).min() {
            throw DiagnosticList(.sameName(name))
        }
        return names.map { folder + "/" + $0 }
    }
}

/// One document to be made of a compiled template.
private struct RenderJob: Sendable {
    let template: RenderTemplate
    /// Path of the data file.
    let data: String
    let target: String
    let replaces: Bool

    /// Writes the document; what is wrong keeps it from being written.
    func problems() -> [Diagnostic] {
        do {
            try write()
            return []
        } catch {
            return error.all
        }
    }

    private func write() throws(DiagnosticList) {
        let data = try DiagnosticList.wrapping { () throws(Diagnostic) in
            try InputFiles.data(at: self.data)
        }
        let fields = try Intake.fields(from: data)
        let bytes: [UInt8]
        do {
            bytes = try template.rendered(with: fields)
        } catch {
            let origins = Origins(of: try Intake.data(from: data))
            throw DiagnosticList(error.all.map(origins.located))
        }
        try OutputFolder(path: target.folderPath, replaces: replaces).write([
            .init(name: target.fileName, bytes: bytes)
        ])
    }
}

/// A template of any format, compiled.
enum RenderTemplate: Sendable {
    case office(OfficeTemplate, Environment, PictureSource?)
    case text(TextTemplate, Environment, ending: String)

    init(
        at path: String, environment: Environment, office: OfficeOptions
    ) throws(DiagnosticList) {
        switch path.fileExtension {
        case _ where OfficeOptions.isOfficeFile(path):
            let bytes = try DiagnosticList.wrapping { () throws(Diagnostic) in
                try InputFiles.bytes(of: path)
            }
            let template = try OfficeTemplate(
                package: bytes, name: path, environment: environment,
                acceptsChanges: office.acceptChanges,
                including: Library().includableTexts(in: environment.language))
            self = .office(template, environment, office.pictures?.source)
        case let ending where ending == "md" || ending == "txt":
            let source = try DiagnosticList.wrapping { () throws(Diagnostic) in
                try InputFiles.text(at: path)
            }
            self = .text(
                try TextTemplate(compiling: source, environment: environment), environment,
                ending: ending)
        default: throw DiagnosticList(.notATemplate(path))
        }
    }

    var ending: String {
        switch self {
        case .office(let template, _, _): template.format.rawValue
        case .text(_, _, let ending): ending
        }
    }

    var warnings: [Diagnostic] {
        if case .office(let template, _, _) = self { template.warnings } else { [] }
    }

    func rendered(with data: Value.Map) throws(DiagnosticList) -> [UInt8] {
        switch self {
        case .office(let template, let environment, let pictures):
            try template.render(with: data, environment: environment, pictures: pictures)
        case .text(let template, let environment, _):
            Array(try template.text(with: data, environment: environment).utf8)
        }
    }
}

extension String {
    /// Behind the last slash.
    var fileName: String { split(separator: "/").last.map(String.init) ?? self }

    /// Before the last slash; the folder one stands in for a name alone.
    var folderPath: String {
        let folders = split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return folders.isEmpty ? "." : folders.joined(separator: "/")
    }

    /// Lower case, without its point; empty for none.
    var fileExtension: String {
        let pieces = fileName.split(separator: ".", omittingEmptySubsequences: false)
        return pieces.count > 1 ? String(pieces[pieces.count - 1]).lowercased() : ""
    }

    fileprivate var fileStem: String {
        let pieces = fileName.split(separator: ".", omittingEmptySubsequences: false)
        return pieces.count > 1 ? pieces.dropLast().joined(separator: ".") : fileName
    }
}

extension Diagnostic {
    static func notATemplate(_ path: String) -> Diagnostic {
        .error(
            "render.not-a-template", at: .file(path),
            message: Text(
                ro: "un șablon este un fișier .docx, .odt, .md sau .txt",
                en: "a template is a .docx, .odt, .md or .txt file"),
            hint: Text(
                ro: "salvați-l în unul dintre aceste formate", en: "save it in one of these formats"
            ))
    }

    fileprivate static func sameName(_ name: String) -> Diagnostic {
        .error(
            "render.same-name", arguments: ["name": name],
            message: Text(
                ro: "două fișiere de date ar da același document, „\(name)”",
                en: "two data files would give the same document, “\(name)”"),
            hint: Text(
                ro: "redenumiți unul dintre fișierele de date", en: "rename one of the data files"))
    }
}
