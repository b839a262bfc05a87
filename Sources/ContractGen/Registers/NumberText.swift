internal import FoundationEssentials
internal import Wording

/// A number that was typed as text: „1 177 041,60”, „1.177.041,60”, „(500,00)”, „45 lei”, „12,5%”.
struct NumberText {
    /// What separates the decimals.
    enum Notation: Sendable { case comma, point }

    enum Reading: Equatable {
        case number(Decimal, isPercentage: Bool)
        /// `1.234` may be a thousand and more, or one and a bit.
        case ambiguous
        case none
    }

    /// - Parameter notation: How the column writes its decimals, where that is known.
    static func read(_ text: String, notation: Notation?) -> Reading {
        guard let digits = Core(text) else { return .none }
        switch digits.notation {
        case .decided(let own): return digits.reading(own)
        case .either:
            guard let notation else { return .ambiguous }
            return digits.reading(notation)
        }
    }

    /// How a column writes decimals, by the majority of its cells that leave no doubt.
    struct Votes {
        private var commas = 0
        private var points = 0

        mutating func add(_ text: String) {
            guard text.utf8.contains(where: Core.isSeparator), let core = Core(text),
                core.hasSeparator, case .decided(let notation) = core.notation
            else { return }
            if notation == .comma { commas += 1 } else { points += 1 }
        }

        var notation: Notation? {
            commas == points ? nil : commas > points ? .comma : .point
        }
    }

    /// Digits, commas and points, without what else people write around them.
    private struct Core {
        enum Decision { case decided(Notation), either }

        private let digits: [UInt8]
        private let isNegative: Bool
        private let isPercentage: Bool

        init?(_ text: String) {
            guard text.utf8.contains(where: \.isASCIIDigit) else { return nil }
            var rest = Self.plain(text)[...]
            var isNegative = false
            if rest.first == UInt8(ascii: "("), rest.last == UInt8(ascii: ")") {
                rest = rest.dropFirst().dropLast()
                isNegative = true
            }
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
                isNegative = rest.removeFirst() == UInt8(ascii: "-")
            }
            isPercentage = rest.last == UInt8(ascii: "%")
            if isPercentage { rest.removeLast() }
            guard rest.contains(where: \.isASCIIDigit),
                rest.allSatisfy({ $0.isASCIIDigit || Self.isSeparator($0) })
            else { return nil }
            digits = Array(rest)
            self.isNegative = isNegative
        }

        private static let comma = UInt8(ascii: ","), point = UInt8(ascii: ".")

        static func isSeparator(_ byte: UInt8) -> Bool { byte == comma || byte == point }

        private static let units = [
            "lei", "leu", "mdl", "l", "eur", "euro", "€", "лей", "леев", "лея", "мдл", "евро",
        ].map { Array($0.utf8) }

        /// Without spaces, apostrophes and the currency at the end.
        private static func plain(_ text: String) -> [UInt8] {
            var folded = Folding.key(text).utf8.filter {
                !$0.isASCIISpace && $0 != UInt8(ascii: "'")
            }
            for unit in units
            where folded.count > unit.count && folded.suffix(unit.count) == unit[...] {
                folded.removeLast(unit.count)
                break
            }
            if folded.last == point, folded.dropLast().last?.isASCIIDigit == true {
                folded.removeLast()
            }
            return folded
        }

        var hasSeparator: Bool { !digits.allSatisfy(\.isASCIIDigit) }

        /// The last separator is the decimal one when both kinds occur; one that occurs twice
        /// groups digits; a single one before three digits may be either.
        var notation: Decision {
            let commas = digits.count { $0 == Self.comma }
            let points = digits.count { $0 == Self.point }
            if commas > 0, points > 0 {
                return .decided(
                    digits.last(where: Self.isSeparator) == Self.comma ? .comma : .point)
            }
            guard let separator = digits.firstIndex(where: Self.isSeparator) else {
                return .decided(.point)
            }
            let own: Notation = commas > 0 ? .comma : .point
            let other: Notation = commas > 0 ? .point : .comma
            if commas + points > 1 { return .decided(other) }
            let isGroup =
                digits.count - separator - 1 == 3 && (1...3).contains(separator)
                && digits[0] != UInt8(ascii: "0")
            return isGroup ? .either : .decided(own)
        }

        func reading(_ notation: Notation) -> Reading {
            let mark = notation == .comma ? Self.comma : Self.point
            let halves = digits.split(separator: mark, omittingEmptySubsequences: false)
            guard halves.count <= 2, let whole = ungrouped(halves[0]),
                halves.count < 2 || halves[1].allSatisfy(\.isASCIIDigit)
            else { return .none }
            let decimals =
                halves.count == 2 && !halves[1].isEmpty
                ? "." + String(decoding: halves[1], as: UTF8.self) : ""
            let text = (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole) + decimals
            guard let number = StrictDecimal.parse(text) else { return .none }
            return .number(number, isPercentage: isPercentage)
        }

        /// Groups behind the first have three digits.
        private func ungrouped(_ part: ArraySlice<UInt8>) -> String? {
            let groups = part.split(
                omittingEmptySubsequences: false, whereSeparator: Self.isSeparator)
            guard groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
            return String(decoding: groups.joined(), as: UTF8.self)
        }
    }
}
