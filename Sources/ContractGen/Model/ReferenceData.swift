internal import Diagnostics
internal import Templates
internal import Wording

/// What rules fix and a contract's data rest on: the services, the procurement laws.
public struct ReferenceData: Hashable, Sendable {
    public let services: ServiceCatalogue
    public let procurement: ProcurementRegimes

    public init(services: ServiceCatalogue, procurement: ProcurementRegimes) {
        self.services = services
        self.procurement = procurement
    }

    /// Knows nothing: enough for a memorandum, while every service is unknown to it.
    public static let none = ReferenceData(services: .empty, procurement: .none)

    /// Checked data with what follows from the rules under names of their own.
    ///
    /// - Throws: `data.unknown-service`, `data.no-procurement-band`, `data.no-legal-basis` and so
    ///   on, all of them.
    func completed(_ data: Value.Map, kind: DocumentKind) throws(DiagnosticList)
        -> Checked<Value.Map>
    {
        switch kind {
        case .serviceContract, .partnershipAgreement:
            var completion = ServiceContractCompletion(data, by: self)
            return try completion.completed()
        default: return Checked(data)
        }
    }
}
