internal import OpenPackage

extension XML.Element {
    var qualifiedName: String { prefix.isEmpty ? name.local : prefix + ":" + name.local }

    /// The tag that opens the element, for children to follow.
    var opening: [UInt8] {
        var bare = self
        bare.children = []
        return XML.serialize(bare, prolog: .none).dropLast(2) + Array(">".utf8)
    }

    var closing: [UInt8] { Array("</\(qualifiedName)>".utf8) }
}

extension XML {
    /// A node that is no element, as it stands in a document.
    static func serialized(_ node: Node) -> [UInt8] {
        let holder = Element(name: Name(local: "x"), children: [node])
        return Array(serialize(holder, prolog: .none).dropFirst(3).dropLast(4))
    }
}
