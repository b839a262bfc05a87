internal import Diagnostics

/// What can be wrong with a workbook as a whole.
extension Diagnostic {
    static func oldFormat(_ file: String) -> Diagnostic {
        .error(
            "sheet.old-format", at: .file(file),
            message: Text(
                ro: "fișierul este în formatul vechi .xls sau XML al Excel",
                en: "the file is in Excel's old format, .xls or XML"),
            hint: Text(
                ro:
                    "deschideți-l în Excel sau LibreOffice și alegeți „Salvare ca”, tipul „.xlsx” sau „.ods”",
                en: "open it in Excel or LibreOffice, choose “Save as”, type “.xlsx” or “.ods”"))
    }

    static func encrypted(_ file: String) -> Diagnostic {
        .error(
            "sheet.encrypted", at: .file(file),
            message: Text(
                ro: "fișierul este protejat cu parolă",
                en: "the file is protected by a password"),
            hint: Text(
                ro: "deschideți-l cu parola și salvați o copie fără parolă",
                en: "open it with the password and save a copy without one"))
    }

    static func webPage(_ file: String) -> Diagnostic {
        .error(
            "sheet.web-page", at: .file(file),
            message: Text(
                ro: "fișierul este o pagină web cu nume de tabel",
                en: "the file is a web page named like a spreadsheet"),
            hint: Text(
                ro: "deschideți-l în Excel sau LibreOffice și salvați-l ca .xlsx sau .ods",
                en: "open it in Excel or LibreOffice and save it as .xlsx or .ods"))
    }

    static func notASpreadsheet(_ file: String) -> Diagnostic {
        .error(
            "sheet.not-a-spreadsheet", at: .file(file),
            message: Text(
                ro: "fișierul nu este un tabel: nici XLSX, nici ODS, nici CSV",
                en: "the file is no spreadsheet: neither XLSX nor ODS nor CSV"),
            hint: Text(
                ro:
                    "alegeți fișierul cu registrul, sau deschideți-l în Excel ori LibreOffice și salvați-l ca .xlsx sau .ods",
                en:
                    "choose the file with the register, or open it in Excel or LibreOffice and save it as .xlsx or .ods"
            ))
    }

    static func notAWorkbook(_ file: String) -> Diagnostic {
        .error(
            "sheet.not-a-workbook", at: .file(file),
            message: Text(
                ro: "arhiva nu conține un registru de calcul",
                en: "the archive holds no workbook"),
            hint: Text(
                ro:
                    "alegeți un fișier .xlsx sau .ods; dacă acesta este unul, deschideți-l în Excel sau LibreOffice și salvați-l din nou",
                en:
                    "choose an .xlsx or .ods file; if this is one, open it in Excel or LibreOffice and save it again"
            ))
    }

    static func binaryWorkbook(_ file: String) -> Diagnostic {
        .error(
            "sheet.binary-workbook", at: .file(file),
            message: Text(
                ro: "fișierul este în formatul binar .xlsb",
                en: "the file is in the binary format .xlsb"),
            hint: Text(
                ro: "deschideți-l în Excel și salvați-l ca .xlsx",
                en: "open it in Excel and save it as .xlsx"))
    }

    static func textInDisguise(_ file: String) -> Diagnostic {
        .error(
            "sheet.text-in-disguise", at: .file(file),
            message: Text(
                ro: "fișierul are nume de tabel, dar este un text simplu (poate CSV)",
                en: "the file is named like a spreadsheet but is plain text (perhaps CSV)"),
            hint: Text(
                ro: "redenumiți-l în .csv, sau deschideți-l și salvați-l ca .xlsx",
                en: "rename it to .csv, or open it and save it as .xlsx"))
    }

    static func emptyFile(_ file: String) -> Diagnostic {
        .error(
            "sheet.empty-file", at: .file(file),
            message: Text(
                ro: "fișierul este gol",
                en: "the file is empty"),
            hint: Text(
                ro: "verificați dacă a fost copiat sau descărcat până la capăt",
                en: "check that it was copied or downloaded completely"))
    }

    static func noSheets(_ file: String) -> Diagnostic {
        .error(
            "sheet.no-sheets", at: .file(file),
            message: Text(
                ro: "registrul de calcul nu are nici o foaie cu celule",
                en: "the workbook has no sheet of cells"),
            hint: Text(
                ro: "adăugați o foaie cu date",
                en: "add a sheet with data"))
    }

    static func fileTooLarge(_ file: String, limit: Int) -> Diagnostic {
        .error(
            "sheet.file-too-large", at: .file(file), arguments: ["limit": String(limit)],
            message: Text(
                ro: "fișierul este mai mare de \(limit >> 20) MB",
                en: "the file is larger than \(limit >> 20) MB"),
            hint: .splitFile)
    }

    static func tooManySheets(_ file: String, limit: Int) -> Diagnostic {
        .error(
            "sheet.too-many-sheets", at: .file(file), arguments: ["limit": String(limit)],
            message: Text(
                ro: "fișierul are mai mult de \(limit) foi",
                en: "the file has more than \(limit) sheets"),
            hint: .splitFile)
    }

    static func sharedTextTooLong(_ file: String, number: Int, limit: Int) -> Diagnostic {
        .error(
            "sheet.cell-too-long", at: .file(file),
            arguments: ["limit": String(limit), "text": String(number)],
            message: Text(
                ro: "textul nr. \(number) al fișierului este mai lung de \(limit) octeți",
                en: "text no. \(number) of the file is longer than \(limit) bytes"),
            hint: Text(
                ro: "scurtați textul; un text lung se pune într-o anexă",
                en: "shorten the text; long texts belong in an annex"))
    }

    static func badEncoding(_ file: String, _ encoding: TextEncoding) -> Diagnostic {
        .error(
            "sheet.bad-encoding", at: .file(file), arguments: ["encoding": encoding.rawValue],
            message: Text(
                ro: "textul nu este în codarea \(encoding.rawValue)",
                en: "the text is not in the encoding \(encoding.rawValue)"),
            hint: Text(
                ro:
                    "salvați fișierul din Excel ca „CSV UTF-8” sau din LibreOffice cu setul de caractere UTF-8",
                en:
                    "save the file from Excel as “CSV UTF-8”, or from LibreOffice with the character set UTF-8"
            ))
    }

    static func guessedEncoding(_ file: String, _ encoding: TextEncoding) -> Diagnostic {
        .warning(
            "sheet.guessed-encoding", at: .file(file), arguments: ["encoding": encoding.rawValue],
            message: Text(
                ro: "codarea textului nu se vede din fișier; a fost citit ca \(encoding.rawValue)",
                en: "the file does not tell its encoding; it was read as \(encoding.rawValue)"),
            hint: Text(
                ro:
                    "verificați literele ă, â, î, ș, ț; ca să nu rămână îndoieli, salvați fișierul ca „CSV UTF-8”",
                en: "check the letters ă, â, î, ș, ț; to be sure, save the file as “CSV UTF-8”"))
    }

    static func mojibake(_ file: String, found: String, meant: String) -> Diagnostic {
        .warning(
            "sheet.mojibake", at: .file(file),
            message: Text(
                ro:
                    "textul pare citit cândva într-o codare greșită: „\(found)” în loc de „\(meant)”",
                en:
                    "the text seems to have once been read in a wrong encoding: “\(found)” for “\(meant)”"
            ),
            hint: Text(
                ro:
                    "exportați din nou din programul de origine ca UTF-8; sau înlocuiți literele greșite",
                en:
                    "export it again from the program it came from, as UTF-8; or replace the wrong letters"
            ))
    }
}
