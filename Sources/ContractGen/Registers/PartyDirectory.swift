internal import Diagnostics
internal import Spreadsheets
internal import Wording

/// The parties of a register's own sheets, found by code first and then by name.
struct PartyDirectory: Sendable {
    struct Entry: Sendable {
        let table: RegisterTable
        let row: SheetRow

        var code: String { CodeText.compact(table.text(row, "idno")) }
        var codePlace: SourcePlace { table.place(row, table.column("idno")?.number ?? 1) }
    }

    private var byCode: [String: Entry] = [:]
    private var byName: [String: Entry] = [:]
    private var names: [String] = []
    let sheet: String

    var isEmpty: Bool { byName.isEmpty && byCode.isEmpty }

    init(_ tables: [RegisterTable]) {
        sheet = tables.first?.name ?? ""
        for table in tables {
            for row in table.rows {
                let entry = Entry(table: table, row: row)
                for path in ["idno", "cui"] {
                    let code = CodeText.compact(table.text(row, path))
                    if !code.isEmpty { byCode[code] = byCode[code] ?? entry }
                }
                for path in ["name", "short_name"] {
                    let name = table.text(row, path)
                    guard !name.isEmpty else { continue }
                    byName[PartyName.key(name)] = byName[PartyName.key(name)] ?? entry
                    names.append(name)
                }
            }
        }
    }

    func entry(code: String, name: String) -> Entry? {
        byCode[CodeText.compact(code)] ?? (name.isEmpty ? nil : byName[PartyName.key(name)])
    }

    func nearest(to name: String) -> String? { NearName.of(name, among: names) }
}

/// Names of organisations without what people write in three ways.
enum PartyName {
    private static let legalForms: [[String]] = [
        ["asociatia", "obsteasca"], ["institutia", "publica"], ["institutia", "privata"],
        ["общественная", "организация"], ["общественная", "ассоциация"], ["ao"], ["ip"], ["ics"],
        ["srl"], ["sa"], ["ong"], ["fundatia"], ["oo"], ["оо"], ["ооо"], ["фонд"],
    ]

    /// Without quotation marks, points and the words of the legal form: „A.O. „X””, „Asociația
    /// Obștească X” and „AO X” are one.
    static func key(_ name: String) -> String {
        var words: [String] = []
        var letters = ""
        for word in HeaderKey.of(name).split(separator: " ") {
            if word.count == 1 {
                letters += word
            } else {
                if !letters.isEmpty { words.append(letters) }
                letters = ""
                words.append(String(word))
            }
        }
        if !letters.isEmpty { words.append(letters) }
        for form in legalForms {
            if words.count > form.count, Array(words.prefix(form.count)) == form {
                words.removeFirst(form.count)
            } else if words.count > form.count, Array(words.suffix(form.count)) == form {
                words.removeLast(form.count)
            }
        }
        return words.joined(separator: " ")
    }
}
