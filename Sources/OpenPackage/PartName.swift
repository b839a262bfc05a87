/// What the name of a part in an archive may look like.
enum PartName {
    /// Relative, with forward slashes, and unable to leave the folder it is unpacked in. A name
    /// that ends in a slash is a folder's, as OpenDocument archives hold them.
    static func isSafe(_ name: String) -> Bool {
        guard !name.isEmpty, name.utf8.count <= 1_024, name.utf8.allSatisfy(isAllowed),
            !startsWithDrive(name)
        else { return false }
        return hasProperSegments(name)
    }

    /// Whether what stands between slashes is neither empty nor only one or two dots.
    private static func hasProperSegments(_ name: String) -> Bool {
        var (length, dots) = (0, 0)
        for byte in name.utf8 {
            guard byte == UInt8(ascii: "/") else {
                length += 1
                dots += byte == UInt8(ascii: ".") ? 1 : 0
                continue
            }
            if length == dots && length <= 2 { return false }
            (length, dots) = (0, 0)
        }
        return length == 0 || length != dots || length > 2
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F && byte != UInt8(ascii: "\\")
    }

    /// `C:` and the like, absolute on some systems.
    private static func startsWithDrive(_ name: String) -> Bool {
        name.utf8.dropFirst().first == UInt8(ascii: ":")
    }
}
