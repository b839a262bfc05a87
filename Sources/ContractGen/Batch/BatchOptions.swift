public import Diagnostics
internal import Digest
public import Templates

/// What decides on the files of a batch beyond its data, its wording and its rules.
public struct BatchOptions: Sendable {
    public internal(set) var formats: [FileFormat]
    /// Why the user wants drafts, whatever the checks say.
    public let draftReasons: [DraftReason]
    /// Whether a draft gets its sheet only.
    public let isStrict: Bool
    /// Of the words in the manifest.
    public let messages: MessageLanguage
    /// The program's version: another one may write other bytes.
    public let program: String

    public init(
        formats: [FileFormat], draftReasons: [DraftReason] = [], isStrict: Bool = false,
        messages: MessageLanguage, program: String
    ) {
        self.formats = formats
        self.draftReasons = draftReasons
        self.isStrict = isStrict
        self.messages = messages
        self.program = program
    }

    var key: String {
        let parts = [
            formats.map(\.rawValue).joined(separator: ","),
            draftReasons.map(\.text.en).joined(separator: ","),
            String(isStrict), messages.rawValue, program,
        ]
        return parts.joined(separator: "\n")
    }
}
