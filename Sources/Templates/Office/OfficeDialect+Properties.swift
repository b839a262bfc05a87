extension OfficeDialect {
    /// A document's properties: each element with text is a line of its own.
    static let properties = OfficeDialect(
        kind: .properties, namespaces: [], roles: [:], characters: [:], hasBareText: true)
}
