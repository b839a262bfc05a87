public import Diagnostics
public import FoundationEssentials
public import Wording

/// Which procurement law governs, and how strictly: by the day the procedure began and by the
/// estimated value (`rules/acts.yaml`, `rules/procurement.yaml`).
public struct ProcurementRegimes: Hashable, Sendable {
    let laws: [Law]
    public let bands: [Band]

    /// The regimes that know no law.
    public static let none = ProcurementRegimes(laws: [], bands: [])

    /// A law governs procedures that began in these days.
    struct Law: Hashable, Sendable {
        let law: ProcurementLaw
        let days: BegunDays
    }

    /// The first and the last day; nil: without end.
    struct BegunDays: Hashable, Sendable {
        let from: CalendarDate?
        let to: CalendarDate?

        func contains(_ day: CalendarDate) -> Bool { from ?? day <= day && day <= to ?? day }
    }

    /// The values for which a law's band holds, in lei without VAT.
    public struct Band: Hashable, Sendable {
        public let band: ProcurementBand
        public let title: LocalText
        /// The least value; nil: from zero.
        public let from: Decimal?
        /// The value that is too much; nil: without end.
        public let below: Decimal?
        /// Other acts say how to procure, and the contract has to name them.
        public let needsLegalBasis: Bool
        public let source: String
        public let confidence: Confidence
        public let note: String?
        let days: BegunDays

        func holds(_ value: Decimal, _ day: CalendarDate) -> Bool {
            from ?? value <= value && below.map { value < $0 } ?? true && days.contains(day)
        }
    }

    /// The band of a procedure.
    ///
    /// - Parameter value: Estimated, in lei, without VAT.
    /// - Throws: `data.no-procurement-band` when the rules have none for that day and value.
    public func band(begun day: CalendarDate, value: Decimal) throws(Diagnostic) -> Band {
        let law = laws.first { $0.days.contains(day) }?.law
        guard let band = bands.first(where: { $0.band.law == law && $0.holds(value, day) }) else {
            throw .noProcurementBand(day)
        }
        return band
    }
}

extension Diagnostic {
    fileprivate static func noProcurementBand(_ day: CalendarDate) -> Diagnostic {
        .error(
            "data.no-procurement-band", arguments: ["start": day.description],
            message: Text(
                ro:
                    "regulile nu spun ce lege a achizițiilor guvernează o procedură de această valoare, începută la \(day)",
                en:
                    "the rules do not say which procurement law governs a procedure of this value, begun on \(day)"
            ),
            hint: Text(
                ro: "verificați data și valoarea sau completați rules/procurement.yaml",
                en: "check date and value, or complete rules/procurement.yaml"))
    }
}
