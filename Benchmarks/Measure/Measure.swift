import ContractGen
import DataFiles
import Diagnostics
import FoundationEssentials
import Templates
import Wording

/// `measure STAGE ROUNDS DATA [SHARED…]` for a contract, `measure STAGE ROUNDS TEMPLATE DATA` for an
/// office template: what each stage of one more document costs in a running process, in microseconds
/// of processor time; STAGE is `all` or the beginning of a stage's name.
@main
struct Measure {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        guard let stage = arguments.popFirst(),
            let rounds = arguments.popFirst().flatMap({ Int($0) }), let first = arguments.first
        else {
            print("measure STAGE ROUNDS [TEMPLATE] DATA [SHARED…]")
            return
        }
        let stopwatch = Stopwatch(rounds: rounds, stage: stage)
        let isOffice = first.hasSuffix(".docx") || first.hasSuffix(".odt")
        let sources = try arguments.dropFirst(isOffice ? 1 : 0).map {
            DataSource(name: $0, bytes: try bytes(of: $0))
        }
        if isOffice, let data = sources.first {
            try OfficeWork(template: first, data: data).report(stopwatch)
        } else {
            try ContractWork(data: first, sources: sources).report(stopwatch)
        }
    }

    static func bytes(of path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path)))
    }
}

/// One contract, with everything documents share made before.
struct ContractWork {
    private let workshop: Workshop
    private let template: ContractTemplate
    private let sources: [DataSource]

    init(data: String, sources: [DataSource]) throws {
        guard let today = CalendarDate(iso: "2026-11-21") else { throw DiagnosticList([]) }
        self.sources = sources
        workshop = try Workshop(library: Library(), today: today)
        template = try workshop.template(for: try Self.contract(sources, workshop))
    }

    private static func contract(
        _ sources: [DataSource], _ workshop: Workshop
    ) throws(DiagnosticList) -> Contract {
        try Intake.contract(
            from: sources[0], with: Array(sources.dropFirst()), by: workshop.reference
        ).value.contract
    }

    func report(_ stopwatch: Stopwatch) throws {
        let contract = try Self.contract(sources, workshop)
        let document = try workshop.document(of: contract, by: template)
        try stopwatch.report("read the data") { _ = try Self.contract(sources, workshop) }
        try stopwatch.report("draft and check") {
            _ = try workshop.document(of: contract, by: template)
        }
        for format in FileFormat.allCases {
            try stopwatch.report("write \(format.rawValue)") { _ = try document.file(format) }
        }
        stopwatch.report("write the sheet") {
            _ = document.sheet().markdown(in: template.language)
        }
        try stopwatch.report("compile the wording") { _ = try workshop.template(for: contract) }
    }
}
