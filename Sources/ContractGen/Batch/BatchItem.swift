public import DataFiles
public import Diagnostics

/// One row of a register: the data of one document, or why there are none.
public struct BatchItem: Sendable {
    /// What stands for the row in messages: the cell of its number, else its first cell.
    public let place: SourcePlace
    /// The document's number as the register has it.
    public let number: String?
    /// The row's data; nil when nothing can be made of them.
    public let data: DataNode?
    /// What was met in reading the row; with an error among it nothing is made of the row.
    public let problems: [Diagnostic]

    public init(
        place: SourcePlace, number: String?, data: DataNode?, problems: [Diagnostic] = []
    ) {
        self.place = place
        self.number = number
        self.data = data
        self.problems = problems
    }
}
