internal import Diagnostics

// Terms, payment and what secures the contract, from the fields.

extension ServiceContract.Terms {
    init(_ fields: Fields) throws(Diagnostic) {
        validFrom = fields.date(ifAny: "validity_from")
        validTo = try fields.date("validity_to")
        performanceFrom = try fields.date("performance_from")
        performanceTo = try fields.date("performance_to")
        commitmentTo = try fields.date("commitment_to")
    }
}

extension ServiceContract.DayCounts {
    init(_ fields: Fields) throws(Diagnostic) {
        noticeDays = try fields.integer("notice_days")
        cureDays = try fields.integer("cure_days")
        suspensionDays = try fields.integer("suspension_days")
        impedimentDays = try fields.integer("impediment_days")
        renegotiationDays = try fields.integer("renegotiation_days")
        amendmentDays = try fields.integer("amendment_days")
        complaintDays = try fields.integer("complaint_days")
        answerDays = try fields.integer("answer_days")
        disputeDays = try fields.integer("dispute_days")
        contactWorkingDays = try fields.integer("contact_days")
        correctionDays = try fields.integer("correction_days")
        admissionDays = try fields.integer("admission_days")
        planDays = try fields.integer("plan_days")
        planReviewMonths = try fields.integer("plan_review_months")
        userAnswerDays = try fields.integer("user_answer_days")
        abuseReportHours = try fields.integer("abuse_report_hours")
        transitionDays = try fields.integer("transition_days")
        archiveYears = try fields.integer("archive_years")
    }
}

extension ServiceContract.Payment {
    init(_ fields: Fields) throws(Diagnostic) {
        rhythm = try Rhythm(fields)
        days = try fields.integer("days")
        daysKind = try fields.choice("days_kind")
        advance = try fields.model("advance", ServiceContract.Advance.init)
    }
}

extension ServiceContract.Payment.Rhythm {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        switch try fields.choice("frequency") as PaymentFrequency {
        case .monthly: self = .monthly
        case .quarterly: self = .quarterly
        case .instalments: self = .instalments(try fields.integer("instalments"))
        }
    }
}

extension ServiceContract.Advance {
    fileprivate init(_ fields: Fields) throws(Diagnostic) {
        percent = try fields.number("percent")
        ground = try fields.text("ground")
    }
}

extension ServiceContract.Acceptance {
    init(_ fields: Fields) throws(Diagnostic) {
        submitDays = try fields.integer("submit_days")
        acceptDays = try fields.integer("accept_days")
        remedyDays = try fields.integer("remedy_days")
    }
}

extension ServiceContract.Guarantee {
    init(_ fields: Fields) throws(Diagnostic) {
        guard try fields.flag("required") else {
            self = .notRequired(ground: try fields.text("ground"))
            return
        }
        self = .required(
            percent: try fields.number("percent"), of: try fields.choice("base"),
            forms: fields.texts("forms_accepted").compactMap(GuaranteeForm.init),
            releaseDays: try fields.integer("release_days"),
            ground: fields.text(ifAny: "ground"))
    }
}

extension ServiceContract.Penalty {
    init(_ fields: Fields) throws(Diagnostic) {
        provider = Rate(
            daily: try fields.number("provider_rate"), cap: try fields.number("provider_cap"))
        authority = Rate(
            daily: try fields.number("authority_rate"), cap: try fields.number("authority_cap"))
    }
}

extension ServiceContract.DataProtection {
    init(_ fields: Fields) throws(Diagnostic) {
        role = try fields.choice("role")
        categories = fields.texts("categories")
        specialCategories = fields.texts("special_categories")
        retention = fields.text(ifAny: "retention")
        recipients = fields.texts("recipients")
        subProcessors = fields.texts("sub_processors")
        storagePlace = fields.text(ifAny: "storage_place")
        breachHours = try fields.integer("breach_hours")
    }
}
