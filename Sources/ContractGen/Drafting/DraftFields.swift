public import Templates
internal import Wording

extension Contract {
    /// What a template reads: the data under their own names, and what is ready to print.
    ///
    /// `number_or_blank` and `date_or_blank` print a space to fill in while the contract has none;
    /// `document.version` is the visible code; `page` and `pages` are the word processor's to count.
    ///
    /// - Parameter computed: What the program works out: `costs`, `amendment`, `acceptance`.
    public func templateFields(version: DocumentVersion, computed: Value.Map = Value.Map())
        -> Value.Map
    {
        var fields = fields(with: computed)
        fields["number_or_blank"] = header.number.map { .text($0) } ?? .blank
        fields["date_or_blank"] =
            header.date.map { .text(header.language.date($0, style: .long)) } ?? .blank
        fields["document"] = .map(Value.Map([("version", .text(version.code))]))
        fields["page"] = .pageField(.page)
        fields["pages"] = .pageField(.pageCount)
        return fields
    }

    /// The data with what the program worked out, and all parties under the name `parties`,
    /// whatever they are called in the kind's data: what rules read.
    func fields(with computed: Value.Map) -> Value.Map {
        var fields = self.fields
        for name in computed.names { fields[name] = computed[name] }
        if fields["parties"] == nil {
            fields["parties"] = .list(["authority", "provider"].compactMap { fields[$0] })
        }
        return fields
    }
}
