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
        var problems: [Finding.Problem] = []
        for block in view.readings.indices where !view.readings[block].personalTraces.isEmpty {
            let reading = view.readings[block]
            let codes = reading.personalTraces.codes.map { ($0, Finding.Problem.personalCode) }
            let births = reading.personalTraces.births
                .filter { reading.bare.isFollowedByDate($0, in: language) }
                .map { ($0, Finding.Problem.birthDate) }
            problems += (codes + births).sorted { $0.0.lowerBound < $1.0.lowerBound }
                .map { range, problem in
                    problem(
                        view.place(ofBlock: block, at: reading.bare.origin(of: range.lowerBound)))
                }
        }
        return problems
    }
}

/// What in a text may be personal data, in letters without diacritics.
struct PersonalTraces: Sendable {
    /// 13 digits by themselves, in the form of a person's code.
    let codes: [Range<Int>]
    /// Words that speak of a birth.
    let births: [Range<Int>]

    var isEmpty: Bool { codes.isEmpty && births.isEmpty }

    init(in text: FoldedText) {
        codes = text.numbers.filter { number in
            number.count == 13 && Self.isPersonal(text.bytes[number])
                && !text.isWord(at: number.lowerBound - 1) && !text.isWord(at: number.upperBound)
        }
        var births: [Range<Int>] = []
        text.forEachWordStart(among: Self.birthBeginnings) { start in
            guard let word = Self.birthWords.first(where: { text.has($0, at: start) }) else {
                return
            }
            births.append(start..<start + word.count)
        }
        self.births = births
    }

    private static let birthWords = ["născut", "data nașterii"].map(
        TextFolder(droppingDiacritics: true).folding)
    private static let birthBeginnings = ByteSet(birthWords.compactMap(\.first))

    /// 00373 begins a telephone number of Moldova.
    private static func isPersonal(_ digits: ArraySlice<UInt8>) -> Bool {
        (digits.first == UInt8(ascii: "0") || digits.first == UInt8(ascii: "2"))
            && !digits.starts(with: "00373".utf8)
    }
}

// The date of a birth.
extension FoldedText {
    /// How many words may stand between the birth and its date.
    private static let distance = 5

    /// The names of the months as the folded text has them.
    private static let months: [DocumentLanguage: Set<String>] = {
        let folder = TextFolder(droppingDiacritics: true)
        let dates = (1...12).compactMap { CalendarDate(year: 2001, month: $0, day: 1) }
        let names = DocumentLanguage.allCases.map { language in
            let words = dates.flatMap {
                language.date($0, style: .long).split(whereSeparator: \.isWhitespace)
                    .filter { $0.allSatisfy(\.isLetter) }.prefix(1)
            }
            let folded = words.map { String(decoding: folder.folding(String($0)), as: UTF8.self) }
            return (language, Set(folded))
        }
        return Dictionary(uniqueKeysWithValues: names)
    }()

    /// Whether a date stands soon after a birth, its month named in Romanian or in the language.
    fileprivate func isFollowedByDate(_ birth: Range<Int>, in language: DocumentLanguage) -> Bool {
        let months = Self.months[.ro, default: []].union(Self.months[language, default: []])
        let end = range(ofLine: line(at: birth.lowerBound)).upperBound
        let rest = bytes[birth.upperBound..<end].drop(while: FoldedText.isWord)
        let words = rest.split(separator: UInt8(ascii: " ")).prefix(Self.distance + 3)
            .map { String(decoding: $0, as: UTF8.self) }
            .filter { $0.contains { $0.isLetter || $0.isNumber } }
        return words.indices.prefix(Self.distance + 1).contains {
            Self.isDate(words[$0...], months)
        }
    }

    /// „12.03.2010”, „2010-03-12”, „12 martie 2010”
    private static func isDate(
        _ words: ArraySlice<String>, _ months: Set<String>
    ) -> Bool {
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
