/// Emphasis in Markdown is settled last, when the neighbours of each run of words are known: two
/// bold runs side by side share one pair of stars, white space stays outside the stars, and stars
/// that their neighbours would make ordinary give way to HTML's elements.
///
/// Until then control bytes, which no document text holds, mark where emphasis changes.
enum MarkdownEmphasis {
    private static let change: UInt8 = 0x01
    private static let zero = UInt8(ascii: "0")
    private static let boldStart: UInt8 = 0x02
    private static let boldEnd: UInt8 = 0x03
    private static let cell: UInt8 = 0x04

    static func mark(_ emphasis: Emphasis) -> [UInt8] { [change, zero + emphasis.rawValue] }
    /// Everything up to `closeBold` is bold.
    static let openBold = [boldStart]
    static let closeBold = [boldEnd]
    /// The end of a cell of paragraphs: line breaks before it are dropped.
    static let cellEnd = [cell]
    /// Stands before a sign that is markup at the start of a line only.
    static let lineStartEscape: UInt8 = 0x05

    private struct Run {
        let emphasis: Emphasis
        var bytes: [UInt8]
        var isSpace: Bool { bytes.allSatisfy { $0 == UInt8(ascii: " ") } }
    }

    static func resolved(_ bytes: [UInt8]) -> [UInt8] {
        let runs = merged(runs(of: bytes))
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        for (index, run) in runs.enumerated() {
            let next = index + 1 < runs.count ? runs[index + 1].bytes : []
            write(run, before: next, into: &output)
        }
        return escapingLineStarts(output)
    }

    private static func runs(of bytes: [UInt8]) -> [Run] {
        var runs: [Run] = []
        var own: Emphasis = []
        var base: Emphasis = []
        var current: [UInt8] = []
        func close() {
            if !current.isEmpty { runs.append(Run(emphasis: own.union(base), bytes: current)) }
            current = []
        }
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case change where index + 1 < bytes.count:
                close()
                own = Emphasis(rawValue: bytes[index + 1] - zero)
                index += 1
            case boldStart:
                close()
                base = .bold
            case boldEnd:
                close()
                base = []
            case cell:
                let lineBreak = Array("<br>".utf8)
                while current.suffix(lineBreak.count).elementsEqual(lineBreak) {
                    current.removeLast(lineBreak.count)
                }
                current.append(UInt8(ascii: " "))
            case let byte: current.append(byte)
            }
            index += 1
        }
        close()
        return runs
    }

    /// Joins runs of one emphasis; a space between two of them joins them too.
    private static func merged(_ runs: [Run]) -> [Run] {
        var result: [Run] = []
        for run in runs {
            if let last = result.last, last.emphasis == run.emphasis {
                result[result.count - 1].bytes += run.bytes
            } else if let last = result.last, last.isSpace, last.emphasis.isEmpty,
                result.count > 1, result[result.count - 2].emphasis == run.emphasis
            {
                result.removeLast()
                result[result.count - 1].bytes += last.bytes + run.bytes
            } else {
                result.append(run)
            }
        }
        return result
    }

    private static func write(_ run: Run, before next: [UInt8], into output: inout [UInt8]) {
        let text = Array(String(decoding: run.bytes, as: UTF8.self).unicodeScalars)
        let lead = text.prefix(while: \.properties.isWhitespace)
        let core = text.dropFirst(lead.count)
        let trail = core.reversed().prefix(while: \.properties.isWhitespace)
        guard !run.emphasis.isEmpty, let first = core.first(where: { $0.value > 0x20 }),
            core.count > trail.count
        else {
            output += run.bytes
            return
        }
        let words = core.dropLast(trail.count)
        output.append(lead)
        let behind = trail.isEmpty ? next.firstScalar : " "
        let isSeen =
            first.canTouchStars(beside: output.lastScalar)
            && (words.last?.canTouchStars(beside: behind) ?? true)
        output += (isSeen ? run.emphasis.stars : run.emphasis.openingElements).utf8
        output.append(words)
        output += (isSeen ? run.emphasis.stars : run.emphasis.closingElements).utf8
        output.append(trail.reversed())
    }

    /// Settles the marked signs, and drops the spaces a line begins with, which may mean code.
    private static func escapingLineStarts(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var isStart = true
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\n"):
                output.append(byte)
                isStart = true
            case lineStartEscape: if isStart { output.append(UInt8(ascii: "\\")) }
            case UInt8(ascii: " ") where isStart:
                if output.last.map({ $0 == UInt8(ascii: "\n") }) ?? true { continue }
                // Behind a bullet's own space a line begins too.
                isStart = output.last == UInt8(ascii: "-")
                output.append(byte)
            case UInt8(ascii: "0")...UInt8(ascii: "9"): output.append(byte)
            case UInt8(ascii: "-") where isStart && output.last != UInt8(ascii: "\\"):
                output.append(byte)
            default:
                output.append(byte)
                isStart = false
            }
        }
        return output
    }
}

extension Emphasis {
    fileprivate var stars: String {
        switch self {
        case [.bold, .italic]: "***"
        case .bold: "**"
        case .italic: "*"
        default: ""
        }
    }

    fileprivate var openingElements: String {
        (contains(.bold) ? "<b>" : "") + (contains(.italic) ? "<i>" : "")
    }

    fileprivate var closingElements: String {
        (contains(.italic) ? "</i>" : "") + (contains(.bold) ? "</b>" : "")
    }
}

extension Unicode.Scalar {
    /// CommonMark's flanking rule: stars between a letter and a punctuation mark are ordinary.
    fileprivate func canTouchStars(beside neighbour: Unicode.Scalar?) -> Bool {
        guard let neighbour else { return true }
        if neighbour == "*" { return false }
        return !isPunctuationOrSymbol || neighbour.properties.isWhitespace
            || neighbour.isSurelyPunctuation
    }

    private var isPunctuationOrSymbol: Bool {
        switch properties.generalCategory {
        case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
        default: isSurelyPunctuation
        }
    }

    private var isSurelyPunctuation: Bool {
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation:
            true
        default:
            isASCII && value > 0x20 && !properties.isAlphabetic && properties.numericType == nil
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ scalars: some Sequence<Unicode.Scalar>) {
        for scalar in scalars { append(contentsOf: String(scalar).utf8) }
    }

    /// The first character that will be printed.
    fileprivate var firstScalar: Unicode.Scalar? {
        String(decoding: drop { $0 == MarkdownEmphasis.lineStartEscape }.prefix(4), as: UTF8.self)
            .unicodeScalars.first
    }

    fileprivate var lastScalar: Unicode.Scalar? {
        String(decoding: suffix(4), as: UTF8.self).unicodeScalars.last
    }
}
