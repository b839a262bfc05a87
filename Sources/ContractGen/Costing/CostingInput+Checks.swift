internal import Diagnostics
internal import FoundationEssentials
internal import Wording

extension CostingInput {
    /// All that keeps the input from being costed by a profile on a day, each with its field.
    func problems(by profile: CostingProfile, on date: CalendarDate, unit: UnitOfService)
        -> [Diagnostic]
    {
        profileProblems(profile, on: date, unit: unit) + volumeProblems(unit) + numberProblems
            + resourceProblems(profile) + activityProblems(profile)
            + rateProblems(profile, on: date)
    }

    func place(_ keys: String...) -> FieldPath {
        keys.reduce(Self.path) { $0.appending($1) }
    }

    private func profileProblems(
        _ profile: CostingProfile, on date: CalendarDate, unit: UnitOfService
    ) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        if !profile.isInForce(on: date) {
            problems.append(.profileNotInForce(profile.id, date, at: place("profile")))
        }
        if !profile.units.isEmpty, !profile.units.contains(unit) {
            problems.append(.unitNotCosted(unit, profile, at: place("profile")))
        }
        return problems
    }

    private func volumeProblems(_ unit: UnitOfService) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        if capacity <= 0 { problems.append(.zero("capacity", at: place("capacity"))) }
        if occupancy.isZero { problems.append(.zero("occupancy", at: place("occupancy"))) }
        if months <= 0 { problems.append(.zero("months", at: place("months"))) }
        if let units, units <= 0 { problems.append(.zero("units", at: place("units"))) }
        if units == nil, unit != .beneficiaryMonth {
            problems.append(.unitsNeeded(unit, at: place("units")))
        }
        return problems
    }

    private var numberProblems: [Diagnostic] {
        let percents = [
            ("occupancy", occupancy), ("indirect_percent", indirectPercent),
            ("employer_contribution_percent", employerContribution ?? 0),
        ]
        let amounts = [
            ("minimum_wage", minimumWage ?? 0), ("productive_hours", productiveHours ?? 0),
        ]
        return percents.compactMap { Self.percentProblem($1, at: place($0)) }
            + amounts.compactMap { Self.negativeProblem($1, at: place($0)) }
    }

    static func percentProblem(_ percent: Decimal, at path: FieldPath) -> Diagnostic? {
        (0...100).contains(percent) ? nil : .percentOutOfRange(at: path)
    }

    static func negativeProblem(_ number: Decimal, at path: FieldPath) -> Diagnostic? {
        number < 0 ? .negative(at: path) : nil
    }

    private func resourceProblems(_ profile: CostingProfile) -> [Diagnostic] {
        var problems: [Diagnostic?] = []
        for (index, post) in personnel.enumerated() {
            let path = place("personnel").appending(index)
            problems.append(Self.negativeProblem(post.fte, at: path.appending("fte")))
            problems.append(Self.negativeProblem(post.gross, at: path.appending("gross")))
        }
        for (index, good) in goods.enumerated() {
            let path = place("goods_and_services").appending(index)
            problems.append(Self.negativeProblem(good.unitPrice, at: path.appending("unit_price")))
            problems.append(Self.negativeProblem(good.quantity, at: path.appending("quantity")))
            if profile.goodsCategory(good.category) == nil {
                problems.append(
                    .unknownCategory(good.category, profile, at: path.appending("category")))
            }
        }
        for (index, asset) in amortisation.enumerated() {
            let path = place("amortisation").appending(index)
            problems.append(Self.negativeProblem(asset.value, at: path.appending("value")))
            problems.append(Self.percentProblem(asset.share, at: path.appending("share")))
            if asset.usefulLifeYears <= 0 {
                problems.append(
                    .zero("useful_life_years", at: path.appending("useful_life_years")))
            }
        }
        return problems.compactMap(\.self)
    }

    private func activityProblems(_ profile: CostingProfile) -> [Diagnostic] {
        guard profile.method == .activities else { return [] }
        var problems: [Diagnostic?] = []
        if activities.isEmpty { problems.append(.noActivities(at: place("activities"))) }
        if productiveHours ?? 0 == 0 {
            problems.append(.zero("productive_hours", at: place("productive_hours")))
        }
        for (index, activity) in activities.enumerated() {
            let path = place("activities").appending(index)
            problems += [
                Self.negativeProblem(
                    activity.sessionsPerMonth, at: path.appending("sessions_per_month")),
                Self.negativeProblem(activity.minutes, at: path.appending("minutes")),
                Self.percentProblem(activity.share, at: path.appending("share")),
            ]
            if !personnel.contains(where: { $0.post == activity.post }) {
                problems.append(
                    .unknownPost(
                        activity.post, known: personnel.map(\.post), at: path.appending("post")))
            }
        }
        return problems.compactMap(\.self)
    }

    // MARK: - Rates and caps

    private func rateProblems(_ profile: CostingProfile, on date: CalendarDate) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        let rate = profile.rate(.employerContribution, for: employer, on: date)
        let path = place("employer_contribution_percent")
        switch (employerContribution, rate) {
        case (nil, nil): problems.append(.rateNotInForce(date, at: path))
        case (let own?, let rate?) where own != rate.percent:
            problems.append(.rateDiffers(own, rate, at: path))
        default: break
        }
        if minimumWage != nil, profile.category(for: .minimumContribution) != nil,
            profile.rate(.minimumContribution, for: employer, on: date) == nil
        {
            problems.append(.rateNotInForce(date, at: place("minimum_wage")))
        }
        return problems + capProblems(profile)
    }

    private func capProblems(_ profile: CostingProfile) -> [Diagnostic] {
        let caps =
            profile.caps.map { (percent: $0.percent, source: $0.source) }
            + [indirectCap].compactMap { $0.map { (percent: $0.percent, source: $0.source) } }
        return caps.filter { indirectPercent > $0.percent }.map {
            .aboveCap(indirectPercent, $0.percent, $0.source, at: place("indirect_percent"))
        }
    }
}

extension FieldPath {
    /// The field as messages name it: „Capacitatea (costing.capacity)”.
    var costingSubject: Text { Schema.costingAndPrice.subject(at: self) }
}

extension Diagnostic {
    static func zero(_ field: String, at path: FieldPath) -> Diagnostic {
        let subject = path.costingSubject
        return .error(
            "costing.zero-" + field.split(separator: "_").joined(separator: "-"),
            at: .field(path),
            message: Text(
                ro: "\(subject.ro): trebuie un număr mai mare decât zero",
                en: "\(subject.en): a number greater than zero is needed"),
            hint: Text(
                ro: "scrieți valoarea planificată; la ea se împarte costul",
                en: "write the planned value; the cost is divided by it"))
    }

    static func negative(at path: FieldPath) -> Diagnostic {
        let subject = path.costingSubject
        return .error(
            "costing.negative", at: .field(path),
            message: Text(
                ro: "\(subject.ro): valoarea nu poate fi negativă",
                en: "\(subject.en): the value cannot be negative"),
            hint: Text(ro: "scrieți numărul fără minus", en: "write the number without minus"))
    }

    static func percentOutOfRange(at path: FieldPath) -> Diagnostic {
        let subject = path.costingSubject
        return .error(
            "costing.percent-out-of-range", at: .field(path),
            message: Text(
                ro: "\(subject.ro): procentul trebuie să fie de la 0 la 100",
                en: "\(subject.en): the percentage must be from 0 to 100"),
            hint: Text(ro: "scrieți 7 pentru 7 %", en: "write 7 for 7%"))
    }

    static func unitsNeeded(_ unit: UnitOfService, at path: FieldPath) -> Diagnostic {
        .error(
            "costing.units-needed", at: .field(path), arguments: ["unit": unit.rawValue],
            message: Text(
                ro:
                    "unitatea de serviciu este „\(unit.meaning.ro)”, dar nu se spune câte unități se planifică",
                en: "the unit of service is “\(unit.meaning.en)”, but not how many are planned"),
            hint: Text(
                ro: "adăugați „units”: numărul de unități din contract",
                en: "add “units”: how many the contract has"))
    }

    fileprivate static func profileNotInForce(
        _ id: String, _ date: CalendarDate, at path: FieldPath
    ) -> Diagnostic {
        .error(
            "costing.profile-not-in-force", at: .field(path),
            arguments: ["profile": id, "date": date.description],
            message: Text(
                ro: "profilul de costificare „\(id)” nu este în vigoare la \(date)",
                en: "the costing profile “\(id)” is not in force on \(date)"),
            hint: Text(
                ro: "alegeți alt profil sau corectați data documentului",
                en: "choose another profile, or correct the document's date"))
    }

    fileprivate static func unitNotCosted(
        _ unit: UnitOfService, _ profile: CostingProfile, at path: FieldPath
    ) -> Diagnostic {
        let units = profile.units.map(\.rawValue).joined(separator: ", ")
        return .error(
            "costing.unit-not-costed", at: .field(path),
            arguments: ["unit": unit.rawValue, "profile": profile.id],
            message: Text(
                ro: "profilul „\(profile.id)” nu calculează costul pe unitatea „\(unit.rawValue)”",
                en: "the profile “\(profile.id)” does not cost the unit “\(unit.rawValue)”"),
            hint: Text(
                ro: "unități posibile: \(units); sau alegeți alt profil",
                en: "possible units: \(units); or choose another profile"))
    }

    fileprivate static func unknownCategory(
        _ name: String, _ profile: CostingProfile, at path: FieldPath
    ) -> Diagnostic {
        let known = profile.categories.filter { $0.role == .goods }.map(\.id)
        let near = NearName.of(name, among: known)
        let list = known.joined(separator: ", ")
        return .error(
            "costing.unknown-category", at: .field(path), arguments: ["category": name],
            message: Text(
                ro: "categoria de cost „\(name)” nu există în profilul „\(profile.id)”",
                en: "the profile “\(profile.id)” has no cost category “\(name)”"),
            hint: Text(
                ro: near.map { "poate „\($0)”?" } ?? "categorii: \(list)",
                en: near.map { "did you mean “\($0)”?" } ?? "categories: \(list)"))
    }

    fileprivate static func unknownPost(
        _ name: String, known: [String], at path: FieldPath
    ) -> Diagnostic {
        let near = NearName.of(name, among: known)
        return .error(
            "costing.unknown-post", at: .field(path), arguments: ["post": name],
            message: Text(
                ro: "funcția „\(name)” nu este în lista personalului",
                en: "the post “\(name)” is not in the list of personnel"),
            hint: Text(
                ro: near.map { "poate „\($0)”?" } ?? "adăugați funcția în „personnel”",
                en: near.map { "did you mean “\($0)”?" } ?? "add the post to “personnel”"))
    }

    fileprivate static func noActivities(at path: FieldPath) -> Diagnostic {
        .error(
            "costing.no-activities", at: .field(path),
            message: Text(
                ro: "costificarea pe activități nu are nicio activitate",
                en: "the costing by activities has no activity"),
            hint: Text(
                ro: "adăugați activitățile sau alegeți profilul „resources”",
                en: "add the activities, or choose the profile “resources”"))
    }

    fileprivate static func rateNotInForce(_ date: CalendarDate, at path: FieldPath)
        -> Diagnostic
    {
        let subject = path.costingSubject
        return .error(
            "costing.rate-not-in-force", at: .field(path), arguments: ["date": date.description],
            message: Text(
                ro: "\(subject.ro): profilul nu are nicio rată în vigoare la \(date)",
                en: "\(subject.en): the profile has no rate in force on \(date)"),
            hint: Text(
                ro: "scrieți rata în date sau completați profilul de costificare",
                en: "write the rate in the data, or complete the costing profile"))
    }

    fileprivate static func rateDiffers(
        _ own: Decimal, _ rate: CostingProfile.Rate, at path: FieldPath
    ) -> Diagnostic {
        let expected = DocumentLanguage.ro.percent(rate.percent)
        return .warning(
            "costing.rate-differs", at: .field(path),
            arguments: ["found": own.description, "expected": rate.percent.description],
            message: Text(
                ro:
                    "contribuția angajatorului este \(DocumentLanguage.ro.percent(own)), iar rata în vigoare pentru acest angajator este \(expected)",
                en:
                    "the employer's contribution is \(DocumentLanguage.en.percent(own)), and the rate in force for this employer is \(DocumentLanguage.en.percent(rate.percent))"
            ),
            hint: Text(
                ro: "verificați „employer” (private sau public) și rata",
                en: "check “employer” (private or public) and the rate"))
    }

    fileprivate static func aboveCap(
        _ percent: Decimal, _ cap: Decimal, _ source: String, at path: FieldPath
    ) -> Diagnostic {
        let (ro, en) = (DocumentLanguage.ro, DocumentLanguage.en)
        return .error(
            "costing.above-cap", at: .field(path),
            arguments: ["found": percent.description, "cap": cap.description],
            message: Text(
                ro:
                    "costurile indirecte de \(ro.percent(percent)) depășesc plafonul de \(ro.percent(cap)) (\(source))",
                en:
                    "indirect costs of \(en.percent(percent)) are above the cap of \(en.percent(cap)) (\(source))"
            ),
            hint: Text(
                ro: "micșorați procentul sau corectați plafonul",
                en: "lower the percentage, or correct the cap"))
    }
}
