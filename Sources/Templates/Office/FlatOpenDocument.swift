internal import Diagnostics
internal import OpenPackage

/// A flat Writer file (.fodt) is one XML document; a package has the same elements in parts.
enum FlatOpenDocument {
    private typealias Space = XML.Name.OpenDocumentSpace

    /// The package that a flat file stands for; any other file as it is.
    static func packed(_ bytes: [UInt8], file: String) throws(Diagnostic) -> [UInt8] {
        let start = bytes.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }.first
        guard start == UInt8(ascii: "<") else { return bytes }
        let root = try XML.parse(bytes, file: file, part: "")
        let type = root.attribute(XML.Name(namespace: Space.office, local: "mimetype")) ?? ""
        guard root.name == XML.Name(namespace: Space.office, local: "document"),
            type.hasPrefix(text)
        else { throw .notAnOfficeFile(file) }
        var package = ZipBuilder()
        package.add("mimetype", Array(type.utf8), compressed: false)
        for (name, kind, children) in parts {
            package.add(name, part(kind, children, of: root))
        }
        package.add("META-INF/manifest.xml", manifest(type))
        return try package.finish()
    }

    private static let text = "application/vnd.oasis.opendocument.text"

    /// Macros are in none of them.
    private static let parts: [(name: String, kind: String, children: [String])] = [
        ("content.xml", "document-content", ["font-face-decls", "automatic-styles", "body"]),
        (
            "styles.xml", "document-styles",
            ["font-face-decls", "styles", "automatic-styles", "master-styles"]
        ), ("meta.xml", "document-meta", ["meta"]),
        ("settings.xml", "document-settings", ["settings"]),
    ]

    private static func part(
        _ kind: String, _ children: [String], of root: XML.Element
    ) -> [UInt8] {
        var part = root
        part.name = XML.Name(namespace: Space.office, local: kind)
        part.attributes.removeAll { $0.name.local == "mimetype" }
        part.children = children.flatMap { name in
            root.children.filter { $0.element?.name.local == name }
        }
        return XML.serialize(part, prolog: .plain)
    }

    private static func manifest(_ type: String) -> [UInt8] {
        func named(_ local: String) -> XML.Name {
            XML.Name(namespace: Space.manifest, local: local)
        }
        func attribute(_ name: String, _ value: String) -> XML.Attribute {
            XML.Attribute(name: named(name), prefix: "manifest", value: value)
        }
        let files = [("/", type)] + parts.map { ($0.name, "text/xml") }
        let root = XML.Element(
            name: named("manifest"), prefix: "manifest",
            declarations: [.init(prefix: "manifest", uri: Space.manifest)],
            attributes: [attribute("version", "1.3")],
            children: files.map { path, type in
                .element(
                    XML.Element(
                        name: named("file-entry"), prefix: "manifest",
                        attributes: [
                            attribute("full-path", path), attribute("media-type", type),
                        ]))
            })
        return XML.serialize(root, prolog: .plain)
    }
}
