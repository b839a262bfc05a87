import Glibc

/// Ctrl-C and the signals that ask a program to end, kept back so that the batch can end between
/// two documents. A second Ctrl-C ends the program at once.
struct Interrupts: Sendable {
    init() { Self.change(SIG_BLOCK) }

    /// Whether somebody asked to end since the last question.
    func haveArrived() -> Bool {
        var signals = Self.signals
        var none = timespec(tv_sec: 0, tv_nsec: 0)
        guard unsafe sigtimedwait(&signals, nil, &none) > 0 else { return false }
        return true
    }

    func release() { Self.change(SIG_UNBLOCK) }

    private static func change(_ how: Int32) {
        var signals = signals
        _ = unsafe pthread_sigmask(how, &signals, nil)
    }

    private static var signals: sigset_t {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { unsafe sigaddset(&signals, signal) }
        return signals
    }
}
