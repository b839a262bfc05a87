internal import Diagnostics
internal import OpenPackage

/// Puts remarks into a .docx as comments: marks in the text, words in the part for comments.
struct WordRemarks {
    private let archive: ZipArchive
    private let file: String
    private let signer: RemarkSigner
    private let parts: WordParts

    init(_ archive: ZipArchive, file: String, signer: RemarkSigner) throws(Diagnostic) {
        self.archive = archive
        self.file = file
        self.signer = signer
        parts = try WordParts(archive, file: file)
    }

    func bytes(
        with remarks: [(path: [Int], remarks: [[String]])]
    ) throws(Diagnostic) -> [UInt8] {
        var document = try parts.document()
        let name = parts.name(of: .comments) ?? folder + "comments.xml"
        var comments = try existing(name) ?? emptyComments
        var next = comments.elements.compactMap { $0.wordNumber("id") }.max().map { $0 + 1 } ?? 0
        let spelling = Spelling(of: document)
        for (path, remarks) in remarks {
            let ids = remarks.map { lines in
                defer { next += 1 }
                comments.children.append(
                    .element(comment(next, lines, in: Spelling(of: comments))))
                return next
            }
            document.change(at: path) { $0.mark(ids, spelling) }
        }
        return try package([parts.main: document, name: comments], comments: name)
    }

    private var folder: String {
        parts.main.lastIndex(of: "/").map { String(parts.main[...$0]) } ?? ""
    }

    private func existing(_ name: String) throws(Diagnostic) -> XML.Element? {
        archive.contains(name) ? try parts.part(name) : nil
    }

    private var emptyComments: XML.Element {
        let namespace = XML.Name.Word.namespace
        return XML.Element(
            name: XML.Name(namespace: namespace, local: "comments"), prefix: "w",
            declarations: [XML.NamespaceDeclaration(prefix: "w", uri: namespace)])
    }

    private func comment(_ id: Int, _ lines: [String], in spelling: Spelling) -> XML.Element {
        let paragraphs = lines.map { line in
            let text = spelling.element("t", text: line)
            return XML.Node.element(
                spelling.element("p", [.element(spelling.element("r", [.element(text)]))]))
        }
        return spelling.element(
            "comment", paragraphs,
            attributes: [
                ("id", String(id)), ("author", signer.author), ("date", signer.time),
                ("initials", signer.initials),
            ])
    }

    // MARK: - The package

    private func package(
        _ changed: [String: XML.Element], comments: String
    ) throws(Diagnostic) -> [UInt8] {
        let isNew = !archive.contains(comments)
        var builder = ZipBuilder()
        for part in archive.names where !part.hasSuffix("/") {
            if let element = changed[part] {
                builder.add(part, XML.serialize(element))
            } else if isNew, part == "[Content_Types].xml" {
                builder.add(part, XML.serialize(try withType(of: comments)))
            } else if isNew, part == relationships {
                builder.add(part, XML.serialize(try withRelationship(to: comments)))
            } else {
                builder.copy(part, from: archive)
            }
        }
        if isNew, let element = changed[comments] {
            builder.add(comments, XML.serialize(element))
            if !archive.contains(relationships) {
                builder.add(relationships, XML.serialize(try withRelationship(to: comments)))
            }
        }
        return try builder.finish()
    }

    private var relationships: String {
        "\(folder)_rels/\(parts.main.dropFirst(folder.count)).rels"
    }

    private func withType(of comments: String) throws(Diagnostic) -> XML.Element {
        var types = try parts.part("[Content_Types].xml")
        let namespace = types.name.namespace
        types.children.append(
            .element(
                XML.Element(
                    name: XML.Name(namespace: namespace, local: "Override"), prefix: types.prefix,
                    attributes: [
                        XML.Attribute(name: XML.Name(local: "PartName"), value: "/" + comments),
                        XML.Attribute(
                            name: XML.Name(local: "ContentType"),
                            value:
                                "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
                        ),
                    ])))
        return types
    }

    private func withRelationship(to comments: String) throws(Diagnostic) -> XML.Element {
        let namespace = XML.Name.Relationships.namespace
        var root = XML.Element(
            name: XML.Name(namespace: namespace, local: "Relationships"),
            declarations: [XML.NamespaceDeclaration(prefix: "", uri: namespace)])
        if archive.contains(relationships) { root = try parts.part(relationships) }
        root.children.append(
            .element(
                XML.Element(
                    name: .Relationships.relationship, prefix: root.prefix,
                    attributes: [
                        XML.Attribute(name: .Relationships.id, value: "rIdContractgenComments"),
                        XML.Attribute(
                            name: .Relationships.type,
                            value:
                                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
                        ),
                        XML.Attribute(
                            name: .Relationships.target,
                            value: String(comments.dropFirst(folder.count))),
                    ])))
        return root
    }
}

/// How a part spells Word's names: the namespace of its edition, and its prefix.
private struct Spelling {
    let namespace: String
    let prefix: String

    init(of root: XML.Element) {
        namespace = root.name.namespace
        prefix = root.prefix
    }

    func element(
        _ local: String, _ children: [XML.Node] = [], attributes: [(String, String)] = []
    ) -> XML.Element {
        XML.Element(
            name: XML.Name(namespace: namespace, local: local), prefix: prefix,
            attributes: attributes.map { name, value in
                XML.Attribute(
                    name: XML.Name(namespace: namespace, local: name), prefix: prefix,
                    value: value)
            }, children: children)
    }

    func element(_ local: String, text: String) -> XML.Element {
        var element = element(local, [.text(text)])
        element.attributes.append(
            XML.Attribute(
                name: XML.Name(namespace: "http://www.w3.org/XML/1998/namespace", local: "space"),
                prefix: "xml", value: "preserve"))
        return element
    }
}

extension XML.Element {
    /// Marks a whole paragraph as what comments are about.
    fileprivate mutating func mark(_ ids: [Int], _ spelling: Spelling) {
        let start = children.firstIndex { $0.element?.word == .paragraphProperties }
        children.insert(
            contentsOf: ids.map { id in
                .element(
                    spelling.element("commentRangeStart", attributes: [("id", String(id))]))
            }, at: start.map { $0 + 1 } ?? 0)
        for id in ids {
            let attributes = [("id", String(id))]
            let reference = spelling.element("commentReference", attributes: attributes)
            children.append(
                .element(spelling.element("commentRangeEnd", attributes: attributes)))
            children.append(.element(spelling.element("r", [.element(reference)])))
        }
    }
}
