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

    /// Adds mark after mark to the letter while a composed one exists; marks stand in canonical order.
    private static func append(_ character: Character, to result: inout String) {
        let scalars = Array(character.unicodeScalars)
        var letter = scalars[0]
        var loose: [Unicode.Scalar] = []
        for mark in inOrder(scalars.dropFirst()) {
            let isBlocked = loose.last.map { order($0) >= order(mark) } ?? false
            if !isBlocked, let composed = letters[String(letter) + String(mark)] {
                letter = composed
            } else {
                loose.append(mark)
            }
        }
        result.unicodeScalars.append(letter)
        result.unicodeScalars.append(contentsOf: loose)
    }

    private static func inOrder(_ marks: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        guard marks.allSatisfy(Typography.isMark) else { return Array(marks) }
        return marks.enumerated()
            .sorted { (order($0.element), $0.offset) < (order($1.element), $1.offset) }
            .map(\.element)
    }

    private static func order(_ mark: Unicode.Scalar) -> UInt8 {
        mark.properties.canonicalCombiningClass.rawValue
    }

    /// Composed letters by themselves: equal texts, composed or not, are one key in Swift.
    private static let letters: [String: Unicode.Scalar] = {
        var letters: [String: Unicode.Scalar] = [:]
        for range in [0xC0...0x24F, 0x370...0x45F, 0x460...0x52F, 0x1E00...0x1FFF] {
            for scalar in range.compactMap({ Unicode.Scalar(UInt32($0)) }) where isLetter(scalar) {
                // Where two letters are equal, e.g. tonos and oxia, the first is the composed form.
                if letters[String(scalar)] == nil { letters[String(scalar)] = scalar }
            }
        }
        return letters
    }()

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic
    }
}
