internal import Diagnostics
internal import Templates
internal import Wording

/// A condition of a requirement that does not hold, in a sentence with labels and printed figures.
struct UnmetWords {
    let captions: FieldCaptions
    let language: DocumentLanguage
    let currency: Currency
    /// The value in the data.
    let value: (FieldPath) -> Value?

    /// „„Unități acceptate” este 31; trebuie să fie cel mult 30 („Capacitatea perioadei”)”; nil where
    /// a side is neither a field nor a literal.
    ///
    /// - Parameter resolve: The place that a path of the expression stands for.
    func sentence(_ sides: Expression.Sides, _ resolve: (FieldPath) -> FieldPath) -> LocalText? {
        guard let name = sides.left.field else { return nil }
        let left = resolve(name.path)
        guard let found = value(left), let stated = shown(found, left) else { return nil }
        let right = sides.right.field.map { resolve($0.path) }
        let limit = right.flatMap(value) ?? literal(sides.right)
        guard let limit, let bound = shown(limit, right ?? left) ?? shown(limit, left) else {
            return nil
        }
        let isDate = if case .date = limit { true } else { false }
        func words(_ language: DocumentLanguage, _ verb: String, _ must: String) -> String {
            let subject = language.quoted(captions.label(of: left).in(language))
            let source = right.map { " (\(language.quoted(captions.label(of: $0).in(language))))" }
            let relation = sides.sign.words(isDate: isDate)?.in(language)
            let bounds = [must, relation, bound].compactMap(\.self).joined(separator: " ")
            return "\(subject) \(verb) \(stated); \(bounds)\(source ?? "")"
        }
        return LocalText(
            ro: words(.ro, "este", "trebuie să fie"), ru: words(.ru, "–", "должно быть"),
            en: words(.en, "is", "it must be"))
    }

    /// Any other condition: what it read.
    func sentence(_ paths: [FieldPath]) -> LocalText {
        func facts(_ language: DocumentLanguage) -> String {
            paths.uniqued().map { path in
                let label = language.quoted(captions.label(of: path).in(language))
                guard let value = value(path) else {
                    return "\(label): \(Self.missing.in(language))"
                }
                return "\(label) = \(shown(value, path) ?? "…")"
            }.joined(separator: ", ")
        }
        return LocalText(
            ro: "condiția nu este îndeplinită: \(facts(.ro))",
            ru: "условие не выполнено: \(facts(.ru))",
            en: "the condition does not hold: \(facts(.en))")
    }

    private static let missing = LocalText(ro: "lipsește", ru: "нет", en: "missing")

    /// The value when it is short; a few short words of a list, else how many items it has.
    private func shown(_ value: Value, _ path: FieldPath) -> String? {
        if case .list(let list) = value {
            let words = list.compactMap { item in
                if case .text = item { shown(item, path) } else { nil }
            }
            let isShort = (1...3).contains(words.count) && words.count == list.count
            return isShort ? words.joined(separator: "; ") : String(list.count)
        }
        return captions[path]?.text(of: value, in: language, currency)
            ?? value.shortText(in: language)
    }

    private func literal(_ expression: Expression) -> Value? {
        guard expression.isLiteral else { return nil }
        return try? expression.value(
            in: Scope(Value.Map()), environment: Environment(language: language))
    }
}

extension Expression.Sign {
    /// nil where nothing stands before the bound.
    fileprivate func words(isDate: Bool) -> LocalText? {
        switch self {
        case .equal: nil
        case .notEqual: LocalText(ro: "altceva decât", ru: "не", en: "other than")
        case .less:
            isDate
                ? LocalText(ro: "înainte de", ru: "до", en: "before")
                : LocalText(ro: "mai puțin de", ru: "меньше", en: "less than")
        case .lessOrEqual:
            isDate
                ? LocalText(ro: "cel mai târziu la", ru: "не позднее", en: "at the latest")
                : LocalText(ro: "cel mult", ru: "не больше", en: "at most")
        case .greater:
            isDate
                ? LocalText(ro: "după", ru: "после", en: "after")
                : LocalText(ro: "mai mult de", ru: "больше", en: "more than")
        case .greaterOrEqual:
            isDate
                ? LocalText(ro: "cel mai devreme la", ru: "не раньше", en: "at the earliest")
                : LocalText(ro: "cel puțin", ru: "не меньше", en: "at least")
        }
    }
}
