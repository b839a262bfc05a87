public import DataFiles
public import Diagnostics
internal import FoundationEssentials
internal import Wording

extension ServiceCatalogue {
    /// Reads a catalogue of services.
    ///
    /// - Throws: All that is wrong with it: `library.…`, `data.…`.
    public init(reading source: DataSource) throws(DiagnosticList) {
        let node = try DataNode(reading: source)
        var reader = ServiceReader()
        let catalogue = reader.catalogue(node)
        guard let catalogue, !reader.problems.hasErrors else {
            throw DiagnosticList(reader.problems.all)
        }
        self = catalogue
    }
}

/// Reads the entries of a catalogue and gathers what is wrong.
private struct ServiceReader {
    var problems = DiagnosticCollector()

    private static let keys = [
        "code", "name", "form", "decision", "standards", "costing", "yearly_report", "fee_allowed",
        "authorities", "valid_from", "valid_to", "source", "confidence", "note",
    ]

    mutating func catalogue(_ node: DataNode) -> ServiceCatalogue? {
        guard let record = LibraryRecord(node, keys: ["checked_on", "services"], &problems),
            record.needed("checked_on", &problems) != nil,
            let checkedOn = record.date(ifAny: "checked_on", &problems)
        else { return nil }
        var found: [(service: SocialService, place: SourcePlace)] = []
        for item in record.items(ifAny: "services", &problems) {
            guard let service = service(item) else { continue }
            if let first = found.first(where: { $0.service.overlaps(service) }) {
                problems.report(.duplicateID(service.code, at: item.place, first: first.place))
            }
            found.append((service, item.place))
        }
        return ServiceCatalogue(services: found.map(\.service), checkedOn: checkedOn)
    }

    private mutating func service(_ node: DataNode) -> SocialService? {
        guard let record = LibraryRecord(node, keys: Self.keys, &problems) else { return nil }
        let code = record.text("code", &problems)
        let name = record.words("name", &problems)
        let source = record.text("source", &problems)
        let confidence = record.choice(
            "confidence", Confidence.self, &problems)
        let fee = record.choice("fee_allowed", SocialService.FeeAllowed.self, &problems)
        let form = record["form"]?.choice(ServiceForm.self, &problems)
        let authorities = record.items(ifAny: "authorities", &problems)
            .compactMap { $0.choice(PartyKind.self, &problems) }
        guard let code, let name, let source, let confidence, let fee else { return nil }
        return SocialService(
            code: code, name: name, form: form,
            decision: record.text(ifAny: "decision", &problems),
            standards: record.text(ifAny: "standards", &problems),
            costing: record.text(ifAny: "costing", &problems), yearlyReport: yearlyReport(record),
            feeAllowed: fee, authorities: authorities,
            validFrom: record.date(ifAny: "valid_from", &problems),
            validTo: record.date(ifAny: "valid_to", &problems), source: source,
            confidence: confidence, note: record.text(ifAny: "note", &problems))
    }

    /// `01-30`
    private mutating func yearlyReport(_ record: LibraryRecord) -> YearlyDay? {
        guard let node = record["yearly_report"] else { return nil }
        let parts = (node.plainText ?? "").split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2, let day = YearlyDay(month: parts[0], day: parts[1]) else {
            let words = Text(
                ro: "luna și ziua, de exemplu 01-30", en: "month and day, e.g. 01-30")
            problems.report(.wrongForm(node, words))
            return nil
        }
        return day
    }
}

extension SocialService {
    /// Two entries for one service on one day.
    fileprivate func overlaps(_ other: SocialService) -> Bool {
        guard code == other.code else { return false }
        let start = [validFrom, other.validFrom].compactMap(\.self).max()
        let end = [validTo, other.validTo].compactMap(\.self).min()
        guard let start, let end else { return true }
        return start <= end
    }
}
