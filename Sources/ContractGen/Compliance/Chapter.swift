/// A part of the rule book; a requirement's id begins with its letter.
enum Chapter: String, Sendable, CaseIterable {
    case parties = "P"
    case accreditation = "A"
    case law = "L"
    case terms = "T"
    case object = "O"
    case price = "R"
    case guarantees = "G"
    case quality = "Q"
    case monitoring = "M"
    case clauses = "S"
    case data = "D"
    case changes = "C"
    case cooperation = "N"
    case form = "F"
    case romania = "X"

    init?(ofRule id: String) {
        guard let letter = id.utf8.first, let chapter = Self.byLetter[letter] else { return nil }
        self = chapter
    }

    private static let byLetter = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0.rawValue.utf8[$0.rawValue.utf8.startIndex], $0) })

    var title: LocalText {
        switch self {
        case .parties: LocalText(ro: "Părțile", ru: "Стороны", en: "The parties")
        case .accreditation: LocalText(ro: "Acreditarea", ru: "Аккредитация", en: "Accreditation")
        case .law:
            LocalText(ro: "Legea și procedura", ru: "Закон и процедура", en: "Law and procedure")
        case .terms: LocalText(ro: "Termenele", ru: "Сроки", en: "Terms")
        case .object:
            LocalText(
                ro: "Obiectul și anexele", ru: "Предмет и приложения", en: "Object and annexes")
        case .price: LocalText(ro: "Prețul și plata", ru: "Цена и оплата", en: "Price and payment")
        case .guarantees: LocalText(ro: "Garanțiile", ru: "Гарантии", en: "Guarantees")
        case .quality: LocalText(ro: "Calitatea", ru: "Качество", en: "Quality")
        case .monitoring:
            LocalText(
                ro: "Monitorizarea și recepția", ru: "Мониторинг и приёмка",
                en: "Monitoring and acceptance")
        case .clauses:
            LocalText(ro: "Clauzele juridice", ru: "Правовые условия", en: "Legal clauses")
        case .data:
            LocalText(ro: "Datele personale", ru: "Персональные данные", en: "Personal data")
        case .changes: LocalText(ro: "Modificările", ru: "Изменения", en: "Changes")
        case .cooperation:
            LocalText(
                ro: "Cooperarea și finanțarea", ru: "Сотрудничество и финансирование",
                en: "Cooperation and grants")
        case .form:
            LocalText(ro: "Forma documentului", ru: "Форма документа", en: "Form of the document")
        case .romania: LocalText(ro: "România", ru: "Румыния", en: "Romania")
        }
    }
}
