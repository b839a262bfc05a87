public import Diagnostics
public import Wording

/// What a read of a missing name does.
public enum UndefinedPolicy: Hashable, Sendable {
    /// It is an error; `default()` and `is defined` are the ways out.
    case strict
    /// It is empty and prints nothing: for foreign templates only.
    case empty
}

/// The language of the document with the functions, filters and tests that expressions may use.
public struct Environment: Sendable {
    /// What a filter, test or function does.
    public typealias Body = @Sendable (_ call: Invocation) throws(Diagnostic) -> Value
    /// What a test answers.
    public typealias Question = @Sendable (_ call: Invocation) throws(Diagnostic) -> Bool

    public var language: DocumentLanguage
    /// Of sums whose filter names none.
    public var currency: Currency
    public var undefined: UndefinedPolicy
    /// What added functions go by besides their arguments, such as a date.
    public var circumstances: [Value] = []
    /// What added functions are asked about, such as a draft; only they know what it is.
    public var subject: (any AnyObject & Sendable)?
    private(set) var functions: [String: Callable<Value>] = [:]
    private(set) var filters: [String: Callable<Value>] = [:]
    private(set) var tests: [String: Callable<Bool>] = [:]

    /// With the standard functions, filters and tests of `docs/template-language.md`.
    public init(
        language: DocumentLanguage, currency: Currency = .MDL, undefined: UndefinedPolicy = .strict
    ) {
        self = Self.standard
        self.language = language
        self.currency = currency
        self.undefined = undefined
    }

    /// Made once: every document has an environment of its own.
    private static let standard: Environment = {
        var environment = Environment(bareIn: .ro)
        environment.addStandardFunctions()
        environment.addStandardFilters()
        environment.addStandardTests()
        return environment
    }()

    /// The names of the standard functions, filters and tests, which go by their arguments, the language
    /// and the currency alone.
    static let standardNames = Set(
        standard.functionNames + standard.filterNames + standard.testNames)

    private init(bareIn language: DocumentLanguage) {
        self.language = language
        currency = .MDL
        undefined = .strict
    }

    /// Adds or replaces the function `name(…)`.
    ///
    /// - Parameter parameters: Their names in order; `"name?"` may be left out, and a last
    ///   `"name*"` takes all further arguments.
    public mutating func add(
        function name: String, parameters: [String] = [], _ body: @escaping Body
    ) {
        functions[name] = Callable(name: name, parameters: parameters, body: body)
    }

    /// Adds or replaces the filter `value | name(…)`; parameters as for functions.
    public mutating func add(
        filter name: String, parameters: [String] = [], _ body: @escaping Body
    ) {
        filters[name] = Callable(name: name, parameters: parameters, body: body)
    }

    /// Adds or replaces the test `value is name(…)`; parameters as for functions.
    public mutating func add(
        test name: String, parameters: [String] = [], _ body: @escaping Question
    ) {
        tests[name] = Callable(name: name, parameters: parameters, body: body)
    }

    /// All that tells two environments with the same functions apart: with the same basis an expression
    /// gives the same for the same data, given the circumstances if it calls an added function.
    struct Basis: Hashable, Sendable {
        let language: DocumentLanguage
        let currency: Currency
        let undefined: UndefinedPolicy
    }

    var basis: Basis {
        Basis(language: language, currency: currency, undefined: undefined)
    }

    public var functionNames: [String] { functions.keys.sorted() }
    public var filterNames: [String] { filters.keys.sorted() }
    public var testNames: [String] { tests.keys.sorted() }
}

/// A function, filter or test with the arguments it takes.
struct Callable<Result>: Sendable {
    typealias Body = @Sendable (Invocation) throws(Diagnostic) -> Result

    let name: String
    let parameters: ParameterList
    let body: Body

    init(name: String, parameters: [String], body: @escaping Body) {
        self.name = name
        self.parameters = ParameterList(parameters)
        self.body = body
    }
}

/// The parameters of a function, filter or test: first the required ones.
struct ParameterList: Hashable, Sendable {
    let names: [String]
    let requiredCount: Int
    /// Whether the last name takes all further arguments.
    let isOpen: Bool

    init(_ spellings: [String]) {
        names = spellings.map {
            $0.hasSuffix("?") || $0.hasSuffix("*") ? String($0.dropLast()) : $0
        }
        requiredCount = spellings.prefix { !$0.hasSuffix("?") && !$0.hasSuffix("*") }.count
        isOpen = spellings.last?.hasSuffix("*") ?? false
    }

    /// How many parameters have a place of their own.
    var fixedCount: Int { isOpen ? names.count - 1 : names.count }
}
