internal import Diagnostics
internal import FoundationEssentials
internal import Wording

/// Puts the parts of a costing into the tables of its report.
struct ReportWriter {
    let language: DocumentLanguage

    func sections(of sheet: CostSheet, _ occupancies: [Costing.Occupancy]) -> [ReportSection] {
        var sections = [head(of: sheet)]
        if !sheet.hourlyCosts.isEmpty { sections.append(hours(of: sheet)) }
        sections += [lines(of: sheet), results(of: sheet)]
        if !occupancies.isEmpty { sections.append(table(of: occupancies)) }
        return sections
    }

    private func head(of sheet: CostSheet) -> ReportSection {
        let profile = sheet.profile
        let meaning = profile.confidence.meaning
        let confidence = LocalText(ro: meaning.ro, en: meaning.en)
        return ReportSection(
            title: words("Fișa de costificare", "Калькуляция", "Costing sheet"),
            paragraphs: [
                "\(profile.title.in(language)) (\(profile.id), \(profile.version))",
                profile.statement.in(language),
                words("Verificat la ", "Проверено ", "Checked on ")
                    + date(profile.checkedOn) + "; " + words("sursa: ", "источник: ", "source: ")
                    + profile.source + " (\(confidence.in(language)))",
            ])
    }

    private func hours(of sheet: CostSheet) -> ReportSection {
        ReportSection(
            title: words("Costul unei ore", "Стоимость часа", "Cost of an hour"),
            head: [
                words("Funcția", "Должность", "Post"), calculationHead, amountHead(sheet.currency),
            ], numbers: [2],
            rows: sheet.hourlyCosts.map {
                [$0.post, $0.calculation.text(in: language), $0.exact.text(in: language)]
            })
    }

    private func lines(of sheet: CostSheet) -> ReportSection {
        ReportSection(
            title: sheet.basis == .contract
                ? words("Costuri", "Расходы", "Costs")
                : words(
                    "Costuri pe unitatea de serviciu", "Расходы на единицу услуги",
                    "Costs of a unit of service"),
            head: [
                words("Cod", "Код", "Code"), words("Denumirea", "Наименование", "Name"),
                calculationHead, words("Pe lună", "В месяц", "A month"),
                amountHead(sheet.currency),
            ], numbers: [3, 4], rows: sheet.groups.flatMap { rows(of: $0) })
    }

    private func rows(of group: CostSheet.Group) -> [[String]] {
        var rows = [[group.code, group.title.in(language), "", "", figures(group.amount)]]
        for category in group.categories {
            rows.append([
                category.code, category.title.in(language), "",
                category.monthly.map(figures) ?? "", figures(category.amount),
            ])
            rows += category.lines.map { line in
                [
                    line.code, line.name.in(language), line.calculation.text(in: language),
                    line.monthly.map(figures) ?? "", figures(line.amount),
                ]
            }
        }
        return rows
    }

    private func results(of sheet: CostSheet) -> ReportSection {
        var rows = [
            row(words("Costuri directe", "Прямые расходы", "Direct costs"), sheet.direct),
            row(words("Costuri indirecte", "Косвенные расходы", "Indirect costs"), sheet.indirect),
            row(words("Cost total", "Общая стоимость", "Total cost"), sheet.total),
            [
                words("Unități", "Единицы", "Units"), sheet.volume.calculation.text(in: language),
                language.figures(sheet.volume.units),
            ],
            [
                words("Cost unitar", "Стоимость единицы", "Unit cost"),
                sheet.unitCost.calculation.text(in: language), sheet.unitCost.text(in: language),
            ],
        ]
        rows += [
            row(words("Preț unitar", "Цена единицы", "Unit price"), sheet.unitPrice),
            row(
                words("Prețul contractului", "Цена договора", "Contract price"),
                sheet.contractPrice),
            [
                words(
                    "Diferența din rotunjire", "Разница от округления", "Difference from rounding"),
                "", figures(sheet.roundingDifference),
            ],
        ]
        return ReportSection(
            title: words("Rezultat", "Результат", "Result"),
            paragraphs: sheet.profile.steps.map { "– " + $0.formula.in(language) },
            head: [
                words("Indicator", "Показатель", "Figure"), calculationHead,
                amountHead(sheet.currency),
            ],
            numbers: [2], rows: rows)
    }

    private func row(_ name: String, _ figure: CostSheet.Figure) -> [String] {
        let origin =
            figure.calculation?.text(in: language)
            ?? figure.from.joined(separator: " + ")
        return [name, origin, figures(figure.amount)]
    }

    private func table(of occupancies: [Costing.Occupancy]) -> ReportSection {
        ReportSection(
            title: words(
                "Prețul unitar la altă ocupare", "Цена единицы при другой загрузке",
                "Unit price at other occupancies"),
            head: [
                words("Ocupare", "Загрузка", "Occupancy"), words("Unități", "Единицы", "Units"),
                words("Cost total", "Общая стоимость", "Total cost"),
                words("Preț unitar", "Цена единицы", "Unit price"),
            ], numbers: [0, 1, 2, 3],
            rows: occupancies.map {
                [
                    language.percent($0.percent), language.figures($0.units), figures($0.total),
                    figures($0.unitPrice),
                ]
            })
    }

    // MARK: - Price

    func sections(of price: ContractPrice) -> [ReportSection] {
        var sections = [
            ReportSection(
                title: words("Prețul", "Цена", "Price"),
                paragraphs: (price.price.indexation.map { [$0.formula(in: language)] } ?? []),
                head: [
                    words("Indicator", "Показатель", "Figure"), calculationHead,
                    amountHead(price.currency),
                ], numbers: [2], rows: rows(of: price))
        ]
        if !price.differences.isEmpty { sections.append(differences(of: price)) }
        return sections
    }

    private func rows(of price: ContractPrice) -> [[String]] {
        let source =
            price.price.source == .offer
            ? words("din ofertă", "по предложению", "of the offer")
            : words("din costificare", "по калькуляции", "of the costing")
        var rows = [
            [words("Preț unitar", "Цена единицы", "Unit price"), source, figures(price.unitPrice)],
            [
                words("Prețul contractului", "Цена договора", "Contract price"),
                price.totalCalculation.text(in: language), figures(price.total),
            ],
            [words("TVA", "НДС", "VAT"), vatWords(price.vat.vat), figures(price.vat.amount)],
            [
                words("Total de plată", "Итого к оплате", "Total to pay"), "",
                figures(price.vat.gross),
            ],
        ]
        rows += price.shares.map {
            [$0.payer.words.in(language), language.percent($0.percent), figures($0.amount)]
        }
        rows.append([
            words(
                "De plătit de autoritate", "К оплате закупающим органом",
                "Payable by the authority"), "", figures(price.payableByAuthority),
        ])
        return rows
    }

    private func vatWords(_ vat: Price.VAT) -> String {
        switch vat {
        case .exempt(let ground): words("scutit: ", "освобождено: ", "exempt: ") + ground
        case .notRegistered:
            words(
                "prestator neînregistrat", "поставщик не зарегистрирован",
                "provider not registered")
        case .rate(let rate, isIncluded: true):
            language.percent(rate) + words(", inclusă", ", включён", ", included")
        case .rate(let rate, isIncluded: false):
            language.percent(rate) + words(", se adaugă", ", добавляется", ", added")
        }
    }

    private func differences(of price: ContractPrice) -> ReportSection {
        ReportSection(
            title: words("Diferențe", "Расхождения", "Differences"),
            head: [
                words("Ce se compară", "Что сравнивается", "What is compared"),
                words("În date", "В данных", "In the data"),
                words("Calculat", "Рассчитано", "Computed"),
                words("Diferența", "Разница", "Difference"),
            ], numbers: [1, 2, 3],
            rows: price.differences.map {
                [
                    $0.kind.words.in(language), figures($0.stated), figures($0.computed),
                    figures($0.difference),
                ]
            })
    }

    func section(of calendar: PaymentCalendar) -> ReportSection {
        let advance = calendar.advance.map {
            ["", words("Avans", "Аванс", "Advance"), "", figures($0), ""]
        }
        let rows = calendar.rows.map {
            [
                String($0.number), date($0.from) + " – " + date($0.to), language.figures($0.units),
                figures($0.amount), $0.paymentDue.map(date) ?? "",
            ]
        }
        let years = calendar.budgetYears.map { "\($0.year): \(figures($0.amount))" }
            .joined(separator: "; ")
        return ReportSection(
            title: words(
                "Graficul de plăți (estimat, plafon)", "График платежей (оценка, предел)",
                "Payment calendar (estimated, ceiling)"),
            paragraphs: [
                words("Ani bugetari: ", "Бюджетные годы: ", "Budget years: ") + years
            ],
            head: [
                words("Nr.", "№", "No."), words("Perioada", "Период", "Period"),
                words("Unități", "Единицы", "Units"), amountHead(calendar.total.currency),
                words("Plata până la", "Оплата до", "Payment by"),
            ], numbers: [0, 2, 3],
            rows: [advance].compactMap(\.self) + rows + [
                ["", words("Total", "Итого", "Total"), "", figures(calendar.total), ""]
            ])
    }

    // MARK: - Words

    private var calculationHead: String { words("Calcul", "Расчёт", "Calculation") }

    private func amountHead(_ currency: Currency) -> String {
        words("Suma", "Сумма", "Amount") + ", " + currency.majorUnit(language).form(.many)
    }

    private func date(_ date: CalendarDate) -> String { language.date(date, style: .short) }

    private func figures(_ money: Money) -> String { language.figures(money) }

    private func words(_ ro: String, _ ru: String, _ en: String) -> String {
        switch language {
        case .ro: ro
        case .ru: ru
        case .en: en
        }
    }
}
