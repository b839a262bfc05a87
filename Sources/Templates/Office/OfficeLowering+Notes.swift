internal import Diagnostics
internal import OpenPackage

/// Foot- and endnotes in loops.
extension OfficeLowering {
    /// A note in a loop is written anew in each round, with the round's values.
    mutating func lowerRepeatedNote(_ id: ID, into steps: inout StepList) -> Bool {
        guard loops > 0, dialect.kind == .word, case .element(var reference)? = tree.xml(id),
            let part = notes[reference.name.local],
            let index = reference.attributes.firstIndex(where: { $0.name.local == "id" }),
            let note = part.note(reference.attributes[index].value)
        else { return false }
        noteRepeated(reference.attributes[index].value, of: reference.name.local)
        let slot = newSlot()
        var lowering = OfficeLowering(part.tree, part.dialect, part.attributes)
        steps.add(.office(.divert(part.name.name, lowering.note(note, slot: slot))))
        report(lowering.problems.all)
        reference.attributes[index].value = Self.gap
        write(reference, filling: .office(.marked(slot)), into: &steps)
        return true
    }

    /// One note with a number of its own.
    private mutating func note(_ id: ID, slot: Int) -> [Instruction] {
        guard var element = tree.element(id) else { return [] }
        let close = element.closing
        for index in element.attributes.indices
        where element.attributes[index].name.local == "id" {
            element.attributes[index].value = Self.gap
        }
        var steps = StepList()
        let bytes = element.opening.split(separator: 1, omittingEmptySubsequences: false)
        steps.markup(Array(bytes[0]))
        steps.add(.office(.mark(slot)))
        steps.markup(Array(bytes.last ?? []))
        loops += 1
        lower(tree[id].children, into: &steps)
        loops -= 1
        steps.markup(close)
        return steps.finished
    }

    func isGone(_ id: ID) -> Bool {
        guard !withoutNotes.isEmpty, let element = tree.element(id),
            ["footnote", "endnote"].contains(element.name.local),
            let number = element.attributes.first(where: { $0.name.local == "id" })?.value
        else { return false }
        return withoutNotes.contains(number)
    }
}

extension SettledPart {
    /// The note with this number.
    fileprivate func note(_ number: String) -> OfficeTree.ID? {
        tree[OfficeTree.root].children.first { id in
            tree.element(id)?.attributes.contains {
                $0.name.local == "id" && $0.value == number
            } ?? false
        }
    }
}
