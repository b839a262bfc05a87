/// Composed letters: „ș” as one character rather than s and a comma below (NFC).
enum Composition {
    /// `text` with each letter and its marks composed as far as Latin, Greek and Cyrillic go.
    static func composed(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: Typography.isMark) else { return text }
        var result = ""
        for character in text {
            if character.unicodeScalars.count == 1 {
                result.append(character)
            } else {
                append(character, to: &result)
            }
        }
        return result
    }

    private static func append(_ character: Character, to result: inout String) {
        let scalars = Array(character.unicodeScalars)
        for count in stride(from: scalars.count, to: 1, by: -1) {
            var start = String.UnicodeScalarView()
            start.append(contentsOf: scalars[..<count])
            guard let letter = letters[Character(String(start))] else { continue }
            result.unicodeScalars.append(letter)
            result.unicodeScalars.append(contentsOf: scalars[count...])
            return
        }
        result.append(character)
    }

    /// Composed letters by themselves: equal characters, composed or not, are one key in Swift.
    private static let letters: [Character: Unicode.Scalar] = {
        var letters: [Character: Unicode.Scalar] = [:]
        for range in [0xC0...0x24F, 0x370...0x45F, 0x460...0x52F, 0x1E00...0x1FFF] {
            for scalar in range.compactMap({ Unicode.Scalar(UInt32($0)) }) where isLetter(scalar) {
                // Where two letters are equal, e.g. tonos and oxia, the first is the composed form.
                if letters[Character(scalar)] == nil { letters[Character(scalar)] = scalar }
            }
        }
        return letters
    }()

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic
    }
}
