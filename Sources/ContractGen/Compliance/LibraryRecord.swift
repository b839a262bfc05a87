internal import DataFiles
internal import Diagnostics
internal import Wording

/// One record of a file of rules or acts; what is wrong with it is noted with its place, so that
/// everything is told at once.
struct LibraryRecord {
    let node: DataNode

    /// The record, its keys checked; nil (and noted) when the node is none.
    init?(_ node: DataNode, keys: [String], _ problems: inout DiagnosticCollector) {
        guard case .map(let entries) = node.content else {
            problems.report(
                .wrongForm(node, Text(ro: "un grup de câmpuri", en: "a group of fields")))
            return nil
        }
        for entry in entries where !keys.contains(entry.key) {
            problems.report(.unknownKey(entry, known: keys))
        }
        self.node = node
    }

    /// The value of a key; nil when it is left out or empty.
    subscript(key: String) -> DataNode? {
        guard let value = node[key]?.value, !value.isNull else { return nil }
        return value
    }

    func needed(_ key: String, _ problems: inout DiagnosticCollector) -> DataNode? {
        if let value = self[key] { return value }
        problems.report(.missingKey(key, at: node.place))
        return nil
    }

    func text(_ key: String, _ problems: inout DiagnosticCollector) -> String? {
        needed(key, &problems).flatMap { $0.text(&problems) }
    }

    func text(ifAny key: String, _ problems: inout DiagnosticCollector) -> String? {
        self[key].flatMap { $0.text(&problems) }
    }

    func date(ifAny key: String, _ problems: inout DiagnosticCollector) -> CalendarDate? {
        self[key].flatMap { node in
            guard let text = node.text(&problems) else { return nil }
            let words = Text(ro: "o dată, de exemplu 2027-01-15", en: "a date, e.g. 2027-01-15")
            return node.read(CalendarDate(iso: text), words, &problems)
        }
    }

    func flag(ifAny key: String, _ problems: inout DiagnosticCollector) -> Bool? {
        self[key].flatMap { node in
            let words = Text(ro: "true sau false", en: "true or false")
            return node.read(
                ["true": true, "false": false][node.plainText ?? ""], words, &problems)
        }
    }

    func integer(_ key: String, _ problems: inout DiagnosticCollector) -> Int? {
        needed(key, &problems).flatMap { node in
            let words = Text(ro: "un număr întreg", en: "a whole number")
            return node.read(node.plainText.flatMap { Int($0) }, words, &problems)
        }
    }

    /// One of the words of a list.
    func choice<Option: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ type: Option.Type, _ problems: inout DiagnosticCollector
    ) -> Option? {
        needed(key, &problems).flatMap { $0.choice(type, &problems) }
    }

    func texts(ifAny key: String, _ problems: inout DiagnosticCollector) -> [String] {
        items(ifAny: key, &problems).compactMap { $0.text(&problems) }
    }

    func items(ifAny key: String, _ problems: inout DiagnosticCollector) -> [DataNode] {
        guard let node = self[key] else { return [] }
        guard case .list(let items) = node.content else {
            problems.report(.wrongForm(node, Text(ro: "o listă", en: "a list")))
            return []
        }
        return items
    }

    /// Words in the documents' languages; Romanian is needed.
    func words(_ key: String, _ problems: inout DiagnosticCollector) -> LocalText? {
        needed(key, &problems).flatMap { LocalText($0, &problems) }
    }

    func words(ifAny key: String, _ problems: inout DiagnosticCollector) -> LocalText? {
        self[key].flatMap { LocalText($0, &problems) }
    }
}

extension LocalText {
    fileprivate init?(_ node: DataNode, _ problems: inout DiagnosticCollector) {
        guard let record = LibraryRecord(node, keys: ["ro", "ru", "en"], &problems),
            let ro = record.text("ro", &problems)
        else { return nil }
        self.init(
            ro: ro, ru: record.text(ifAny: "ru", &problems), en: record.text(ifAny: "en", &problems)
        )
    }
}

extension DataNode {
    var plainText: String? { if case .scalar(let text, _) = content { text } else { nil } }

    func text(_ problems: inout DiagnosticCollector) -> String? {
        read(plainText, Text(ro: "un text", en: "a text"), &problems)
    }

    func choice<Option: RawRepresentable<String> & CaseIterable>(
        _ type: Option.Type, _ problems: inout DiagnosticCollector
    ) -> Option? {
        let options = type.allCases.map(\.rawValue).joined(separator: ", ")
        let words = Text(ro: "una dintre: \(options)", en: "one of: \(options)")
        return read(plainText.flatMap(Option.init(rawValue:)), words, &problems)
    }

    /// The value as it was read, or the complaint about what was expected.
    func read<Value>(
        _ value: Value?, _ expected: Text, _ problems: inout DiagnosticCollector
    ) -> Value? {
        if value == nil { problems.report(.wrongForm(self, expected)) }
        return value
    }
}

extension Diagnostic {
    static func unknownKey(_ entry: DataNode.Entry, known: [String]) -> Diagnostic {
        let near = NearName.of(entry.key, among: known)
        let list = known.joined(separator: ", ")
        return .error(
            "library.unknown-key", at: .source(entry.keyPlace), arguments: ["key": entry.key],
            message: Text(
                ro: "câmpul „\(entry.key)” nu există aici",
                en: "there is no field “\(entry.key)” here"),
            hint: Text(
                ro: near.map { "poate „\($0)”?" } ?? "câmpuri posibile: \(list)",
                en: near.map { "did you mean “\($0)”?" } ?? "possible fields: \(list)"))
    }

    static func missingKey(_ key: String, at place: SourcePlace) -> Diagnostic {
        .error(
            "library.missing-key", at: .source(place), arguments: ["key": key],
            message: Text(
                ro: "lipsește câmpul „\(key)”", en: "the field “\(key)” is missing"),
            hint: Text(ro: "adăugați câmpul", en: "add the field"))
    }

    static func wrongForm(_ node: DataNode, _ expected: Text) -> Diagnostic {
        .error(
            "library.wrong-form", at: .source(node.place),
            message: Text(
                ro: "aici se cere \(expected.ro)", en: "this should be \(expected.en)"),
            hint: Text(ro: "corectați valoarea", en: "correct the value"))
    }

    static func duplicateID(_ id: String, at place: SourcePlace, first: SourcePlace) -> Diagnostic {
        .error(
            "library.duplicate-id", at: .source(place), arguments: ["id": id],
            message: Text(
                ro: "identificatorul „\(id)” apare de două ori; prima dată la \(first)",
                en: "the id “\(id)” stands twice; first at \(first)"),
            hint: Text(ro: "păstrați o singură intrare", en: "keep only one entry"),
            related: .source(first))
    }
}
