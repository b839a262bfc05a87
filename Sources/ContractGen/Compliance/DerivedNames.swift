internal import Diagnostics

/// The names that requirements read beside the data: what the program works out.
enum DerivedNames {
    /// What stands below each name; lists without brackets.
    private static let groups: [String: Set<String>] = [
        "": ["costs", "amendment", "acceptance", "parties"],
        "amendment": [
            "ordinal", "rows", "original", "before", "after", "change", "change_percent",
            "cumulative_change", "cumulative_percent", "base_total", "limited_change",
            "limited_percent", "small_change", "small_percent", "changes_price", "changes_terms",
            "terms_before", "terms_after", "last_payment", "guarantee", "texts",
        ],
        "amendment.rows": [
            "number", "date", "ground", "unit_price", "units", "total", "change",
            "change_percent", "cumulative_change", "cumulative_percent", "is_this",
        ],
        "amendment.original": state, "amendment.before": state, "amendment.after": state,
        "amendment.terms_before": terms, "amendment.terms_after": terms,
        "amendment.guarantee": ["percent", "amount_before", "amount_after", "valid_to"],
        "amendment.texts": [
            "point", "annex", "action", "old_text", "contract_text", "is_found", "matches",
            "new_text",
        ],
        "acceptance": [
            "unit", "unit_name", "unit_price", "from", "to", "lines", "planned", "delivered",
            "accepted", "rejected", "vat", "gross", "shares", "payable", "acts", "earlier",
            "cumulated", "contract", "balance", "months", "month_capacity", "capacity",
            "period_accepted", "act_due", "accept_by", "is_submitted_late", "amendments",
        ],
        "acceptance.lines": [
            "number", "name", "planned", "delivered", "accepted", "rejected", "unit_price",
            "price_in_force", "amount",
        ],
        "acceptance.vat": ["mode", "net", "amount", "gross", "ground", "rate", "included"],
        "acceptance.shares": ["source", "name", "percent", "amount"],
        "acceptance.acts": sums.union(["number", "date", "from", "to"]),
        "acceptance.amendments": ["number", "date"], "acceptance.earlier": sums,
        "acceptance.cumulated": sums, "acceptance.contract": sums,
        "acceptance.balance": sums,
        "procurement": ["law", "band", "act"],
        "service": [
            "decision", "standards_act", "costing_act", "yearly_report_date", "fee_allowed",
            "authorities", "verified", "other_acts",
        ],
        "costs": ["sheet", "price", "calendar"],
        "costs.sheet": [
            "profile", "basis", "capacity", "occupancy", "months", "beneficiaries", "unit",
            "unit_name", "units", "units_calculation", "hourly_costs", "groups", "lines", "direct",
            "indirect", "indirect_percent", "sum", "total", "unit_cost", "unit_cost_text",
            "unit_price", "contract_price", "rounding_difference", "occupancies",
        ],
        "costs.sheet.profile": [
            "id", "version", "title", "is_official", "statement", "legal_basis", "source",
            "checked_on", "confidence", "steps",
        ],
        "costs.sheet.hourly_costs": ["post", "calculation", "amount"],
        "costs.sheet.groups": ["code", "name", "is_in_price", "amount", "categories"],
        "costs.sheet.groups.categories": ["code", "name", "amount", "lines", "monthly"],
        "costs.sheet.groups.categories.lines": line,
        "costs.sheet.lines": line,
        "costs.sheet.occupancies": ["percent", "units", "total", "unit_price"],
        "costs.price": [
            "source", "unit", "unit_name", "unit_name_plural", "unit_price", "units", "total",
            "total_calculation", "vat", "gross", "shares", "payable_by_authority", "differences",
            "indexation_formula",
        ],
        "costs.price.vat": ["mode", "net", "amount", "gross", "ground", "rate", "included"],
        "costs.price.shares": ["source", "name", "percent", "amount"],
        "costs.price.differences": [
            "kind", "name", "field", "stated", "computed", "difference",
        ],
        "costs.calendar": ["rows", "total", "budget_years", "advance", "last_payment"],
        "costs.calendar.rows": [
            "number", "from", "to", "units", "amount", "act_due", "acceptance_due", "payment_due",
        ],
        "costs.calendar.budget_years": ["year", "amount"],
    ]

    private static let state: Set<String> = [
        "unit_price", "units", "total", "gross", "payable",
    ]
    private static let terms: Set<String> = ["validity_to", "performance_to", "commitment_to"]
    private static let sums: Set<String> = ["units", "gross", "payable"]
    private static let line: Set<String> = [
        "code", "name", "calculation", "amount", "inputs", "from", "monthly",
    ]

    static func holds(_ path: FieldPath) -> Bool {
        let names = names(of: path)
        guard let last = names.last else { return false }
        return groups[names.dropLast().joined(separator: ".")]?.contains(last) ?? false
    }

    static func below(_ path: FieldPath) -> [String] {
        (groups[names(of: path).joined(separator: ".")] ?? []).sorted()
    }

    private static func names(of path: FieldPath) -> [String] {
        let names = path.steps.compactMap { if case .key(let name) = $0 { name } else { nil } }
        // A document that follows a contract has all that the contract has under this name.
        return names.first == "contract" ? Array(names.dropFirst()) : names
    }
}
