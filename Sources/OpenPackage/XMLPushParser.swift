internal import CLibXML2
internal import Diagnostics

/// libxml2's push parser under our limits.
///
/// Fed with UTF-8 only. The push parser keeps its state on the heap, so depth costs no stack, and
/// nothing here is shared between parsers: tasks parse side by side.
final class XMLPushParser {
    /// At a fixed address, which libxml2 hands back with every event.
    private let state: UnsafeMutablePointer<XMLParseState>
    private let context: xmlParserCtxtPtr
    private let maxAttributes: Int
    private var unparsedEquals = 0

    init(
        file: String, part: String, limits: PackageLimits, events: XMLEvents
    ) throws(Diagnostic) {
        xmlInitParser()
        guard let context = xmlCreatePushParserCtxt(nil, nil, nil, 0, nil) else {
            throw .xmlTooLarge(XMLPlace(file: file, part: part, line: 1, column: 1))
        }
        self.context = context
        maxAttributes = limits.maxAttributes
        state = .allocate(capacity: 1)
        state.initialize(
            to: XMLParseState(
                context: context, file: file, part: part, limits: limits, events: events))
        // Without NOENT, `&amp;` in attributes would arrive as `&#38;`. There are no other
        // entities, since no document with a DTD gets past `<!DOCTYPE`.
        let options = XML_PARSE_NOENT.rawValue | XML_PARSE_NONET.rawValue
        xmlCtxtUseOptions(context, Int32(options | XML_PARSE_IGNORE_ENC.rawValue))
        context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
        context.pointee.sax.pointee = XMLParseState.callbacks
        context.pointee.userData = UnsafeMutableRawPointer(state)
    }

    deinit {
        if let document = context.pointee.myDoc { xmlFreeDoc(document) }
        xmlFreeParserCtxt(context)
        state.pointee.freeNames()
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// Where the parser stands.
    var place: XMLPlace { state.pointee.place }

    /// - Parameter utf8: Any piece of the document, cut anywhere.
    func feed(_ utf8: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
        let pieceSize = 1 << 14
        var rest = utf8[...]
        while !rest.isEmpty {
            try feedPiece(UnsafeBufferPointer(rebasing: rest.prefix(pieceSize)))
            rest = rest.dropFirst(pieceSize)
        }
    }

    private func feedPiece(_ piece: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
        let eventsBefore = state.pointee.eventCount
        piece.withMemoryRebound(to: CChar.self) { chars in
            _ = xmlParseChunk(context, chars.baseAddress, Int32(chars.count), 0)
        }
        try throwFailure()
        try countEquals(in: piece, nothingHappened: state.pointee.eventCount == eventsBefore)
    }

    /// libxml2 compares every attribute of a tag with every other before it shows the tag. A tag
    /// that goes on for several pieces is therefore judged by its equals signs.
    private func countEquals(
        in piece: UnsafeBufferPointer<UInt8>, nothingHappened: Bool
    ) throws(Diagnostic) {
        var count = 0
        for byte in piece { count &+= byte == UInt8(ascii: "=") ? 1 : 0 }
        unparsedEquals = count + (nothingHappened ? unparsedEquals : 0)
        guard nothingHappened, unparsedEquals > 16 * maxAttributes else { return }
        throw .tooManyAttributes(place, limit: maxAttributes)
    }

    /// Moves the place on by bytes that the parser does not get.
    func skip(_ bytes: Span<UInt8>) {
        guard let input = context.pointee.input else { return }
        bytes.withUnsafeBufferPointer { bytes in
            let lines = Self.count(in: bytes) { $0 == UInt8(ascii: "\n") }
            var tail = bytes
            if lines > 0, let last = bytes.lastIndex(of: UInt8(ascii: "\n")) {
                tail = UnsafeBufferPointer(rebasing: bytes[(last + 1)...])
                input.pointee.col = 1
            }
            input.pointee.line &+= lines
            input.pointee.col &+= Self.count(in: tail) { $0 & 0xC0 != 0x80 }
        }
    }

    @inline(__always)
    private static func count(
        in bytes: UnsafeBufferPointer<UInt8>, where isCounted: (UInt8) -> Bool
    ) -> Int32 {
        var count: Int32 = 0
        for byte in bytes { count &+= isCounted(byte) ? 1 : 0 }
        return count
    }

    func finishDocument() throws(Diagnostic) {
        try throwFailure()
        xmlParseChunk(context, nil, 0, 1)
        try throwFailure()
    }

    private func throwFailure() throws(Diagnostic) {
        if let failure = state.pointee.failure { throw failure }
        if context.pointee.wellFormed == 0 { throw .xmlSyntax(place, .other(code: 0)) }
    }
}
