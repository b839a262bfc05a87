public import Templates
internal import Wording

extension Contract {
    /// What a template reads: the data under their own names, and what is ready to print.
    ///
    /// `number_or_blank` and `date_or_blank` print a space to fill in while the contract has none;
    /// `document.version` is the visible code; `page` and `pages` are the word processor's to count.
    ///
    /// - Parameter costs: `Costing.templateFields(in:)`, for kinds that state a price.
    public func templateFields(version: DocumentVersion, costs: Value.Map? = nil) -> Value.Map {
        var fields = fields(with: costs)
        fields["number_or_blank"] = header.number.map { .text($0) } ?? .blank
        fields["date_or_blank"] =
            header.date.map { .text(header.language.date($0, style: .long)) } ?? .blank
        fields["document"] = .map(Value.Map([("version", .text(version.code))]))
        fields["page"] = .pageField(.page)
        fields["pages"] = .pageField(.pageCount)
        return fields
    }

    /// The data with what the costing made of them, under the name `costs`: what rules read.
    func fields(with costs: Value.Map?) -> Value.Map {
        var fields = self.fields
        fields["costs"] = costs.map { .map($0) }
        return fields
    }
}
