internal import OpenPackage

/// What the engine must know of one XML vocabulary: what each element is, not what it looks like.
struct OfficeDialect: Sendable {
    enum Role: Hashable, Sendable {
        /// Holds paragraphs that blocks cannot leave: the body, a header, a note, a text box.
        case story
        case paragraph
        /// Words in one formatting; may be cut in two.
        case run
        /// Directly around text.
        case text
        /// Around the words of a field's instruction.
        case fieldCode
        case table, row, cell
        case list, listItem
        /// First in its parent and part of its look; both halves of a cut keep it.
        case properties
        /// A point in the text that shows nothing and outlives its paragraph.
        case marker
        /// Shows nothing and may go.
        case nothing
        /// Shows something without text.
        case content
        /// Anything else: as empty as what is in it.
        case wrapper
    }

    /// Which vocabulary it is.
    enum Kind: Hashable, Sendable { case word, openDocument, properties }

    let kind: Kind
    /// Namespaces whose elements are known by their local names below.
    let namespaces: Set<String>
    let roles: [String: Role]
    /// Elements that stand for a character of the text.
    let characters: [String: Character]
    /// Whether text counts wherever it stands in a paragraph.
    let hasBareText: Bool

    func isNative(_ name: XML.Name) -> Bool { namespaces.contains(name.namespace) }

    /// - Parameters:
    ///   - isEmpty: whether nothing stands in the element.
    ///   - holdsText: whether text stands directly in it.
    func role(of element: XML.Element, isEmpty: Bool, holdsText: Bool) -> Role {
        if kind == .properties { return holdsText ? .paragraph : .wrapper }
        guard isNative(element.name), let role = roles[element.name.local] else {
            return isEmpty ? .content : .wrapper
        }
        // The body has one name, the vocabulary's root another meaning.
        if kind == .openDocument, !isOpenDocumentRole(role, element.name) { return .wrapper }
        if role == .nothing, element.name.local == "br", element.isPageBreak { return .content }
        return role
    }

    /// Local names that mean something else in another namespace.
    private func isOpenDocumentRole(_ role: Role, _ name: XML.Name) -> Bool {
        switch name.local {
        case "title", "desc": name.namespace == XML.Name.OpenDocumentSpace.svg
        case "header", "footer", "header-left", "footer-left", "header-first", "footer-first":
            name.namespace == XML.Name.OpenDocumentSpace.style
        case "p", "h", "span", "a", "list", "s", "tab":
            name.namespace == XML.Name.OpenDocumentSpace.text
        default: true
        }
    }

    /// The character that an element inside a text is read as; nil for one that is none.
    func character(for element: XML.Element) -> Character? {
        guard isNative(element.name), !element.isPageBreak else { return nil }
        return characters[element.name.local]
    }
}

extension XML.Element {
    /// A break to another page or column.
    fileprivate var isPageBreak: Bool {
        guard name.local == "br" else { return false }
        let type = attributes.first { $0.name.local == "type" }?.value
        return type == "page" || type == "column"
    }
}

extension OfficeTree {
    func role(_ id: ID, _ dialect: OfficeDialect) -> OfficeDialect.Role {
        guard let element = element(id) else { return .nothing }
        let children = nodes[id].children
        let holdsText = dialect.kind == .properties && children.contains { text($0) != nil }
        return dialect.role(of: element, isEmpty: children.isEmpty, holdsText: holdsText)
    }

    /// Whether nothing of the node would be seen once the tags `without` are gone.
    func isBlank(_ id: ID, without tags: Set<ID> = [], _ dialect: OfficeDialect) -> Bool {
        switch self[id].content {
        case .text(let text): return text.allSatisfy(\.isWhitespace)
        case .other: return true
        case .tag(let tag): return tags.contains(id) || tag.kind == .comment
        case .opening, .closing: return false
        case .element: break
        }
        switch role(id, dialect) {
        case .properties, .marker, .nothing: return true
        case .content, .table, .fieldCode: return false
        default: return self[id].children.allSatisfy { isBlank($0, without: tags, dialect) }
        }
    }

    /// The markers inside a node that is about to vanish; pairs that would mark nothing go with it.
    func markers(in id: ID, _ dialect: OfficeDialect) -> [ID] {
        if role(id, dialect) == .marker { return [id] }
        return self[id].children.flatMap { markers(in: $0, dialect) }
    }
}

extension OfficeTree {
    /// The markers in nodes that are about to vanish, without the pairs that would mark nothing.
    func survivingMarkers(in ids: [ID], _ dialect: OfficeDialect) -> [ID] {
        let markers = ids.flatMap { self.markers(in: $0, dialect) }
        let keys = markers.map(markerKey)
        return zip(markers, keys).compactMap { marker, key in
            keys.count { $0 == key } > 1 ? nil : marker
        }
    }

    /// Equal for the start and the end of what is marked.
    func markerKey(_ id: ID) -> String? {
        guard let element = element(id),
            let identity = element.attributes.first(where: { $0.name.local == "id" })
                ?? element.attributes.first(where: { $0.name.local == "name" })
        else { return nil }
        let kind = element.name.local.split(separator: "-").first ?? ""
        return kind.prefix { $0.isLowercase } + ":" + identity.value
    }
}
