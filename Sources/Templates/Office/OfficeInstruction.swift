/// Steps that only office templates need.
package indirect enum OfficeInstruction: Sendable {
    case insert(Insertion)
    /// Markup around what may come out empty: it then goes too.
    case vessel(open: [Instruction], body: [Instruction], close: [UInt8])
    /// Written unless what stands before ends so.
    case unlessEnding([UInt8], [UInt8])
    /// Written if what stands before ends so.
    case ifEnding([UInt8], [UInt8])
    /// A number no other step of this document prints, kept under a slot for `marked`.
    case mark(Int)
    case marked(Int)
    /// Only the first time that the document comes by.
    case once(Int, [Instruction])
    /// Whenever but the first time.
    case again(Int, [Instruction])
}

/// Where a value is printed into a part, and as what.
package struct Insertion: Sendable {
    package enum Place: Sendable {
        /// Words of a paragraph; a run or span of the same look is opened by these bytes.
        case text(reopening: [UInt8])
        /// An attribute's value.
        case attribute
        /// Within the quotes of a field's instruction.
        case fieldCode
        /// Text that knows no line breaks.
        case plain
    }

    let expression: Expression
    let place: Place
    let spot: TagSpot
}

/// What a rendering notes for the parts of an office file.
package struct OfficeState: Sendable {
    var marks: [Int: Int] = [:]
    var seen: Set<Int> = []
}
