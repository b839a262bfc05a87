import FoundationEssentials
import Wording

/// What items are ordered by: all numbers, all dates, or all texts.
enum SortKey: Comparable {
    case number(Decimal)
    case date(CalendarDate)
    /// The letters of the alphabet in their order, then the text as it is.
    case text(String, original: String)

    init(_ value: Value) throws(Incomparable) {
        switch value {
        case .number(let number): self = .number(number)
        case .date(let date): self = .date(date)
        case .text(let text): self = .text(Self.alphabetical(text), original: text)
        default: throw Incomparable(left: value.kind, right: value.kind)
        }
    }

    private var kind: Value.Kind {
        switch self {
        case .number: .number
        case .date: .date
        case .text: .text
        }
    }

    func requireSameKind(as other: SortKey) throws(Incomparable) {
        guard kind == other.kind else { throw Incomparable(left: kind, right: other.kind) }
    }

    /// Case does not count, and ă, â, î, ș, ț, ё stand behind a, i, s, t, е and before what follows.
    private static func alphabetical(_ text: String) -> String {
        var key = ""
        for character in text.lowercased() {
            if let (base, rank) = lettersBehind[character] {
                key += base + rank
            } else {
                key.append(character)
            }
        }
        return key
    }

    private static let lettersBehind: [Character: (base: String, rank: String)] = [
        "ă": ("a", "\u{FFFC}"), "â": ("a", "\u{FFFD}"), "î": ("i", "\u{FFFC}"),
        "ș": ("s", "\u{FFFC}"), "ş": ("s", "\u{FFFC}"), "ț": ("t", "\u{FFFC}"),
        "ţ": ("t", "\u{FFFC}"), "ё": ("е", "\u{FFFC}"),
    ]
}
