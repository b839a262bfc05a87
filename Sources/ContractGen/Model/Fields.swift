internal import Diagnostics
internal import FoundationEssentials
internal import Templates
internal import Wording

/// The checked fields of one record, on their way into the types of the model.
struct Fields {
    let map: Value.Map
    let path: FieldPath

    init(_ map: Value.Map, at path: FieldPath = .root) {
        self.map = map
        self.path = path
    }

    func text(_ name: String) throws(Diagnostic) -> String { try needed(name, text(ifAny: name)) }
    func flag(_ name: String) throws(Diagnostic) -> Bool { try needed(name, flag(ifAny: name)) }
    func record(_ name: String) throws(Diagnostic) -> Fields {
        try needed(name, record(ifAny: name))
    }
    func date(_ name: String) throws(Diagnostic) -> CalendarDate {
        try needed(name, date(ifAny: name))
    }
    func integer(_ name: String) throws(Diagnostic) -> Int {
        try needed(name, integer(ifAny: name))
    }
    func number(_ name: String) throws(Diagnostic) -> Decimal {
        try needed(name, number(ifAny: name))
    }
    func choice<C: Choice>(_ name: String) throws(Diagnostic) -> C {
        try needed(name, choice(ifAny: name))
    }

    func text(ifAny name: String) -> String? {
        if case .text(let text)? = map[name] { text } else { nil }
    }

    func flag(ifAny name: String) -> Bool? {
        if case .bool(let flag)? = map[name] { flag } else { nil }
    }

    func record(ifAny name: String) -> Fields? {
        if case .map(let map)? = map[name] { Fields(map, at: path.appending(name)) } else { nil }
    }

    func date(ifAny name: String) -> CalendarDate? {
        if case .date(let date)? = map[name] { date } else { nil }
    }

    func number(ifAny name: String) -> Decimal? {
        if case .number(let number)? = map[name] { number } else { nil }
    }

    func integer(ifAny name: String) -> Int? {
        number(ifAny: name).flatMap { Int($0.description) }
    }

    func choice<C: Choice>(ifAny name: String) -> C? { text(ifAny: name).flatMap(C.init) }

    func records(_ name: String) -> [Fields] {
        list(name).enumerated().compactMap { index, item in
            guard case .map(let map) = item else { return nil }
            return Fields(map, at: path.appending(name).appending(index))
        }
    }

    func texts(_ name: String) -> [String] {
        list(name).compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    private func list(_ name: String) -> [Value] {
        if case .list(let items)? = map[name] { items } else { [] }
    }

    private func needed<Found>(_ name: String, _ found: Found?) throws(Diagnostic) -> Found {
        guard let found else { throw .missingInModel(path.appending(name)) }
        return found
    }
}

extension Diagnostic {
    fileprivate static func missingInModel(_ path: FieldPath) -> Diagnostic {
        .error(
            "data.missing-in-model", at: .field(path),
            message: Text(
                ro: "câmpul \(path) lipsește sau este de alt fel",
                en: "the field \(path) is missing or of another kind"),
            hint: Text(ro: "completați câmpul", en: "fill the field in"))
    }
}
