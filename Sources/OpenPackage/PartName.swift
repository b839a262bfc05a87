/// What the name of a part in an archive may look like.
enum PartName {
    /// Relative, with forward slashes, and unable to leave the folder it is unpacked in. A name
    /// that ends in a slash is a folder's, as OpenDocument archives hold them.
    static func isSafe(_ name: String) -> Bool {
        guard !name.isEmpty, name.utf8.count <= 1_024, name.utf8.allSatisfy(isAllowed),
            !startsWithDrive(name)
        else { return false }
        var segments = name.split(separator: "/", omittingEmptySubsequences: false)
        if segments.count > 1, segments.last == "" { segments.removeLast() }
        return segments.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F && byte != UInt8(ascii: "\\")
    }

    /// `C:` and the like, absolute on some systems.
    private static func startsWithDrive(_ name: String) -> Bool {
        name.utf8.dropFirst().first == UInt8(ascii: ":")
    }
}
