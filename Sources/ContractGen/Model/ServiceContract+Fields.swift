internal import Diagnostics

extension ServiceContract {
    /// - Parameter fields: Checked, with what follows from the rules.
    init(_ fields: Fields) throws(Diagnostic) {
        authority = try Party(fields.record("authority"))
        provider = try Party(fields.record("provider"))
        accreditation = try Accreditation(fields.record("provider").record("accreditation"))
        subcontractors = try fields.models("subcontractors", Subcontractor.init)
        procurement = try Procurement(fields.record("procurement"))
        service = try Service(fields.record("service"))
        beneficiaries = try Beneficiaries(fields.record("beneficiaries"))
        standards = try fields.models("standards", QualityStandard.init)
        staff = try fields.models("staff", Post.init)
        goods = try fields.models("goods", Item.init)
        indicators = try fields.models("indicators", Indicator.init)
        reports = try fields.models("reports", Report.init)
        project = try fields.model("project", Project.init)
        donor = try fields.model("donor", Donor.init)
        terms = try Terms(fields.record("terms"))
        days = try DayCounts(fields)
        costing = try fields.model("costing") { fields throws(Diagnostic) in
            try CostingInput(fields: fields.map)
        }
        price = try Price(fields: fields.record("price").map)
        payment = try Payment(fields.record("payment"))
        acceptance = try Acceptance(fields.record("acceptance"))
        guarantee = try Guarantee(fields.record("guarantee"))
        penalty = try Penalty(fields.record("penalty"))
        dataProtection = try DataProtection(fields.record("data_protection"))
        insurance = fields.text(ifAny: "insurance")
    }
}

extension ServiceContract.Accreditation {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        certificate = try NumberedAct(fields)
        validTo = fields.date(ifAny: "valid_to")
        issuer = try fields.text("issuer")
        kind = try fields.choice("certificate_kind")
        services = fields.texts("services")
        hasRenewalUndertaking = try fields.flag("renewal_undertaking")
    }
}

extension ServiceContract.Subcontractor {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        name = try fields.text("name")
        idno = try IDNO(parsing: fields.text("idno"))
        share = try fields.number("share_percent")
        services = fields.texts("services")
        accreditation = try fields.model(
            "accreditation", ServiceContract.Accreditation.init)
    }
}

extension ServiceContract.Procurement {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        start = try fields.date("start_date")
        band = try fields.choice("band")
        procedure = try fields.text("procedure")
        noticeNumber = fields.text(ifAny: "notice_number")
        ocdsID = fields.text(ifAny: "ocds_id")
        decision = try NumberedAct(fields.record("decision"))
        estimatedValue = try fields.number("estimated_value")
        cpv = try CPV(parsing: fields.text("cpv"))
        criterion = try fields.choice("award_criterion")
        isReserved = try fields.flag("reserved")
        legalBasis = fields.text(ifAny: "legal_basis")
        offer = try fields.model("offer", ServiceContract.Offer.init)
    }
}

extension ServiceContract.Offer {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        unitPrice = fields.number(ifAny: "unit_price")
        total = try fields.number("total")
        date = try fields.date("date")
    }
}

extension ServiceContract.Service {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        code = try fields.text("code")
        nomenclatureCode = fields.text(ifAny: "nomenclature_code")
        name = try fields.text("name")
        form = try fields.choice("form")
        places = try fields.models("places", ServiceContract.Place.init)
        territory = try fields.text("territory")
        riskGroup = try fields.choice("risk_group")
    }
}

extension ServiceContract.Place {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        address = try fields.text("address")
        schedule = try fields.text("schedule")
        closedDays = fields.text(ifAny: "closed_days")
        capacity = fields.integer(ifAny: "capacity")
    }
}

extension ServiceContract.Beneficiaries {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        targetGroup = try fields.text("target_group")
        eligibility = fields.texts("eligibility")
        priority = fields.texts("priority")
        refusalGrounds = fields.texts("refusal_grounds")
        capacity = try fields.integer("capacity_max")
        planned = try fields.integer("planned")
        maxMonthlyUnits = fields.number(ifAny: "max_monthly_units")
    }
}

extension ServiceContract.QualityStandard {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        number = try fields.text("number")
        requirement = try fields.text("requirement")
        indicator = try fields.text("indicator")
        target = try fields.text("target")
        evidence = try fields.text("evidence")
        frequency = try fields.text("frequency")
        responsible = fields.text(ifAny: "responsible")
    }
}

extension ServiceContract.Post {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        title = try fields.text("post")
        qualification = try fields.text("qualification")
        fullTimeEquivalent = try fields.number("fte")
        isCriminalRecordChecked = try fields.flag("criminal_record_checked")
    }
}

extension ServiceContract.Item {
    init(_ fields: Fields) throws(Diagnostic) {
        name = try fields.text("name")
        inventoryNumber = fields.text(ifAny: "inventory_number")
        quantity = try fields.number("quantity")
        value = try fields.number("value")
    }
}

extension ServiceContract.Indicator {
    init(_ fields: Fields) throws(Diagnostic) {
        name = try fields.text("name")
        baseline = try fields.text("baseline")
        target = try fields.text("target")
        source = try fields.text("source")
        frequency = try fields.text("frequency")
    }
}

extension ServiceContract.Report {
    init(_ fields: Fields) throws(Diagnostic) {
        kind = try fields.choice("kind")
        title = fields.text(ifAny: "title")
        period = try fields.text("period")
        due = try fields.text("due")
        lastDue = fields.date(ifAny: "last_due")
        addressee = try fields.text("addressee")
    }
}
