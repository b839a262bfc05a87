public import DataFiles
public import Diagnostics
internal import FoundationEssentials
internal import Templates
public import Wording
internal import WorkbookWriter

/// A register to fill in: sheets with menus, notes and checks, in Romanian, Russian or English.
///
/// It reads back as a register; the rows marked as examples are not read.
public struct RegisterWorkbook: Sendable {
    /// One sheet: what it holds and its columns.
    struct Form: Sendable {
        let role: SheetRole
        let name: String
        var columns: [Column]
        var rows: [[WrittenValue?]]
    }

    struct Column: Sendable {
        let header: String
        /// nil for the number of the document a row belongs to.
        let path: FieldPath?
        let field: Field?
    }

    let forms: [Form]
    let words: FormWords
    /// Fields of the given documents that the register has no column for.
    public let problems: [Diagnostic]

    /// - Parameters:
    ///   - documents: Data of existing documents to fill it with, each with its file's name.
    ///   - reference: Its services are the menu of the column of services.
    public init(
        in language: DocumentLanguage, vocabulary: RegisterVocabulary, reference: ReferenceData,
        documents: [(name: String, data: DataNode)] = []
    ) {
        let words = FormWords(
            language, vocabulary, services: reference.services.services.map(\.code))
        var filler = FormFiller(words: words, forms: Self.forms(words))
        for document in documents { filler.add(document.data, from: document.name) }
        if documents.isEmpty { filler.addExamples() }
        self.words = words
        forms = filler.forms
        problems = filler.problems
    }

    private static func forms(_ words: FormWords) -> [Form] {
        words.vocabulary.listing.compactMap { listing in
            let (role, fields) = (listing.role, listing.fields)
            guard role != .ignored, let name = words.sheetName(role) else { return nil }
            let names = ColumnNames(role, words.vocabulary)
            var columns: [Column] = []
            if case .list = role {
                columns.append(Column(header: words.numberHeader, path: nil, field: nil))
            }
            for (path, synonyms) in fields
            where role != .documents || !words.isOfParties(path) {
                guard let field = names.field(at: path) else { continue }
                columns.append(
                    Column(header: words.header(synonyms, path), path: path, field: field))
            }
            return Form(role: role, name: name, columns: columns, rows: [])
        }
    }
}

// MARK: - Writing

extension RegisterWorkbook {
    /// How many rows take data: menus and checks reach so far.
    private static let depth = 2_000

    /// - Parameter day: The day in the workbook's properties; same day, same bytes.
    /// - Throws: `workbook.cannot-write`.
    public func bytes(createdOn day: CalendarDate) throws(Diagnostic) -> [UInt8] {
        var writer = try WorkbookWriter(createdOn: day)
        var menus: [[String]] = []
        for form in forms { try write(form, &menus, with: &writer) }
        try writeLegend(with: &writer)
        try writer.beginSheet(named: words.menusName)
        for (index, menu) in menus.enumerated() {
            for (row, word) in menu.enumerated() {
                try writer.write(.text(word), row: row + 1, column: index + 1)
            }
        }
        writer.hideSheet()
        return try writer.finish()
    }

    private func write(
        _ form: Form, _ menus: inout [[String]], with writer: inout WorkbookWriter
    ) throws(Diagnostic) {
        try writer.beginSheet(named: form.name)
        for (index, column) in form.columns.enumerated() {
            try write(column, at: index + 1, &menus, with: &writer)
        }
        for (index, row) in form.rows.enumerated() {
            for (position, value) in row.enumerated() {
                guard let value else { continue }
                try writer.write(
                    value, row: index + 2, column: position + 1,
                    look: look(of: form.columns[position]))
            }
        }
        try writer.freeze(beforeRow: 2, column: form.role == .documents ? 3 : 2)
        writer.protect()
    }

    private func write(
        _ column: Column, at number: Int, _ menus: inout [[String]],
        with writer: inout WorkbookWriter
    ) throws(Diagnostic) {
        try writer.setLook(look(of: column), width: 20, columns: number...number)
        let isNeeded = column.field?.isNeeded ?? true
        let head = CellLook(
            .text, fill: isNeeded ? .yellow : .grey, isBold: true, wraps: true)
        try writer.write(.text(column.header), row: 1, column: number, look: head)
        guard let field = column.field else { return }
        try writer.addNote(words.note(field), row: 1, column: number)
        let rows = 2...Self.depth
        let message = words.expectation(field)
        let menu = words.menu(of: field, at: column.path)
        if !menu.isEmpty {
            if !menus.contains(menu) { menus.append(menu) }
            let position = (menus.firstIndex(of: menu) ?? 0) + 1
            let source = CellCheck.oneOf(
                sheet: words.menusName, column: position, rows: 1...menu.count)
            return try writer.check(
                source, rows: rows, columns: number...number, message: message)
        }
        if let check = field.type.cellCheck {
            try writer.check(check, rows: rows, columns: number...number, message: message)
        }
    }

    private func look(of column: Column) -> CellLook {
        var look = CellLook(column.field?.type.numberFormat ?? .text, wraps: true)
        look.isUnlocked = true
        return look
    }

    private func writeLegend(with writer: inout WorkbookWriter) throws(Diagnostic) {
        try writer.beginSheet(named: words.legendName)
        try writer.setWidth(100, columns: 1...1)
        for (index, line) in words.legend.enumerated() {
            try writer.write(
                .text(line), row: index + 1, column: 1,
                look: CellLook(.text, isBold: index == 0, wraps: true))
        }
        writer.protect()
    }
}

extension Field {
    fileprivate var isNeeded: Bool {
        switch need {
        case .always, .forFinal: true
        default: false
        }
    }
}

extension FieldType {
    /// Codes and texts stay texts: no zero is lost, no number becomes a date.
    fileprivate var numberFormat: CellLook.NumberFormat {
        switch self {
        case .date: .date
        case .integer, .decimal, .money, .percent: .general
        default: .text
        }
    }

    fileprivate var cellCheck: CellCheck? {
        switch self {
        case .code(.idno): return .textLength(13...13)
        case .integer(let range): return .integer(range)
        case .date:
            guard let first = CalendarDate(year: 2000, month: 1, day: 1),
                let last = CalendarDate(year: 2100, month: 12, day: 31)
            else { return nil }
            return .date(first...last)
        default: return nil
        }
    }
}
