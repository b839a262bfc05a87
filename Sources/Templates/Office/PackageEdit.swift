internal import Diagnostics
internal import OpenPackage

/// A Word or Writer file with some of its parts written anew; all others stay as they are packed.
struct PackageEdit {
    let format: FileFormat
    private let archive: ZipArchive
    private let file: String
    private var replaced: [String: [UInt8]] = [:]
    private var added: [(name: String, bytes: [UInt8])] = []

    private static let types = "[Content_Types].xml"
    private static let typesNamespace =
        "http://schemas.openxmlformats.org/package/2006/content-types"

    /// - Parameter file: the file's name in messages.
    init(_ package: [UInt8], named file: String) throws(Diagnostic) {
        archive = try ZipArchive(bytes: FlatOpenDocument.packed(package, file: file), file: file)
        self.file = file
        format = archive.contains(Self.types) ? .docx : .odt
    }

    func contains(_ part: String) -> Bool {
        archive.contains(part) || added.contains { $0.name == part }
    }

    func isChanged(_ part: String) -> Bool { replaced[part] != nil }

    /// A part's root as the archive has it.
    func root(of part: String) throws(Diagnostic) -> XML.Element {
        try XML.parse(archive.contents(of: part), file: file, part: part)
    }

    mutating func write(_ root: XML.Element, to part: String, _ prolog: XML.Prolog) {
        let bytes = XML.serialize(root, prolog: prolog)
        if archive.contains(part) { replaced[part] = bytes } else { added.append((part, bytes)) }
    }

    func finish() throws(Diagnostic) -> [UInt8] {
        var package = ZipBuilder()
        for name in archive.names where !name.hasSuffix("/") {
            if let bytes = replaced[name] {
                package.add(name, bytes)
            } else {
                package.copy(name, from: archive)
            }
        }
        for part in added { package.add(part.name, part.bytes) }
        return try package.finish()
    }

    // MARK: - What tells of parts

    /// The relationships of a part, `""` for those of the package; none where it has no such part.
    func relationships(of part: String) throws(Diagnostic) -> XML.Element {
        let path = OfficePartName.relationships(of: part)
        guard archive.contains(path) else {
            return XML.Element(
                name: XML.Name(
                    namespace: XML.Name.Relationships.namespace, local: "Relationships"),
                declarations: [.init(prefix: "", uri: XML.Name.Relationships.namespace)])
        }
        return try root(of: path)
    }

    /// Says what a new part of a Word file is.
    mutating func addOverride(of part: String, as type: String) throws(Diagnostic) {
        var types = try root(of: Self.types)
        let name = XML.Name(local: "PartName")
        types.children.removeAll { $0.element?.attribute(name) == "/" + part }
        types.children.append(
            .element(
                XML.Element(
                    name: XML.Name(namespace: Self.typesNamespace, local: "Override"),
                    prefix: types.prefix,
                    attributes: [
                        XML.Attribute(name: name, value: "/" + part),
                        XML.Attribute(name: XML.Name(local: "ContentType"), value: type),
                    ])))
        write(types, to: Self.types, .standalone)
    }

    /// Says that a Writer file has a new part, in XML.
    mutating func listInManifest(_ part: String) throws(Diagnostic) {
        let manifest = "META-INF/manifest.xml"
        guard archive.contains(manifest) else { return }
        var root = try root(of: manifest)
        func attribute(_ name: String, _ value: String) -> XML.Attribute {
            XML.Attribute(
                name: XML.Name(namespace: XML.Name.OpenDocumentSpace.manifest, local: name),
                prefix: root.prefix, value: value)
        }
        root.children.append(
            .element(
                XML.Element(
                    name: XML.Name(
                        namespace: XML.Name.OpenDocumentSpace.manifest, local: "file-entry"),
                    prefix: root.prefix,
                    attributes: [
                        attribute("full-path", part), attribute("media-type", "text/xml"),
                    ])))
        write(root, to: manifest, .plain)
    }
}
