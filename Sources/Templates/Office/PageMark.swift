public import Diagnostics
internal import OpenPackage

/// Puts a word, such as PROIECT, over every page of a Word or Writer file that others made.
///
/// It becomes the first line of every header; pages without a header get one.
public struct PageMark {
    private let word: String
    private var package: PackageEdit

    /// A copy of the file with the word on it; all other parts stay as they are packed.
    ///
    /// - Parameter file: the file's name in messages.
    /// - Throws: what is wrong with the archive or with the XML of a part that is touched.
    public static func adding(
        _ word: String, to package: [UInt8], named file: String
    ) throws(Diagnostic) -> [UInt8] {
        var mark = PageMark(word: word, package: try PackageEdit(package, named: file))
        if mark.package.format == .docx {
            try mark.markWord()
        } else {
            try mark.markOpenDocument()
        }
        return try mark.package.finish()
    }
}

// MARK: - Word

private enum WordPart {
    static let settings = "word/settings.xml"
    /// The header of pages that had none.
    static let header = "contractgen-header.xml"
    static let relationship = "rIdContractgenHeader"
    static let headerType =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
}

extension PageMark {
    private mutating func markWord() throws(Diagnostic) {
        let main = try mainPart()
        let folder = main.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        var document = try package.root(of: main)
        let path = OfficePartName.relationships(of: main)
        var relationships = try package.relationships(of: main)
        try markHeaders(relationships, in: folder)
        let missing = try missingHeaders(in: document)
        guard !missing.isEmpty else { return }
        document.addHeaders(missing)
        package.write(document, to: main, .standalone)
        relationships.children.append(.element(.headerRelationship(in: relationships)))
        package.write(relationships, to: path, .standalone)
        let words = Vocabulary(prefix: "w", uri: document.name.namespace)
        let header = words.element("hdr", [words.mark(word)])
        package.write(header, to: folder + WordPart.header, .standalone)
        try package.addOverride(of: folder + WordPart.header, as: WordPart.headerType)
    }

    private func mainPart() throws(Diagnostic) -> String {
        guard package.contains("_rels/.rels") else { return "word/document.xml" }
        let main = try package.root(of: "_rels/.rels").elements.first {
            $0.attribute(.Relationships.type)?.hasSuffix("/officeDocument") ?? false
        }
        let target = main?.attribute(.Relationships.target) ?? "word/document.xml"
        return target.hasPrefix("/") ? String(target.dropFirst()) : target
    }

    private mutating func markHeaders(
        _ relationships: XML.Element, in folder: String
    ) throws(Diagnostic) {
        for one in relationships.elements {
            guard one.attribute(.Relationships.type)?.hasSuffix("/header") ?? false,
                let target = one.attribute(.Relationships.target)
            else { continue }
            let part = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
            guard package.contains(part), !package.isChanged(part) else { continue }
            var header = try package.root(of: part)
            let words = Vocabulary(prefix: "w", uri: header.name.namespace)
            header.children.insert(.element(words.mark(word)), at: 0)
            package.write(header, to: part, .standalone)
        }
    }

    /// The kinds of pages for which the first section names no header: later ones follow it.
    private func missingHeaders(in document: XML.Element) throws(Diagnostic) -> [String] {
        let sections = document.descendants.filter { $0.name.local == "sectPr" }
        var needed = ["default"]
        if sections.contains(where: { $0.isSwitchedOn("titlePg") }) { needed.append("first") }
        if package.contains(WordPart.settings),
            try package.root(of: WordPart.settings).isSwitchedOn("evenAndOddHeaders")
        {
            needed.append("even")
        }
        let there = sections.first?.elements.filter { $0.name.local == "headerReference" }
            .compactMap { $0.value("type") }
        return needed.filter { !(there ?? []).contains($0) }
    }
}

/// Elements of one vocabulary, each of which may stand alone in a document of other prefixes.
private struct Vocabulary {
    let prefix: String
    let uri: String

    func element(
        _ local: String, _ attributes: [(String, String)] = [], _ children: [XML.Element] = []
    ) -> XML.Element {
        XML.Element(
            name: XML.Name(namespace: uri, local: local), prefix: prefix,
            declarations: [.init(prefix: prefix, uri: uri)],
            attributes: attributes.map { name, value in
                XML.Attribute(
                    name: XML.Name(namespace: uri, local: name), prefix: prefix, value: value)
            }, children: children.map { .element($0) })
    }

    func element(_ local: String, _ children: [XML.Element]) -> XML.Element {
        element(local, [], children)
    }

    /// Word's bold line in the middle.
    func mark(_ word: String) -> XML.Element {
        var text = element("t")
        text.children = [.text(word)]
        return element(
            "p",
            [
                element(
                    "pPr",
                    [
                        element("spacing", [("before", "0"), ("after", "0")]),
                        element("jc", [("val", "center")]),
                    ]), element("r", [element("rPr", [element("b")]), text]),
            ])
    }
}

extension XML.Element {
    fileprivate static func headerRelationship(in root: XML.Element) -> XML.Element {
        let type = XML.Name.Relationships.reference.namespace + "/header"
        return XML.Element(
            name: .Relationships.relationship, prefix: root.prefix,
            attributes: [
                XML.Attribute(name: .Relationships.id, value: WordPart.relationship),
                XML.Attribute(name: .Relationships.type, value: type),
                XML.Attribute(name: .Relationships.target, value: WordPart.header),
            ])
    }

    fileprivate func isSwitchedOn(_ name: String) -> Bool {
        guard let element = elements.first(where: { $0.name.local == name }) else { return false }
        return !["0", "false", "off"].contains(element.value("val") ?? "1")
    }

    fileprivate func value(_ name: String) -> String? {
        attributes.first { $0.name.local == name }?.value
    }

    /// Names the new header in the first section, which is made where there is none.
    fileprivate mutating func addHeaders(_ types: [String]) {
        let words = Vocabulary(prefix: "w", uri: name.namespace)
        let relations = XML.Name.Relationships.reference
        let references = types.map { type in
            var one = words.element("headerReference", [("type", type)])
            one.declarations.append(.init(prefix: "r", uri: relations.namespace))
            one.setAttribute(relations, prefix: "r", to: WordPart.relationship)
            return one
        }
        let isDone = changeFirst("sectPr") { section in
            section.children.insert(contentsOf: references.map { .element($0) }, at: 0)
        }
        guard !isDone else { return }
        _ = changeFirst("body") {
            $0.children.append(.element(words.element("sectPr", references)))
        }
    }

    /// Changes the first element of that name inside this one.
    ///
    /// - Returns: whether there is one.
    fileprivate mutating func changeFirst(
        _ local: String, _ change: (inout XML.Element) -> Void
    ) -> Bool {
        for index in children.indices {
            guard case .element(var child) = children[index] else { continue }
            if child.name.local == local, child.name.namespace == name.namespace {
                change(&child)
            } else if !child.changeFirst(local, change) {
                continue
            }
            children[index] = .element(child)
            return true
        }
        return false
    }
}

// MARK: - Writer

extension PageMark {
    private typealias Space = XML.Name.OpenDocumentSpace
    private static let part = "styles.xml"

    private mutating func markOpenDocument() throws(Diagnostic) {
        let isNew = !package.contains(Self.part)
        var styles = isNew ? XML.Element.noStyles : try package.root(of: Self.part)
        styles.addMarkStyle()
        styles.inside("master-styles", of: Space.office) { masters in
            masters.inside("master-page", of: Space.style, named: "Standard") { _ in }
            for index in masters.children.indices {
                guard case .element(var page) = masters.children[index],
                    page.name.local == "master-page"
                else { continue }
                page.markHeaders(with: word)
                masters.children[index] = .element(page)
            }
        }
        package.write(styles, to: Self.part, .plain)
        if isNew { try package.listInManifest(Self.part) }
    }
}

extension XML.Element {
    private typealias Space = XML.Name.OpenDocumentSpace
    private static let markStyle = "contractgen_mark"
    private static let page = "contractgen_page"

    fileprivate static var noStyles: XML.Element {
        var root = Vocabulary(prefix: "office", uri: Space.office).element("document-styles")
        root.setAttribute(
            XML.Name(namespace: Space.office, local: "version"), prefix: "office", to: "1.3")
        return root
    }

    /// A bold line in the middle, among the styles of headers.
    fileprivate mutating func addMarkStyle() {
        let style = Vocabulary(prefix: "style", uri: Space.style)
        let look = Vocabulary(prefix: "fo", uri: Space.look)
        func properties(_ kind: String, _ name: String, _ value: String) -> XML.Element {
            var element = style.element(kind)
            element.declarations.append(.init(prefix: look.prefix, uri: look.uri))
            element.setAttribute(
                XML.Name(namespace: look.uri, local: name), prefix: look.prefix, to: value)
            return element
        }
        let mark = style.element(
            "style", [("name", Self.markStyle), ("family", "paragraph")],
            [
                properties("paragraph-properties", "text-align", "center"),
                properties("text-properties", "font-weight", "bold"),
            ])
        let layout = style.element("page-layout", [("name", Self.page)])
        let pages = descendants.filter { $0.name.local == "master-page" }
        let hasLayouts = !pages.isEmpty && pages.allSatisfy { $0.value("page-layout-name") != nil }
        inside("automatic-styles", of: Space.office) { styles in
            styles.children.insert(.element(mark), at: 0)
            if !hasLayouts { styles.children.append(.element(layout)) }
        }
    }

    /// The headers of a page style; one that was hidden shows the mark alone.
    fileprivate mutating func markHeaders(with word: String) {
        let display = XML.Name(namespace: Space.style, local: "display")
        let layout = XML.Name(namespace: Space.style, local: "page-layout-name")
        if attribute(layout) == nil { setAttribute(layout, prefix: "style", to: Self.page) }
        var line = Vocabulary(prefix: "text", uri: Space.text).element(
            "p", [("style-name", Self.markStyle)])
        line.children = [.text(word)]
        if !elements.contains(where: { $0.name.local == "header" }) {
            let header = Vocabulary(prefix: "style", uri: Space.style).element("header", [])
            children.insert(.element(header), at: 0)
        }
        for index in children.indices {
            guard case .element(var header) = children[index],
                ["header", "header-left", "header-first"].contains(header.name.local)
            else { continue }
            if header.attribute(display) == "false" {
                guard header.name.local == "header" else { continue }
                header.removeAttribute(display)
                header.children = []
            }
            header.children.insert(.element(line), at: 0)
            children[index] = .element(header)
        }
    }

    /// Changes the child of that name, which is made where there is none.
    fileprivate mutating func inside(
        _ local: String, of namespace: String, named style: String? = nil,
        _ change: (inout XML.Element) -> Void
    ) {
        let index = children.firstIndex { $0.element?.name.local == local }
        let prefix = namespace == Space.style ? "style" : "office"
        let new = Vocabulary(prefix: prefix, uri: namespace).element(
            local, style.map { [("name", $0)] } ?? [])
        var child = index.flatMap { children[$0].element } ?? new
        change(&child)
        if let index {
            children[index] = .element(child)
        } else {
            // Automatic styles stand before the pages that use them.
            let pages = children.firstIndex { $0.element?.name.local == "master-styles" }
            children.insert(.element(child), at: pages ?? children.endIndex)
        }
    }
}
