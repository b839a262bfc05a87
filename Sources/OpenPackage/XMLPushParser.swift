internal import CLibXML2
internal import Diagnostics

/// libxml2's push parser under our limits; a subclass takes the events.
///
/// Fed with UTF-8 only. The push parser keeps its state on the heap, so depth costs no stack, and
/// nothing here is shared between parsers: tasks parse side by side.
class XMLPushParser {
    private let context: xmlParserCtxtPtr
    private let file: String
    private let part: String
    private let limits: PackageLimits
    private let names: XMLNames

    private var failure: Diagnostic?
    /// Of the elements that are open: word, and declarations in force outside of it.
    private var open: [(word: Int, outerNamespaces: Int)] = []
    private var hasRoot = false
    private var namespaces = 0
    private var events = 0
    private var unparsedEquals = 0

    init(
        file: String, part: String, limits: PackageLimits, words: [XML.Name: Int]
    ) throws(Diagnostic) {
        xmlInitParser()
        guard let context = xmlCreatePushParserCtxt(nil, nil, nil, 0, nil) else {
            throw .xmlTooLarge(XMLPlace(file: file, part: part, line: 1, column: 1))
        }
        self.context = context
        self.file = file
        self.part = part
        self.limits = limits
        names = XMLNames(words: words)
        // Without NOENT, `&amp;` in attributes would arrive as `&#38;`. There are no other
        // entities, since no document with a DTD gets past `<!DOCTYPE`.
        let options = XML_PARSE_NOENT.rawValue | XML_PARSE_NONET.rawValue
        xmlCtxtUseOptions(context, Int32(options | XML_PARSE_IGNORE_ENC.rawValue))
        context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
        context.pointee.sax.pointee = Self.callbacks
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    }

    deinit {
        if let document = context.pointee.myDoc { xmlFreeDoc(document) }
        xmlFreeParserCtxt(context)
    }

    // What a subclass takes.
    func start(_ word: Int, _ tag: borrowing XMLTag) throws(Diagnostic) {}
    func end(_ word: Int) throws(Diagnostic) {}
    func text(_ utf8: Span<UInt8>) throws(Diagnostic) {}
    func cdata(_ utf8: Span<UInt8>) throws(Diagnostic) {}
    func comment(_ text: String) throws(Diagnostic) {}
    func processingInstruction(_ target: String, _ data: String) throws(Diagnostic) {}

    /// Where the parser stands; lines and columns count from 1.
    var place: XMLPlace {
        let input = context.pointee.input
        return XMLPlace(
            file: file, part: part, line: Int(input?.pointee.line ?? 1),
            column: Int(input?.pointee.col ?? 1))
    }

    /// - Parameter utf8: Any piece of the document, cut anywhere.
    func feed(_ utf8: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
        let pieceSize = 1 << 15
        var rest = utf8[...]
        while !rest.isEmpty {
            try feedPiece(UnsafeBufferPointer(rebasing: rest.prefix(pieceSize)))
            rest = rest.dropFirst(pieceSize)
        }
    }

    private func feedPiece(_ piece: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
        let eventsBefore = events
        piece.withMemoryRebound(to: CChar.self) { chars in
            _ = xmlParseChunk(context, chars.baseAddress, Int32(chars.count), 0)
        }
        try throwFailure()
        try countEquals(in: piece, nothingHappened: events == eventsBefore)
    }

    /// libxml2 compares every attribute of a tag with every other before it shows the tag. A tag
    /// that goes on for several pieces is therefore judged by its equals signs.
    private func countEquals(
        in piece: UnsafeBufferPointer<UInt8>, nothingHappened: Bool
    ) throws(Diagnostic) {
        var count = 0
        for byte in piece where byte == UInt8(ascii: "=") { count &+= 1 }
        unparsedEquals = count + (nothingHappened ? unparsedEquals : 0)
        guard nothingHappened, unparsedEquals > 16 * limits.maxAttributes else { return }
        throw .tooManyAttributes(place, limit: limits.maxAttributes)
    }

    func finishDocument() throws(Diagnostic) {
        try throwFailure()
        xmlParseChunk(context, nil, 0, 1)
        try throwFailure()
    }

    private func throwFailure() throws(Diagnostic) {
        if let failure { throw failure }
        if context.pointee.wellFormed == 0 { throw .xmlSyntax(place, .other(code: 0)) }
    }

    /// Ends the parse: libxml2 goes on to the end of the piece without telling anything.
    private func stop(_ diagnostic: Diagnostic) {
        if failure == nil { failure = diagnostic }
        context.pointee.disableSAX = 1
    }

    @inline(__always)
    fileprivate func attempt(_ event: () throws(Diagnostic) -> Void) {
        guard failure == nil else { return }
        events &+= 1
        do { try event() } catch { stop(error) }
    }

    fileprivate func started(_ tag: consuming XMLTag, _ word: Int, declared: Int) {
        attempt { () throws(Diagnostic) in
            hasRoot = true
            open.append((word, namespaces))
            namespaces += declared
            if open.count > limits.maxDepth { throw .xmlTooDeep(place, limit: limits.maxDepth) }
            if tag.fieldCount > limits.maxAttributes {
                throw .tooManyAttributes(place, limit: limits.maxAttributes)
            }
            if namespaces > limits.maxNamespaces {
                throw .tooManyNamespaces(place, limit: limits.maxNamespaces)
            }
            try start(word, tag)
        }
    }

    fileprivate func ended() {
        attempt { () throws(Diagnostic) in
            guard let element = open.popLast() else { return }
            namespaces = element.outerNamespaces
            try end(element.word)
        }
    }

    fileprivate func metDoctype() {
        stop(.xmlDoctype(place))
        xmlStopParser(context)
    }

    fileprivate func met(_ error: xmlError) {
        let fault = fault(of: error)
        guard error.level != XML_ERR_WARNING, fault != .questionableNamespace else { return }
        let place = XMLPlace(
            file: file, part: part, line: max(1, Int(error.line)), column: max(1, Int(error.int2)))
        let isTooLarge = context.pointee.errNo == XML_ERR_INTERNAL_ERROR.rawValue
        stop(isTooLarge ? .xmlTooLarge(place) : .xmlSyntax(place, fault))
    }
}

extension XMLPushParser {
    /// The push parser has one code for everything that is wrong outside the root element, and
    /// one for bad characters and bad encodings.
    private func fault(of error: xmlError) -> XMLFault {
        let fault = XMLFault(libxml: error.code)
        if fault == .endOfDocument, hasRoot, open.isEmpty { return .contentAfterEnd }
        guard fault == .badCharacter, let message = error.message else { return fault }
        return String(cString: message).hasPrefix("Input is not proper UTF-8")
            ? .badEncoding : fault
    }

    /// CDATA comes as it stands in the buffer, unlike text: its line ends are ours to resolve. A
    /// piece is followed by the rest of the section, or by its end.
    fileprivate func tookCDATA(_ piece: UnsafeBufferPointer<UInt8>) {
        attempt { () throws(Diagnostic) in
            guard piece.contains(UInt8(ascii: "\r")) else { return try cdata(piece.span) }
            var resolved: [UInt8] = []
            for (position, byte) in piece.enumerated() {
                let next = piece.baseAddress?[position + 1]
                if byte != UInt8(ascii: "\r") {
                    resolved.append(byte)
                } else if next != UInt8(ascii: "\n") {
                    resolved.append(UInt8(ascii: "\n"))
                }
            }
            try cdata(resolved.span)
        }
    }
}

// MARK: - What libxml2 calls

extension XMLPushParser {
    private typealias CText = UnsafePointer<UInt8>

    private static func parser(_ data: UnsafeMutableRawPointer?) -> XMLPushParser? {
        data.map { Unmanaged<XMLPushParser>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func bytes(_ text: CText?, _ count: Int32) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text, count: Int(count))
    }

    private static var callbacks: xmlSAXHandler {
        var callbacks = xmlSAXHandler()
        callbacks.initialized = UInt32(XML_SAX2_MAGIC)
        callbacks.startElementNs = startElement
        callbacks.endElementNs = { data, _, _, _ in XMLPushParser.parser(data)?.ended() }
        // The same function twice: libxml2 then does not ask which white space matters.
        callbacks.characters = characters
        callbacks.ignorableWhitespace = characters
        callbacks.cdataBlock = { data, text, count in
            XMLPushParser.parser(data)?.tookCDATA(XMLPushParser.bytes(text, count))
        }
        callbacks.comment = { data, text in
            guard let parser = XMLPushParser.parser(data), let text else { return }
            parser.attempt { () throws(Diagnostic) in try parser.comment(String(cString: text)) }
        }
        callbacks.processingInstruction = instruction
        callbacks.internalSubset = { data, _, _, _ in XMLPushParser.parser(data)?.metDoctype() }
        callbacks.serror = { data, error in
            if let error { XMLPushParser.parser(data)?.met(error.pointee) }
        }
        return callbacks
    }

    private static let startElement: startElementNsSAX2Func = {
        data, local, prefix, uri, namespaceCount, namespaces, attributeCount, _, attributes in
        guard let parser = XMLPushParser.parser(data), let local else { return }
        let tag = XMLTag(
            local: local, prefix: prefix, uri: uri,
            declared: .init(count: Int(namespaceCount), fields: namespaces),
            found: .init(count: Int(attributeCount), fields: attributes), names: parser.names)
        parser.started(tag, parser.names.word(local, uri), declared: Int(namespaceCount))
    }

    private static let characters: charactersSAXFunc = { data, text, count in
        guard let parser = XMLPushParser.parser(data) else { return }
        parser.attempt { () throws(Diagnostic) in
            try parser.text(XMLPushParser.bytes(text, count).span)
        }
    }

    private static let instruction: processingInstructionSAXFunc = { data, target, text in
        guard let parser = XMLPushParser.parser(data), let target else { return }
        parser.attempt { () throws(Diagnostic) in
            try parser.processingInstruction(
                String(cString: target), text.map { String(cString: $0) } ?? "")
        }
    }
}
