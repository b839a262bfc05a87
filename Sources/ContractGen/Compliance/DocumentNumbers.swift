internal import Templates

/// The numbers that references in a document can mean.
struct DocumentNumbers: Sendable {
    private(set) var articles: Set<String> = []
    private(set) var points: Set<String> = []
    private(set) var annexes: Set<String> = []

    init(_ blocks: [Draft.Block]) {
        for block in blocks where block.kind.isNumbered {
            guard let number = block.number?.trimmingFinalStop else { continue }
            switch block.kind {
            case .article: articles.insert(number.lastNumber ?? number)
            case .point: points.insert(number)
            case .subPoint where number.hasDecimals: points.insert(number)
            case .annex: annexes.insert(number.lastNumber ?? number)
            default: break
            }
        }
    }

    func holds(_ reference: TextReference) -> Bool {
        switch reference.part {
        case .article: articles.contains(reference.number) || points.contains(reference.number)
        case .point: points.contains(reference.number) || articles.contains(reference.number)
        case .annex: annexes.contains(reference.number)
        }
    }
}

extension String {
    /// `5.1`, `5.1.2`
    var hasDecimals: Bool {
        utf8.contains(UInt8(ascii: "."))
            && utf8.allSatisfy { FoldedText.isDigit($0) || $0 == UInt8(ascii: ".") }
    }

    /// The digits at the end: `1` of „Anexa nr. 1”.
    var lastNumber: String? {
        let bytes = trimmingFinalStop.utf8
        let other = bytes.lastIndex { !FoldedText.isDigit($0) }
        let digits = bytes[(other.map(bytes.index(after:)) ?? bytes.startIndex)...]
        return digits.isEmpty ? nil : String(Substring(digits))
    }
}
