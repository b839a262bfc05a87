import ContractGen
import Diagnostics
import Glibc
import Synchronization

/// The journal of a batch in its file, open for as long as the batch runs.
///
/// A second batch cannot open it meanwhile: two of them would overwrite each other's documents.
final class JournalFile: Sendable {
    private let path: String
    private let descriptor: Int32
    private let end: Mutex<Int>

    /// Where an entry stands in the file.
    struct Slot: Sendable {
        let offset: Int
        let length: Int
    }

    /// Opens the journal, or begins it.
    ///
    /// - Parameter continues: Whether to keep what is in it.
    /// - Throws: `batch.locked`, `io.cannot-write`.
    init(at path: String, continues: Bool) throws(Diagnostic) {
        self.path = path
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        end = Mutex(0)
        guard descriptor >= 0 else { throw .cannotWrite(path, SystemError(number: errno)) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .locked(path) }
        if !continues, ftruncate(descriptor, 0) != 0 {
            throw .cannotWrite(path, SystemError(number: errno))
        }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        end.withLock { $0 = size }
        // A line that was torn must not run into the next one.
        if size > 0 { _ = try append("\n") }
    }

    deinit { if descriptor >= 0 { _ = close(descriptor) } }

    /// - Throws: `io.cannot-write`.
    @discardableResult
    func append(_ entry: JournalEntry) throws(Diagnostic) -> Slot { try append(entry.line) }

    private func append(_ line: String) throws(Diagnostic) -> Slot {
        let bytes = Array(line.utf8)
        let result: Result<Slot, SystemError> = end.withLock { end in
            var done = 0
            while done < bytes.count {
                let count = unsafe bytes.withUnsafeBytes {
                    unsafe pwrite(
                        descriptor, $0.baseAddress! + done, $0.count - done, off_t(end + done))
                }
                if count < 0, errno != EINTR { return .failure(SystemError(number: errno)) }
                done += max(0, count)
            }
            defer { end += bytes.count }
            return .success(Slot(offset: end, length: bytes.count))
        }
        switch result {
        case .success(let slot): return slot
        case .failure(let error): throw .cannotWrite(path, error)
        }
    }

    /// The record of a finished document.
    func record(at slot: Slot) -> BatchRecord? {
        guard let line = line(at: slot), case .finished(let record)? = JournalEntry(line: line)
        else { return nil }
        return record
    }

    /// The same as it stands there.
    func recordText(at slot: Slot) -> JournalEntry.RecordText? {
        line(at: slot).flatMap(JournalEntry.RecordText.init)
    }

    private func line(at slot: Slot) -> Substring? {
        var bytes = [UInt8](repeating: 0, count: slot.length)
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe pread(descriptor, $0.baseAddress, $0.count, off_t(slot.offset))
        }
        guard count == slot.length, bytes.last == UInt8(ascii: "\n") else { return nil }
        return Substring(String(decoding: bytes.dropLast(), as: UTF8.self))
    }

    /// Sees that the journal survives a loss of power. Documents that do not are found by their
    /// hashes when the batch is gone on with.
    func synchronize() { _ = fsync(descriptor) }

    func delete() { _ = unsafe unlink(path) }
}

extension Diagnostic {
    fileprivate static func locked(_ path: String) -> Diagnostic {
        .inputOutput(
            "batch.locked", at: .file(path),
            message: Text(
                ro: "alt lot lucrează acum în acest dosar",
                en: "another batch is working in this folder now"),
            hint: Text(
                ro: "așteptați să termine sau alegeți alt dosar cu --output",
                en: "wait for it to finish, or choose another folder with --output"))
    }
}
