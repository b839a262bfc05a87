internal import Diagnostics
internal import OpenPackage

/// The parts of a foreign .docx, found by its relationships.
struct WordParts {
    let archive: ZipArchive
    let file: String
    /// The main part: `word/document.xml`.
    let main: String
    private let related: [String: [String]]

    enum Related: String { case styles, numbering, footnotes, endnotes, comments }

    init(_ archive: ZipArchive, file: String) throws(Diagnostic) {
        self.archive = archive
        self.file = file
        let package = try Self.targets(of: "", in: archive, file: file)
        main = package["officeDocument"]?.first ?? "word/document.xml"
        guard archive.contains(main) else { throw .noBody(of: file, part: main) }
        related = try Self.targets(of: main, in: archive, file: file)
    }

    /// Headers and footers in the order of their relationships.
    var margins: [(part: String, isHeader: Bool)] {
        (related["header"] ?? []).sorted().map { ($0, true) }
            + (related["footer"] ?? []).sorted().map { ($0, false) }
    }

    var noBody: Diagnostic { .noBody(of: file, part: main) }

    func name(of part: Related) -> String? { related[part.rawValue]?.first }

    func document() throws(Diagnostic) -> XML.Element { try part(main) }

    func part(_ name: String) throws(Diagnostic) -> XML.Element {
        try XML.parse(archive.contents(of: name), file: file, part: name)
    }

    /// A part there may be one of; nil when there is none.
    func xml(_ part: Related) throws(Diagnostic) -> XML.Element? {
        guard let name = name(of: part), archive.contains(name) else { return nil }
        return try self.part(name)
    }

    /// Custom properties by name.
    func properties() -> [String: String] {
        let name = "docProps/custom.xml"
        guard archive.contains(name), let root = try? part(name) else { return [:] }
        var properties: [String: String] = [:]
        for property in root.elements {
            if let name = property.attribute(XML.Name(local: "name")) {
                properties[name] = property.text
            }
        }
        return properties
    }

    /// The targets of a part's relationships, by the last word of their type. Links out of the file
    /// are left alone.
    private static func targets(
        of part: String, in archive: ZipArchive, file: String
    ) throws(Diagnostic) -> [String: [String]] {
        let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
        let name = "\(folder)_rels/\(part.dropFirst(folder.count)).rels"
        guard archive.contains(name) else { return [:] }
        let root = try XML.parse(archive.contents(of: name), file: file, part: name)
        var targets: [String: [String]] = [:]
        for relationship in root.children(named: .Relationships.relationship) {
            guard relationship.attribute(.Relationships.mode) != "External",
                let target = relationship.attribute(.Relationships.target),
                let type = relationship.attribute(.Relationships.type)?.split(separator: "/").last
            else { continue }
            let path = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
            targets[String(type), default: []].append(path)
        }
        return targets
    }
}

extension Diagnostic {
    static func noBody(of file: String, part: String) -> Diagnostic {
        .error(
            "reading.no-text", at: .part(file: file, part: part), arguments: ["part": part],
            message: Text(
                ro: "fișierul nu are partea cu textul documentului („\(part)”)",
                en: "the file lacks the part with the document's text (“\(part)”)"),
            hint: Text(
                ro: "deschideți-l în Word sau LibreOffice și salvați-l din nou ca .docx sau .odt",
                en: "open it in Word or LibreOffice and save it again as .docx or .odt"))
    }
}
