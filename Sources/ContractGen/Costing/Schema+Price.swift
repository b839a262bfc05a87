internal import Diagnostics
internal import FoundationEssentials
internal import Templates

extension Schema {
    /// The record `price`: what is paid for the service, and by whom.
    public static let price = Schema(
        ro: "prețul", en: "the price", priceItself + costBesidePrice + taxAndShares + later)

    private static let priceItself: [Field] = [
        Field(
            "source", .choice(Price.Source.self), ro: "De unde vine prețul",
            en: "Where the price comes from",
            note: Text(
                ro:
                    "Cu „offer”, prețul ofertei atribuite prevalează; diferența față de costificare se arată.",
                en:
                    "With “offer” the awarded price prevails; its difference from the costing is shown."
            ), need: .always, sample: "offer"),
        Field(
            "unit", .choice(UnitOfService.self), ro: "Unitatea de serviciu",
            en: "Unit of service", need: .always, sample: "beneficiary-month"),
        Field(
            "unit_price", .money, ro: "Prețul unitar", en: "Unit price", unit: currencyUnit,
            need: .when(fromOffer), sample: "4086.95"),
        Field(
            "units", .decimal(places: 2), ro: "Numărul de unități", en: "Number of units",
            note: Text(
                ro: "Lăsat liber: cel din costificare.", en: "Left out: that of the costing.")),
        Field(
            "total", .money, ro: "Prețul contractului", en: "Contract price",
            note: Text(
                ro: "Preț unitar × unități; dacă îl scrieți, se compară.",
                en: "Unit price × units; compared where written."), unit: currencyUnit),
    ]

    private static let fromOffer = Condition(
        Text(ro: "pentru prețul din ofertă", en: "for the price of an offer")
    ) { $0["source"] == .text(Price.Source.offer.rawValue) }

    private static let costBesidePrice: [Field] = [
        Field(
            "unit_cost", .decimal(places: 6), ro: "Costul unitar", en: "Unit cost",
            note: Text(
                ro: "Din costificare; dacă îl scrieți, se compară.",
                en: "From the costing; compared where written."), unit: currencyUnit),
        Field(
            "total_cost", .money, ro: "Costul total", en: "Total cost",
            note: Text(
                ro: "Din costificare; dacă îl scrieți, se compară.",
                en: "From the costing; compared where written."), unit: currencyUnit),
    ]

    private static let taxAndShares: [Field] = [
        Field(
            "vat", .record(priceVAT), ro: "TVA", en: "VAT",
            note: Text(ro: "Nu se presupune niciodată.", en: "Never assumed."), need: .always),
        Field(
            "shares", .list(of: .record(priceShare), count: 0...10), ro: "Cotele de finanțare",
            en: "Shares",
            note: Text(
                ro: "Împreună exact 100 %; fără ele plătește autoritatea.",
                en: "Exactly 100% together; without them the authority pays.")),
        Field(
            "beneficiary_fee", .record(beneficiaryFee), ro: "Contribuția beneficiarului",
            en: "Fee of the beneficiary"),
    ]

    private static let priceVAT = Schema(
        ro: "TVA", en: "the VAT",
        [
            Field(
                "mode", .choice(Price.VAT.Mode.self), ro: "Regimul TVA", en: "VAT mode",
                need: .always, sample: "exempt"),
            Field(
                "rate", .percent, ro: "Cota TVA", en: "VAT rate", unit: Text(ro: "%", en: "%"),
                need: .when(mode(.rate))),
            Field(
                "included", .bool, ro: "TVA este inclusă în prețul unitar",
                en: "The unit price includes VAT", need: .when(mode(.rate))),
            Field(
                "ground", .text, ro: "Temeiul scutirii", en: "Ground of the exemption",
                need: .when(mode(.exempt)), sample: "DE COMPLETAT: temeiul scutirii"),
        ])

    private static func mode(_ mode: Price.VAT.Mode) -> Condition {
        Condition(
            Text(
                ro: "pentru regimul „\(mode.rawValue)”", en: "for the mode “\(mode.rawValue)”")
        ) { $0["mode"] == .text(mode.rawValue) }
    }

    private static let priceShare = Schema(
        ro: "cota", en: "the share",
        [
            Field(
                "source", .choice(Price.Payer.self), ro: "Cine suportă cota",
                en: "Who bears the share", need: .always, sample: "authority"),
            Field(
                "percent", .percent, ro: "Cota", en: "Share", unit: Text(ro: "%", en: "%"),
                need: .always, sample: "100"),
        ])

    private static let beneficiaryFee = Schema(
        ro: "contribuția beneficiarului", en: "the beneficiary's fee",
        [
            Field(
                "amount", .money, ro: "Suma contribuției", en: "Amount of the fee",
                unit: currencyUnit, need: .always),
            Field(
                "ground", .text, ro: "Temeiul contribuției", en: "Ground of the fee",
                need: .always),
        ])

    private static let later: [Field] = [
        Field(
            "indexation", .record(indexation), ro: "Indexarea prețului unitar",
            en: "Indexation of the unit price"),
        Field(
            "budget_years", .list(of: .record(budgetYear), count: 0...20),
            ro: "Repartizarea pe ani bugetari", en: "Split by budget years",
            note: Text(
                ro: "Lăsată liberă: din graficul de plăți. Împreună fac suma de plată.",
                en: "Left out: from the payment calendar. Together they make the sum payable.")),
    ]

    private static let indexation = Schema(
        ro: "indexarea", en: "the indexation",
        [
            Field(
                "index", .text, ro: "Indicele", en: "Index", need: .always,
                sample: "IPC (Biroul Național de Statistică)"),
            Field(
                "base_month", .text, ro: "Luna de bază", en: "Base month",
                note: Text(ro: "De exemplu 2026-12.", en: "E.g. 2026-12."), need: .always,
                sample: "2026-12"),
            Field(
                "trigger_percent", .percent, ro: "Pragul de indexare", en: "Trigger",
                unit: Text(ro: "%", en: "%")),
            Field(
                "cap_percent", .percent, ro: "Limita indexării", en: "Limit of the indexation",
                unit: Text(ro: "%", en: "%")),
            Field(
                "frequency", .text, ro: "Frecvența indexării", en: "Frequency", need: .always,
                sample: "anual"),
        ])

    private static let budgetYear = Schema(
        ro: "anul bugetar", en: "the budget year",
        [
            Field(
                "year", .integer(2000...2100), ro: "Anul bugetar", en: "Budget year",
                need: .always),
            Field(
                "amount", .money, ro: "Suma anului", en: "Sum of the year", unit: currencyUnit,
                need: .always),
        ])
}
