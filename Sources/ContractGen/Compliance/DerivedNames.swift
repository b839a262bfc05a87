internal import Diagnostics

/// The names that requirements read beside the data: what the program works out.
enum DerivedNames {
    /// What stands below each name; lists without brackets.
    private static let groups: [String: Set<String>] = [
        "": ["costs"],
        "procurement": ["law", "band", "act"],
        "service": [
            "decision", "standards_act", "costing_act", "yearly_report_date", "fee_allowed",
            "authorities", "verified",
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
        path.steps.compactMap { if case .key(let name) = $0 { name } else { nil } }
    }
}
