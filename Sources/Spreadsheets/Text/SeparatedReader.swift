internal import Diagnostics

/// How a CSV file is to be read, where its user knows better than we guess.
public struct SeparatedTextOptions: Hashable, Sendable {
    /// nil: found out.
    public var encoding: TextEncoding?
    /// `;`, `,`, a tab; nil: found out.
    public var delimiter: Character?

    public init(encoding: TextEncoding? = nil, delimiter: Character? = nil) {
        self.encoding = encoding
        self.delimiter = delimiter
    }
}

/// Reads values separated by semicolons, commas or tabs; quoted ones may hold line ends.
struct SeparatedReader<Consumer: SheetConsumer> {
    private(set) var consumer: Consumer
    private let file: String
    private let sheet: String
    private let limits: SheetLimits
    private let delimiter: UInt8
    private var count: CellCount
    private var row = SheetRow()
    private var column = 1
    private var start = 0

    init(
        _ consumer: consuming Consumer, file: String, sheet: String, delimiter: UInt8,
        limits: SheetLimits
    ) {
        self.consumer = consumer
        self.file = file
        self.sheet = sheet
        self.delimiter = delimiter
        self.limits = limits
        count = CellCount(limits)
    }

    /// - Throws: `sheet.open-quote`, limits.
    mutating func read(_ text: Span<UInt8>, from beginning: Int) throws(Diagnostic) {
        let heading = SheetHeading(name: sheet, index: 0, isHidden: false)
        guard try consumer.begin(heading) else { return }
        var position = beginning
        beginRow(1)
        while position < text.count {
            let byte = text[position]
            if byte == quote, row.size == start {
                try takeQuoted(text, &position)
            } else if byte == delimiter {
                try endCell()
                position += 1
            } else if byte == 10 || byte == 13 {
                position +=
                    byte == 13 && position + 1 < text.count && text[position + 1] == 10
                    ? 2 : 1
                try endRow()
                beginRow(row.number + 1)
            } else {
                try take(byte)
                position += 1
            }
        }
        try endRow()
        try consumer.end(SheetLayout())
    }

    private var quote: UInt8 { UInt8(ascii: "\"") }

    private var place: SourcePlace {
        SourcePlace(file: file, sheet: sheet, row: row.number, column: column)
    }

    private mutating func take(_ byte: UInt8) throws(Diagnostic) {
        row.append(byte)
        guard row.size - start <= limits.maxCellSize else {
            throw .cellTooLong(place, limit: limits.maxCellSize)
        }
    }

    /// From the opening quote to behind the closing one; two quotes inside are one.
    private mutating func takeQuoted(_ text: Span<UInt8>, _ position: inout Int)
        throws(Diagnostic)
    {
        position += 1
        while position < text.count {
            let byte = text[position]
            position += 1
            guard byte == quote else {
                if byte != 13 { try take(byte) }
                continue
            }
            guard position < text.count, text[position] == quote else { return }
            try take(quote)
            position += 1
        }
        throw .openQuote(place)
    }

    private mutating func beginRow(_ number: Int) {
        row.begin(number, isHidden: false)
        column = 1
        start = 0
    }

    private mutating func endCell() throws(Diagnostic) {
        guard column <= limits.maxColumns else {
            throw .tooManyColumns(place, limit: limits.maxColumns)
        }
        if row.size > start {
            guard count.add(1) else {
                throw .tooManyCells(place, limit: limits.maxCells)
            }
            _ = row.close(column: column, kind: .text, from: start)
        }
        start = row.size
        column += 1
    }

    private mutating func endRow() throws(Diagnostic) {
        try endCell()
        guard !row.isEmpty else { return }
        guard row.number <= limits.maxRows else {
            column = 1
            throw .tooManyRows(place, limit: limits.maxRows)
        }
        try consumer.take(row)
    }
}

/// What separates the values of a file.
enum Delimiter {
    /// The delimiter and where the values begin: behind a first line `sep=;`.
    static func found(in text: Span<UInt8>, chosen: Character?) -> (byte: UInt8, beginning: Int) {
        let announced = announced(in: text)
        if let chosen = chosen?.asciiValue { return (chosen, announced?.beginning ?? 0) }
        return announced ?? (mostFrequent(in: text), 0)
    }

    private static func announced(in text: Span<UInt8>) -> (byte: UInt8, beginning: Int)? {
        guard text.count > 5,
            CellText.string(text.extracting(0..<4)).lowercased() == "sep=",
            text[5] == 10 || text[5] == 13
        else { return nil }
        let isTwo = text[5] == 13 && text.count > 6 && text[6] == 10
        return (text[4], isTwo ? 7 : 6)
    }

    /// The one with most in a line of the first twenty, outside of quotes.
    private static func mostFrequent(in text: Span<UInt8>) -> UInt8 {
        let candidates = [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: ",")]
        var most = [0, 0, 0]
        var current = [0, 0, 0]
        var lines = 0
        var isQuoted = false
        for position in text.indices {
            let byte = text[position]
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if let index = candidates.firstIndex(of: byte) { current[index] += 1 }
            guard byte == 10 || position == text.count - 1 else { continue }
            for index in candidates.indices { most[index] = max(most[index], current[index]) }
            current = [0, 0, 0]
            lines += 1
            if lines == 20 { break }
        }
        let best = most.max() ?? 0
        return candidates[most.firstIndex(of: best) ?? 0]
    }
}
