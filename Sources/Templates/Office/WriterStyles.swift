internal import OpenPackage

/// The automatic styles that clauses bring into a part of Writer.
struct WriterStyles {
    /// The part's own automatic styles of paragraphs.
    private let known: [String: XML.Element]
    private var added: [String: XML.Element] = [:]
    /// How many tables clauses have brought.
    private var tables = 0

    init(_ root: XML.Element) {
        let automatic = root.elements.first { $0.name.local == "automatic-styles" }
        var known: [String: XML.Element] = [:]
        for style in automatic?.elements ?? []
        where style.name.local == "style" && style.writerValue("family") == "paragraph" {
            known[style.writerValue("name") ?? ""] = style
        }
        self.known = known
    }

    /// What is to stand among the part's automatic styles.
    var nodes: [XML.Node] { added.sorted { $0.key < $1.key }.map { .element($0.value) } }

    // MARK: - Paragraphs

    /// The name of a style like another one, but for what the look asks.
    ///
    /// - Parameters:
    ///   - base: the other style; nil where the paragraph has none.
    ///   - width: how far a line to fill in reaches, in twentieths of a point.
    mutating func paragraph(_ look: ParagraphLook, like base: String?, width: Int) -> String {
        let position = "\(width * 254 / 14400)"
        let name = Self.name("\(look.rawValue)_\(look.reachesMargin ? position + "_" : "")", base)
        var style = style(name, like: base)
        var properties = style.takeProperties()
        for (attribute, value) in look.writerProperties {
            properties.setAttribute(
                .writer(attribute), prefix: .writerPrefix(attribute), to: value)
        }
        if look.reachesMargin {
            properties.children.removeAll { $0.element?.name.local == "tab-stops" }
            properties.children.insert(.element(Self.line(to: position)), at: 0)
        }
        style.children.insert(.element(properties), at: 0)
        added[name] = style
        return name
    }

    /// The name of a style like one that begins a page, but without that; nil for any other.
    mutating func withoutBreak(_ base: String?) -> String? {
        guard let base, let style = known[base] else { return nil }
        let breaks = style.elements.flatMap(\.attributes).contains {
            $0.name.local == "break-before" && $0.value != "auto"
        }
        guard breaks || style.writerValue("master-page-name") != nil else { return nil }
        let name = Self.name("following_", base)
        var copy = self.style(name, like: base)
        var properties = copy.takeProperties()
        properties.setAttribute(.writer("fo:break-before"), prefix: "fo", to: "auto")
        copy.children.insert(.element(properties), at: 0)
        added[name] = copy
        return name
    }

    /// The name of the style of a line that begins a page.
    mutating func pageBreak() -> String {
        added[OfficeSyntax.pageBreakStyle] = WriterPageBreak.style
        return OfficeSyntax.pageBreakStyle
    }

    private static func name(_ kind: String, _ base: String?) -> String {
        "contractgen_" + kind + (base ?? "")
    }

    private func style(_ name: String, like base: String?) -> XML.Element {
        var style =
            base.flatMap { known[$0] } ?? .writer("style:style", ["style:family": "paragraph"])
        if let base, known[base] == nil {
            style.setAttribute(.writer("style:parent-style-name"), prefix: "style", to: base)
        }
        style.setAttribute(.writer("style:name"), prefix: "style", to: name)
        style.removeAttribute(.writer("style:master-page-name"))
        style.declare(["style", "fo"])
        return style
    }

    private static func line(to position: String) -> XML.Element {
        .writer(
            "style:tab-stops", [:],
            [
                .writer(
                    "style:tab-stop",
                    [
                        "style:position": "\(position)mm", "style:type": "right",
                        "style:leader-style": "solid", "style:leader-text": "_",
                    ])
            ])
    }

    // MARK: - Tables

    /// The name of one more table.
    ///
    /// - Parameter isLayout: whether it only puts things side by side, which readers are told by the name.
    mutating func nameOfTable(isLayout: Bool) -> String {
        tables += 1
        return (isLayout ? "Layout_" : "") + "contractgen_\(tables)"
    }

    /// - Parameter width: relative.
    mutating func column(_ width: Int) -> String {
        add(
            "column_\(width)", "table-column",
            .writer("style:table-column-properties", ["style:rel-column-width": "\(width)*"]))
    }

    /// - Parameter isRuled: whether lines are around it.
    mutating func cell(isRuled: Bool) -> String {
        isRuled
            ? add(
                "cell", "table-cell",
                .writer(
                    "style:table-cell-properties",
                    ["fo:border": "0.5pt solid #000000", "fo:padding": "0.1cm"]))
            : add(
                "signer", "table-cell",
                .writer(
                    "style:table-cell-properties",
                    [
                        "fo:border": "none", "fo:padding-top": "0.05cm",
                        "fo:padding-bottom": "0.05cm", "fo:padding-left": "0.19cm",
                        "fo:padding-right": "0.19cm",
                    ]))
    }

    /// Of a table from margin to margin.
    ///
    /// - Parameter isWhole: whether no page divides it.
    mutating func table(isWhole: Bool) -> String {
        isWhole
            ? add(
                "signatures", "table",
                .writer(
                    "style:table-properties",
                    ["table:align": "margins", "style:may-break-between-rows": "false"]))
            : add(
                "table", "table",
                .writer(
                    "style:table-properties",
                    ["table:align": "margins", "fo:margin-top": "0cm", "fo:margin-bottom": "0.2cm"])
            )
    }

    /// Of a row that no page divides.
    mutating func wholeRow() -> String {
        add(
            "row", "table-row",
            .writer("style:table-row-properties", ["fo:keep-together": "always"]))
    }

    private mutating func add(
        _ kind: String, _ family: String, _ properties: XML.Element
    ) -> String {
        let name = "contractgen_" + kind
        var style = XML.Element.writer(
            "style:style", ["style:name": name, "style:family": family], [properties])
        style.declare(["style", "fo", "table"])
        added[name] = style
        return name
    }
}

extension ParagraphLook {
    fileprivate var reachesMargin: Bool { self == .form || self == .signatureLine }

    private static func inCell(_ alignment: String) -> KeyValuePairs<String, String> {
        [
            "fo:margin-top": "0.071cm", "fo:margin-bottom": "0.071cm", "fo:margin-left": "0cm",
            "fo:margin-right": "0cm", "fo:text-indent": "0cm", "fo:line-height": "100%",
            "fo:text-align": alignment, "fo:break-before": "auto",
        ]
    }

    fileprivate var writerProperties: KeyValuePairs<String, String> {
        switch self {
        case .annex:
            [
                "fo:break-before": "page", "fo:keep-with-next": "always",
                "fo:text-align": "center", "fo:text-indent": "0cm", "fo:margin-left": "0cm",
                "fo:margin-right": "0cm",
            ]
        case .form, .end: ["fo:break-before": "auto"]
        case .cell: Self.inCell("start")
        case .middleCell: Self.inCell("center")
        case .rightCell: Self.inCell("end")
        case .signature, .signatureLine:
            [
                "fo:margin-top": self == .signature ? "0cm" : "0.847cm",
                "fo:margin-bottom": self == .signature ? "0.071cm" : "0.423cm",
                "fo:margin-left": "0cm", "fo:margin-right": "0cm", "fo:text-indent": "0cm",
                "fo:line-height": "100%", "fo:text-align": "start",
                "fo:break-before": "auto", "fo:keep-with-next": "always",
                "fo:keep-together": "always",
            ]
        }
    }
}

// MARK: - Elements of OpenDocument

extension XML.Element {
    private static let writerSpaces = [
        "office": XML.Name.OpenDocumentSpace.office, "style": XML.Name.OpenDocumentSpace.style,
        "table": XML.Name.OpenDocumentSpace.table, "fo": XML.Name.OpenDocumentSpace.look,
    ]

    /// An element of OpenDocument in its common prefixes.
    ///
    /// - Parameter name: with its prefix, as the attributes' names.
    static func writer(
        _ name: String, _ attributes: KeyValuePairs<String, String>, _ children: [XML.Element] = []
    ) -> XML.Element {
        XML.Element(
            name: .writer(name), prefix: .writerPrefix(name),
            attributes: attributes.map { key, value in
                XML.Attribute(name: .writer(key), prefix: .writerPrefix(key), value: value)
            },
            children: children.map { .element($0) })
    }

    /// Declares those of the common prefixes that the element does not declare itself.
    mutating func declare(_ prefixes: [String]) {
        for prefix in prefixes where !declarations.contains(where: { $0.prefix == prefix }) {
            declarations.append(.init(prefix: prefix, uri: Self.writerSpaces[prefix] ?? ""))
        }
    }

    fileprivate static func writerSpace(_ prefix: String) -> String { writerSpaces[prefix] ?? "" }

    fileprivate func writerValue(_ name: String) -> String? {
        attributes.first { $0.name.local == name }?.value
    }

    /// Takes the properties of the paragraph out of a style; empty ones where there are none.
    fileprivate mutating func takeProperties() -> XML.Element {
        let index = children.firstIndex { $0.element?.name.local == "paragraph-properties" }
        guard let index, case .element(let properties) = children.remove(at: index) else {
            return .writer("style:paragraph-properties", [:])
        }
        return properties
    }
}

extension XML.Name {
    /// - Parameter name: with one of the common prefixes.
    fileprivate static func writer(_ name: String) -> XML.Name {
        let prefix = String.writerPrefix(name)
        return XML.Name(
            namespace: XML.Element.writerSpace(prefix),
            local: String(name.dropFirst(prefix.count + 1)))
    }
}

extension String {
    fileprivate static func writerPrefix(_ name: String) -> String {
        String(name.prefix { $0 != ":" })
    }
}
