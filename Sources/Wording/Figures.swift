public import FoundationEssentials

extension DocumentLanguage {
    /// `number` in figures: `1 234,5` in Romanian and Russian, with no-break spaces; `1,234.5` in
    /// English.
    ///
    /// - Parameters:
    ///   - decimals: How many decimals to print, 0 to 34, rounding half up; nil prints those it has.
    ///   - grouped: Whether thousands are set apart, also in numbers of four digits.
    public func figures(_ number: Decimal, decimals: Int? = nil, grouped: Bool = true) -> String {
        let decimals = decimals.map { max(0, min($0, StrictDecimal.maximumDigits)) }
        let rounded = decimals.map { StrictDecimal.rounded(number, places: $0) } ?? number
        let plain = StrictDecimal.text(of: rounded)
        if !grouped, decimals == nil, plain.utf8.allSatisfy({ $0 >= 0x30 }) { return plain }
        let isNegative = plain.hasPrefix("-")
        let parts = plain.dropFirst(isNegative ? 1 : 0).split(separator: ".")
        var fraction = parts.count > 1 ? String(parts[1]) : ""
        if let decimals, fraction.count < decimals {
            fraction += String(repeating: "0", count: decimals - fraction.count)
        }
        return figures(
            isNegative: isNegative, whole: parts[0], decimals: fraction[...], grouped: grouped)
    }

    /// A whole number in figures.
    func figures(_ number: Int) -> String {
        figures(isNegative: number < 0, whole: String(number.magnitude)[...], decimals: "")
    }

    /// Puts figures together from digits; the minus is U+2212, which does not break a line.
    func figures(
        isNegative: Bool, whole: Substring, decimals: Substring, grouped: Bool = true
    ) -> String {
        var text = isNegative ? Typography.minus : ""
        var left = whole.utf8.count
        for digit in whole {
            text.append(digit)
            left -= 1
            if grouped, left > 0, left.isMultiple(of: 3) { text += groupSeparator }
        }
        return decimals.isEmpty ? text : text + decimalSeparator + decimals
    }

    /// Reads back what `figures` prints, grouped or not; nil for anything else.
    ///
    /// Groups may also be set apart by narrow no-break spaces or plain spaces (in Romanian and
    /// Russian), and the minus may be a hyphen.
    public func decimal(fromFigures text: String) -> Decimal? {
        let isNegative = text.hasPrefix(Typography.minus) || text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0)
            .split(separator: Character(decimalSeparator), omittingEmptySubsequences: false)
        let groups = parts[0].split(
            omittingEmptySubsequences: false, whereSeparator: separatesGroups)
        let areGroups =
            (1...3).contains(groups[0].utf8.count)
            && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
        guard parts.count <= 2, groups.count == 1 || areGroups else { return nil }
        let fraction = parts.count == 2 ? "." + parts[1] : ""
        return StrictDecimal.parse((isNegative ? "-" : "") + groups.joined() + fraction)
    }

    private func separatesGroups(_ character: Character) -> Bool {
        self == .en ? character == "," : Typography.isSpaceInLine(character)
    }

    private var groupSeparator: String { self == .en ? "," : Typography.noBreakSpace }
    private var decimalSeparator: String { self == .en ? "." : "," }
}
