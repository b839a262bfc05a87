internal import Diagnostics
internal import Templates

extension Schema {
    /// A party of a document, with what the kind of document adds to it.
    ///
    /// - Parameters:
    ///   - kind: What the starter file says it is.
    ///   - account: The starter file's account where the party must have one: of the right form,
    ///     with a wrong check number.
    ///   - country: Where the party is registered unless it says otherwise.
    static func party(
        kind: PartyKind = .civilSociety, account: String? = nil,
        in country: Jurisdiction = .moldova, and more: [Field] = []
    ) -> Schema {
        Schema(
            ro: "partea", en: "the party",
            identity(kind, country) + requisites(account) + people + more)
    }

    private static func identity(_ kind: PartyKind, _ country: Jurisdiction) -> [Field] {
        [
            Field(
                "name", .text, ro: "Denumirea", en: "Name",
                note: Text(
                    ro: "Denumirea completă, ca în actul de înregistrare.",
                    en: "The full name, as in the registration document."),
                need: .always, sample: "DE COMPLETAT: denumirea completă"),
            Field(
                "short_name", .text, ro: "Denumirea prescurtată", en: "Short name",
                note: Text(
                    ro: "Cum este numită partea în restul documentului, de exemplu „Ministerul”.",
                    en: "What the rest of the document calls the party, e.g. “the Ministry”.")),
            Field(
                "kind", .choice(PartyKind.self), ro: "Categoria", en: "Kind", need: .always,
                sample: kind.rawValue),
            Field(
                "legal_form", .text, ro: "Forma juridică", en: "Legal form",
                note: Text(
                    ro: "De exemplu „autoritate publică”, „asociație obștească”.",
                    en: "E.g. “public authority”, “public association”."),
                need: .always, sample: "DE COMPLETAT: forma juridică"),
            Field(
                "purpose", .text, ro: "Scopul statutar", en: "Statutory purpose",
                note: Text(
                    ro:
                        "La o organizație necomercială: scopul din statut care cuprinde activitatea.",
                    en: "Of a non-commercial organisation: the purpose that covers the activity.")),
            Field(
                "country", .choice(Jurisdiction.self), ro: "Țara", en: "Country",
                standard: .value(.text(country.rawValue))),
            Field(
                "idno", .code(.idno), ro: "Codul fiscal IDNO", en: "Fiscal code IDNO",
                note: Text(
                    ro: "Scrieți-l între ghilimele.", en: "Write it in quotes."),
                need: .when(inCountry("MD")),
                sample: country == .moldova ? "1000000000000" : nil),
            Field(
                "cui", .code(.cui), ro: "Codul fiscal CUI",
                en: "Fiscal code CUI", need: .when(inCountry("RO")),
                sample: country == .romania ? "10000000" : nil),
        ]
    }

    private static func inCountry(_ code: String) -> Condition {
        let name = Jurisdiction(rawValue: code)?.meaning ?? Text(ro: code, en: code)
        return Condition(
            Text(ro: "pentru țara \(name.ro)", en: "for the country \(name.en)")
        ) { $0["country"] == .text(code) }
    }

    private static func requisites(_ account: String?) -> [Field] {
        [
            Field(
                "address", .text, ro: "Adresa juridică", en: "Registered address", need: .always,
                sample: "DE COMPLETAT: strada, numărul, localitatea"),
            Field("postal_code", .code(.postalCode), ro: "Codul poștal", en: "Postal code"),
            Field("email", .code(.email), ro: "Adresa de e-mail", en: "E-mail address"),
            Field("phone", .code(.phone), ro: "Telefonul", en: "Telephone"),
            Field(
                "bank", .record(bank(account)), ro: "Rechizitele bancare", en: "Bank details",
                need: account == nil ? .optional : .always),
            Field(
                "vat", .record(vat), ro: "Înregistrarea ca plătitor de TVA", en: "VAT registration"),
        ]
    }

    private static func bank(_ account: String?) -> Schema {
        Schema(
            ro: "rechizitele bancare", en: "the bank details",
            [
                Field(
                    "iban", .code(.iban), ro: "Contul IBAN", en: "IBAN", need: .always,
                    sample: account),
                Field("bic", .code(.bic), ro: "Codul BIC al băncii", en: "BIC of the bank"),
                Field("name", .text, ro: "Denumirea băncii", en: "Name of the bank"),
                Field("treasury_code", .text, ro: "Codul trezorerial", en: "Treasury code"),
                Field("budget_code", .text, ro: "Codul bugetar", en: "Budget code"),
            ], checks: [bankFitsAccount])
    }

    private static let bankFitsAccount: Check = { bank, path in
        guard case .text(let iban)? = bank["iban"], let account = try? IBAN(parsing: iban) else {
            return []
        }
        var bic: BIC?
        if case .text(let code)? = bank["bic"] { bic = try? BIC(parsing: code) }
        let place = path.appending(bic == nil ? "iban" : "bic")
        return [account.bankFinding(with: bic)?.located(at: .field(place))].compactMap(\.self)
    }

    static let vat = Schema(
        ro: "înregistrarea ca plătitor de TVA", en: "the VAT registration",
        [
            Field(
                "registered", .bool, ro: "Este plătitor de TVA", en: "Is registered for VAT",
                need: .always),
            Field(
                "code", .text, ro: "Codul TVA", en: "VAT code",
                need: .when(
                    Condition(
                        Text(
                            ro: "pentru o parte înregistrată", en: "for a registered party")
                    ) { $0["registered"] == .bool(true) })),
        ])

    private static let people: [Field] = [
        Field(
            "representative", .record(representative), ro: "Reprezentantul", en: "Representative",
            need: .always),
        Field(
            "council_decision", .record(councilDecision), ro: "Decizia consiliului local",
            en: "Decision of the local council",
            note: Text(
                ro: "Pentru autoritățile locale: decizia de aprobare a colaborării.",
                en: "For local authorities: the decision that approves the cooperation.")),
        Field("contacts", .record(contacts), ro: "Persoanele de contact", en: "Contact persons"),
    ]

    static let representative = Schema(
        ro: "reprezentantul", en: "the representative",
        [
            Field(
                "name", .text, ro: "Numele și prenumele reprezentantului",
                en: "Name of the representative", need: .always,
                sample: "DE COMPLETAT: prenumele și numele"),
            Field(
                "position", .text, ro: "Funcția", en: "Position", need: .always,
                sample: "DE COMPLETAT: funcția"),
            Field(
                "gender", .choice(PersonGender.self), ro: "Genul gramatical",
                en: "Grammatical gender",
                need: .always, sample: "f"),
            Field(
                "basis", .choice(PowersBasis.self), ro: "Temeiul împuternicirilor",
                en: "Ground of powers", need: .always, sample: "statute"),
            Field(
                "basis_text", .text, ro: "Temeiul împuternicirilor, în cuvinte",
                en: "Ground of powers, in words",
                note: Text(
                    ro: "De exemplu „Regulamentului aprobat prin Hotărârea nr. …”.",
                    en: "E.g. “the Regulation approved by Decision no. …”.")),
            Field(
                "power_of_attorney", .record(document(ro: "procura", en: "the power of attorney")),
                ro: "Procura", en: "Power of attorney"),
        ])

    /// A number and a date.
    ///
    /// - Parameter sample: The starter file's date, where the act is always needed.
    static func document(ro: String, en: String, sample: String? = nil, _ more: [Field] = [])
        -> Schema
    {
        Schema(
            ro: ro, en: en,
            [
                Field(
                    "number", .text, ro: "Numărul actului", en: "Number", need: .always,
                    sample: sample.map { _ in "DE COMPLETAT: numărul" }),
                Field(
                    "date", .date, ro: "Data actului", en: "Date", need: .always, sample: sample),
            ] + more)
    }

    static let councilDecision = document(
        ro: "decizia consiliului", en: "the decision of the council",
        [
            Field(
                "body", .text, ro: "Consiliul", en: "Council",
                note: Text(
                    ro: "De exemplu „Consiliul raional Orhei”.",
                    en: "E.g. “Orhei District Council”."),
                need: .always)
        ])

    static let contacts = Schema(
        ro: "persoanele de contact", en: "the contact persons",
        [
            Field(
                "manager", .record(contact), ro: "Responsabilul de document",
                en: "Person responsible for the document"),
            Field(
                "data_protection", .record(contact), ro: "Responsabilul cu protecția datelor",
                en: "Data protection officer"),
        ])

    static let contact = Schema(
        ro: "persoana de contact", en: "the contact person",
        [
            Field("name", .text, ro: "Numele și prenumele", en: "Name", need: .always),
            Field("position", .text, ro: "Funcția", en: "Position"),
            Field("phone", .code(.phone), ro: "Telefonul", en: "Telephone"),
            Field("email", .code(.email), ro: "Adresa de e-mail", en: "E-mail address"),
        ])
}
