public import DataFiles
public import Diagnostics
internal import FoundationEssentials
internal import Wording

extension CostingProfile {
    /// Reads a profile, `rules/costing/<id>.yaml`.
    ///
    /// - Throws: All that is wrong with it: `library.…`, `costing.profile-…`, `data.…`.
    public init(reading source: DataSource) throws(DiagnosticList) {
        let node = try DataNode(reading: source)
        var reader = ProfileReader()
        let profile = reader.profile(node)
        guard let profile, !reader.problems.hasErrors else {
            throw DiagnosticList(reader.problems.all)
        }
        self = profile
    }

    /// The profiles of the library in force, in the order of their names.
    ///
    /// - Throws: All that is wrong with any of them.
    public static func all(in library: Library) throws(DiagnosticList) -> [CostingProfile] {
        var problems = DiagnosticCollector()
        var profiles: [CostingProfile] = []
        for path in library.paths where path.hasPrefix("rules/costing/") {
            guard path.hasSuffix(".yaml"), let file = library.data(path) else { continue }
            let profile = problems.takeAll(try Self.checked(file))
            if let profile { profiles.append(profile) }
        }
        return try problems.finish(profiles).value
    }

    private static func checked(_ source: DataSource) throws(DiagnosticList)
        -> Checked<CostingProfile>
    {
        Checked(try CostingProfile(reading: source))
    }
}

/// Reads the parts of a profile and gathers what is wrong.
private struct ProfileReader {
    var problems = DiagnosticCollector()
    /// Where names of categories and codes stand first.
    private var names: [String: SourcePlace] = [:]

    private static let keys = [
        "id", "method", "version", "title", "official", "statement", "legal_basis", "valid_from",
        "valid_to", "checked_on", "source", "confidence", "units", "groups", "rates", "caps",
        "rounding",
    ]

    mutating func profile(_ node: DataNode) -> CostingProfile? {
        guard let record = LibraryRecord(node, keys: Self.keys, &problems) else { return nil }
        let id = record.text("id", &problems)
        let method = record.choice("method", CostingProfile.Method.self, &problems)
        let title = record.words("title", &problems)
        let statement = record.words("statement", &problems)
        let source = record.text("source", &problems)
        let confidence = record.choice("confidence", Confidence.self, &problems)
        let groups = record.items(ifAny: "groups", &problems).compactMap { group($0) }
        let rates = record.items(ifAny: "rates", &problems).compactMap { rate($0) }
        let caps = record.items(ifAny: "caps", &problems).compactMap { cap($0) }
        let steps = record.items(ifAny: "rounding", &problems).compactMap { step($0) }
        let from = record.date(ifAny: "valid_from", &problems)
        let to = record.date(ifAny: "valid_to", &problems)
        if let from, let to, to < from { problems.report(.profileEndsFirst(node.place)) }
        guard record.needed("checked_on", &problems) != nil,
            let checkedOn = record.date(ifAny: "checked_on", &problems), let id, let method,
            let title, let statement, let source, let confidence
        else { return nil }
        let profile = CostingProfile(
            id: id, method: method, version: record.text(ifAny: "version", &problems) ?? "",
            title: title, isOfficial: record.flag(ifAny: "official", &problems) ?? false,
            statement: statement, legalBasis: record.texts(ifAny: "legal_basis", &problems),
            validFrom: from, validTo: to, checkedOn: checkedOn, source: source,
            confidence: confidence, groups: groups, rates: rates, caps: caps, steps: steps,
            units: record.items(ifAny: "units", &problems)
                .compactMap { $0.choice(UnitOfService.self, &problems) })
        problems.report(profile.gaps(at: node.place))
        return profile
    }

    private mutating func group(_ node: DataNode) -> CostingProfile.Group? {
        let keys = ["code", "title", "in_price", "indirect_base", "categories"]
        guard let record = LibraryRecord(node, keys: keys, &problems),
            let code = record.text("code", &problems), let title = record.words("title", &problems)
        else { return nil }
        claim(record["code"])
        return CostingProfile.Group(
            code: code, title: title,
            categories: record.items(ifAny: "categories", &problems).compactMap { category($0) },
            isInPrice: record.flag(ifAny: "in_price", &problems) ?? true,
            isInIndirectBase: record.flag(ifAny: "indirect_base", &problems) ?? false)
    }

    private mutating func category(_ node: DataNode) -> CostingProfile.Category? {
        guard
            let record = LibraryRecord(node, keys: ["id", "code", "role", "title"], &problems),
            let id = record.text("id", &problems), let code = record.text("code", &problems),
            let role = record.choice("role", CostingProfile.Role.self, &problems),
            let title = record.words("title", &problems)
        else { return nil }
        for key in ["id", "code"] { claim(record[key]) }
        return CostingProfile.Category(id: id, code: code, role: role, title: title)
    }

    /// Every name and every code belongs to one category or group.
    private mutating func claim(_ node: DataNode?) {
        guard let node, let name = node.plainText else { return }
        if let first = names[name] {
            problems.report(.duplicateID(name, at: node.place, first: first))
        }
        names[name] = names[name] ?? node.place
    }

    private mutating func rate(_ node: DataNode) -> CostingProfile.Rate? {
        let keys = [
            "id", "employer", "percent", "valid_from", "valid_to", "source", "confidence",
        ]
        guard let record = LibraryRecord(node, keys: keys, &problems),
            let id = record.choice("id", CostingProfile.Rate.ID.self, &problems),
            let percent = percent(record), let source = record.text("source", &problems),
            let confidence = record.choice("confidence", Confidence.self, &problems)
        else { return nil }
        return CostingProfile.Rate(
            id: id, employer: record["employer"]?.choice(CostingInput.Employer.self, &problems),
            percent: percent, validFrom: record.date(ifAny: "valid_from", &problems),
            validTo: record.date(ifAny: "valid_to", &problems), source: source,
            confidence: confidence)
    }

    private mutating func cap(_ node: DataNode) -> CostingProfile.Cap? {
        guard let record = LibraryRecord(node, keys: ["of", "percent", "source"], &problems),
            let subject = record.choice("of", CostingProfile.Cap.Subject.self, &problems),
            let percent = percent(record), let source = record.text("source", &problems)
        else { return nil }
        return CostingProfile.Cap(of: subject, percent: percent, source: source)
    }

    private mutating func step(_ node: DataNode) -> CostingProfile.Step? {
        guard
            let record = LibraryRecord(
                node, keys: ["figure", "mode", "places", "formula"], &problems),
            let figure = record.choice("figure", CostingProfile.Step.Figure.self, &problems),
            let mode = record.choice("mode", Rounding.Mode.self, &problems),
            let places = record.integer("places", &problems),
            let formula = record.words("formula", &problems)
        else { return nil }
        guard let rounding = Rounding(mode, places: places) else {
            let words = Text(ro: "0, 1 sau 2 zecimale", en: "0, 1 or 2 decimals")
            problems.report(.wrongForm(record["places"] ?? node, words))
            return nil
        }
        return CostingProfile.Step(figure: figure, rounding: rounding, formula: formula)
    }

    private mutating func percent(_ record: LibraryRecord) -> Decimal? {
        guard let node = record.needed("percent", &problems) else { return nil }
        let number = node.plainText.flatMap(StrictDecimal.parse)
        guard let number, (0...100).contains(number) else {
            problems.report(
                .wrongForm(node, Text(ro: "un procent, 0–100", en: "a percentage, 0–100")))
            return nil
        }
        return number
    }
}

extension CostingProfile {
    /// Roles and roundings without which its formulas cannot be carried out.
    fileprivate func gaps(at place: SourcePlace) -> [Diagnostic] {
        let needed: [Role] =
            method == .resources
            ? [.gross, .contribution, .minimumContribution, .goods, .amortisation, .indirect]
            : [.activities, .goods, .amortisation, .indirect]
        let missing = needed.filter { category(for: $0) == nil }.map(\.rawValue)
        let figures = Step.Figure.allCases.filter { figure in
            !(method == .activities && figure == .contribution)
                && !steps.contains { $0.figure == figure }
        }.map(\.rawValue)
        return (missing + figures).map { .profileLacks($0, at: place) }
    }
}

extension Diagnostic {
    fileprivate static func profileLacks(_ name: String, at place: SourcePlace) -> Diagnostic {
        .error(
            "costing.profile-incomplete", at: .source(place), arguments: ["lacks": name],
            message: Text(
                ro: "profilul de costificare nu spune nimic despre „\(name)”",
                en: "the costing profile says nothing about “\(name)”"),
            hint: Text(
                ro: "adăugați categoria în „groups” sau rotunjirea în „rounding”",
                en: "add the category to “groups” or the rounding to “rounding”"))
    }

    fileprivate static func profileEndsFirst(_ place: SourcePlace) -> Diagnostic {
        .error(
            "costing.profile-ends-first", at: .source(place),
            message: Text(
                ro: "profilul de costificare încetează înainte de a începe",
                en: "the costing profile ends before it begins"),
            hint: Text(
                ro: "corectați valid_from sau valid_to", en: "correct valid_from or valid_to"))
    }
}
