public import DataFiles
public import Diagnostics
internal import FoundationEssentials
internal import Wording

extension ProcurementRegimes {
    /// Reads the bands, and from the register of acts which law governs when.
    ///
    /// - Parameters:
    ///   - source: `rules/procurement.yaml`.
    ///   - register: Says by its switch `procurement` which law governs when.
    /// - Throws: All that is wrong: `library.…`, `data.…`.
    public init(reading source: DataSource, register: ActRegister) throws(DiagnosticList) {
        var reader = RegimeReader()
        let bands = reader.bands(try DataNode(reading: source))
        guard !reader.problems.hasErrors else { throw DiagnosticList(reader.problems.all) }
        self.init(laws: Law.all(in: register), bands: bands)
    }
}

extension ProcurementRegimes.Law {
    /// Acts that are no procurement law of ours are left out.
    fileprivate static func all(in register: ActRegister) -> [Self] {
        (register.switch(ActSwitch.procurement)?.cases ?? []).compactMap { chosen in
            ProcurementLaw.allCases.first { $0.act == chosen.act }.map {
                Self(law: $0, days: .init(from: chosen.from, to: chosen.to))
            }
        }
    }
}

/// Reads bands and gathers what is wrong.
private struct RegimeReader {
    var problems = DiagnosticCollector()

    private static let keys = [
        "band", "title", "from", "below", "legal_basis", "begun_from", "begun_to", "source",
        "confidence", "note",
    ]

    mutating func bands(_ node: DataNode) -> [ProcurementRegimes.Band] {
        guard let record = LibraryRecord(node, keys: ["checked_on", "bands"], &problems) else {
            return []
        }
        _ = record.needed("checked_on", &problems)
        return record.items(ifAny: "bands", &problems).compactMap { band($0) }
    }

    private mutating func band(_ node: DataNode) -> ProcurementRegimes.Band? {
        guard let record = LibraryRecord(node, keys: Self.keys, &problems) else { return nil }
        let band = record.choice("band", ProcurementBand.self, &problems)
        let title = record.words("title", &problems)
        let source = record.text("source", &problems)
        let confidence = record.choice(
            "confidence", Confidence.self, &problems)
        guard let band, let title, let source, let confidence else { return nil }
        return ProcurementRegimes.Band(
            band: band, title: title, from: amount(record["from"]), below: amount(record["below"]),
            needsLegalBasis: record.flag(ifAny: "legal_basis", &problems) ?? false, source: source,
            confidence: confidence, note: record.text(ifAny: "note", &problems),
            days: days(record, "begun_from", "begun_to"))
    }

    private mutating func days(_ record: LibraryRecord, _ from: String, _ to: String)
        -> ProcurementRegimes.BegunDays
    {
        ProcurementRegimes.BegunDays(
            from: record.date(ifAny: from, &problems), to: record.date(ifAny: to, &problems))
    }

    private mutating func amount(_ node: DataNode?) -> Decimal? {
        guard let node else { return nil }
        if let amount = node.plainText.flatMap({ StrictDecimal.parse($0) }) { return amount }
        problems.report(.wrongForm(node, Text(ro: "o sumă", en: "an amount")))
        return nil
    }
}
