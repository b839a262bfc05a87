public import Diagnostics

extension XML {
    /// Reads a document into a tree. Neighbouring pieces of text are one node; what stands outside
    /// the root element is left out.
    ///
    /// - Parameters:
    ///   - file: The archive's name in messages.
    ///   - part: The part's name in messages.
    /// - Throws: As `XMLStream.feed(_:)`; `xml.too-large` also for too many nodes.
    public static func parse(
        _ bytes: [UInt8], file: String, part: String, limits: PackageLimits = .standard
    ) throws(Diagnostic) -> Element {
        let builder = XMLTreeBuilder(file: file, part: part, limits: limits)
        var stream = try XMLStream(builder, file: file, part: part, limits: limits)
        try stream.feed(bytes.span)
        return try stream.finish().root()
    }
}

/// Puts the stream's events together to a tree.
struct XMLTreeBuilder: XMLHandler {
    private let place: XMLPlace
    private let maxNodes: Int
    private var nodes = 0
    private var open: [XML.Element] = []
    private var finished: XML.Element?
    /// Text that may go on, in UTF-8, and whether it is a CDATA section's.
    private var pending: [UInt8] = []
    private var pendingIsCDATA = false

    init(file: String, part: String, limits: PackageLimits) {
        place = XMLPlace(file: file, part: part, line: 1, column: 1)
        maxNodes = limits.maxNodes
    }

    var words: [XML.Name: Int] { [:] }

    func root() throws(Diagnostic) -> XML.Element {
        guard let finished else { throw .xmlSyntax(place, .endOfDocument) }
        return finished
    }

    mutating func start(_ word: Int, _ tag: borrowing XMLTag) throws(Diagnostic) {
        flushText()
        try count(1 + tag.fieldCount)
        open.append(
            XML.Element(
                name: tag.name, prefix: tag.prefix, declarations: tag.declarations,
                attributes: tag.attributes))
    }

    mutating func end(_ word: Int) throws(Diagnostic) {
        flushText()
        guard let element = open.popLast() else { return }
        if open.isEmpty { finished = element } else { append(.element(element)) }
    }

    mutating func text(_ utf8: Span<UInt8>) throws(Diagnostic) {
        try appendText(utf8, isCDATA: false)
    }

    mutating func cdata(_ utf8: Span<UInt8>) throws(Diagnostic) {
        try appendText(utf8, isCDATA: true)
    }

    mutating func comment(_ text: String) throws(Diagnostic) { try add(.comment(text)) }

    mutating func processingInstruction(_ target: String, _ data: String) throws(Diagnostic) {
        try add(.processingInstruction(target: target, data: data))
    }

    private mutating func appendText(_ utf8: Span<UInt8>, isCDATA: Bool) throws(Diagnostic) {
        if isCDATA != pendingIsCDATA || pending.isEmpty {
            flushText()
            try count(1)
        }
        pendingIsCDATA = isCDATA
        utf8.withUnsafeBufferPointer { pending.append(contentsOf: $0) }
    }

    private mutating func flushText() {
        guard !pending.isEmpty else { return }
        let text = String(decoding: pending, as: UTF8.self)
        append(pendingIsCDATA ? .cdata(text) : .text(text))
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func add(_ node: XML.Node) throws(Diagnostic) {
        flushText()
        try count(1)
        append(node)
    }

    /// Outside the root element there is nothing to append to.
    private mutating func append(_ node: XML.Node) {
        guard !open.isEmpty else { return }
        open[open.count - 1].children.append(node)
    }

    private mutating func count(_ more: Int) throws(Diagnostic) {
        nodes += more
        if nodes > maxNodes { throw .xmlTooLarge(place) }
    }
}
