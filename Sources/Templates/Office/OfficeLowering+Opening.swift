internal import OpenPackage

/// The tags that open elements, with what their attributes print.
extension OfficeLowering {
    mutating func writeOpening(_ id: ID, _ element: XML.Element, into steps: inout StepList) {
        steps.markup { bytes in
            bytes += "<\(element.qualifiedName)".utf8
            for declaration in element.declarations {
                bytes +=
                    declaration.prefix.isEmpty ? " xmlns".utf8 : " xmlns:\(declaration.prefix)".utf8
                bytes += "=\"".utf8
                XML.escape(attribute: declaration.uri, into: &bytes)
                bytes += "\"".utf8
            }
        }
        for (index, attribute) in element.attributes.enumerated() {
            let change = identities.change(
                of: attribute, at: id, inLoop: loops > 0)
            if change == .dropped { continue }
            let prefix = attribute.prefix.isEmpty ? "" : attribute.prefix + ":"
            steps.markup(Array(" \(prefix)\(attribute.name.local)=\"".utf8))
            if let blocks = attributes[.init(node: id, index: index)] {
                lowerAttribute(blocks, into: &steps)
            } else {
                write(attribute.value, change, into: &steps)
            }
            steps.markup(Array("\"".utf8))
        }
        steps.markup(Array(">".utf8))
    }

    private func write(
        _ value: String, _ change: OfficeIdentities.Change, into steps: inout StepList
    ) {
        func original(_ steps: inout StepList) {
            steps.markup { XML.escape(attribute: value, into: &$0) }
        }
        switch change {
        case .kept, .dropped: original(&steps)
        case .numbered: steps.add(.serial)
        case .mark(let slot): steps.add(.office(.mark(slot)))
        case .marked(let slot): steps.add(.office(.marked(slot)))
        case .renumbered(let slot, let once):
            original(&steps)
            steps.add(
                .office(
                    .again(once, [.markup(Array("_".utf8)), .office(.mark(slot))])))
        case .suffixed(let slot, let once):
            steps.markup { XML.escape(attribute: String(value.prefix(30)), into: &$0) }
            steps.add(
                .office(
                    .again(
                        once, [.markup(Array("_".utf8)), .office(.marked(slot))])))
        }
    }

    private mutating func lowerAttribute(_ blocks: [Block<String>], into steps: inout StepList) {
        for block in blocks {
            switch block {
            case .leaf(let text): steps.markup { XML.escape(attribute: text, into: &$0) }
            case .tag(let tag):
                if case .output(let expression) = tag.kind {
                    steps.add(
                        .office(
                            .insert(
                                Insertion(
                                    expression: expression, place: .attribute, spot: TagSpot(tag))))
                    )
                } else {
                    lower(tag, into: &steps)
                }
            case .choice(let choice):
                steps.add(
                    .branch(
                        choice.branches.map { branch in
                            .init(condition: branch.condition, body: attributeSteps(branch.body))
                        }))
            case .loop(let loop):
                steps.add(
                    .loop(
                        loop.loop, body: attributeSteps(loop.body),
                        otherwise: attributeSteps(loop.otherwise)))
            }
        }
    }

    private mutating func attributeSteps(_ blocks: [Block<String>]) -> [Instruction] {
        var steps = StepList()
        lowerAttribute(blocks, into: &steps)
        return steps.finished
    }
}
