public import Diagnostics

/// How a figure is rounded: named where it is used, done once.
public struct Rounding: Hashable, Sendable {
    public let mode: Mode
    /// Decimals of a currency unit: 2 for bani, 0 for whole lei.
    public let places: Int

    public enum Mode: String, Choice {
        /// 2.665 → 2.67
        case halfUp = "half-up"
        /// 2.665 → 2.66
        case halfEven = "half-even"

        public var meaning: Text {
            switch self {
            case .halfUp: Text(ro: "jumătățile în sus", en: "half up")
            case .halfEven: Text(ro: "jumătățile la cifra pară", en: "half to even")
            }
        }
    }

    /// nil unless the places are 0, 1 or 2.
    public init?(_ mode: Mode, places: Int) {
        guard (0...2).contains(places) else { return nil }
        self.init(mode: mode, places: places)
    }

    private init(mode: Mode, places: Int) {
        self.mode = mode
        self.places = places
    }

    /// To bani, halves up: what a contract does with shares, tax and instalments.
    public static let minorUnits = Rounding(mode: .halfUp, places: 2)
}
