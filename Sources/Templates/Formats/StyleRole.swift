/// What a paragraph or table is in a document of ours; a style document gives each its look.
///
/// The names are those an author sees in Word and Writer. Where a style document lacks one that is
/// not required, the shipped definition is added to it.
package enum StyleRole: String, CaseIterable, Sendable {
    case title = "Title"
    case article = "heading 1"
    case annexSection = "heading 2"
    case clause = "Clause"
    case clauseText = "Clause Text"
    case subClause = "SubClause"
    case bullet = "List Bullet"
    case body = "Body Text"
    case annex = "Annex"
    case annexClause = "Annex Clause"
    case annexSubClause = "Annex SubClause"
    case tableText = "Table Text"
    case tableHeading = "Table Heading"
    case signature = "Signature"
    case signatureLine = "Signature Line"
    case formLine = "Form Line"
    case header = "header"
    case footer = "footer"
    case sectionEnd = "Section End"
    case clauseTable = "Clause Table"
    case signatureTable = "SignatureTable"

    /// The roles a style document must bring itself.
    package static let required: [StyleRole] = [
        .title, .article, .clause, .subClause, .annex, .signatureTable,
    ]

    package var isTable: Bool { self == .clauseTable || self == .signatureTable }

    package init(_ shape: BlockShape) {
        self =
            switch shape.kind {
            case .title: .title
            case .article: .article
            case .annex: .annex
            case .annexSection: .annexSection
            case .point: shape.isInAnnex ? .annexClause : .clause
            case .subPoint: shape.isInAnnex ? .annexSubClause : .subClause
            case .continuation: .clauseText
            case .bullet: .bullet
            case .paragraph: .body
            case .tableRow: .tableText
            case .signatures, .cellParagraph: .signature
            case .signatureLine: .signatureLine
            case .formLine: .formLine
            case .headerLine: .header
            case .footerLine: .footer
            }
    }
}
