internal import CLibXML2

/// What makes a document no XML, as far as a user can use to know.
enum XMLFault: Hashable, Sendable {
    case endOfDocument, tagMismatch, undeclaredEntity, undeclaredPrefix, repeatedAttribute
    case badCharacter, badEncoding, contentAfterEnd, badAttribute
    /// A namespace whose URI is not well-formed: strange, and harmless.
    case questionableNamespace
    /// - Parameter code: libxml2's number.
    case other(code: Int)

    init(libxml code: Int32) {
        switch xmlParserErrors(UInt32(bitPattern: code)) {
        case XML_ERR_DOCUMENT_EMPTY, XML_ERR_DOCUMENT_END, XML_ERR_TAG_NOT_FINISHED,
            XML_ERR_COMMENT_NOT_FINISHED, XML_ERR_CDATA_NOT_FINISHED, XML_ERR_PI_NOT_FINISHED:
            self = .endOfDocument
        case XML_ERR_TAG_NAME_MISMATCH: self = .tagMismatch
        case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY: self = .undeclaredEntity
        case XML_NS_ERR_UNDEFINED_NAMESPACE: self = .undeclaredPrefix
        case XML_ERR_ATTRIBUTE_REDEFINED, XML_NS_ERR_ATTRIBUTE_REDEFINED: self = .repeatedAttribute
        case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_CHARREF: self = .badCharacter
        case XML_ERR_INVALID_ENCODING: self = .badEncoding
        case XML_ERR_EXTRA_CONTENT: self = .contentAfterEnd
        case XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_NOT_FINISHED,
            XML_ERR_ATTRIBUTE_WITHOUT_VALUE, XML_ERR_LT_IN_ATTRIBUTE:
            self = .badAttribute
        case XML_WAR_NS_URI, XML_WAR_NS_URI_RELATIVE: self = .questionableNamespace
        default: self = .other(code: Int(code))
        }
    }
}
