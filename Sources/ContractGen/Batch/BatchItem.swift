public import DataFiles
public import Diagnostics

/// One row of a register: the data of one document, or why there are none.
public struct BatchItem: Sendable {
    /// What stands for the row in messages: the cell of its number, else its first cell.
    public let place: SourcePlace
    /// The document's number as the register has it.
    public let number: String?
    private let read: @Sendable () -> Reading

    /// What a row says.
    public struct Reading: Sendable {
        /// The row's data; nil when nothing can be made of them.
        public let data: DataNode?
        /// What was met in reading the row; with an error among it nothing is made of the row.
        public let problems: [Diagnostic]

        public init(data: DataNode?, problems: [Diagnostic] = []) {
            self.data = data
            self.problems = problems
        }
    }

    /// - Parameter read: Reads the row, each time to the same.
    public init(place: SourcePlace, number: String?, read: @escaping @Sendable () -> Reading) {
        self.place = place
        self.number = number
        self.read = read
    }

    /// The row's data, read when they are asked for: a register has thousands of rows.
    public func reading() -> Reading { read() }
}
