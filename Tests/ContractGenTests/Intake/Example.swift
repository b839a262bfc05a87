import DataFiles
import ContractGen
import Diagnostics
import Foundation

/// The repository's examples, and what the shipped rules say of services and procurement.
enum Example {
    static func source(_ name: String) throws -> DataSource {
        let url = CaseFile.folder("../../../examples/" + name)
        return DataSource(name: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
    }

    static func authority() throws -> DataSource { try source("contracts/shared/authority.yaml") }

    /// A service contract of the examples, with its authority.
    static func contract(_ name: String, setting assignments: [String] = []) throws
        -> Checked<Intake.Reading>
    {
        try Intake.contract(
            from: source(name), with: [authority()], setting: assignments, by: reference())
    }

    /// The contract of a day centre, whatever file is named.
    static func dayCentre(_ file: NamedFile) throws(DiagnosticList) -> DocumentSource {
        try followed(NamedFile(path: "day-centre.yaml", place: file.place))
    }

    /// A file of `examples/contracts`, with the authority.
    static func followed(_ file: NamedFile) throws(DiagnosticList) -> DocumentSource {
        DocumentSource(
            main: try told { try source("contracts/" + file.path) },
            shared: [try sharedAuthority()])
    }

    static func sharedAuthority() throws(DiagnosticList) -> DataSource { try told(authority) }

    private static func told<Value>(_ read: () throws -> Value) throws(DiagnosticList) -> Value {
        do {
            return try read()
        } catch {
            throw DiagnosticList(.error("test.no-example", message: Text(ro: "", en: "\(error)")))
        }
    }

    private static let shipped = Result<ReferenceData, DiagnosticList> {
        () throws(DiagnosticList) in
        let library = Library()
        return try library.referenceData(register: try library.ruleBook().register)
    }

    static func reference() throws -> ReferenceData { try shipped.get() }
}
