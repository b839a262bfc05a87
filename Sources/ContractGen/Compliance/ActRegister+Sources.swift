internal import Wording

extension ActRegister {
    /// The sources in force for a document of these dates; all of them when none is.
    func sources(_ sources: [Rule.Source], on dates: Dates) -> [Finding.Source] {
        let all = sources.map { source in
            let act = source.act.flatMap { self[$0] }
            return Finding.Source(
                act: act?.id, name: act.map(name) ?? (source.isAgreed ? .agreed : .practice),
                place: source.place, confidence: source.confidence,
                isInForce: act.map { governs($0, on: dates) } ?? true)
        }
        let inForce = all.filter(\.isInForce)
        return inForce.isEmpty ? all : inForce
    }
}

extension LocalText {
    fileprivate static let practice = LocalText(ro: "practică", ru: "практика", en: "practice")
    fileprivate static let agreed = LocalText(ro: "contractul", ru: "договор", en: "the contract")
}
