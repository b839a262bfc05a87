import Diagnostics

extension Environment {
    mutating func addStandardFilters() {
        addWordingFilters()
        addTextFilters()
        addNumberFilters()
        addListFilters()
        addInlines()
        add(filter: "default", parameters: ["value?", "boolean?"], StandardFilters.default)
        add(filter: "d", parameters: ["value?", "boolean?"], StandardFilters.default)
    }

    /// A filter that makes a text: a space to fill in stays one.
    mutating func add(
        printing name: String, parameters: [String] = [],
        _ body: @escaping @Sendable (Invocation) throws(Diagnostic) -> String
    ) {
        add(filter: name, parameters: parameters) { call throws(Diagnostic) in
            if call.subject == .blank { return .blank }
            let text = try body(call)
            guard text.utf8.count <= LanguageLimits.textLength else { throw .textTooLong }
            return .text(text)
        }
    }
}

private enum StandardFilters {
    /// The value itself when it is there and, with `true` as second argument, not empty.
    static func `default`(_ call: Invocation) throws(Diagnostic) -> Value {
        let replacesEmpty = try call.bool("boolean") ?? false
        if replacesEmpty, !call.subject.isTruthy { return call["value"] ?? .text("") }
        return call.subject
    }
}
