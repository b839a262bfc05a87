internal import Wording

/// Tells a table in which parties sign from a table of facts.
enum SignatureWords {
    private static let marks = [
        "l.ș", "l. ș", "l.s.", "semnătura", "semnatura", "м.п", "подпись", "signature",
    ]

    /// Whether rows, as plain words, are those of a table of signatures: few, and a place to sign.
    static func head(_ rows: [String]) -> Bool {
        guard rows.count <= 20 else { return false }
        return rows.contains { row in
            let key = Folding.key(row)
            return marks.contains { key.contains($0) }
        }
    }
}
