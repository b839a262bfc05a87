internal import Diagnostics
internal import FoundationEssentials
public import Templates
public import Wording

extension Costing {
    /// What templates and rules see of the costing, under one name (`costs`); `docs/costing.md`
    /// says what each field is.
    ///
    /// Sums are decimals in currency units; titles are in the document's language. Parts that are
    /// not there are absent: `costs.sheet`, `costs.price`, `costs.calendar`.
    public func templateFields(in language: DocumentLanguage) -> Value.Map {
        var map = Value.Map()
        map["sheet"] = sheet.map { .map($0.templateFields(in: language, occupancies)) }
        map["price"] = price.map { .map($0.templateFields(in: language)) }
        map["calendar"] = calendar.map { .map($0.templateFields) }
        return map
    }
}

extension CostSheet {
    fileprivate func templateFields(
        in language: DocumentLanguage, _ occupancies: [Costing.Occupancy]
    ) -> Value.Map {
        Value.Map([
            ("profile", .map(profile.templateFields(in: language))),
            ("basis", .text(basis.rawValue)),
            ("capacity", .integer(input.capacity)), ("occupancy", .number(input.occupancy)),
            ("months", .integer(input.months)), ("beneficiaries", .number(volume.beneficiaries)),
            ("unit", .text(unit.rawValue)), ("unit_name", .text(unit.noun(language).form(.one))),
            ("units", .number(volume.units)),
            ("units_calculation", .text(volume.calculation.text(in: language))),
            ("hourly_costs", .list(hourlyCosts.map { .map($0.templateFields(in: language)) })),
            ("groups", .list(groups.map { .map($0.templateFields(in: language)) })),
            ("lines", .list(lines.map { .map($0.templateFields(in: language)) })),
            ("direct", .number(direct.amount.decimal)),
            ("indirect", .number(indirect.amount.decimal)),
            ("indirect_percent", .number(input.indirectPercent)),
            ("sum", .number(sum.amount.decimal)), ("total", .number(total.amount.decimal)),
            ("unit_cost", .number(unitCost.decimal)),
            ("unit_cost_text", .text(unitCost.text(in: language))),
            ("unit_price", .number(unitPrice.amount.decimal)),
            ("contract_price", .number(contractPrice.amount.decimal)),
            ("rounding_difference", .number(roundingDifference.decimal)),
            ("occupancies", .list(occupancies.map { .map($0.templateFields) })),
        ])
    }
}

extension CostingProfile {
    fileprivate func templateFields(in language: DocumentLanguage) -> Value.Map {
        Value.Map([
            ("id", .text(id)), ("version", .text(version)), ("title", .text(title.in(language))),
            ("is_official", .bool(isOfficial)), ("statement", .text(statement.in(language))),
            ("legal_basis", .list(legalBasis.map { .text($0) })), ("source", .text(source)),
            ("checked_on", .date(checkedOn)), ("confidence", .text(confidence.rawValue)),
            ("steps", .list(steps.map { .text($0.formula.in(language)) })),
        ])
    }
}

extension CostSheet.HourlyCost {
    fileprivate func templateFields(in language: DocumentLanguage) -> Value.Map {
        Value.Map([
            ("post", .text(post)), ("calculation", .text(calculation.text(in: language))),
            ("amount", .number(amount)),
        ])
    }
}

extension CostSheet.Group {
    fileprivate func templateFields(in language: DocumentLanguage) -> Value.Map {
        Value.Map([
            ("code", .text(code)), ("name", .text(title.in(language))),
            ("is_in_price", .bool(isInPrice)), ("amount", .number(amount.decimal)),
            ("categories", .list(categories.map { .map($0.templateFields(in: language)) })),
        ])
    }
}

extension CostSheet.Category {
    fileprivate func templateFields(in language: DocumentLanguage) -> Value.Map {
        var map = Value.Map([
            ("code", .text(code)), ("name", .text(title.in(language))),
            ("amount", .number(amount.decimal)),
            ("lines", .list(lines.map { .map($0.templateFields(in: language)) })),
        ])
        map["monthly"] = monthly.map { .number($0.decimal) }
        return map
    }
}

extension CostSheet.Line {
    fileprivate func templateFields(in language: DocumentLanguage) -> Value.Map {
        var map = Value.Map([
            ("code", .text(code)), ("name", .text(name.in(language))),
            ("calculation", .text(calculation.text(in: language))),
            ("amount", .number(amount.decimal)),
            ("inputs", .list(inputs.map { .text($0.description) })),
            ("from", .list(from.map { .text($0) })),
        ])
        map["monthly"] = monthly.map { .number($0.decimal) }
        return map
    }
}

extension Costing.Occupancy {
    fileprivate var templateFields: Value.Map {
        Value.Map([
            ("percent", .number(percent)), ("units", .number(units)),
            ("total", .number(total.decimal)), ("unit_price", .number(unitPrice.decimal)),
        ])
    }
}

extension ContractPrice {
    fileprivate func templateFields(in language: DocumentLanguage) -> Value.Map {
        var map = Value.Map([
            ("source", .text(price.source.rawValue)), ("unit", .text(price.unit.rawValue)),
            ("unit_name", .text(price.unit.noun(language).form(.one))),
            ("unit_name_plural", .text(price.unit.noun(language).form(.few))),
            ("unit_price", .number(unitPrice.decimal)), ("units", .number(units)),
            ("total", .number(total.decimal)),
            ("total_calculation", .text(totalCalculation.text(in: language))),
            ("vat", .map(vat.templateFields)), ("gross", .number(vat.gross.decimal)),
            ("shares", .list(shares.map { .map($0.templateFields(in: language)) })),
            ("payable_by_authority", .number(payableByAuthority.decimal)),
            ("differences", .list(differences.map { .map($0.templateFields(in: language)) })),
        ])
        map["indexation_formula"] = price.indexation.map { .text($0.formula(in: language)) }
        return map
    }
}

extension ContractPrice.Tax {
    var templateFields: Value.Map {
        var map = Value.Map([
            ("mode", .text(vat.mode.rawValue)), ("net", .number(net.decimal)),
            ("amount", .number(amount.decimal)), ("gross", .number(gross.decimal)),
        ])
        switch vat {
        case .exempt(let ground): map["ground"] = .text(ground)
        case .notRegistered: break
        case .rate(let rate, let isIncluded):
            map["rate"] = .number(rate)
            map["included"] = .bool(isIncluded)
        }
        return map
    }
}

extension ContractPrice.Share {
    func templateFields(in language: DocumentLanguage) -> Value.Map {
        Value.Map([
            ("source", .text(payer.rawValue)), ("name", .text(payer.words.in(language))),
            ("percent", .number(percent)), ("amount", .number(amount.decimal)),
        ])
    }
}

extension ContractPrice.Difference {
    fileprivate func templateFields(in language: DocumentLanguage) -> Value.Map {
        Value.Map([
            ("kind", .text(kind.rawValue)), ("name", .text(kind.words.in(language))),
            ("field", .text(field.description)), ("stated", .number(stated.decimal)),
            ("computed", .number(computed.decimal)), ("difference", .number(difference.decimal)),
        ])
    }
}

extension PaymentCalendar {
    var templateFields: Value.Map {
        var map = Value.Map([
            ("rows", .list(rows.map { .map($0.templateFields) })),
            ("total", .number(total.decimal)),
            (
                "budget_years",
                .list(
                    budgetYears.map {
                        .map(
                            Value.Map([
                                ("year", .integer($0.year)), ("amount", .number($0.amount.decimal)),
                            ]))
                    })
            ),
        ])
        map["advance"] = advance.map { .number($0.decimal) }
        map["last_payment"] = rows.compactMap(\.paymentDue).max().map { .date($0) }
        map["changed_from"] = changedFrom.map { .date($0) }
        return map
    }
}

extension PaymentCalendar.Row {
    fileprivate var templateFields: Value.Map {
        var map = Value.Map([
            ("number", .integer(number)), ("from", .date(from)), ("to", .date(to)),
            ("units", .number(units)), ("amount", .number(amount.decimal)),
        ])
        map["act_due"] = actDue.map { .date($0) }
        map["acceptance_due"] = acceptanceDue.map { .date($0) }
        map["payment_due"] = paymentDue.map { .date($0) }
        return map
    }
}

extension Price.Payer {
    /// As documents name it.
    var words: LocalText {
        switch self {
        case .authority:
            LocalText(
                ro: "autoritatea contractantă", ru: "закупающий орган", en: "contracting authority")
        case .provider: LocalText(ro: "prestatorul", ru: "поставщик услуг", en: "provider")
        case .donor: LocalText(ro: "finanțatorul", ru: "донор", en: "donor")
        case .beneficiary: LocalText(ro: "beneficiarul", ru: "получатель", en: "beneficiary")
        }
    }
}

extension ContractPrice.Difference.Kind {
    /// What stands twice and not alike.
    var words: LocalText {
        switch self {
        case .offerUnitPrice:
            LocalText(
                ro: "prețul unitar din ofertă față de costificare",
                ru: "цена единицы по предложению и по калькуляции",
                en: "unit price of the offer against the costing")
        case .offerTotal:
            LocalText(
                ro: "prețul ofertei față de prețul din costificare",
                ru: "цена предложения и цена по калькуляции",
                en: "price of the offer against that of the costing")
        case .unitPrice:
            LocalText(
                ro: "prețul unitar din date față de costificare",
                ru: "цена единицы в данных и по калькуляции",
                en: "unit price in the data against the costing")
        case .total:
            LocalText(
                ro: "prețul contractului din date față de preț unitar × unități",
                ru: "цена договора в данных и цена единицы × единицы",
                en: "contract price in the data against unit price × units")
        case .unitCost:
            LocalText(
                ro: "costul unitar din date față de costificare",
                ru: "стоимость единицы в данных и по калькуляции",
                en: "unit cost in the data against the costing")
        case .totalCost:
            LocalText(
                ro: "costul total din date față de costificare",
                ru: "общая стоимость в данных и по калькуляции",
                en: "total cost in the data against the costing")
        case .budgetYears:
            LocalText(
                ro: "suma anilor bugetari față de suma de plată",
                ru: "сумма по бюджетным годам и сумма к оплате",
                en: "sum of the budget years against the sum payable")
        }
    }
}
