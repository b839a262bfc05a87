/// All that is wrong with one stage's input; holds at least one error.
public struct DiagnosticList: Error, Hashable, Sendable {
    public let all: [Diagnostic]

    public init(_ all: [Diagnostic]) { self.all = all }
    public init(_ one: Diagnostic) { self.all = [one] }

    /// The value of a leaf's work, its one diagnostic thrown as a list.
    public static func wrapping<Value>(
        _ work: () throws(Diagnostic) -> Value
    ) throws(DiagnosticList) -> Value {
        do {
            return try work()
        } catch {
            throw DiagnosticList(error)
        }
    }
}

/// A stage's value with the warnings met on the way.
public struct Checked<Value> {
    public let value: Value
    public let warnings: [Diagnostic]

    public init(_ value: Value, warnings: [Diagnostic] = []) {
        self.value = value
        self.warnings = warnings
    }
}
extension Checked: Sendable where Value: Sendable {}

/// Gathers problems so that a stage can report them all at once.
public struct DiagnosticCollector: Sendable {
    public private(set) var all: [Diagnostic] = []

    public init() {}

    public var hasErrors: Bool { all.contains { $0.severity == .error } }

    public mutating func report(_ diagnostic: Diagnostic) { all.append(diagnostic) }
    public mutating func report(_ list: [Diagnostic]) { all += list }

    /// The value of `body`, or nil with its problem noted (at `location` unless it has a place).
    public mutating func take<Value>(
        at location: Diagnostic.Location? = nil,
        _ body: @autoclosure () throws(Diagnostic) -> Value
    ) -> Value? {
        do {
            return try body()
        } catch {
            all.append(error.located(at: location))
            return nil
        }
    }

    /// The value of a stage, its warnings noted, or nil with all its problems noted.
    public mutating func takeAll<Value>(
        _ body: @autoclosure () throws(DiagnosticList) -> Checked<Value>
    ) -> Value? {
        do {
            let checked = try body()
            all += checked.warnings
            return checked.value
        } catch {
            all += error.all
            return nil
        }
    }

    /// The stage's value with its warnings; throws everything when there is an error among it.
    public func finish<Value>(_ value: @autoclosure () -> Value) throws(DiagnosticList)
        -> Checked<Value>
    {
        if hasErrors { throw DiagnosticList(all) }
        return Checked(value(), warnings: all)
    }
}
