internal import Diagnostics
internal import OpenPackage

/// What an Excel workbook says outside its sheets.
struct ExcelPackage: Sendable {
    struct SheetPart: Sendable {
        let heading: SheetHeading
        let part: String
    }

    let archive: ZipArchive
    let file: String
    let sheets: [SheetPart]
    let dates: DateSystem
    private let stylesPart: String?
    private let stringsPart: String?

    /// - Throws: `package.…`, `xml.…`, `sheet.not-a-workbook`, `sheet.binary-workbook`,
    ///   `sheet.no-sheets`, `sheet.too-many-sheets`.
    init(_ archive: ZipArchive, file: String, limits: SheetLimits) throws(Diagnostic) {
        self.archive = archive
        self.file = file
        let root = try Relationships(of: "", in: archive)
        guard let book = root.part(ofType: "officeDocument") ?? archive.fallback else {
            throw .notAWorkbook(file)
        }
        if book.hasSuffix(".bin") { throw .binaryWorkbook(file) }
        let workbook = try archive.xml(book)
        guard workbook.name.local == "workbook",
            ExcelNames.main.contains(workbook.name.namespace)
        else { throw .notAWorkbook(file) }
        let relationships = try Relationships(of: book, in: archive)
        stylesPart = relationships.part(ofType: "styles")
        stringsPart = relationships.part(ofType: "sharedStrings")
        dates =
            workbook.excelChildren("workbookPr").contains { $0.flag("date1904") }
            ? .from1904 : .from1900
        sheets = Self.sheets(of: workbook, relationships)
        guard !sheets.isEmpty else { throw .noSheets(file) }
        guard sheets.count <= limits.maxSheets else {
            throw .tooManySheets(file, limit: limits.maxSheets)
        }
    }

    /// The worksheets, without sheets of charts and macros.
    private static func sheets(of workbook: XML.Element, _ relationships: Relationships)
        -> [SheetPart]
    {
        workbook.excelChildren("sheets").flatMap { $0.excelChildren("sheet") }.enumerated()
            .compactMap { index, sheet in
                guard let id = sheet.relationshipID,
                    let part = relationships.part(id: id, ofType: "worksheet")
                else { return nil }
                let heading = SheetHeading(
                    name: sheet.attribute("name") ?? "\(index + 1)", index: index,
                    isHidden: ["hidden", "veryHidden"].contains(sheet.attribute("state")))
                return SheetPart(heading: heading, part: part)
            }
    }

    /// How the numbers of each cell style are shown.
    func formats() throws(Diagnostic) -> [NumberFormat] {
        guard let stylesPart, archive.contains(stylesPart) else { return [] }
        let styles = try archive.xml(stylesPart)
        var own: [Int: NumberFormat] = [:]
        for format in styles.excelChildren("numFmts").flatMap({ $0.excelChildren("numFmt") }) {
            guard let id = format.attribute("numFmtId").flatMap({ Int($0) }) else { continue }
            own[id] = NumberFormat(code: format.attribute("formatCode") ?? "")
        }
        return styles.excelChildren("cellXfs").flatMap { $0.excelChildren("xf") }.map { style in
            let id = style.attribute("numFmtId").flatMap { Int($0) } ?? 0
            return own[id] ?? NumberFormat(builtIn: id) ?? .plain
        }
    }

    func sharedStrings(_ limits: SheetLimits) throws(Diagnostic) -> SharedStrings {
        guard let stringsPart, archive.contains(stringsPart) else { return SharedStrings() }
        let reader = SharedStringsReader(file: file, limits: limits)
        return try archive.read(stringsPart, with: reader).strings
    }
}

extension ZipArchive {
    /// Where the workbook is in archives that do not say so.
    fileprivate var fallback: String? {
        ["xl/workbook.xml", "xl/workbook.bin"].first { contains($0) }
    }
}

/// What a part of the package points at.
private struct Relationships {
    private struct Target {
        let id: String
        let type: String
        let part: String
    }
    private var targets: [Target] = []

    /// - Parameter part: Empty for the package itself.
    init(of part: String, in archive: ZipArchive) throws(Diagnostic) {
        let folder = part.split(separator: "/").dropLast().map(String.init)
        let name = part.split(separator: "/").last.map(String.init) ?? ""
        let own = (folder + ["_rels", name + ".rels"]).joined(separator: "/")
        guard archive.contains(own) else { return }
        for element in try archive.xml(own).elements where element.name.local == "Relationship" {
            guard element.attribute("TargetMode") != "External",
                let id = element.attribute("Id"), let target = element.attribute("Target")
            else { continue }
            let type = element.attribute("Type")?.split(separator: "/").last.map(String.init) ?? ""
            targets.append(
                Target(id: id, type: type, part: Self.resolved(target, from: folder)))
        }
    }

    /// A path of the archive from one that is relative to a folder, or begins at the root.
    private static func resolved(_ target: String, from folder: [String]) -> String {
        var path = target.hasPrefix("/") ? [] : folder
        for step in target.split(separator: "/") {
            switch step {
            case ".": break
            case "..": _ = path.popLast()
            default: path.append(String(step))
            }
        }
        return path.joined(separator: "/")
    }

    func part(ofType type: String) -> String? { targets.first { $0.type == type }?.part }

    func part(id: String, ofType type: String) -> String? {
        targets.first { $0.id == id && $0.type == type }?.part
    }
}
