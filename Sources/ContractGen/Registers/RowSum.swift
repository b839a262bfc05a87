internal import Diagnostics
internal import FoundationEssentials
internal import Spreadsheets

/// A sum that stands in a row beside the quantity and the price it should follow from.
///
/// It may have been typed, or not been computed again after the price was changed; so it is never
/// trusted.
struct RowSum {
    /// What stands for the column of sums in lists; no field is called so.
    static let path = FieldPath([.key("row_sum")])
    static let quantity = FieldPath([.key("quantity")])
    static let price = FieldPath([.key("unit_price")])

    private let cell: RegisterCell
    private let sum: Decimal
    private let quantity: Decimal
    private let price: Decimal
    private let isRead: Bool

    /// nil where one of the three is not in the row, or is no number, and where the sum follows from
    /// more than quantity and price.
    init?(of row: SheetRow, in table: RegisterTable) {
        let isDocument = table.role == .documents
        let total = isDocument ? table.column("price.total") : table.sums
        let names = isDocument ? ("price.units", "price.unit_price") : ("quantity", "unit_price")
        guard table.column("period") == nil, table.column("per_beneficiary") == nil,
            let total, let cell = table.cell(row, total), let sum = cell.number,
            let quantity = table.column(names.0).flatMap({ table.cell(row, $0) })?.number,
            let price = table.column(names.1).flatMap({ table.cell(row, $0) })?.number
        else { return nil }
        self.cell = cell
        self.sum = sum
        self.quantity = quantity
        self.price = price
        isRead = isDocument
    }

    /// Half a ban either way is rounding.
    private static let tolerance = Decimal(sign: .plus, exponent: -3, significand: 5)

    func check(reporting problems: inout DiagnosticCollector) {
        let difference = quantity * price - sum
        guard difference > Self.tolerance || -difference > Self.tolerance else { return }
        problems.report(.sumDiffers(cell, quantity, price, isRead: isRead))
    }
}

extension RegisterCell {
    /// The number that the cell certainly holds.
    fileprivate var number: Decimal? {
        switch value {
        case .number(let number): return number
        case .text(let text):
            guard
                case .number(let number, isPercentage: false) = NumberText.read(
                    text, notation: notation)
            else { return nil }
            return number
        default: return nil
        }
    }
}
