internal import Synchronization

/// Where the lines of a draft stood in the draft before.
struct LineOrigins: Sendable {
    /// Of the draft's lines.
    let count: Int
    /// For each line of the draft before, where it stands now; nil for those that are gone.
    let moved: [Int?]
    /// The lines that the draft before did not have.
    let new: [Int]

    /// - Parameters:
    ///   - origins: For each line where it stood before; nil for those that are new.
    ///   - earlier: How many lines the draft before had.
    init(_ origins: [Int?], amongLines earlier: Int) {
        var moved = [Int?](repeating: nil, count: earlier)
        var new: [Int] = []
        for (line, origin) in origins.enumerated() {
            // A line that stands twice now came from one.
            if let origin, moved[origin] == nil { moved[origin] = line } else { new.append(line) }
        }
        count = origins.count
        self.moved = moved
        self.new = new
    }
}

/// What the lines of a draft answer to questions that every draft is asked: lines that the draft
/// before had, too, are not asked again.
final class LineAnswers<Question: AnyObject & Sendable, Answer: Sendable>: Sendable {
    /// A line that has an answer.
    typealias Found = (line: Int, answer: Answer)

    private let origins: LineOrigins
    private let earlier: [(question: Question, found: [Found])]
    private let own = Mutex<[(question: Question, found: [Found])]>([])

    /// More than any draft is asked; questions from data change, and are not worth keeping.
    private static var most: Int { 128 }

    init(_ origins: LineOrigins, after earlier: LineAnswers?) {
        self.origins = origins
        self.earlier = earlier?.own.withLock { $0 } ?? []
    }

    /// The lines that have an answer, in their order.
    ///
    /// - Parameter answer: Of a line; nil where it has none.
    func answers(to question: Question, answer: (Int) -> Answer?) -> [Found] {
        if let known = own.withLock({ Self.found(question, in: $0) }) { return known }
        let known = Self.found(question, in: earlier)
        var found = known.map(moved) ?? []
        for line in known == nil ? Array(0..<origins.count) : origins.new {
            if let answer = answer(line) { found.append((line, answer)) }
        }
        found.sort { $0.line < $1.line }
        own.withLock { own in
            if own.count < Self.most { own.append((question, found)) }
        }
        return found
    }

    private func moved(_ found: [Found]) -> [Found] {
        found.compactMap { line, answer in origins.moved[line].map { ($0, answer) } }
    }

    private static func found(
        _ question: Question, in asked: [(question: Question, found: [Found])]
    ) -> [Found]? {
        asked.first { $0.question === question }?.found
    }
}
