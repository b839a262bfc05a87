internal import Templates

/// The numbers that references in a document can mean.
struct DocumentNumbers: Sendable {
    private(set) var articles: Set<String> = []
    private(set) var points: Set<String> = []
    private(set) var annexes: Set<String> = []

    init(_ blocks: [Draft.Block]) {
        for index in blocks.indices where blocks[index].kind.isNumbered {
            guard let number = blocks[index].number?.trimmingFinalStop else { continue }
            switch blocks[index].kind {
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

    /// The digits at the end: `1` of „Anexa nr. 1.”.
    var lastNumber: String? {
        let digits = trimmingFinalStop.finalDigits
        return digits.isEmpty ? nil : String(digits)
    }

    /// The digits at its very end.
    var finalDigits: Substring {
        let other = utf8.lastIndex { !FoldedText.isDigit($0) }
        return self[(other.map(utf8.index(after:)) ?? startIndex)...]
    }
}
