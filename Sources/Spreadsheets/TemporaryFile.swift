internal import FoundationEssentials
internal import Glibc

/// A file without a name, in the folder for such files; it is gone with the last who holds it, or
/// with the program.
final class TemporaryFile: Sendable {
    private let descriptor: Int32

    /// nil where no file can be made.
    init?() {
        let folder = FileManager.default.temporaryDirectory.path(percentEncoded: false)
        var path = Array((folder + "/contractgen-XXXXXX").utf8CString)
        descriptor = unsafe mkstemp(&path)
        guard descriptor >= 0 else { return nil }
        _ = unsafe unlink(path)
    }

    deinit { if descriptor >= 0 { _ = close(descriptor) } }

    /// - Returns: Whether all was written.
    func write(_ bytes: [UInt8], at offset: Int) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe pwrite(
                    descriptor, $0.baseAddress! + done, $0.count - done, off_t(offset + done))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }

    /// What was written.
    func bytes(in range: Range<Int>) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, done in
            while done < range.count {
                let read = unsafe pread(
                    descriptor, buffer.baseAddress! + done, range.count - done,
                    off_t(range.lowerBound + done))
                if read < 0, errno == EINTR { continue }
                // Only a failing disk comes to this: the bytes were written by this program, and
                // nobody else has the file. What a batch has finished stays finished.
                guard read > 0 else { fatalError("a temporary file cannot be read any more") }
                done += read
            }
        }
    }
}
