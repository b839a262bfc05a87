internal import Diagnostics
internal import Templates
internal import Wording

/// The words of a register to fill in, in one language.
struct FormWords: Sendable {
    let language: DocumentLanguage
    let vocabulary: RegisterVocabulary
    private let services: [String]

    init(_ language: DocumentLanguage, _ vocabulary: RegisterVocabulary, services: [String]) {
        self.language = language
        self.vocabulary = vocabulary
        self.services = services
    }

    /// Among synonyms Romanian ones stand first, then Russian, then English.
    private func pick(_ words: [String]) -> String? {
        let isRussian: (String) -> Bool = { Script.scripts(in: $0).contains(.cyrillic) }
        switch language {
        case .ro: return words.first
        case .ru: return words.first(where: isRussian)
        case .en:
            guard let last = words.lastIndex(where: isRussian) else { return nil }
            return words.dropFirst(last + 1).first
        }
    }

    func sheetName(_ role: SheetRole) -> String? {
        vocabulary.sheetWords[role].flatMap(pick)
    }

    /// A header that reads back as the field: a known word, else the path.
    func header(_ synonyms: [String], _ path: FieldPath) -> String {
        pick(synonyms) ?? path.description
    }

    var numberHeader: String {
        let path = FieldPath([.key("number")])
        let fields = vocabulary.listing.first { $0.role == .documents }?.fields ?? []
        return header(fields.first { $0.path == path }?.words ?? [], path)
    }

    /// Whether a field of documents is filled in on the sheet of parties: all of the provider but
    /// what names it.
    func isOfParties(_ path: FieldPath) -> Bool {
        let steps = path.description.split(separator: ".")
        guard steps.count > 1, ["provider", "authority"].contains(steps[0]) else { return false }
        return !["name", "idno"].contains(steps[1])
    }

    private func text(_ ro: String, _ ru: String, _ en: String) -> String {
        switch language {
        case .ro: ro
        case .ru: ru
        case .en: en
        }
    }

    private func text(_ text: Text) -> String { language == .en ? text.en : text.ro }

    func note(_ field: Field) -> String {
        [text(field.label), text(field.note), expectation(field)].filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    func expectation(_ field: Field) -> String {
        switch field.type {
        case .list:
            text(
                "Mai multe valori se despart cu punct și virgulă.",
                "Несколько значений разделяются точкой с запятой.",
                "Separate several values with semicolons.")
        case .choice, .bool:
            text("Alegeți din listă.", "Выберите из списка.", "Choose from the list.")
        default:
            text("Se așteaptă: ", "Ожидается: ", "Expected: ") + text(field.type.words)
        }
    }

    /// The values of a menu; none where anything may be typed.
    func menu(of field: Field, at path: FieldPath?) -> [String] {
        if path?.description == "service.code" { return services }
        switch field.type {
        case .bool: return [yes, no]
        case .choice(let options):
            let registered = DocumentKind.registered.map(\.rawValue)
            let isKind =
                path?.description == "kind" && options.contains { $0.name == registered[0] }
            return options.filter { !isKind || registered.contains($0.name) }.map(word)
        default: return []
        }
    }

    var yes: String { text("da", "да", "yes") }
    var no: String { text("nu", "нет", "no") }

    func word(_ option: FieldType.Option) -> String {
        if language == .ru, let russian = vocabulary.optionWords[option.name].flatMap(pick) {
            return russian
        }
        return text(option.meaning)
    }

    var example: String { text("EXEMPLU", "ПРИМЕР", "EXAMPLE") }
    var menusName: String { text("Liste", "Списки", "Lists") }
    var legendName: String { text("Legendă", "Легенда", "Legend") }

    var legend: [String] {
        [
            text(
                "Cum se completează registrul", "Как заполнять реестр",
                "How to fill in the register"),
            text(
                "Câte un document pe rând, în prima foaie; celelalte foi se leagă de el prin numărul documentului.",
                "Один документ в строке первого листа; другие листы связаны с ним номером документа.",
                "One document a row on the first sheet; the other sheets belong to it by its number."
            ),
            text(
                "Prestatorii se completează o singură dată, în foaia lor; contractul îi numește prin IDNO sau denumire.",
                "Поставщики заполняются один раз на своём листе; договор называет их по IDNO или названию.",
                "Providers are filled in once, on their sheet; contracts name them by IDNO or name."
            ),
            text(
                "Coloanele galbene sunt obligatorii; nota fiecărui antet spune ce se așteaptă.",
                "Жёлтые столбцы обязательны; примечание к заголовку говорит, что ожидается.",
                "Yellow columns are required; the note of each header says what is expected."),
            text(
                "Rândurile care încep cu „EXEMPLU” nu se citesc: ștergeți-le sau lăsați-le.",
                "Строки, начинающиеся с «ПРИМЕР», не читаются: их можно удалить или оставить.",
                "Rows that begin with “EXAMPLE” are not read: delete them or leave them."),
            text(
                "Nu scrieți date cu caracter personal ale beneficiarilor (nume, IDNP, data nașterii).",
                "Не указывайте персональные данные бенефициаров (имя, IDNP, дату рождения).",
                "Write no personal data of the persons served (names, IDNP, dates of birth)."),
        ]
    }
}
