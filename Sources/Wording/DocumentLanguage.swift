/// The language a document is written in.
public enum DocumentLanguage: String, Hashable, Sendable, CaseIterable {
    case ro, ru, en

    /// The language tag of documents made in Moldova, e.g. `ro-MD` (BCP 47).
    public var tag: String {
        switch self {
        case .ro: "ro-MD"
        case .ru: "ru-MD"
        case .en: "en-GB"
        }
    }
}
