import Testing
@testable import Wording

@Suite struct FoldingTests {
    @Test(
        "spellings of the same words have one key",
        arguments: [
            ("Hotărîrea", "hotărârea"), ("\u{15E}i \u{162}ara", "și țara"),
            ("A  b\u{A0}c\n", "a b c"),
            ("s\u{326}i", "și"), ("«X» – „y”", "\"x\" - \"y\""), ("al II\u{2011}lea", "al ii-lea"),
            ("Партнёр", "партнер"), ("йод", "йод"), ("înainte", "înainte"),
            ("REÎNCEPE", "reâncepe"),
            ("", ""), ("  ", ""), ("ЗАКОН № 1", "закон № 1"),
        ])
    func keys(text: String, key: String) {
        #expect(Array(Folding.key(text).unicodeScalars) == Array(key.unicodeScalars))
    }

    @Test(
        "without diacritics",
        arguments: [
            ("Chișinău", "chisinau"), ("Hotărîrea Hotărârea", "hotararea hotararea"),
            ("Înțelegere", "intelegere"), ("Ţară", "tara"), ("Gagauz Köyü", "gagauz koyu"),
            ("Край", "край"), ("S\u{326}oldănești", "soldanesti"),
        ])
    func bare(text: String, key: String) {
        #expect(Folding.key(text, diacritics: true) == key)
    }
}

@Suite struct LowerCaseTests {
    @Test("letters known by their place are lowered as Unicode lowers them")
    func known() {
        for scalar in (0..<0x3000).compactMap(Unicode.Scalar.init) {
            guard let lowered = Folding.lowered(scalar) else { continue }
            #expect(String(lowered) == scalar.properties.lowercaseMapping)
            #expect(scalar.properties.canonicalCombiningClass == .notReordered)
        }
    }
}

@Suite struct ScriptTests {
    @Test("words of two scripts are found with the letters that do not belong")
    func mixed() throws {
        let found = Script.mixedWords(in: "mun. Сhișinău, IT-услуги, cо")
        #expect(found.map(\.word) == ["Сhișinău", "cо"])
        let name = try #require(found.first)
        #expect(name.offset == 5)
        #expect(name.strangers.map(\.letter) == ["\u{421}"])
        #expect(name.strangers.map(\.offset) == [5])
        #expect(found.last?.strangers.map(\.letter) == ["\u{43E}"])
        #expect(found.last?.strangers.map(\.offset) == [27])
    }

    @Test("a Latin letter in a Russian word is the stranger")
    func latinStranger() {
        #expect(Script.mixedWords(in: "услyга").first?.strangers.map(\.letter) == ["y"])
    }

    @Test(
        "no findings",
        arguments: ["", "Chișinău", "Кишинэу", "12 м²", "A4 А4", "IDNO: 1003600012345"])
    func clean(text: String) {
        #expect(Script.mixedWords(in: text).isEmpty)
        #expect(Script.cedillaLetters(in: text).isEmpty)
    }

    @Test("scripts of a text and of single characters")
    func scripts() {
        #expect(Script.scripts(in: "IDNO и 1") == [.latin, .cyrillic])
        #expect(Script.scripts(in: "1 %").isEmpty)
        #expect(Script(of: "ș") == .latin)
        #expect(Script(of: "э") == .cyrillic)
        #expect(Script(of: "ω") == nil)
        #expect(Script(of: "_") == nil)
    }

    @Test("cedilla letters and where they stand, composed or not")
    func cedillas() {
        let found = Script.cedillaLetters(in: "Şi ţara s\u{327}i ș")
        #expect(found.map(\.offset) == [0, 3, 8])
        #expect(found.map(\.letter) == ["\u{15E}", "\u{163}", "\u{15F}"])
    }
}
