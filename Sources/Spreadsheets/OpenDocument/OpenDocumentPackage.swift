internal import Diagnostics
internal import OpenPackage

extension ZipArchive {
    var isOpenDocument: Bool { contains("content.xml") && contains("META-INF/manifest.xml") }

    /// - Throws: `sheet.encrypted`, `sheet.not-a-spreadsheet`.
    func checkOpenDocument(_ file: String) throws(Diagnostic) {
        if contains("encrypted-package") { throw .encrypted(file) }
        let manifest = try xml("META-INF/manifest.xml")
        for entry in manifest.elements {
            if entry.elements.contains(where: { $0.name.local == "encryption-data" }) {
                throw .encrypted(file)
            }
        }
        guard contains("mimetype") else { return }
        let type = String(decoding: try contents(of: "mimetype"), as: UTF8.self)
        guard type.hasPrefix(OpenDocumentNames.mimetype) else { throw .notASpreadsheet(file) }
    }
}
