public import Diagnostics
public import Templates
public import Wording

extension ActRegister {
    /// An act as the document cites it: „Legea nr. 123/2010 cu privire la serviciile sociale”.
    ///
    /// Where the title is not known in the document's language, the full form is that of the number.
    ///
    /// - Parameters:
    ///   - name: The act's id or other name, or a switch that chooses one (`data-protection`).
    ///   - asHistory: Whether an act may be cited that is not in force.
    /// - Throws: `acts.unknown`, `acts.not-in-force`, `acts.switch-undecided`, `acts.not-worded`.
    public func citation(
        of name: String, form: CitationForm = .full, in language: DocumentLanguage,
        on dates: Dates, asHistory: Bool = false
    ) throws(Diagnostic) -> String {
        let act = try act(called: name, on: dates)
        guard asHistory || governs(act, on: dates) else {
            throw .notInForce(act, successor: successor(of: act, on: dates), on: dates.document)
        }
        guard let words = words(for: act, form, in: language) else {
            throw .notWorded(act, language)
        }
        return words
    }

    /// The same for a document of one date.
    public func citation(
        of name: String, form: CitationForm = .full, in language: DocumentLanguage,
        on date: CalendarDate
    ) throws(Diagnostic) -> String {
        try citation(of: name, form: form, in: language, on: Dates(document: date))
    }

    /// The act of this name, or the one that a switch of this name chooses.
    func act(called name: String, on dates: Dates) throws(Diagnostic) -> Act {
        if let act = self[name] { return act }
        guard let chooser = self.switch(name) else {
            throw .unknownAct(
                name, known: acts.flatMap { [$0.id] + $0.aliases } + switches.map(\.id))
        }
        guard let date = dates.deciding(chooser), let id = chooser.act(on: date), let act = self[id]
        else { throw .switchUndecided(chooser) }
        return act
    }

    /// The citation whatever the date; nil when the act has no words in that language.
    func words(for act: Act, _ form: CitationForm, in language: DocumentLanguage) -> String? {
        let own = act.ownForms[language] ?? [:]
        let usual = forms[act.type]?[language] ?? [:]
        let pattern = own[form] ?? own[.number] ?? usual[form]
        return pattern.flatMap { filled($0, for: act, in: language) }
            ?? usual[.number].flatMap { filled($0, for: act, in: language) }
    }

    private func filled(_ pattern: String, for act: Act, in language: DocumentLanguage) -> String? {
        Array(pattern.utf8).filled { name in
            switch name {
            case "title": act.title[language].map { Array($0.utf8) }
            case "issuer": act.issuer?[language].map { Array($0.utf8) }
            default: act.fixedPart(name)
            }
        }.map { String(decoding: $0, as: UTF8.self) }
    }

    private static let actParameters = ["id", "form?", "as?"]

    /// Makes the function's name known where wording is read before the acts are.
    static func declareFunction(in environment: inout Environment) {
        environment.add(function: "act", parameters: actParameters) { _ in .none }
    }

    /// Adds the template function `act(id, form?, as?)`: `act("L123-2010")`,
    /// `act("data-protection", "number")`, `act("L133-2011", as="history")`.
    ///
    /// - Parameter dates: Those of the document that is written.
    public func install(into environment: inout Environment, on dates: Dates) {
        environment.circumstances += [
            .date(dates.document), dates.procurementStart.map { .date($0) } ?? .none,
        ]
        environment.add(function: "act", parameters: Self.actParameters) {
            (call) throws(Diagnostic) -> Value in
            let form = try call.choice("form", of: ["full": CitationForm.full, "number": .number])
            let asHistory = try call.choice("as", of: ["history": true]) ?? false
            do throws(Diagnostic) {
                let citation = try self.citation(
                    of: try call.text("id") ?? "", form: form ?? .full,
                    in: call.environment.language, on: dates, asHistory: asHistory)
                return .text(call.environment.language.typeset(citation))
            } catch {
                throw error.located(at: call.place(of: "id"))
            }
        }
    }
}

extension Act {
    /// What stands for `{number}` and `{year}` in every language; other braces stay as they are.
    func fixedPart(_ name: String) -> [UInt8]? {
        switch name {
        case "number": Array(number.utf8)
        case "year": Array(String(year).utf8)
        default: Array("{\(name)}".utf8)
        }
    }
}

extension [UInt8] {
    /// The pattern with its names in braces replaced; nil when one has no words.
    func filled(_ words: (String) -> [UInt8]?) -> [UInt8]? {
        var (result, rest): ([UInt8], ArraySlice<UInt8>) = ([], self[...])
        while let open = rest.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            result += rest[..<open]
            let name = String(decoding: rest[(open + 1)..<close], as: UTF8.self)
            guard let text = words(name) else { return nil }
            result += text
            rest = rest[(close + 1)...]
        }
        return result + rest
    }
}

extension Diagnostic {
    static func unknownAct(_ name: String, known: [String], at place: SourcePlace? = nil)
        -> Diagnostic
    {
        let near = NearName.of(name, among: known)
        return .error(
            "acts.unknown", at: place.map { .source($0) }, arguments: ["act": name],
            message: Text(
                ro: "în registrul actelor nu există „\(name)”",
                en: "the register of acts has no “\(name)”"),
            hint: Text(
                ro: near.map { "poate „\($0)”?" } ?? "adăugați actul în rules/acts.yaml",
                en: near.map { "did you mean “\($0)”?" } ?? "add the act to rules/acts.yaml"))
    }

    fileprivate static func notInForce(_ act: Act, successor: Act?, on date: CalendarDate)
        -> Diagnostic
    {
        let instead = successor.map {
            Text(ro: "citați \($0.id) sau", en: "cite \($0.id), or")
        }
        return .error(
            "acts.not-in-force", arguments: ["act": act.id, "date": date.description],
            message: Text(
                ro: "actul \(act.id) nu este în vigoare la \(date)",
                en: "the act \(act.id) is not in force on \(date)"),
            hint: Text(
                ro: "\(instead?.ro ?? "citați actul în vigoare sau") scrieți "
                    + "act(\"\(act.id)\", as=\"history\"), dacă este amintit ca istorie",
                en: "\(instead?.en ?? "cite the act in force, or") write "
                    + "act(\"\(act.id)\", as=\"history\") if it is mentioned as history"))
    }

    fileprivate static func switchUndecided(_ chooser: ActSwitch) -> Diagnostic {
        .error(
            "acts.switch-undecided", arguments: ["switch": chooser.id],
            message: Text(
                ro: "„\(chooser.id)” nu poate alege actul: data din \(chooser.field) lipsește sau "
                    + "nu este acoperită",
                en:
                    "“\(chooser.id)” cannot choose the act: the date in \(chooser.field) is missing "
                    + "or not covered"),
            hint: Text(
                ro: "completați \(chooser.field) sau numiți actul direct",
                en: "fill in \(chooser.field), or name the act itself"))
    }

    fileprivate static func notWorded(_ act: Act, _ language: DocumentLanguage) -> Diagnostic {
        .error(
            "acts.not-worded", arguments: ["act": act.id, "language": language.rawValue],
            message: Text(
                ro: "actul \(act.id) nu are denumire în limba documentului (\(language.rawValue))",
                en: "the act \(act.id) has no name in the document's language "
                    + "(\(language.rawValue))"),
            hint: Text(
                ro: "adăugați titlul sau emitentul în rules/acts.yaml",
                en: "add the title or the issuer in rules/acts.yaml"))
    }
}
