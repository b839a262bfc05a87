public import Diagnostics
internal import OpenPackage

/// A document that was made elsewhere, or came back changed, read into blocks.
///
/// Its `draft` is what rules judge, as they judge a document that was just drafted. What could not
/// be looked at is in `notices`.
public struct ForeignDocument: Sendable {
    /// As the user would type it.
    public let name: String
    public let format: FileFormat
    /// What the file tells of itself, by name: `contractgen-template`.
    public let properties: [String: String]
    /// Pictures, objects, hidden text, tracked changes, references that lead astray: warnings.
    public let notices: [Diagnostic]
    let blocks: [FoundBlock]

    /// - Parameter name: the file's name; only a text is told by its ending, `.md`.
    /// - Throws: `reading.unknown-format`, `reading.no-text`, and what the archive's and the XML
    ///   reader throw of damaged or hostile files.
    public init(reading bytes: [UInt8], name: String) throws(Diagnostic) {
        self.name = name
        if Self.isArchive(bytes) {
            let archive = try ZipArchive(bytes: bytes, file: name)
            if archive.contains("[Content_Types].xml") {
                let parts = try WordParts(archive, file: name)
                let reading = try WordReading(parts)
                (format, blocks, properties) = (.docx, reading.blocks, parts.properties())
                notices = reading.notes.diagnostics(
                    of: name, blocks: reading.blocks, bookmarks: reading.bookmarks)
                return
            }
            guard archive.contains("content.xml") else { throw .unknownFormat(name) }
            let reading = try OpenDocumentReading(archive, file: name)
            (format, blocks) = (.odt, reading.blocks)
            properties = OpenDocumentReading.properties(archive, file: name)
            notices = reading.notes.diagnostics(
                of: name, blocks: reading.blocks, bookmarks: reading.bookmarks)
            return
        }
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self),
            ["md", "markdown", "txt"].contains(name.fileEnding)
        else { throw .unknownFormat(name) }
        let reading = MarkdownReading(text)
        (format, blocks, properties) = (.md, reading.blocks, reading.properties)
        notices = reading.notes.diagnostics(of: name)
    }

    private static func isArchive(_ bytes: [UInt8]) -> Bool {
        // An old Office file is refused by the archive's reader, in words of its own.
        bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    }

    /// The document's blocks as articles, points, annexes and so on.
    ///
    /// - Parameter clauses: ids of the clauses whose bookmarks the file may carry; blocks with one
    ///   get the id back.
    public func draft(clauses: some Sequence<String> = []) -> Draft {
        let ids = BookmarkNames(clauses).ids
        let readings = BlockClassifier(
            blocks, isOurs: properties["contractgen-template"] != nil
        ).readings()
        return Draft(
            blocks: zip(blocks, readings).map { block, reading in
                Draft.Block(
                    kind: reading.kind, id: block.bookmarks.lazy.compactMap { ids[$0] }.first,
                    number: reading.number, text: reading.text,
                    references: block.references.compactMap { ids[$0.bookmark] },
                    place: place(of: block), row: block.row)
            }, runningLines: readings.filter { $0.kind == .running }.map(\.text))
    }

    /// Only a text has lines.
    private func place(of block: FoundBlock) -> SourcePlace? {
        guard format == .md, let line = block.anchor?.path.first else { return nil }
        return SourcePlace(file: name, line: max(1, line), column: 1)
    }
}

extension FoundBlock {
    fileprivate var row: Draft.TableRow? { if case .row(let row) = part { row } else { nil } }
}

extension String {
    /// The letters after the last full stop, in lower case.
    package var fileEnding: String {
        lastIndex(of: ".").map { self[index(after: $0)...].lowercased() } ?? ""
    }
}

extension ReadingNotes {
    /// What is to tell, with references that no longer agree with what they name.
    fileprivate func diagnostics(
        of file: String, blocks: [FoundBlock], bookmarks: Set<String>
    ) -> [Diagnostic] {
        var numbers: [String: String] = [:]
        for block in blocks {
            guard let number = block.number else { continue }
            for bookmark in block.bookmarks { numbers[bookmark] = number.trimmingFinalStop }
        }
        let stale = blocks.flatMap { block in
            block.references.compactMap { reference -> Diagnostic? in
                let known = bookmarks.contains(reference.bookmark)
                let number = numbers[reference.bookmark]
                let agrees = !reference.isNumber || number == nil || number == reference.printed
                guard !known || !agrees else { return nil }
                let label = block.number?.trimmingFinalStop ?? String(block.text.prefix(40))
                return .staleReference(
                    printed: reference.printed, number: known ? number : nil, at: label, in: file)
            }
        }
        return diagnostics(of: file) + stale
    }
}

extension Diagnostic {
    fileprivate static func unknownFormat(_ file: String) -> Diagnostic {
        .error(
            "reading.unknown-format", at: .file(file),
            message: Text(
                ro: "fișierul nu este un document .docx, .odt sau .md",
                en: "the file is no .docx, .odt or .md document"),
            hint: Text(
                ro: "salvați documentul ca .docx sau .odt și verificați fișierul salvat",
                en: "save the document as .docx or .odt and check the saved file"))
    }
}
