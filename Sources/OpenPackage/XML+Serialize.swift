extension XML {
    /// The line before the root element.
    public enum Prolog: Sendable {
        /// A fragment.
        case none
        /// `<?xml version="1.0" encoding="UTF-8"?>`, as OpenDocument writes it.
        case plain
        /// The same with `standalone="yes"`, as Office Open XML writes it.
        case standalone
    }

    /// The element as UTF-8. What `parse` read comes out equal when it is parsed again: prefixes,
    /// declarations, the order of attributes and white space are written as they stand.
    ///
    /// Names and prefixes are the caller's to keep well-formed, and so are forbidden characters:
    /// see `forbiddenCharacter(in:)`.
    public static func serialize(_ element: Element, prolog: Prolog = .standalone) -> [UInt8] {
        var writer = Writer()
        writer.write(prolog)
        writer.write(element)
        return writer.bytes
    }
}

private struct Writer {
    var bytes: [UInt8] = []

    mutating func write(_ prolog: XML.Prolog) {
        switch prolog {
        case .none: break
        case .plain: raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        case .standalone: raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
        }
    }

    mutating func write(_ element: XML.Element) {
        raw("<")
        name(element.prefix, element.name.local)
        for declaration in element.declarations { write(declaration) }
        for attribute in element.attributes {
            raw(" ")
            name(attribute.prefix, attribute.name.local)
            value(attribute.value)
        }
        if element.children.isEmpty { return raw("/>") }
        raw(">")
        for child in element.children { write(child) }
        raw("</")
        name(element.prefix, element.name.local)
        raw(">")
    }

    private mutating func write(_ declaration: XML.NamespaceDeclaration) {
        raw(declaration.prefix.isEmpty ? " xmlns" : " xmlns:")
        raw(declaration.prefix)
        value(declaration.uri)
    }

    private mutating func write(_ node: XML.Node) {
        switch node {
        case .element(let element): write(element)
        case .text(let text): XML.escape(text: text, into: &bytes)
        case .cdata(let text): cdata(text)
        case .comment(let text):
            raw("<!--")
            raw(text)
            raw("-->")
        case .processingInstruction(let target, let data):
            raw("<?")
            raw(target)
            raw(data.isEmpty ? "" : " ")
            raw(data)
            raw("?>")
        }
    }

    /// A section cannot hold `]]>`: such text goes on in a second one.
    private mutating func cdata(_ text: String) {
        raw("<![CDATA[")
        var brackets = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: ">"), brackets >= 2 { raw("]]><![CDATA[") }
            brackets = byte == UInt8(ascii: "]") ? brackets + 1 : 0
            bytes.append(byte)
        }
        raw("]]>")
    }

    private mutating func name(_ prefix: String, _ local: String) {
        if !prefix.isEmpty {
            raw(prefix)
            raw(":")
        }
        raw(local)
    }

    private mutating func value(_ text: String) {
        raw("=\"")
        XML.escape(attribute: text, into: &bytes)
        raw("\"")
    }

    private mutating func raw(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }
}
