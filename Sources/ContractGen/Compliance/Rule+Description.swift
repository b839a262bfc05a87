public import Diagnostics

extension Rule {
    /// The requirement for a person at a terminal: title, severity, kinds, sources and advice.
    public func description(in language: MessageLanguage, register: ActRegister) -> String {
        func line(_ ro: String, _ en: String, _ value: String) -> String {
            value.isEmpty ? "" : "  \(Text(ro: ro, en: en).in(language)): \(value)\n"
        }
        let kinds = self.kinds?.map { $0.meaning.in(language) }.joined(separator: ", ")
        return "\(id) \(title.text.in(language))\n"
            + line(
                "gravitate", "severity",
                "\(severity.rawValue) – \(severity.meaning.text.in(language))")
            + line(
                "oprește finalul", "blocks the final",
                Text(ro: blocks ? "da" : "nu", en: blocks ? "yes" : "no").in(language))
            + line("documente", "documents", kinds ?? Text(ro: "toate", en: "all").in(language))
            + line("valabilă pentru", "holds for", validity?.meaning.text.in(language) ?? "")
            + checks.map { line("se verifică", "check", $0.requirement.text) }.joined()
            + sources.map { source in
                let act = source.act.flatMap { register[$0] }.map {
                    register.name(of: $0).text.in(language)
                }
                let place = [act ?? source.act, source.place].compactMap(\.self)
                    .filter { !$0.isEmpty }.joined(separator: ", ")
                return line(
                    "temei", "source", "\(place) (\(source.confidence.meaning.in(language)))")
            }.joined()
            + line("sfat", "advice", advice.text.in(language))
    }
}
