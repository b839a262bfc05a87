/// Names of bookmarks for clause ids: a letter or `_` first, then letters, digits and `_`, at most
/// 40, as Word allows; a `_` first hides them in Word's dialog.
struct BookmarkNames: Sendable {
    private let names: [String: String]

    init(_ ids: some Sequence<String>) {
        var names: [String: String] = [:]
        var used: Set<String> = []
        for id in ids.sorted() {
            let letters = id.unicodeScalars.map { scalar -> Character in
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
                    ? Character(scalar) : "_"
            }
            var name = "_cl_" + String(letters.prefix(30))
            var serial = 1
            while !used.insert(name).inserted {
                serial += 1
                name = "_cl_" + String(letters.prefix(30)) + "_\(serial)"
            }
            names[id] = name
        }
        self.names = names
    }

    subscript(id: String) -> String { names[id] ?? "_cl_" }

    /// The clause ids by their bookmarks' names.
    var ids: [String: String] {
        Dictionary(names.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    }
}
