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
    /// Written into another part.
    case divert(String, [Instruction])
    /// From here on the slot's paragraphs are counted anew, in a list like the one named.
    case restart(slot: Int, list: Int)
    /// The list's number in force.
    case list(slot: Int)
    /// Counts the paragraph that follows and notes its number for references to it.
    case count(OfficeCount)
    /// The number of the paragraph counted last, as text.
    case numeral
}

/// Where a value is printed into a part, and as what. A class, since each document hands on every
/// step of its template: this is one reference then instead of all it holds.
package final class Insertion: Sendable {
    package enum Place: Sendable {
        /// Words of a paragraph, in the formatting of a run.
        case text(TextRun)
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

    init(expression: Expression, place: Place, spot: TagSpot) {
        self.expression = expression
        self.place = place
        self.spot = spot
    }
}

/// The run of words that a value is printed in the midst of.
package struct TextRun: Sendable {
    /// Opens another run like it.
    var open: [UInt8] = []
    /// What its properties hold.
    var look: [UInt8] = []
    /// In Writer, what ends the paragraph and goes on with it on another page.
    var pageBreak: [UInt8] = []
}

/// What a rendering notes for the parts of an office file.
package struct OfficeState: Sendable {
    var marks: [Int: Int] = [:]
    var seen: Set<Int> = []
    var pictures: PictureStore?
    /// Numbers of the pictures that this part shows.
    var shown: Set<Int> = []
    /// What belongs in other parts, by the part's name.
    var diverted: [String: [UInt8]] = [:]
    /// The list that a slot's paragraphs are counted in.
    var lists: [Int: Int] = [:]
    /// Lists that begin again, with the list each repeats.
    var newLists: [(number: Int, like: Int)] = []
    var nextList = 0
    var counters: [String: ListCounter] = [:]
    /// The number of the paragraph that is counted without a list of the file.
    var numeral = ""
    /// Whether this part breaks pages where its template does not.
    var breaksPages = false
    /// The clauses met, by the keys of their ids.
    var clauses: [String: OfficeClause] = [:]
    /// The keys of all clauses there may be.
    var knownClauses: Set<String> = []
}
