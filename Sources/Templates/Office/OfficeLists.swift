internal import OpenPackage

/// Which list a Word paragraph is counted in, by its own number properties or its style's.
struct OfficeLists: Sendable {
    private var ofStyles: [String: Int] = [:]
    /// A number no list has yet.
    private(set) var next = 1

    init() {}

    init(styles: XML.Element?, numbering: XML.Element?) {
        func value(_ element: XML.Element?, _ name: String) -> String? {
            element?.elements.first { $0.name.local == name }?.attributes.first {
                $0.name.local == "val"
            }?.value
        }
        func child(_ element: XML.Element?, _ name: String) -> XML.Element? {
            element?.elements.first { $0.name.local == name }
        }
        var bases: [String: String] = [:]
        for style in styles?.elements ?? [] where style.name.local == "style" {
            guard let id = style.attributes.first(where: { $0.name.local == "styleId" })?.value
            else { continue }
            bases[id] = value(style, "basedOn")
            let number = value(child(child(style, "pPr"), "numPr"), "numId")
            ofStyles[id] = number.flatMap(Int.init)
        }
        for id in bases.keys where ofStyles[id] == nil {
            var base = bases[id]
            // Styles that build on each other in a circle are nobody's list.
            for _ in 0..<16 {
                guard let current = base, ofStyles[id] == nil else { break }
                ofStyles[id] = ofStyles[current]
                base = bases[current]
            }
        }
        for list in numbering?.elements ?? [] where list.name.local == "num" {
            let number = list.attributes.first { $0.name.local == "numId" }?.value
            next = max(next, (number.flatMap(Int.init) ?? 0) + 1)
        }
    }

    /// The paragraph's list; nil for none.
    func list(of paragraph: OfficeTree.ID, in tree: OfficeTree) -> Int? {
        func child(_ id: OfficeTree.ID?, _ name: String) -> OfficeTree.ID? {
            id.flatMap { id in
                tree[id].children.first { tree.element($0)?.name.local == name }
            }
        }
        func value(_ id: OfficeTree.ID?) -> String? {
            id.flatMap(tree.element)?.attributes.first { $0.name.local == "val" }?.value
        }
        let properties = child(paragraph, "pPr")
        let number =
            value(child(child(properties, "numPr"), "numId")).flatMap(Int.init)
            ?? value(child(properties, "pStyle")).flatMap { ofStyles[$0] }
        return number == 0 ? nil : number
    }
}

extension SettledPart {
    /// Whether a loop repeats a paragraph that names a list, or a style that may.
    var repeatsLists: Bool {
        dialect.kind == .word && repeatsLists(under: OfficeTree.root, inLoop: false)
    }

    private func repeatsLists(under id: OfficeTree.ID, inLoop: Bool) -> Bool {
        var loops = inLoop ? 1 : 0
        for child in tree[id].children {
            switch tree[child].content {
            case .tag(let tag):
                if case .for = tag.kind { loops += 1 }
                if case .endFor = tag.kind { loops -= 1 }
            case .element(let element):
                if loops > 0, ["pStyle", "numPr"].contains(element.name.local) { return true }
                if repeatsLists(under: child, inLoop: loops > 0) { return true }
            case .opening(let whole):
                if repeatsLists(under: whole, inLoop: loops > 0) { return true }
            case .text, .other, .closing: break
            }
        }
        return false
    }
}

extension XML.Element {
    /// A paragraph's properties with its list's number as given.
    func counted(in list: String) -> XML.Element {
        var result = self
        func element(_ name: String, _ children: [XML.Node] = []) -> XML.Element {
            XML.Element(
                name: XML.Name(namespace: self.name.namespace, local: name), prefix: prefix,
                children: children)
        }
        var number = element("numId")
        number.setAttribute(
            XML.Name(namespace: name.namespace, local: "val"), prefix: prefix, to: list)
        if let index = result.children.firstIndex(where: { $0.element?.name.local == "numPr" }),
            case .element(var own) = result.children[index]
        {
            let place = own.children.firstIndex { $0.element?.name.local == "numId" }
            if let place {
                own.children[place] = .element(number)
            } else {
                own.children.append(.element(number))
            }
            result.children[index] = .element(own)
            return result
        }
        let before: Set<String> = [
            "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl",
        ]
        let index = result.children.firstIndex { node in
            node.element.map { !before.contains($0.name.local) } ?? false
        }
        result.children.insert(
            .element(element("numPr", [.element(number)])), at: index ?? result.children.count)
        return result
    }

    /// The definitions of lists with further ones that begin again from the start.
    func restarting(_ lists: [(number: Int, like: Int)]) -> XML.Element {
        func attribute(_ element: XML.Element, _ name: String) -> String? {
            element.attributes.first { $0.name.local == name }?.value
        }
        var result = self
        func element(
            _ name: String, _ attributes: [(String, String)], _ children: [XML.Element] = []
        ) -> XML.Element {
            XML.Element(
                name: XML.Name(namespace: self.name.namespace, local: name), prefix: prefix,
                attributes: attributes.map {
                    XML.Attribute(
                        name: XML.Name(namespace: self.name.namespace, local: $0), prefix: prefix,
                        value: $1)
                },
                children: children.map { .element($0) })
        }
        let definitions = elements.filter { $0.name.local == "num" }
        let starts = Dictionary(
            elements.filter { $0.name.local == "abstractNum" }.map { definition in
                (
                    attribute(definition, "abstractNumId") ?? "",
                    definition.elements.filter { $0.name.local == "lvl" }.map { level in
                        (
                            attribute(level, "ilvl") ?? "0",
                            level.elements.first { $0.name.local == "start" }.flatMap {
                                attribute($0, "val")
                            } ?? "1"
                        )
                    }
                )
            }, uniquingKeysWith: { first, _ in first })
        var added: [XML.Node] = []
        for list in lists {
            guard
                let model = definitions.first(where: {
                    attribute($0, "numId") == String(list.like)
                }),
                let abstract = model.elements.first(where: { $0.name.local == "abstractNumId" })
            else { continue }
            let overrides = (starts[attribute(abstract, "val") ?? ""] ?? []).map { level, start in
                element(
                    "lvlOverride", [("ilvl", level)], [element("startOverride", [("val", start)])])
            }
            added.append(
                .element(
                    element("num", [("numId", String(list.number))], [abstract] + overrides)))
        }
        let last = result.children.lastIndex { $0.element?.name.local == "num" }
        result.children.insert(
            contentsOf: added, at: last.map { $0 + 1 } ?? result.children.count)
        return result
    }
}
