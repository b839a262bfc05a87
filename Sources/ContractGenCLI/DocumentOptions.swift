internal import DataFiles
import ArgumentParser
import ContractGen
import Diagnostics
import FoundationEssentials
import Templates
import Wording

/// What names a document's data, wording and day: shared by the commands that make or check one.
struct DocumentOptions: ParsableArguments {
    @Argument(help: "Fișiere de date (.yaml, .yml, .json); fiecare este un document.")
    var data: [String]

    @Option(
        name: .customLong("with"),
        help:
            "Fișier cu câmpuri comune, pe care datele documentului nu le dau (repetabil). Fișierul authority.yaml de lângă date, sau din dosarul shared de lângă ele, se citește oricum."
    )
    var shared: [String] = []

    @Option(
        name: .customLong("set"),
        help: "cale=valoare: încearcă o valoare; rezultatul este PROIECT (repetabil).")
    var assignments: [String] = []

    @Option(
        help:
            "Șablon propriu, în locul celui al bibliotecii: clauze (.md) sau document (.docx, .odt)."
    )
    var template: String?

    @OptionGroup var office: OfficeOptions

    @Option(help: "Limba documentului: ro, ru sau en (implicit cea din date).")
    var language: DocumentLanguage?

    @OptionGroup var shop: WorkshopOptions

    /// The library, its rules and the look, loaded.
    func workshop() throws(DiagnosticList) -> Workshop {
        try shop.workshop(expecting: expectedDocument)
    }

    private var expectedDocument: ExpectedDocument? {
        guard template == nil, let path = split().data.first,
            let file = try? InputFiles.data(at: path)
        else { return nil }
        return ExpectedDocument(glancingAt: file, language: language)
    }

    func ownTemplate() throws(DiagnosticList) -> OwnTemplate? {
        try template.map { path throws(DiagnosticList) in try office.ownTemplate(at: path) }
    }

    /// One document's data, read and checked.
    func reading(of path: String, by reference: ReferenceData) throws(DiagnosticList)
        -> Checked<Intake.Reading>
    {
        let source = try documentSource(at: path)
        let language = language.map { ["language=\($0.rawValue)"] } ?? []
        return try Intake.contract(
            from: source.main, with: source.shared, setting: language + assignments, by: reference
        ) { file throws(DiagnosticList) in try followed(file, from: path) }
    }

    private func documentSource(at path: String) throws(DiagnosticList) -> DocumentSource {
        var problems = DiagnosticCollector()
        let main = problems.take(try InputFiles.data(at: path))
        var more: [DataSource] = []
        for path in sharedFiles(of: path) {
            if let source = problems.take(try InputFiles.data(at: path)) { more.append(source) }
        }
        guard let main, !problems.hasErrors else { throw DiagnosticList(problems.all) }
        return DocumentSource(main: main, shared: more)
    }

    /// The data file that another one names, by its path from the folder of that one.
    private func followed(_ file: NamedFile, from path: String) throws(DiagnosticList)
        -> DocumentSource
    {
        guard !file.path.hasPrefix("/") else { throw DiagnosticList(.absolutePath(file)) }
        let own = FilePath.joined(path, file.path)
        guard FileManager.default.fileExists(atPath: own) else {
            throw DiagnosticList(.noNamedFile(file, own))
        }
        return try documentSource(at: own)
    }

    /// The files whose fields stand for those a document's data leave out: those given, then the
    /// office's own `authority.yaml` beside the data or in a folder `shared` beside them.
    func sharedFiles(of path: String) -> [String] {
        let own = InputFiles.authority(beside: path)
        guard let own, own != path, !shared.contains(own) else { return shared }
        return shared + [own]
    }

    /// The finished documents among the files, and the files of data.
    func split() -> (documents: [String], data: [String]) {
        let isDocument = { (path: String) in
            ["docx", "odt", "md", "markdown", "txt", "doc", "rtf", "pdf"].contains(path.ending)
        }
        return (data.filter(isDocument), data.filter { !isDocument($0) })
    }

    /// Texts for excerpts: those of the data and of the user's own template, when it is a text.
    func sources() -> [SourceText] {
        let own = template.flatMap { OfficeOptions.isOfficeFile($0) ? nil : $0 }
        var paths = split().data + [own].compactMap(\.self)
        for path in split().data.flatMap(sharedFiles) where !paths.contains(path) {
            paths.append(path)
        }
        return paths.compactMap { try? InputFiles.text(at: $0) }
    }
}

/// Paths as text.
enum FilePath {
    /// The path of what a file names from its own folder, without `.` and, where it can be, `..`.
    static func joined(_ file: String, _ name: String) -> String {
        var steps = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        for step in name.split(separator: "/") where step != "." {
            if step == "..", let last = steps.last, last != "..", !last.isEmpty {
                steps.removeLast()
            } else {
                steps.append(step)
            }
        }
        return steps.joined(separator: "/")
    }
}

extension String {
    /// The letters after the last full stop, in lower case.
    var ending: String { String(split(separator: ".").last ?? "").lowercased() }
}

extension Diagnostic {
    fileprivate static func absolutePath(_ file: NamedFile) -> Diagnostic {
        .error(
            "io.absolute-path", at: .source(file.place), arguments: ["file": file.path],
            message: Text(
                ro: "fișierul „\(file.path)” este numit prin calea lui de pe acest calculator",
                en: "the file “\(file.path)” is named by its path on this computer"),
            hint: Text(
                ro: "scrieți calea din dosarul acestui fișier de date, de exemplu contract.yaml",
                en: "write its path from this data file's folder, e.g. contract.yaml"))
    }

    fileprivate static func noNamedFile(_ file: NamedFile, _ path: String) -> Diagnostic {
        .error(
            "data.no-named-file", at: .source(file.place),
            arguments: ["file": file.path, "path": path],
            message: Text(
                ro: "fișierul „\(file.path)” nu există: \(path)",
                en: "there is no file “\(file.path)”: \(path)"),
            hint: Text(
                ro: "scrieți calea din dosarul acestui fișier de date",
                en: "write the path from this data file's folder"))
    }

}
