/// What joins the last item of a list to the others.
public enum Conjunction: String, Hashable, Sendable, CaseIterable {
    case and, or
}

extension DocumentLanguage {
    /// Items as a phrase: „A, B și C”, «A, B или C», “A, B and C”; empty for no items.
    public func list(_ items: [String], conjunction: Conjunction = .and) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return "\(items.dropLast().joined(separator: ", ")) \(word(for: conjunction)) \(last)"
    }

    /// `text` in the language's quotation marks: „…”, «…», “…”.
    ///
    /// - Parameter level: 0 for the outer marks; inside other marks 1 gives «…», „…“, ‘…’.
    public func quoted(_ text: String, level: Int = 0) -> String {
        let marks = Quotes.of(self).marks(level: level)
        return "\(marks.open)\(text)\(marks.close)"
    }

    /// `text` in capital letters.
    public func upper(_ text: String) -> String { text.uppercased() }

    /// `text` in small letters.
    public func lower(_ text: String) -> String { text.lowercased() }

    /// `text` with its first letter as a capital; the others stay as they are.
    ///
    /// Opening marks are passed over („servicii” → „Servicii”); a text that begins with a digit stays.
    public func capitalised(_ text: String) -> String {
        guard let first = text.firstIndex(where: { $0.isLetter || $0.isNumber }) else {
            return text
        }
        let rest = text[text.index(after: first)...]
        return text[..<first] + text[first].uppercased() + rest
    }

    private func word(for conjunction: Conjunction) -> String {
        switch (self, conjunction) {
        case (.ro, .and): "și"
        case (.ro, .or): "sau"
        case (.ru, .and): "и"
        case (.ru, .or): "или"
        case (.en, .and): "and"
        case (.en, .or): "or"
        }
    }
}
