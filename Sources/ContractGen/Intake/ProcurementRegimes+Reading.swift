public import Diagnostics
internal import FoundationEssentials
internal import Wording

extension ProcurementRegimes {
    /// Reads the bands, and from the register of acts which law governs when.
    ///
    /// - Parameters:
    ///   - source: `rules/procurement.yaml`.
    ///   - acts: `rules/acts.yaml`, of which the switch `procurement` is taken.
    /// - Throws: All that is wrong: `library.…`, `data.…`.
    public init(reading source: DataSource, acts: DataSource) throws(DiagnosticList) {
        var reader = RegimeReader()
        let laws = reader.laws(try DataNode(reading: acts))
        let bands = reader.bands(try DataNode(reading: source))
        guard !reader.problems.hasErrors else { throw DiagnosticList(reader.problems.all) }
        self.init(laws: laws, bands: bands)
    }
}

/// Reads laws and bands and gathers what is wrong.
private struct RegimeReader {
    var problems = DiagnosticCollector()

    private static let keys = [
        "band", "title", "from", "below", "legal_basis", "begun_from", "begun_to", "source",
        "confidence", "note",
    ]

    /// The cases of the switch `procurement`; acts that are no procurement law of ours are left out.
    mutating func laws(_ acts: DataNode) -> [ProcurementRegimes.Law] {
        guard case .list(let switches)? = acts["switches"]?.value.content,
            let chooser = switches.first(where: { $0["id"]?.value.plainText == "procurement" }),
            case .list(let cases)? = chooser["cases"]?.value.content
        else {
            problems.report(.missingKey("switches: procurement", at: acts.place))
            return []
        }
        return cases.compactMap { law($0) }
    }

    private mutating func law(_ node: DataNode) -> ProcurementRegimes.Law? {
        guard let record = LibraryRecord(node, keys: ["act", "from", "to"], &problems),
            let act = record.text("act", &problems),
            let law = ProcurementLaw.allCases.first(where: { $0.act == act })
        else { return nil }
        return ProcurementRegimes.Law(law: law, days: days(record, "from", "to"))
    }

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
            "confidence", SocialService.Confidence.self, &problems)
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
