public import Diagnostics

/// Reads an XML document piece by piece and tells a handler what is in it.
///
/// Memory stays small whatever the size of the document. UTF-8 and UTF-16 are read; DTDs are
/// refused, and there are no entities but XML's own five.
/// ```swift
/// var stream = try XMLStream(SheetReader(), file: "registru.xlsx", part: "xl/sheet1.xml")
/// try archive.stream("xl/sheet1.xml") { piece throws(Diagnostic) in try stream.feed(piece) }
/// let reader = try stream.finish()
/// ```
public struct XMLStream<Handler: XMLHandler>: ~Copyable {
    private let box: HandlerBox<Handler>
    private let parser: XMLPushParser
    private var decoder = XMLDecoder()
    private let sizeLimit: Int
    private var size = 0

    public init(
        _ handler: consuming Handler, file: String, part: String,
        limits: PackageLimits = .standard
    ) throws(Diagnostic) {
        box = HandlerBox(handler)
        parser = try XMLPushParser(file: file, part: part, limits: limits, events: box.events)
        sizeLimit = limits.maxEntrySize
    }

    /// - Throws: What the handler throws; `xml.syntax`, `.encoding`, `.doctype`, `.too-deep`,
    ///   `.too-large`, `.too-many-attributes`, `.too-many-namespaces`. The stream is of no use then.
    public mutating func feed(_ bytes: Span<UInt8>) throws(Diagnostic) {
        size += bytes.count
        guard size <= sizeLimit else { throw .xmlTooLarge(parser.place) }
        let parser = parser
        try decoder.decode(bytes, at: parser) { utf8 throws(Diagnostic) in try parser.feed(utf8) }
    }

    /// Takes bytes as read that somebody else has read: places stay right, and the limit holds. They
    /// are whole elements in UTF-8, at a place where elements may stand.
    ///
    /// - Throws: `xml.too-large`.
    public mutating func skip(_ bytes: Span<UInt8>) throws(Diagnostic) {
        size += bytes.count
        guard size <= sizeLimit else { throw .xmlTooLarge(parser.place) }
        parser.skip(bytes)
    }

    /// The handler, between two pieces.
    public mutating func withHandler<Value>(
        _ body: (inout Handler) throws(Diagnostic) -> Value
    ) throws(Diagnostic) -> Value {
        try box.withHandler(body)
    }

    /// - Returns: The handler with all it gathered.
    /// - Throws: As `feed`; `xml.syntax` when the document is not complete.
    public consuming func finish() throws(Diagnostic) -> Handler {
        let parser = parser
        try decoder.finish(at: parser) { utf8 throws(Diagnostic) in try parser.feed(utf8) }
        try parser.finishDocument()
        return box.handler
    }
}

/// Keeps the handler at a fixed address, where the parser's events reach it.
final class HandlerBox<Handler: XMLHandler> {
    private let address: UnsafeMutablePointer<Handler>

    init(_ handler: consuming Handler) {
        address = .allocate(capacity: 1)
        address.initialize(to: handler)
    }

    deinit {
        address.deinitialize(count: 1)
        address.deallocate()
    }

    var handler: Handler { address.pointee }

    func withHandler<Value>(
        _ body: (inout Handler) throws(Diagnostic) -> Value
    ) throws(Diagnostic) -> Value {
        try body(&address.pointee)
    }

    /// Good as long as the box.
    var events: XMLEvents {
        let address = address
        return XMLEvents(
            words: address.pointee.words,
            start: { word, tag throws(Diagnostic) in try address.pointee.start(word, tag) },
            end: { word throws(Diagnostic) in try address.pointee.end(word) },
            text: { utf8 throws(Diagnostic) in try address.pointee.text(utf8) },
            cdata: { utf8 throws(Diagnostic) in try address.pointee.cdata(utf8) },
            comment: { text throws(Diagnostic) in try address.pointee.comment(text) },
            instruction: { target, data throws(Diagnostic) in
                try address.pointee.processingInstruction(target, data)
            })
    }
}

extension ZipArchive {
    /// Reads a part as XML with a handler, unpacking as it goes.
    ///
    /// - Throws: As `stream(_:chunk:)` and `XMLStream.feed(_:)`.
    public func read<Handler: XMLHandler>(
        _ part: String, with handler: consuming Handler
    ) throws(Diagnostic) -> Handler {
        var stream = try XMLStream(handler, file: file, part: part, limits: limits)
        try self.stream(part) { piece throws(Diagnostic) in try stream.feed(piece) }
        return try stream.finish()
    }

    /// A part as an XML tree.
    ///
    /// - Throws: As `contents(of:)` and `XML.parse`.
    public func xml(_ part: String) throws(Diagnostic) -> XML.Element {
        try read(part, with: XMLTreeBuilder(file: file, part: part, limits: limits)).root()
    }
}
