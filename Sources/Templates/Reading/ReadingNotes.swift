internal import Diagnostics

/// What a reader met and could not look at, or looked at in one of several ways.
struct ReadingNotes {
    enum Matter: Hashable {
        case image, object, chart, formula, embeddedDocument, symbol, hiddenText, comment
        case insertion, deletion, watermark
    }

    private var counts: [Matter: Int] = [:]
    private var order: [Matter] = []
    private var more: [Diagnostic] = []

    mutating func note(_ matter: Matter) {
        if counts[matter] == nil { order.append(matter) }
        counts[matter, default: 0] += 1
    }

    mutating func report(_ diagnostic: Diagnostic) { more.append(diagnostic) }

    func diagnostics(of file: String) -> [Diagnostic] {
        let changes = (counts[.insertion] ?? 0) + (counts[.deletion] ?? 0)
        let unread = order.compactMap { matter in
            matter.words.map { Diagnostic.notRead($0, counts[matter] ?? 0, in: file) }
        }
        return (changes > 0 ? [.trackedChanges(changes, in: file)] : []) + unread + more
    }
}

extension ReadingNotes.Matter {
    /// What it is; nil for tracked changes, which are told together.
    fileprivate var words: Text? {
        switch self {
        case .image: Text(ro: "imagini", en: "images")
        case .object: Text(ro: "obiecte încorporate", en: "embedded objects")
        case .chart: Text(ro: "diagrame", en: "charts and diagrams")
        case .formula: Text(ro: "formule", en: "formulas")
        case .embeddedDocument:
            Text(ro: "documente incluse din alte fișiere", en: "documents included from files")
        case .symbol: Text(ro: "simboluri din fonturi speciale", en: "symbols of special fonts")
        case .hiddenText: Text(ro: "fragmente de text ascuns", en: "pieces of hidden text")
        case .comment: Text(ro: "comentarii", en: "comments")
        case .watermark: Text(ro: "filigrane", en: "watermarks")
        case .insertion, .deletion: nil
        }
    }
}

extension Diagnostic {
    fileprivate static func notRead(_ what: Text, _ count: Int, in file: String) -> Diagnostic {
        .warning(
            "reading.not-looked-at", at: .file(file),
            arguments: ["what": what.en, "count": String(count)],
            message: Text(
                ro: "nu s-au examinat \(what.ro): \(count)",
                en: "not looked at: \(what.en), \(count)"),
            hint: Text(ro: "verificați-le în document", en: "look at them in the document"))
    }

    fileprivate static func trackedChanges(_ count: Int, in file: String) -> Diagnostic {
        .warning(
            "reading.tracked-changes", at: .file(file), arguments: ["count": String(count)],
            message: Text(
                ro: "documentul are modificări urmărite neacceptate (\(count)); s-a citit textul "
                    + "cu toate acceptate",
                en: "the document has \(count) tracked changes; the text was read with all of "
                    + "them accepted"),
            hint: Text(
                ro: "acceptați sau respingeți modificările, apoi verificați din nou",
                en: "accept or reject the changes, then check again"))
    }

    static func unreadablePart(_ part: String, in file: String) -> Diagnostic {
        .warning(
            "reading.unreadable-part", at: .part(file: file, part: part),
            arguments: ["part": part],
            message: Text(
                ro: "partea „\(part)” nu a putut fi citită", en: "the part “\(part)” cannot be read"
            ),
            hint: Text(ro: "verificați-o în document", en: "look at it in the document"))
    }

    static func staleReference(
        printed: String, number: String?, at label: String, in file: String
    ) -> Diagnostic {
        .warning(
            "reading.stale-reference", at: .file(file),
            arguments: ["printed": printed, "number": number ?? ""],
            message: number.map { number in
                Text(
                    ro: "la \(label), trimiterea arată „\(printed)”, iar punctul are numărul "
                        + "„\(number)”",
                    en: "at \(label), the reference shows “\(printed)”, the point's number is "
                        + "“\(number)”")
            }
                ?? Text(
                    ro: "la \(label), trimiterea „\(printed)” nu mai duce nicăieri",
                    en: "at \(label), the reference “\(printed)” leads nowhere any more"),
            hint: Text(
                ro: "actualizați câmpurile documentului (F9 în Word)",
                en: "update the document's fields (F9 in Word)"))
    }
}
