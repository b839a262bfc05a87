import Foundation

/// The built program, run in a folder of its own.
struct Program {
    let folder: String

    /// A fresh folder, removed by `remove()`.
    init() throws {
        folder = NSTemporaryDirectory() + "contractgen-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    struct Result {
        let code: Int32
        let output: String
        let errors: String
    }

    /// Beside the test bundle.
    private static let path = URL(filePath: CommandLine.arguments[0])
        .deletingLastPathComponent().appending(path: "contractgen").path()

    static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func example(_ name: String) -> String {
        repository.appending(path: "examples/\(name)").path()
    }

    /// Runs `contractgen ARGUMENTS`, without a terminal, with no language in the environment but
    /// `environment`.
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Result {
        try run(arguments, environment: environment)
    }

    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Result {
        let process = try start(arguments, environment: environment)
        process.waitUntilExit()
        return Result(
            code: process.terminationStatus, output: try text(".stdout"),
            errors: try text(".stderr"))
    }

    /// Starts the program; what it prints goes to `.stdout` and `.stderr`.
    func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Self.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { first, _ in first }
        // Files, not pipes: a pipe that fills up would stop both sides.
        let (out, err) = (folder + "/.stdout", folder + "/.stderr")
        for file in [out, err] { try Data().write(to: URL(filePath: file)) }
        process.standardOutput = FileHandle(forWritingAtPath: out)
        process.standardError = FileHandle(forWritingAtPath: err)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return process
    }

    func path(_ name: String) -> String { folder + "/" + name }

    func write(_ text: String, to name: String) throws {
        try FileManager.default.createDirectory(
            atPath: URL(filePath: path(name)).deletingLastPathComponent().path(),
            withIntermediateDirectories: true)
        try text.write(toFile: path(name), atomically: true, encoding: .utf8)
    }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: path(name))) }

    func text(_ name: String) throws -> String {
        try String(contentsOfFile: path(name), encoding: .utf8)
    }

    /// Names in a folder, sorted; none when there is no such folder.
    func files(in name: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? []).sorted()
    }
}
