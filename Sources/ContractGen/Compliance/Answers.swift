internal import Synchronization

/// What was found for questions that are asked of every document.
struct Answers<Question: AnyObject & Sendable, Answer: Sendable>: ~Copyable, Sendable {
    private let known = Mutex<[(question: Question, answer: Answer)]>([])

    /// More than any document is asked; questions from data change, and are not worth keeping.
    private static var most: Int { 32 }

    func answer(to question: Question, find: () -> Answer) -> Answer {
        known.withLock { known in
            if let index = known.indices.first(where: { known[$0].question === question }) {
                return known[index].answer
            }
            let answer = find()
            if known.count < Self.most { known.append((question, answer)) }
            return answer
        }
    }
}
