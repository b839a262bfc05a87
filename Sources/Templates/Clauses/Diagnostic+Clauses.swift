internal import Diagnostics

// What a wording says in the wrong place, or twice.
extension Diagnostic {
    static func duplicateClause(
        _ id: String, at place: SourcePlace, first: SourcePlace
    ) -> Diagnostic {
        .error(
            "template.duplicate-clause", at: .source(place), arguments: ["clause": id],
            message: Text(
                ro: "identificatorul „\(id)” este deja al clauzei de la \(first)",
                en: "the id “\(id)” already belongs to the clause at \(first)"),
            hint: Text(ro: "alegeți alt identificator", en: "choose another id"),
            related: .source(first))
    }

    static func missingInclude(_ name: String, at place: SourcePlace) -> Diagnostic {
        .error(
            "template.missing-include", at: .source(place), arguments: ["name": name],
            message: Text(
                ro: "textul inclus „\(name)” nu există", en: "there is no text “\(name)” to include"
            ),
            hint: Text(
                ro: "scrieți calea din dosarul templates/, de exemplu „shared/ro/integrity.md”",
                en: "write its path within templates/, e.g. “shared/ro/integrity.md”"))
    }

    static func circularInclude(_ name: String, at place: SourcePlace) -> Diagnostic {
        .error(
            "template.circular-include", at: .source(place), arguments: ["name": name],
            message: Text(
                ro: "textul „\(name)” se include pe sine sau prea adânc",
                en: "the text “\(name)” includes itself, or is included too deeply"),
            hint: Text(ro: "scoateți una dintre includeri", en: "take one of the includes out"))
    }

    static func misplacedInclude(_ name: String, at place: SourcePlace) -> Diagnostic {
        .error(
            "template.misplaced-include", at: .source(place), arguments: ["name": name],
            message: Text(
                ro: "textul „\(name)” se include într-un loc unde nu încap paragrafe",
                en: "the text “\(name)” is included where no paragraphs fit"),
            hint: Text(
                ro:
                    "puneți include singur pe linie, între paragrafe, în afara tabelelor și a formularelor",
                en: "put include alone on its line, between paragraphs, outside tables and forms"))
    }

    static func conditionalDirective(
        _ directive: Directive, at place: SourcePlace
    ) -> Diagnostic {
        .error(
            "template.conditional-directive", at: .source(place),
            arguments: ["directive": directive.rawValue],
            message: Text(
                ro:
                    "„::: \(directive.rawValue)” stă într-un bloc if sau for, dar este al întregului document",
                en:
                    "“::: \(directive.rawValue)” stands within if or for, but belongs to the whole document"
            ),
            hint: Text(
                ro: "scoateți directiva din bloc și puneți condiția în interiorul ei",
                en: "take the directive out of the block, and put the condition inside it"))
    }

    static func repeatedDirective(
        _ directive: Directive, at place: SourcePlace, first: SourcePlace
    ) -> Diagnostic {
        .error(
            "template.repeated-directive", at: .source(place),
            arguments: ["directive": directive.rawValue],
            message: Text(
                ro: "„::: \(directive.rawValue)” a fost scrisă deja la \(first)",
                en: "“::: \(directive.rawValue)” has been written already at \(first)"),
            hint: Text(ro: "păstrați una singură", en: "keep one of them"),
            related: .source(first))
    }

    static func unexpectedArgument(
        of directive: Directive, at place: SourcePlace
    ) -> Diagnostic {
        .error(
            "template.unexpected-argument", at: .source(place),
            arguments: ["directive": directive.rawValue],
            message: Text(
                ro: "pe linia „::: \(directive.rawValue)” nu se mai scrie nimic",
                en: "nothing else is written on the line “::: \(directive.rawValue)”"),
            hint: Text(ro: "mutați textul pe linia următoare", en: "move the text to the next line")
        )
    }

    static func pointWithoutArticle(at place: SourcePlace) -> Diagnostic {
        .error(
            "template.point-without-article", at: .source(place),
            message: Text(
                ro: "punctul stă înaintea oricărui articol („## ”) sau a oricărei anexe („### ”)",
                en: "the point stands before any article (“## ”) or annex (“### ”)"),
            hint: Text(
                ro: "puneți un articol înainte sau scrieți un paragraf fără „1. ”",
                en: "put an article before it, or write a paragraph without “1. ”"))
    }
}
