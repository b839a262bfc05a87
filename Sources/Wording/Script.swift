/// The alphabets our documents mix up.
public enum Script: String, Hashable, Sendable, CaseIterable {
    case latin, cyrillic

    /// The script of a letter; nil for digits, signs and letters of other scripts.
    public init?(of character: Character) {
        guard let scalar = character.unicodeScalars.first, scalar.properties.isAlphabetic
        else { return nil }
        switch scalar.value {
        case 0x41...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: self = .latin
        case 0x400...0x52F, 0x1C80...0x1C8F: self = .cyrillic
        default: return nil
        }
    }

    /// The scripts whose letters `text` has.
    public static func scripts(in text: some StringProtocol) -> Set<Script> {
        Set(text.compactMap { Script(of: $0) })
    }

    /// Words that have both Latin and Cyrillic letters, e.g. „Сhișinău” typed with a Cyrillic С.
    ///
    /// A word is a run of letters: «IT-услуги» is two words and no finding.
    public static func mixedWords(in text: String) -> [MixedWord] {
        var findings: [MixedWord] = []
        var word = ""
        var offset = 0
        func close() {
            if let mixed = MixedWord(word, offset: offset - word.count) { findings.append(mixed) }
            word = ""
        }
        for character in text {
            if character.isLetter { word.append(character) } else { close() }
            offset += 1
        }
        close()
        return findings
    }

    /// The letters ş Ş ţ Ţ with cedilla, where Romanian has comma below.
    public static func cedillaLetters(in text: String) -> [FoundLetter] {
        let cedillas: Set<Character> = ["\u{15E}", "\u{15F}", "\u{162}", "\u{163}"]
        return text.enumerated().compactMap { offset, letter in
            cedillas.contains(letter) ? FoundLetter(letter: letter, offset: offset) : nil
        }
    }
}

/// A letter and where it stands.
public struct FoundLetter: Hashable, Sendable {
    public let letter: Character
    /// Characters before it in the text.
    public let offset: Int
}

/// A word of two scripts.
public struct MixedWord: Hashable, Sendable {
    public let word: String
    /// Characters before the word in the text.
    public let offset: Int
    /// The letters of the script that has fewer in the word (of the Cyrillic ones when even), with
    /// their offsets in the text: most likely the mistaken ones.
    public let strangers: [FoundLetter]

    fileprivate init?(_ word: String, offset: Int) {
        let letters = word.enumerated().map { ($0.offset, $0.element, Script(of: $0.element)) }
        let latin = letters.filter { $0.2 == .latin }
        let cyrillic = letters.filter { $0.2 == .cyrillic }
        guard !latin.isEmpty, !cyrillic.isEmpty else { return nil }
        self.word = word
        self.offset = offset
        strangers = (latin.count < cyrillic.count ? latin : cyrillic)
            .map { FoundLetter(letter: $0.1, offset: offset + $0.0) }
    }
}
