internal import CLibXML2
internal import Diagnostics

/// What a parse tells, as functions that know the handler's type.
struct XMLEvents {
    typealias Bytes = (Span<UInt8>) throws(Diagnostic) -> Void

    let words: [XML.Name: Int]
    let start: (Int, borrowing XMLTag) throws(Diagnostic) -> Void
    let end: (Int) throws(Diagnostic) -> Void
    let text: Bytes
    let cdata: Bytes
    let comment: (String) throws(Diagnostic) -> Void
    let instruction: (String, String) throws(Diagnostic) -> Void
}

/// One parse as seen from inside: where it stands and what has gone wrong.
struct XMLParseState {
    private let context: xmlParserCtxtPtr
    private let file: String
    private let part: String
    private let limits: PackageLimits
    private let events: XMLEvents
    private let names: UnsafeMutablePointer<XMLNames>

    private(set) var failure: Diagnostic?
    private(set) var eventCount = 0
    private var isStopped = false
    private var hasRoot = false
    /// Of the elements that are open: word, and namespaces in force outside of it.
    private var open: [(word: Int, outerNamespaces: Int)] = []
    private var namespaces = 0

    /// - Parameter context: Must outlive the state.
    init(
        context: xmlParserCtxtPtr, file: String, part: String, limits: PackageLimits,
        events: XMLEvents
    ) {
        self.context = context
        self.file = file
        self.part = part
        self.limits = limits
        self.events = events
        names = .allocate(capacity: 1)
        names.initialize(to: XMLNames(words: events.words))
    }

    func freeNames() {
        names.deinitialize(count: 1)
        names.deallocate()
    }

    /// Where the parser stands; lines and columns count from 1.
    var place: XMLPlace {
        let input = context.pointee.input
        return place(line: input?.pointee.line ?? 1, column: input?.pointee.col ?? 1)
    }

    private func place(line: Int32, column: Int32) -> XMLPlace {
        XMLPlace(file: file, part: part, line: max(1, Int(line)), column: max(1, Int(column)))
    }

    /// Ends the parse: libxml2 goes on to the end of the piece without telling anything.
    private mutating func stop(_ diagnostic: Diagnostic) {
        if failure == nil { failure = diagnostic }
        isStopped = true
        context.pointee.disableSAX = 1
    }

    @inline(__always)
    private mutating func attempt(_ event: (inout Self) throws(Diagnostic) -> Void) {
        guard !isStopped else { return }
        eventCount &+= 1
        do { try event(&self) } catch { stop(error) }
    }
}

// MARK: - Events

extension XMLParseState {
    private mutating func started(
        _ local: XMLTag.CText, _ prefix: XMLTag.CText?, _ uri: XMLTag.CText?,
        _ declared: XMLTag.Declarations, _ found: XMLTag.Attributes
    ) {
        attempt { state throws(Diagnostic) in
            let word = state.names.pointee.word(local, uri)
            state.hasRoot = true
            state.open.append((word, state.namespaces))
            state.namespaces += declared.count
            try state.checkLimits(attributes: declared.count + found.count)
            let tag = XMLTag(
                local: local, prefix: prefix, uri: uri, declared: declared, found: found,
                names: state.names)
            try state.events.start(word, tag)
        }
    }

    private func checkLimits(attributes: Int) throws(Diagnostic) {
        if open.count > limits.maxDepth { throw .xmlTooDeep(place, limit: limits.maxDepth) }
        if attributes > limits.maxAttributes {
            throw .tooManyAttributes(place, limit: limits.maxAttributes)
        }
        if namespaces > limits.maxNamespaces {
            throw .tooManyNamespaces(place, limit: limits.maxNamespaces)
        }
    }

    private mutating func ended() {
        attempt { state throws(Diagnostic) in
            guard let element = state.open.popLast() else { return }
            state.namespaces = element.outerNamespaces
            try state.events.end(element.word)
        }
    }

    private mutating func met(text: UnsafeBufferPointer<UInt8>) {
        attempt { state throws(Diagnostic) in try state.events.text(text.span) }
    }

    /// CDATA comes as it stands in the buffer, unlike text: its line ends are ours to resolve. A
    /// piece is followed by the rest of the section, or by its end.
    private mutating func met(cdata piece: UnsafeBufferPointer<UInt8>) {
        attempt { state throws(Diagnostic) in
            let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
            guard piece.contains(carriageReturn) else { return try state.events.cdata(piece.span) }
            var resolved: [UInt8] = []
            for (position, byte) in piece.enumerated() {
                if byte != carriageReturn {
                    resolved.append(byte)
                } else if piece.baseAddress?[position + 1] != lineFeed {
                    resolved.append(lineFeed)
                }
            }
            try state.events.cdata(resolved.span)
        }
    }

    private mutating func met(comment: XMLTag.CText) {
        attempt { state throws(Diagnostic) in try state.events.comment(String(cString: comment)) }
    }

    private mutating func met(instruction target: XMLTag.CText, _ data: XMLTag.CText?) {
        attempt { state throws(Diagnostic) in
            let data = data.map { String(cString: $0) } ?? ""
            try state.events.instruction(String(cString: target), data)
        }
    }

    private mutating func metDoctype() {
        stop(.xmlDoctype(place))
        xmlStopParser(context)
    }

    private mutating func met(error: xmlError) {
        let fault = fault(of: error)
        guard error.level != XML_ERR_WARNING, fault != .questionableNamespace else { return }
        let place = place(line: error.line, column: error.int2)
        // libxml2's own limits, on the length of names and values, have no code of their own.
        let isTooLarge = error.code == Int32(XML_ERR_INTERNAL_ERROR.rawValue)
        stop(isTooLarge ? .xmlTooLarge(place) : .xmlSyntax(place, fault))
    }

    /// The push parser has one code for everything that is wrong outside the root element, and
    /// one for bad characters and bad encodings.
    private func fault(of error: xmlError) -> XMLFault {
        let fault = XMLFault(libxml: error.code)
        if fault == .endOfDocument, hasRoot, open.isEmpty { return .contentAfterEnd }
        guard fault == .badCharacter, let message = error.message else { return fault }
        return String(cString: message).hasPrefix("Input is not proper UTF-8")
            ? .badEncoding : fault
    }
}

// MARK: - What libxml2 calls

extension XMLParseState {
    static var callbacks: xmlSAXHandler {
        var callbacks = xmlSAXHandler()
        callbacks.initialized = UInt32(XML_SAX2_MAGIC)
        callbacks.startElementNs = {
            data, local, prefix, uri, namespaceCount, namespaces, attributeCount, _, attributes in
            guard let local else { return }
            XMLParseState.of(data)?.pointee.started(
                local, prefix, uri, .init(count: Int(namespaceCount), fields: namespaces),
                .init(count: Int(attributeCount), fields: attributes))
        }
        callbacks.endElementNs = { data, _, _, _ in XMLParseState.of(data)?.pointee.ended() }
        // The same function twice: libxml2 then does not ask which white space matters.
        callbacks.characters = characters
        callbacks.ignorableWhitespace = characters
        callbacks.cdataBlock = { data, text, count in
            let piece = UnsafeBufferPointer(start: text, count: Int(count))
            XMLParseState.of(data)?.pointee.met(cdata: piece)
        }
        callbacks.comment = { data, text in
            if let text { XMLParseState.of(data)?.pointee.met(comment: text) }
        }
        callbacks.processingInstruction = { data, target, text in
            if let target { XMLParseState.of(data)?.pointee.met(instruction: target, text) }
        }
        callbacks.internalSubset = { data, _, _, _ in
            XMLParseState.of(data)?.pointee.metDoctype()
        }
        callbacks.serror = { data, error in
            if let error { XMLParseState.of(data)?.pointee.met(error: error.pointee) }
        }
        return callbacks
    }

    private static let characters: charactersSAXFunc = { data, text, count in
        let piece = UnsafeBufferPointer(start: text, count: Int(count))
        XMLParseState.of(data)?.pointee.met(text: piece)
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Self>? {
        data?.assumingMemoryBound(to: XMLParseState.self)
    }
}
