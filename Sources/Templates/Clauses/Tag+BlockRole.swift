extension Tag {
    /// What a tag does to the block it stands in.
    enum BlockRole {
        case alone, opens, continues, closes
    }

    var blockRole: BlockRole {
        switch kind {
        case .if, .for: .opens
        case .elif, .else: .continues
        case .endIf, .endFor: .closes
        case .output, .set, .include, .comment: .alone
        }
    }

    /// Whether the tag steers what is printed instead of printing something.
    var isStatement: Bool {
        switch kind {
        case .output, .comment: false
        default: true
        }
    }

    var isAssignment: Bool { if case .set = kind { true } else { false } }
}
