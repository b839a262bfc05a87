public import Diagnostics
internal import OpenPackage

/// Puts named facts into a Word or Writer file that others made, beside the properties it has.
public struct CustomProperties {
    private let facts: [DocumentProperties.Custom]
    private var package: PackageEdit

    /// A copy of the file with the facts in it. A property of the same name gives way, all others
    /// stay; so do all other parts, as they are packed.
    ///
    /// - Parameter file: the file's name in messages.
    /// - Throws: what is wrong with the archive or with the XML of a part that is touched.
    public static func adding(
        _ facts: [DocumentProperties.Custom], to package: [UInt8], named file: String
    ) throws(Diagnostic) -> [UInt8] {
        var properties = CustomProperties(
            facts: facts, package: try PackageEdit(package, named: file))
        if properties.package.format == .docx {
            try properties.writeWord()
        } else {
            try properties.writeOpenDocument()
        }
        return try properties.package.finish()
    }

    private var names: Set<String> { Set(facts.map(\.name)) }
}

// MARK: - Word

extension CustomProperties {
    private static let part = "docProps/custom.xml"
    private static let contentType =
        "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    private static let space =
        "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    private static let values =
        "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"

    private mutating func writeWord() throws(Diagnostic) {
        let relationships = try package.relationships(of: "")
        let known = relationships.elements.first {
            let type = $0.attribute(.Relationships.type) ?? ""
            return type.hasSuffix("/custom-properties") || type.hasSuffix("/customProperties")
        }
        let target = known?.attribute(.Relationships.target) ?? Self.part
        let part = target.hasPrefix("/") ? String(target.dropFirst()) : target
        let isThere = known != nil && package.contains(part)
        let root = isThere ? try package.root(of: part) : Self.noProperties
        package.write(withFacts(root), to: part, .standalone)
        if known == nil { relate(relationships) }
        if !isThere { try package.addOverride(of: part, as: Self.contentType) }
    }

    private mutating func relate(_ relationships: XML.Element) {
        var result = relationships
        result.children.append(
            .element(
                XML.Element(
                    name: .Relationships.relationship, prefix: relationships.prefix,
                    attributes: [
                        XML.Attribute(name: .Relationships.id, value: "rIdContractgenProperties"),
                        XML.Attribute(
                            name: .Relationships.type,
                            value: XML.Name.Relationships.reference.namespace
                                + "/custom-properties"),
                        XML.Attribute(name: .Relationships.target, value: Self.part),
                    ])))
        package.write(result, to: OfficePartName.relationships(of: ""), .standalone)
    }

    private static var noProperties: XML.Element {
        XML.Element(
            name: XML.Name(namespace: space, local: "Properties"),
            declarations: [.init(prefix: "", uri: space), .init(prefix: "vt", uri: values)])
    }

    /// Each property has a number of its own, from 2 on.
    private func withFacts(_ root: XML.Element) -> XML.Element {
        let (name, number) = (XML.Name(local: "name"), XML.Name(local: "pid"))
        var result = root
        result.children.removeAll { node in
            node.element?.attribute(name).map(names.contains) ?? false
        }
        let last = result.elements.compactMap { $0.attribute(number).flatMap { Int($0) } }.max()
        let first = max(last ?? 1, 1) + 1
        result.children += facts.enumerated().map { index, fact in
            .element(
                XML.Element(
                    name: XML.Name(namespace: root.name.namespace, local: "property"),
                    prefix: root.prefix,
                    attributes: [
                        XML.Attribute(
                            name: XML.Name(local: "fmtid"),
                            value: "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"),
                        XML.Attribute(name: number, value: String(first + index)),
                        XML.Attribute(name: name, value: fact.name),
                    ], children: [.element(value(fact.value, in: root))]))
        }
        return result
    }

    private func value(_ text: String, in root: XML.Element) -> XML.Element {
        let known = root.declarations.first { $0.uri == Self.values }?.prefix
        return XML.Element(
            name: XML.Name(namespace: Self.values, local: "lpwstr"), prefix: known ?? "vt",
            declarations: known == nil ? [.init(prefix: "vt", uri: Self.values)] : [],
            children: [.text(text)])
    }
}

// MARK: - Writer

extension CustomProperties {
    private typealias Space = XML.Name.OpenDocumentSpace
    private static let metaPart = "meta.xml"
    private static let meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"

    private mutating func writeOpenDocument() throws(Diagnostic) {
        let isNew = !package.contains(Self.metaPart)
        var root = isNew ? Self.noMeta : try package.root(of: Self.metaPart)
        let name = XML.Name(namespace: Space.office, local: "meta")
        let index = root.children.firstIndex { $0.element?.name == name }
        let properties =
            index.flatMap { root.children[$0].element }
            ?? XML.Element(name: name, prefix: root.prefix)
        if let index {
            root.children[index] = .element(withUserDefined(properties, in: &root))
        } else {
            root.children.insert(.element(withUserDefined(properties, in: &root)), at: 0)
        }
        package.write(root, to: Self.metaPart, .plain)
        if isNew { try package.listInManifest(Self.metaPart) }
    }

    private static var noMeta: XML.Element {
        XML.Element(
            name: XML.Name(namespace: Space.office, local: "document-meta"), prefix: "office",
            declarations: [.init(prefix: "office", uri: Space.office)],
            attributes: [
                XML.Attribute(
                    name: XML.Name(namespace: Space.office, local: "version"), prefix: "office",
                    value: "1.3")
            ])
    }

    private func withUserDefined(
        _ properties: XML.Element, in root: inout XML.Element
    ) -> XML.Element {
        if !root.declarations.contains(where: { $0.uri == Self.meta }) {
            root.declarations.append(.init(prefix: "meta", uri: Self.meta))
        }
        let prefix = root.declarations.first { $0.uri == Self.meta }?.prefix ?? "meta"
        func meta(_ local: String) -> XML.Name { XML.Name(namespace: Self.meta, local: local) }
        var result = properties
        result.children.removeAll { node in
            node.element?.name == meta("user-defined")
                && node.element?.attribute(meta("name")).map(names.contains) ?? false
        }
        result.children += facts.map { fact in
            .element(
                XML.Element(
                    name: meta("user-defined"), prefix: prefix,
                    attributes: [
                        XML.Attribute(name: meta("name"), prefix: prefix, value: fact.name),
                        XML.Attribute(
                            name: meta("value-type"), prefix: prefix, value: "string"),
                    ], children: [.text(fact.value)]))
        }
        return result
    }
}
