public import Diagnostics

extension Library {
    /// One file of an office's own library.
    public struct ExportedFile: Sendable {
        /// Its path in the office's folder.
        public let path: String
        public let text: String
    }

    /// What the templates' manifests say, in the order of their paths.
    public func manifests() throws(DiagnosticList) -> [TemplateManifest] {
        var problems = DiagnosticCollector()
        var manifests: [TemplateManifest] = []
        for path in paths where path.hasSuffix("/template.yaml") {
            guard let file = data(path) else { continue }
            do {
                manifests.append(try TemplateManifest(file))
            } catch {
                problems.report(error.all)
            }
        }
        return try problems.finish(manifests).value
    }

    /// All shipped wording and rules, to be edited; the look is a style document's matter.
    public func exported() -> [ExportedFile] {
        shippedPaths.filter { !$0.hasPrefix("templates/style/") }.compactMap { path in
            shippedText(path).map { ExportedFile(path: path, text: $0.text) }
        }
    }

    /// Only these clauses, each as the file that replaces it.
    ///
    /// - Throws: `library.unknown-clause` for each id that no shipped wording has.
    public func exported(clauses ids: [String]) throws(DiagnosticList) -> [ExportedFile] {
        var files: [ExportedFile] = []
        for path in shippedPaths where path.hasPrefix("templates/") && path.hasSuffix(".md") {
            guard let source = shippedText(path) else { continue }
            let text = ClauseText(source.text)
            for clause in text.clauses where ids.contains(clause.id) {
                let words = text.text(of: clause) + "\n"
                files.append(ExportedFile(path: clausePath(clause.id, of: path), text: words))
            }
        }
        let missing = ids.filter { id in !files.contains { $0.path.hasSuffix("/\(id).md") } }
        guard missing.isEmpty else { throw DiagnosticList(missing.map { .unknownClause($0) }) }
        return files
    }
}

extension Diagnostic {
    fileprivate static func unknownClause(_ id: String) -> Diagnostic {
        .error(
            "library.unknown-clause", arguments: ["clause": id],
            message: Text(
                ro: "nicio formulare livrată nu are clauza „\(id)”",
                en: "no shipped wording has the clause “\(id)”"),
            hint: Text(
                ro: "vedeți identificatorii în fișierele scrise de „templates export”",
                en: "see the ids in the files that “templates export” writes"))
    }
}
