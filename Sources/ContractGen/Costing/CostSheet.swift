public import Diagnostics
public import FoundationEssentials
public import Wording

/// The costing sheet („fișa de costificare”): lines → categories → total → unit cost → unit price.
///
/// One result for every profile. Each figure keeps what it came from: its calculation, the fields
/// of the data and the codes of the lines.
public struct CostSheet: Hashable, Sendable {
    public let profile: CostingProfile
    public let input: CostingInput
    public let currency: Currency
    public let unit: UnitOfService
    /// Whether sums of lines are for the whole contract or for one unit of service.
    public let basis: Basis
    public let volume: Volume
    /// The cost of an hour of each post, where activities are costed.
    public let hourlyCosts: [HourlyCost]
    /// Groups with their categories and lines, in the order of the profile; empty categories and
    /// groups are left out.
    public let groups: [Group]
    public let direct: Figure
    public let indirect: Figure
    /// Direct and indirect together, on the sheet's basis.
    public let sum: Figure
    /// The cost of the whole contract.
    public let total: Figure
    public let unitCost: UnitCost
    public let unitPrice: Figure
    /// Unit price times units: what would be signed.
    public let contractPrice: Figure
    /// Contract price less total cost: what rounding the unit price makes.
    public let roundingDifference: Money

    public enum Basis: String, Hashable, Sendable { case contract, unit }

    /// What the costs are divided by.
    public struct Volume: Hashable, Sendable {
        /// Capacity × occupancy.
        public let beneficiaries: Decimal
        public let units: Decimal
        /// „30 × 80 % × 12”.
        public let calculation: Calculation
        let exactBeneficiaries: Rational
        let exactUnits: Rational
    }

    public struct HourlyCost: Hashable, Sendable {
        public let post: String
        public let calculation: Calculation
        /// To six decimals; the sheet computes with the exact value.
        public let amount: Decimal
        let exact: Rational
        public let input: FieldPath
    }

    public struct Group: Hashable, Sendable {
        public let code: String
        public let title: LocalText
        public let isInPrice: Bool
        public let categories: [Category]
        public let amount: Money
    }

    public struct Category: Hashable, Sendable {
        public let code: String
        public let title: LocalText
        public let lines: [Line]
        /// Of one month, where all its lines are monthly.
        public let monthly: Money?
        public let amount: Money
    }

    /// One cost.
    public struct Line: Hashable, Sendable {
        /// `A1.2`: the category and the place in it.
        public let code: String
        public let name: LocalText
        public let calculation: Calculation
        /// Of one month; `amount` is as many times more as there are months.
        public let monthly: Money?
        public let amount: Money
        /// The fields it was computed from.
        public let inputs: [FieldPath]
        /// The codes of lines it was computed from.
        public let from: [String]
    }

    /// A figure computed from others.
    public struct Figure: Hashable, Sendable {
        public let amount: Money
        /// In words: „preț unitar = cost total ÷ unități, rotunjit”.
        public let formula: LocalText
        public let calculation: Calculation?
        public let inputs: [FieldPath]
        /// Codes of groups and lines.
        public let from: [String]
    }

    /// The cost of one unit of service, not rounded.
    public struct UnitCost: Hashable, Sendable {
        let exact: Rational
        /// To six decimals.
        public let decimal: Decimal
        /// Whether six decimals write it exactly.
        public let isExact: Bool
        public let calculation: Calculation

        /// „4 086,949583…”
        public func text(in language: DocumentLanguage) -> String {
            exact.text(in: language)
        }
    }

    public var lines: [Line] { groups.flatMap(\.categories).flatMap(\.lines) }

    /// The sum of a group by its code; zero when it has no lines.
    public func amount(ofGroup code: String) -> Money {
        groups.first { $0.code == code }?.amount ?? .zero(currency)
    }
}

extension CostSheet {
    /// Costs a service by a profile.
    ///
    /// - Parameters:
    ///   - unit: What is counted and paid.
    ///   - date: The day rates and the profile must be in force: the document's, else today.
    /// - Returns: The sheet, with warnings (`costing.rate-differs`, `costing.fractional-units`).
    /// - Throws: All that is wrong with the input, `costing.…`, each with its field.
    public static func sheet(
        of input: CostingInput, by profile: CostingProfile, unit: UnitOfService,
        currency: Currency, on date: CalendarDate
    ) throws(DiagnosticList) -> Checked<CostSheet> {
        var problems = DiagnosticCollector()
        problems.report(input.problems(by: profile, on: date, unit: unit))
        guard !problems.hasErrors else { throw DiagnosticList(problems.all) }
        let rate = profile.rate(.employerContribution, for: input.employer, on: date)
        let minimum = profile.rate(.minimumContribution, for: input.employer, on: date)
        let sheet = problems.take(
            at: .field(CostingInput.path),
            try CostBook(
                input: input, profile: profile, currency: currency,
                contribution: input.employerContribution ?? rate?.percent ?? 0,
                minimum: minimum?.percent, unit: unit
            ).sheet())
        if let sheet, unit.isWhole, !sheet.volume.exactUnits.isWhole {
            problems.report(.fractionalUnits(sheet.volume.units, unit))
        }
        guard let sheet else { throw DiagnosticList(problems.all) }
        return try problems.finish(sheet)
    }
}

extension Diagnostic {
    fileprivate static func fractionalUnits(_ units: Decimal, _ unit: UnitOfService)
        -> Diagnostic
    {
        .warning(
            "costing.fractional-units", at: .field(CostingInput.path.appending("occupancy")),
            arguments: ["units": units.description],
            message: Text(
                ro:
                    "capacitate × ocupare × luni dă \(DocumentLanguage.ro.figures(units)) unități, iar unitatea „\(unit.meaning.ro)” se numără întreagă",
                en:
                    "capacity × occupancy × months makes \(DocumentLanguage.en.figures(units)) units, and the unit “\(unit.meaning.en)” is counted whole"
            ),
            hint: Text(
                ro: "corectați ocuparea sau scrieți „units” ca număr întreg",
                en: "correct the occupancy, or write “units” as a whole number"))
    }
}
