internal import Diagnostics
public import FoundationEssentials
public import Wording

/// The handover of the services of a period.
public struct AcceptanceAct: Hashable, Sendable {
    /// None: the authority's representative accepts.
    public let acceptors: [Acceptor]
    public let period: Period
    public let submittedOn: CalendarDate?
    public let lines: [Line]
    /// Persons; never who they are.
    public let personsServed: Int
    public let documents: [Document]
    public let finding: AcceptanceFinding
    /// A sentence each.
    public let remarks: [String]
    public let defects: [Defect]
    /// What was late; nil: nothing.
    public let lateness: String?

    public struct Acceptor: Hashable, Sendable {
        public let name: String
        public let position: String
        public let order: NumberedAct?
    }

    public struct Period: Hashable, Sendable {
        public let from: CalendarDate
        /// The last day.
        public let to: CalendarDate
    }

    /// In units of service.
    public struct Line: Hashable, Sendable {
        /// nil: the contract's service.
        public let name: String?
        /// nil: the estimate of the payment calendar.
        public let planned: Decimal?
        public let delivered: Decimal
        public let accepted: Decimal
        /// nil: the price in force.
        public let unitPrice: Decimal?
    }

    public struct Document: Hashable, Sendable {
        public let title: String
        public let number: String?
        public let date: CalendarDate?
    }

    public struct Defect: Hashable, Sendable {
        public let description: String
        /// nil: the contract's time.
        public let remedyBy: CalendarDate?
    }
}

extension AcceptanceAct {
    init(_ fields: Fields) throws(Diagnostic) {
        acceptors = try fields.models("acceptors", Acceptor.init)
        period = try Period(fields.record("period"))
        submittedOn = fields.date(ifAny: "submitted_on")
        lines = try fields.models("lines", Line.init)
        personsServed = try fields.integer("persons_served")
        documents = try fields.models("documents", Document.init)
        finding = try fields.choice("finding")
        remarks = fields.texts("remarks")
        defects = try fields.models("defects", Defect.init)
        lateness = try fields.flag("late") ? try fields.text("late_facts") : nil
    }
}

extension AcceptanceAct.Acceptor {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        name = try fields.text("name")
        position = try fields.text("position")
        order = try fields.model("order", NumberedAct.init)
    }
}

extension AcceptanceAct.Period {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        from = try fields.date("from")
        to = try fields.date("to")
    }
}

extension AcceptanceAct.Line {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        name = fields.text(ifAny: "name")
        planned = fields.number(ifAny: "planned")
        delivered = try fields.number("delivered")
        accepted = try fields.number("accepted")
        unitPrice = fields.number(ifAny: "unit_price")
    }
}

extension AcceptanceAct.Document {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        title = try fields.text("title")
        number = fields.text(ifAny: "number")
        date = fields.date(ifAny: "date")
    }
}

extension AcceptanceAct.Defect {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        description = try fields.text("description")
        remedyBy = fields.date(ifAny: "remedy_by")
    }
}
