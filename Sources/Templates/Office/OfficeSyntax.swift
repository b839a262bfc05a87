internal import OpenPackage

/// How one part of an office file spells what values bring with them: breaks, tabs, fields.
struct OfficeSyntax: FormatSyntax {
    /// Around words that go on: what closes the text or run, stands alone and opens the text again.
    let lineBreak: [UInt8]
    let tab: [UInt8]
    let pageBreak: [UInt8]
    /// Spaces that the format would fold into one are written out.
    let foldsSpaces: Bool
    let pageNumber: [UInt8]
    let pageCount: [UInt8]
    private let spaces: [UInt8]
    /// What the part writes before the names of its vocabulary, with the colon; nil where nothing
    /// but text can stand.
    private let prefix: String?
    private let isWord: Bool

    var numbering: Numbering { Numbering(body: [], annexes: []) }
    var breaksPages: Bool { true }

    /// - Parameter prefix: what the part writes before its own names, with the colon.
    static func word(prefix w: String) -> OfficeSyntax {
        func within(_ markup: String) -> [UInt8] {
            Array("</\(w)t>\(markup)<\(w)t xml:space=\"preserve\">".utf8)
        }
        func field(_ code: String) -> [UInt8] {
            within(
                "<\(w)fldChar \(w)fldCharType=\"begin\"/>"
                    + "<\(w)instrText xml:space=\"preserve\"> \(code) </\(w)instrText>"
                    + "<\(w)fldChar \(w)fldCharType=\"separate\"/><\(w)t>1</\(w)t>"
                    + "<\(w)fldChar \(w)fldCharType=\"end\"/>")
        }
        return OfficeSyntax(
            lineBreak: within("<\(w)br/>"), tab: within("<\(w)tab/>"),
            pageBreak: within("<\(w)br \(w)type=\"page\"/>"), foldsSpaces: false,
            pageNumber: field("PAGE"), pageCount: field("NUMPAGES"), spaces: [], prefix: w,
            isWord: true)
    }

    /// - Parameter prefix: as for Word.
    static func openDocument(prefix text: String) -> OfficeSyntax {
        OfficeSyntax(
            lineBreak: Array("<\(text)line-break/>".utf8), tab: Array("<\(text)tab/>".utf8),
            pageBreak: [], foldsSpaces: true,
            pageNumber: Array(
                "<\(text)page-number \(text)select-page=\"current\">1</\(text)page-number>".utf8),
            pageCount: Array("<\(text)page-count>1</\(text)page-count>".utf8),
            spaces: Array("<\(text)s/>".utf8), prefix: text, isWord: false)
    }

    static let plain = OfficeSyntax(
        lineBreak: [0x20], tab: [0x20], pageBreak: [0x20], foldsSpaces: false, pageNumber: [],
        pageCount: [], spaces: [], prefix: nil, isWord: false)

    // MARK: - Values

    func insert(_ text: String, at place: Insertion.Place, into output: inout [UInt8]) {
        switch place {
        case .text(let run): insertWords(text, in: run, into: &output)
        case .attribute: XML.escape(attribute: text.onOneLine, into: &output)
        case .fieldCode: XML.escape(text: text.onOneLine.inFieldQuotes, into: &output)
        case .plain: XML.escape(text: text.onOneLine, into: &output)
        }
    }

    private func insertWords(_ text: String, in run: TextRun, into output: inout [UInt8]) {
        guard foldsSpaces || text.utf8.contains(where: { $0 < 0x20 }) else {
            return XML.escape(text: text, into: &output)
        }
        var wasSpace = true
        var rest = text.utf8.count
        for byte in text.utf8 {
            rest -= 1
            switch byte {
            case UInt8(ascii: "\n"): output += lineBreak
            case UInt8(ascii: "\t"): output += tab
            // Writer breaks pages between paragraphs only.
            case 0x0C: output += isWord ? pageBreak : run.pageBreak
            case UInt8(ascii: " ") where foldsSpaces && (wasSpace || rest == 0): output += spaces
            default: XML.escape(byte, into: &output)
            }
            wasSpace = byte == UInt8(ascii: " ")
        }
    }

    func insert(_ field: Value.PageField, at place: Insertion.Place, into output: inout [UInt8]) {
        guard case .text = place else { return }
        switch field {
        case .page: output += pageNumber
        case .pageCount: output += pageCount
        case .annexNumber, .annexTitle: break
        }
    }

    /// Room to write by hand, on a line where the format can draw one.
    func insertBlank(at place: Insertion.Place, into output: inout [UInt8]) {
        let room = String(repeating: "\u{A0}", count: 16)
        if isWord, case .text(let run) = place, let w = prefix {
            insertRun(room, in: run, look: "<\(w)u \(w)val=\"single\"/>", into: &output)
        } else {
            output += room.utf8
        }
    }

    // MARK: - Words in several formattings

    func insert(_ words: [StyledText], in run: TextRun, into output: inout [UInt8]) {
        guard let prefix else { return }
        for piece in words {
            if isWord {
                insertWord(piece, in: run, prefix, into: &output)
            } else {
                insertSpan(piece, prefix, into: &output)
            }
        }
    }

    private func insertWord(
        _ piece: StyledText, in run: TextRun, _ w: String, into output: inout [UInt8]
    ) {
        var look = ""
        if piece.isBold { look += "<\(w)b/><\(w)bCs/>" }
        if piece.isItalic { look += "<\(w)i/><\(w)iCs/>" }
        guard let link = piece.link else {
            return look.isEmpty
                ? insertWords(piece.text, in: run, into: &output)
                : insertRun(piece.text, in: run, look: look, into: &output)
        }
        look += "<\(w)color \(w)val=\"0563C1\"/><\(w)u \(w)val=\"single\"/>"
        var code = Array("</\(w)t><\(w)fldChar \(w)fldCharType=\"begin\"/>".utf8)
        code += "<\(w)instrText xml:space=\"preserve\"> HYPERLINK \"".utf8
        insert(link, at: .fieldCode, into: &code)
        code += "\" </\(w)instrText><\(w)fldChar \(w)fldCharType=\"separate\"/>".utf8
        output += code + Array("<\(w)t xml:space=\"preserve\">".utf8)
        insertRun(piece.text, in: run, look: look, into: &output)
        output +=
            "</\(w)t><\(w)fldChar \(w)fldCharType=\"end\"/><\(w)t xml:space=\"preserve\">".utf8
    }

    /// Ends the run, writes one of another look, and opens the first look again.
    private func insertRun(
        _ text: String, in run: TextRun, look: String, into output: inout [UInt8]
    ) {
        guard let w = prefix else { return }
        func open(_ look: [UInt8]) {
            output += run.open
            if !look.isEmpty { output += Array("<\(w)rPr>".utf8) + look + Array("</\(w)rPr>".utf8) }
            output += "<\(w)t xml:space=\"preserve\">".utf8
        }
        let close = Array("</\(w)t></\(w)r>".utf8)
        output += close
        open(run.look + Array(look.utf8))
        insertWords(text, in: run, into: &output)
        output += close
        open(run.look)
    }

    private func insertSpan(_ piece: StyledText, _ text: String, into output: inout [UInt8]) {
        let style =
            piece.isBold
            ? (piece.isItalic ? Self.boldItalic : Self.bold)
            : piece.isItalic ? Self.italic : nil
        if let link = piece.link {
            output +=
                "<\(text)a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:type=\"simple\" xlink:href=\""
                .utf8
            XML.escape(attribute: link, into: &output)
            output += "\">".utf8
        }
        if let style { output += "<\(text)span \(text)style-name=\"\(style)\">".utf8 }
        insertWords(piece.text, in: TextRun(), into: &output)
        if style != nil { output += "</\(text)span>".utf8 }
        if piece.link != nil { output += "</\(text)a>".utf8 }
    }

    /// The automatic style of a line without height on a new page.
    static let pageBreakStyle = "contractgen_page"

    /// Automatic styles that a part with formatted words needs.
    static let (bold, italic, boldItalic) = (
        "contractgen_bold", "contractgen_italic", "contractgen_bold_italic"
    )

    // MARK: - Pictures

    func insert(_ shown: ShownPicture, into output: inout [UInt8]) {
        guard let prefix else { return }
        let size = shown.entry.file.size(
            width: shown.picture.width, height: shown.picture.height)
        output +=
            (isWord ? drawing(shown, size, prefix) : frame(shown, size, prefix)).utf8
    }

    private func drawing(
        _ shown: ShownPicture, _ size: (width: Int, height: Int), _ w: String
    ) -> String {
        let drawingML = "http://schemas.openxmlformats.org/drawingml/2006"
        let extent = "cx=\"\(size.width)\" cy=\"\(size.height)\""
        let files = shown.entry.files(shown.number)
        let name = XML.escaped(files.last?.name ?? "")
        let svg =
            files.count > 1
            ? "<a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\"><asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"\(Self.relationship(files[1].name))\"/></a:ext></a:extLst>"
            : ""
        return "</\(w)t><\(w)drawing><wp:inline xmlns:wp=\"\(drawingML)/wordprocessingDrawing\""
            + " distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent \(extent)/>"
            + "<wp:docPr id=\"\(shown.serial)\" name=\"\(name) \(shown.serial)\" descr=\"\(XML.escaped(shown.picture.description))\"/>"
            + "<a:graphic xmlns:a=\"\(drawingML)/main\"><a:graphicData uri=\"\(drawingML)/picture\">"
            + "<pic:pic xmlns:pic=\"\(drawingML)/picture\"><pic:nvPicPr><pic:cNvPr id=\"\(shown.serial)\" name=\"\(name)\"/><pic:cNvPicPr/></pic:nvPicPr>"
            + "<pic:blipFill><a:blip xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:embed=\"\(Self.relationship(files[0].name))\">\(svg)</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            + "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext \(extent)/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
            + "</a:graphicData></a:graphic></wp:inline></\(w)drawing><\(w)t xml:space=\"preserve\">"
    }

    /// The id by which a part names a picture's file.
    static func relationship(_ file: String) -> String {
        "rId" + file.filter { $0.isLetter || $0.isNumber }
    }

    private func frame(
        _ shown: ShownPicture, _ size: (width: Int, height: Int), _ text: String
    ) -> String {
        func length(_ units: Int) -> String {
            let micrometres = units / 36
            let rest = String(micrometres % 10_000)
            let zeros = String(repeating: "0", count: 4 - rest.count)
            return "\(micrometres / 10_000).\(zeros)\(rest)cm"
        }
        let files = shown.entry.files(shown.number).reversed()
        let images = files.map {
            "<draw:image xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"Pictures/\($0.name)\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>"
        }
        return
            "<draw:frame xmlns:draw=\"\(XML.Name.OpenDocumentSpace.draw)\" xmlns:svg=\"\(XML.Name.OpenDocumentSpace.svg)\""
            + " draw:name=\"contractgen_\(shown.serial)\" \(text)anchor-type=\"as-char\""
            + " svg:width=\"\(length(size.width))\" svg:height=\"\(length(size.height))\">"
            + images.joined()
            + "<svg:title>\(XML.escaped(shown.picture.description))</svg:title></draw:frame>"
    }

    // MARK: - What only clause templates ask for

    func openRun(_ emphasis: Emphasis, into output: inout [UInt8]) {}
    func closeRun(_ emphasis: Emphasis, into output: inout [UInt8]) {}
    func words(_ text: String, into output: inout [UInt8]) {
        insertWords(text, in: TextRun(), into: &output)
    }
    func open(_ shape: BlockShape, isFirst: Bool, into output: inout [UInt8]) {}
    func close(_ shape: BlockShape, into output: inout [UInt8]) {}
    func number(_ label: String, of shape: BlockShape, into output: inout [UInt8]) {}
    func openAnchor(_ id: String, serial: Int, into output: inout [UInt8]) {}
    func closeAnchor(_ id: String, serial: Int, into output: inout [UInt8]) {}
    /// - Parameter id: the bookmark's name.
    func reference(to id: String, label: String, _ emphasis: Emphasis, into output: inout [UInt8]) {
        guard let w = prefix, !id.isEmpty else {
            return insertWords(label, in: TextRun(), into: &output)
        }
        func add(_ markup: String) { output += markup.utf8 }
        guard isWord else {
            add("<\(w)bookmark-ref \(w)reference-format=\"number-no-superior\" \(w)ref-name=\"")
            XML.escape(attribute: id, into: &output)
            add("\">")
            XML.escape(text: label, into: &output)
            return add("</\(w)bookmark-ref>")
        }
        add("</\(w)t><\(w)fldChar \(w)fldCharType=\"begin\"/>")
        add("<\(w)instrText xml:space=\"preserve\"> REF ")
        XML.escape(text: id, into: &output)
        add(" \\n \\h </\(w)instrText><\(w)fldChar \(w)fldCharType=\"separate\"/>")
        add("<\(w)t xml:space=\"preserve\">")
        XML.escape(text: label, into: &output)
        add("</\(w)t><\(w)fldChar \(w)fldCharType=\"end\"/><\(w)t xml:space=\"preserve\">")
    }
    func pageField(_ field: Value.PageField, _ emphasis: Emphasis, into output: inout [UInt8]) {
        insert(field, at: .text(TextRun()), into: &output)
    }
    func blank(_ emphasis: Emphasis, into output: inout [UInt8]) {}
    func openAnnex(_ number: Int, into output: inout [UInt8]) {}
    func pageBreak(into output: inout [UInt8]) { output += pageBreak }
    func table(_ shape: TableShape) -> TablePieces { TablePieces() }
    func grid() -> GridPieces { GridPieces() }
}

extension String {
    fileprivate var onOneLine: String {
        let hasBreaks = utf8.contains { $0 < 0x20 }
        return hasBreaks ? String(map { $0.isNewline || $0 == "\t" ? " " : $0 }) : self
    }

    /// In a field's instruction quotes and backslashes have a meaning.
    fileprivate var inFieldQuotes: String {
        String(flatMap { $0 == "\\" || $0 == "\"" ? ["\\", $0] : [$0] })
    }
}
