import FoundationEssentials
import Testing

@Suite struct LanguageCaseTests {
    @Test("a template gives its text or its problems", arguments: LanguageCaseFile.all)
    func cases(file: LanguageCaseFile) throws {
        for one in file.cases {
            #expect(one.outcome() == one.expected, "\(file.name): \(one.title)")
        }
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil { try file.rewrite() }
    }

    @Test("every diagnostic of the language has a case")
    func everyDiagnostic() throws {
        let shown = LanguageCaseFile.all.flatMap(\.cases).compactMap { $0["problems"] }.joined()
        let raised = try LanguageSources.diagnosticIDs()
        #expect(raised.count > 50)
        // What needs a large input or a foreign caller is tested in `LimitTests`.
        let missing = raised.subtracting(LimitTests.diagnosticIDs).filter { id in
            !shown.contains(" \(id)\n")
        }
        #expect(missing.isEmpty, "\(missing.sorted())")
    }
}

/// A file of cases in `Cases/Language`.
struct LanguageCaseFile: Sendable, CustomTestStringConvertible {
    let name: String
    let cases: [LanguageCase]
    private let path: String

    var testDescription: String { name }

    static let all: [LanguageCaseFile] = {
        let folder = LanguageSources.tests + "/Cases/Language"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".case") }.sorted().map {
            LanguageCaseFile(path: "\(folder)/\($0)", name: $0)
        }
    }()

    private init(path: String, name: String) {
        self.path = path
        self.name = name
        var cases: [LanguageCase] = []
        let content = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("=== ") {
                cases.append(LanguageCase(title: String(line.dropFirst(4))))
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
            for (name, text) in one.sections where name != "text" && name != "problems" {
                lines += ["--- \(name)", text]
            }
            lines += ["--- \(one.outcome())", ""]
        }
        try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        Issue.record("\(name) was rewritten: read the difference")
    }
}

extension LanguageCase {
    /// The last section of a case ends with one empty line, the others with none.
    fileprivate var withoutFinalNewlines: LanguageCase {
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

/// Where the sources of the language and its tests are.
enum LanguageSources {
    static var tests: String { parent(parent(#filePath)) }
    static var repository: String { parent(parent(tests)) }

    /// The ids that the sources of the language raise.
    static func diagnosticIDs() throws -> Set<String> {
        let folder = repository + "/Sources/Templates/Language"
        var ids: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            for piece in text.split(separator: "\"template.").dropFirst() {
                ids.insert("template." + piece.prefix { $0 != "\"" })
            }
        }
        return ids
    }

    private static func parent(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
    }
}
