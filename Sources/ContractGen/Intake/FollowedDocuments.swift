public import DataFiles
public import Diagnostics
internal import FoundationEssentials
internal import Templates
internal import Wording

/// A data file that another data file names.
public struct NamedFile: Hashable, Sendable {
    /// As the user typed it: from the folder of the file that names it.
    public let path: String
    /// Where it is named.
    public let place: SourcePlace

    public init(path: String, place: SourcePlace) {
        self.path = path
        self.place = place
    }
}

/// The files of one document: its own, and those that supply what it leaves out.
public struct DocumentSource: Hashable, Sendable {
    public let main: DataSource
    /// Earlier ones win.
    public let shared: [DataSource]

    public init(main: DataSource, shared: [DataSource] = []) {
        self.main = main
        self.shared = shared
    }
}

/// Reads the documents that an amendment or an acceptance act follows.
struct FollowedDocuments {
    /// Hands over a file that the data name; only the command line can read files.
    let open: Intake.Opening
    let reference: ReferenceData

    /// The contract that the data name, with the amendments and acts before this document.
    ///
    /// - Throws: `data.named-twice`, `data.other-kind`, and all that is wrong with the files.
    func base(of node: DataNode, _ kind: DocumentKind) throws(DiagnosticList) -> BaseContract? {
        let names = Names(of: node, kind)
        guard let file = names.contract else { return nil }
        let contract = try contract(file)
        var problems = DiagnosticCollector()
        problems.report(names.repeated.map { .namedTwice($0) })
        var amendments: [BaseContract.Earlier<Amendment>] = []
        for file in names.amendments {
            guard let fields = problems.takeAll(try fields(of: file, .amendment, under: contract))
            else { continue }
            let read = problems.take(
                try BaseContract.Earlier(fields) { fields throws(Diagnostic) in
                    try Amendment(fields)
                })
            if let read { amendments.append(read) }
        }
        var acts: [BaseContract.Earlier<AcceptanceAct>] = []
        for file in names.acts {
            guard
                let fields = problems.takeAll(
                    try fields(of: file, .acceptanceAct, under: contract))
            else { continue }
            let read = problems.take(
                try BaseContract.Earlier(fields) { fields throws(Diagnostic) in
                    try AcceptanceAct(fields.record("acceptance_act"))
                })
            if let read { acts.append(read) }
        }
        return try problems.finish(
            BaseContract(contract: contract, amendments: amendments, acts: acts)
        ).value
    }

    private func contract(_ file: NamedFile) throws(DiagnosticList) -> Contract {
        let source = try open(file)
        let contract = try Intake.contract(
            from: source.main, with: source.shared, by: reference
        ).value.contract
        guard contract.header.kind == .serviceContract else {
            throw DiagnosticList(.otherKind(file, contract.header.kind, needed: .serviceContract))
        }
        return contract
    }

    /// The checked fields of an earlier document, with what it has from the contract.
    private func fields(of file: NamedFile, _ kind: DocumentKind, under contract: Contract)
        throws(DiagnosticList) -> Checked<Value.Map>
    {
        let source = try open(file)
        let node = try Intake.data(from: source.main, with: source.shared)
        let found = try DiagnosticList.alone(try Intake.documentKind(of: node))
        guard found == kind else {
            throw DiagnosticList(.otherKind(file, found, needed: kind))
        }
        return Checked(
            try Intake.fields(
                of: node, kind, sharing: source.shared.map(\.name), under: contract
            ).value)
    }
}

extension FollowedDocuments {
    /// The files that the data of an amendment or an acceptance act name.
    private struct Names {
        var contract: NamedFile?
        var amendments: [NamedFile] = []
        var acts: [NamedFile] = []

        init(of node: DataNode, _ kind: DocumentKind) {
            switch kind {
            case .amendment:
                let record = node["amends"]?.value
                contract = record?["file"]?.value.file
                amendments = record?["earlier"]?.value.files ?? []
            case .acceptanceAct:
                let record = node["acceptance_act"]?.value
                contract = record?["contract"]?.value.file
                amendments = record?["amendments"]?.value.files ?? []
                acts = record?["earlier"]?.value.files ?? []
            default: break
            }
        }

        /// Each file that was named before.
        var repeated: [NamedFile] {
            var seen: Set<String> = []
            return ([contract].compactMap(\.self) + amendments + acts).filter {
                !seen.insert($0.path).inserted
            }
        }
    }
}

extension DataNode {
    fileprivate var file: NamedFile? {
        guard case .scalar(let text, _) = content, text.contains(where: { !$0.isWhitespace })
        else { return nil }
        return NamedFile(path: text, place: place)
    }

    fileprivate var files: [NamedFile] {
        guard case .list(let items) = content else { return [] }
        return items.compactMap(\.file)
    }

    /// What a document that follows the contract has from it, as if it were typed.
    init(inheritedFrom contract: Contract) {
        let place = SourcePlace(file: "", line: 1, column: 1, length: 0)
        let entries = DocumentKind.inherited.compactMap { name -> Entry? in
            guard let text = contract.fields[name]?.typed else { return nil }
            let value = DataNode(.scalar(text, isQuoted: true), at: place)
            return Entry(key: name, keyPlace: place, value: value)
        }
        self.init(.map(entries), at: place)
    }
}

extension Value {
    /// A scalar as it would be typed.
    fileprivate var typed: String? {
        switch self {
        case .text(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): number.description
        default: nil
        }
    }
}

extension BaseContract.Earlier {
    fileprivate init(
        _ fields: Value.Map, _ read: (Fields) throws(Diagnostic) -> Content
    ) throws(Diagnostic) {
        header = try Contract.Header(Fields(fields))
        content = try read(Fields(fields))
        dataHash = Contract.hash(of: fields)
        self.fields = fields
    }
}

extension Diagnostic {
    fileprivate static func namedTwice(_ file: NamedFile) -> Diagnostic {
        .error(
            "data.named-twice", at: .source(file.place), arguments: ["file": file.path],
            message: Text(
                ro: "fișierul „\(file.path)” este numit de două ori",
                en: "the file “\(file.path)” is named twice"),
            hint: Text(
                ro: "păstrați-l o singură dată, altfel sumele s-ar cumula de două ori",
                en: "keep it once, else sums would be added twice"))
    }

    fileprivate static func otherKind(
        _ file: NamedFile, _ found: DocumentKind, needed: DocumentKind
    ) -> Diagnostic {
        .error(
            "data.other-kind", at: .source(file.place),
            arguments: [
                "file": file.path, "found": found.rawValue, "needed": needed.rawValue,
            ],
            message: Text(
                ro:
                    "fișierul „\(file.path)” conține alt document: \(found.meaning.ro); aici trebuie: \(needed.meaning.ro)",
                en:
                    "the file “\(file.path)” holds another document: \(found.meaning.en); needed here: \(needed.meaning.en)"
            ),
            hint: Text(
                ro: "numiți un fișier cu „kind: \(needed.rawValue)”",
                en: "name a file with “kind: \(needed.rawValue)”"))
    }
}
