public import Diagnostics
public import FoundationEssentials
public import Wording

extension ContractPrice {
    /// The unit price after an index, and what remains to be delivered at it.
    public struct Indexed: Hashable, Sendable {
        /// Percent of change that is applied, within the limit; 0 under the trigger.
        public let change: Decimal
        public let unitPrice: Money
        /// Unit price × remaining units.
        public let total: Money
    }

    /// The unit price at an index: rounded first, then multiplied.
    ///
    /// A change below the trigger changes nothing; one above the limit counts as the limit.
    ///
    /// - Parameters:
    ///   - index: Percent of the base month: 105.3 for 5.3 % more.
    ///   - remaining: Units still to be delivered.
    /// - Throws: `costing.too-large`.
    public func indexed(by index: Decimal, remaining: Decimal) throws(Diagnostic) -> Indexed {
        let change = applied(index - 100)
        let unitPrice = try self.unitPrice.percent(100 + change)
        return Indexed(
            change: change, unitPrice: unitPrice, total: try unitPrice.multiplied(by: remaining))
    }

    private func applied(_ change: Decimal) -> Decimal {
        let size = change < 0 ? -change : change
        if let trigger = price.indexation?.trigger, size < trigger { return 0 }
        guard let cap = price.indexation?.cap, size > cap else { return change }
        return change < 0 ? -cap : cap
    }
}

extension Price.Indexation {
    /// The formula and its limits in words, as the contract states them.
    public func formula(in language: DocumentLanguage) -> String {
        let (base, limits) = (Self.base(index, baseMonth), self.limits(in: language))
        return ([base.in(language)] + limits).joined(separator: "; ")
    }

    private static func base(_ index: String, _ month: String) -> LocalText {
        LocalText(
            ro:
                "preț unitar indexat = preț unitar × \(index) față de \(month) ÷ 100, rotunjit la bani înainte de înmulțire",
            ru:
                "индексированная цена единицы = цена единицы × \(index) к \(month) ÷ 100, с округлением до банов до умножения",
            en:
                "indexed unit price = unit price × \(index) against \(month) ÷ 100, rounded to bani before it is multiplied"
        )
    }

    private func limits(in language: DocumentLanguage) -> [String] {
        let trigger = self.trigger.map { number in
            let percent = language.percent(number)
            return LocalText(
                ro: "se aplică la o variație de cel puțin \(percent)",
                ru: "применяется при изменении не менее чем на \(percent)",
                en: "applies from a change of at least \(percent)")
        }
        let cap = self.cap.map { number in
            let percent = language.percent(number)
            return LocalText(
                ro: "variația aplicată este de cel mult \(percent)",
                ru: "применяемое изменение не более \(percent)",
                en: "the change applied is at most \(percent)")
        }
        return [trigger, cap].compactMap { $0?.in(language) }
    }
}
