/// Grammatical gender, as numerals and adjectives agree with it.
public enum Gender: String, Hashable, Sendable, CaseIterable {
    case masculine, feminine, neuter
}
