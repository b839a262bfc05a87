internal import Diagnostics

extension Party {
    init(_ fields: Fields) throws(Diagnostic) {
        name = try fields.text("name")
        shortName = fields.text(ifAny: "short_name")
        kind = try fields.choice("kind")
        legalForm = try fields.text("legal_form")
        fiscalCode = try FiscalCode(fields)
        address = try fields.text("address")
        postalCode = try fields.code("postal_code", PostalCode.init(parsing:))
        email = try fields.code("email", EmailAddress.init(parsing:))
        phone = try fields.code("phone", Phone.init(parsing:))
        bank = try fields.model("bank", Bank.init)
        vat = try fields.model("vat", VATRegistration.init)
        representative = try Representative(fields.record("representative"))
        councilDecision = try fields.model("council_decision", CouncilDecision.init)
        contacts =
            try fields.model("contacts", Contacts.init)
            ?? Contacts(manager: nil, dataProtection: nil)
    }
}

extension Party.FiscalCode {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        switch try fields.choice("country") as Jurisdiction {
        case .moldova: self = .moldovan(try IDNO(parsing: fields.text("idno")))
        case .romania: self = .romanian(try CUI(parsing: fields.text("cui")))
        }
    }
}

extension Party.VATRegistration {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        code = try fields.flag("registered") ? fields.text("code") : nil
    }
}

extension Representative {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        name = try fields.text("name")
        position = try fields.text("position")
        gender = try fields.choice("gender")
        basis = try fields.choice("basis")
        basisText = fields.text(ifAny: "basis_text")
        powerOfAttorney = try fields.model("power_of_attorney", NumberedAct.init)
    }
}

extension NumberedAct {
    init(_ fields: Fields) throws(Diagnostic) {
        number = try fields.text("number")
        date = try fields.date("date")
    }
}

extension CouncilDecision {
    init(_ fields: Fields) throws(Diagnostic) {
        act = try NumberedAct(fields)
        body = try fields.text("body")
    }
}

extension Bank {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        account = try IBAN(parsing: fields.text("iban"))
        bic = try fields.code("bic", BIC.init(parsing:))
        name = fields.text(ifAny: "name")
        treasuryCode = fields.text(ifAny: "treasury_code")
        budgetCode = fields.text(ifAny: "budget_code")
    }
}

extension Contacts {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        manager = try fields.model("manager", Contact.init)
        dataProtection = try fields.model("data_protection", Contact.init)
    }
}

extension Contact {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        name = try fields.text("name")
        position = fields.text(ifAny: "position")
        phone = try fields.code("phone", Phone.init(parsing:))
        email = try fields.code("email", EmailAddress.init(parsing:))
    }
}

extension Fields {
    /// The model of a record that may be left out.
    func model<Model>(_ name: String, _ read: (Fields) throws(Diagnostic) -> Model)
        throws(Diagnostic) -> Model?
    {
        guard let fields = record(ifAny: name) else { return nil }
        return try read(fields)
    }

    /// A code that may be left out.
    func code<Code>(_ name: String, _ read: (String) throws(Diagnostic) -> Code)
        throws(Diagnostic) -> Code?
    {
        guard let text = text(ifAny: name) else { return nil }
        return try read(text)
    }
}
