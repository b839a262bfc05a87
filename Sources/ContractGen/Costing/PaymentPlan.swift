public import FoundationEssentials
public import Templates
public import Wording

/// When the services are delivered and paid: what the payment calendar is made from.
public struct PaymentPlan: Hashable, Sendable {
    /// The first day of performance.
    public let start: CalendarDate
    /// The last day of performance.
    public let end: CalendarDate
    public let frequency: Frequency
    /// Percent of the sum payable that is paid ahead; 0 for none.
    public let advance: Decimal
    public let terms: Terms

    public enum Frequency: Hashable, Sendable {
        case monthly, quarterly
        /// So many equal parts.
        case instalments(Int)
    }

    /// Days from the end of a period to its payment; nil where not agreed.
    public struct Terms: Hashable, Sendable {
        /// For the provider to hand in act, report and invoice.
        public let submitDays: Int?
        /// For the authority to accept.
        public let acceptDays: Int?
        /// To pay, from acceptance.
        public let paymentDays: Int?
        /// Whether payment days are working days: Monday to Friday; public holidays are not known.
        public let areWorkingDays: Bool

        public init(
            submitDays: Int?, acceptDays: Int?, paymentDays: Int?, areWorkingDays: Bool = false
        ) {
            self.submitDays = submitDays
            self.acceptDays = acceptDays
            self.paymentDays = paymentDays
            self.areWorkingDays = areWorkingDays
        }
    }

    public init(
        start: CalendarDate, end: CalendarDate, frequency: Frequency, advance: Decimal = 0,
        terms: Terms = Terms(submitDays: nil, acceptDays: nil, paymentDays: nil)
    ) {
        self.start = start
        self.end = end
        self.frequency = frequency
        self.advance = advance
        self.terms = terms
    }

    /// The same plan with another last day of performance.
    func ending(on day: CalendarDate) -> PaymentPlan {
        PaymentPlan(
            start: start, end: day, frequency: frequency, advance: advance, terms: terms)
    }

    /// The plan of a contract, from its fields `terms`, `payment` and `acceptance`; nil without the
    /// days of performance or the frequency. Instalments without a count are monthly.
    public init?(contract: Value.Map) {
        let fields = Fields(contract)
        guard let terms = fields.record(ifAny: "terms"),
            let payment = fields.record(ifAny: "payment"),
            let start = terms.date(ifAny: "performance_from"),
            let end = terms.date(ifAny: "performance_to"),
            let frequency = Frequency(payment)
        else { return nil }
        let acceptance = fields.record(ifAny: "acceptance")
        self.init(
            start: start, end: end, frequency: frequency,
            advance: payment.record(ifAny: "advance")?.number(ifAny: "percent") ?? 0,
            terms: Terms(
                submitDays: acceptance?.integer(ifAny: "submit_days"),
                acceptDays: acceptance?.integer(ifAny: "accept_days"),
                paymentDays: payment.integer(ifAny: "days"),
                areWorkingDays: payment.text(ifAny: "days_kind") == "working"))
    }
}

extension PaymentPlan.Frequency {
    fileprivate init?(_ payment: Fields) {
        switch payment.text(ifAny: "frequency") {
        case "monthly": self = .monthly
        case "quarterly": self = .quarterly
        case "instalments":
            self = payment.integer(ifAny: "instalments").map { .instalments($0) } ?? .monthly
        default: return nil
        }
    }
}
