internal import Diagnostics
internal import YAMLEvents

extension Diagnostic {
    /// An error of the YAML parser in our words, with its place.
    static func yaml(_ error: YAMLError, in source: SourceText) -> Diagnostic {
        guard case .mark(let mark) = error.place else {
            let offset = if case .offset(let offset) = error.place { offset } else { 0 }
            return .yamlSyntax(error.problem, at: source.place(at: offset))
        }
        let place = SourcePlace(mark, in: source)
        let start = error.start.map { SourcePlace($0, in: source) }
        let isOpenQuote = error.problem.contains("unexpected end of stream")
        return .yamlSyntax(
            error.problem, at: isOpenQuote ? start ?? place : place,
            start: isOpenQuote || start == place ? nil : start)
    }

    /// - Parameter start: Where the list, group or text began that is wrong.
    static func yamlSyntax(_ problem: String, at place: SourcePlace, start: SourcePlace? = nil)
        -> Diagnostic
    {
        let words = YAMLProblem.all.first { problem.contains($0.problem) } ?? .other
        return .error(
            "data.yaml-syntax", at: .source(place),
            arguments: problem.isEmpty ? [:] : ["parser": problem], message: words.message,
            hint: words.hint, related: start.map { .source($0) })
    }

    static func severalDocuments(at place: SourcePlace) -> Diagnostic {
        .error(
            "data.several-documents", at: .source(place),
            message: Text(
                ro: "în fișier începe un al doilea document („---”)",
                en: "a second document (“---”) begins in the file"),
            hint: Text(
                ro: "puneți fiecare document în fișierul său",
                en: "put each document in a file of its own"))
    }
}

extension SourcePlace {
    fileprivate init(_ mark: YAMLMark, in source: SourceText) {
        self.init(file: source.name, line: mark.line, column: mark.column)
    }
}

/// What the parser says and what we say.
struct YAMLProblem {
    let problem: String
    let message: Text
    let hint: Text

    private init(_ problem: String, ro: (String, String), en: (String, String)) {
        self.problem = problem
        message = Text(ro: ro.0, en: en.0)
        hint = Text(ro: ro.1, en: en.1)
    }

    static let other = YAMLProblem(
        "",
        ro: (
            "textul YAML este greșit aici",
            "verificați acest rând și cel de deasupra: alinierea, ghilimelele, parantezele"
        ),
        en: (
            "the YAML text is wrong here",
            "check this line and the one above: indentation, quotes, brackets"
        ))

    static let all = [
        YAMLProblem(
            "mapping values are not allowed",
            ro: (
                "„:” nu poate sta aici",
                "puneți textul care conține „:” între ghilimele sau corectați alinierea rândului"
            ),
            en: (
                "“:” cannot stand here",
                "put the text that contains “:” in quotes, or correct the line's indentation"
            )),
        YAMLProblem(
            "did not find expected key",
            ro: (
                "aici trebuia să înceapă un câmp",
                "aliniați rândul la fel ca vecinii săi și închideți ghilimelele de deasupra"
            ),
            en: (
                "a field was expected to begin here",
                "indent the line like its neighbours and close the quotes above it"
            )),
        YAMLProblem(
            "expected '-' indicator",
            ro: (
                "rândul stă într-o listă, dar nu începe cu „- ”",
                "începeți fiecare element cu „- ”, toate la aceeași aliniere"
            ),
            en: (
                "the line stands in a list but does not begin with “- ”",
                "begin each element with “- ”, all with the same indentation"
            )),
        YAMLProblem(
            "block sequence entries are not allowed",
            ro: (
                "elementul de listă „- ” nu poate sta aici",
                "puneți lista pe rândurile de sub numele câmpului"
            ),
            en: (
                "the list element “- ” cannot stand here",
                "put the list on the lines below the field's name"
            )),
        YAMLProblem(
            "could not find expected ':'",
            ro: ("după numele câmpului lipsește „:”", "scrieți „: ” după nume"),
            en: ("the name of a field lacks its “:”", "write “: ” after the name")),
        YAMLProblem(
            "unexpected end of stream",
            ro: ("ghilimelele nu sunt închise", "închideți ghilimelele la sfârșitul textului"),
            en: ("the quotes are not closed", "close the quotes at the end of the text")),
        YAMLProblem(
            "cannot start any token",
            ro: (
                "valoarea începe cu un semn rezervat (@, `, % sau tabulator)",
                "puneți valoarea între ghilimele"
            ),
            en: (
                "the value begins with a reserved sign (@, `, % or a tab)",
                "put the value in quotes"
            )),
        YAMLProblem(
            "undefined alias",
            ro: (
                "„*” trimite la un nume care nu există",
                "dacă este un text, puneți-l între ghilimele"
            ),
            en: ("“*” refers to a name that does not exist", "if it is a text, put it in quotes")),
        YAMLProblem(
            "expected ',' or ']'",
            ro: ("lista nu este închisă", "adăugați „]” sau virgula care lipsește"),
            en: ("the list is not closed", "add the missing “]” or comma")),
        YAMLProblem(
            "expected ',' or '}'",
            ro: ("grupul nu este închis", "adăugați „}” sau virgula care lipsește"),
            en: ("the group is not closed", "add the missing “}” or comma")),
        YAMLProblem(
            "unknown escape character",
            ro: (
                "după bara inversă stă un caracter nepermis",
                "scrieți bara inversă de două ori sau folosiți ghilimele simple"
            ),
            en: (
                "an unknown character follows the backslash",
                "write the backslash twice or use single quotes"
            )),
    ]
}
