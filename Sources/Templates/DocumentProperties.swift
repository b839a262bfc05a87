public import Wording

/// What a document says of itself beside its text.
public struct DocumentProperties: Sendable, Hashable {
    public let title: String
    public let language: DocumentLanguage
    /// The day of making, which is all of the time that is written.
    public let date: CalendarDate
    /// Named facts such as template, version and data hash; never personal data.
    public let custom: [Custom]
    /// A word over every page, such as PROIECT; it changes no text of the body.
    public let mark: String?

    public struct Custom: Sendable, Hashable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public init(
        title: String, language: DocumentLanguage, date: CalendarDate, custom: [Custom] = [],
        mark: String? = nil
    ) {
        self.title = title
        self.language = language
        self.date = date
        self.custom = custom
        self.mark = mark
    }

    /// Midnight of the day, as both office formats write times.
    var timestamp: String { "\(date)T00:00:00Z" }
}
