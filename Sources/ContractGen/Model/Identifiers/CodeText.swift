internal import Diagnostics
internal import Wording

/// What people and spreadsheets do to codes, undone where nothing is lost.
enum CodeText {
    /// Upper case, without white space of any kind (also the no-break space).
    static func compact(_ typed: String) -> String {
        guard typed.isASCII else { return compactForeign(typed) }
        let bytes = typed.utf8.filter { !$0.isASCIISpace }
        return String(decoding: bytes, as: UTF8.self).uppercased()
    }

    private static func compactForeign(_ typed: String) -> String {
        String(typed.filter { !$0.isWhitespace && $0 != "\u{FEFF}" && $0 != "\u{200B}" })
            .uppercased()
    }

    /// The digits of a numeric code: compact, without the `.0` a spreadsheet appends.
    ///
    /// - Throws: `identifiers.rounded-number` for `1.0066E+12`: its last digits are gone.
    static func numeric(_ typed: String) throws(Diagnostic) -> String {
        let text = compact(typed)
        if isScientific(text) { throw .roundedNumber }
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private static func isScientific(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "E")) else { return false }
        let halves = text.split(separator: "E", omittingEmptySubsequences: false)
        guard halves.count == 2, let first = halves[0].first, first.isASCIIDigit else {
            return false
        }
        return halves[0].allSatisfy { $0.isASCIIDigit || $0 == "." || $0 == "," }
            && halves[1].drop { $0 == "+" || $0 == "-" }.allSatisfy(\.isASCIIDigit)
            && !halves[1].isEmpty
    }
}

extension Text {
    /// „codul IDNO”.
    static func code(_ name: String) -> Text { Text(ro: "codul \(name)", en: "the code \(name)") }
}

extension Diagnostic {
    fileprivate static var roundedNumber: Diagnostic {
        .error(
            "identifiers.rounded-number",
            message: Text(
                ro:
                    "codul a fost scris ca număr rotunjit (de forma 1.0E+12) și i s-au pierdut cifre",
                en: "the code was written as a rounded number (like 1.0E+12), so digits are lost"),
            hint: Text(
                ro: "copiați codul din actul original și scrieți-l ca text, între ghilimele",
                en: "copy the code from the original document and write it as text, in quotes"))
    }

    /// A code whose length or characters are wrong; the code itself is not repeated, only its shape.
    static func wrongShape(_ id: String, of name: Text, found: String, expected: Text)
        -> Diagnostic
    {
        let hasLetterO =
            found.contains("O") && !found.filter { $0 != "O" }.contains(where: \.isLetter)
        return .error(
            id, arguments: ["length": String(found.count)],
            message: Text(
                ro: "\(name.ro) trebuie să aibă \(expected.ro); are acum \(shape(of: found).ro)",
                en: "\(name.en) must have \(expected.en); it has \(shape(of: found).en)"),
            hint: hasLetterO
                ? Text(
                    ro: "înlocuiți litera O cu cifra 0",
                    en: "replace the letter O with the digit 0")
                : Text(
                    ro: "comparați cu documentul de unde este luat și corectați",
                    en: "compare with the document it was taken from and correct it"))
    }

    /// „12 cifre”, or „13 caractere, dintre care cifre: 12”, and what can stand in no code.
    private static func shape(of found: String) -> Text {
        let digits = found.count(where: \.isASCIIDigit)
        if digits == found.count { return counted(digits, ro: ("cifră", "cifre"), en: "digit") }
        let all = counted(found.count, ro: ("caracter", "caractere"), en: "character")
        let strange = Set(found.filter { !$0.isASCIIAlphanumeric && $0 != "+" })
            .sorted().prefix(5).map(String.init).joined(separator: " ")
        return Text(
            ro: "\(all.ro), dintre care cifre: \(digits)"
                + (strange.isEmpty ? "" : "; semne nepermise: \(strange)"),
            en: "\(all.en), of them digits: \(digits)"
                + (strange.isEmpty ? "" : "; signs not allowed: \(strange)"))
    }

    private static func counted(_ count: Int, ro: (String, String), en: String) -> Text {
        let romanian = Noun(gender: .neuter, one: ro.0, few: ro.1)
        let english = Noun(gender: .neuter, one: en, few: en + "s")
        return Text(
            ro: DocumentLanguage.ro.counted(count, romanian).replacing("\u{A0}", with: " "),
            en: DocumentLanguage.en.counted(count, english).replacing("\u{A0}", with: " "))
    }

    /// A finding for the rules: the code's check digits do not fit.
    static func wrongChecksum(_ id: String, of code: String, expected: String) -> Diagnostic {
        let isOne = expected.count == 1
        return .warning(
            id, arguments: ["expected": expected],
            message: Text(
                ro: isOne
                    ? "cifra de control a codului \(code) nu corespunde; corectă ar fi \(expected)"
                    : "cifrele de control ale codului \(code) nu corespund; corecte ar fi \(expected)",
                en: isOne
                    ? "the check digit of the code \(code) does not fit; \(expected) would be right"
                    : "the check digits of the code \(code) do not fit; \(expected) would be right"),
            hint: Text(
                ro: "comparați codul, cifră cu cifră, cu actul de înregistrare",
                en: "compare the code, digit by digit, with the registration document"))
    }
}
