public import DataFiles
public import Diagnostics
internal import Wording

/// The words by which sheets, columns and values of registers are known, in the languages officers
/// write them: those of `rules/register/columns.yaml`, and the labels of the fields themselves.
public struct RegisterVocabulary: Sendable {
    /// What a sheet holds, by the key of its name.
    let sheets: [String: SheetRole]
    /// By role, the field of each known header.
    let columns: [SheetRole: [String: FieldPath]]
    /// Headers of personal data of the persons served.
    let personal: Set<String>
    /// How rows of totals begin.
    let totals: [String]
    /// Headers of the sums of rows that have a quantity and a price.
    let rowTotals: Set<String>
    /// Values by other words: the option of each.
    let options: [String: [String]]
    /// How rows that only show what is meant begin.
    let examples: [String]
    /// The columns of each kind of sheet in the order of the file, with their words.
    let listing: [Listing]
    /// The names of each kind of sheet.
    let sheetWords: [SheetRole: [String]]
    /// The other words of each option.
    let optionWords: [String: [String]]

    struct Listing: Sendable {
        let role: SheetRole
        let fields: [(path: FieldPath, words: [String])]
    }

    /// - Throws: All that is wrong with the file: `library.…`, `data.…`.
    public init(reading source: DataSource) throws(DiagnosticList) {
        let node = try DataNode(reading: source)
        var problems = DiagnosticCollector()
        let keys = ["sheets", "columns", "personal", "totals", "row-totals", "examples", "values"]
        guard let record = LibraryRecord(node, keys: keys, &problems) else {
            throw DiagnosticList(problems.all)
        }
        var sheets: [String: SheetRole] = [:]
        var sheetWords: [SheetRole: [String]] = [:]
        for (name, words) in record.lists("sheets", &problems) {
            guard let role = SheetRole(name: name) else { continue }
            sheetWords[role] = words
            for word in words { sheets[HeaderKey.of(word)] = role }
        }
        var columns: [SheetRole: [String: FieldPath]] = [:]
        var listing: [Listing] = []
        for entry in record.entries("columns", &problems) {
            guard let role = SheetRole(name: entry.key),
                let fields = LibraryRecord(
                    entry.value, keys: entry.value.keys, &problems)
            else { continue }
            var listed: [(path: FieldPath, words: [String])] = []
            for (name, words) in fields.node.lists(&problems) {
                guard let path = FieldPath(parsing: name) else { continue }
                listed.append((path, words))
                for word in words { columns[role, default: [:]][HeaderKey.of(word)] = path }
            }
            listing.append(Listing(role: role, fields: listed))
        }
        var options: [String: [String]] = [:]
        var optionWords: [String: [String]] = [:]
        for (name, words) in record.lists("values", &problems) {
            optionWords[name] = words
            for word in words { options[HeaderKey.of(word), default: []].append(name) }
        }
        self.sheets = sheets
        self.columns = columns
        self.options = options
        self.listing = listing
        self.sheetWords = sheetWords
        self.optionWords = optionWords
        examples = record.texts(ifAny: "examples", &problems).map(HeaderKey.of)
        personal = Set(record.texts(ifAny: "personal", &problems).map(HeaderKey.of))
        totals = record.texts(ifAny: "totals", &problems).map(HeaderKey.of)
        rowTotals = Set(record.texts(ifAny: "row-totals", &problems).map(HeaderKey.of))
        if problems.hasErrors { throw DiagnosticList(problems.all) }
    }
}

extension LibraryRecord {
    fileprivate func entries(_ key: String, _ problems: inout DiagnosticCollector)
        -> [DataNode.Entry]
    {
        guard let node = needed(key, &problems), case .map(let entries) = node.content else {
            return []
        }
        return entries
    }

    fileprivate func lists(_ key: String, _ problems: inout DiagnosticCollector)
        -> [(name: String, words: [String])]
    {
        needed(key, &problems)?.lists(&problems) ?? []
    }
}

extension DataNode {
    fileprivate var keys: [String] {
        guard case .map(let entries) = content else { return [] }
        return entries.map(\.key)
    }

    /// The lists of texts of a map.
    fileprivate func lists(_ problems: inout DiagnosticCollector)
        -> [(name: String, words: [String])]
    {
        guard let record = LibraryRecord(self, keys: keys, &problems) else { return [] }
        return keys.map { ($0, record.texts(ifAny: $0, &problems)) }
    }
}

extension Library {
    /// The words by which registers are read.
    ///
    /// - Throws: `library.no-rules`; all that is wrong with `rules/register/columns.yaml`.
    public func registerVocabulary() throws(DiagnosticList) -> RegisterVocabulary {
        let path = "rules/register/columns.yaml"
        guard let source = data(path) else { throw DiagnosticList(.noRules(path)) }
        return try RegisterVocabulary(reading: source)
    }
}

/// What a sheet of a register holds.
public enum SheetRole: Hashable, Sendable {
    /// One document a row.
    case documents
    /// Parties that documents name by code or name.
    case parties
    /// Elements of a list of the documents they name, e.g. `standards`.
    case list(FieldPath)
    case ignored

    /// `documents`, `parties`, `ignore`, or the path of a list.
    init?(name: String) {
        switch name {
        case "documents": self = .documents
        case "parties": self = .parties
        case "ignore": self = .ignored
        default:
            guard let path = FieldPath(parsing: name) else { return nil }
            self = .list(path)
        }
    }

    var name: String {
        switch self {
        case .documents: "documents"
        case .parties: "parties"
        case .ignored: "ignore"
        case .list(let path): path.description
        }
    }
}

/// Keys that make spellings of one header equal.
enum HeaderKey {
    /// Letters and digits alone, lower case, without marks; „№” is „nr”.
    ///
    /// The key of texts with a space between them is their keys with a space between them.
    static func of(_ text: some StringProtocol) -> String {
        var key: [UInt8] = []
        var isInWord = false
        func beginWord() {
            if !isInWord, !key.isEmpty { key.append(UInt8(ascii: " ")) }
            isInWord = true
        }
        for scalar in Folding.key(String(text), diacritics: true).unicodeScalars {
            if isWord(scalar) {
                beginWord()
                if scalar.isASCII { key.append(UInt8(scalar.value)) } else { key += scalar.utf8 }
            } else {
                isInWord = false
                guard scalar == "№" else { continue }
                beginWord()
                key += "nr".utf8
                isInWord = false
            }
        }
        return String(decoding: key, as: UTF8.self)
    }

    /// A letter, its marks, or a digit.
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39, 0x430...0x44F: true
        case ..<0x80: false
        default:
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar.properties.canonicalCombiningClass != .notReordered
        }
    }

    /// The header as it stands, without what is in brackets, and without what follows a comma.
    static func candidates(_ header: String) -> [String] {
        guard header.utf8.contains(where: isBracketOrComma) else {
            return [of(header)].filter { !$0.isEmpty }
        }
        var keys = [of(header)]
        var depth = 0
        let outside = header.filter { character in
            if character == "(" || character == "[" { depth += 1 }
            defer { if character == ")" || character == "]" { depth = max(0, depth - 1) } }
            return depth == 0
        }
        keys.append(of(outside))
        if let comma = outside.lastIndex(of: ",") { keys.append(of(outside[..<comma])) }
        return keys.filter { !$0.isEmpty }
    }

    private static func isBracketOrComma(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ")"), UInt8(ascii: "]"),
            UInt8(ascii: ","):
            true
        default: false
        }
    }
}
