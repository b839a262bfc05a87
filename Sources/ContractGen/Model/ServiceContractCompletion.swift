internal import Diagnostics
internal import FoundationEssentials
internal import Templates
internal import Wording

/// Fills in what follows from the catalogue and the procurement laws:
///
/// - `procurement.law`, `.band`, `.act`;
/// - `service.name` where left out, `.decision`, `.standards_act`, `.costing_act` (ids of acts),
///   `.other_acts` (acts on other services), `.yearly_report_date` („30 ianuarie”), `.fee_allowed` (yes, no, unknown), `.authorities`,
///   `.verified`.
///
/// What is not established is absent.
struct ServiceContractCompletion {
    private var data: Value.Map
    private let reference: ReferenceData
    private var problems = DiagnosticCollector()

    init(_ data: Value.Map, by reference: ReferenceData) {
        self.data = data
        self.reference = reference
    }

    mutating func completed() throws(DiagnosticList) -> Checked<Value.Map> {
        change("procurement") { $0.addProcurement(&$1, at: $2) }
        change("service") { $0.addService(&$1, at: $2) }
        checkCodes()
        return try problems.finish(data)
    }

    private mutating func change(
        _ name: String, _ add: (inout Self, inout Value.Map, FieldPath) -> Void
    ) {
        guard case .map(var record)? = data[name] else { return }
        add(&self, &record, FieldPath([.key(name)]))
        data[name] = .map(record)
    }

    // MARK: - Procurement

    private mutating func addProcurement(_ record: inout Value.Map, at path: FieldPath) {
        guard case .date(let start)? = record["start_date"],
            case .number(let value)? = record["estimated_value"],
            let found = problems.take(
                at: .field(path.appending("start_date")),
                try reference.procurement.band(begun: start, value: value))
        else { return }
        record["law"] = .text(found.band.law.rawValue)
        record["band"] = .text(found.band.rawValue)
        record["act"] = .text(found.band.law.act)
        if found.needsLegalBasis, record["legal_basis"] == nil {
            problems.report(.noLegalBasis(path.appending("legal_basis"), found))
        }
    }

    // MARK: - Service

    private mutating func addService(_ record: inout Value.Map, at path: FieldPath) {
        guard case .text(let code)? = record["code"],
            let service = service(code, at: path.appending("code"))
        else { return }
        if record["name"] == nil { record["name"] = .text(service.name.in(language)) }
        record["decision"] = service.decision.map { .text($0) }
        record["standards_act"] = service.standards.map { .text($0) }
        record["costing_act"] = service.costing.map { .text($0) }
        record["other_acts"] = .list(
            reference.services.acts.subtracting(service.acts).sorted().map { .text($0) })
        record["yearly_report_date"] = service.yearlyReport.map {
            .text($0.words(in: language))
        }
        record["fee_allowed"] = .text(service.feeAllowed.rawValue)
        record["authorities"] = .list(service.authorities.map { .text($0.rawValue) })
        record["verified"] = .bool(service.confidence == .verified)
        if let form = service.form, let own = record["form"], own != .text(form.rawValue) {
            problems.report(.otherForm(path.appending("form"), form))
        }
    }

    /// Codes of accreditations and subcontractors.
    private mutating func checkCodes() {
        let fields = Fields(data)
        var holders = [fields.record(ifAny: "provider")?.record(ifAny: "accreditation")]
        for subcontractor in fields.records("subcontractors") {
            holders += [subcontractor, subcontractor.record(ifAny: "accreditation")]
        }
        for holder in holders.compactMap(\.self) {
            let path = holder.path.appending("services")
            for (index, code) in holder.texts("services").enumerated() {
                _ = service(code, at: path.appending(index))
            }
        }
    }

    private mutating func service(_ code: String, at path: FieldPath) -> SocialService? {
        guard let date = performanceStart else { return nil }
        return problems.take(
            at: .field(path), try reference.services.service(code, on: date))
    }

    private var performanceStart: CalendarDate? {
        let fields = Fields(data)
        let terms = fields.record(ifAny: "terms")
        return terms?.date(ifAny: "performance_from") ?? terms?.date(ifAny: "validity_from")
            ?? fields.date(ifAny: "date") ?? terms?.date(ifAny: "validity_to")
    }

    private var language: DocumentLanguage { Fields(data).choice(ifAny: "language") ?? .ro }
}

extension Diagnostic {
    fileprivate static func noLegalBasis(_ path: FieldPath, _ band: ProcurementRegimes.Band)
        -> Diagnostic
    {
        let words = band.title.text
        return .error(
            "data.no-legal-basis", at: .field(path), arguments: ["band": band.band.rawValue],
            message: Text(
                ro:
                    "lipsește temeiul legal al achiziției (\(path)), obligatoriu pentru: \(words.ro)",
                en:
                    "the legal basis of the procurement (\(path)) is missing, required for: \(words.en)"
            ),
            hint: Text(
                ro: "adăugați „legal_basis”: actul după care s-a desfășurat achiziția",
                en: "add “legal_basis”: the act that the procurement followed"))
    }

    fileprivate static func otherForm(_ path: FieldPath, _ form: ServiceForm) -> Diagnostic {
        .warning(
            "data.service-form", at: .field(path), arguments: ["expected": form.rawValue],
            message: Text(
                ro:
                    "în catalog, forma acestui serviciu este „\(form.rawValue)” (\(form.meaning.ro))",
                en:
                    "in the catalogue this service has the form “\(form.rawValue)” (\(form.meaning.en))"
            ),
            hint: Text(
                ro: "verificați codul și forma serviciului",
                en: "check the code and the form of the service"))
    }
}
