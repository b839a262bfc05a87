public import Diagnostics

/// How well a source was read.
public enum Confidence: String, Choice {
    /// Read in the source itself.
    case verified
    /// From a note or a publication about it.
    case secondary
    /// Commonly understood; the source was not read.
    case unverified
    /// No law: how such documents are usually made.
    case practice

    public var meaning: Text {
        switch self {
        case .verified: Text(ro: "citit în sursă", en: "read in the source")
        case .secondary: Text(ro: "din sursă secundară", en: "from a secondary source")
        case .unverified: Text(ro: "neverificat", en: "unverified")
        case .practice: Text(ro: "practică", en: "practice")
        }
    }
}
