import Diagnostics

extension Environment {
    mutating func addStandardFunctions() {}
    mutating func addStandardFilters() {}
    mutating func addStandardTests() {}
}
