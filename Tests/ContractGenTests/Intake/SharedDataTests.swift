import DataFiles
import Diagnostics
import Foundation
import Testing

@testable import ContractGen

/// What is read once for many documents is read as if it were read for each.
@Suite struct SharedDataTests {
    @Test(
        "a document has what it leaves out from shared files, remarks and errors at their places",
        arguments: [
            "kind: memorandum\nnumber: 5",
            "kind: memorandum\nparties:\nplace: DE COMPLETAT locul",
            "kind: memorandum\nterms: { validity_to: 2031-01-31 }\nobjectives: [unul]",
            "kind: memorandum\nparties: [{ name: Una }]\nnotice_days: multe",
            "kind: service-contract\nnumber: 5",
            "number: 5",
            "kind: altceva",
        ],
        [
            [:], ["\"1000000000007\"": "\"123\""], ["\"1000000000007\"": "\"2000000000004\""],
            ["kind: memorandum": "kind: memorandum\nscop: x"], ["objectives:": "obiective:"],
            ["place: ": "place: \"DE COMPLETAT\" # "],
        ])
    func asOneFile(own: String, changes: [String: String]) throws {
        var text = String(decoding: try IntakeTests.base().bytes, as: UTF8.self)
        for (old, new) in changes {
            #expect(text.contains(old))
            text = text.replacing(old, with: new)
        }
        let shared = [
            DataSource(name: "first.yaml", bytes: Array("notice_days: 45\nparties:\n".utf8)),
            DataSource(name: "shared.yaml", bytes: Array(text.utf8)),
        ]
        let source = DataSource(name: "own.yaml", bytes: Array(own.utf8))
        let files = try shared.map { (name: $0.name, data: try DataNode(reading: $0)) }
        let node = try DataNode(reading: source)
        let once = Result { try Intake.contract(of: node, with: SharedData(files), by: .none) }
        let each = Result { try Intake.contract(from: source, with: shared) }
        #expect(once.contract == each.contract)
        #expect(once.diagnostics == each.diagnostics)
    }
}

extension Result where Success == Checked<Intake.Reading>, Failure == any Error {
    fileprivate var contract: Contract? { (try? get())?.value.contract }

    fileprivate var diagnostics: [Diagnostic] {
        do {
            return try get().warnings
        } catch let error as DiagnosticList {
            return error.all
        } catch {
            return []
        }
    }
}
