internal import Digest
import ContractGen
import Diagnostics
import FoundationEssentials
import Glibc

/// The folder of a batch: its documents, its journal and its manifest.
///
/// A document's files are written under other names first, then all are renamed: nobody ever sees
/// half a file, and a file's name never stands for half a document for longer than a rename takes.
struct BatchFolder: Sendable {
    let path: String

    func path(of name: String) -> String { path == "." ? name : path + "/" + name }

    func make() throws(Diagnostic) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .cannotWrite(path, error)
        }
    }

    func exists(_ name: String) -> Bool { unsafe access(path(of: name), F_OK) == 0 }

    /// A file's text; nil when there is none.
    func text(of name: String) -> String? {
        guard let data = try? Data(contentsOf: URL(filePath: path(of: name))) else { return nil }
        return String(decoding: data, as: UTF8.self)
    }

    /// Whether a file is there as it was written.
    func isIntact(_ file: BatchRecord.File) -> Bool {
        guard let data = try? Data(contentsOf: URL(filePath: path(of: file.name))) else {
            return false
        }
        return SHA256.hexadecimal(of: Array(data)) == file.sha256
    }

    func remove(_ name: String) { try? FileManager.default.removeItem(atPath: path(of: name)) }

    private static func temporary(_ name: String) -> String { ".\(name).part" }

    /// Removes what an earlier run was writing when it was stopped.
    func removeUnfinished(_ names: Set<String>) {
        for name in names where exists(Self.temporary(name)) { remove(Self.temporary(name)) }
    }

    /// Writes files beside their places; `publish` puts them there.
    ///
    /// - Throws: `io.cannot-write`; nothing is left then.
    func stage(_ files: [BatchDocument.File]) throws(Diagnostic) {
        var written: [String] = []
        for file in files {
            let name = Self.temporary(file.name)
            written.append(name)
            do {
                let part = try newFile(name)
                try part.write(file.bytes)
                try part.close()
            } catch {
                for name in written { remove(name) }
                throw .cannotWrite(path(of: file.name), error)
            }
        }
    }

    /// Puts staged files in their places.
    func publish(_ names: [String]) throws(Diagnostic) {
        for name in names {
            guard unsafe rename(path(of: Self.temporary(name)), path(of: name)) == 0 else {
                throw .cannotWrite(path(of: name), SystemError(number: errno))
            }
        }
    }

    /// Writes one file whole, safe against a loss of power.
    func replace(_ name: String, with bytes: [UInt8]) throws(Diagnostic) {
        try replace(name) { file throws(SystemError) in try file.write(bytes) }
    }

    /// The same, piece by piece.
    func replace(
        _ name: String, by write: (borrowing FileDescriptor) throws(SystemError) -> Void
    ) throws(Diagnostic) {
        do {
            let file = try newFile(Self.temporary(name))
            try write(file)
            try file.synchronize()
            try file.close()
        } catch {
            remove(Self.temporary(name))
            throw .cannotWrite(path(of: name), error)
        }
        try publish([name])
    }

    private func newFile(_ name: String) throws(SystemError) -> FileDescriptor {
        try FileDescriptor(path: path(of: name), flags: O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)
    }
}

/// What the system says when a call fails.
struct SystemError: Error {
    let number: Int32

    var isDiskFull: Bool { number == ENOSPC || number == EDQUOT || number == EFBIG }
}

/// An open file, closed once.
struct FileDescriptor: ~Copyable {
    let number: Int32

    init(path: String, flags: Int32) throws(SystemError) {
        number = unsafe open(path, flags, 0o666)
        guard number >= 0 else { throw SystemError(number: errno) }
    }

    deinit { _ = Glibc.close(number) }

    /// Some file systems say only here that there was no room.
    consuming func close() throws(SystemError) {
        let result = Glibc.close(number)
        discard self
        guard result == 0 else { throw SystemError(number: errno) }
    }

    func write(_ bytes: [UInt8]) throws(SystemError) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(number, $0.baseAddress! + done, $0.count - done)
            }
            guard count >= 0 || errno == EINTR else { throw SystemError(number: errno) }
            done += max(0, count)
        }
    }

    func write(line: String) throws(SystemError) { try write(Array((line + "\n").utf8)) }

    func synchronize() throws(SystemError) {
        guard fsync(number) == 0 else { throw SystemError(number: errno) }
    }
}
