public import Diagnostics

/// Why a document is not final yet; it then carries the mark PROIECT on every page.
public enum DraftReason: Hashable, Sendable {
    case noNumber, noDate
    /// Asked for by the user.
    case requested
    /// Values were set on the command line to try something.
    case trial
    /// A requirement that blocks the final is not met; its rule's id.
    case blocked(rule: String)

    public var text: Text {
        switch self {
        case .noNumber: Text(ro: "lipsește numărul documentului", en: "the document has no number")
        case .noDate: Text(ro: "lipsește data documentului", en: "the document has no date")
        case .requested:
            Text(ro: "s-a cerut un proiect (--draft)", en: "a draft was asked for (--draft)")
        case .trial:
            Text(
                ro: "unele valori au fost încercate cu --set",
                en: "some values were tried with --set")
        case .blocked(let rule):
            Text(
                ro: "cerința \(rule) nu este îndeplinită", en: "requirement \(rule) is not met")
        }
    }

    /// What the mark says; it is the same in every language of the messages.
    public static let mark = "PROIECT"
}
