import Testing

@testable import ContractGen

@Suite struct LineAnswersTests {
    private final class Question: Sendable {
        let letter: Character

        init(_ letter: Character) { self.letter = letter }
    }

    @Test(
        "lines that were there before are not asked again, and answer the same", arguments: 1...20)
    func drafts(seed: Int) {
        var random = SplitMix(state: UInt64(seed))
        let questions = "abcd".map(Question.init)
        var lines: [String] = []
        var earlier: LineAnswers<Question, Int>?
        for _ in 1...8 {
            let (changed, origins) = Self.changed(lines, &random)
            let origin = LineOrigins(origins, amongLines: lines.count)
            let answers = LineAnswers<Question, Int>(origin, after: earlier)
            for question in questions where Bool.random(using: &random) {
                let found = answers.answers(to: question) { line in
                    changed[line].firstIndex(of: question.letter).map {
                        changed[line].distance(from: changed[line].startIndex, to: $0)
                    }
                }
                let expected = changed.indices.compactMap { line in
                    Array(changed[line]).firstIndex(of: question.letter).map { (line, $0) }
                }
                #expect(found.map(\.line) == expected.map(\.0))
                #expect(found.map(\.answer) == expected.map(\.1))
            }
            (lines, earlier) = (changed, answers)
        }
    }

    @Test("only new lines are asked what was asked before")
    func asked() {
        let (old, new) = (Question("a"), Question("b"))
        let first = LineAnswers<Question, Bool>(
            LineOrigins([nil, nil, nil], amongLines: 0), after: nil)
        #expect(first.answers(to: old) { $0 == 1 ? true : nil }.map(\.line) == [1])
        // The second line stands twice now, the first is gone.
        let second = LineAnswers(LineOrigins([1, nil, 1, 2], amongLines: 3), after: first)
        #expect(Self.asked(second, old) == [1, 2])
        #expect(Self.asked(second, old) == [])
        #expect(Self.asked(second, new) == [0, 1, 2, 3])
        #expect(second.answers(to: old) { _ in nil }.map(\.line) == [0])
    }

    /// The lines that are asked.
    private static func asked(
        _ answers: LineAnswers<Question, Bool>, _ question: Question
    ) -> [Int] {
        var lines: [Int] = []
        _ = answers.answers(to: question) { line in
            lines.append(line)
            return nil
        }
        return lines
    }

    /// Lines with some left out, moved, doubled and added, and where each stood.
    private static func changed(
        _ lines: [String], _ random: inout SplitMix
    ) -> (lines: [String], origins: [Int?]) {
        var origins: [Int?] = lines.indices.filter { _ in Int.random(in: 0..<5, using: &random) > 0
        }
        if origins.count > 1, Bool.random(using: &random) { origins.swapAt(0, origins.count - 1) }
        if let some = origins.randomElement(using: &random) { origins.append(some) }
        for _ in 0..<3 {
            origins.insert(nil, at: Int.random(in: 0...origins.count, using: &random))
        }
        let changed = origins.map { origin in
            origin.map { lines[$0] }
                ?? String((0..<4).map { _ in "abcdef".randomElement(using: &random) ?? "a" })
        }
        return (changed, origins)
    }
}
