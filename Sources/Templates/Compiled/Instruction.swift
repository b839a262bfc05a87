internal import Diagnostics

/// One step of a compiled template. What does not depend on data is bytes of the output format
/// already; rendering walks the steps and appends.
///
/// What a step holds is one reference, since every document of a template takes each in its hand.
package enum Instruction: Sendable {
    /// Markup that prints nothing.
    case markup([UInt8])
    case text(FixedText)
    case print(PrintInstruction)
    case branch([Branch])
    indirect case loop(Loop, body: [Instruction], otherwise: [Instruction])
    indirect case assign(String, Expression)
    case block(BlockInstruction)
    case stretch(Stretch)
    /// A number no other step of this document has printed: for ids and names.
    case serial
    indirect case grid(GridInstruction)
    case office(OfficeInstruction)

    package final class Branch: Sendable {
        let condition: Expression?
        let body: [Instruction]

        init(condition: Expression?, body: [Instruction]) {
            self.condition = condition
            self.body = body
        }
    }
}

/// A value, and how its words look.
package final class PrintInstruction: Sendable {
    let expression: Expression
    let emphasis: Emphasis
    let spot: TagSpot

    init(_ expression: Expression, _ emphasis: Emphasis, at spot: TagSpot) {
        self.expression = expression
        self.emphasis = emphasis
        self.spot = spot
    }
}

/// Words of the template itself.
package final class FixedText: Sendable {
    let words: String
    let emphasis: Emphasis
    /// As the format writes them; nil where that depends on what stands before them.
    let bytes: [UInt8]?
    /// Whether they leave a paragraph as empty as it was.
    let isSpace: Bool

    init(_ words: String, _ emphasis: Emphasis, bytes: [UInt8]?) {
        self.words = words
        self.emphasis = emphasis
        self.bytes = bytes
        isSpace = words.allSatisfy(\.isWhitespace)
    }
}

/// A paragraph or a table row. One that comes out without text is taken back, its number too,
/// unless it `keepsEmpty`.
///
/// An object, which every document of a template steps through without copying it.
package final class BlockInstruction: Sendable {
    /// Its own among the blocks of a template, from 0.
    let index: Int
    let shape: BlockShape
    let id: String?
    let place: SourcePlace
    let open: [UInt8]
    /// Stands for `open` in the first block of its list.
    let openFirst: [UInt8]
    let body: [Instruction]
    let close: [UInt8]
    let keepsEmpty: Bool

    init(
        index: Int, shape: BlockShape, id: String?, place: SourcePlace, open: [UInt8],
        openFirst: [UInt8], body: [Instruction], close: [UInt8], keepsEmpty: Bool
    ) {
        self.index = index
        self.shape = shape
        self.id = id
        self.place = place
        self.open = open
        self.openFirst = openFirst
        self.body = body
        self.close = close
        self.keepsEmpty = keepsEmpty
    }
}

/// What the formats need to know of a block to set it.
package struct BlockShape: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case title, article, annex, annexSection
        case point, subPoint, continuation, bullet, paragraph
        case tableRow
        /// A cell of the signature block, and what stands in it.
        case signatures, cellParagraph, signatureLine, formLine
        case headerLine, footerLine
    }

    package var kind: Kind
    package var isInAnnex = false
    /// Stays on the page of the block that follows.
    package var keepsWithNext = false

    package var listLevel: ListLevel? {
        switch kind {
        case .article: ListLevel(list: .body, level: 0)
        case .annex: ListLevel(list: .annexes, level: 0)
        case .point: ListLevel(list: isInAnnex ? .annexes : .body, level: 1)
        case .subPoint: ListLevel(list: isInAnnex ? .annexes : .body, level: 2)
        default: nil
        }
    }
}

/// Cells of a loop laid out two in a row, each row kept whole: the signature block.
package struct GridInstruction: Sendable {
    let loop: Loop
    /// What stands in a cell; it is one block whatever paragraphs it has.
    let cell: BlockInstruction
    let pieces: GridPieces
}

package struct GridPieces: Sendable {
    /// With a place for a serial number, where the format names its tables.
    package var open = SerialMarkup()
    package var openRow: [UInt8] = []
    package var openCell: [UInt8] = []
    package var closeCell: [UInt8] = []
    /// A whole cell, where one is left over or has nothing in it.
    package var emptyCell: [UInt8] = []
    package var closeRow: [UInt8] = []
    package var close: [UInt8] = []
}
