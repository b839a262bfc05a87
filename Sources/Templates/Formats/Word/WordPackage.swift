internal import Diagnostics
internal import OpenPackage
internal import Wording

/// Puts a rendered document and a look together as a .docx.
struct WordPackage {
    let look: WordLook
    let syntax: WordSyntax
    let document: RenderedDocument
    let properties: DocumentProperties

    func bytes() throws(Diagnostic) -> [UInt8] {
        let (parts, properties) = (try parts(), propertyParts)
        let lists = lists(of: (parts + properties).map(\.name))
        var builder = ZipBuilder(after: look.packedParts)
        builder.add("[Content_Types].xml", lists.contentTypes)
        for part in parts { builder.add(part) }
        builder.add(WordPartLists.relationshipsName, lists.relationships)
        for part in properties { builder.add(part) }
        return try builder.finish()
    }

    /// Those of the document before, where that has the same parts.
    private func lists(of parts: [String]) -> WordPartLists {
        let known = look.partLists.take()
        let lists = known.flatMap { $0.parts == parts ? $0 : nil } ?? WordPartLists(of: parts)
        look.partLists.give(lists)
        return lists
    }

    fileprivate struct Part {
        enum Content {
            /// Of this document alone.
            case own([UInt8])
            /// Of all documents of the look.
            case shared(PackedPart)
        }
        let name: String
        let content: Content

        init(_ name: String, _ bytes: [UInt8]) { (self.name, content) = (name, .own(bytes)) }

        init(_ name: String, _ part: PackedPart) { (self.name, content) = (name, .shared(part)) }
    }

    private func shared(_ names: [String]) -> [Part] {
        names.compactMap { name in look.sharedParts[name].map { Part(name, $0) } }
    }

    private func parts() throws(Diagnostic) -> [Part] {
        var parts = shared(["_rels/.rels"])
        parts.append(Part("word/document.xml", documentPart()))
        parts += shared(["word/styles.xml", "word/numbering.xml"] + Self.copied)
        parts += shared(["word/settings.xml"])
        for (index, header) in document.headers.enumerated() {
            parts += try letterhead(
                "hdr", from: look.header, adding: header, as: "word/header\(index).xml")
        }
        parts += try letterhead(
            "ftr", from: look.footer, adding: document.footer, as: "word/footer.xml")
        if look.header != nil || look.footer != nil {
            parts += shared(look.sharedParts.keys.filter(Self.isPicture).sorted())
        }
        return parts
    }

    /// Parts taken over as they are.
    private static let copied = ["word/fontTable.xml", "word/theme/theme1.xml"]

    private static func isPicture(_ name: String) -> Bool { name.hasPrefix("word/media/") }

    /// What all documents of a look hold alike, packed once.
    static func sharedParts(of look: WordLook) -> [String: PackedPart] {
        var parts = look.document.parts.filter { copied.contains($0.key) || isPicture($0.key) }
        parts["_rels/.rels"] = Array(packageRelationships.utf8)
        parts["word/styles.xml"] = XML.serialize(look.styles)
        parts["word/numbering.xml"] = XML.serialize(look.numbering)
        parts["word/settings.xml"] = Array(settings.utf8)
        return parts.mapValues { PackedPart($0) }
    }

    private func documentPart() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(document.body.count + 2_048)
        bytes += (Self.prolog + "<w:document \(Self.namespaces)><w:body>").utf8
        bytes += document.body
        syntax.section(document.headers.count - 1, into: &bytes)
        bytes += "</w:body></w:document>".utf8
        return bytes
    }

    static let prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let namespaces =
        "xmlns:w=\"\(XML.Name.Word.namespace)\" xmlns:r=\"\(officeRelationships)\""
    static let officeRelationships =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// The style document's settings would bring protection, tracking or a data source along; only
    /// what sets type is ours to state.
    private static let settings: String = {
        let settings =
            "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"709\"/>"
            + "<w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:compatSetting"
            + " w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\""
            + " w:val=\"15\"/></w:compat>"
        return prolog + "<w:settings \(namespaces)>\(settings)</w:settings>"
    }()
}

// MARK: - Headers and footers

extension WordPackage {
    /// Our paragraphs below those of the letterhead, with the letterhead's pictures.
    private func letterhead(
        _ root: String, from part: String?, adding paragraphs: [UInt8], as name: String
    ) throws(Diagnostic) -> [Part] {
        let opening = Self.prolog + "<w:\(root) \(Self.namespaces)>"
        let own = Array(opening.utf8) + paragraphs + Array("</w:\(root)>".utf8)
        guard let part, let bytes = look.document.parts[part] else { return [Part(name, own)] }
        var element = try XML.parse(bytes, file: look.document.name, part: part)
            .spelled([XML.Name.Word.namespace: "w", Self.officeRelationships: "r"])
        element.children += try XML.parse(own, file: name, part: name).children
        return [Part(name, XML.serialize(element))] + relationships(of: part, as: name)
    }

    private func relationships(of part: String, as name: String) -> [Part] {
        func path(_ part: String) -> String {
            let pieces = part.split(separator: "/")
            return (pieces.dropLast() + ["_rels", "\(pieces.last ?? "").rels"]).joined(
                separator: "/")
        }
        return look.document.parts[path(part)].map { [Part(path(name), $0)] } ?? []
    }
}

// MARK: - Package parts

extension WordPackage {
    private static let packageRelationships =
        prolog
        + "<Relationships xmlns=\"\(XML.Name.Relationships.namespace)\">"
        + "<Relationship Id=\"rId1\" Type=\"\(officeRelationships)/officeDocument\" Target=\"word/document.xml\"/>"
        + "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
        + "<Relationship Id=\"rId3\" Type=\"\(officeRelationships)/extended-properties\" Target=\"docProps/app.xml\"/>"
        + "<Relationship Id=\"rId4\" Type=\"\(officeRelationships)/custom-properties\" Target=\"docProps/custom.xml\"/>"
        + "</Relationships>"

    private var propertyParts: [Part] {
        let types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
        let core =
            "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + "<dc:title>\(XML.escaped(properties.title))</dc:title><dc:creator>contractgen</dc:creator>"
            + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">\(properties.timestamp)</dcterms:created>"
            + "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">\(properties.timestamp)</dcterms:modified>"
            + "<dc:language>\(properties.language.tag)</dc:language></cp:coreProperties>"
        let app =
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
            + "<Application>contractgen</Application></Properties>"
        var custom =
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"\(types)\">"
        for (index, property) in properties.custom.enumerated() {
            custom +=
                "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"\(index + 2)\""
                + " name=\"\(XML.escaped(property.name))\"><vt:lpwstr>\(XML.escaped(property.value))</vt:lpwstr></property>"
        }
        return [
            Part("docProps/core.xml", Array((Self.prolog + core).utf8)),
            Part("docProps/app.xml", Array((Self.prolog + app).utf8)),
            Part("docProps/custom.xml", Array((Self.prolog + custom + "</Properties>").utf8)),
        ]
    }
}

extension ZipBuilder {
    fileprivate mutating func add(_ part: WordPackage.Part) {
        switch part.content {
        case .own(let bytes): add(part.name, bytes)
        case .shared(let packed): add(part.name, packed)
        }
    }
}

extension XML {
    /// Text fit for element content and for attributes in double quotes.
    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        escape(attribute: text, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
