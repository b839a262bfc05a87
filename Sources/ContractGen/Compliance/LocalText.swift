public import Diagnostics
public import Wording

/// Words of a rule or of a finding in the documents' languages; Romanian is always there.
public struct LocalText: Hashable, Sendable {
    public let ro: String
    public let ru: String?
    public let en: String?

    public init(ro: String, ru: String? = nil, en: String? = nil) {
        self.ro = ro
        self.ru = ru
        self.en = en
    }

    /// The words in this language, or nil when they were not written.
    public subscript(language: DocumentLanguage) -> String? {
        switch language {
        case .ro: ro
        case .ru: ru
        case .en: en
        }
    }

    /// The words in this language, else in Romanian.
    public func `in`(_ language: DocumentLanguage) -> String { self[language] ?? ro }

    /// For messages.
    public var text: Text { Text(ro: ro, en: en ?? ro) }

    /// The same change in each language.
    func map(_ change: (String) -> String) -> LocalText {
        LocalText(ro: change(ro), ru: ru.map(change), en: en.map(change))
    }
}
