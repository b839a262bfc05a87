public import DataFiles
public import Diagnostics
internal import Digest
internal import Templates
internal import Wording

/// What all documents of a batch share: each wording is compiled once, each set of data read by
/// the same rules.
public struct BatchWorkshop: Sendable {
    public let workshop: Workshop
    public private(set) var options: BatchOptions
    /// The user's own template, for every document.
    private let own: OwnTemplate?
    /// Fields that stand for those the rows leave out; earlier ones win.
    private let shared: SharedData
    /// The fields of rows read before.
    let fields = Pool<Reuse<JSONText.Part>>()
    /// The contracts of rows read before, one for each thread.
    private let contracts = Pool<Contract>()
    private var templates: [TemplateKey: ContractTemplate] = [:]
    /// Of the pictures that the template may show.
    private var picturesHash = ""

    public init(
        workshop: Workshop, options: BatchOptions, ownTemplate: OwnTemplate? = nil,
        shared: [DataSource] = []
    ) throws(DiagnosticList) {
        self.workshop = workshop
        self.options = options
        self.own = ownTemplate
        var problems = DiagnosticCollector()
        var files: [(name: String, data: DataNode)] = []
        for source in shared {
            if let data = problems.takeAll(try Checked(DataNode(reading: source))) {
                files.append((source.name, data))
            }
        }
        self.shared = SharedData(files)
        if problems.hasErrors { throw DiagnosticList(problems.all) }
    }

    /// Which wording a document has.
    struct TemplateKey: Hashable, Sendable {
        let kind: DocumentKind
        let language: DocumentLanguage

        init(_ contract: Contract) {
            kind = contract.header.kind
            language = contract.header.language
        }
    }

    /// The row's contract, with all that is doubtful about it.
    ///
    /// - Throws: Everything wrong with the row, each at its cell.
    func contract(of item: BatchItem) throws(DiagnosticList) -> Checked<Intake.Reading> {
        var problems = DiagnosticCollector()
        let row = item.reading()
        problems.report(row.problems)
        guard let data = row.data, !problems.hasErrors else {
            throw DiagnosticList(problems.all)
        }
        let earlier = contracts.take()
        let reading = problems.takeAll(
            try Intake.contract(of: data, with: shared, by: workshop.reference, after: earlier))
        if let last = reading?.contract ?? earlier { contracts.give(last) }
        guard let reading else { throw DiagnosticList(problems.all.map(\.ofRegisterRow)) }
        return Checked(reading, warnings: problems.all)
    }

    /// Compiles the wording of each of these contracts that is not there yet.
    ///
    /// - Throws: All that is wrong with the wordings.
    mutating func prepare(for contracts: [Contract]) throws(DiagnosticList) {
        var problems = DiagnosticCollector()
        for contract in contracts where templates[TemplateKey(contract)] == nil {
            do {
                let template = try workshop.template(for: contract, own: own)
                if picturesHash.isEmpty, let pictures = template.pictures {
                    picturesHash = try DiagnosticList.wrapping { () throws(Diagnostic) in
                        try pictures.hash()
                    }
                }
                templates[TemplateKey(contract)] = template
            } catch {
                problems.report(error.all)
            }
        }
        if problems.hasErrors { throw DiagnosticList(problems.all) }
    }

    /// The same shop for trying out: it drafts and checks, and makes the sheet alone.
    public var withoutFiles: BatchWorkshop {
        var options = options
        options.formats = []
        return with(options)
    }

    func with(_ options: BatchOptions) -> BatchWorkshop {
        var shop = self
        shop.options = options
        return shop
    }

    func template(_ key: TemplateKey) -> ContractTemplate? { templates[key] }

    /// What the files of a document follow from: equal contents, equal bytes.
    ///
    /// - Parameter data: Of the document's fields.
    func content(of data: SHA256.Digest, _ key: TemplateKey) -> SHA256.Digest {
        let parts = [
            data.hexadecimal, templates[key]?.hash ?? "", workshop.rulesHash,
            workshop.today.description,
            options.key, picturesHash,
        ]
        return SHA256.digest(of: Array(parts.joined(separator: "\n").utf8))
    }
}

extension Contract {
    /// SHA-256 of all that templates and rules see, the lawyer's reviews among it.
    ///
    /// - Parameter pool: The fields of the documents before.
    func fieldsHash(after pool: Pool<Reuse<JSONText.Part>>) -> SHA256.Digest {
        SHA256.digest(of: JSONText.canonicalBytes(of: fields, after: pool))
    }
}
