public import Diagnostics

/// A data file as it was found: its name decides the format, its bytes are not yet trusted.
public struct DataSource: Hashable, Sendable {
    /// As the user would type it; ends in `.yaml`, `.yml` or `.json`.
    public let name: String
    public let bytes: [UInt8]
    /// The tree of `bytes`, if it was packed before (`DataNode.packed`).
    let packed: String?

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        packed = nil
    }

    /// - Parameter packed: the text's tree, if it was read before.
    public init(_ source: SourceText, packed: String? = nil) {
        name = source.name
        bytes = Array(source.text.utf8)
        self.packed = packed
    }

    enum Format { case yaml, json }

    /// The text of a JSON file; nil for another format, and for what is no text.
    package var jsonText: SourceText? {
        guard case .json? = try? format() else { return nil }
        return try? text()
    }

    /// - Throws: `data.unknown-format`.
    func format() throws(Diagnostic) -> Format {
        let ending = name.lowercased().split(separator: ".").last
        switch ending {
        case "yaml", "yml": return .yaml
        case "json": return .json
        default: throw .unknownFormat(name)
        }
    }

    static let maximumBytes = 32 << 20

    /// The text without its byte order mark.
    ///
    /// - Throws: `data.too-large`, `data.binary`, `data.not-utf8`, `data.control-character`.
    func text() throws(Diagnostic) -> SourceText {
        guard bytes.count <= Self.maximumBytes else { throw .tooLarge(name) }
        guard !bytes.prefix(4096).contains(0), !bytes.starts(with: [0x50, 0x4B, 3, 4]) else {
            throw .binary(name)
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else {
            throw .notUTF8(at: placeOfInvalidByte(in: content))
        }
        let source = SourceText(name: name, text: text)
        if let offset = source.firstControlCharacter {
            throw .controlCharacter(at: .source(source.place(at: offset)))
        }
        return source
    }

    private func placeOfInvalidByte(in content: ArraySlice<UInt8>) -> SourcePlace {
        let repaired = String(decoding: content, as: UTF8.self).utf8
        let same = zip(content, repaired).prefix { $0 == $1 }.count
        let valid = String(decoding: content.prefix(same), as: UTF8.self)
        return SourceText(name: name, text: valid).place(at: same)
    }
}

extension SourceText {
    /// Where in the text's UTF-8 a control character other than tab and line ends stands.
    fileprivate var firstControlCharacter: Int? {
        let bytes = text.utf8Span.span
        return bytes.indices.first { index in
            let byte = bytes[index]
            guard byte < 0x20 || byte == 0x7F else { return false }
            return byte != 0x09 && byte != 0x0A && byte != 0x0D
        }
    }
}

extension Diagnostic {
    fileprivate static func unknownFormat(_ file: String) -> Diagnostic {
        .error(
            "data.unknown-format", at: .file(file),
            message: Text(
                ro: "din numele fișierului nu se vede dacă datele sunt YAML sau JSON",
                en: "the file's name does not tell whether the data are YAML or JSON"),
            hint: Text(
                ro: "numele trebuie să se termine cu .yaml, .yml sau .json",
                en: "the name must end in .yaml, .yml or .json"))
    }

    fileprivate static func tooLarge(_ file: String) -> Diagnostic {
        .error(
            "data.too-large", at: .file(file),
            message: Text(
                ro: "fișierul de date este mai mare de 32 MB",
                en: "the data file is larger than 32 MB"),
            hint: Text(
                ro: "verificați dacă este fișierul potrivit; un contract are câțiva kB",
                en: "check that it is the right file; a contract takes a few kB"))
    }

    fileprivate static func binary(_ file: String) -> Diagnostic {
        .error(
            "data.binary", at: .file(file),
            message: Text(
                ro: "fișierul nu este un text (este o arhivă, un document sau un text UTF-16)",
                en: "the file is no text (it is an archive, an office document or UTF-16)"),
            hint: Text(
                ro: "salvați datele ca text simplu în codarea UTF-8",
                en: "save the data as plain text in UTF-8"))
    }

    fileprivate static func notUTF8(at place: SourcePlace) -> Diagnostic {
        .error(
            "data.not-utf8", at: .source(place),
            message: Text(
                ro: "textul nu este în codarea UTF-8", en: "the text is not in UTF-8"),
            hint: Text(
                ro: "deschideți fișierul în editor și salvați-l din nou ca UTF-8",
                en: "open the file in an editor and save it again as UTF-8"))
    }

    static func controlCharacter(at location: Location) -> Diagnostic {
        .error(
            "data.control-character", at: location,
            message: Text(
                ro: "aici stă un caracter de control, care nu se vede",
                en: "here is a control character, which cannot be seen"),
            hint: Text(
                ro: "ștergeți caracterul și rescrieți cuvântul",
                en: "delete the character and type the word again"))
    }
}
