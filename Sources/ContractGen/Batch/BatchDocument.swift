public import Diagnostics
internal import Digest
internal import Templates

/// One document of a batch, finished in memory.
public struct BatchDocument: Sendable {
    public struct File: Sendable {
        public let name: String
        public let bytes: [UInt8]
    }

    /// How far it is from being signed.
    public enum Mark: Sendable {
        case final, draft
        /// A requirement keeps it a draft.
        case blocked
    }

    /// The formats asked for and the compliance sheet.
    public let files: [File]
    public let record: BatchRecord

    public var mark: Mark { record.mark }
}

extension BatchWorkshop {
    /// A planned row's document.
    ///
    /// - Throws: What the wording cannot do with these data, each at its cell.
    public func document(of row: PlannedRow) throws(DiagnosticList) -> BatchDocument {
        let item = row.item
        let reading = try contract(of: item)
        guard let key = row.key, let content = row.contentHash, let template = template(key) else {
            throw DiagnosticList(row.problems)
        }
        do {
            return try document(
                of: reading.value.contract, row, identity: row.identity(of: item), content,
                template, reading.warnings)
        } catch {
            throw DiagnosticList(error.all.map(reading.value.origins.located))
        }
    }

    private func document(
        of contract: Contract, _ row: PlannedRow, identity: String, _ content: String,
        _ template: ContractTemplate, _ warnings: [Diagnostic]
    ) throws(DiagnosticList) -> BatchDocument {
        let made = try workshop.document(
            of: contract, by: template, draftReasons: options.draftReasons)
        let files = try files(of: made, warnings: warnings)
        let fields = made.recordFields(
            content: content, identity: identity, files: files, in: options.messages)
        guard let record = BatchRecord(fields) else { throw DiagnosticList(row.problems) }
        return BatchDocument(files: files, record: record)
    }

    private func files(
        of made: ContractDocument, warnings: [Diagnostic]
    ) throws(DiagnosticList) -> [BatchDocument.File] {
        let stem = made.name.stem
        var files: [BatchDocument.File] = []
        let formats = made.template.formats(among: options.formats)
        for format in options.isStrict && made.isDraft ? [] : formats {
            files.append(.init(name: "\(stem).\(format.rawValue)", bytes: try made.file(format)))
        }
        let sheet = made.sheet(warnings: warnings)
            .markdown(in: made.template.language, after: made.template.memory.findingRows)
        files.append(.init(name: "\(stem).compliance.md", bytes: Array(sheet.utf8)))
        return files
    }
}

extension ContractDocument {
    fileprivate func recordFields(
        content: String, identity: String, files: [BatchDocument.File], in language: MessageLanguage
    ) -> Value.Map {
        let outcome: BatchRecord.Outcome =
            findings.isBlocking ? .blocked : isDraft ? .draft : .made
        let open = findings.filter { $0.outcome == .fail || $0.outcome == .cannotBeDecided }
        return Value.Map([
            ("number", contract.header.number.map { .text($0) } ?? .none),
            ("kind", .text(contract.header.kind.rawValue)), ("identity", .text(identity)),
            ("outcome", .text(outcome.rawValue)), ("version", .text(version.code)),
            ("data_sha256", .text(version.dataHash)), ("content_sha256", .text(content)),
            (
                "files",
                .list(
                    files.map {
                        BatchRecord.File(name: $0.name, sha256: SHA256.hexadecimal(of: $0.bytes))
                            .value
                    })
            ),
            ("draft_reasons", .list(draftReasons.map { .text($0.text.in(language)) })),
            ("requirements_met", .integer(findings.count(.pass))),
            ("findings", .list(open.map { $0.manifestValue(in: language) })),
            ("warnings", DiagnosticJSON.value(of: warnings, in: language)),
        ])
    }
}

extension Finding {
    /// What a manifest says of a requirement that is not met, or that a person has to look at.
    fileprivate func manifestValue(in language: MessageLanguage) -> Value {
        .map(
            Value.Map([
                ("rule", .text(rule)), ("outcome", .text(outcome.rawValue)),
                ("severity", .text(severity.rawValue)), ("blocks", .bool(blocks)),
                ("title", .text(title.text.in(language))),
                ("problems", .list(problems.map { .text($0.text.text.in(language)) })),
                ("reasons", .list(reasons.map { .text($0.text.in(language)) })),
            ]))
    }
}
