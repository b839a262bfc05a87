import DataFiles
import Diagnostics
import Foundation
import Testing

@testable import ContractGen

/// Registers for tests: those of `examples/registers`, and small ones written in place.
enum RegisterSample {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../examples/registers").standardizedFileURL

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    static func data(_ name: String) throws -> DataSource {
        DataSource(name: name, bytes: try bytes(name))
    }

    static let vocabulary = Result { try Library().registerVocabulary() }

    static func register(_ names: String..., mapping: String? = nil) throws -> Checked<Register> {
        try Register.reading(
            names.map { ($0, try bytes($0)) },
            mapping: try mapping.map { try RegisterMapping(reading: try data($0)) },
            vocabulary: vocabulary.get())
    }

    /// A register of CSV files, each a sheet.
    static func register(csv sheets: [String: String], mapping: String? = nil) throws
        -> Checked<Register>
    {
        try Register.reading(
            sheets.sorted { $0.key < $1.key }.map { ($0.key + ".csv", Array($0.value.utf8)) },
            mapping: try mapping.map {
                try RegisterMapping(reading: DataSource(name: "m.yaml", bytes: Array($0.utf8)))
            }, vocabulary: vocabulary.get())
    }

    /// What is wrong with a register, as a whole and with its rows.
    static func problems(csv sheets: [String: String], mapping: String? = nil) -> [Diagnostic] {
        do {
            let register = try register(csv: sheets, mapping: mapping)
            return register.warnings + register.value.problems
                + register.value.rows.flatMap { $0.data().problems }
        } catch let list as DiagnosticList {
            return list.all
        } catch {
            return []
        }
    }

    static let reference = Result {
        let library = Library()
        return try library.referenceData(register: try library.actRegister())
    }

    static func contract(_ row: RegisterRow, with shared: [DataSource] = []) throws
        -> Intake.Reading
    {
        let authority = DataSource(
            name: "authority.yaml",
            bytes: [UInt8](
                try Data(
                    contentsOf: folder.appending(path: "../contracts/shared/authority.yaml"))))
        return try Intake.contract(from: row, with: [authority] + shared, by: reference.get()).value
    }
}
