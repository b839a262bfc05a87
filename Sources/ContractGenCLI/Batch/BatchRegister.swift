internal import DataFiles
import ContractGen
import Diagnostics
import Spreadsheets
import Wording

/// The register of a batch with all that its documents share: read and checked, nothing written.
struct BatchRegister {
    let register: Register
    let plan: BatchPlan
    let shop: BatchWorkshop
    /// What belongs to no row: doubts about the files, rows of other sheets without a document.
    let problems: [Diagnostic]
    private let sources: [(name: String, bytes: [UInt8])]

    /// - Parameter day: The day of a batch that is gone on with.
    init(_ options: BatchRunCommand, on day: CalendarDate?) throws(DiagnosticList) {
        let workshop = try options.shop.workshop(on: day)
        var problems = DiagnosticCollector()
        var sources: [(name: String, bytes: [UInt8])] = []
        for path in options.register {
            if let bytes = problems.take(try InputFiles.bytes(of: path)) {
                sources.append((path, bytes))
            }
        }
        let shared = Self.sharedData(options, &problems)
        let template = problems.takeAll(try Self.ownTemplate(options))
        let mapping = problems.takeAll(try Self.mapping(options.mapping))
        if problems.hasErrors { throw DiagnosticList(problems.all) }
        let register = try Register.reading(
            sources, mapping: mapping ?? nil,
            vocabulary: try workshop.library.registerVocabulary())
        var shop = try BatchWorkshop(
            workshop: workshop, options: options.batchOptions, ownTemplate: template ?? nil,
            shared: shared)
        plan = try BatchPlan(checking: register.value.items, by: &shop, shard: options.shard)
        self.shop = shop
        self.register = register.value
        self.sources = sources
        self.problems = problems.all + register.warnings + register.value.problems
    }

    private static func sharedData(
        _ options: BatchRunCommand, _ problems: inout DiagnosticCollector
    ) -> [DataSource] {
        var paths = options.shared
        for path in options.register {
            if let own = InputFiles.authority(beside: path), !paths.contains(own) {
                paths.append(own)
            }
        }
        var files: [DataSource] = []
        for path in paths {
            if let file = problems.take(try InputFiles.data(at: path)) { files.append(file) }
        }
        return files
    }

    private static func ownTemplate(_ options: BatchRunCommand) throws(DiagnosticList)
        -> Checked<OwnTemplate?>
    {
        guard let path = options.template else { return Checked(nil) }
        return Checked(try options.office.ownTemplate(at: path))
    }

    private static func mapping(
        _ path: String?
    ) throws(DiagnosticList) -> Checked<RegisterMapping?> {
        guard let path else { return Checked(nil) }
        return Checked(
            try RegisterMapping(reading: try DiagnosticList.alone(try InputFiles.data(at: path))))
    }

    /// The register with what is wrong marked in it.
    func problemWorkbook(_ problems: [Diagnostic]) throws(Diagnostic) -> [UInt8] {
        var sheets: [(file: String, sheet: Sheet)] = []
        for source in sources {
            let workbook = try Workbook(bytes: source.bytes, file: source.name)
            for sheet in try workbook.sheets() { sheets.append((source.name, sheet)) }
        }
        return try ProblemWorkbook(
            of: sheets, tables: register.tables, problems: problems,
            language: shop.options.messages
        ).bytes(on: shop.workshop.today)
    }
}
