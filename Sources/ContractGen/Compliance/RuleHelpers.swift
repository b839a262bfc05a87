internal import Diagnostics
internal import Templates
internal import Wording

/// A function that requirements may use, with its words for `docs/rules.md`.
struct RuleHelper: Sendable {
    typealias Body = @Sendable (RuleSubject, Invocation) throws(Diagnostic) -> [Finding.Problem]

    let name: String
    let parameters: [String]
    /// What it finds, for a lawyer.
    let meaning: LocalText
    /// What its answer follows from, besides its arguments.
    let reads: Reads
    let body: Body

    enum Reads: Sendable {
        case nothing
        /// The fields whose names its argument `fields` lists.
        case fields
        /// The words of the clause that its argument `clause` names; without one, everything.
        case clause
        /// The words of the signature blocks.
        case signatures
        /// Kinds, numbers and ids of the draft's blocks.
        case structure
        /// The whole draft, all data, the dates.
        case everything
    }

    init(
        _ name: String, _ parameters: [String] = [], reading reads: Reads = .everything,
        ro: String, en: String, _ body: @escaping Body
    ) {
        self.name = name
        self.parameters = parameters
        self.reads = reads
        self.meaning = LocalText(ro: ro, en: en)
        self.body = body
    }

    /// `clause_says(clause, phrases)`
    var signature: String { "\(name)(\(parameters.joined(separator: ", ")))" }

    static let all: [RuleHelper] = text + sums + structure + data + acts + people

    static let named = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    private static let text = [
        RuleHelper(
            "clause_says", ["clause", "phrases"], reading: .clause,
            ro: "frazele care lipsesc din clauză; o clauză absentă este ea însăși o problemă",
            en: "the phrases the clause lacks; an absent clause is itself a problem"
        ) { (subject, call) throws(Diagnostic) in try subject.clauseSays(call) },
        RuleHelper(
            "clause_provides", ["clause", "ideas"], reading: .clause,
            ro:
                "nicio problemă dacă în clauză se găsește fiecare idee; o idee are una sau mai multe "
                + "formulări despărțite prin „ | ”. Dacă lipsește o formulare, cerința „nu se poate "
                + "decide”: clauza poate fi redactată altfel, și un om citește. O clauză absentă este "
                + "o problemă",
            en:
                "no problem when the clause has each idea; an idea is one wording or several apart by "
                + "“ | ”. A wording not found means that the requirement cannot be decided: the clause "
                + "may be worded otherwise, and a person reads. An absent clause is a problem"
        ) { (subject, call) throws(Diagnostic) in try subject.clauseProvides(call) },
        RuleHelper(
            "claims_found", ["forms", "clause?"], reading: .clause,
            ro:
                "locurile unde textul, ori clauza, spune una dintre acestea; nu se numără când înainte "
                + "stă „nu”, „nici” sau „fără”",
            en:
                "where the text, or the clause, says one of these; it does not count right after “nu”, "
                + "“nici” or “fără”"
        ) { (subject, call) throws(Diagnostic) in try subject.claimsFound(call) },
        RuleHelper(
            "beneficiary_senses",
            ro:
                "„Beneficiar” folosit și pentru o parte, și pentru persoanele care primesc serviciul",
            en: "“Beneficiar” used both for a party and for the persons served"
        ) { (subject, _) throws(Diagnostic) in try subject.beneficiarySenses() },
        RuleHelper(
            "terms_defined",
            ro: "termeni definiți de două ori, ori definiți și nefolosiți",
            en: "terms defined twice, or defined and never used"
        ) { (subject, _) throws(Diagnostic) in try subject.termsDefined() },
        RuleHelper(
            "signatures_say", ["phrases"], reading: .signatures,
            ro: "frazele care lipsesc din blocurile de semnături",
            en: "the phrases the signature blocks lack"
        ) { (subject, call) throws(Diagnostic) in try subject.signaturesSay(call) },
        RuleHelper(
            "words_found", ["forms", "clauses?"],
            ro: "locurile unde apar cuvintele, în afara clauzelor date; „*” la sfârșit: orice "
                + "terminație",
            en: "where the words stand, outside the given clauses; “*” at the end: any ending"
        ) { (subject, call) throws(Diagnostic) in try subject.wordsFound(call) },
        RuleHelper(
            "words_contradict", ["kinds"],
            ro: "locurile unde textul numește alt fel decât primul; un fel are una sau mai multe "
                + "formulări despărțite prin „ | ”",
            en:
                "where the text names another kind than its first; a kind is one wording or several "
                + "apart by “ | ”"
        ) { (subject, call) throws(Diagnostic) in try subject.wordsContradict(call) },
        RuleHelper(
            "amounts_found", ["clauses?"],
            ro: "sumele de bani din text, în afara clauzelor date",
            en: "amounts of money in the text, outside the given clauses"
        ) { (subject, call) throws(Diagnostic) in try subject.amountsFound(call) },
        RuleHelper(
            "placeholders_found", ["forms"],
            ro: "locurile unde au rămas astfel de forme; spațiile lăsate intenționat pentru "
                + "completare nu se numără",
            en: "where such forms were left; spaces meant to be filled in by hand do not count"
        ) { (subject, call) throws(Diagnostic) in try subject.placeholdersFound(call) },
        RuleHelper(
            "script_faults",
            ro:
                "ș, ț cu sedilă, cuvinte cu litere din două alfabete, text românesc fără diacritice",
            en: "ș, ț with cedilla, words of two alphabets, Romanian text without diacritics"
        ) { (subject, _) throws(Diagnostic) in try subject.scriptFaults() },
    ]

    private static let sums = [
        RuleHelper(
            "words_match_figures",
            ro: "sumele „în cifre (în litere)”, ori din două celule vecine de tabel, ale căror "
                + "litere nu sunt cuvintele sumei, în limba documentului",
            en:
                "sums “in figures (in words)”, or in two neighbouring cells of a table, whose words "
                + "are not those of the sum, in the document's language"
        ) { (subject, _) throws(Diagnostic) in try subject.wordsMatchFigures() },
        RuleHelper(
            "tables_add_up",
            ro:
                "tabelele în care cantitatea înmulțită cu prețul unitar nu dă suma, ori în care rândul "
                + "„Total” nu este suma rândurilor; coloanele care nu au numai cifre se sar",
            en:
                "tables in which quantity times unit price is not the amount, or whose “Total” row is "
                + "not the sum of the rows; columns that have more than figures are passed over"
        ) { (subject, _) throws(Diagnostic) in try subject.tablesAddUp() },
        RuleHelper(
            "personal_codes_found",
            ro: "locurile cu 13 cifre care încep cu 0 sau 2, ca un IDNP, ori cu o dată la cel mult "
                + "cinci cuvinte după „născut*” sau „data nașterii”; codul nu se arată",
            en: "where 13 digits beginning with 0 or 2 stand, as in a personal code, or a date at "
                + "most five words after “născut*” or “data nașterii”; the code is not shown"
        ) { (subject, _) throws(Diagnostic) in try subject.personalCodesFound() },
    ]

    private static let structure = [
        RuleHelper(
            "clauses_present", ["clauses"], reading: .structure,
            ro: "clauzele care lipsesc din document",
            en: "the clauses the document lacks"
        ) { (subject, call) throws(Diagnostic) in try subject.clausesPresent(call) },
        RuleHelper(
            "numbering_gaps", reading: .structure,
            ro: "numere lipsă sau repetate în articole, puncte și anexe",
            en: "numbers missing or repeated among articles, points and annexes"
        ) { (subject, _) throws(Diagnostic) in try subject.numberingGaps() },
        RuleHelper(
            "references_resolved",
            ro: "trimiterile „art. …”, „pct. …”, „Anexa nr. …” la ceva ce documentul nu are; "
                + "trimiterile la articolele unui act nu se numără",
            en: "references to articles, points or annexes the document lacks; those to the "
                + "articles of an act do not count"
        ) { (subject, _) throws(Diagnostic) in try subject.referencesResolved() },
        RuleHelper(
            "annexes_listed", ["clause"], ro: "anexele documentului pe care clauza nu le numește",
            en: "annexes of the document that the clause does not name"
        ) { (subject, call) throws(Diagnostic) in try subject.annexesListed(call) },
        RuleHelper(
            "pages_carry", ["texts"],
            ro: "textele pe care antetul și subsolul nu le poartă; dacă documentul nu are antet și "
                + "subsol, anexele care nu le poartă; formulările se despart prin „ | ”",
            en:
                "texts that neither header nor footer carries; where the document has none, the annexes "
                + "that lack them; wordings stand apart by “ | ”"
        ) { (subject, call) throws(Diagnostic) in try subject.pagesCarry(call) },
        RuleHelper(
            "annexes_agree", ro: "anexele numite în text și absente, sau prezente și nenumite",
            en: "annexes named and absent, or present and not named"
        ) { (subject, _) throws(Diagnostic) in try subject.annexesAgree() },
    ]

    private static let data = [
        RuleHelper(
            "filled", ["value", "fields"], reading: .nothing,
            ro: "câmpurile acelei valori care lipsesc sau sunt goale",
            en: "those fields of the value that are missing or empty"
        ) { (subject, call) throws(Diagnostic) in try subject.filled(call) },
        RuleHelper(
            "idno_valid", ["text"], reading: .nothing,
            ro: "problemă dacă nu sunt 13 cifre cu cifra de control corectă",
            en: "a problem unless it is 13 digits with the right check digit"
        ) { (subject, call) throws(Diagnostic) in try subject.idnoValid(call) },
        RuleHelper(
            "iban_valid", ["text"], reading: .nothing,
            ro:
                "problemă dacă nu este un IBAN din Republica Moldova: 24 de caractere, începe cu MD, "
                + "cifre de control corecte; nu dovedește că există contul",
            en: "a problem unless it is a Moldovan IBAN: 24 characters, MD first, right check "
                + "digits; it does not prove that the account exists"
        ) { (subject, call) throws(Diagnostic) in try subject.ibanValid(call) },
        RuleHelper(
            "treasury_account", ["text"], reading: .nothing,
            ro: "problemă dacă IBAN-ul nu este al Trezoreriei de Stat (codul băncii TR)",
            en: "a problem unless the IBAN is with the State Treasury (bank code TR)"
        ) { (subject, call) throws(Diagnostic) in try subject.treasuryAccount(call) },
        RuleHelper(
            "within_working_days", ["days", "from", "to"], reading: .nothing,
            ro:
                "problemă dacă a doua dată este înaintea primei sau la mai multe zile lucrătoare după "
                + "ea; zilele de sărbătoare nu se cunosc",
            en:
                "a problem when the second date is before the first, or more working days after it; "
                + "public holidays are not known"
        ) { (subject, call) throws(Diagnostic) in try subject.withinWorkingDays(call) },
        RuleHelper(
            "dates_in_order", ["fields"], reading: .fields,
            ro: "perechile de date care nu se succed; „parties[].…” înseamnă fiecare parte; datele "
                + "lipsă se sar, datele egale sunt în ordine",
            en: "the pairs of dates that are out of order; “parties[].…” means each party; missing "
                + "dates are passed over, equal ones are in order"
        ) { (subject, call) throws(Diagnostic) in try subject.datesInOrder(call) },
    ]

    private static let acts = [
        RuleHelper(
            "cites_only", ["act"],
            ro: "problemă dacă actul, ori cel ales de întrerupător, nu este citat sau este citat "
                + "altul dintre cazurile întrerupătorului",
            en:
                "a problem if the act, or the one a switch chooses, is not cited, or another of the "
                + "switch's cases is"
        ) { (subject, call) throws(Diagnostic) in try subject.citesOnly(call) },
        RuleHelper(
            "acts_cited", ["acts"], ro: "locurile unde textul citează unul dintre aceste acte",
            en: "where the text cites one of these acts"
        ) { (subject, call) throws(Diagnostic) in try subject.actsCited(call) },
        RuleHelper(
            "register_acts_cited",
            ro: "locurile unde textul citează vreun act din registru, adică al Republicii Moldova",
            en: "where the text cites any act of the register, that is of the Republic of Moldova"
        ) { (subject, _) throws(Diagnostic) in try subject.registerActsCited() },
        RuleHelper(
            "repealed_acts_cited",
            ro: "actele citate în text care nu sunt în vigoare la data documentului (fără dată: la "
                + "data rulării); legea achizițiilor se judecă după începutul procedurii",
            en: "acts cited that are not in force on the document's date (without one: today); the "
                + "procurement law goes by the start of the procedure"
        ) { (subject, _) throws(Diagnostic) in try subject.repealedActsCited() },
    ]

    private static let people = [
        RuleHelper(
            "ask_person", ["reason", "in_english?"], reading: .nothing,
            ro:
                "nicio problemă: cerința „nu se poate decide”, din motivul dat; o problemă găsită de "
                + "altă verificare a cerinței are întâietate",
            en:
                "no problem: the requirement cannot be decided, for the reason given; a problem that "
                + "another check of the requirement finds goes first"
        ) { (_, call) throws(Diagnostic) in
            let reason = try call.text("reason") ?? ""
            throw .askPerson(Text(ro: reason, en: try call.text("in_english") ?? reason))
        },
        RuleHelper(
            "versions_agree",
            ro:
                "deosebirile față de versiunile în alte limbi (draft.versions): clauze, numere, sume, "
                + "zile",
            en:
                "what differs from the versions in other languages (draft.versions): clauses, numbers, "
                + "sums, days"
        ) { (subject, _) throws(Diagnostic) in try subject.versionsAgree() },
    ]
}

extension Environment {
    /// With the helper functions, which answer for the environment's `RuleSubject`.
    static let ofRules: Environment = {
        var environment = Environment(language: .ro)
        for helper in RuleHelper.all {
            environment.add(function: helper.name, parameters: helper.parameters) {
                (call) throws(Diagnostic) -> Value in
                guard let subject = call.environment.subject as? RuleSubject else {
                    throw .noDraft
                }
                return .list(try helper.body(subject, call).map(\.value))
            }
        }
        return environment
    }()
}

extension Invocation {
    /// A list of texts; empty when it was left out.
    func texts(_ parameter: String) throws(Diagnostic) -> [String] {
        guard let value = self[parameter] else { return [] }
        guard case .list(let items) = value else { throw notTexts(parameter) }
        var texts: [String] = []
        texts.reserveCapacity(items.count)
        // What is empty in the data cannot be looked for; `filled` tells of it.
        for item in items where item != .none {
            guard case .text(let text) = item else { throw notTexts(parameter) }
            texts.append(text)
        }
        return texts
    }

    private func notTexts(_ parameter: String) -> Diagnostic {
        .error(
            "rules.needs-texts", at: place(of: parameter), arguments: ["parameter": parameter],
            message: Text(
                ro: "„\(name)” cere aici o listă de texte",
                en: "“\(name)” needs a list of texts here"),
            hint: Text(ro: "scrieți [\"…\", \"…\"]", en: "write [\"…\", \"…\"]"))
    }
}

extension Diagnostic {
    /// Becomes a reason why the requirement cannot be decided.
    static func askPerson(_ reason: Text) -> Diagnostic {
        .error("rules.ask-person", message: reason)
    }
}
