internal import CLibXlsxWriter
public import Diagnostics
internal import Glibc
public import Wording

/// What may be typed into a cell.
public enum CellCheck: Hashable, Sendable {
    /// One of the cells of another sheet's column, from a row on.
    case oneOf(sheet: String, column: Int, rows: ClosedRange<Int>)
    case textLength(ClosedRange<Int>)
    case date(ClosedRange<CalendarDate>)
    case integer(ClosedRange<Int>)
}

extension WorkbookWriter {
    /// Lets cells take only what the check allows; a list becomes a menu.
    ///
    /// - Parameter message: What a spreadsheet program says of something else; 255 characters.
    public mutating func check(
        _ check: CellCheck, rows: ClosedRange<Int>, columns: ClosedRange<Int>, message: String
    ) throws(Diagnostic) {
        let (first, left) = try Self.address(rows.lowerBound, columns.lowerBound)
        let (last, right) = try Self.address(rows.upperBound, columns.upperBound)
        var validation = lxw_data_validation()
        validation.error_message = strdup(String(message.prefix(250)))
        defer {
            free(validation.error_message)
            free(validation.value_formula)
        }
        check.apply(to: &validation)
        let result = worksheet_data_validation_range(sheet, first, left, last, right, &validation)
        guard result == LXW_NO_ERROR else { throw .cannotWrite }
    }

    /// Locks the sheet but for cells with an unlocked look; there is no password.
    public mutating func protect() {
        var options = lxw_protection()
        options.format_cells = 1
        options.format_columns = 1
        options.format_rows = 1
        options.insert_rows = 1
        options.delete_rows = 1
        options.sort = 1
        worksheet_protect(sheet, nil, &options)
    }

    /// Shows the sheet in no tab.
    public mutating func hideSheet() { worksheet_hide(sheet) }

    /// The look of whole columns, where no cell has its own.
    public mutating func setLook(
        _ look: CellLook, width: Int, columns: ClosedRange<Int>
    ) throws(Diagnostic) {
        let format = try format(of: look)
        let (_, left) = try Self.address(1, columns.lowerBound)
        let (_, right) = try Self.address(1, columns.upperBound)
        worksheet_set_column(sheet, left, right, Double(width), format)
    }
}

extension CellCheck {
    fileprivate func apply(to validation: inout lxw_data_validation) {
        func set(_ type: lxw_validation_types, isBetween: Bool = true) {
            validation.validate = UInt8(type.rawValue)
            if isBetween { validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue) }
        }
        switch self {
        case .oneOf(let sheet, let column, let rows):
            set(LXW_VALIDATION_TYPE_LIST_FORMULA, isBetween: false)
            let letters = SourcePlace.columnName(column)
            validation.value_formula = strdup(
                "='\(sheet)'!$\(letters)$\(rows.lowerBound):$\(letters)$\(rows.upperBound)")
        case .textLength(let length):
            set(LXW_VALIDATION_TYPE_LENGTH)
            validation.minimum_number = Double(length.lowerBound)
            validation.maximum_number = Double(length.upperBound)
        case .integer(let range):
            set(LXW_VALIDATION_TYPE_INTEGER)
            validation.minimum_number = Double(range.lowerBound)
            validation.maximum_number = Double(range.upperBound)
        case .date(let days):
            set(LXW_VALIDATION_TYPE_DATE)
            validation.minimum_datetime = days.lowerBound.moment
            validation.maximum_datetime = days.upperBound.moment
        }
    }
}

extension CalendarDate {
    fileprivate var moment: lxw_datetime {
        lxw_datetime(
            year: Int32(year), month: Int32(month), day: Int32(day), hour: 0, min: 0, sec: 0)
    }
}
