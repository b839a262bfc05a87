import ContractGen
import Diagnostics
import Templates

/// `contractgen generate DATA… --template FILE.docx`
struct OfficeRun {
    let document: DocumentOptions
    let office: OfficeOptions
    let template: String
    let folder: OutputFolder
    let console: ConsoleOptions

    static func isOffice(_ path: String) -> Bool {
        [".docx", ".odt", ".dotx", ".ott"].contains { path.lowercased().hasSuffix($0) }
    }

    func run() throws {
        var problems: [Diagnostic] = []
        do {
            let workshop = try document.workshop()
            let package = try DiagnosticList.wrapping { () throws(Diagnostic) in
                try InputFiles.bytes(of: template)
            }
            for path in document.data {
                let reading = try document.reading(of: path, by: workshop.reference)
                do {
                    let made = try workshop.officeContract(
                        of: reading.value.contract, in: package, named: template,
                        acceptsChanges: office.acceptChanges, pictures: office.pictures)
                    problems += reading.warnings + made.warnings
                    let name = "\(made.name.stem).\(made.format.rawValue)"
                    try folder.write([.init(name: name, bytes: made.bytes)])
                    if !console.isJSON { Console.print(folder.path(of: name) + "\n") }
                } catch {
                    problems += error.all.map(reading.value.origins.located)
                }
            }
        } catch {
            problems += error.all
        }
        try console.report(problems, sources: document.sources())
    }
}
