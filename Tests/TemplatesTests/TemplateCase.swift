import Diagnostics
import FoundationEssentials
import Templates
import Testing
import Wording

/// One case of a case file: a title, with options in square brackets behind it, and named sections.
protocol TemplateCase: Sendable, CustomTestStringConvertible {
    /// The folder of its files within `Cases`.
    static var folder: String { get }
    /// The sections that hold what the case gives.
    static var outputs: Set<String> { get }

    var title: String { get }
    var sections: [(name: String, text: String)] { get set }
    var environment: Environment { get }

    init(title: String)
    /// What the case gives now: the name of a section on the first line.
    func outcome() -> String
    /// What the file says it gives, in the same form.
    var expected: String { get }
}

extension TemplateCase {
    var testDescription: String { title }

    subscript(section: String) -> String? { sections.first { $0.name == section }?.text }

    // MARK: - Options

    var options: [String] {
        title.split(separator: "[").dropFirst().map { String($0.prefix { $0 != "]" }) }
    }

    func number(of option: String) -> Int? {
        options.first { $0.hasPrefix(option + " ") }.flatMap { Int($0.dropFirst(option.count + 1)) }
    }

    // MARK: - Sections

    var limits: RenderLimits {
        var limits = RenderLimits()
        if let rounds = number(of: "rounds") { limits.rounds = rounds }
        if let length = number(of: "output") { limits.outputLength = length }
        return limits
    }

    /// The sections `--- include NAME`.
    var includes: [String: SourceText] {
        var texts: [String: SourceText] = [:]
        for (name, text) in sections where name.hasPrefix("include ") {
            let file = String(name.dropFirst("include ".count))
            texts[file] = SourceText(name: file, text: text)
        }
        return texts
    }

    /// The map that the expression in section `data` makes.
    func data() throws(DiagnosticList) -> Value.Map {
        guard let text = self["data"] else { return Value.Map() }
        do {
            let source = SourceText(name: "data", text: text)
            let expression = try Templates.Expression(
                parsing: text, in: source, environment: environment)
            let value = try expression.value(in: Scope(Value.Map()), environment: environment)
            if case .map(let map) = value { return map }
            return Value.Map()
        } catch {
            throw DiagnosticList(error)
        }
    }
}

/// A file of cases.
struct CaseFile<Case: TemplateCase>: Sendable, CustomTestStringConvertible {
    let name: String
    let cases: [Case]
    private let path: String

    var testDescription: String { name }

    static var all: [CaseFile] {
        let folder = LanguageSources.tests + "/Cases/" + Case.folder
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".case") }.sorted().map {
            CaseFile(path: "\(folder)/\($0)", name: $0)
        }
    }

    private init(path: String, name: String) {
        self.path = path
        self.name = name
        var cases: [Case] = []
        let content = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("=== ") {
                cases.append(Case(title: String(line.dropFirst(4))))
            } else if line.hasPrefix("--- "), !cases.isEmpty {
                cases[cases.count - 1].sections.append((String(line.dropFirst(4)), ""))
            } else if let last = cases.indices.last, let section = cases[last].sections.indices.last
            {
                cases[last].sections[section].text += line + "\n"
            }
        }
        self.cases = cases.map(\.withoutFinalNewlines)
    }

    /// Writes what the cases give now, to be read as a difference.
    func rewrite() throws {
        var lines: [String] = []
        for one in cases {
            lines.append("=== \(one.title)")
            for (name, text) in one.sections where !Case.outputs.contains(name) {
                lines += ["--- \(name)", text]
            }
            lines += ["--- \(one.outcome())", ""]
        }
        let content = lines.joined(separator: "\n")
        guard content != (try String(contentsOfFile: path, encoding: .utf8)) else { return }
        try content.write(toFile: path, atomically: true, encoding: .utf8)
        Issue.record("\(name) was rewritten: read the difference")
    }
}

extension TemplateCase {
    /// The last section of a case ends with one empty line, the others with none.
    fileprivate var withoutFinalNewlines: Self {
        var copy = self
        for index in copy.sections.indices {
            let isLast = index == copy.sections.count - 1
            for ending in isLast ? ["\n", "\n"] : ["\n"] {
                if copy.sections[index].text.hasSuffix(ending) {
                    copy.sections[index].text.removeLast()
                }
            }
        }
        return copy
    }
}
