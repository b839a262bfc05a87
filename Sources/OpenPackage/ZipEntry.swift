internal import Diagnostics

/// One line of an archive's directory. Sizes are in bytes, as the archive claims them.
struct ZipEntry: Hashable, Sendable {
    enum Method: Hashable, Sendable {
        case stored, deflated
        case other(Int)
    }

    let name: String
    let index: Int
    let size: Int
    let packedSize: Int
    let checksum: UInt32
    let method: Method
    let isEncrypted: Bool
}

/// Judges a directory entry by entry, and notes where each name is.
struct ZipDirectoryCheck {
    let file: String
    let archiveSize: Int
    let limits: PackageLimits
    private(set) var positions: [String: Int] = [:]
    private var totalSize = 0
    private var totalPackedSize = 0

    init(file: String, archiveSize: Int, limits: PackageLimits) {
        self.file = file
        self.archiveSize = archiveSize
        self.limits = limits
    }

    mutating func admit(_ entry: ZipEntry) throws(Diagnostic) {
        try checkName(entry)
        try checkContent(entry)
        try checkSize(entry)
        // Entries that share bytes are how small archives unpack to huge ones.
        totalPackedSize += min(entry.packedSize, archiveSize + 1)
        guard totalPackedSize <= archiveSize else { throw .damagedArchive(file) }
    }

    private mutating func checkName(_ entry: ZipEntry) throws(Diagnostic) {
        guard PartName.isSafe(entry.name) else { throw .badPartName(file, entry.name) }
        guard positions.updateValue(entry.index, forKey: entry.name) == nil else {
            throw .duplicatePart(file, entry.name)
        }
    }

    private func checkContent(_ entry: ZipEntry) throws(Diagnostic) {
        if entry.isEncrypted { throw .encryptedPart(file, entry.name) }
        if case .other(let method) = entry.method {
            throw .unsupportedCompression(file, entry.name, method: method)
        }
    }

    private mutating func checkSize(_ entry: ZipEntry) throws(Diagnostic) {
        guard entry.size <= limits.maxEntrySize else {
            throw .partTooLarge(file, entry.name, size: entry.size, limit: limits.maxEntrySize)
        }
        if entry.size > limits.ratioFloor, entry.size / max(1, limits.maxRatio) > entry.packedSize {
            throw .suspiciousRatio(file, entry.name, limit: limits.maxRatio)
        }
        totalSize += entry.size
        guard totalSize <= limits.maxTotalSize else {
            throw .archiveTooLarge(file, limit: limits.maxTotalSize)
        }
    }
}
