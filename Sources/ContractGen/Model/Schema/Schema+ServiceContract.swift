internal import Diagnostics
internal import Templates

extension Schema {
    /// A contract by which an authority buys a social service from an accredited provider.
    public static let serviceContract = Schema(
        ro: "contractul de achiziție a serviciilor sociale", en: "the social service contract",
        header(of: .serviceContract) + contractParties + award + delivered + controlled
            + serviceDuration + money + settlement + personalData + closing)

    private static let contractParties: [Field] = [
        Field(
            "authority", .record(party(kind: .territorialAgency, account: authorityAccount)),
            ro: "Autoritatea contractantă",
            en: "Contracting authority",
            note: Text(
                ro:
                    "Aceeași pentru toate contractele: se poate păstra într-un fișier dat cu --with.",
                en: "The same for all contracts: it may stand in a file given with --with."),
            need: .always),
        Field(
            "provider", .record(party(account: providerAccount, and: [accredited])),
            ro: "Prestatorul",
            en: "Provider", need: .always),
        Field(
            "subcontractors", .list(of: .record(subcontractor), count: 0...20),
            ro: "Subcontractanții", en: "Subcontractors",
            note: Text(
                ro: "Fără ei, contractul spune că subcontractarea nu se admite.",
                en: "Without any, the contract says that there is no subcontracting.")),
    ]

    private static let authorityAccount = "MD00TREZ0000000000000000"
    private static let providerAccount = "MD00AG000000000000000000"

    private static let accredited = Field(
        "accreditation", .record(accreditation), ro: "Acreditarea", en: "Accreditation",
        need: .always)

    static let accreditation = Schema(
        ro: "acreditarea", en: "the accreditation",
        [
            Field(
                "number", .text, ro: "Numărul certificatului", en: "Number of the certificate",
                need: .always, sample: "DE COMPLETAT: numărul"),
            Field(
                "date", .date, ro: "Data certificatului", en: "Date of the certificate",
                need: .always, sample: "2026-01-15"),
            Field(
                "valid_to", .date, ro: "Valabil până la", en: "Valid until",
                note: Text(
                    ro: "Ultima zi; fără ea, certificatul nu are termen.",
                    en: "The last day; without it the certificate has no end.")),
            Field(
                "issuer", .text, ro: "Cine a eliberat certificatul", en: "Issuer", need: .always,
                sample: "DE COMPLETAT: organul de acreditare"),
            Field(
                "certificate_kind", .choice(CertificateKind.self), ro: "Felul certificatului",
                en: "Kind of certificate", standard: .value(.text("full"))),
            Field(
                "services", .list(of: .text, count: 1...50), ro: "Serviciile acreditate",
                en: "Accredited services",
                note: Text(
                    ro: "Codurile lor din catalogul serviciilor.",
                    en: "Their codes in the catalogue of services."),
                need: .always, sample: serviceSample),
            Field(
                "renewal_undertaking", .bool,
                ro: "Prestatorul se obligă să reînnoiască acreditarea",
                en: "The provider undertakes to renew it", standard: .value(.bool(false))),
        ],
        checks: [inOrder("date", "valid_to", ro: "Valabil până la", en: "Valid until")])

    /// A code that the shipped catalogue has.
    static let serviceSample = "home-care"

    static let subcontractor = Schema(
        ro: "subcontractantul", en: "the subcontractor",
        [
            Field("name", .text, ro: "Denumirea", en: "Name", need: .always),
            Field(
                "idno", .code(.idno), ro: "Codul fiscal IDNO", en: "Fiscal code IDNO", need: .always
            ),
            Field(
                "share_percent", .percent, ro: "Cota din contract", en: "Share of the contract",
                unit: Text(ro: "%", en: "%"), need: .always),
            Field(
                "services", .list(of: .text, count: 1...50), ro: "Serviciile încredințate",
                en: "Services entrusted",
                note: Text(
                    ro: "Codurile lor din catalogul serviciilor.",
                    en: "Their codes in the catalogue of services."),
                need: .always),
            Field("accreditation", .record(accreditation), ro: "Acreditarea", en: "Accreditation"),
        ])

    /// The last day of a period does not come before the first.
    static func inOrder(_ first: String, _ last: String, ro: String, en: String) -> Check {
        { record, path in
            guard case .date(let start)? = record[first], case .date(let end)? = record[last],
                end < start
            else { return [] }
            return [.endsBeforeStart(path.appending(last), ro: ro, en: en)]
        }
    }
}
