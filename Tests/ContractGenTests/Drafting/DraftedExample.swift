import DataFiles
import Diagnostics
import Templates

@testable import ContractGen

/// Examples drafted as the program drafts them, with pieces of their data replaced.
enum DraftedExample {
    /// A piece of a data file and what stands in its place.
    struct Change: Sendable {
        let file: String
        let old: String
        let new: String
    }

    /// - Parameters:
    ///   - name: `contracts/day-centre`; the authority is added where the data name none.
    ///   - changes: in this file, and in those that it follows.
    static func document(_ name: String, setting: [String] = [], changing changes: [Change] = [])
        throws -> ContractDocument
    {
        let source = try Example.source("\(name).yaml")
        let file = "\(name.split(separator: "/").last ?? "").yaml"
        var files: [String: String] = [:]
        for change in changes {
            let text = try files[change.file] ?? Self.text(of: change.file, beside: source, file)
            guard text.contains(change.old) else { throw NotFound(text: change.old) }
            files[change.file] = text.replacing(change.old, with: change.new)
        }
        let main = files[file].map { DataSource(SourceText(name: file, text: $0)) } ?? source
        return try document(main, setting: setting, files: files)
    }

    /// - Parameter files: stand for the examples of these names.
    static func document(
        _ data: DataSource, setting: [String] = [], files: [String: String] = [:]
    ) throws -> ContractDocument {
        let contract = try reading(data, setting: setting, files: files).value.contract
        let workshop = try Sample.workshop.get()
        return try workshop.document(of: contract, by: workshop.template(for: contract))
    }

    static func reading(
        _ data: DataSource, setting: [String] = [], files: [String: String] = [:]
    ) throws -> Checked<Intake.Reading> {
        let isService = String(decoding: data.bytes, as: UTF8.self)
            .contains("kind: service-contract")
        return try Intake.contract(
            from: data, with: isService ? [Example.authority()] : [], setting: setting,
            by: Sample.workshop.get().reference
        ) { file throws(DiagnosticList) in
            let name = file.path.replacing("../contracts/", with: "")
            if let text = files[name] {
                let main = DataSource(SourceText(name: name, text: text))
                return try DocumentSource(main: main, shared: [Example.sharedAuthority()])
            }
            return try Example.followed(NamedFile(path: name, place: file.place))
        }
    }

    private static func text(of file: String, beside source: DataSource, _ name: String) throws
        -> String
    {
        let found = file == name ? source : try Example.source("contracts/\(file)")
        return String(decoding: found.bytes, as: UTF8.self)
    }

    /// The test's own mistake: the data do not have the piece.
    struct NotFound: Error { let text: String }
}
