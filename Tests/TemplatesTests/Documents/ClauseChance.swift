/// Clause documents by chance, the same in every run.
struct ClauseChance {
    private var state: UInt64
    private var ids = 0
    /// Ids under no condition, which may be referred to anywhere.
    private var sure: [String] = []
    private var lines: [String] = []
    private var depth = 0

    init(seed: UInt64) { state = (seed &+ 11) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func number(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }

    private mutating func pick<Item>(_ items: [Item]) -> Item { items[number(below: items.count)] }

    /// A template with its data, as a case.
    mutating func document() -> ClauseCase {
        lines = ["# Titlu {{ v0 }}", "", "## Articol {: #C0}", ""]
        sure = ["C0"]
        for _ in 0..<(4 + number(below: 14)) { block(indent: "") }
        for _ in 0..<number(below: 3) {
            heading("###")
            isInAnnex = true
            for _ in 0..<(1 + number(below: 4)) { block(indent: "") }
        }
        lines += [
            "::: signatures p in parties", "{{ p }} **{{ v1 }}**", "", "::: sign-here", ":::",
        ]
        // References to ids met anywhere stand in a point of their own at the end.
        lines += ["", "## Trimiteri", ""]
        for id in sure { lines += ["1. Vezi {{ ref(\"\(id)\") }}, *{{ ref(\"\(id)\") }}*.", ""] }
        var one = ClauseCase(title: "by chance")
        one.sections = [("data", data()), ("template", lines.joined(separator: "\n"))]
        return one
    }

    private static let values = [
        "AO „A & B” <x> {{ y }} *z*", "1. unu", "- doi", "# trei", "a | b", "rând\\nrând", "a\\tb",
        "x   y", "", "Иванов", "👩‍👩‍👧 é", "a\\\\b", "**x**", "{: #A}", "    cod", "12)", "&amp;",
        "_a_b_", "<br>", "`x`", "+",
        "„A”", "!", "[a](b)", "~~x~~", "::: form",
    ]

    /// Data for its documents; conditions come out one way in a document that stands alone.
    mutating func data(choosing chooses: Bool = false) -> String {
        var fields = (0..<6).map { _ in pick(Self.values) }.enumerated().map {
            "\"v\($0)\": \"\($1)\""
        }
        let yes = !chooses || number(below: 2) == 0
        let items = chooses && number(below: 2) == 0 ? "\"n\"" : ""
        fields.append("\"yes\": \(yes), \"no\": \(!yes), \"nothing\": [\(items)]")
        fields.append("\"list\": [\"\(pick(Self.values))\", \"\(pick(Self.values))\", \"z\"]")
        fields.append(
            "\"parties\": [\(["\"A\"", "\"B\"", "\"C\""].prefix(1 + number(below: 3)).joined(separator: ", "))]"
        )
        return "{\(fields.joined(separator: ", "))}"
    }

    private static let words = [
        "cuvânt", "„A”", "nr. 5", "слово", "a & b", "100%", "(x)", "e-mail", "*accent*", "**tare**",
        "a – b",
        "1.5", "x_y", "\"citat\"", "art. 3", "***amândouă***", "_oblic_", "a\\*b", "{# nimic #}",
        "R<D", "preț:",
    ]

    private mutating func text() -> String {
        (0..<(1 + number(below: 5))).map { _ in
            switch number(below: 9) {
            case 0, 1: "{{ v\(number(below: 6)) }}"
            case 2: "**{{ v\(number(below: 6)) }}**"
            case 3: "{% if \(pick(["yes", "no"])) %}\(pick(Self.words)){% endif %}"
            case 4: "*{{ v\(number(below: 6)) }}*,"
            case 5: "{% for x in list %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}"
            default: pick(Self.words)
            }
        }.joined(separator: " ")
    }

    private mutating func id() -> String {
        guard number(below: 2) == 0 else { return "" }
        ids += 1
        if depth == 0 { sure.append("C\(ids)") }
        return " {: #C\(ids)}"
    }

    private var isInAnnex = false

    /// The sections of an annex have no number to refer to.
    private mutating func heading(_ sign: String) {
        add("\(sign) Titlul \(text())\(isInAnnex && sign == "##" ? "" : id())", indent: "")
    }

    private mutating func add(_ line: String, indent: String) {
        lines.append(indent + line)
        if number(below: 3) > 0 { lines.append("") }
    }

    private mutating func block(indent: String) {
        switch number(below: depth > 3 ? 6 : 10) {
        case 0 where indent.isEmpty: heading("##")
        // A point always says something, or a reference to it would have nothing to print.
        case 0, 1, 2: point(indent: indent)
        case 3:
            lines.append("")
            for _ in 0...number(below: 3) { lines.append("\(indent)- liniuță \(text())") }
            lines.append("")
        case 4:
            lines.append("")
            add("Alineat \(text())", indent: indent)
            lines.append("")
        case 5: table(indent: indent)
        case 6, 7: within("{% if \(pick(["yes", "no", "v0", "not no"])) %}", "{% endif %}", indent)
        case 8:
            within(
                "{% for i in \(pick(["list", "nothing"])) %}", "{% endfor %}", indent, isLoop: true)
        default: add("{% set v\(number(below: 6)) = \"pus\" %}", indent: indent)
        }
    }

    private mutating func point(indent: String) {
        lines.append("")
        add("1. punct \(text())\(indent.isEmpty && !isInLoop ? id() : "")", indent: indent)
        guard indent.isEmpty else { return }
        for _ in 0..<number(below: 3) { block(indent: "   ") }
        lines.append("")
    }

    private var isInLoop = false

    private mutating func within(
        _ opening: String, _ closing: String, _ indent: String, isLoop: Bool = false
    ) {
        depth += 1
        let wasInLoop = isInLoop
        isInLoop = isInLoop || isLoop
        // Headings bear ids, which do not stand in a loop.
        let content = isInLoop ? ClauseChance.loopContent : nil
        add(opening, indent: indent)
        if let content {
            for line in content { lines.append(line.isEmpty ? "" : indent + line) }
        } else {
            for _ in 0..<(1 + number(below: 3)) { block(indent: indent) }
        }
        add(closing, indent: indent)
        isInLoop = wasInLoop
        depth -= 1
    }

    private static let loopContent = ["1. {{ i }} în buclă", "", "- {{ loop.index }}", ""]

    private mutating func table(indent: String) {
        lines += ["", "\(indent)| A \(number(below: 9)) | **B** |", "\(indent)|---|:-----:|"]
        if number(below: 2) == 0 { lines.append("\(indent)| {{ v2 }} | x |") }
        lines.append("\(indent){% for i in \(pick(["list", "nothing"])) %}")
        lines.append("\(indent)| {{ loop.index }} | {{ i }} \(pick(["", "*y*"])) |")
        lines.append("\(indent){% endfor %}")
        if number(below: 2) == 0 { lines.append("\(indent)| jos | {% if yes %}da{% endif %} |") }
        if number(below: 3) > 0 { lines.append("") }
    }
}
