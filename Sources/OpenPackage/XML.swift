/// XML as values: names are namespace and local name, prefixes are kept as spelling.
public enum XML {
    /// What an element or attribute is. Two spellings of one name, `w:p` and `x:p` with the same
    /// namespace, are equal.
    public struct Name: Hashable, Sendable {
        /// The namespace's URI; empty for none.
        public let namespace: String
        public let local: String

        public init(namespace: String = "", local: String) {
            self.namespace = namespace
            self.local = local
        }
    }

    public struct Attribute: Hashable, Sendable {
        public var name: Name
        /// As found; empty for none.
        public var prefix: String
        public var value: String

        public init(name: Name, prefix: String = "", value: String) {
            self.name = name
            self.prefix = prefix
            self.value = value
        }
    }

    /// `xmlns:prefix="uri"`, or `xmlns="uri"` where the prefix is empty.
    public struct NamespaceDeclaration: Hashable, Sendable {
        public var prefix: String
        public var uri: String

        public init(prefix: String, uri: String) {
            self.prefix = prefix
            self.uri = uri
        }
    }

    public enum Node: Hashable, Sendable {
        case element(Element)
        case text(String)
        case cdata(String)
        case comment(String)
        case processingInstruction(target: String, data: String)
    }
}
