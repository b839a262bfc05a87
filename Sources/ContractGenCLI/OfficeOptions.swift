import ArgumentParser
import ContractGen
import Diagnostics
import FoundationEssentials
import Glibc
import Templates

/// What templates made in Word or Writer ask for besides data.
struct OfficeOptions: ParsableArguments {
    @Flag(help: "Acceptă modificările urmărite din șablon; altfel ele sunt o eroare.")
    var acceptChanges = false

    @Option(help: "Dosarul din care image(…) ia imagini.")
    var images: String?

    static func isOfficeFile(_ path: String) -> Bool {
        ["docx", "odt", "dotx", "ott", "docm", "dotm", "fodt"].contains(path.fileExtension)
    }

    /// A template in the place of the library's wording: clauses, or a Word or Writer file.
    func ownTemplate(at path: String) throws(DiagnosticList) -> OwnTemplate {
        try DiagnosticList.wrapping { () throws(Diagnostic) in
            guard Self.isOfficeFile(path) else { return .clauses(try InputFiles.text(at: path)) }
            return .office(
                OfficeTemplateFile(
                    name: path, bytes: try InputFiles.bytes(of: path),
                    acceptsChanges: acceptChanges, pictures: pictures))
        }
    }

    /// The pictures of the folder and no other file.
    var pictures: PictureFolder? {
        guard let images else { return nil }
        let folder = URL(filePath: images).resolvingSymlinksInPath().path()
        return PictureFolder { path throws(Diagnostic) in
            let file = URL(filePath: folder).appending(path: path).resolvingSymlinksInPath().path()
            let isInside = file.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
            guard isInside, !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
                throw .pictureOutside(path)
            }
            return try InputFiles.bytes(of: file)
        } paths: { () throws(Diagnostic) in
            try InputFiles.pictures(in: folder)
        }
    }
}

extension InputFiles {
    /// The paths of a folder's pictures in it, those of its folders among them.
    fileprivate static func pictures(in folder: String) throws(Diagnostic) -> [String] {
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
            throw .noPictureFolder(folder)
        }
        return names.filter {
            PictureFolder.isPicture($0, beginning: beginning(of: folder + "/" + $0))
        }
    }

    /// The first bytes of a file; none of what is no file or cannot be read.
    private static func beginning(of path: String) -> [UInt8] {
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK
        return (try? FileDescriptor(path: path, flags: flags).read(atMost: 16)) ?? []
    }
}

extension Diagnostic {
    fileprivate static func noPictureFolder(_ path: String) -> Diagnostic {
        .inputOutput(
            "io.no-picture-folder", at: .file(path),
            message: Text(
                ro: "dosarul cu imagini nu există", en: "there is no such folder of pictures"),
            hint: Text(
                ro: "verificați calea dată cu --images",
                en: "check the path given with --images"))
    }

    fileprivate static func pictureOutside(_ path: String) -> Diagnostic {
        .error(
            "office.picture-outside", arguments: ["path": path],
            message: Text(
                ro: "imaginea „\(path)” nu este în dosarul cu imagini",
                en: "the picture “\(path)” is not in the folder of pictures"),
            hint: Text(
                ro: "scrieți calea ei în dosar, fără „..”",
                en: "write its path in the folder, without “..”"))
    }
}
