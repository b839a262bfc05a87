import DataFiles
import Diagnostics
import Foundation
import Testing

@testable import ContractGen

/// Small registers with what registers of the sector have in them, each with a listing of what is
/// read from it and what is said of it.
@Suite("Registers of the sector")
struct RegisterFileTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Files")

    static let names =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
        .filter { !$0.hasSuffix(".fields") }.sorted()

    @Test("a register gives the fields and the remarks that its listing says", arguments: names)
    func fields(name: String) throws {
        let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
        let listing = Self.folder.appending(path: name + ".fields")
        let found = try Self.listing(of: bytes, file: name)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
            try found.write(to: listing, atomically: true, encoding: .utf8)
        }
        #expect(found == (try? String(contentsOf: listing, encoding: .utf8)))
    }

    @Test("every remark names its cell, and says what to do")
    func remarks() throws {
        for name in Self.names {
            let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
            for problem in try Self.reading(bytes, file: name).problems {
                guard case .source(let place)? = problem.location else {
                    #expect(problem.id == "sheet.guessed-encoding", "\(name): \(problem)")
                    continue
                }
                #expect(place.sheet != nil, "\(name): \(problem)")
                #expect(problem.hint != nil, "\(name): \(problem)")
            }
        }
    }

    private static func reading(_ bytes: [UInt8], file: String) throws -> (
        rows: [(RegisterRow, DataNode)], problems: [Diagnostic]
    ) {
        do {
            let register = try Register.reading(
                [(file, bytes)], vocabulary: RegisterSample.vocabulary.get())
            let read = register.value.rows.map { ($0, $0.data()) }
            return (
                read.map { ($0.0, $0.1.node) },
                register.warnings + register.value.problems + read.flatMap { $0.1.problems }
            )
        } catch let list as DiagnosticList {
            return ([], list.all)
        }
    }

    private static func listing(of bytes: [UInt8], file: String) throws -> String {
        let (rows, problems) = try reading(bytes, file: file)
        var lines: [String] = []
        for (row, node) in rows {
            lines.append(row.place.description)
            lines += leaves(of: node, at: .root)
        }
        return lines.map { $0 + "\n" }.joined() + DiagnosticText(language: .ro).text(of: problems)
    }

    private static func leaves(of node: DataNode, at path: FieldPath) -> [String] {
        switch node.content {
        case .scalar(let text, _): ["  \(path) = \(text)"]
        case .list(let items):
            items.enumerated().flatMap { leaves(of: $1, at: path.appending($0)) }
        case .map(let entries):
            entries.flatMap { leaves(of: $0.value, at: path.appending($0.key)) }
        case .null: ["  \(path) ="]
        }
    }
}
