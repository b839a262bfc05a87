internal import OpenPackage

/// The names of SpreadsheetML, in the transitional and the strict form of the standard.
enum ExcelNames {
    static let main = [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    ]
    static let relationships = [
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ]

    /// Words for local names of the main namespace, and for attributes without any.
    static func words<Word: RawRepresentable<Int>>(
        elements: [String: Word], attributes: [String: Word] = [:]
    ) -> [XML.Name: Int] {
        var words: [XML.Name: Int] = [:]
        for namespace in main {
            for (local, word) in elements {
                words[XML.Name(namespace: namespace, local: local)] = word.rawValue
            }
        }
        for (local, word) in attributes { words[XML.Name(local: local)] = word.rawValue }
        return words
    }
}

extension XML.Element {
    /// Child elements of SpreadsheetML by local name.
    func excelChildren(_ local: String) -> [XML.Element] {
        elements.filter { $0.name.local == local && ExcelNames.main.contains($0.name.namespace) }
    }

    func attribute(_ local: String) -> String? {
        attributes.first { $0.name == XML.Name(local: local) }?.value
    }

    /// An attribute whose value is the id of a relationship.
    var relationshipID: String? {
        attributes.first {
            $0.name.local == "id" && ExcelNames.relationships.contains($0.name.namespace)
        }?.value
    }

    /// A flag as XML Schema writes them.
    func flag(_ local: String) -> Bool { ["1", "true"].contains(attribute(local)) }
}
