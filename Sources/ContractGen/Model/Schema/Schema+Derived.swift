internal import Diagnostics

// What the program works out beside the data, under the names that requirements and templates read.
extension Schema {
    static let derived = Schema(
        ro: "ce calculează programul", en: "what the program works out",
        [
            Field(
                "parties", .list(of: .record(party()), count: 0...10), ro: "Părțile", en: "Parties"),
            group("amendment", amendmentFigures, ro: "Acordul adițional", en: "Amendment"),
            group("acceptance", acceptanceFigures, ro: "Actul", en: "Act"),
            group("procurement", regime, ro: "Achiziția", en: "Procurement"),
            group("service", catalogueEntry, ro: "Serviciul", en: "Service"),
            group("costs", costs, ro: "Costurile", en: "Costs"),
        ])

    // MARK: - Amendments

    private static let amendmentFigures = [
        whole("ordinal", ro: "Al câtelea acord", en: "Which amendment"),
        list("rows", amendmentRow, ro: "Tabelul valorii", en: "Table of the value"),
        group("original", value, ro: "La semnarea contractului", en: "When signed"),
        group("before", value, ro: "Înaintea acordului", en: "Before the amendment"),
        group("after", value, ro: "După acord", en: "After the amendment"),
        sum("change", ro: "Modificarea", en: "Change"),
        share("change_percent", ro: "Modificarea, în procente", en: "Change, in per cent"),
        sum("cumulative_change", ro: "Modificarea cumulată", en: "Cumulative change"),
        share(
            "cumulative_percent", ro: "Modificarea cumulată, în procente",
            en: "Cumulative change, in per cent"),
        sum("base_total", ro: "Valoarea față de care se măsoară", en: "Value measured against"),
        sum(
            "limited_change", ro: "Modificarea cumulată supusă limitei",
            en: "Cumulative change under the limit"),
        share(
            "limited_percent", ro: "Modificarea cumulată supusă limitei, în procente",
            en: "Cumulative change under the limit, in per cent"),
        sum("small_change", ro: "Modificările mici cumulate", en: "Small changes together"),
        share(
            "small_percent", ro: "Modificările mici cumulate, în procente",
            en: "Small changes together, in per cent"),
        flag("changes_price", ro: "Schimbă prețul", en: "Changes the price"),
        flag("changes_terms", ro: "Schimbă termenele", en: "Changes the terms"),
        group("terms_before", lastDays, ro: "Termenele de dinainte", en: "Terms before"),
        group("terms_after", lastDays, ro: "Termenele noi", en: "New terms"),
        day("last_payment", ro: "Ultima plată", en: "Last payment"),
        group(
            "calendar", calendar, ro: "Graficul plăților, refăcut",
            en: "Payment calendar, made anew"),
        group("guarantee", guaranteeFigures, ro: "Garanția", en: "Guarantee"),
        list("texts", changedText, ro: "Textele comparate", en: "Texts compared"),
    ]

    private static let amendmentRow = [
        words("number", ro: "Numărul", en: "Number"), day("date", ro: "Data", en: "Date"),
        Field("ground", .choice(AmendmentGround.self), ro: "Temeiul", en: "Ground"),
        sum("unit_price", ro: "Prețul unitar", en: "Unit price"),
        count("units", ro: "Unități", en: "Units"), sum("total", ro: "Valoarea", en: "Value"),
        sum("change", ro: "Modificarea", en: "Change"),
        share("change_percent", ro: "Modificarea, în procente", en: "Change, in per cent"),
        sum("cumulative_change", ro: "Cumulat", en: "Cumulative"),
        share("cumulative_percent", ro: "Cumulat, în procente", en: "Cumulative, in per cent"),
        share(
            "counted_percent", ro: "Cumulat supus limitei, în procente",
            en: "Cumulative under the limit, in per cent"),
        flag("is_this", ro: "Acordul de acum", en: "This amendment"),
    ]

    private static let value = [
        sum("unit_price", ro: "Prețul unitar", en: "Unit price"),
        count("units", ro: "Unități", en: "Units"), sum("total", ro: "Valoarea", en: "Value"),
        sum("gross", ro: "Valoarea cu TVA", en: "Value with VAT"),
        sum("payable", ro: "Plătește autoritatea", en: "Payable by the authority"),
    ]

    private static let lastDays = [
        day("validity_to", ro: "Valabil până la", en: "Valid to"),
        day("performance_to", ro: "Prestarea se încheie", en: "Performance ends"),
        day("commitment_to", ro: "Angajamentele se încheie", en: "Commitments end"),
    ]

    private static let guaranteeFigures = [
        share("percent", ro: "Cuantumul", en: "Percentage"),
        sum("amount_before", ro: "Suma de dinainte", en: "Amount before"),
        sum("amount_after", ro: "Suma nouă", en: "New amount"),
        day("valid_to", ro: "Valabilă până la", en: "Valid to"),
    ]

    private static let changedText = [
        words("point", ro: "Punctul", en: "Point"), words("annex", ro: "Anexa", en: "Annex"),
        Field("action", .choice(ChangeAction.self), ro: "Ce se face", en: "Action"),
        words("old_text", ro: "Textul vechi", en: "Old text"),
        words("contract_text", ro: "Textul contractului", en: "The contract's text"),
        flag("is_found", ro: "Punctul există", en: "The point exists"),
        flag(
            "matches", ro: "Textul vechi este al contractului", en: "The old text is the contract's"
        ),
        words("new_text", ro: "Textul nou", en: "New text"),
    ]

    // MARK: - Acceptance acts

    private static let acceptanceFigures = [
        unit, words("unit_name", ro: "Unitatea", en: "Unit"),
        sum("unit_price", ro: "Prețul unitar", en: "Unit price"),
        day("from", ro: "De la", en: "From"), day("to", ro: "Până la", en: "To"),
        list("lines", acceptedLine, ro: "Rândurile actului", en: "Lines of the act"),
        count("planned", ro: "Unități planificate", en: "Units planned"),
        count("delivered", ro: "Unități prestate", en: "Units delivered"),
        count("accepted", ro: "Unități acceptate", en: "Units accepted"),
        count("rejected", ro: "Unități neacceptate", en: "Units rejected"),
        group("vat", vatFigures, ro: "TVA", en: "VAT"),
        sum("gross", ro: "Suma actului cu TVA", en: "The act's amount with VAT"),
        list("shares", amountShare, ro: "Sursele", en: "Sources"),
        sum("payable", ro: "Plătește autoritatea", en: "Payable by the authority"),
        list("acts", earlierAct + sums, ro: "Actele anterioare", en: "Earlier acts"),
        list("amendments", reference, ro: "Acordurile adiționale", en: "Amendments"),
        group("earlier", sums, ro: "Înainte de acest act", en: "Before this act"),
        group("cumulated", sums, ro: "Cumulat, cu acest act", en: "Together with this act"),
        group("contract", sums, ro: "Contractul în vigoare", en: "The contract in force"),
        group("balance", sums, ro: "Soldul", en: "Balance"),
        whole("months", ro: "Lunile perioadei", en: "Months of the period"),
        count("month_capacity", ro: "Capacitatea lunii", en: "Capacity of a month"),
        count("capacity", ro: "Capacitatea perioadei", en: "Capacity of the period"),
        count(
            "period_accepted", ro: "Unități acceptate pentru lunile perioadei, în toate actele",
            en: "Units accepted for the months of the period, in all acts"),
        day("act_due", ro: "Termenul actului", en: "Act due"),
        day("accept_by", ro: "Termenul recepției", en: "Acceptance due"),
        flag("is_submitted_late", ro: "Prezentat târziu", en: "Submitted late"),
    ]

    private static let acceptedLine = [
        whole("number", ro: "Rândul", en: "Line"), words("name", ro: "Denumirea", en: "Name"),
        count("planned", ro: "Planificat", en: "Planned"),
        count("delivered", ro: "Prestat", en: "Delivered"),
        count("accepted", ro: "Acceptat", en: "Accepted"),
        count("rejected", ro: "Neacceptat", en: "Rejected"),
        sum("unit_price", ro: "Prețul unitar", en: "Unit price"),
        sum("price_in_force", ro: "Prețul unitar în vigoare", en: "Unit price in force"),
        sum("amount", ro: "Suma", en: "Amount"),
    ]

    private static let earlierAct =
        reference + [day("from", ro: "De la", en: "From"), day("to", ro: "Până la", en: "To")]
    private static let reference = [
        words("number", ro: "Numărul", en: "Number"), day("date", ro: "Data", en: "Date"),
    ]
    private static let sums = [
        count("units", ro: "Unități", en: "Units"),
        sum("gross", ro: "Suma cu TVA", en: "Amount with VAT"),
        sum("payable", ro: "Plătește autoritatea", en: "Payable by the authority"),
    ]

    // MARK: - Procurement and service

    private static let regime = [
        words("law", ro: "Legea achizițiilor", en: "Procurement law"),
        Field("band", .choice(ProcurementBand.self), ro: "Banda de valoare", en: "Value band"),
        words("act", ro: "Actul", en: "Act"),
    ]

    private static let catalogueEntry = [
        words("decision", ro: "Hotărârea Guvernului", en: "Government decision"),
        words("standards_act", ro: "Actul standardelor", en: "Act on standards"),
        words("costing_act", ro: "Actul costificării", en: "Act on costing"),
        words("yearly_report_date", ro: "Data raportului anual", en: "Date of the yearly report"),
        Field(
            "fee_allowed", .choice(SocialService.FeeAllowed.self), ro: "Contribuția, potrivit actelor",
            en: "Fee, by the acts"),
        words("authorities", ro: "Autorități competente", en: "Competent authorities"),
        flag("verified", ro: "Verificat", en: "Verified"),
        words("other_acts", ro: "Alte acte", en: "Other acts"),
    ]

    // MARK: - Costs

    private static let costs = [
        group("sheet", costSheet, ro: "Fișa de costificare", en: "Costing sheet"),
        group("price", priceFigures, ro: "Prețul", en: "Price"),
        group("calendar", calendar, ro: "Graficul plăților", en: "Payment calendar"),
    ]

    private static let costSheet = [
        group("profile", profile, ro: "Metoda", en: "Method"),
        words("basis", ro: "Baza", en: "Basis"),
        count("capacity", ro: "Capacitatea", en: "Capacity"),
        share("occupancy", ro: "Ocuparea", en: "Occupancy"),
        count("months", ro: "Luni", en: "Months"),
        count("beneficiaries", ro: "Beneficiari", en: "Beneficiaries"), unit,
        words("unit_name", ro: "Unitatea", en: "Unit"), count("units", ro: "Unități", en: "Units"),
        words("units_calculation", ro: "Calculul unităților", en: "Calculation of units"),
        list("hourly_costs", hourlyCost, ro: "Costurile orare", en: "Hourly costs"),
        list("groups", costGroup, ro: "Grupele", en: "Groups"),
        list("lines", costLine, ro: "Rândurile", en: "Lines"),
        sum("direct", ro: "Costuri directe", en: "Direct costs"),
        sum("indirect", ro: "Costuri indirecte", en: "Indirect costs"),
        share(
            "indirect_percent", ro: "Costuri indirecte, în procente",
            en: "Indirect costs, in per cent"),
        sum("sum", ro: "Suma rândurilor", en: "Sum of the lines"),
        sum("total", ro: "Costul total", en: "Total cost"),
        count("unit_cost", ro: "Costul unitar", en: "Unit cost"),
        words("unit_cost_text", ro: "Costul unitar", en: "Unit cost"),
        sum("unit_price", ro: "Prețul unitar după costificare", en: "Unit price by the costing"),
        sum("contract_price", ro: "Prețul după costificare", en: "Price by the costing"),
        sum("rounding_difference", ro: "Diferența din rotunjire", en: "Rounding difference"),
        list("occupancies", occupancy, ro: "La alte ocupări", en: "At other occupancies"),
    ]

    private static let profile = [
        words("id", ro: "Codul", en: "Id"), words("version", ro: "Versiunea", en: "Version"),
        words("title", ro: "Denumirea", en: "Title"),
        flag("is_official", ro: "Oficială", en: "Official"),
        words("statement", ro: "Mențiunea", en: "Statement"),
        words("legal_basis", ro: "Temeiul", en: "Legal basis"),
        words("source", ro: "Sursa", en: "Source"),
        day("checked_on", ro: "Verificată la", en: "Checked on"),
        words("confidence", ro: "Încrederea", en: "Confidence"),
        words("steps", ro: "Pașii", en: "Steps"),
    ]

    private static let hourlyCost = [
        words("post", ro: "Funcția", en: "Post"),
        words("calculation", ro: "Calculul", en: "Calculation"),
        sum("amount", ro: "Suma", en: "Amount"),
    ]

    private static let costGroup = [
        words("code", ro: "Codul", en: "Code"), words("name", ro: "Denumirea", en: "Name"),
        flag("is_in_price", ro: "Intră în preț", en: "In the price"),
        sum("amount", ro: "Suma", en: "Amount"),
        list("categories", costCategory, ro: "Categoriile", en: "Categories"),
    ]

    private static let costCategory = [
        words("code", ro: "Codul", en: "Code"), words("name", ro: "Denumirea", en: "Name"),
        sum("amount", ro: "Suma", en: "Amount"),
        list("lines", costLine, ro: "Rândurile", en: "Lines"),
        sum("monthly", ro: "Pe lună", en: "A month"),
    ]

    private static let costLine = [
        words("code", ro: "Codul", en: "Code"), words("name", ro: "Denumirea", en: "Name"),
        words("calculation", ro: "Calculul", en: "Calculation"),
        sum("amount", ro: "Suma", en: "Amount"), words("inputs", ro: "Datele", en: "Inputs"),
        words("from", ro: "Din", en: "From"), sum("monthly", ro: "Pe lună", en: "A month"),
    ]

    private static let occupancy = [
        share("percent", ro: "Ocuparea", en: "Occupancy"),
        count("units", ro: "Unități", en: "Units"),
        sum("total", ro: "Costul total", en: "Total cost"),
        sum("unit_price", ro: "Prețul unitar", en: "Unit price"),
    ]

    private static let priceFigures = [
        words("source", ro: "Sursa prețului", en: "Source of the price"), unit,
        words("unit_name", ro: "Unitatea", en: "Unit"),
        words("unit_name_plural", ro: "Unități", en: "Units"),
        sum("unit_price", ro: "Prețul unitar", en: "Unit price"),
        count("units", ro: "Unități", en: "Units"),
        sum("total", ro: "Prețul total", en: "Total price"),
        words("total_calculation", ro: "Calculul prețului", en: "Calculation of the price"),
        group("vat", vatFigures, ro: "TVA", en: "VAT"),
        sum("gross", ro: "Prețul cu TVA", en: "Price with VAT"),
        list("shares", amountShare, ro: "Sursele", en: "Sources"),
        sum("payable_by_authority", ro: "Plătește autoritatea", en: "Payable by the authority"),
        list("differences", difference, ro: "Diferențele", en: "Differences"),
        words("indexation_formula", ro: "Formula indexării", en: "Indexation formula"),
    ]

    private static let vatFigures = [
        words("mode", ro: "Regimul", en: "Mode"), sum("net", ro: "Fără TVA", en: "Without VAT"),
        sum("amount", ro: "Suma TVA", en: "VAT amount"), sum("gross", ro: "Cu TVA", en: "With VAT"),
        words("ground", ro: "Temeiul", en: "Ground"), share("rate", ro: "Cota", en: "Rate"),
        sum("included", ro: "TVA inclusă", en: "VAT included"),
    ]

    private static let amountShare = [
        words("source", ro: "Sursa", en: "Source"), words("name", ro: "Denumirea", en: "Name"),
        share("percent", ro: "Partea", en: "Share"), sum("amount", ro: "Suma", en: "Amount"),
    ]

    private static let difference = [
        words("kind", ro: "Felul", en: "Kind"), words("name", ro: "Denumirea", en: "Name"),
        words("field", ro: "Câmpul", en: "Field"), sum("stated", ro: "Suma scrisă", en: "Stated"),
        sum("computed", ro: "Suma calculată", en: "Computed"),
        sum("difference", ro: "Diferența", en: "Difference"),
    ]

    private static let calendar = [
        list("rows", calendarRow, ro: "Rândurile graficului", en: "Rows of the calendar"),
        sum("total", ro: "Totalul graficului", en: "Total of the calendar"),
        list("budget_years", budgetYear, ro: "Pe ani bugetari", en: "By budget year"),
        sum("advance", ro: "Avansul", en: "Advance"),
        day("last_payment", ro: "Ultima plată", en: "Last payment"),
        day("changed_from", ro: "Schimbat de la", en: "Changed from"),
    ]

    private static let calendarRow = [
        whole("number", ro: "Rândul", en: "Row"), day("from", ro: "De la", en: "From"),
        day("to", ro: "Până la", en: "To"), count("units", ro: "Unități", en: "Units"),
        sum("amount", ro: "Suma", en: "Amount"),
        day("act_due", ro: "Termenul actului", en: "Act due"),
        day("acceptance_due", ro: "Termenul recepției", en: "Acceptance due"),
        day("payment_due", ro: "Termenul plății", en: "Payment due"),
    ]

    private static let budgetYear = [
        whole("year", ro: "Anul", en: "Year"), sum("amount", ro: "Suma", en: "Amount"),
    ]

    // MARK: - Kinds of values

    private static let unit = Field(
        "unit", .choice(UnitOfService.self), ro: "Unitatea", en: "Unit")

    private static func group(_ name: String, _ fields: [Field], ro: String, en: String) -> Field {
        Field(name, .record(Schema(ro: ro, en: en, fields)), ro: ro, en: en)
    }

    private static func list(_ name: String, _ fields: [Field], ro: String, en: String) -> Field {
        let record = FieldType.record(Schema(ro: ro, en: en, fields))
        return Field(name, .list(of: record, count: 0...1000), ro: ro, en: en)
    }

    private static func words(_ name: String, ro: String, en: String) -> Field {
        Field(name, .text, ro: ro, en: en)
    }

    private static func day(_ name: String, ro: String, en: String) -> Field {
        Field(name, .date, ro: ro, en: en)
    }

    private static func sum(_ name: String, ro: String, en: String) -> Field {
        Field(name, .money, ro: ro, en: en)
    }

    private static func share(_ name: String, ro: String, en: String) -> Field {
        Field(name, .percent, ro: ro, en: en)
    }

    private static func count(_ name: String, ro: String, en: String) -> Field {
        Field(name, .decimal(places: 4), ro: ro, en: en)
    }

    private static func whole(_ name: String, ro: String, en: String) -> Field {
        Field(name, .integer(0...Int.max), ro: ro, en: en)
    }

    private static func flag(_ name: String, ro: String, en: String) -> Field {
        Field(name, .bool, ro: ro, en: en)
    }
}
