/// A start tag while the stream stands at it. It cannot be kept: take what is needed from it.
@safe
public struct XMLTag: ~Copyable {
    /// The word of every name that the handler gave none.
    public static var otherWord: Int { -1 }

    typealias CText = UnsafePointer<UInt8>

    /// Two per declaration: prefix and URI.
    struct Declarations {
        let count: Int
        let fields: UnsafeMutablePointer<CText?>?
    }

    /// Five per attribute: local name, prefix, URI, where the value begins, where it ends.
    struct Attributes {
        let count: Int
        let fields: UnsafeMutablePointer<CText?>?
    }

    private let local: CText
    private let spelledPrefix: CText?
    private let uri: CText?
    private let found: Attributes
    private let declared: Declarations
    private let names: UnsafeMutablePointer<XMLNames>

    init(
        local: CText, prefix: CText?, uri: CText?, declared: Declarations, found: Attributes,
        names: UnsafeMutablePointer<XMLNames>
    ) {
        self.local = local
        self.spelledPrefix = prefix
        self.uri = uri
        self.declared = declared
        self.found = found
        self.names = names
    }

    /// The element's name, made a value once per document.
    public var name: XML.Name { names.pointee.name(local, uri) }

    /// As found; empty for none.
    public var prefix: String { Self.string(spelledPrefix) }

    /// The value of the attribute with this word; nil when the tag has none.
    public subscript(_ word: Int) -> String? {
        value(of: word).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The same, when it is a whole number in plain digits, with or without a sign.
    public func integer(_ word: Int) -> Int? {
        value(of: word).flatMap(Self.integer)
    }

    /// Shows the attribute's bytes to `body` without making a string.
    ///
    /// - Returns: What `body` returns; nil when the tag has no such attribute.
    public func withUTF8<Value>(
        of word: Int, _ body: (Span<UInt8>) -> Value
    ) -> Value? {
        guard let value = value(of: word) else { return nil }
        return body(value.span)
    }

    private func value(of word: Int) -> UnsafeBufferPointer<UInt8>? {
        guard let fields = found.fields else { return nil }
        for position in 0..<found.count {
            let attribute = fields + 5 * position
            guard let local = attribute[0], names.pointee.word(local, attribute[2]) == word else {
                continue
            }
            return Self.value(attribute)
        }
        return nil
    }

    /// In the order found.
    public var attributes: [XML.Attribute] {
        guard let fields = found.fields else { return [] }
        return (0..<found.count).compactMap { position in
            let attribute = fields + 5 * position
            guard let local = attribute[0] else { return nil }
            return XML.Attribute(
                name: names.pointee.name(local, attribute[2]), prefix: Self.string(attribute[1]),
                value: String(decoding: Self.value(attribute), as: UTF8.self))
        }
    }

    /// Those of this tag, in the order found.
    public var declarations: [XML.NamespaceDeclaration] {
        guard let fields = declared.fields else { return [] }
        return (0..<declared.count).map { position in
            XML.NamespaceDeclaration(
                prefix: Self.string(fields[2 * position]),
                uri: Self.string(fields[2 * position + 1]))
        }
    }

    /// How many attributes and declarations there are.
    var fieldCount: Int { found.count + declared.count }

    private static func value(
        _ attribute: UnsafeMutablePointer<CText?>
    ) -> UnsafeBufferPointer<UInt8> {
        guard let start = attribute[3], let end = attribute[4] else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: start, count: end - start)
    }

    /// `Int(String)` without the string.
    private static func integer(_ digits: UnsafeBufferPointer<UInt8>) -> Int? {
        let sign: Int? =
            digits.first == UInt8(ascii: "-") ? -1 : digits.first == UInt8(ascii: "+") ? 1 : nil
        var total = 0
        let plain = sign == nil ? digits[...] : digits.dropFirst()
        for digit in plain {
            guard digit &- 0x30 < 10 else { return nil }
            let (tens, isHuge) = total.multipliedReportingOverflow(by: 10)
            let (sum, isTooMuch) = tens.addingReportingOverflow(Int(digit &- 0x30) * (sign ?? 1))
            if isHuge || isTooMuch { return nil }
            total = sum
        }
        return plain.isEmpty ? nil : total
    }

    private static func string(_ text: CText?) -> String { text.map { String(cString: $0) } ?? "" }
}
