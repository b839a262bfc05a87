internal import Diagnostics

/// What can be wrong with a zip archive.
extension Diagnostic {
    static func cannotOpenArchive(_ file: String, isCutShort: Bool) -> Diagnostic {
        isCutShort ? .damagedArchive(file) : .notAZip(file)
    }

    private static func notAZip(_ file: String) -> Diagnostic {
        .error(
            "package.not-a-zip", at: .file(file),
            message: Text(
                ro: "fișierul nu este o arhivă zip, deci nici un document DOCX, ODT, XLSX sau ODS",
                en: "the file is not a zip archive, hence no DOCX, ODT, XLSX or ODS document"),
            hint: Text(
                ro: "deschideți fișierul în Word sau LibreOffice și salvați-l în formatul cerut",
                en: "open the file in Word or LibreOffice and save it in the format asked for"))
    }

    static func oldOfficeFile(_ file: String) -> Diagnostic {
        .error(
            "package.not-a-zip", at: .file(file),
            message: Text(
                ro: "fișierul este un document Office vechi (.doc, .xls) sau protejat cu parolă",
                en: "the file is an old Office document (.doc, .xls) or protected by a password"),
            hint: Text(
                ro: "salvați documentul ca .docx sau .xlsx, fără parolă",
                en: "save the document as .docx or .xlsx, without a password"))
    }

    static func damagedArchive(_ file: String) -> Diagnostic {
        .error(
            "package.damaged", at: .file(file),
            message: Text(ro: "arhiva este deteriorată", en: "the archive is damaged"),
            hint: .sendAgain)
    }

    static func damagedPart(_ file: String, _ part: String) -> Diagnostic {
        .error(
            "package.damaged", at: .part(file: file, part: part), arguments: ["part": part],
            message: Text(
                ro: "partea „\(part)” a arhivei este deteriorată",
                en: "the archive's part “\(part)” is damaged"),
            hint: .sendAgain)
    }

    static func encryptedPart(_ file: String, _ part: String) -> Diagnostic {
        .error(
            "package.encrypted", at: .part(file: file, part: part), arguments: ["part": part],
            message: Text(
                ro: "arhiva este protejată cu parolă", en: "the archive is protected by a password"),
            hint: Text(
                ro: "salvați documentul fără parolă", en: "save the document without a password"))
    }

    static func unsupportedCompression(_ file: String, _ part: String, method: Int) -> Diagnostic {
        .error(
            "package.unsupported-compression", at: .part(file: file, part: part),
            arguments: ["part": part, "method": "\(method)"],
            message: Text(
                ro: "partea „\(part)” este comprimată cu o metodă necunoscută (\(method))",
                en: "the part “\(part)” is compressed by an unknown method (\(method))"),
            hint: .saveAgain)
    }

    static func missingPart(_ file: String, _ part: String) -> Diagnostic {
        .error(
            "package.missing-part", at: .part(file: file, part: part), arguments: ["part": part],
            message: Text(
                ro: "arhivei îi lipsește partea „\(part)”",
                en: "the archive lacks the part “\(part)”"),
            hint: .saveAgain)
    }

    static func badPartName(_ file: String?, _ part: String) -> Diagnostic {
        let shown = part.printable
        return .error(
            "package.bad-name", at: file.map { .part(file: $0, part: shown) },
            arguments: ["part": shown],
            message: Text(
                ro: "numele de parte „\(shown)” nu este permis: ar putea ieși din dosarul său",
                en: "the part name “\(shown)” is not allowed: it could leave its folder"),
            hint: Text(
                ro:
                    "nu deschideți fișierul dacă nu cunoașteți expeditorul; altfel salvați-l din nou",
                en: "do not open the file unless you know its sender; otherwise save it again"))
    }

    static func duplicatePart(_ file: String?, _ part: String) -> Diagnostic {
        .error(
            "package.duplicate-entry", at: file.map { .part(file: $0, part: part) },
            arguments: ["part": part],
            message: Text(
                ro: "partea „\(part)” apare de două ori în arhivă",
                en: "the part “\(part)” is in the archive twice"),
            hint: .saveAgain)
    }

    static var cannotBuildArchive: Diagnostic {
        .inputOutput(
            "package.cannot-build",
            message: Text(
                ro: "arhiva documentului nu a putut fi alcătuită",
                en: "the document's archive could not be put together"),
            hint: Text(
                ro:
                    "o arhivă cuprinde cel mult 4 GiB și 65534 de părți: micșorați imaginile din șablon",
                en:
                    "an archive holds at most 4 GiB and 65534 parts: make the template's pictures smaller"
            ))
    }
}

/// What an archive asks too much of.
extension Diagnostic {
    static func tooManyEntries(_ file: String, count: Int, limit: Int) -> Diagnostic {
        .error(
            "package.too-many-entries", at: .file(file),
            arguments: ["count": "\(count)", "limit": "\(limit)"],
            message: Text(
                ro: "arhiva are prea multe părți: \(count), cel mult \(limit)",
                en: "the archive has too many parts: \(count), at most \(limit)"),
            hint: .notADocument)
    }

    static func partTooLarge(_ file: String, _ part: String, size: Int, limit: Int) -> Diagnostic {
        .error(
            "package.entry-too-large", at: .part(file: file, part: part),
            arguments: ["part": part, "size": "\(size)", "limit": "\(limit)"],
            message: Text(
                ro: "partea „\(part)” este prea mare: \(size) de octeți, cel mult \(limit)",
                en: "the part “\(part)” is too large: \(size) bytes, at most \(limit)"),
            hint: .splitFile)
    }

    static func archiveTooLarge(_ file: String, limit: Int) -> Diagnostic {
        .error(
            "package.too-large", at: .file(file), arguments: ["limit": "\(limit)"],
            message: Text(
                ro: "conținutul arhivei depășește \(limit) de octeți",
                en: "the archive's contents exceed \(limit) bytes"),
            hint: .splitFile)
    }

    static func suspiciousRatio(_ file: String, _ part: String, limit: Int) -> Diagnostic {
        .error(
            "package.ratio", at: .part(file: file, part: part),
            arguments: ["part": part, "limit": "\(limit)"],
            message: Text(
                ro: "partea „\(part)” s-ar despacheta la peste \(limit) de ori mărimea ei",
                en: "the part “\(part)” would unpack to over \(limit) times its size"),
            hint: .notADocument)
    }
}

extension Text {
    fileprivate static let sendAgain = Text(
        ro: "cereți fișierul încă o dată sau salvați-l din nou",
        en: "ask for the file once more, or save it again")
    fileprivate static let saveAgain = Text(
        ro: "deschideți documentul în Word sau LibreOffice și salvați-l din nou",
        en: "open the document in Word or LibreOffice and save it again")
    fileprivate static let notADocument = Text(
        ro: "verificați de unde vine fișierul: un document obișnuit nu arată astfel",
        en: "check where the file comes from: an ordinary document does not look like this")
    fileprivate static let splitFile = Text(
        ro: "împărțiți documentul în mai multe fișiere", en: "split the document into several files"
    )
}

extension String {
    /// The text with control characters shown as `?` and cut to what fits a message.
    fileprivate var printable: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.prefix(120).map {
                    $0.properties.generalCategory == .control ? "?" : $0
                }
            ))
    }
}
