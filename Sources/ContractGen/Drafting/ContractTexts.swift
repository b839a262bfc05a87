internal import Diagnostics
internal import Templates
internal import Wording

/// The changes of an amendment beside what the contract says at the points they name.
struct ContractTexts {
    private let draft: Draft
    private let earlier: [Amendment.Change]

    /// - Parameter draft: Of the contract as it was signed.
    init(_ draft: Draft, changedBy amendments: [Amendment]) {
        self.draft = draft
        earlier = amendments.flatMap(\.changes)
    }

    /// The fields below `amendment.texts`, in the order of the changes.
    ///
    /// `contract_text` is what the contract says there, as earlier amendments left it; `old_text` is
    /// what the data say of it, else the same. White space, cedillas and the kind of quotes make no
    /// difference.
    func fields(of changes: [Amendment.Change]) -> [Value] { changes.map { .map(fields(of: $0)) } }

    private func fields(of change: Amendment.Change) -> Value.Map {
        let found = texts(at: change)
        var map = Value.Map([
            ("point", .text(number(of: change))), ("action", .text(change.action.rawValue)),
            ("is_found", .bool(!found.isEmpty)),
            ("matches", .bool(matches(change, found))),
        ])
        map["annex"] = change.annex.map { .integer($0) }
        map["contract_text"] = found.last.map { .text($0) }
        map["old_text"] = (change.oldText ?? found.last).map { .text($0) }
        map["new_text"] = change.newText.map { .text($0) }
        return map
    }

    private func matches(_ change: Amendment.Change, _ found: [String]) -> Bool {
        guard change.action != .add else { return found.isEmpty }
        guard let old = change.oldText else { return !found.isEmpty }
        return found.contains { $0.isSameText(as: old) }
    }

    /// The point's own sentence, then the point with all below it; empty where there is none.
    private func texts(at change: Amendment.Change) -> [String] {
        if let last = earlier.last(where: { isSamePlace($0, change) }) {
            return [last.newText].compactMap(\.self)
        }
        guard let start = start(of: change) else { return [] }
        let opening = draft.blocks[start]
        let rest = draft.blocks[(start + 1)...].prefix { $0.kind.isBelow(opening.kind) }
        let whole = ([opening] + rest).map { $0 == opening ? $0.text : $0.line }
        return [opening.text, whole.joined(separator: "\n")]
    }

    private func isSamePlace(_ one: Amendment.Change, _ other: Amendment.Change) -> Bool {
        number(of: one).isSameText(as: number(of: other)) && one.annex == other.annex
    }

    /// „9.2”, also for a change that names the clause by its id.
    private func number(of change: Amendment.Change) -> String {
        let block = draft.blocks.first { $0.id == change.point }
        return block?.number?.trimmingFinalStop ?? change.point
    }

    private func start(of change: Amendment.Change) -> Int? {
        if let named = draft.blocks.firstIndex(where: { $0.id == change.point }) { return named }
        guard let range = range(ofAnnex: change.annex) else { return nil }
        let words = change.point.split { $0.isWhitespace || $0 == "\u{A0}" }.map(String.init)
        guard let number = words.first else { return nil }
        let point = range.first { draft.blocks[$0].isNumbered(number) }
        guard let point, words.count > 1, let letter = words.last else { return point }
        return draft.blocks[(point + 1)..<range.upperBound].indices
            .prefix { draft.blocks[$0].kind != .point && draft.blocks[$0].kind != .article }
            .first { draft.blocks[$0].isNumbered(letter) }
    }

    /// The blocks of the contract's own text, or of one annex by its printed number.
    private func range(ofAnnex number: Int?) -> Range<Int>? {
        let blocks = draft.blocks
        let annexes = blocks.indices.filter { blocks[$0].kind == .annex }
        guard let number else { return 0..<(annexes.first ?? blocks.count) }
        guard
            let position = annexes.firstIndex(where: { index in
                blocks[index].number?.split { !$0.isNumber }.last.map(String.init)
                    == String(number)
            })
        else { return nil }
        let end = position + 1 < annexes.count ? annexes[position + 1] : blocks.count
        return annexes[position]..<end
    }
}

extension Draft.Block {
    fileprivate var line: String { [number, text].compactMap(\.self).joined(separator: " ") }

    fileprivate func isNumbered(_ typed: String) -> Bool {
        number?.trimmingFinalStop == typed.trimmingFinalStop
    }
}

extension Draft.Kind {
    /// Whether such a block still belongs to an opened one.
    fileprivate func isBelow(_ opening: Draft.Kind) -> Bool {
        switch (opening, self) {
        case (_, .title), (_, .article), (_, .annex), (_, .signatures): false
        case (.article, _), (.annex, _): true
        case (.point, .point): false
        case (.point, _): true
        case (_, .paragraph): true
        default: false
        }
    }
}

extension String {
    /// The same words, whatever the white space, the quotes, the capitals and the cedillas.
    fileprivate func isSameText(as other: String) -> Bool {
        Folding.key(self) == Folding.key(other)
    }
}
