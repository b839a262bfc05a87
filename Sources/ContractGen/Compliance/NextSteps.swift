public import Diagnostics
public import Templates
public import Wording

/// The duties that follow from documents, read from `rules/next-steps.yaml`.
public struct NextSteps: Sendable {
    let rules: [StepRule]
    let register: ActRegister

    /// The steps that follow from one document: in order of their dates, those without a date last,
    /// in the order of the file.
    ///
    /// A step whose condition, date or words read a field that the data leave out does not apply.
    ///
    /// - Parameters:
    ///   - fields: The document's fields with what the program works out (`costs`).
    ///   - language: The document's.
    ///   - today: Stands for the document's date while it has none, to choose among acts.
    /// - Throws: `next-steps.broken` for each step that no data could make computable.
    public func nextSteps(
        for fields: Value.Map, kind: DocumentKind, language: DocumentLanguage, today: CalendarDate
    ) throws(DiagnosticList) -> [NextStep] {
        let evaluation = StepEvaluation(
            fields: fields, environment: Environment(language: language),
            dates: ActRegister.Dates(of: fields, today: today), register: register)
        var problems = DiagnosticCollector()
        var steps: [NextStep] = []
        for rule in rules where rule.kinds?.contains(kind) ?? true {
            do throws(DiagnosticList) {
                steps += try evaluation.step(rule).map { [$0] } ?? []
            } catch {
                problems.report(error.all.map { .broken(rule, $0) })
            }
        }
        return try problems.finish(steps.inOrder).value
    }
}

extension [NextStep] {
    fileprivate var inOrder: [NextStep] {
        let dated = enumerated().compactMap { index, step in step.date.map { ($0, index) } }
        return dated.sorted { $0 < $1 }.map { self[$0.1] } + filter { $0.date == nil }
    }
}

/// One step as the file has it.
struct StepRule: Sendable {
    /// What is added to a date.
    enum Addition: Sendable {
        case days(RuleExpression)
        /// Monday to Friday; holidays are not known.
        case workingDays(RuleExpression)
    }

    let id: String
    let title: LocalText
    /// nil: all kinds.
    let kinds: [DocumentKind]?
    let condition: RuleExpression?
    let date: RuleExpression?
    let addition: Addition?
    /// By language.
    let due: [DocumentLanguage: TextTemplate]
    let who: NextStep.Actor
    let clause: String
    let sources: [Rule.Source]
    let place: SourcePlace
}

/// Works out the steps of one document.
private struct StepEvaluation {
    let fields: Value.Map
    let environment: Environment
    let dates: ActRegister.Dates
    let register: ActRegister

    /// nil when the step does not apply.
    func step(_ rule: StepRule) throws(DiagnosticList) -> NextStep? {
        do throws(DiagnosticList) {
            guard try applies(rule) else { return nil }
            return NextStep(
                id: rule.id, date: try date(of: rule), title: rule.title, due: try due(of: rule),
                who: rule.who, clause: rule.clause,
                sources: register.sources(rule.sources, on: dates))
        } catch {
            if error.all.allSatisfy(\.isOfMissingData) { return nil }
            throw error
        }
    }

    private func applies(_ rule: StepRule) throws(DiagnosticList) -> Bool {
        try rule.condition.map { expression throws(DiagnosticList) in try value(expression) }?
            .isTruthy ?? true
    }

    private func value(_ expression: RuleExpression) throws(DiagnosticList) -> Value {
        do {
            return try expression.parsed.value(in: Scope(fields), environment: environment)
        } catch {
            throw DiagnosticList(error)
        }
    }

    // MARK: - When

    private func date(of rule: StepRule) throws(DiagnosticList) -> CalendarDate? {
        guard let expression = rule.date else { return nil }
        guard case .date(let date) = try value(expression) else {
            throw DiagnosticList(.notADay(expression.place))
        }
        let moved: CalendarDate?
        switch rule.addition {
        case nil: moved = date
        case .days(let count): moved = date.adding(days: try days(count))
        case .workingDays(let count): moved = date.adding(workingDays: try days(count))
        }
        guard let moved else { throw DiagnosticList(.noSuchDay(expression.place)) }
        return moved
    }

    private func days(_ expression: RuleExpression) throws(DiagnosticList) -> Int {
        guard case .number(let number) = try value(expression),
            let days = StrictDecimal.int(exactly: number)
        else { throw DiagnosticList(.notDays(expression.place)) }
        return days
    }

    private func due(of rule: StepRule) throws(DiagnosticList) -> LocalText? {
        guard let ro = try due(of: rule, in: .ro) else { return nil }
        return LocalText(ro: ro, ru: try due(of: rule, in: .ru), en: try due(of: rule, in: .en))
    }

    private func due(of rule: StepRule, in language: DocumentLanguage) throws(DiagnosticList)
        -> String?
    {
        guard let template = rule.due[language] else { return nil }
        do throws(DiagnosticList) {
            return try template.text(with: fields, environment: environment)
        } catch {
            throw DiagnosticList(error.all.map { $0.moved(to: rule.place) })
        }
    }
}

extension Diagnostic {
    /// Within words that stand in one scalar a place of their own means nothing.
    func moved(to place: SourcePlace) -> Diagnostic {
        var copy = self
        copy.location = .source(place)
        return copy
    }

    fileprivate static func broken(_ rule: StepRule, _ cause: Diagnostic) -> Diagnostic {
        .error(
            "next-steps.broken", at: cause.location ?? .source(rule.place),
            arguments: ["step": rule.id, "cause": cause.id],
            message: Text(
                ro: "pasul „\(rule.id)” nu poate fi calculat: \(cause.message.ro)",
                en: "the step “\(rule.id)” cannot be computed: \(cause.message.en)"),
            hint: cause.hint)
    }

    fileprivate static func notADay(_ place: SourcePlace) -> Diagnostic {
        .error(
            "next-steps.not-a-date", at: .source(place),
            message: Text(
                ro: "expresia nu dă o dată calendaristică", en: "the expression gives no date"),
            hint: Text(
                ro: "numiți un câmp cu o dată, de exemplu terms.performance_to",
                en: "name a field that holds a date, e.g. terms.performance_to"))
    }

    fileprivate static func notDays(_ place: SourcePlace) -> Diagnostic {
        .error(
            "next-steps.not-days", at: .source(place),
            message: Text(
                ro: "expresia nu dă un număr întreg de zile",
                en: "the expression gives no whole number of days"),
            hint: Text(ro: "scrieți, de exemplu, 15 sau -90", en: "write e.g. 15 or -90"))
    }

    fileprivate static func noSuchDay(_ place: SourcePlace) -> Diagnostic {
        .error(
            "next-steps.no-such-day", at: .source(place),
            message: Text(
                ro: "data iese din anii 1–9999", en: "the date leaves the years 1 to 9999"),
            hint: Text(ro: "micșorați numărul de zile", en: "lower the number of days"))
    }
}
