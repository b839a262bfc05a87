internal import Diagnostics
internal import OpenPackage

/// Puts clauses of the library in the place of the paragraphs that include them.
///
/// A clause's paragraphs look like the paragraph of the tag. Where that paragraph is numbered by a
/// Word list, the list counts the clause too: articles at its level, points one level deeper; where
/// it is not, the clause's own numbers are printed as text. The clause's tags are typed as text, as
/// an author would have typed them.
struct ClauseInclusion {
    private let texts: IncludableTexts
    private let environment: Environment
    private let numbering: OfficeNumbering?
    private let part: OfficePartName
    /// The greatest id in use, above which bookmarks get theirs.
    private(set) var serial: Int
    private(set) var problems = DiagnosticCollector()
    /// Ids of clauses that stand in the document already.
    private var included: Set<String> = []
    /// How many tables clauses have brought, and the widths of their columns.
    private var tables = 0
    private var columnStyles: Set<Int> = []
    /// Whether any clause was put in.
    private(set) var isChanged = false

    /// Stands where a clause's own number is printed.
    static let numeral = "contractgen-number"
    /// Stands in each paragraph of a clause, so that messages can name it.
    static let mark = "contractgen-clause"

    init(
        _ texts: IncludableTexts, environment: Environment, numbering: OfficeNumbering?,
        part: OfficePartName, serial: Int
    ) {
        self.texts = texts
        self.environment = environment
        self.numbering = numbering
        self.part = part
        self.serial = serial
    }

    /// Whether anything may ask for a clause.
    static func isNeeded(in root: XML.Element) -> Bool { root.text.contains("include") }

    /// The part with the clauses in it.
    mutating func expanded(_ root: XML.Element, _ dialect: OfficeDialect) -> XML.Element {
        var result = expanded(children: root, dialect)
        if isChanged, dialect.kind == .openDocument {
            result = result.withAutomaticStyles(
                WriterEmphasis.all
                    + (tables > 0 ? WriterTable.styles(columns: columnStyles.sorted()) : []))
        }
        return result
    }

    private mutating func expanded(
        children element: XML.Element, _ dialect: OfficeDialect
    ) -> XML.Element {
        let isInList =
            dialect.kind == .openDocument
            && dialect.role(of: element, isEmpty: false, holdsText: false) == .listItem
        guard element.children.contains(where: { $0.element != nil }) else { return element }
        var result = element
        result.children = []
        for node in element.children {
            guard let child = node.element else {
                result.children.append(node)
                continue
            }
            let role = dialect.role(of: child, isEmpty: child.children.isEmpty, holdsText: false)
            if role == .paragraph, let name = name(in: child) {
                result.children +=
                    isInList
                    ? refused(child, .inList(name.name, at: place(name)))
                    : paragraphs(of: name, like: child, dialect)
            } else {
                result.children.append(.element(expanded(children: child, dialect)))
            }
        }
        return result
    }

    private mutating func refused(_ paragraph: XML.Element, _ problem: Diagnostic) -> [XML.Node] {
        problems.report(problem)
        return [.element(paragraph)]
    }

    // MARK: - The tag

    /// What a paragraph includes, when it holds nothing but the tag.
    private func name(in paragraph: XML.Element) -> (name: String, words: String)? {
        let words = paragraph.text
        guard words.contains("include"),
            let segments = try? TemplateScanner.segments(
                of: SourceText(name: "", text: words), environment: environment)
        else { return nil }
        var names: [String] = []
        for segment in segments {
            switch segment {
            case .text(let text, _):
                guard text.allSatisfy(\.isWhitespace) else { return nil }
            case .tag(let tag):
                guard case .include(let name) = tag.kind else { return nil }
                names.append(name)
            }
        }
        return names.count == 1 ? (names[0], words) : nil
    }

    // MARK: - Its paragraphs

    private mutating func paragraphs(
        of tag: (name: String, words: String), like paragraph: XML.Element,
        _ dialect: OfficeDialect
    ) -> [XML.Node] {
        do throws(DiagnosticList) {
            guard let source = texts.text(tag.name) else {
                throw DiagnosticList(
                    .unknownInclude(tag.name, among: texts.names(), at: place(tag)))
            }
            let document = try ClauseDocumentBuilder.document(
                from: source, environment: environment, including: texts.text)
            let typed = try DiagnosticList.wrapping { () throws(Diagnostic) in
                try TypedClauseDocument(document, environment: environment).document
            }
            isChanged = true
            let mold = ParagraphMold(
                paragraph, dialect, list: numbering?.position(of: paragraph, dialect))
            var nodes: [XML.Node] = []
            for case .leaf(let leaf) in typed.body {
                switch leaf {
                case .paragraph(let paragraph) where paragraph.kind != .annex:
                    nodes.append(.element(cast(paragraph, of: tag.name, in: mold)))
                case .table(let table):
                    tables += 1
                    nodes += mold.table(table, number: tables, of: tag.name)
                    columnStyles.formUnion(mold.columns(of: table))
                default: throw DiagnosticList(.tooRich(tag.name, at: place(tag)))
                }
            }
            return mold.withSection(nodes)
        } catch {
            problems.report(error.all)
            return []
        }
    }

    private mutating func cast(
        _ paragraph: ClauseDocument.Paragraph, of name: String, in mold: ParagraphMold
    ) -> XML.Element {
        var bookmark: (name: String, serial: Int)?
        if let id = paragraph.id, included.insert(id).inserted {
            serial += 1
            bookmark = ("_cl_" + ClauseBookmark.key(of: id), serial)
        }
        return mold.paragraph(paragraph, bookmark: bookmark, of: name)
    }

    private func place(_ tag: (name: String, words: String)) -> Diagnostic.Location {
        .passage(
            Passage(file: part.file, part: part.name, place: part.area, words: tag.words))
    }
}

extension Diagnostic {
    fileprivate static func unknownInclude(
        _ name: String, among known: [String], at place: Location
    ) -> Diagnostic {
        let near = NearName.of(name, among: known)
        return .error(
            "office.unknown-include", at: place, arguments: ["name": name],
            message: Text(
                ro: "biblioteca nu are clauza sau textul „\(name)”",
                en: "the library has no clause or text “\(name)”"),
            hint: near.map {
                Text(ro: "poate „\($0)”?", en: "did you mean “\($0)”?")
            }
                ?? Text(
                    ro: "scrieți identificatorul unei clauze, de exemplu {% include \"SC-09\" %}",
                    en: "write a clause's id, for example {% include \"SC-09\" %}"))
    }

    fileprivate static func inList(_ name: String, at place: Location) -> Diagnostic {
        .error(
            "office.include-in-list", at: place, arguments: ["name": name],
            message: Text(
                ro: "„\(name)” nu poate fi inclus într-o listă din Writer",
                en: "“\(name)” cannot be included in a list of Writer"),
            hint: Text(
                ro: "scoateți numerotarea paragrafului: clauza își tipărește singură numerele",
                en: "take the numbering off the paragraph: the clause prints its own numbers"))
    }

    fileprivate static func tooRich(_ name: String, at place: Location) -> Diagnostic {
        .error(
            "office.include-too-rich", at: place, arguments: ["name": name],
            message: Text(
                ro:
                    "„\(name)” are o anexă, semnături sau o pagină nouă, care nu se pot include",
                en:
                    "“\(name)” has an annex, signatures or a page break, which cannot be included"
            ),
            hint: Text(
                ro: "copiați-l din șablonul scris de „contractgen templates export”",
                en: "copy it from the template that “contractgen templates export” writes"))
    }
}
