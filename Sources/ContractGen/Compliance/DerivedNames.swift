internal import Diagnostics

/// The names that requirements read beside the data: what the program works out.
enum DerivedNames {
    static func field(at path: FieldPath) -> Field? { Schema.derived.field(at: named(path)) }

    static func holds(_ path: FieldPath) -> Bool { field(at: path) != nil }

    static func below(_ path: FieldPath) -> [String] {
        let path = named(path)
        let schema = path == .root ? .derived : Schema.derived.field(at: path)?.type.schema
        return (schema?.fields ?? []).map(\.name)
    }

    /// A document that follows a contract has all that the contract has under this name.
    static func named(_ path: FieldPath) -> FieldPath {
        path.steps.first == .key("contract") ? FieldPath(Array(path.steps.dropFirst())) : path
    }
}
