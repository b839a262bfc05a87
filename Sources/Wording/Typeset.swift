extension DocumentLanguage {
    /// `text` as a printer would set it: composed letters, the language's quotation marks and dashes,
    /// and no-break spaces where a line must not end. Setting it again changes nothing.
    ///
    /// - Letters: composed (NFC); in Romanian ş and ţ with cedilla become ș and ț.
    /// - Quotes: straight double quotes become „…”, «…», “…”, inside others «…», „…“, ‘…’; one without
    ///   partner stays. In English an apostrophe between letters becomes ’.
    /// - Dashes: a hyphen between spaces becomes –, in Russian —; other hyphens stay, but the one of a
    ///   Romanian ordinal („al II-lea”) becomes U+2011.
    /// - Spaces: become U+00A0 after „nr.”, „art.” and their like, initials and currency codes,
    ///   between a number and its unit („20 de zile”), and inside a number („1 000”).
    ///
    /// Give whole paragraphs, since a quote's direction is seen from its neighbours. A private-use
    /// character (U+E000 to U+F8FF) may stand for a value that comes later; it is taken for a number
    /// or a word.
    ///
    /// - Parameter keepingCedilla: For Romanian text with Gagauz or Turkish names, whose ş is right.
    public func typeset(_ text: String, keepingCedilla: Bool = false) -> String {
        var scalars = Array(spelled(text, keepingCedilla: keepingCedilla).unicodeScalars)
        Quotes.of(self).replaceStraightQuotes(in: &scalars)
        replaceDashes(in: &scalars)
        if self == .en { replaceApostrophes(in: &scalars) }
        if self == .ro { replaceOrdinalHyphens(in: &scalars) }
        joinWords(in: &scalars)
        return String(scalars: scalars)
    }

    /// `text` in the language's own letters, nothing else changed: composed (NFC); in Romanian ş and
    /// ţ with cedilla, which old keyboards type, become ș and ț.
    public func spelled(_ text: String, keepingCedilla: Bool = false) -> String {
        guard text.mayNeedSpelling else { return text }
        let composed = Composition.composed(text)
        guard self == .ro, !keepingCedilla,
            composed.unicodeScalars.contains(where: { Folding.commaBelow($0) != $0 })
        else { return composed }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: composed.unicodeScalars.lazy.map(Folding.commaBelow))
        return String(view)
    }

    /// A hyphen between spaces is a dash.
    private func replaceDashes(in text: inout [Unicode.Scalar]) {
        for index in text.indices.dropFirst().dropLast()
        where text[index] == "-" && isSpaceInLine(text[index - 1])
            && isSpaceInLine(text[index + 1])
        {
            text[index] = self == .ru ? "—" : "–"
        }
    }

    private func replaceApostrophes(in text: inout [Unicode.Scalar]) {
        for index in text.indices.dropFirst().dropLast()
        where text[index] == "'" && isWord(text[index - 1]) && isWord(text[index + 1]) {
            text[index] = "’"
        }
    }

    /// „al II-lea”, „a 2-a”: only after „al” and „a”, since „M-a” and „L-a” are words.
    private func replaceOrdinalHyphens(in text: inout [Unicode.Scalar]) {
        for index in text.indices where text[index] == "-" {
            let numeral = text[..<index].suffix(while: isNumeral)
            let before = text[..<numeral.startIndex]
            guard !numeral.isEmpty, let space = before.last, isSpaceInLine(space) else { continue }
            let article = lowercased(before.dropLast().suffix(while: Typography.isLetter))
            let ending = lowercased(text[(index + 1)...].prefix(while: Typography.isLetter))
            if (article, ending) == ("al", "lea") || (article, ending) == ("a", "a") {
                text[index] = "\u{2011}"
            }
        }
    }

    private func isSpaceInLine(_ scalar: Unicode.Scalar) -> Bool {
        Typography.isSpaceInLine(Character(scalar))
    }

    private func isWord(_ scalar: Unicode.Scalar) -> Bool {
        Typography.isLetter(scalar) || Typography.isHole(scalar)
    }

    private func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
        Typography.isDigit(scalar) || Typography.isHole(scalar)
            || "IVXLCDM".unicodeScalars.contains(scalar)
    }
}

extension ArraySlice {
    /// The longest end of the slice whose elements all satisfy the condition.
    func suffix(while condition: (Element) -> Bool) -> ArraySlice<Element> {
        let start = lastIndex { !condition($0) }.map { $0 + 1 } ?? startIndex
        return self[start...]
    }
}

func lowercased(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(scalars: Array(scalars)).lowercased()
}

extension String {
    /// Appending scalar by scalar to a string costs several times this.
    package init(scalars: [Unicode.Scalar]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(scalars.count + scalars.count / 4)
        for scalar in scalars {
            if scalar.isASCII {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else if scalar.value < 0x800 {
                bytes.append(0xC0 | UInt8(truncatingIfNeeded: scalar.value >> 6))
                bytes.append(0x80 | UInt8(truncatingIfNeeded: scalar.value & 0x3F))
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        self.init(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    /// Whether a look at the bytes leaves it open that letters have to be composed or respelled:
    /// there may be a mark (none stands below U+0300, in common Cyrillic or among the signs of
    /// U+2000 to U+20BF, among the private ones of U+E000 to U+EFFF) or a letter with cedilla.
    fileprivate var mayNeedSpelling: Bool {
        let bytes = utf8Span.span
        for index in bytes.indices {
            switch bytes[index] {
            case ..<0xC5, 0xC6..<0xCC, 0xD0, 0xD1, 0xEE: break
            case 0xC5: if [0x9E, 0x9F, 0xA2, 0xA3].contains(bytes[index + 1]) { return true }
            case 0xE2: if bytes[index + 1] > 0x82 { return true }
            default: return true
            }
        }
        return false
    }
}
