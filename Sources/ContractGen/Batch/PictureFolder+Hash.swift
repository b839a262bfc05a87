internal import Diagnostics
internal import Digest
internal import Templates

extension PictureFolder {
    /// SHA-256 over all pictures with their paths: what a template may show follows from it, whatever
    /// names the data give it. What cannot be read cannot be shown either, and counts by its path.
    func hash() throws(Diagnostic) -> String {
        var hash = SHA256()
        for path in try paths().sorted() {
            let bytes = (try? source(path)) ?? []
            hash.update(Array("\(path)\n\(SHA256.hexadecimal(of: bytes))\n".utf8))
        }
        return hash.digest().hexadecimal
    }
}
