import ContractGen
import DataFiles
import Diagnostics
import FoundationEssentials
import Templates
import Testing

/// Data for templates without a model are read by a shorter way where they are sound JSON.
struct PlainFieldsTests {
    @Test(
        "the short way gives what the tree gives",
        arguments: [
            #"{}"#,
            #"{"a": null, "b": true, "c": false, "d": "true", "e": "null", "f": ""}"#,
            #"{"n": [0, -1, 12.50, 1.5e3, 1E-2, 1e99, 007]}"#,
            #"{"n": [0, -1, 12.50, 1.5e3, 1E-2, 1e99, 12345678901234567890123456789012345]}"#,
            #"{"t": ["ș\u0219", "\n\t\"\\\/", "\ud83d\ude00", "ă"], "empty": [[], {}]}"#,
            #" { "deep" : { "list" : [ { "x" : [ 1 , [ 2 ] ] } ] } } "#,
            #"{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 10}"#,
            #"[1, 2]"#, #""text""#, #"{"a": 1} {"b": 2}"#, #"{"a": 1,}"#, #"{"a": tru}"#,
            #"{"a": "b\"#, "",
            #"{"a": 1, "b": {"x": 1, "x": 2}, "a": 3}"#,
        ])
    func isTheSame(_ json: String) throws {
        let source = DataSource(name: "data.json", bytes: Array(json.utf8))
        let tree = outcome { () throws(DiagnosticList) in
            guard case .map(let fields) = try Intake.data(from: source).value else {
                return Value.Map()
            }
            return fields
        }
        #expect(outcome { () throws(DiagnosticList) in try Intake.fields(from: source) } == tree)
    }

    private func outcome(
        _ read: () throws(DiagnosticList) -> Value.Map
    ) -> Result<Value.Map, DiagnosticList> {
        Result(catching: read)
    }

    @Test("YAML goes the long way")
    func readsYAML() throws {
        let source = DataSource(name: "data.yaml", bytes: Array("a: 1\nb: [x, y]\n".utf8))
        let fields = try Intake.fields(from: source)
        #expect(fields["a"] == .number(1))
        #expect(fields["b"] == .list([.text("x"), .text("y")]))
    }
}
