public import Diagnostics
public import Wording

extension ActRegister {
    /// The acts that bind on a day, in the order of the register.
    public func acts(inForceOn date: CalendarDate) -> [Act] {
        acts.filter { $0.isInForce(on: date) }
    }

    /// A day on which an act begins or ceases to bind.
    public struct Change: Hashable, Sendable {
        public let date: CalendarDate
        public let act: Act
        public let begins: Bool
    }

    /// What changes after a day, in the order of time.
    public func changes(after date: CalendarDate) -> [Change] {
        let begin = acts.compactMap { act in
            act.inForceFrom.map { Change(date: $0, act: act, begins: true) }
        }
        let end = acts.compactMap { act in
            act.inForceTo?.adding(days: 1).map { Change(date: $0, act: act, begins: false) }
        }
        return (end + begin).filter { $0.date > date }.sorted { $0.date < $1.date }
    }

    /// The acts in force and what changes when, for a person at a terminal.
    public func listing(on date: CalendarDate, in language: MessageLanguage) -> String {
        let heading = Text(ro: "În vigoare la \(date)", en: "In force on \(date)")
        let later = Text(ro: "Ce se schimbă după \(date)", en: "What changes after \(date)")
        let acts = acts(inForceOn: date).map { "  \(line($0, in: language))" }
        let changes = changes(after: date).map { "  \(line($0, in: language))" }
        return ([heading.in(language)] + acts + ["", later.in(language)] + changes)
            .joined(separator: "\n") + "\n"
    }

    private func line(_ act: Act, in language: MessageLanguage) -> String {
        let until = act.inForceTo.map { Text(ro: ", până la \($0)", en: ", until \($0)") }
        let note = Text(
            ro: " (\(act.confidence.meaning.ro), verificat la \(act.checkedOn ?? checkedOn))",
            en: " (\(act.confidence.meaning.en), checked on \(act.checkedOn ?? checkedOn))")
        return "\(act.id): \(fullName(act, in: language))\(until?.in(language) ?? "")"
            + note.in(language)
    }

    private func line(_ change: Change, in language: MessageLanguage) -> String {
        let successor = change.act.replacement.map {
            Text(ro: ", înlocuit de \($0)", en: ", replaced by \($0)")
        }
        let words =
            change.begins
            ? Text(ro: "intră în vigoare", en: "comes into force")
            : Text(ro: "nu mai este în vigoare", en: "is no longer in force")
        return "\(change.date) \(change.act.id) \(words.in(language))"
            + (change.begins ? "" : successor?.in(language) ?? "")
    }

    private func fullName(_ act: Act, in language: MessageLanguage) -> String {
        let words = language == .en ? words(for: act, .full, in: .en) : nil
        return words ?? self.words(for: act, .full, in: .ro) ?? act.id
    }

    /// One act with its time in force, its source and its notes.
    public func description(of act: Act, in language: MessageLanguage) -> String {
        func line(_ ro: String, _ en: String, _ value: String?) -> String {
            value.map { "  \(Text(ro: ro, en: en).in(language)): \($0)\n" } ?? ""
        }
        let unknown = Text(ro: "dată nestabilită", en: "day not established").in(language)
        return "\(act.id) \(fullName(act, in: language))\n"
            + line("alte nume", "other names", act.aliases.joined(separator: ", ").nonEmpty)
            + line("în vigoare din", "in force from", act.inForceFrom?.description ?? unknown)
            + line(
                "în vigoare până la", "in force until",
                act.inForceTo?.description ?? (act.isRepealed ? unknown : nil))
            + line("înlocuit de", "replaced by", act.replacement)
            + line("sursa", "source", act.source)
            + line("încrederea", "confidence", act.confidence.meaning.in(language))
            + line("verificat la", "checked on", (act.checkedOn ?? checkedOn).description)
            + line("notă", "note", act.note)
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
