internal import Diagnostics

// What keeps a compiled template from becoming a document.
extension Diagnostic {
    static func unknownClause(
        _ id: String, at place: SourcePlace, known: [String: SourcePlace]
    ) -> Diagnostic {
        let near = NearName.of(id, among: known.keys.sorted())
        return .error(
            "template.unknown-clause", at: .source(place), arguments: ["clause": id],
            message: Text(
                ro: "șablonul nu are clauza „\(id)”", en: "the template has no clause “\(id)”"),
            hint: near.map {
                Text(ro: "ați vrut să scrieți „\($0)”?", en: "did you mean “\($0)”?")
            })
    }

    static func droppedClause(
        _ id: String, at place: SourcePlace, known: [String: SourcePlace]
    ) -> Diagnostic {
        let clause = known[id]
        return .error(
            "template.dropped-clause", at: .source(place), arguments: ["clause": id],
            message: Text(
                ro: "trimiterea este la clauza „\(id)”, care lipsește din acest document"
                    + (clause.map { " (clauza stă la \($0))" } ?? ""),
                en: "the reference is to clause “\(id)”, which is not in this document"
                    + (clause.map { " (the clause stands at \($0))" } ?? "")),
            hint: Text(
                ro: "puneți trimiterea sub aceeași condiție ca și clauza",
                en: "put the reference under the same condition as the clause"),
            related: clause.map { .source($0) })
    }

    static func repeatedClause(_ id: String, at place: SourcePlace) -> Diagnostic {
        .error(
            "template.repeated-clause", at: .source(place), arguments: ["clause": id],
            message: Text(
                ro: "clauza „\(id)” apare de două ori în document",
                en: "clause “\(id)” stands in the document twice"),
            hint: Text(
                ro: "un identificator este al unei singure clauze; nu îl puneți într-o buclă",
                en: "an id belongs to one clause; do not put it in a loop"))
    }

    static func forbiddenCharacter(
        _ scalar: Unicode.Scalar, at place: SourcePlace, of field: FieldPath?
    ) -> Diagnostic {
        let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
        let name = field.map { "„\($0)”" }
        let english = field.map { "“\($0)”" }
        return .error(
            "template.forbidden-character", at: .source(place),
            arguments: ["character": code, "field": field?.description ?? ""],
            message: Text(
                ro:
                    "valoarea \(name.map { $0 + " " } ?? "")conține caracterul de control \(code), pe care documentele nu îl pot păstra",
                en:
                    "the value \(english.map { "of " + $0 + " " } ?? "")holds the control character \(code), which documents cannot hold"
            ),
            hint: Text(ro: "ștergeți caracterul din date", en: "delete the character in the data"),
            related: field.map { .field($0) })
    }

    static func unnumberedClause(
        _ id: String, at place: SourcePlace
    ) -> Diagnostic {
        .error(
            "template.unnumbered-clause", at: .source(place), arguments: ["clause": id],
            message: Text(
                ro: "„\(id)” nu are număr la care să se facă trimitere",
                en: "“\(id)” has no number to refer to"),
            hint: Text(
                ro: "faceți trimiterea la un articol, un punct sau o anexă",
                en: "refer to an article, a point or an annex"))
    }

    static func outputTooLong(_ limit: Int) -> Diagnostic {
        .error(
            "template.output-too-long", arguments: ["most": String(limit)],
            message: Text(
                ro: "documentul depășește \(limit) de octeți",
                en: "the document is longer than \(limit) bytes"),
            hint: Text(ro: "împărțiți documentul", en: "split the document"))
    }

    static func tooManyRounds(_ limit: Int) -> Diagnostic {
        .error(
            "template.too-many-rounds", arguments: ["limit": String(limit)],
            message: Text(
                ro: "buclele șablonului au depășit \(limit) de treceri",
                en: "the template's loops passed \(limit) rounds"),
            hint: Text(
                ro: "verificați listele din date și buclele din șablon",
                en: "check the lists in the data and the loops in the template"))
    }

    static func noSigners(at place: SourcePlace) -> Diagnostic {
        .error(
            "template.no-signers", at: .source(place),
            message: Text(
                ro: "blocul de semnături nu are nicio parte", en: "the signature block has no party"
            ),
            hint: Text(
                ro: "verificați lista părților din date",
                en: "check the list of parties in the data"))
    }
}
