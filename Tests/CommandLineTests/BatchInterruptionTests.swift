import Foundation
import Testing

/// What is left after a batch was stopped, and what going on makes of it.
@Suite struct BatchInterruptionTests {
    private static let shared = Program.example("contracts/memorandum.yaml")

    private func writeRegister(to program: Program) throws {
        let lines =
            ["Tip document;Nr. contractului;Data contractului"]
            + (1...12).map { "memorandum;M-\($0);\($0 == 5 ? "ieri" : "01.12.2026")" }
        try program.write(lines.joined(separator: "\n") + "\n", to: "Contracte.csv")
    }

    private func arguments(_ output: String) -> [String] {
        [
            "batch", "Contracte.csv", "--output", output, "--with", Self.shared, "--format", "md",
            "--date", "2026-11-21", "--resume", "--jobs", "2",
        ]
    }

    private func contents(_ program: Program, _ folder: String) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in program.files(in: folder) {
            contents[name] = try program.bytes("\(folder)/\(name)")
        }
        return contents
    }

    /// Starts a batch, waits until its journal is as asked and `pause` longer, and sends a signal.
    ///
    /// - Returns: Its exit code; nil when the signal ended it.
    private func interrupt(
        _ program: Program, _ output: String, with signal: Int32, after pause: TimeInterval,
        once isReached: (_ journal: Data) -> Bool
    ) throws -> Int32? {
        let process = try program.start(arguments(output))
        let journal = "\(output)/.contractgen-batch.journal"
        while process.isRunning, !isReached((try? program.bytes(journal)) ?? Data()) {
            usleep(500)
        }
        Thread.sleep(forTimeInterval: pause)
        if process.isRunning { kill(process.processIdentifier, signal) }
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal ? nil : process.terminationStatus
    }

    @Test("killed at twenty random moments and gone on with, it is as if nothing had happened")
    func killed() throws {
        let program = try Program()
        defer { program.remove() }
        try writeRegister(to: program)
        let start = Date()
        #expect(try program.run(arguments("whole")).code == 2)
        let duration = Date().timeIntervalSince(start)
        let whole = try contents(program, "whole")
        #expect(whole["manifest.jsonl"] != nil && whole["problems.xlsx"] != nil)
        var random = SeededGenerator(seed: 20_261_121)
        var kills = 0
        for folder in 0..<100 where kills < 20 {
            // Some batches are killed again and again before they may finish.
            let output = "out\(folder)"
            for _ in 0...(folder % 3) {
                let pause = Double.random(in: 0...duration, using: &random)
                let code = try interrupt(program, output, with: SIGKILL, after: pause) { _ in true }
                kills += code == nil ? 1 : 0
            }
            #expect(try program.run(arguments(output)).code == 2)
            #expect(try contents(program, output) == whole)
        }
        #expect(kills >= 20)
    }

    @Test("Ctrl-C ends after the documents begun, with a summary, and the batch goes on later")
    func controlC() throws {
        let program = try Program()
        defer { program.remove() }
        try writeRegister(to: program)
        let code = try interrupt(program, "out", with: SIGINT, after: 0) {
            String(decoding: $0, as: UTF8.self).contains("finished")
        }
        #expect(code == 130)
        #expect(try program.text(".stdout").contains("Oprit la cerere"))
        #expect(program.files(in: "out").allSatisfy { !$0.hasSuffix(".part") })
        #expect(!program.files(in: "out").contains("manifest.jsonl"))
        let result = try program.run(arguments("out"))
        #expect(result.code == 2)
        #expect(!result.output.contains("păstrate: 0"))
        #expect(try contents(program, "out").count == 24)
    }
}

/// The same numbers for the same seed (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
