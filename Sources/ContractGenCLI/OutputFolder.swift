import Diagnostics
import FoundationEssentials
import Glibc

/// A folder that takes finished files: each is written whole or not at all, and none is replaced
/// unless that is allowed.
struct OutputFolder {
    let path: String
    let replaces: Bool

    struct File: Sendable {
        /// A plain name: it never leaves the folder.
        let name: String
        let bytes: [UInt8]
    }

    func path(of name: String) -> String { path == "." ? name : path + "/" + name }

    /// Writes all files or none: when one fails, those written before it are taken back.
    ///
    /// - Throws: `io.exists` for every file that is in the way; `io.cannot-write`.
    func write(_ files: [File]) throws(DiagnosticList) {
        try makeFolder()
        let existing = Set(files.map(\.name).filter { exists($0) })
        if !replaces, !existing.isEmpty {
            throw DiagnosticList(existing.sorted().map { .exists(path(of: $0)) })
        }
        var written: [String] = []
        for file in files {
            do {
                try replace(file)
                written.append(file.name)
            } catch {
                for name in written where !existing.contains(name) {
                    try? FileManager.default.removeItem(atPath: path(of: name))
                }
                throw DiagnosticList(.cannotWrite(path(of: file.name), error))
            }
        }
    }

    /// Writes beside the file's place and then renames: who is stopped in between leaves no half file.
    private func replace(_ file: File) throws(SystemError) {
        let staged = path(of: ".\(file.name).part")
        do throws(SystemError) {
            let open = try FileDescriptor(
                path: staged, flags: O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)
            try open.write(file.bytes)
            try open.close()
            guard unsafe rename(staged, path(of: file.name)) == 0 else {
                throw SystemError(number: errno)
            }
        } catch {
            _ = unsafe unlink(staged)
            throw error
        }
    }

    private func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: path(of: name))
    }

    private func makeFolder() throws(DiagnosticList) {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        } catch {
            throw DiagnosticList(.cannotWrite(path, error))
        }
    }
}

extension Diagnostic {
    static func exists(_ path: String) -> Diagnostic {
        .inputOutput(
            "io.exists", at: .file(path),
            message: Text(
                ro: "fișierul există deja și nu a fost înlocuit",
                en: "the file exists already and was not replaced"),
            hint: Text(
                ro: "alegeți alt dosar cu --output sau adăugați --force",
                en: "choose another folder with --output, or add --force"))
    }

    static func cannotWrite(_ path: String, _ error: any Error) -> Diagnostic {
        let isFull =
            (error as? CocoaError)?.code == .fileWriteOutOfSpace
            || (error as? SystemError)?.isDiskFull == true
        return .inputOutput(
            "io.cannot-write", at: .file(path),
            message: isFull
                ? Text(ro: "discul este plin", en: "the disk is full")
                : Text(ro: "nu se poate scrie aici", en: "cannot write here"),
            hint: isFull
                ? Text(
                    ro: "faceți loc pe disc sau alegeți alt dosar cu --output",
                    en: "make room on the disk, or choose another folder with --output")
                : Text(
                    ro: "verificați drepturile sau alegeți alt dosar cu --output",
                    en: "check the permissions, or choose another folder with --output"))
    }
}
