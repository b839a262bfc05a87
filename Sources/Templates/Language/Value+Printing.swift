public import Diagnostics
import FoundationEssentials
import Wording

extension Value {
    /// A whole number.
    public static func integer(_ number: Int) -> Value { .number(Decimal(number)) }

    /// The value as text in the document's language: a number with its decimal sign and without
    /// grouping, a date in the short style.
    ///
    /// References, page numbers and spaces to fill in are printed by the document, not here.
    public func printed(in environment: Environment) throws(Diagnostic) -> String {
        switch self {
        case .text(let text): return text
        case .number(let number): return environment.language.figures(number, grouped: false)
        case .date(let date): return environment.language.date(date, style: .short)
        case .none where environment.undefined == .empty: return ""
        default: throw .notPrintable(kind)
        }
    }
}

extension Diagnostic {
    fileprivate static func notPrintable(_ kind: Value.Kind) -> Diagnostic {
        .error(
            "template.not-printable", arguments: ["found": "\(kind)"],
            message: Text(
                ro: "\(kind.text.ro) nu se poate tipări ca text",
                en: "\(kind.text.en) cannot be printed as text"),
            hint: hint(for: kind))
    }

    private static func hint(for kind: Value.Kind) -> Text {
        switch kind {
        case .none:
            Text(
                ro: "completați câmpul sau scrieți default(\"…\", true)",
                en: "fill in the field, or write default(\"…\", true)")
        case .bool:
            Text(
                ro: "scrieți {{ \"da\" if x else \"nu\" }}",
                en: "write {{ \"yes\" if x else \"no\" }}")
        case .list:
            Text(
                ro: "scrieți x | join(\", \") sau {% for … %}",
                en: "write x | join(\", \") or {% for … %}")
        case .map:
            Text(ro: "numiți un câmp: x.nume", en: "name a field: x.name")
        default:
            Text(
                ro: "folosiți-o numai în textul unui document",
                en: "use it only in the text of a document")
        }
    }
}
