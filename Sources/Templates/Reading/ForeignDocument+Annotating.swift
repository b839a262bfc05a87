public import Diagnostics
internal import OpenPackage
public import Wording

/// A remark to be put at a block of a document.
public struct Annotation: Sendable, Hashable {
    /// The index of the block in `ForeignDocument.draft`.
    public let block: Int
    /// Of a table's row the cell, from 0; nil for the row's beginning.
    public let column: Int?
    /// A paragraph each.
    public let lines: [String]

    public init(block: Int, column: Int? = nil, lines: [String]) {
        self.block = block
        self.column = column
        self.lines = lines
    }
}

extension ForeignDocument {
    /// The file with remarks as comments at their blocks; all else is as it was.
    ///
    /// Remarks on notes, headers and footers stand at the beginning of the text, since word
    /// processors take none there. A Markdown file comes back as it is: it has no comments.
    ///
    /// - Parameters:
    ///   - bytes: the file that was read.
    ///   - date: the day of the remarks.
    public func annotated(
        _ bytes: [UInt8], with annotations: [Annotation], by author: String, on date: CalendarDate
    ) throws(Diagnostic) -> [UInt8] {
        let main = blocks.first { $0.part.isInText }?.anchor
        guard format != .md, !annotations.isEmpty, let main else { return bytes }
        var placed: [FoundBlock.Anchor: [[String]]] = [:]
        for annotation in annotations {
            let block = blocks.indices.contains(annotation.block) ? blocks[annotation.block] : nil
            let anchor = block?.place(ofRemarkAt: annotation.column) ?? main
            placed[anchor, default: []].append(annotation.lines)
        }
        let remarks = placed.sorted { $0.key.path.lexicographicallyPrecedes($1.key.path) }
            .map { (path: $0.key.path, remarks: $0.value) }
        let archive = try ZipArchive(bytes: bytes, file: name)
        let signed = RemarkSigner(author: author, date: date)
        return format == .docx
            ? try WordRemarks(archive, file: name, signer: signed).bytes(with: remarks)
            : try OpenDocumentRemarks(archive, file: name, signer: signed).bytes(with: remarks)
    }
}

extension FoundBlock {
    /// The cell's paragraph, else the block's own; nil where word processors take no remarks.
    fileprivate func place(ofRemarkAt column: Int?) -> Anchor? {
        guard part.isInText else { return nil }
        let cell = column.flatMap { cells.indices.contains($0) ? cells[$0] : nil }
        return cell ?? anchor
    }
}

extension FoundBlock.Part {
    fileprivate var isInText: Bool {
        switch self {
        case .body, .row, .signatures: true
        case .note, .header, .footer: false
        }
    }
}

/// Whose remarks they are, and from which day.
struct RemarkSigner {
    let author: String
    let date: CalendarDate

    var initials: String { String(author.prefix(2)).uppercased() }
    var time: String { "\(date)T00:00:00Z" }
}

extension XML.Element {
    /// The prefix under which the element itself declares a namespace.
    func prefix(for namespace: String) -> String? {
        declarations.first { $0.uri == namespace }?.prefix
    }

    /// Changes the element at a path of indices into children.
    mutating func change(at path: some Collection<Int>, _ body: (inout XML.Element) -> Void) {
        guard let index = path.first else { return body(&self) }
        guard children.indices.contains(index), case .element(var child) = children[index] else {
            return
        }
        child.change(at: path.dropFirst(), body)
        children[index] = .element(child)
    }
}
