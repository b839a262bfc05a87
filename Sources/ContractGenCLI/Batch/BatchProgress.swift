import Diagnostics
import Glibc

/// How far a batch is: a bar that rewrites itself on a terminal, now and then a line elsewhere.
struct BatchProgress: Sendable {
    let total: Int
    let language: MessageLanguage
    /// Columns of the terminal; nil where nobody watches.
    let width: Int?
    private(set) var done = 0
    private var shown: Duration = .zero
    private var shownTenth = 0

    init(total: Int, language: MessageLanguage, width: Int?) {
        self.total = total
        self.language = language
        self.width = width
    }

    /// One document more.
    ///
    /// - Parameter elapsed: Since the first was begun.
    /// - Returns: What to write now, if anything.
    mutating func advance(after elapsed: Duration) -> String? {
        done += 1
        guard isDue(elapsed) else { return nil }
        shown = elapsed
        shownTenth = done * 10 / max(total, 1)
        let figures = figures(after: elapsed)
        guard let width else { return figures + "\n" }
        let bar = bar(of: min(30, max(0, width - figures.count - 4)))
        return "\r\(bar)\(figures)\u{1B}[K" + (done == total ? "\n" : "")
    }

    /// What ends a bar that stopped before its end, so that what follows has a line of its own.
    var ending: String? { width != nil && shown > .zero && done < total ? "\n" : nil }

    private func isDue(_ elapsed: Duration) -> Bool {
        if done == total { return true }
        let pause = elapsed - shown
        if width != nil { return pause >= .milliseconds(100) }
        return pause >= .seconds(10)
            || (pause >= .seconds(1) && done * 10 / max(total, 1) > shownTenth)
    }

    private func bar(of length: Int) -> String {
        guard length > 4 else { return "" }
        let full = done * length / max(total, 1)
        return String(repeating: "█", count: full) + String(repeating: "░", count: length - full)
            + " "
    }

    private func figures(after elapsed: Duration) -> String {
        let seconds =
            Double(elapsed.components.seconds)
            + Double(elapsed.components.attoseconds) / 1e18
        let rate = seconds > 0 ? Double(done) / seconds : 0
        let left = rate > 0 ? Int((Double(total - done) / rate).rounded(.up)) : 0
        let speed = rate >= 10 ? String(Int(rate)) : String(Double(Int(rate * 10)) / 10)
        return done == total
            ? Text(
                ro: "\(done) din \(total), \(speed)/s", en: "\(done) of \(total), \(speed)/s"
            ).in(language)
            : Text(
                ro: "\(done) din \(total), \(speed)/s, mai durează \(Self.time(left))",
                en: "\(done) of \(total), \(speed)/s, \(Self.time(left)) left"
            ).in(language)
    }

    /// `42 s`, `3 min 20 s`, `2 h 5 min`.
    static func time(_ seconds: Int) -> String {
        switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3600: "\(seconds / 60) min \(seconds % 60) s"
        default: "\(seconds / 3600) h \(seconds / 60 % 60) min"
        }
    }

    /// The columns of the terminal that standard error goes to; nil when it goes elsewhere.
    static var terminalWidth: Int? {
        guard isatty(2) == 1 else { return nil }
        var size = winsize()
        guard unsafe ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
