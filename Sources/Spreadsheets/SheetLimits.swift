public import OpenPackage

/// How much a workbook may ask of us.
public struct SheetLimits: Hashable, Sendable {
    public var maxSheets = 1_000
    /// As many as spreadsheet programs have.
    public var maxRows = 1_048_576
    public var maxColumns = 16_384
    /// Cells with content of all sheets; those that a file repeats count each time.
    public var maxCells = 20_000_000
    /// Bytes of one cell's text. Spreadsheet programs stop at 32 767 characters.
    public var maxCellSize = 1 << 18
    /// Bytes of a workbook, before unpacking.
    public var maxFileSize = 256 << 20
    /// Of the archive; sheets are streamed, so they may be larger than what is held as a tree.
    public var package: PackageLimits

    public init() {
        package = PackageLimits()
        package.maxEntrySize = 1 << 30
        package.maxTotalSize = 2 << 30
    }

    public static let standard = SheetLimits()
}
