import ContractGen
import DataFiles
import Diagnostics
import FoundationEssentials
import Templates
import Wording

/// One document from an office template, with the template compiled before.
struct OfficeWork {
    private let package: [UInt8]
    private let environment = Environment(language: .ro)
    private let template: OfficeTemplate
    private let source: DataSource

    init(template path: String, data: DataSource) throws {
        package = try Measure.bytes(of: path)
        template = try OfficeTemplate(package: package, name: path, environment: environment)
        source = data
    }

    func report(_ stopwatch: Stopwatch) throws {
        let data = try Intake.data(from: source)
        guard case .map(let fields) = data.value else { return }
        try stopwatch.report("read the data") { _ = try Intake.data(from: source) }
        stopwatch.report("turn the data into values") { _ = data.value }
        try stopwatch.report("render and pack") {
            _ = try template.render(with: fields, environment: environment)
        }
        try stopwatch.report("compile the template") {
            _ = try OfficeTemplate(package: package, name: "", environment: environment)
        }
    }
}
