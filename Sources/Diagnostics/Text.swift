/// The language of messages; the documents' language is another matter.
public enum MessageLanguage: String, Sendable, CaseIterable {
    case ro, en
}

/// Words for the user in both languages of the messages, written beside the check that uses them.
public struct Text: Hashable, Sendable {
    public let ro: String
    public let en: String

    public init(ro: String, en: String) {
        self.ro = ro
        self.en = en
    }

    public func `in`(_ language: MessageLanguage) -> String {
        switch language {
        case .ro: ro
        case .en: en
        }
    }
}
