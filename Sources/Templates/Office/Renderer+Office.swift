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
        }
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
        guard let value = value(of: insertion.expression) else { return }
        switch value {
        case .reference(let clause):
            report(.unknownClause(clause, at: insertion.spot.place, known: knownClauses))
        case .pageField(let field):
            write { $0.insert(field, at: insertion.place, into: &$1) }
        case .blank: write { $0.insertBlank(at: insertion.place, into: &$1) }
        default:
            do {
                let text = environment.language.spelled(try value.printed(in: environment))
                guard let text = fit(text, at: insertion.spot) else { return }
                write { $0.insert(text, at: insertion.place, into: &$1) }
            } catch {
                report(error.located(at: .source(insertion.spot.place)))
            }
        }
    }
}

extension [UInt8] {
    func hasSuffix(_ ending: [UInt8]) -> Bool {
        count >= ending.count && self[(count - ending.count)...].elementsEqual(ending)
    }
}
