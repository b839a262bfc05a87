/// A noun that can be counted: its gender and its forms, in one language.
public struct Noun: Hashable, Sendable {
    public let gender: Gender
    private let one: String
    private let few: String
    private let many: String
    private let other: String

    /// - Parameters:
    ///   - one: The form after 1: zi, день, day.
    ///   - few: The plural in Romanian and English; the form after 2 to 4 in Russian: zile, дня,
    ///     days. Romanian's „de” is not part of it.
    ///   - many: The form after 5 in Russian, дней; `few` when left out.
    ///   - other: The form after decimals in Russian, where it differs from `few` («4,5 рабочего
    ///     дня» beside «2 рабочих дня»); `few` when left out.
    public init(
        gender: Gender, one: String, few: String, many: String? = nil, other: String? = nil
    ) {
        self.gender = gender
        self.one = one
        self.few = few
        self.many = many ?? few
        self.other = other ?? few
    }

    /// The spelling of one plural form, without numeral and without „de”.
    public func form(_ form: PluralForm) -> String {
        switch form {
        case .one: one
        case .few: few
        case .many: many
        case .other: other
        }
    }
}
