internal import Diagnostics

/// What a file is by its first bytes, whatever its name says.
enum WorkbookFormat {
    case zip, flatOpenDocument, separated

    /// - Throws: `sheet.old-format`, `sheet.encrypted`, `sheet.web-page`,
    ///   `sheet.not-a-spreadsheet`, `sheet.text-in-disguise`, `sheet.empty-file`.
    init(of bytes: [UInt8], file: String) throws(Diagnostic) {
        guard !bytes.isEmpty else { throw .emptyFile(file) }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw Self.isEncrypted(bytes) ? .encrypted(file) : .oldFormat(file)
        }
        if bytes[0] == 9, bytes.count > 4, [0, 2, 4, 8].contains(bytes[1]), bytes[3] == 0 {
            throw .oldFormat(file)
        }
        if bytes.starts(with: [0x50, 0x4B]) {
            self = .zip
            return
        }
        let head = String(decoding: bytes.prefix(1 << 14), as: UTF8.self).lowercased()
        if let markup = try Self.markup(head, file: file) {
            self = markup
            return
        }
        if head.hasPrefix("{\\rtf") || head.hasPrefix("%pdf") { throw .notASpreadsheet(file) }
        let ending = file.lowercased().split(separator: ".").last ?? ""
        guard !["xlsx", "xlsm", "xls", "xlsb", "ods", "fods"].contains(ending) else {
            throw DecodedText.mayBeText(bytes) ? .textInDisguise(file) : .notASpreadsheet(file)
        }
        self = .separated
    }

    private static func markup(_ head: String, file: String) throws(Diagnostic)
        -> WorkbookFormat?
    {
        let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        guard start.hasPrefix("<") else { return nil }
        if head.contains("urn:oasis:names:tc:opendocument:xmlns:office:1.0") {
            return .flatOpenDocument
        }
        if head.contains("urn:schemas-microsoft-com:office:spreadsheet") { throw .oldFormat(file) }
        for sign in ["<!doctype html", "<html", "<table", "<meta", "<head", "<style"] {
            if head.contains(sign) { throw .webPage(file) }
        }
        if start.hasPrefix("<?xml") { throw .notASpreadsheet(file) }
        return nil
    }

    /// Office encrypts by putting everything into one stream of this name.
    private static func isEncrypted(_ bytes: [UInt8]) -> Bool {
        let name: [UInt8] = "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] as [UInt8] }
        var position = 0
        while position + name.count <= bytes.count {
            // Names of streams stand at multiples of 128.
            if bytes[position] == name[0], bytes[position...].starts(with: name) { return true }
            position += 128
        }
        return false
    }
}
