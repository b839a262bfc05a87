internal import Diagnostics

/// Largest remainder: a whole number shared out in proportion to weights, to the last unit.
///
/// Everyone gets the whole part of the exact share; what is left goes, one each, to the largest
/// remainders, and of equal remainders to the first.
struct Apportionment {
    private let weights: [Int128]
    private let total: Int128

    /// - Throws: `costing.zero-weights` when nothing has weight, `costing.too-large`.
    init(_ weights: [Rational]) throws(Diagnostic) {
        var common: Int128 = 1
        for weight in weights {
            let shared = Rational.commonDivisor(common, weight.denominator)
            common = try Rational.product(common, weight.denominator / shared)
        }
        var whole: [Int128] = []
        var total: Int128 = 0
        for weight in weights {
            guard weight.numerator >= 0 else { throw .negativeWeight }
            whole.append(try Rational.product(weight.numerator, common / weight.denominator))
            let (sum, overflow) = total.addingReportingOverflow(whole[whole.count - 1])
            guard !overflow else { throw .tooLarge }
            total = sum
        }
        guard total > 0 else { throw .zeroWeights }
        self.weights = whole
        self.total = total
    }

    /// The parts in the order of the weights; their sum is `amount`.
    func parts(of amount: Int) throws(Diagnostic) -> [Int] {
        let size = Int128(amount.magnitude)
        var parts: [Int128] = []
        var remainders: [Int128] = []
        for weight in weights {
            let (part, rest) = try Rational.product(size, weight)
                .quotientAndRemainder(dividingBy: total)
            parts.append(part)
            remainders.append(rest)
        }
        let left = Int(size - parts.reduce(0, +))
        let order = remainders.indices.sorted {
            (remainders[$1], $0) < (remainders[$0], $1)
        }
        for index in order.prefix(left) { parts[index] += 1 }
        return parts.map { Int(amount < 0 ? -$0 : $0) }
    }
}

extension Diagnostic {
    fileprivate static var zeroWeights: Diagnostic {
        .error(
            "costing.zero-weights",
            message: Text(
                ro: "nu există cui să i se împartă suma", en: "there is no one to share the sum"),
            hint: Text(
                ro: "scrieți cel puțin o parte mai mare decât zero",
                en: "write at least one part greater than zero"))
    }

    fileprivate static var negativeWeight: Diagnostic {
        .error(
            "costing.negative-weight",
            message: Text(ro: "o parte este negativă", en: "one part is negative"),
            hint: Text(ro: "corectați partea negativă", en: "correct the negative part"))
    }
}
