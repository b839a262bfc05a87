internal import DataFiles
public import Diagnostics

extension Library {
    /// What the rules in force say of services and procurement.
    ///
    /// - Throws: All that is wrong with `rules/services.yaml` and `rules/procurement.yaml`.
    public func referenceData(register: ActRegister) throws(DiagnosticList) -> ReferenceData {
        ReferenceData(
            services: try ServiceCatalogue(reading: try rules("services")),
            procurement: try ProcurementRegimes(
                reading: try rules("procurement"), register: register))
    }

    private func rules(_ name: String) throws(DiagnosticList) -> DataSource {
        let path = "rules/\(name).yaml"
        guard let source = data(path) else { throw DiagnosticList(.noRules(path)) }
        return source
    }
}

extension Diagnostic {
    static func noRules(_ path: String) -> Diagnostic {
        .error(
            "library.no-rules", at: .file(path),
            message: Text(ro: "lipsește fișierul de reguli", en: "the file of rules is missing"),
            hint: Text(
                ro: "reinstalați programul sau completați dosarul dat cu --library",
                en: "reinstall the program, or complete the folder given with --library"))
    }
}
