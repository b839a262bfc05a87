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

typealias LanguageCaseFile = CaseFile<LanguageCase>

/// Where the sources of the language and its tests are.
enum LanguageSources {
    static var tests: String { parent(parent(#filePath)) }
    static var repository: String { parent(parent(tests)) }

    /// The ids that the sources in folders of the engine raise.
    static func diagnosticIDs(in folders: [String] = ["Language"]) throws -> Set<String> {
        var ids: Set<String> = []
        for folder in folders.map({ repository + "/Sources/Templates/" + $0 }) {
            for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
                for piece in text.split(separator: "\"template.").dropFirst() {
                    ids.insert("template." + piece.prefix { $0 != "\"" })
                }
            }
        }
        return ids
    }

    private static func parent(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
    }
}
