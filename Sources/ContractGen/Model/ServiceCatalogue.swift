public import Diagnostics
public import Wording

/// The social services that can be contracted, with what the law says of each
/// (`rules/services.yaml`).
public struct ServiceCatalogue: Hashable, Sendable {
    public let services: [SocialService]
    /// When a person last compared the catalogue with its sources; nil for the empty one.
    public let checkedOn: CalendarDate?

    /// The catalogue that knows no service.
    public static let empty = ServiceCatalogue(services: [], checkedOn: nil)

    /// The ids of all acts on services.
    var acts: Set<String> { services.reduce(into: []) { $0.formUnion($1.acts) } }

    /// The service as the law describes it on that day.
    ///
    /// - Throws: `data.unknown-service`, with a near code; `data.service-not-in-force`.
    public func service(_ code: String, on date: CalendarDate) throws(Diagnostic) -> SocialService {
        let entries = services.filter { $0.code == code }
        guard let last = entries.last else {
            throw .unknownService(code, known: services.map(\.code))
        }
        guard let service = entries.first(where: { $0.isInForce(on: date) }) else {
            throw .serviceNotInForce(last, on: date)
        }
        return service
    }
}

/// One service of the catalogue.
public struct SocialService: Hashable, Sendable {
    public let code: String
    public let name: LocalText
    /// nil: not established.
    public let form: ServiceForm?
    /// The id of the Government decision; nil: not established.
    public let decision: String?
    /// The id of the act with its minimum quality standards; nil: not established.
    public let standards: String?
    /// The id of the act with its own costing methodology; nil: none known.
    public let costing: String?
    /// When the provider's yearly report is due by the decision; nil: none known.
    public let yearlyReport: YearlyDay?
    public let feeAllowed: FeeAllowed
    /// Which authorities are in charge of it; empty: not established.
    public let authorities: [PartyKind]
    /// The first and the last day on which the entry holds; nil: without end.
    public let validFrom: CalendarDate?
    public let validTo: CalendarDate?
    public let source: String
    public let confidence: Confidence
    public let note: String?

    public enum FeeAllowed: String, Choice {
        case yes, no
        /// Not established: a person has to look.
        case unknown

        public var meaning: Text {
            switch self {
            case .yes: Text(ro: "permisă", en: "allowed")
            case .no: Text(ro: "nepermisă", en: "not allowed")
            case .unknown: Text(ro: "nu se știe dacă este permisă", en: "not known to be allowed")
            }
        }
    }

    /// The ids of its acts.
    var acts: Set<String> { Set([decision, standards, costing].compactMap(\.self)) }

    public func isInForce(on date: CalendarDate) -> Bool {
        validFrom ?? date <= date && date <= validTo ?? date
    }
}

/// A day of every year: 30 January.
public struct YearlyDay: Hashable, Sendable {
    public let month: Int
    public let day: Int

    /// nil when no year has that day.
    public init?(month: Int, day: Int) {
        guard CalendarDate(year: 2028, month: month, day: day) != nil else { return nil }
        self.month = month
        self.day = day
    }

    /// The day in that year; 29 February falls on the 28th in common years.
    public func date(in year: Int) -> CalendarDate? {
        CalendarDate(year: year, month: month, day: day)
            ?? CalendarDate(year: year, month: month, day: day - 1)
    }

    /// „30 ianuarie”, «30 января», “30 January”.
    func words(in language: DocumentLanguage) -> String {
        guard let date = date(in: 2028) else { return "" }
        return language.date(date, style: .long).split(separator: " ").prefix(2)
            .joined(separator: " ")
    }
}

extension Diagnostic {
    fileprivate static func unknownService(_ code: String, known: [String]) -> Diagnostic {
        let near = NearName.of(code, among: known)
        let all = known.joined(separator: ", ")
        return .error(
            "data.unknown-service", arguments: ["code": code],
            message: Text(
                ro: "serviciul „\(code)” nu există în catalogul serviciilor",
                en: "there is no service “\(code)” in the catalogue of services"),
            hint: near.map { Text(ro: "ați vrut să scrieți „\($0)”?", en: "did you mean “\($0)”?") }
                ?? Text(ro: "alegeți dintre: \(all)", en: "choose among: \(all)"))
    }

    fileprivate static func serviceNotInForce(_ service: SocialService, on date: CalendarDate)
        -> Diagnostic
    {
        .error(
            "data.service-not-in-force",
            arguments: ["code": service.code, "date": date.description],
            message: Text(
                ro: "catalogul nu cuprinde serviciul „\(service.code)” la data de \(date)",
                en: "the catalogue does not hold the service “\(service.code)” on \(date)"),
            hint: Text(
                ro: "verificați perioada de prestare sau rules/services.yaml",
                en: "check the time of performance, or rules/services.yaml"))
    }
}
