import OpenPackage
import Templates

/// A contract as others write them: plain paragraphs, numbers typed or counted, made by code.
struct ForeignFile {
    enum Paragraph {
        case plain(String)
        /// A paragraph of the list that is counted, at its level from 0.
        case counted(Int, String)
        case bold(String)
        case row([String])
        /// Markup of the format's own.
        case raw(String)
    }

    var paragraphs: [Paragraph]

    /// A clean contract; `changes` are made in its lines.
    static func contract(_ changes: [(String, String)] = []) -> ForeignFile {
        ForeignFile(
            paragraphs: text.map { paragraph in
                changes.reduce(paragraph) { $0.replacing($1.0, with: $1.1) }
            })
    }

    private static let text: [Paragraph] = [
        .bold("CONTRACT DE PRESTĂRI SERVICII SOCIALE nr. 14"),
        .plain("or. Exemplu, 12 martie 2027"),
        .plain(
            "Primăria Exemplu, reprezentată de primar, și Asociația Exemplu, reprezentată de președintă, au încheiat prezentul contract în temeiul Legii nr. 325/2025 privind achizițiile publice."
        ),
        .bold("1. OBIECTUL CONTRACTULUI"),
        .plain("1.1. Prestatorul acordă îngrijire la domiciliu, potrivit Anexei nr. 1."),
        .plain("1.2. Serviciul respectă Legea nr. 123/2010 cu privire la serviciile sociale."),
        .plain("1.3. Graficul plăților este în Anexa nr. 2."),
        .bold("2. PREȚUL"),
        .plain("2.1. Prețul total este de 100 000 (o sută de mii) lei, potrivit pct. 1.3."),
        .plain("2.2. Plata se face în 30 de zile de la recepție:"),
        .plain("a) prin virament;"),
        .plain("b) în baza facturii."),
        .bold("3. DATELE CU CARACTER PERSONAL"),
        .plain("3.1. Părțile respectă Legea nr. 195/2024 privind protecția datelor."),
        .plain("3.2. Contractul se rezolvă potrivit Codului civil."),
        .bold("Anexa nr. 1. Serviciile"),
        .row(["Serviciul", "Unități"]),
        .row(["Îngrijire la domiciliu", "100"]),
        .bold("Anexa nr. 2. Graficul plăților"),
        .row(["Luna", "Suma"]),
        .row(["aprilie 2027", "50 000,00"]),
        .row(["mai 2027", "50 000,00"]),
    ]

    func bytes(_ format: FileFormat) throws -> [UInt8] {
        switch format {
        case .docx: try word()
        case .odt: try openDocument()
        case .md: Array(markdown.utf8)
        }
    }

    // MARK: - Word

    private static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let packages = "http://schemas.openxmlformats.org/package/2006"

    private func word() throws -> [UInt8] {
        var builder = ZipBuilder()
        func add(_ name: String, _ text: String) { builder.add(name, Array(text.utf8)) }
        add(
            "[Content_Types].xml",
            "<Types xmlns=\"\(Self.packages)/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/numbering.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/></Types>"
        )
        add(
            "_rels/.rels",
            "<Relationships xmlns=\"\(Self.packages)/relationships\"><Relationship Id=\"rId1\" Type=\"\(Self.office)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        )
        add(
            "word/_rels/document.xml.rels",
            "<Relationships xmlns=\"\(Self.packages)/relationships\"><Relationship Id=\"rId1\" Type=\"\(Self.office)/numbering\" Target=\"numbering.xml\"/></Relationships>"
        )
        add(
            "word/numbering.xml",
            "<w:numbering xmlns:w=\"\(Self.namespace)\"><w:abstractNum w:abstractNumId=\"0\">"
                + "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
                + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2.\"/></w:lvl>"
                + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
        )
        add(
            "word/document.xml",
            "<w:document xmlns:w=\"\(Self.namespace)\"><w:body>\(groups(wordRow, "<w:tbl>", "</w:tbl>", wordParagraph))</w:body></w:document>"
        )
        return try builder.finish()
    }

    private func wordParagraph(_ paragraph: Paragraph) -> String {
        func run(_ text: String, _ properties: String = "") -> String {
            "<w:r>\(properties)<w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
        }
        switch paragraph {
        case .plain(let text): return "<w:p>\(run(text))</w:p>"
        case .bold(let text): return "<w:p>\(run(text, "<w:rPr><w:b/></w:rPr>"))</w:p>"
        case .counted(let level, let text):
            return
                "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\(run(text))</w:p>"
        case .raw(let markup): return markup
        case .row: return ""
        }
    }

    private func wordRow(_ cells: [String]) -> String {
        "<w:tr>"
            + cells.map { "<w:tc>\(wordParagraph(.plain($0)))</w:tc>" }.joined() + "</w:tr>"
    }

    // MARK: - OpenDocument

    private func openDocument() throws -> [UInt8] {
        let uris = [
            ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
            ("fo", "xsl-fo-compatible"),
        ]
        .map { "xmlns:\($0.0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0.1):1.0\"" }
        .joined(separator: " ")
        let levels = (1...2).map {
            "<text:list-level-style-number text:level=\"\($0)\" style:num-format=\"1\" style:num-suffix=\".\" text:display-levels=\"\($0)\"/>"
        }.joined()
        let content =
            "<office:document-content \(uris)><office:automatic-styles>"
            + "<style:style style:name=\"B\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
            + "<text:list-style style:name=\"L\">\(levels)</text:list-style>"
            + "</office:automatic-styles><office:body><office:text>"
            + groups(openDocumentRow, "<table:table>", "</table:table>", openDocumentParagraph)
            + "</office:text></office:body></office:document-content>"
        var builder = ZipBuilder()
        builder.add(
            "mimetype", Array("application/vnd.oasis.opendocument.text".utf8), compressed: false)
        builder.add("content.xml", Array(content.utf8))
        return try builder.finish()
    }

    private func openDocumentParagraph(_ paragraph: Paragraph) -> String {
        switch paragraph {
        case .plain(let text): return "<text:p>\(text)</text:p>"
        case .bold(let text):
            return "<text:p><text:span text:style-name=\"B\">\(text)</text:span></text:p>"
        case .counted(let level, let text):
            let open = String(repeating: "<text:list><text:list-item>", count: level)
            let close = String(repeating: "</text:list-item></text:list>", count: level)
            return
                "<text:list text:style-name=\"L\" text:continue-numbering=\"true\"><text:list-item>\(open)<text:p>\(text)</text:p>\(close)</text:list-item></text:list>"
        case .raw(let markup): return markup
        case .row: return ""
        }
    }

    private func openDocumentRow(_ cells: [String]) -> String {
        "<table:table-row>"
            + cells.map { "<table:table-cell><text:p>\($0)</text:p></table:table-cell>" }.joined()
            + "</table:table-row>"
    }

    /// Neighbouring rows are one table.
    private func groups(
        _ row: ([String]) -> String, _ open: String, _ close: String,
        _ paragraph: (Paragraph) -> String
    ) -> String {
        var (text, isInTable) = ("", false)
        for one in paragraphs {
            if case .row(let cells) = one {
                text += (isInTable ? "" : open) + row(cells)
                isInTable = true
            } else {
                text += (isInTable ? close : "") + paragraph(one)
                isInTable = false
            }
        }
        return text + (isInTable ? close : "")
    }

    // MARK: - Markdown

    private var markdown: String {
        var (lines, isInTable): ([String], Bool) = ([], false)
        for paragraph in paragraphs {
            switch paragraph {
            case .plain(let text): lines += ["", text]
            case .bold(let text): lines += ["", "**\(text)**"]
            case .counted(let level, let text):
                lines += ["", String(repeating: "   ", count: level) + "1. " + text]
            case .raw(let markup): lines += ["", markup]
            case .row(let cells):
                lines += (isInTable ? [] : [""]) + ["| \(cells.joined(separator: " | ")) |"]
                if !isInTable { lines.append("|" + cells.map { _ in "---|" }.joined()) }
            }
            if case .row = paragraph { isInTable = true } else { isInTable = false }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension ForeignFile.Paragraph {
    fileprivate func replacing(_ old: String, with new: String) -> Self {
        switch self {
        case .plain(let text): .plain(text.replacing(old, with: new))
        case .counted(let level, let text): .counted(level, text.replacing(old, with: new))
        case .bold(let text): .bold(text.replacing(old, with: new))
        case .row(let cells): .row(cells.map { $0.replacing(old, with: new) })
        case .raw: self
        }
    }
}
