/// Emphasis in Markdown is settled last, when the neighbours of each run of words are known: two
/// bold runs side by side share one pair of stars, and white space stays outside the stars.
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

    private struct Run {
        let emphasis: Emphasis
        var bytes: [UInt8]
        var isSpace: Bool { bytes.allSatisfy { $0 == UInt8(ascii: " ") } }
    }

    static func resolved(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        for run in merged(runs(of: bytes)) { write(run, into: &output) }
        return output
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

    private static func write(_ run: Run, into output: inout [UInt8]) {
        let stars = run.emphasis.stars
        let space = UInt8(ascii: " ")
        let lead = run.bytes.prefix { $0 == space }
        let trail = run.bytes.dropFirst(lead.count).reversed().prefix { $0 == space }
        let core = run.bytes.dropFirst(lead.count).dropLast(trail.count)
        guard !stars.isEmpty, !core.isEmpty else {
            output += run.bytes
            return
        }
        output += lead
        output += stars.utf8
        output += core
        output += stars.utf8
        output += trail
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
}
