import Glibc

/// Processor time of repeated work, which other programs on the machine disturb least.
struct Stopwatch {
    let rounds: Int
    /// The beginning of the names of what is measured, or `all`.
    let stage: String

    /// Microseconds of processor time that one round takes, on average after a warm-up.
    func microseconds(_ work: () throws -> Void) rethrows -> Double {
        for _ in 0..<max(1, rounds / 10) { try work() }
        let start = clock()
        for _ in 0..<rounds { try work() }
        return Double(clock() - start) * 1_000_000 / Double(CLOCKS_PER_SEC) / Double(rounds)
    }

    /// Measures and prints one line: `name<TAB>microseconds`.
    func report(_ name: String, _ work: () throws -> Void) rethrows {
        guard stage == "all" || name.hasPrefix(stage) else { return }
        let taken = try microseconds(work)
        print(name, Int(taken.rounded()), separator: "\t")
    }
}
