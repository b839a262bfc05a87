internal import Diagnostics

/// A place in an XML part; line and column count from 1.
struct XMLPlace: Hashable, Sendable {
    let file: String
    let part: String
    let line: Int
    let column: Int
}

/// What can be wrong with an XML part.
extension Diagnostic {
    static func xmlSyntax(_ place: XMLPlace, _ fault: XMLFault) -> Diagnostic {
        if fault == .badEncoding { return xmlEncoding(place) }
        return xml(
            "xml.syntax", place, ["fault": fault.key], fault.words,
            hint: Text(
                ro: "deschideți documentul în Word sau LibreOffice și salvați-l din nou",
                en: "open the document in Word or LibreOffice and save it again"))
    }

    static func xmlEncoding(_ place: XMLPlace) -> Diagnostic {
        xml(
            "xml.encoding", place, [:],
            Text(
                ro: "textul nu este nici UTF-8, nici UTF-16",
                en: "the text is neither UTF-8 nor UTF-16"),
            hint: Text(ro: "salvați fișierul ca UTF-8", en: "save the file as UTF-8"))
    }

    static func xmlDoctype(_ place: XMLPlace) -> Diagnostic {
        xml(
            "xml.doctype", place, [:],
            Text(
                ro: "declarațiile <!DOCTYPE> nu sunt admise",
                en: "<!DOCTYPE> declarations are not accepted"),
            hint: Text(
                ro: "verificați de unde vine fișierul: documentele Office nu conțin așa ceva",
                en: "check where the file comes from: office documents hold no such thing"))
    }

    static func xmlTooDeep(_ place: XMLPlace, limit: Int) -> Diagnostic {
        xml(
            "xml.too-deep", place, ["limit": "\(limit)"],
            Text(
                ro: "elementele sunt încuibate pe mai mult de \(limit) niveluri",
                en: "elements are nested more than \(limit) levels deep"),
            hint: .simplify)
    }

    static func xmlTooLarge(_ place: XMLPlace) -> Diagnostic {
        xml(
            "xml.too-large", place, [:],
            Text(ro: "partea este prea mare", en: "the part is too large"),
            hint: Text(
                ro: "împărțiți documentul în mai multe fișiere",
                en: "split the document into several files"))
    }

    static func tooManyAttributes(_ place: XMLPlace, limit: Int) -> Diagnostic {
        xml(
            "xml.too-many-attributes", place, ["limit": "\(limit)"],
            Text(
                ro: "un element are mai mult de \(limit) atribute",
                en: "an element has more than \(limit) attributes"),
            hint: .simplify)
    }

    static func tooManyNamespaces(_ place: XMLPlace, limit: Int) -> Diagnostic {
        xml(
            "xml.too-many-namespaces", place, ["limit": "\(limit)"],
            Text(
                ro: "sunt declarate mai mult de \(limit) spații de nume",
                en: "more than \(limit) namespaces are declared"),
            hint: .simplify)
    }

    private static func xml(
        _ id: String, _ place: XMLPlace, _ arguments: [String: String], _ words: Text, hint: Text
    ) -> Diagnostic {
        let position = ["line": "\(place.line)", "column": "\(place.column)"]
        return .error(
            id, at: .part(file: place.file, part: place.part),
            arguments: arguments.merging(position) { $1 },
            message: Text(
                ro: "linia \(place.line), coloana \(place.column): \(words.ro)",
                en: "line \(place.line), column \(place.column): \(words.en)"),
            hint: hint)
    }
}

extension XMLFault {
    fileprivate var key: String {
        if case .other(let code) = self { "libxml2-\(code)" } else { "\(self)" }
    }

    fileprivate var words: Text {
        switch self {
        case .endOfDocument:
            Text(ro: "documentul XML nu este complet", en: "the XML document is not complete")
        case .tagMismatch:
            Text(
                ro: "eticheta de închidere nu corespunde celei de deschidere",
                en: "the end tag does not match the start tag")
        case .undeclaredEntity:
            Text(ro: "entitatea nu este cunoscută", en: "the entity is not known")
        case .undeclaredPrefix:
            Text(ro: "prefixul nu este declarat", en: "the prefix is not declared")
        case .repeatedAttribute:
            Text(ro: "atributul apare de două ori", en: "the attribute is there twice")
        case .badCharacter, .badEncoding:
            Text(ro: "caracterul nu este permis în XML", en: "the character is not allowed in XML")
        case .contentAfterEnd:
            Text(
                ro: "după elementul rădăcină urmează alt conținut",
                en: "there is more after the root element")
        case .badAttribute:
            Text(ro: "atributul este scris greșit", en: "the attribute is written wrongly")
        case .questionableNamespace, .other:
            Text(ro: "sintaxa XML este greșită", en: "the XML syntax is wrong")
        }
    }
}

extension Text {
    fileprivate static let simplify = Text(
        ro: "verificați de unde vine fișierul: un document obișnuit nu arată astfel",
        en: "check where the file comes from: an ordinary document does not look like this")
}
