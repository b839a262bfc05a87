internal import Diagnostics
internal import OpenPackage
internal import Wording

/// Puts a rendered document and a look together as an .odt.
struct OpenDocumentPackage {
    let look: OpenDocumentLook
    let syntax: OpenDocumentSyntax
    let document: RenderedDocument
    let properties: DocumentProperties
    /// Shapes of the tables in the body: their columns are automatic styles.
    let tables: [TableShape]

    private static let mimetype = "application/vnd.oasis.opendocument.text"
    private static let prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private static let namespaces = [
        ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
        ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
        ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
        ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
        ("fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
        ("meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
    ].map { "xmlns:\($0)=\"\($1)\"" }.joined(separator: " ")

    func bytes() throws(Diagnostic) -> [UInt8] {
        var builder = ZipBuilder(after: look.packedParts)
        builder.add("mimetype", Array(Self.mimetype.utf8), compressed: false)
        let pictures = look.document.parts.filter { $0.key.hasPrefix("Pictures/") }.keys.sorted()
        builder.add("META-INF/manifest.xml", manifest(with: pictures))
        builder.add("content.xml", content())
        builder.add("styles.xml", try styles())
        builder.add("meta.xml", meta())
        for picture in pictures { builder.add(picture, look.document.parts[picture] ?? []) }
        return try builder.finish()
    }

    private func content() -> [UInt8] {
        var bytes = Array(
            (Self.prolog + "<office:document-content \(Self.namespaces) office:version=\"1.3\">"
                + "<office:automatic-styles>").utf8)
        bytes += automaticStyles().utf8
        bytes += "</office:automatic-styles><office:body><office:text>".utf8
        bytes += document.body
        bytes += "</office:text></office:body></office:document-content>".utf8
        return bytes
    }

    private func meta() -> [UInt8] {
        var text =
            Self.prolog
            + "<office:document-meta \(Self.namespaces) office:version=\"1.3\"><office:meta>"
            + "<meta:generator>contractgen</meta:generator><dc:title>\(XML.escaped(properties.title))</dc:title>"
            + "<meta:initial-creator>contractgen</meta:initial-creator><dc:creator>contractgen</dc:creator>"
            + "<meta:creation-date>\(properties.timestamp)</meta:creation-date>"
            + "<dc:date>\(properties.timestamp)</dc:date><dc:language>\(properties.language.tag)</dc:language>"
        for property in properties.custom {
            text +=
                "<meta:user-defined meta:name=\"\(XML.escaped(property.name))\" meta:value-type=\"string\">"
                + "\(XML.escaped(property.value))</meta:user-defined>"
        }
        return Array((text + "</office:meta></office:document-meta>").utf8)
    }

    private func manifest(with pictures: [String]) -> [UInt8] {
        func entry(_ path: String, _ type: String, _ extra: String = "") -> String {
            "<manifest:file-entry manifest:full-path=\"\(XML.escaped(path))\"\(extra) manifest:media-type=\"\(type)\"/>"
        }
        let entries =
            [entry("/", Self.mimetype, " manifest:version=\"1.3\"")]
            + ["content.xml", "styles.xml", "meta.xml"].map { entry($0, "text/xml") }
            + pictures.map { entry($0, $0.hasSuffix(".png") ? "image/png" : "image/jpeg") }
        return Array(
            (Self.prolog
                + "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">"
                + entries.joined() + "</manifest:manifest>").utf8)
    }
}

// MARK: - Automatic styles of the body

extension OpenDocumentPackage {
    private func automaticStyles() -> String {
        let derived = StyleRole.allCases.filter { !$0.isTable }.map(variants).joined()
        return Self.textStyles + derived + annexStarts + pageBreak + Self.tableStyles + columnStyles
    }

    private static let textStyles = [
        ("Bold", "fo:font-weight=\"bold\""), ("Italic", "fo:font-style=\"italic\""),
        ("BoldItalic", "fo:font-weight=\"bold\" fo:font-style=\"italic\""),
        (
            "Blank",
            "style:text-underline-style=\"solid\" style:text-underline-width=\"auto\" style:text-underline-color=\"font-color\""
        ),
    ].map {
        "<style:style style:name=\"\($0)\" style:family=\"text\"><style:text-properties \($1)/></style:style>"
    }.joined()

    private func variants(of role: StyleRole) -> String {
        OpenDocumentSyntax.Variant.allCases.map { variant in
            let property =
                switch variant {
                case .keepsWithNext: "fo:keep-with-next=\"always\""
                case .centered: "fo:text-align=\"center\""
                case .right: "fo:text-align=\"end\""
                }
            return paragraphStyle(syntax.name(role, variant), parent: role, property)
        }.joined()
    }

    private func paragraphStyle(
        _ name: String, parent: StyleRole, _ properties: String, attributes: String = ""
    ) -> String {
        "<style:style style:name=\"\(name)\" style:family=\"paragraph\" style:parent-style-name=\"\(syntax.name(parent))\"\(attributes)>"
            + "<style:paragraph-properties \(properties)/></style:style>"
    }

    private var annexStarts: String {
        document.headers.indices.dropFirst().map { number in
            "<style:style style:name=\"\(OpenDocumentSyntax.annexStart(number))\" style:family=\"paragraph\""
                + " style:parent-style-name=\"\(syntax.name(.annex))\""
                + " style:master-page-name=\"\(masterName(number))\"/>"
        }.joined()
    }

    private var pageBreak: String {
        paragraphStyle("PageBreak", parent: .sectionEnd, "fo:break-after=\"page\"")
    }

    private static let padding =
        "fo:padding-top=\"0.05cm\" fo:padding-bottom=\"0.05cm\" fo:padding-left=\"0.19cm\" fo:padding-right=\"0.19cm\""
    private static let tableStyles =
        "<style:style style:name=\"FullWidth\" style:family=\"table\"><style:table-properties table:align=\"margins\" table:border-model=\"collapsing\"/></style:style>"
        + "<style:style style:name=\"Whole\" style:family=\"table\"><style:table-properties table:align=\"margins\" style:may-break-between-rows=\"false\"/></style:style>"
        + "<style:style style:name=\"WholeRow\" style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"always\"/></style:style>"
        + "<style:style style:name=\"Cell\" style:family=\"table-cell\"><style:table-cell-properties fo:border=\"0.5pt solid #000000\" \(padding)/></style:style>"
        + "<style:style style:name=\"HeadCell\" style:family=\"table-cell\"><style:table-cell-properties fo:border=\"0.5pt solid #000000\" fo:background-color=\"#f2f2f2\" \(padding)/></style:style>"
        + "<style:style style:name=\"LayoutCell\" style:family=\"table-cell\"><style:table-cell-properties fo:border=\"none\" \(padding)/></style:style>"

    private var columnStyles: String {
        let widths = Set(
            (tables + [OpenDocumentSyntax.gridShape]).flatMap { $0.columns(of: syntax.textWidth) })
        return widths.sorted().map { width in
            let centimetres = "\(width / 1000).\(String(1000 + width % 1000).dropFirst())cm"
            return
                "<style:style style:name=\"\(OpenDocumentSyntax.columnStyle(width))\" style:family=\"table-column\">"
                + "<style:table-column-properties style:column-width=\"\(centimetres)\"/></style:style>"
        }.joined()
    }
}

// MARK: - Pages

extension OpenDocumentPackage {
    private func masterName(_ number: Int) -> String {
        let name = look.masterPage.attribute(.OpenDocument.name) ?? "Standard"
        return number == 0 ? name : "\(name)_Annex\(number)"
    }

    /// The look's styles with our paragraphs in the headers and footers of a master page for the
    /// body and one for each annex.
    private func styles() throws(Diagnostic) -> [UInt8] {
        var masters: [XML.Node] = []
        for number in document.headers.indices { masters.append(.element(try master(number))) }
        let textStyles = try nodes(Array(Self.textStyles.utf8))
        var root = look.root
        root.children = root.children.map { node in
            guard var element = node.element else { return node }
            switch element.name {
            // The words of headers and footers are set by styles of this part alone.
            case .OpenDocument.automaticStyles: element.children += textStyles
            case .OpenDocument.masterStyles:
                element.children =
                    element.children.filter { child in
                        child.element?.attribute(.OpenDocument.name)
                            != look.masterPage.attribute(.OpenDocument.name)
                    } + masters
            default: return node
            }
            return .element(element)
        }
        return XML.serialize(root, prolog: .plain)
    }

    private func master(_ number: Int) throws(Diagnostic) -> XML.Element {
        var page = look.masterPage
        page.setAttribute(.OpenDocument.name, prefix: "style", to: masterName(number))
        if number > 0 {
            page.removeAttribute(.OpenDocument.displayName)
            page.removeAttribute(.OpenDocument.nextName)
        }
        // What stands on first or left pages alone would hide the document's number there.
        let variants: Set<XML.Name> = [
            .OpenDocument.headerFirst, .OpenDocument.headerLeft, .OpenDocument.footerFirst,
            .OpenDocument.footerLeft,
        ]
        page.children.removeAll { $0.element.map { variants.contains($0.name) } ?? false }
        let header = try nodes(document.headers[number])
        let footer = try nodes(document.footer)
        page.extend(.OpenDocument.header, with: header)
        page.extend(.OpenDocument.footer, with: footer)
        return page
    }

    /// A fragment in the prefixes of our parts.
    private func nodes(_ bytes: [UInt8]) throws(Diagnostic) -> [XML.Node] {
        guard !bytes.isEmpty else { return [] }
        let wrapped = Array("<w \(Self.namespaces)>".utf8) + bytes + Array("</w>".utf8)
        return try XML.parse(wrapped, file: look.document.name, part: "styles.xml").children
    }
}

extension XML.Element {
    /// Adds paragraphs to the header or footer of a master page, made where there is none.
    fileprivate mutating func extend(_ name: XML.Name, with paragraphs: [XML.Node]) {
        guard !paragraphs.isEmpty else { return }
        if let index = children.firstIndex(where: { $0.element?.name == name }),
            var element = children[index].element
        {
            element.children += paragraphs
            element.removeAttribute(.OpenDocument.display)
            children[index] = .element(element)
        } else {
            let header = XML.Element(name: name, prefix: "style", children: paragraphs)
            // The schema wants the header first, then the footer.
            let isHeader = name == .OpenDocument.header
            let after = children.lastIndex {
                $0.element?.name == .OpenDocument.header
            }
            children.insert(.element(header), at: isHeader ? 0 : (after.map { $0 + 1 } ?? 0))
        }
    }
}
