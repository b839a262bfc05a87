internal import Diagnostics
internal import Wording

extension Renderer {
    mutating func run(_ step: OfficeInstruction) {
        switch step {
        case .insert(let insertion): insert(insertion)
        case .vessel(let open, let body, let close): run(open, around: body, close)
        case .unlessEnding(let ending, let bytes):
            if !output.hasSuffix(ending) { write(bytes) }
        case .ifEnding(let ending, let bytes):
            if output.hasSuffix(ending) { write(bytes) }
        case .mark(let slot):
            office.marks[slot] = nextSerial()
            writeMark(slot)
        case .marked(let slot): writeMark(slot)
        case .once(let slot, let body):
            if office.seen.insert(slot).inserted { run(body) }
        case .again(let slot, let body):
            if !office.seen.insert(slot).inserted { run(body) }
        case .divert(let part, let body):
            let start = output.count
            run(body)
            office.diverted[part, default: []] += output[start...]
            takeBack(to: start)
        case .restart(let slot, let list): restart(slot, list)
        case .list(let slot): write(Array(String(office.lists[slot] ?? 0).utf8))
        case .count(let count): office.count(count)
        case .numeral:
            let words = office.numeral + " "
            write { $0.insert(words, at: .plain, into: &$1) }
        }
    }

    /// The first time the list itself serves.
    private mutating func restart(_ slot: Int, _ list: Int) {
        guard office.lists[slot] != nil else {
            office.lists[slot] = list
            return
        }
        office.lists[slot] = office.nextList
        office.newLists.append((office.nextList, list))
        office.nextList += 1
    }

    private mutating func insert(_ inline: Inline, _ insertion: Insertion) {
        guard case .text(let run) = insertion.place else {
            return report(.notInText(at: insertion.spot.place))
        }
        switch inline {
        case .styled(let words):
            for piece in words where fit(piece.text, at: insertion.spot) == nil { return }
            write { $0.insert(words, in: run, into: &$1) }
        case .picture(let picture):
            do { try insert(picture) } catch {
                report(error.located(at: .source(insertion.spot.place)))
            }
        }
    }

    private mutating func insert(_ picture: Picture) throws(Diagnostic) {
        guard let number = try office.pictures?.number(of: picture.path),
            let entry = office.pictures?.entries[number]
        else { throw Diagnostic.noPictures(picture.path) }
        office.shown.insert(number)
        let shown = ShownPicture(
            picture: picture, number: number, entry: entry, serial: nextSerial())
        write { $0.insert(shown, into: &$1) }
    }

    private mutating func refer(to clause: String, at insertion: Insertion) {
        guard case .text = insertion.place else {
            return report(.notInText(at: insertion.spot.place))
        }
        guard office.knownClauses.contains(ClauseBookmark.key(of: clause)) else {
            return report(.noBookmark(clause, at: insertion.spot.place))
        }
        leaveHole(for: clause, [], at: insertion.spot)
    }

    private mutating func writeMark(_ slot: Int) {
        write(Array(String(office.marks[slot] ?? 0).utf8))
    }

    private mutating func run(_ open: [Instruction], around body: [Instruction], _ close: [UInt8]) {
        let before = output.count
        run(open)
        let start = output.count
        run(body)
        if output.count == start { return takeBack(to: before) }
        write(close)
    }

    private mutating func insert(_ insertion: Insertion) {
        if let number = insertion.expression.loopNumber(in: scope) { return write(String(number)) }
        guard let value = value(of: insertion.expression) else { return }
        switch value {
        case .reference(let clause): refer(to: clause, at: insertion)
        case .pageField(let field):
            write { $0.insert(field, at: insertion.place, into: &$1) }
        case .inline(let inline): insert(inline, insertion)
        case .blank: write { $0.insertBlank(at: insertion.place, into: &$1) }
        case .text(let text) where text.isPlain: write(text)
        default:
            do {
                let text = environment.language.spelled(try value.printed(in: environment))
                guard let text = fit(text, at: insertion.spot) else { return }
                office.breaksPages = office.breaksPages || text.utf8.contains(0x0C)
                write { $0.insert(text, at: insertion.place, into: &$1) }
            } catch {
                report(error.located(at: .source(insertion.spot.place)))
            }
        }
    }
}

extension String {
    /// Whether the text stands in every office file just as it is: letters that need no other spelling,
    /// nothing to escape, no control characters, and only single spaces between words.
    fileprivate var isPlain: Bool {
        let bytes = utf8Span.span
        var isAfterSpace = true
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: " "):
                if isAfterSpace { return false }
                isAfterSpace = true
                continue
            case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
                UInt8(ascii: "\\"):
                return false
            case 0x21..<0x7F, 0x80..<0xC0, 0xC3, 0xC4, 0xC6..<0xCC, 0xD0, 0xD1: isAfterSpace = false
            default: return false
            }
        }
        return !isAfterSpace
    }
}

extension [UInt8] {
    func hasSuffix(_ ending: [UInt8]) -> Bool {
        count >= ending.count && self[(count - ending.count)...].elementsEqual(ending)
    }
}

/// A picture at one place of a document.
package struct ShownPicture: Sendable {
    let picture: Picture
    /// Of its file in the document, from 0.
    let number: Int
    let entry: PictureStore.Entry
    /// No other drawing has it.
    let serial: Int
}

extension Diagnostic {
    fileprivate static func notInText(at place: SourcePlace) -> Diagnostic {
        .error(
            "office.not-in-text", at: .source(place),
            message: Text(
                ro: "o imagine sau un text formatat nu poate sta aici",
                en: "a picture or formatted text cannot stand here"),
            hint: Text(
                ro: "puneți-o în textul unui paragraf, nu într-o adresă sau proprietate",
                en: "put it into the text of a paragraph, not into an address or property"))
    }
}
