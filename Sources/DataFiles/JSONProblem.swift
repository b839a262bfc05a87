internal import Diagnostics

/// What can be wrong with a JSON text, with the words for it.
enum JSONProblem: CaseIterable {
    case endsTooEarly, moreThanOneValue, keyNotInQuotes, noColon, noComma, trailingComma
    case unknownWord, lineEndInText, textNotClosed, unknownEscape, badUnicodeEscape

    var message: Text {
        switch self {
        case .endsTooEarly:
            Text(ro: "textul JSON se termină prea devreme", en: "the JSON text ends too early")
        case .moreThanOneValue:
            Text(
                ro: "după sfârșitul datelor mai urmează ceva",
                en: "something follows after the end of the data")
        case .keyNotInQuotes:
            Text(
                ro: "numele câmpului trebuie să stea între ghilimele drepte",
                en: "the name of a field must stand in straight quotes")
        case .noColon:
            Text(ro: "după numele câmpului lipsește „:”", en: "the name of a field lacks its “:”")
        case .noComma: Text(ro: "între elemente lipsește o virgulă", en: "a comma is missing")
        case .trailingComma:
            Text(
                ro: "după ultimul element stă o virgulă în plus",
                en: "a comma stands after the last element")
        case .unknownWord:
            Text(
                ro:
                    "aici nu stă nici un număr corect, nici true, false sau null, nici un text între ghilimele",
                en: "here is neither a proper number, nor true, false or null, nor a quoted text")
        case .lineEndInText:
            Text(
                ro: "textul între ghilimele trece pe rândul următor sau conține un tabulator",
                en: "a quoted text runs over the line's end or contains a tab")
        case .textNotClosed:
            Text(ro: "ghilimelele nu sunt închise", en: "the quotes are not closed")
        case .unknownEscape:
            Text(
                ro: "după bara inversă stă un caracter nepermis",
                en: "an unknown character follows the backslash")
        case .badUnicodeEscape:
            Text(
                ro: "secvența \\u nu arată un caracter întreg",
                en: "the \\u sequence shows no whole character")
        }
    }

    var hint: Text {
        switch self {
        case .endsTooEarly, .moreThanOneValue:
            Text(
                ro: "verificați dacă fiecare paranteză are perechea ei",
                en: "check that each bracket has its partner")
        case .trailingComma: Text(ro: "ștergeți virgula", en: "delete the comma")
        case .lineEndInText:
            Text(
                ro: "scrieți \\n pentru rând nou și \\t pentru tabulator",
                en: "write \\n for a new line and \\t for a tab")
        case .unknownEscape, .badUnicodeEscape:
            Text(
                ro: "scrieți caracterul direct; bara inversă însăși se scrie \\\\",
                en: "write the character itself; a backslash is written \\\\")
        case .keyNotInQuotes, .noColon, .noComma, .unknownWord, .textNotClosed:
            Text(
                ro: "corectați rândul sau scrieți datele în YAML, care cere mai puține semne",
                en: "correct the line, or write the data in YAML, which needs fewer marks")
        }
    }
}

extension Diagnostic {
    static func jsonSyntax(_ problem: JSONProblem, at place: SourcePlace) -> Diagnostic {
        .error(
            "data.json-syntax", at: .source(place), message: problem.message, hint: problem.hint)
    }
}
