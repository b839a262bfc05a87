internal import DataFiles
import ContractGen
import Diagnostics
import FoundationEssentials
import Glibc

/// Files as values, with what is wrong when one cannot be read.
enum InputFiles {
    /// - Throws: `io.no-such-file`, `io.is-a-folder`, `io.not-permitted`, `io.cannot-read`.
    static func bytes(of path: String) throws(Diagnostic) -> [UInt8] {
        do {
            return try FileDescriptor(path: path, flags: O_RDONLY | O_CLOEXEC).contents()
        } catch {
            throw .cannotRead(path, error)
        }
    }

    static func data(at path: String) throws(Diagnostic) -> DataSource {
        DataSource(name: path, bytes: try bytes(of: path))
    }

    /// A text in UTF-8.
    static func text(at path: String) throws(Diagnostic) -> SourceText {
        let bytes = try bytes(of: path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .notText(path)
        }
        return SourceText(
            name: path, text: text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
    }

    /// The office's own `authority.yaml` beside a file, or in a folder `shared` beside it.
    static func authority(beside path: String) -> String? {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return [["authority.yaml"], ["shared", "authority.yaml"]]
            .map { (folder + $0).joined(separator: "/") }
            .first { FileManager.default.fileExists(atPath: $0) }
    }

    /// The files of an office's library below `folder`, by their path in it.
    ///
    /// Only what the library can hold is read: `templates/` and `rules/`.
    static func library(at folder: String) throws(DiagnosticList) -> [String: SourceText] {
        var problems = DiagnosticCollector()
        var files: [String: SourceText] = [:]
        let manager = FileManager.default
        var isFolder = false
        guard manager.fileExists(atPath: folder, isDirectory: &isFolder), isFolder else {
            throw DiagnosticList(.noSuchFolder(folder))
        }
        for top in ["templates", "rules"] {
            let names = (try? manager.subpathsOfDirectory(atPath: folder + "/" + top)) ?? []
            for name in names.sorted() where name.hasSuffix(".md") || name.hasSuffix(".yaml") {
                let path = top + "/" + name
                files[path] = problems.take(try text(at: folder + "/" + path))
            }
        }
        return try problems.finish(files).value
    }
}

extension Diagnostic {
    static func cannotRead(_ path: String, _ error: SystemError) -> Diagnostic {
        switch error.number {
        case ENOENT, ENOTDIR:
            .inputOutput(
                "io.no-such-file", at: .file(path),
                message: Text(ro: "fișierul nu există", en: "there is no such file"),
                hint: Text(ro: "verificați calea și numele", en: "check the path and the name"))
        case EACCES, EPERM:
            .inputOutput(
                "io.not-permitted", at: .file(path),
                message: Text(
                    ro: "nu aveți dreptul să citiți fișierul",
                    en: "you are not permitted to read the file"),
                hint: Text(
                    ro: "cereți drept de citire sau copiați fișierul",
                    en: "ask for permission, or copy the file"))
        default:
            .inputOutput(
                "io.cannot-read", at: .file(path),
                message: Text(
                    ro: "fișierul nu poate fi citit (este un dosar sau discul are o problemă)",
                    en: "the file cannot be read (it is a folder, or the disk has a problem)"),
                hint: Text(ro: "numiți un fișier", en: "name a file"))
        }
    }

    fileprivate static func notText(_ path: String) -> Diagnostic {
        .error(
            "io.not-text", at: .file(path),
            message: Text(ro: "fișierul nu este text UTF-8", en: "the file is not UTF-8 text"),
            hint: Text(ro: "salvați-l ca text UTF-8", en: "save it as UTF-8 text"))
    }

    fileprivate static func noSuchFolder(_ path: String) -> Diagnostic {
        .inputOutput(
            "io.no-such-folder", at: .file(path),
            message: Text(ro: "dosarul nu există", en: "there is no such folder"),
            hint: Text(
                ro: "creați-l cu „contractgen templates export --library \(path)”",
                en: "make it with “contractgen templates export --library \(path)”"))
    }
}
