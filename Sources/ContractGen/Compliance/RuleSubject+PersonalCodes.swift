internal import Diagnostics
internal import Templates
internal import Wording

// What would tell who a person served is.
extension RuleSubject {
    /// `personal_codes_found()`: where 13 digits that begin with 0 or 2 stand (the form of a
    /// person's code; an IDNO begins with 1), or a date at most five words after „născut…” or
    /// „data nașterii”. The problem tells the place, not the code.
    func personalCodesFound() throws(Diagnostic) -> [Finding.Problem] {
        let view = try drafted()
        let finder = PersonalDataFinder(view.bare, language)
        let codes = finder.codes().map { range in
            (range, Finding.Problem.personalCode(at: view.place(of: range, in: view.bare)))
        }
        let births = finder.birthDates().map { range in
            (range, Finding.Problem.birthDate(at: view.place(of: range, in: view.bare)))
        }
        return (codes + births).sorted { $0.0.lowerBound < $1.0.lowerBound }.map(\.1)
    }
}

/// Searches letters without diacritics.
private struct PersonalDataFinder {
    private let text: FoldedText
    private let birthWords: [[UInt8]]
    private let months: Set<String>

    /// How many words may stand between the birth and its date.
    private static let distance = 5

    init(_ text: FoldedText, _ language: DocumentLanguage) {
        self.text = text
        birthWords = ["născut", "data nașterii"].map(text.needle)
        months = Self.months[.ro, default: []].union(Self.months[language, default: []])
    }

    /// The names of the months as the folded text has them.
    private static let months: [DocumentLanguage: Set<String>] = {
        let folder = FoldedText(droppingDiacritics: true)
        let dates = (1...12).compactMap { CalendarDate(year: 2001, month: $0, day: 1) }
        let names = DocumentLanguage.allCases.map { language in
            let words = dates.flatMap {
                language.date($0, style: .long).split(whereSeparator: \.isWhitespace)
                    .filter { $0.allSatisfy(\.isLetter) }.prefix(1)
            }
            let folded = words.map { String(decoding: folder.needle(String($0)), as: UTF8.self) }
            return (language, Set(folded))
        }
        return Dictionary(uniqueKeysWithValues: names)
    }()

    /// 13 digits by themselves. 00373 begins a telephone number of Moldova.
    func codes() -> [Range<Int>] {
        text.numbers.filter { number in
            number.count == 13 && isPersonal(text.bytes[number])
                && !text.isWord(at: number.lowerBound - 1) && !text.isWord(at: number.upperBound)
        }
    }

    private func isPersonal(_ digits: ArraySlice<UInt8>) -> Bool {
        (digits.first == UInt8(ascii: "0") || digits.first == UInt8(ascii: "2"))
            && !digits.starts(with: "00373".utf8)
    }

    /// Where the births stand that have a date soon after them.
    func birthDates() -> [Range<Int>] {
        var found: [Range<Int>] = []
        text.forEachWordStart(among: ByteSet(birthWords.compactMap(\.first))) { start in
            guard let word = birthWords.first(where: { text.has($0, at: start) }) else { return }
            let birth = start..<start + word.count
            if isFollowedByDate(birth) { found.append(birth) }
        }
        return found
    }

    private func isFollowedByDate(_ birth: Range<Int>) -> Bool {
        let end = text.range(ofLine: text.line(at: birth.lowerBound)).upperBound
        let rest = text.bytes[birth.upperBound..<end].drop(while: FoldedText.isWord)
        let words = rest.split(separator: UInt8(ascii: " ")).prefix(Self.distance + 3)
            .map { String(decoding: $0, as: UTF8.self) }
            .filter { $0.contains { $0.isLetter || $0.isNumber } }
        return words.indices.prefix(Self.distance + 1).contains { isDate(words[$0...]) }
    }

    /// „12.03.2010”, „2010-03-12”, „12 martie 2010”
    private func isDate(_ words: ArraySlice<String>) -> Bool {
        let parts = (words.first ?? "").split { ".-/,;:()\"".contains($0) }
        guard parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }), let first = parts.first else {
            return false
        }
        if parts.count == 3 { return first.count <= 2 || first.count == 4 }
        guard parts.count == 1, first.count <= 2, words.count >= 3 else { return false }
        return months.contains(words[words.startIndex + 1])
            && words[words.startIndex + 2].prefix(4).allSatisfy(\.isASCIIDigit)
    }
}

extension Finding.Problem {
    fileprivate static func personalCode(at place: Finding.Place) -> Self {
        Self(
            LocalText(
                ro: "apare un număr de forma unui IDNP (13 cifre)",
                ru: "встречается число, похожее на личный код (13 цифр)",
                en: "a number like a personal code (13 digits) stands there"), at: place)
    }

    fileprivate static func birthDate(at place: Finding.Place) -> Self {
        Self(
            LocalText(
                ro: "apare o dată de naștere", ru: "встречается дата рождения",
                en: "a date of birth stands there"), at: place)
    }
}
