public import DataFiles
internal import Diagnostics

extension DataNode {
    /// This data with what it leaves out taken from `other`: maps join, while lists and scalars of
    /// this one stay whole. A field that is there but empty counts as left out.
    public func supplemented(by other: DataNode) -> DataNode {
        guard !isNull else { return other }
        guard case .map(let mine) = content, case .map(let theirs) = other.content else {
            return self
        }
        let joined = mine.map { entry in
            guard let more = other[entry.key] else { return entry }
            let value = entry.value.supplemented(by: more.value)
            let isTheirs = entry.value.isNull
            return Entry(
                key: entry.key, keyPlace: isTheirs ? more.keyPlace : entry.keyPlace, value: value)
        }
        return DataNode(.map(joined + theirs.filter { self[$0.key] == nil }), at: place)
    }

    /// This data with one value replaced; maps on the way are made, elements of lists must exist.
    ///
    /// - Throws: `data.set-crosses-value`, `data.set-index`.
    func setting(_ path: FieldPath, to value: DataNode) throws(Diagnostic) -> DataNode {
        try setting(path.steps[...], of: path, to: value)
    }

    private func setting(
        _ steps: ArraySlice<FieldPath.Step>, of path: FieldPath, to value: DataNode
    )
        throws(Diagnostic) -> DataNode
    {
        guard let step = steps.first else { return value }
        let rest = steps.dropFirst()
        switch (step, content) {
        case (.key(let key), .map(let entries)):
            let old = self[key]?.value ?? DataNode(.null, at: value.place)
            let new = try old.setting(rest, of: path, to: value)
            return DataNode(.map(entries.setting(key, to: new)), at: place)
        case (.key(let key), .null):
            let inner = try DataNode(.null, at: value.place).setting(rest, of: path, to: value)
            return DataNode(.map([Entry(key: key, keyPlace: value.place, value: inner)]), at: place)
        case (.index(let index), .list(var items)):
            guard items.indices.contains(index) else {
                throw .setIndex(path, count: items.count, at: value.place)
            }
            items[index] = try items[index].setting(rest, of: path, to: value)
            return DataNode(.list(items), at: place)
        case (.index, .null): throw .setIndex(path, count: 0, at: value.place)
        default: throw .setCrossesValue(path, at: value.place, value: place)
        }
    }
}

extension [DataNode.Entry] {
    fileprivate func setting(_ key: String, to value: DataNode) -> Self {
        guard contains(where: { $0.key == key }) else {
            return self + [DataNode.Entry(key: key, keyPlace: value.place, value: value)]
        }
        return map { entry in
            guard entry.key == key else { return entry }
            return DataNode.Entry(key: key, keyPlace: entry.keyPlace, value: value)
        }
    }
}

/// One `--set path=value`.
struct Assignment {
    let path: FieldPath
    let value: DataNode

    /// The value is read as a plain YAML word: nothing after `=` means left out.
    ///
    /// - Throws: `data.set-form` when it is not `path=value`.
    init(parsing text: String) throws(Diagnostic) {
        let file = "--set \(text)"
        guard let equals = text.firstIndex(of: "="),
            let path = FieldPath(parsing: String(text[..<equals]))
        else { throw .setForm(SourcePlace(file: file, line: 1, column: 1, length: text.count)) }
        let value = String(text[text.index(after: equals)...])
        let column = text.distance(from: text.startIndex, to: equals) + 2
        let place = SourcePlace(file: file, line: 1, column: column, length: value.count)
        self.path = path
        self.value = DataNode(value.isEmpty ? .null : .scalar(value, isQuoted: false), at: place)
    }
}

extension Diagnostic {
    fileprivate static func setForm(_ place: SourcePlace) -> Diagnostic {
        .error(
            "data.set-form", at: .source(place),
            message: Text(
                ro: "--set cere forma câmp=valoare", en: "--set takes the form field=value"),
            hint: Text(
                ro: "de exemplu --set 'parties[0].name=Primăria Orhei'",
                en: "e.g. --set 'parties[0].name=Primăria Orhei'"))
    }

    fileprivate static func setIndex(_ path: FieldPath, count: Int, at place: SourcePlace)
        -> Diagnostic
    {
        .error(
            "data.set-index", at: .source(place), arguments: ["count": String(count)],
            message: Text(
                ro: "calea \(path) trece printr-o listă cu \(count) elemente",
                en: "the path \(path) goes through a list of \(count) elements"),
            hint: count == 0
                ? Text(
                    ro: "scrieți lista în fișierul de date", en: "write the list in the data file")
                : Text(
                    ro: "numerotarea începe de la 0; ultimul element este [\(count - 1)]",
                    en: "counting begins at 0; the last element is [\(count - 1)]"))
    }

    fileprivate static func setCrossesValue(
        _ path: FieldPath, at place: SourcePlace, value: SourcePlace
    ) -> Diagnostic {
        .error(
            "data.set-crosses-value", at: .source(place),
            message: Text(
                ro: "calea \(path) nu se potrivește cu forma datelor",
                en: "the path \(path) does not fit the shape of the data"),
            hint: Text(
                ro:
                    "un element de listă se scrie [0], un câmp se scrie .nume, iar sub un text nu este nimic",
                en: "an element of a list is written [0], a field .name, and a text has no parts"),
            related: .source(value))
    }
}
