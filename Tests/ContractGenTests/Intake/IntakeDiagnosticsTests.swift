import DataFiles
import ContractGen
import Diagnostics
import Foundation
import Testing

/// Every diagnostic of reading has a case that shows its full text.
@Suite struct IntakeDiagnosticsTests {
    @Test(
        "a mistake is said in both languages, with its place",
        arguments: CaseFile.all(in: "Cases/mistakes"))
    func mistakes(_ given: CaseFile) throws {
        let found = try report(given)
        if CaseFile.isRewriting { try given.rewrite("diagnostics", with: found) }
        #expect(found == given["diagnostics"])
    }

    @Test("every id of a diagnostic in the sources has a case or a test")
    func everyIdIsShown() throws {
        let shown =
            try CaseFile.all(in: "Cases/mistakes").map {
                try String(contentsOf: $0.url, encoding: .utf8)
            }
            .joined() + Self.testSources()
        for id in try Self.ids() {
            let isShown = shown.contains(id)
            #expect(isShown, "\(id) is shown nowhere")
        }
    }

    private func report(_ given: CaseFile) throws -> String {
        var source = given.all("file").first.map {
            DataSource(SourceText(name: $0.rest, text: $0.body))
        }
        if let changes = given["change"] { source = try changed("memorandum", changes) }
        var shared = given.all("with").map { DataSource(SourceText(name: $0.rest, text: $0.body)) }
        if let changes = given["contract"] {
            source = try changed("contract", changes)
            shared.append(try Example.authority())
        }
        do {
            let reading = try Intake.contract(
                from: try #require(source), with: shared, setting: given.all("set").map(\.rest),
                by: try Example.reference(), opening: Example.followed)
            return reading.warnings.map(\.whole).joined()
        } catch let list as DiagnosticList {
            return list.all.map(\.whole).joined()
        }
    }

    /// The base case of a memorandum, or the example of a contract, with lines `- old` replaced by
    /// the lines `+ new` after them.
    private func changed(_ base: String, _ changes: String) throws -> DataSource {
        var text =
            base == "contract"
            ? String(decoding: try Example.source("contracts/day-centre.yaml").bytes, as: UTF8.self)
            : try String(contentsOf: CaseFile.folder("Cases/base.yaml"), encoding: .utf8)
        var old = ""
        var new: [String] = []
        for line in changes.components(separatedBy: "\n") + ["- "] {
            if line.hasPrefix("+ ") { new.append(String(line.dropFirst(2))) }
            guard line.hasPrefix("- ") else { continue }
            if !old.isEmpty {
                let range = try #require(text.range(of: old + "\n"))
                text.replaceSubrange(range, with: new.map { $0 + "\n" }.joined())
            }
            (old, new) = (String(line.dropFirst(2)), [])
        }
        return DataSource(SourceText(name: "\(base).yaml", text: text))
    }

    private static func ids() throws -> Set<String> {
        let pattern = /"((?:data|identifiers)\.[a-z0-9-]+)"/
        return try Set(
            swiftFiles("../../../Sources/ContractGen").flatMap { text in
                text.matches(of: pattern).map { String($0.1) }
            })
    }

    private static func testSources() throws -> String { try swiftFiles("..").joined() }

    private static func swiftFiles(_ folder: String) throws -> [String] {
        let walk = FileManager.default.enumerator(
            at: CaseFile.folder(folder), includingPropertiesForKeys: nil)
        return try (walk?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
            .map { try String(contentsOf: $0, encoding: .utf8) }
    }
}
