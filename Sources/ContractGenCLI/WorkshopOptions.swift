import ArgumentParser
import ContractGen
import Diagnostics
import Templates
import Wording

/// What names the wording, the look and the day: shared by the commands that make documents.
struct WorkshopOptions: ParsableArguments {
    @Option(help: "Dosarul cu formulările și regulile proprii ale instituției.")
    var library: String?

    @Option(help: "Document de stil .docx sau .odt (cel mult unul din fiecare).")
    var style: [String] = []

    @Option(help: "Data de azi, de exemplu 2026-12-01 (implicit cea a calculatorului).")
    var date: String?

    /// The library, its rules and the look, loaded.
    ///
    /// - Parameters:
    ///   - day: Stands for `--date` where that is not given.
    ///   - document: What is to be made first.
    func workshop(
        on day: CalendarDate? = nil, expecting document: ExpectedDocument? = nil
    ) throws(DiagnosticList) -> Workshop {
        let today = try DiagnosticList.wrapping { () throws(Diagnostic) in
            try self.today(insteadOf: day)
        }
        let office = try library.map { folder throws(DiagnosticList) in
            try InputFiles.library(at: folder)
        }
        let library = Library(office: office ?? [:])
        return try Workshop(
            library: library, styles: try StyleFile.styles(style, over: library.styles()),
            today: today, expecting: document)
    }

    private func today(insteadOf other: CalendarDate?) throws(Diagnostic) -> CalendarDate {
        let day = date.map { CalendarDate(iso: $0) } ?? other ?? Clock.today
        guard let day else { throw .notADay(date ?? "") }
        return day
    }
}

/// A style document given with `--style`.
enum StyleFile {
    /// The office's own look where it has given one, else the shipped one.
    static func styles(
        _ paths: [String], over shipped: StyleDocuments
    ) throws(DiagnosticList) -> StyleDocuments {
        var styles = shipped
        var problems = DiagnosticCollector()
        for path in paths {
            guard let document = problems.take(try read(path)) else { continue }
            switch format(of: path) {
            case .docx: styles.word = document
            default: styles.openDocument = document
            }
        }
        return try problems.finish(styles).value
    }

    static func format(of path: String) -> FileFormat? {
        FileFormat(rawValue: String(path.split(separator: ".").last ?? "").lowercased())
    }

    static func read(_ path: String) throws(Diagnostic) -> StyleDocument {
        guard let format = format(of: path), format != .md else { throw .notAStyleDocument(path) }
        let bytes = try InputFiles.bytes(of: path)
        return try StyleDocument(bytes: bytes, name: path)
    }
}

extension Diagnostic {
    static func notADay(_ text: String) -> Diagnostic {
        .error(
            "usage.not-a-date", arguments: ["value": text],
            message: Text(ro: "„\(text)” nu este o dată", en: "“\(text)” is not a date"),
            hint: Text(
                ro: "scrieți anul, luna și ziua: --date 2026-12-01",
                en: "write year, month and day: --date 2026-12-01"))
    }

    fileprivate static func notAStyleDocument(_ path: String) -> Diagnostic {
        .error(
            "style.not-a-style-document", at: .file(path),
            message: Text(
                ro: "un document de stil este un fișier .docx sau .odt",
                en: "a style document is a .docx or an .odt file"),
            hint: Text(
                ro: "salvați-l în unul dintre aceste formate", en: "save it in one of these formats"
            ))
    }
}
