import Diagnostics
import FoundationEssentials
import Glibc
import Spreadsheets

/// Adds up what a workbook holds, so that every cell becomes a value.
struct Summary: SheetConsumer {
    var cells = 0
    var letters = 0
    var numbers = 0

    mutating func begin(_ sheet: SheetHeading) throws(Diagnostic) -> Bool { true }

    mutating func take(_ row: SheetRow) throws(Diagnostic) {
        for position in 0..<row.count {
            cells += 1
            switch row[at: position].value {
            case .text(let text): letters += text.utf8.count
            case .number(let number): numbers += number.isZero ? 0 : 1
            default: break
            }
        }
    }

    mutating func end(_ layout: SheetLayout) throws(Diagnostic) {}
}

guard CommandLine.arguments.count == 2 else {
    print("usage: read-sheets WORKBOOK")
    exit(64)
}
let file = CommandLine.arguments[1]
let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
let clock = ContinuousClock()
var summary = Summary()
let time = try clock.measure {
    summary = try Workbook(bytes: bytes, file: file).read(with: summary)
}
print(summary.cells, summary.letters, summary.numbers, time)
