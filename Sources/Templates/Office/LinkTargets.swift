internal import OpenPackage

/// Hyperlinks of a Word part whose address holds tags. The address stands in another part, once for
/// all rounds of a loop; as a field in the text it can change with each.
struct LinkTargets {
    /// Addresses with tags, by relationship.
    private(set) var targets: [String: String] = [:]

    /// - Parameter relationships: the part's relationships.
    init(_ relationships: XML.Element) {
        for one in relationships.children(named: .Relationships.relationship) {
            guard let id = one.attribute(.Relationships.id),
                one.attribute(.Relationships.type)?.hasSuffix("/hyperlink") == true,
                let target = one.attribute(.Relationships.target)?.withoutPercents,
                target.contains("{{") || target.contains("{%")
            else { continue }
            targets[id] = target
        }
    }

    var isEmpty: Bool { targets.isEmpty }

    /// The relationships without those that became fields.
    func remaining(of relationships: XML.Element) -> XML.Element {
        var result = relationships
        result.children.removeAll { node in
            node.element?.attribute(.Relationships.id).map { targets[$0] != nil } ?? false
        }
        return result
    }

    /// The part with such links as fields.
    func asFields(_ element: XML.Element) -> XML.Element {
        var result = element
        result.children = element.children.flatMap { node -> [XML.Node] in
            guard let child = node.element else { return [node] }
            let inner = asFields(child)
            guard child.name.local == "hyperlink", OfficeDialect.word.isNative(child.name),
                let id = child.attributes.first(where: { $0.name.local == "id" })?.value,
                let target = targets[id]
            else { return [.element(inner)] }
            return field(to: target, around: inner)
        }
        return result
    }

    private func field(to target: String, around link: XML.Element) -> [XML.Node] {
        func element(_ name: String, _ children: [XML.Node] = []) -> XML.Element {
            XML.Element(
                name: XML.Name(namespace: link.name.namespace, local: name), prefix: link.prefix,
                children: children)
        }
        func run(_ child: XML.Element) -> XML.Node { .element(element("r", [.element(child)])) }
        func character(_ type: String) -> XML.Node {
            var character = element("fldChar")
            let name = XML.Name(namespace: link.name.namespace, local: "fldCharType")
            character.setAttribute(name, prefix: link.prefix, to: type)
            return run(character)
        }
        var code = element("instrText", [.text(" HYPERLINK \"\(target)\" ")])
        code.setAttribute(.space, prefix: "xml", to: "preserve")
        return [character("begin"), run(code), character("separate")] + link.children + [
            character("end")
        ]
    }
}

extension String {
    /// With `%7B` and the like as the characters they stand for; as it is when that is no text.
    var withoutPercents: String {
        guard utf8.contains(UInt8(ascii: "%")) else { return self }
        var bytes: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.utf8.count == 2,
                digits.allSatisfy(\.isHexDigit), let value = UInt8(digits, radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? self
    }
}
