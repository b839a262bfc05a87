internal import OpenPackage

/// The names of OpenDocument that matter in a spreadsheet.
enum OpenDocumentNames {
    static let mimetype = "application/vnd.oasis.opendocument.spreadsheet"

    enum Word: Int {
        case spreadsheet, table, column, row, cell, coveredCell
        case paragraph, spaces, tab, lineBreak
        case style, tableProperties, foreign
        case name, display, styleName, visibility, columnsRepeated, rowsRepeated
        case columnsSpanned, rowsSpanned, formula, valueType, value, dateValue, timeValue
        case booleanValue, stringValue, shownType, count
    }

    static let words: [XML.Name: Int] = {
        let base = "urn:oasis:names:tc:opendocument:xmlns:"
        let office = base + "office:1.0"
        let table = base + "table:1.0"
        let text = base + "text:1.0"
        let style = base + "style:1.0"
        let extended = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
        let names: [(String, [String: Word])] = [
            (
                office,
                [
                    "spreadsheet": .spreadsheet, "annotation": .foreign, "value-type": .valueType,
                    "value": .value, "date-value": .dateValue, "time-value": .timeValue,
                    "boolean-value": .booleanValue, "string-value": .stringValue,
                ]
            ),
            (
                table,
                [
                    "table": .table, "table-column": .column, "table-row": .row,
                    "table-cell": .cell, "covered-table-cell": .coveredCell,
                    "tracked-changes": .foreign, "shapes": .foreign, "dde-links": .foreign,
                    "table-source": .foreign, "name": .name, "display": .display,
                    "style-name": .styleName, "visibility": .visibility,
                    "number-columns-repeated": .columnsRepeated,
                    "number-rows-repeated": .rowsRepeated,
                    "number-columns-spanned": .columnsSpanned,
                    "number-rows-spanned": .rowsSpanned, "formula": .formula,
                ]
            ),
            (
                text,
                [
                    "p": .paragraph, "s": .spaces, "tab": .tab, "line-break": .lineBreak,
                    "c": .count,
                ]
            ),
            (
                style,
                ["style": .style, "name": .name, "table-properties": .tableProperties]
            ),
            (base + "drawing:1.0", ["frame": .foreign, "object": .foreign, "a": .foreign]),
            (extended, ["value-type": .shownType]),
        ]
        var words: [XML.Name: Int] = [:]
        for (namespace, locals) in names {
            for (local, word) in locals {
                words[XML.Name(namespace: namespace, local: local)] = word.rawValue
            }
        }
        return words
    }()

    /// What a value type means, and the attribute with the value.
    static func kind(_ name: Span<UInt8>) -> (SheetRow.Kind, Word)? {
        switch CellText.string(name) {
        case "float", "currency": (.number, .value)
        case "percentage": (.percentage, .value)
        case "string": (.text, .stringValue)
        case "date": (.isoDate, .dateValue)
        case "time": (.isoTime, .timeValue)
        case "boolean": (.boolean, .booleanValue)
        default: nil
        }
    }
}
