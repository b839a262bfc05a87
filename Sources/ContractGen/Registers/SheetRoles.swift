internal import Spreadsheets

/// Tells what the sheets of a register hold.
struct SheetRoles {
    let vocabulary: RegisterVocabulary
    let mapping: RegisterMapping?
    /// Whether a sheet of documents is known already.
    var hasDocuments = false

    /// By the mapping, by its name, or because it is the only one and has the columns of documents.
    func role(of sheet: Sheet, isOnly: Bool) -> SheetRole? {
        if let named = mapping?.mapping(of: sheet.name) { return SheetRole(name: named.holds) }
        if let known = known(HeaderKey.of(sheet.name)) { return known }
        if isOnly, !hasDocuments { return .documents }
        let finder = HeaderFinder(
            sheet: sheet, names: ColumnNames(.documents, vocabulary), mapping: nil)
        return finder.find().map { $0.known >= 6 } == true ? .documents : nil
    }

    /// „contracte”, and „Contracte 2026”.
    private func known(_ key: String) -> SheetRole? {
        if let role = vocabulary.sheets[key] { return role }
        let words = key.split(separator: " ").filter { Int($0) == nil }.joined(separator: " ")
        return vocabulary.sheets[words]
    }
}
