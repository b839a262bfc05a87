internal import Diagnostics
internal import OpenPackage

/// Goes through the parts of an office file and compiles those with tags.
struct OfficePackageReader {
    let format: FileFormat
    private let archive: ZipArchive
    private let file: String
    private let environment: Environment
    private(set) var parts: [String: OfficePart] = [:]
    private(set) var locations: [String: OfficeLocation] = [:]
    /// The greatest id found, above which new ones are free.
    private(set) var highestSerial = 0
    private var problems = DiagnosticCollector()

    init(
        _ archive: ZipArchive, name: String, environment: Environment
    ) throws(DiagnosticList) {
        self.archive = archive
        self.environment = environment
        file = name
        if archive.contains("[Content_Types].xml") {
            format = .docx
        } else if archive.contains("content.xml") {
            format = .odt
        } else {
            throw DiagnosticList(.notAnOfficeFile(name))
        }
    }

    mutating func read() {
        for name in archive.names where name.hasSuffix(".xml") {
            do { try read(name) } catch { problems.report(error) }
        }
    }

    func finish() throws(DiagnosticList) -> Checked<Void> {
        do { return try problems.finish(()) } catch { throw error.located(in: locations) }
    }

    private mutating func read(_ part: String) throws(Diagnostic) {
        guard OfficePartKind.mayHoldTags(part, format) else { return }
        let bytes = try archive.contents(of: part)
        guard bytes.contains(UInt8(ascii: "{")) else { return }
        let root = try XML.parse(bytes, file: file, part: part)
        guard let kind = OfficePartKind(root, part: part) else { return }
        noteSerials(in: root)
        let compiler = OfficePartCompiler(
            root, prolog: bytes.prolog,
            name: OfficePartName(file: file, name: part, area: kind.area), dialect: kind.dialect,
            environment: environment)
        locations.merge(compiler.locations) { first, _ in first }
        problems.report(compiler.problems)
        parts[part] = compiler.part
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
            let folders = ["word/theme/", "word/media/", "customXml/"]
            return !folders.contains { part.hasPrefix($0) } && part != "[Content_Types].xml"
        default: return ["content.xml", "styles.xml", "meta.xml"].contains(part)
        }
    }

    init?(_ root: XML.Element, part: String) {
        let file = part.split(separator: "/").last.map(String.init) ?? part
        if OfficeDialect.word.isNative(root.name) {
            guard let area = Self.wordArea(root.name.local, file) else { return nil }
            self.init(dialect: .word, area: area)
        } else if ["coreProperties", "Properties"].contains(root.name.local) {
            self.init(
                dialect: .properties,
                area: Text(ro: "proprietățile documentului", en: "document properties"))
        } else {
            return nil
        }
    }

    private init(dialect: OfficeDialect, area: Text) {
        self.dialect = dialect
        self.area = area
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
    fileprivate static func notAnOfficeFile(_ file: String) -> Diagnostic {
        .error(
            "office.not-a-document", at: .file(file),
            message: Text(
                ro: "arhiva nu este un document Word (.docx) sau Writer (.odt)",
                en: "the archive is no Word (.docx) or Writer (.odt) document"),
            hint: Text(
                ro: "salvați șablonul ca .docx sau .odt", en: "save the template as .docx or .odt"))
    }
}
