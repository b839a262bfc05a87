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
            pageNumber: field("PAGE"), pageCount: field("NUMPAGES"), spaces: [])
    }

    /// - Parameter prefix: as for Word.
    static func openDocument(prefix text: String) -> OfficeSyntax {
        OfficeSyntax(
            lineBreak: Array("<\(text)line-break/>".utf8), tab: Array("<\(text)tab/>".utf8),
            pageBreak: Array("<\(text)line-break/>".utf8), foldsSpaces: true,
            pageNumber: Array(
                "<\(text)page-number \(text)select-page=\"current\">1</\(text)page-number>".utf8),
            pageCount: Array("<\(text)page-count>1</\(text)page-count>".utf8),
            spaces: Array("<\(text)s/>".utf8))
    }

    static let plain = OfficeSyntax(
        lineBreak: [0x20], tab: [0x20], pageBreak: [0x20], foldsSpaces: false, pageNumber: [],
        pageCount: [], spaces: [])

    // MARK: - Values

    func insert(_ text: String, at place: Insertion.Place, into output: inout [UInt8]) {
        switch place {
        case .text: insertWords(text, into: &output)
        case .attribute: XML.escape(attribute: text.onOneLine, into: &output)
        case .fieldCode: XML.escape(text: text.onOneLine.inFieldQuotes, into: &output)
        case .plain: XML.escape(text: text.onOneLine, into: &output)
        }
    }

    private func insertWords(_ text: String, into output: inout [UInt8]) {
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
            case 0x0C: output += pageBreak
            case UInt8(ascii: " ") where foldsSpaces && (wasSpace || rest == 0): output += spaces
            default: XML.escape(byte, into: &output)
            }
            wasSpace = byte == UInt8(ascii: " ")
        }
    }

    func insert(_ field: Value.PageField, at place: Insertion.Place, into output: inout [UInt8]) {
        guard case .text = place else { return }
        output += field == .page ? pageNumber : pageCount
    }

    /// Room to write by hand.
    func insertBlank(at place: Insertion.Place, into output: inout [UInt8]) {
        output += String(repeating: "\u{A0}", count: 16).utf8
    }

    // MARK: - What only clause templates ask for

    func text(_ text: String, _ emphasis: Emphasis, into output: inout [UInt8]) {
        insertWords(text, into: &output)
    }
    func open(_ shape: BlockShape, isFirst: Bool, into output: inout [UInt8]) {}
    func close(_ shape: BlockShape, into output: inout [UInt8]) {}
    func number(_ label: String, of shape: BlockShape, into output: inout [UInt8]) {}
    func openAnchor(_ id: String, serial: Int, into output: inout [UInt8]) {}
    func closeAnchor(_ id: String, serial: Int, into output: inout [UInt8]) {}
    func reference(to id: String, label: String, _ emphasis: Emphasis, into output: inout [UInt8]) {
        insertWords(label, into: &output)
    }
    func pageField(_ field: Value.PageField, _ emphasis: Emphasis, into output: inout [UInt8]) {
        insert(field, at: .text(reopening: []), into: &output)
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
