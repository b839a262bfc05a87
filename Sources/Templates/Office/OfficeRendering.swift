internal import Diagnostics
internal import OpenPackage

/// One document in the making: its parts rendered one after the other, then put together.
struct OfficeRendering {
    private let template: OfficeTemplate
    private var written: [String: [UInt8]] = [:]
    private var added: [(name: String, bytes: [UInt8])] = []
    private var serial: Int
    private var state = OfficeState()
    private var problems = DiagnosticCollector()

    private var archive: ZipArchive { template.archive }
    private var format: FileFormat { template.format }

    init(of template: OfficeTemplate, pictures: PictureSource?) {
        self.template = template
        serial = template.firstSerial
        state.nextList = template.firstList
        state.knownClauses = template.clauses
        state.pictures = pictures.map { PictureStore(source: $0) }
    }

    mutating func render(
        _ part: OfficePart, _ data: Value.Map, _ environment: Environment, _ limits: RenderLimits
    ) {
        var renderer = Renderer(
            syntax: part.syntax, fields: data, environment: environment, limits: limits,
            knownClauses: [:], firstSerial: serial, expectedLength: part.expectedLength)
        renderer.office = state
        do {
            let range = try renderer.render(part.steps)
            written[part.name] = try renderer.bytes(in: range)
        } catch {
            problems.report(error.all)
        }
        serial = renderer.nextSerial()
        state = renderer.office
        if format == .odt, state.breaksPages {
            note(Result { () throws(Diagnostic) in try addPageBreakStyle(to: part.name) })
        }
        state.breaksPages = false
        if part.hasCellBlocks {
            note(Result { () throws(Diagnostic) in try squareTables(of: part) })
        }
        if format == .docx, !state.shown.isEmpty {
            note(Result { () throws(Diagnostic) in try relatePictures(to: part.name) })
        }
        state.shown = []
    }

    private mutating func note(_ result: Result<Void, Diagnostic>) {
        if case .failure(let problem) = result { problems.report(problem) }
    }

    private mutating func squareTables(of part: OfficePart) throws(Diagnostic) {
        guard let bytes = written[part.name] else { return }
        let root = try XML.parse(bytes, file: archive.names[0], part: part.name)
        written[part.name] = XML.serialize(
            TableColumns.squared(in: root, part.dialect),
            prolog: format == .docx ? .standalone : .plain)
    }

    private mutating func addPageBreakStyle(to part: String) throws(Diagnostic) {
        guard let bytes = written[part] else { return }
        let root = try XML.parse(bytes, file: archive.names[0], part: part)
        written[part] = XML.serialize(WriterPageBreak.added(to: root), prolog: .plain)
    }

    /// The finished archive.
    consuming func finish() throws(DiagnosticList) -> [UInt8] {
        note(Result { () throws(Diagnostic) in try complete() })
        _ = try problems.finish(())
        var package = ZipBuilder()
        for name in archive.names {
            if let bytes = written[name] {
                package.add(name, bytes)
            } else if let part = template.packed[name] {
                package.add(name, part)
            }
        }
        for part in added { package.add(part.name, part.bytes) }
        let finished = package
        return try DiagnosticList.wrapping { () throws(Diagnostic) in try finished.finish() }
    }

    /// What the parts' own content asks of other parts.
    private mutating func complete() throws(Diagnostic) {
        for (part, bytes) in state.diverted {
            var whole = try current(part)
            let end = whole.lastIndex(of: UInt8(ascii: "<")) ?? whole.endIndex
            whole.insert(contentsOf: bytes, at: end)
            written[part] = whole
        }
        let numbering = "word/numbering.xml"
        if !state.newLists.isEmpty, archive.contains(numbering) {
            let root = try XML.parse(current(numbering), file: archive.names[0], part: numbering)
            written[numbering] = XML.serialize(root.restarting(state.newLists))
        }
        if let store = state.pictures, !store.entries.isEmpty { try addPictures(store.entries) }
    }

    private func current(_ part: String) throws(Diagnostic) -> [UInt8] {
        if let bytes = written[part] ?? template.replaced[part] { return bytes }
        return try archive.contents(of: part)
    }

    // MARK: - Pictures

    private mutating func addPictures(_ entries: [PictureStore.Entry]) throws(Diagnostic) {
        let folder = format == .docx ? "word/media/" : "Pictures/"
        let files = entries.enumerated().flatMap { $1.files($0) }
        for file in files { added.append((folder + file.name, file.file.bytes)) }
        let formats = Set(files.map(\.file.format))
        if format == .docx {
            try declareContentTypes(of: formats)
        } else {
            try listInManifest(files.map { (folder + $0.name, $0.file.format) })
        }
    }

    private mutating func declareContentTypes(
        of formats: Set<PictureFile.Format>
    ) throws(Diagnostic) {
        let part = "[Content_Types].xml"
        var types = try XML.parse(current(part), file: part, part: part)
        let (ending, type) = (XML.Name(local: "Extension"), XML.Name(local: "ContentType"))
        let known = Set(types.elements.compactMap { $0.attribute(ending)?.lowercased() })
        for format in formats.sorted(by: { $0.rawValue < $1.rawValue })
        where !known.contains(format.rawValue) {
            types.children.insert(
                .element(
                    XML.Element(
                        name: XML.Name(namespace: types.name.namespace, local: "Default"),
                        prefix: types.prefix,
                        attributes: [
                            XML.Attribute(name: ending, value: format.rawValue),
                            XML.Attribute(name: type, value: format.mediaType),
                        ])), at: 0)
        }
        written[part] = XML.serialize(types)
    }

    private mutating func listInManifest(
        _ files: [(name: String, format: PictureFile.Format)]
    ) throws(Diagnostic) {
        let part = "META-INF/manifest.xml"
        guard archive.contains(part) else { return }
        var manifest = try XML.parse(current(part), file: part, part: part)
        func name(_ local: String) -> XML.Name {
            XML.Name(namespace: XML.Name.OpenDocumentSpace.manifest, local: local)
        }
        for file in files {
            manifest.children.append(
                .element(
                    XML.Element(
                        name: name("file-entry"), prefix: manifest.prefix,
                        attributes: [
                            XML.Attribute(
                                name: name("full-path"), prefix: manifest.prefix, value: file.name),
                            XML.Attribute(
                                name: name("media-type"), prefix: manifest.prefix,
                                value: file.format.mediaType),
                        ])))
        }
        written[part] = XML.serialize(manifest, prolog: .plain)
    }

    private mutating func relatePictures(to part: String) throws(Diagnostic) {
        let path = OfficePartName.relationships(of: part)
        let exists = archive.contains(path)
        var root =
            exists
            ? try XML.parse(current(path), file: path, part: path)
            : XML.Element(
                name: XML.Name(
                    namespace: XML.Name.Relationships.namespace, local: "Relationships"),
                declarations: [.init(prefix: "", uri: XML.Name.Relationships.namespace)])
        let entries = state.pictures?.entries ?? []
        for number in state.shown.sorted() {
            for file in entries[number].files(number) {
                root.children.append(.element(relationship(to: file.name, in: root)))
            }
        }
        if exists {
            written[path] = XML.serialize(root)
        } else {
            added.append((path, XML.serialize(root)))
        }
    }

    private func relationship(to file: String, in root: XML.Element) -> XML.Element {
        XML.Element(
            name: .Relationships.relationship, prefix: root.prefix,
            attributes: [
                XML.Attribute(name: .Relationships.id, value: OfficeSyntax.relationship(file)),
                XML.Attribute(
                    name: .Relationships.type,
                    value: XML.Name.Relationships.reference.namespace + "/image"),
                XML.Attribute(name: .Relationships.target, value: "media/" + file),
            ])
    }
}

extension PictureFile.Format {
    fileprivate var mediaType: String { self == .svg ? "image/svg+xml" : "image/\(rawValue)" }
}
