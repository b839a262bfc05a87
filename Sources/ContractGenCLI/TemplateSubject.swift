import ArgumentParser
import ContractGen
import Diagnostics
import Templates
import Wording

/// What `templates check|fields|show` look at, and with which names and data.
struct TemplateSubject: ParsableArguments {
    @Argument(help: "Șabloane (.docx, .odt, .md, .txt) sau feluri de documente ale bibliotecii.")
    var templates: [String]

    @Option(
        help: "Felul documentului pentru care este șablonul; un .md este atunci text de clauze.")
    var kind: DocumentKind?

    @Option(help: "Limba documentului: ro, ru sau en.")
    var language: DocumentLanguage = .ro

    @Option(help: "Dosarul cu formulările proprii ale instituției.")
    var library: String?

    /// A template's outline with the kind whose data it will be given.
    struct Outlined {
        let name: String
        let outline: TemplateOutline
        let kind: DocumentKind?
    }

    /// Every template that can be read; all that keeps the others from it is noted.
    func outlines(_ problems: inout [Diagnostic]) -> [Outlined] {
        do {
            let library = try LibraryFolder.library(at: library)
            let environment = try environment(of: library)
            var outlined: [Outlined] = []
            for name in templates {
                do {
                    outlined.append(try self.outlined(name, library, environment))
                } catch {
                    problems += error.all
                }
            }
            return outlined
        } catch {
            problems += error.all
            return []
        }
    }

    private func environment(of library: Library) throws(DiagnosticList) -> Environment {
        guard let today = Clock.today else { return Environment(language: language) }
        return try library.environment(language: language, today: today)
    }

    private func outlined(
        _ name: String, _ library: Library, _ environment: Environment
    ) throws(DiagnosticList) -> Outlined {
        if let kind = DocumentKind(rawValue: name) {
            let outline = try library.outline(
                of: kind, language: language, environment: environment)
            return Outlined(name: name, outline: outline, kind: kind)
        }
        return Outlined(
            name: name, outline: try outline(at: name, library, environment), kind: kind)
    }

    private func outline(
        at path: String, _ library: Library, _ environment: Environment
    ) throws(DiagnosticList) -> TemplateOutline {
        switch path.fileExtension {
        case _ where OfficeOptions.isOfficeFile(path):
            let bytes = try DiagnosticList.wrapping { () throws(Diagnostic) in
                try InputFiles.bytes(of: path)
            }
            return try TemplateOutline(
                package: bytes, name: path, environment: environment,
                including: library.includableTexts(for: kind, in: language))
        case "md", "txt":
            let source = try DiagnosticList.wrapping { () throws(Diagnostic) in
                try InputFiles.text(at: path)
            }
            return kind == nil && !source.looksLikeClauses
                ? TemplateOutline(text: source, environment: environment)
                : library.outline(ofClauses: source, environment: environment)
        default: throw DiagnosticList(.notATemplate(path))
        }
    }

    /// Texts for excerpts: the user's own, and the library's.
    func sources() -> [SourceText] {
        let library = try? LibraryFolder.library(at: library)
        let own = templates.filter { ["md", "txt"].contains($0.fileExtension) }
            .compactMap { try? InputFiles.text(at: $0) }
        let shipped = (library?.paths ?? []).filter { $0.hasSuffix(".md") }
            .compactMap { library?[$0] }
        return own + shipped
    }
}

extension SourceText {
    /// Whether the text is written in the clause dialect: it has clause ids or directives.
    fileprivate var looksLikeClauses: Bool {
        text.split(separator: "\n").contains { $0.contains("{: #") || $0.hasPrefix(":::") }
    }
}
