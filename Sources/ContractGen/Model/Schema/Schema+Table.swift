internal import Diagnostics
internal import Templates

extension DocumentKind {
    /// The table of all fields of the kind for `docs/data.md`.
    public var fieldTable: String {
        let head = """
            | Câmpul | Denumirea | Name | Conține | Obligatoriu |
            |---|---|---|---|---|
            """
        return ([head] + schema.rows(under: "")).joined(separator: "\n") + "\n"
    }

    /// The whole of `docs/data.md`.
    public static var dataDocument: String {
        let parts = allCases.map { kind in
            "\n## \(kind.rawValue): \(kind.meaning.ro) (\(kind.meaning.en))\n\n"
                + kind.fieldTable
        }
        return """
            # Datele documentelor

            Acest fișier este produs din schema programului; nu îl modificați de mână.
            `[]` după nume arată o listă. Câmpurile opționale lăsate libere lipsesc și din șablon
            (`is defined`); listele libere sunt liste goale. Sumele sunt în valuta documentului,
            datele calendaristice au forma `2027-01-15`, codurile se scriu între ghilimele.

            """ + parts.joined()
    }
}

extension Schema {
    fileprivate func rows(under path: String) -> [String] {
        fields.flatMap { $0.rows(under: path) }
    }
}

extension Field {
    fileprivate func rows(under path: String) -> [String] {
        var isList = false
        if case .list = type { isList = true }
        let name = path + name + (isList ? "[]" : "")
        let cells = [
            "`\(name)`", label.ro, label.en,
            [contents, note.ro].filter { !$0.isEmpty }.joined(separator: ". "),
            need.words(standard),
        ]
        let row = "| \(cells.joined(separator: " | ")) |"
        return [row] + (type.schema?.rows(under: name + ".") ?? [])
    }

    private var contents: String {
        let words =
            switch type {
            case .choice(let options):
                options.map { "`\($0.name)` \($0.meaning.ro)" }.joined(separator: "; ")
            case .list(let element, let count):
                "\(count.lowerBound)–\(count.upperBound) × "
                    + (element.schema?.title.ro ?? element.words.ro)
            default: type.words.ro
            }
        return words + (unit.map { " (\($0.ro))" } ?? "")
    }
}

extension Need {
    fileprivate func words(_ standard: Standard) -> String {
        switch (self, standard) {
        case (_, .value(let value)):
            "nu; implicit `\(JSONText(value).canonical.replacing("\"", with: ""))`"
        case (_, .derived(let words, _)): "nu; implicit \(words.ro)"
        case (.always, _): "da"
        case (.forFinal, _): "da; poate lipsi în proiect"
        case (.when(let condition), _): "da, \(condition.words.ro)"
        case (.optional, _): "nu"
        }
    }
}
