import Testing
import Wording

@Suite struct PhrasesTests {
    @Test(
        "lists",
        arguments: [
            (DocumentLanguage.ro, ["A", "B", "C"], Conjunction.and, "A, B și C"),
            (.ro, ["A", "B"], .or, "A sau B"), (.ru, ["A", "B", "C"], .and, "A, B и C"),
            (.ru, ["A", "B"], .or, "A или B"), (.en, ["A", "B", "C"], .and, "A, B and C"),
            (.en, ["A", "B", "C"], .or, "A, B or C"), (.ro, ["A"], .and, "A"), (.ro, [], .and, ""),
        ])
    func lists(language: DocumentLanguage, items: [String], word: Conjunction, text: String) {
        #expect(language.list(items, conjunction: word) == text)
    }

    @Test("capital and small letters")
    func cases() {
        #expect(DocumentLanguage.ro.upper("înțelegere și șansă") == "ÎNȚELEGERE ȘI ȘANSĂ")
        #expect(DocumentLanguage.ro.lower("ȘEDINȚĂ") == "ședință")
        #expect(DocumentLanguage.ru.upper("ёлка") == "ЁЛКА")
        #expect(DocumentLanguage.ro.capitalised("țara ABC") == "Țara ABC")
        #expect(DocumentLanguage.ro.capitalised("„servicii”") == "„Servicii”")
        #expect(DocumentLanguage.ro.capitalised("21 de zile") == "21 de zile")
        #expect(DocumentLanguage.ru.capitalised("услуга") == "Услуга")
        #expect(DocumentLanguage.en.capitalised("") == "")
    }

    @Test("quotation marks by language and level")
    func quotes() {
        #expect(DocumentLanguage.allCases.map { $0.quoted("a") } == ["„a”", "«a»", "“a”"])
        #expect(
            DocumentLanguage.allCases.map { $0.quoted("a", level: 1) } == ["«a»", "„a“", "‘a’"])
        #expect(DocumentLanguage.ro.quoted("a", level: 2) == "„a”")
    }
}
