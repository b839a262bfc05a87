/// One thing to tell the user: what is wrong, where, and what to do next.
///
/// A diagnostic is an id with arguments; its words stand beside the check that raises it, in both
/// languages of the messages.
public struct Diagnostic: Error, Hashable, Sendable {
    public enum Severity: String, Sendable { case error, warning, note }

    /// What went wrong in kind: it decides the exit code of a command line program.
    public enum Category: Sendable { case data, inputOutput }

    /// A place that the user can open.
    public enum Location: Hashable, Sendable {
        /// A value in the data; `Origins` turns it into a line or a cell.
        case field(FieldPath)
        case source(SourcePlace)
        case file(String)
        /// A part of an archive, e.g. `word/document.xml` in `sablon.docx`.
        case part(file: String, part: String)
        /// A place in an office document.
        case passage(Passage)
    }

    /// Stable, dotted, lower case: `data.unknown-field`.
    public let id: String
    public let severity: Severity
    public let category: Category
    public var location: Location?
    /// Machine-readable facts of the case, e.g. `["expected": "7"]`; never personal data.
    public var arguments: [String: String]
    public let message: Text
    public let hint: Text?
    /// A second place that belongs to the finding, e.g. where a clause dropped out.
    public var related: Location?

    public init(
        _ id: String, severity: Severity, category: Category = .data, at location: Location? = nil,
        arguments: [String: String] = [:], message: Text, hint: Text? = nil,
        related: Location? = nil
    ) {
        self.id = id
        self.severity = severity
        self.category = category
        self.location = location
        self.arguments = arguments
        self.message = message
        self.hint = hint
        self.related = related
    }

    public static func error(
        _ id: String, at location: Location? = nil, arguments: [String: String] = [:],
        message: Text, hint: Text? = nil, related: Location? = nil
    ) -> Diagnostic {
        Diagnostic(
            id, severity: .error, at: location, arguments: arguments, message: message, hint: hint,
            related: related)
    }

    public static func warning(
        _ id: String, at location: Location? = nil, arguments: [String: String] = [:],
        message: Text, hint: Text? = nil
    ) -> Diagnostic {
        Diagnostic(
            id, severity: .warning, at: location, arguments: arguments, message: message,
            hint: hint)
    }

    /// A file that cannot be read or written: the machine's fault, not the data's.
    public static func inputOutput(
        _ id: String, at location: Location? = nil, message: Text, hint: Text? = nil
    ) -> Diagnostic {
        Diagnostic(
            id, severity: .error, category: .inputOutput, at: location, message: message,
            hint: hint)
    }

    /// The same finding with a place, where it had none.
    public func located(at place: Location?) -> Diagnostic {
        guard location == nil else { return self }
        var copy = self
        copy.location = place
        return copy
    }
}
