/// How the levels of a document's lists are numbered, read from the style document.
public struct Numbering: Sendable, Hashable {
    /// Articles, points, sub-points.
    public var body: [Level]
    /// Annexes, their points, their sub-points.
    public var annexes: [Level]

    public init(body: [Level], annexes: [Level]) {
        self.body = body
        self.annexes = annexes
    }

    public struct Level: Sendable, Hashable {
        public let format: Format
        public let pattern: [Piece]
        public let start: Int
        /// Whether the counters of higher levels are shown as plain digits here, whatever their format.
        public let isLegal: Bool

        public init(format: Format, pattern: [Piece], start: Int = 1, isLegal: Bool = false) {
            self.format = format
            self.pattern = pattern
            self.start = start
            self.isLegal = isLegal
        }
    }

    public enum Format: String, Sendable, Hashable {
        case decimal, lowerLetter, upperLetter, lowerRoman, upperRoman, russianLower, russianUpper
    }

    public enum Piece: Sendable, Hashable {
        case literal(String)
        /// The counter of a level, from 0.
        case counter(level: Int)
    }

    /// The numbering of the shipped look: `1.`, `1.1.`, `a)`; `Anexa nr. 1.`, `1.`, `a)`.
    static func shipped(annexLabel: String) -> Numbering {
        let letters = Level(format: .lowerLetter, pattern: [.counter(level: 2), .literal(")")])
        return Numbering(
            body: [
                Level(format: .decimal, pattern: [.counter(level: 0), .literal(".")]),
                Level(
                    format: .decimal,
                    pattern: [.counter(level: 0), .literal("."), .counter(level: 1), .literal(".")]),
                letters,
            ],
            annexes: [
                Level(
                    format: .decimal,
                    pattern: [.literal(annexLabel), .counter(level: 0), .literal(".")]),
                Level(format: .decimal, pattern: [.counter(level: 1), .literal(".")]),
                letters,
            ])
    }
}

/// Which list a block is counted in, and at which level.
package struct ListLevel: Hashable, Sendable {
    package enum List: Hashable, Sendable { case body, annexes }
    package let list: List
    /// From 0.
    package let level: Int
}

/// The counters of one document.
package struct Counters: Sendable {
    private let numbering: Numbering
    /// What has been counted; put back when a block drops out.
    var counts = Counts()

    struct Counts: Hashable, Sendable {
        /// nil until the first block of the list.
        fileprivate var body: ListCounts?
        fileprivate var annexes: ListCounts?
    }

    package init(_ numbering: Numbering) { self.numbering = numbering }

    /// Whether any block of the list has been counted.
    package func hasStarted(_ list: ListLevel.List) -> Bool {
        list == .body ? counts.body != nil : counts.annexes != nil
    }

    /// Counts one more block at `level` and returns its number as printed.
    package mutating func advance(_ level: ListLevel) -> String {
        switch level.list {
        case .body: Self.advance(&counts.body, numbering.body, level.level)
        case .annexes: Self.advance(&counts.annexes, numbering.annexes, level.level)
        }
    }

    private static func advance(
        _ counts: inout ListCounts?, _ levels: [Numbering.Level], _ level: Int
    ) -> String {
        var next = counts ?? ListCounts(levels)
        defer { counts = next }
        return next.advance(level, of: levels)
    }
}

/// The counters of one list of an office file.
struct ListCounter: Sendable {
    private let levels: [Numbering.Level]
    private var counts: ListCounts

    init(_ levels: [Numbering.Level]) {
        self.levels = levels
        counts = ListCounts(levels)
    }

    /// Counts one more paragraph at a level of the list and returns its number as printed.
    mutating func advance(_ level: Int) -> String { counts.advance(level, of: levels) }
}

/// How far the levels of one list have been counted: a level restarts when a higher one advances,
/// as in Word.
struct ListCounts: Hashable, Sendable {
    /// In place, since it is kept for every block that may drop out. Word has nine levels, Writer
    /// ten.
    private var counts = SIMD16<Int32>(repeating: 0)

    init(_ levels: [Numbering.Level]) {
        for level in levels.indices.prefix(counts.scalarCount) {
            counts[level] = Int32(clamping: levels[level].start - 1)
        }
    }

    /// - Returns: The number as printed; empty at a level deeper than any office counts.
    mutating func advance(_ level: Int, of levels: [Numbering.Level]) -> String {
        guard level < counts.scalarCount else { return "" }
        counts[level] &+= 1
        for deeper in levels.indices.prefix(counts.scalarCount).dropFirst(level + 1) {
            counts[deeper] = Int32(clamping: levels[deeper].start - 1)
        }
        var text = ""
        for piece in levels[level].pattern {
            switch piece {
            case .literal(let literal): text += literal
            case .counter(let at) where at >= levels.count || at >= counts.scalarCount: break
            case .counter(let at):
                text += (levels[level].isLegal ? .decimal : levels[at].format).text(
                    of: Int(counts[at]))
            }
        }
        return text
    }
}

extension Numbering.Format {
    /// The number in this format: `3`, `c`, `iii`; past the alphabet letters repeat, as in Word.
    package func text(of number: Int) -> String {
        switch self {
        case .decimal: String(number)
        case .lowerLetter: Self.letters(Self.lowerLatin, number)
        case .upperLetter: Self.letters(Self.upperLatin, number)
        case .russianLower: Self.letters(Self.lowerRussian, number)
        case .russianUpper: Self.letters(Self.upperRussian, number)
        case .lowerRoman: Self.roman(number).lowercased()
        case .upperRoman: Self.roman(number)
        }
    }

    private static let lowerLatin = Array("abcdefghijklmnopqrstuvwxyz")
    private static let upperLatin = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    private static let lowerRussian = Array("абвгдежзиклмнопрстуфхцчшщыэюя")
    private static let upperRussian = Array("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ")

    private static func letters(_ alphabet: [Character], _ number: Int) -> String {
        guard number > 0 else { return "" }
        let (round, index) = (number - 1).quotientAndRemainder(dividingBy: alphabet.count)
        return String(repeating: alphabet[index], count: round + 1)
    }

    private static func roman(_ number: Int) -> String {
        let signs = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
            (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var (rest, text) = (number, "")
        for (value, sign) in signs {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}
