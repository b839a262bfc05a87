internal import Diagnostics
internal import OpenPackage

/// Goes through the parts of an office file and compiles those with tags.
struct OfficePackageReader {
    let format: FileFormat
    private let archive: ZipArchive
    private let file: String
    private let environment: Environment
    private let acceptsChanges: Bool
    private let texts: IncludableTexts
    private var hasClauses = false
    private(set) var parts: [String: OfficePart] = [:]
    private(set) var locations: [String: OfficeLocation] = [:]
    /// Parts without tags that are written anew all the same.
    private(set) var replaced: [String: [UInt8]] = [:]
    /// The greatest id found, above which new ones are free.
    private(set) var highestSerial = 0
    private(set) var lists = OfficeLists()
    /// How paragraphs are counted, where some tag asks for a number.
    private var numbering: OfficeNumbering?
    private var settled: [SettledPart] = []
    private var hasStaleFields = false
    private var problems = DiagnosticCollector()

    init(
        _ archive: ZipArchive, name: String, environment: Environment, acceptsChanges: Bool,
        texts: IncludableTexts
    ) throws(DiagnosticList) {
        self.texts = texts
        self.archive = archive
        self.environment = environment
        self.acceptsChanges = acceptsChanges
        file = name
        if archive.contains("[Content_Types].xml") {
            format = .docx
        } else if archive.contains("content.xml") {
            format = .odt
        } else {
            throw DiagnosticList(.notAnOfficeFile(name))
        }
    }

    /// Whether a tag may ask for a picture.
    var showsPictures: Bool { settled.contains { $0.asks(for: "image") } }

    mutating func read() {
        do {
            try inspect()
            for name in archive.names where name.hasSuffix(".xml") { try read(name) }
            if format == .docx {
                try readLists()
            } else if hasClauses || settled.contains(where: { $0.asks(for: "ref") }) {
                numbering = OfficeNumbering(
                    openDocument: try openDocumentRoots(), language: environment.language)
            }
            lower()
            if hasStaleFields, !parts.isEmpty { try requestRefresh() }
        } catch {
            problems.report(error)
        }
    }

    func finish() throws(DiagnosticList) -> Checked<Void> {
        do { return try problems.finish(()) } catch { throw error.located(in: locations) }
    }

    private mutating func inspect() throws(Diagnostic) {
        var inspection = OfficePackageGuard(archive, file: file)
        if format == .docx {
            try inspection.inspectWord()
        } else {
            try inspection.inspectOpenDocument()
        }
        problems.report(inspection.problems.all)
        replaced = inspection.replaced
    }

    private mutating func read(_ part: String) throws(Diagnostic) {
        guard OfficePartKind.mayHoldTags(part, format) else { return }
        let bytes = try archive.contents(of: part)
        var root = try XML.parse(bytes, file: file, part: part)
        guard let kind = OfficePartKind(root, part: part) else { return }
        let name = OfficePartName(file: file, name: part, area: kind.area)
        noteSerials(in: root)
        if let change = TrackedChanges.first(in: root) {
            guard acceptsChanges else {
                let place = TrackedChanges.place(in: root, kind.dialect, area: kind.area)
                return problems.report(.trackedChanges(change, in: name, at: place))
            }
            root = TrackedChanges.accepted(in: root)
            replaced[part] = bytes.prolog + XML.serialize(root, prolog: .none)
        }
        if kind.dialect.kind == .word { root = try withoutTaggedLinks(root, part) }
        var hasClauses = false
        if ClauseInclusion.isNeeded(in: root) {
            (root, hasClauses) = try withClauses(root, kind, name)
        }
        root = WriterEmphasis.added(to: root)
        hasStaleFields = hasStaleFields || FieldRefresh.isNeeded(in: root)
        let part = SettledPart(
            root, prolog: bytes.prolog, name: name, dialect: kind.dialect,
            environment: environment, isChanged: hasClauses)
        locations.merge(part.locations) { first, _ in first }
        problems.report(part.problems)
        settled.append(part)
    }

    /// Puts clauses of the library in the place of the tags that name them.
    private mutating func withClauses(
        _ root: XML.Element, _ kind: OfficePartKind, _ name: OfficePartName
    ) throws(Diagnostic) -> (root: XML.Element, isChanged: Bool) {
        if kind.dialect.kind == .word, numbering == nil {
            hasClauses = true
            try readLists()
        }
        hasClauses = true
        var inclusion = ClauseInclusion(
            texts, in: root, onPagesOf: try pages(of: root), environment: environment,
            numbering: numbering, part: name, serial: highestSerial)
        let result = inclusion.expanded(root, kind.dialect)
        problems.report(inclusion.problems.all)
        highestSerial = inclusion.serial
        return (result, inclusion.isChanged)
    }

    /// The root of the part that describes a part's pages.
    private func pages(of root: XML.Element) throws(Diagnostic) -> XML.Element {
        let styles = "styles.xml"
        guard format == .odt, archive.contains(styles) else { return root }
        return try XML.parse(archive.contents(of: styles), file: file, part: styles)
    }

    private mutating func readLists() throws(Diagnostic) {
        let isAsked = settled.contains { $0.repeatsLists || $0.asks(for: "ref") }
        guard hasClauses || isAsked else { return }
        func root(_ part: String) throws(Diagnostic) -> XML.Element? {
            guard archive.contains(part) else { return nil }
            return try XML.parse(archive.contents(of: part), file: file, part: part)
        }
        let (styles, definitions) = (
            try root("word/styles.xml"), try root("word/numbering.xml")
        )
        lists = OfficeLists(styles: styles, numbering: definitions)
        if hasClauses || settled.contains(where: { $0.asks(for: "ref") }) {
            numbering = OfficeNumbering(
                styles: styles, numbering: definitions, lists: lists,
                language: environment.language)
        }
    }

    private func openDocumentRoots() throws(Diagnostic) -> [XML.Element] {
        var roots: [XML.Element] = []
        for part in ["styles.xml", "content.xml"] where archive.contains(part) {
            roots.append(try XML.parse(archive.contents(of: part), file: file, part: part))
        }
        return roots
    }

    /// Lowers the parts, notes last: those that a loop repeats are written by the part with the loop.
    private mutating func lower() {
        guard !problems.hasErrors else { return }
        var notes: [String: SettledPart] = [:]
        for part in settled {
            if let reference = part.referenceToNotes { notes[reference] = part }
        }
        var repeated: [String: Set<String>] = [:]
        let parts = settled.filter { $0.referenceToNotes == nil }
        for part in parts + Array(notes.values) {
            let gone = part.referenceToNotes.flatMap { repeated[$0] } ?? []
            guard part.isChanging || !gone.isEmpty else { continue }
            let lowered = part.part(
                notes: notes, lists: lists, numbering: numbering, without: gone)
            repeated.merge(lowered.repeatedNotes) { $0.union($1) }
            problems.report(lowered.problems)
            self.parts[part.name.name] = lowered.part
        }
    }

    /// Makes fields of the links whose address holds tags.
    private mutating func withoutTaggedLinks(
        _ root: XML.Element, _ part: String
    ) throws(Diagnostic) -> XML.Element {
        let path = OfficePartName.relationships(of: part)
        guard archive.contains(path) else { return root }
        let relationships = try XML.parse(current(path), file: file, part: path)
        let links = LinkTargets(relationships)
        guard !links.isEmpty else { return root }
        replaced[path] = XML.serialize(links.remaining(of: relationships))
        return links.asFields(root)
    }

    private mutating func requestRefresh() throws(Diagnostic) {
        let part = "word/settings.xml"
        guard archive.contains(part) else { return }
        let settings = try XML.parse(current(part), file: file, part: part)
        replaced[part] = XML.serialize(FieldRefresh.requested(in: settings))
    }

    /// A part as it stands by now.
    private func current(_ part: String) throws(Diagnostic) -> [UInt8] {
        if let bytes = replaced[part] { return bytes }
        return try archive.contents(of: part)
    }

    private mutating func noteSerials(in root: XML.Element) {
        for element in root.descendants {
            for attribute in element.attributes where attribute.name.local == "id" {
                if let number = Int(attribute.value), number < 1 << 30 {
                    highestSerial = max(highestSerial, number)
                }
            }
        }
    }
}

/// What a part is, by its root element.
struct OfficePartKind {
    let dialect: OfficeDialect
    let area: Text

    static func mayHoldTags(_ part: String, _ format: FileFormat) -> Bool {
        switch format {
        case .docx:
            let folders = ["word/theme/", "word/media/", "word/glossary/", "customXml/"]
            let files = [
                "styles.xml", "settings.xml", "numbering.xml", "fontTable.xml", "webSettings.xml",
                "stylesWithEffects.xml", "[Content_Types].xml",
            ]
            let name = part.split(separator: "/").last.map(String.init) ?? part
            return !folders.contains { part.hasPrefix($0) } && !files.contains(name)
        default:
            // Charts are documents within the document.
            return ["content.xml", "styles.xml", "meta.xml"].contains(part)
                || part.hasSuffix("/content.xml")
        }
    }

    init?(_ root: XML.Element, part: String) {
        let file = part.split(separator: "/").last.map(String.init) ?? part
        if OfficeDialect.word.isNative(root.name) {
            guard let area = Self.wordArea(root.name.local, file) else { return nil }
            self.init(dialect: .word, area: area)
        } else if root.name.namespace == XML.Name.OpenDocumentSpace.office,
            let area = Self.openDocumentArea(root.name.local)
        {
            let isMeta = root.name.local == "document-meta"
            self.init(dialect: isMeta ? .properties : .openDocument, area: area)
        } else if ["coreProperties", "Properties"].contains(root.name.local) {
            self.init(
                dialect: .properties,
                area: Text(ro: "proprietățile documentului", en: "document properties"))
        } else if ["word/charts/", "word/diagrams/"].contains(where: part.hasPrefix) {
            // Each piece of text is a line of its own there.
            self.init(
                dialect: .properties,
                area: Text(ro: "diagrama (\(file))", en: "chart or diagram (\(file))"))
        } else {
            return nil
        }
    }

    private init(dialect: OfficeDialect, area: Text) {
        self.dialect = dialect
        self.area = area
    }

    private static func openDocumentArea(_ root: String) -> Text? {
        switch root {
        case "document-content": Text(ro: "corpul", en: "body")
        case "document-styles": Text(ro: "antetul sau subsolul", en: "header or footer")
        case "document-meta": Text(ro: "proprietățile documentului", en: "document properties")
        default: nil
        }
    }

    private static func wordArea(_ root: String, _ file: String) -> Text? {
        switch root {
        case "document": Text(ro: "corpul", en: "body")
        case "hdr": Text(ro: "antetul (\(file))", en: "header (\(file))")
        case "ftr": Text(ro: "subsolul (\(file))", en: "footer (\(file))")
        case "footnotes": Text(ro: "nota de subsol", en: "footnote")
        case "endnotes": Text(ro: "nota de final", en: "endnote")
        case "comments": Text(ro: "comentariul", en: "comment")
        default: nil
        }
    }
}

extension [UInt8] {
    /// The XML declaration as it stands, if the part is in UTF-8.
    fileprivate var prolog: [UInt8] {
        let start = Array("<?xml".utf8)
        let body = starts(with: [0xEF, 0xBB, 0xBF]) ? self[3...] : self[...]
        guard body.starts(with: start), let end = body.firstIndex(of: UInt8(ascii: ">")) else {
            return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
        }
        let line = String(decoding: body[...end], as: UTF8.self)
        let rest = body[(end + 1)...].prefix { $0 == 0x0A || $0 == 0x0D }
        let isUTF8 = line.lowercased().contains("utf-8") || !line.contains("encoding")
        return isUTF8
            ? Array(line.utf8) + rest
            : Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)
    }
}

extension Diagnostic {
    fileprivate static func trackedChanges(
        _ change: XML.Element, in part: OfficePartName, at place: OfficePlace
    ) -> Diagnostic {
        let words = String(change.text.prefix(60))
        return .error(
            "office.tracked-changes",
            at: .passage(
                Passage(file: part.file, part: part.name, place: place.text, words: words)),
            message: Text(
                ro: "șablonul are modificări urmărite, neacceptate",
                en: "the template has tracked changes that nobody has accepted"),
            hint: Text(
                ro: "acceptați-le sau respingeți-le în document, ori adăugați --accept-changes",
                en: "accept or reject them in the document, or add --accept-changes"))
    }

    static func notAnOfficeFile(_ file: String) -> Diagnostic {
        .error(
            "office.not-a-document", at: .file(file),
            message: Text(
                ro: "arhiva nu este un document Word (.docx) sau Writer (.odt)",
                en: "the archive is no Word (.docx) or Writer (.odt) document"),
            hint: Text(
                ro: "salvați șablonul ca .docx sau .odt", en: "save the template as .docx or .odt"))
    }
}

extension SettledPart {
    /// The name of the element that refers to the part's notes, when it holds any.
    fileprivate var referenceToNotes: String? {
        guard dialect.kind == .word else { return nil }
        switch tree.element(OfficeTree.root)?.name.local {
        case "footnotes": return "footnoteReference"
        case "endnotes": return "endnoteReference"
        default: return nil
        }
    }
}
