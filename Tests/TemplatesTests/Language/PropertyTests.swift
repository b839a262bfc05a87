import Diagnostics
import FoundationEssentials
import Templates
import Testing
import Wording

/// What holds for any expression, tried on many made by chance from fixed seeds.
@Suite struct PropertyTests {
    private let environment = Environment(language: .en)

    private func value(of text: String) throws -> Value {
        let expression = try Templates.Expression(
            parsing: text, in: SourceText(name: "t", text: text), environment: environment)
        return try expression.value(in: Scope(Value.Map()), environment: environment)
    }

    @Test("arithmetic agrees with whole numbers", arguments: 0..<20)
    func arithmetic(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        for _ in 0..<200 {
            let (text, expected) = chance.sum(depth: 4)
            #expect(try value(of: text) == .integer(expected), "\(text)")
        }
    }

    @Test("shifting the decimal point changes no sum, difference or product", arguments: 0..<10)
    func decimals(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        for _ in 0..<200 {
            let (a, b) = (chance.number(below: 1_000_000), chance.number(below: 1_000_000))
            let (x, y) = ("\(a)e".shifted, "\(b)e".shifted)
            #expect(try value(of: "(\(x) + \(y)) * 1000") == .integer(a + b))
            #expect(try value(of: "(\(x) - \(y)) * 1000") == .integer(a - b))
            #expect(try value(of: "\(x) * \(y) * 1000000") == .integer(a * b))
        }
    }

    @Test("a rounded quotient is the nearest number, halves away from zero", arguments: 0..<10)
    func quotients(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        for _ in 0..<300 {
            let a = chance.number(below: 2_000_000) - 1_000_000
            let b = chance.number(below: 2000) + 1
            let magnitude = (2 * abs(a) * 100 + b) / (2 * b)
            let expected = a < 0 ? -magnitude : magnitude
            #expect(try value(of: "((\(a) / \(b)) | round(2)) * 100") == .integer(expected))
        }
    }

    @Test("whole division and its rest belong together", arguments: 0..<10)
    func wholeDivision(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        for _ in 0..<200 {
            let a = chance.number(below: 20_000) - 10_000
            let b = chance.number(below: 200) - 100
            guard b != 0 else { continue }
            let quotient = Int((Double(a) / Double(b)).rounded(.down))
            #expect(try value(of: "\(a) // \(b)") == .integer(quotient))
            #expect(try value(of: "\(a) % \(b)") == .integer(a - b * quotient))
        }
    }

    @Test("templates with bytes changed by chance give text or problems", arguments: 0..<40)
    func mutations(seed: UInt64) {
        var chance = Chance(seed: seed)
        let templates = LanguageCaseFile.all.flatMap(\.cases).compactMap { $0["template"] }
        for template in templates {
            var bytes = Array(template.utf8)
            for _ in 0..<3 where !bytes.isEmpty { chance.mutate(&bytes) }
            let text = String(decoding: bytes, as: UTF8.self)
            for problem in problems(of: text) {
                #expect(!problem.id.isEmpty)
                if case .source(let place) = problem.location {
                    #expect(place.line >= 1 && place.column >= 1)
                } else {
                    Issue.record("no place: \(problem.id) in \(text)")
                }
            }
        }
    }

    private func problems(of text: String) -> [Diagnostic] {
        do {
            let template = try TextTemplate(
                compiling: SourceText(name: "t", text: text), environment: environment)
            let limits = RenderLimits(rounds: 1000)
            let data = Value.Map([("l", .list([.integer(1)])), ("t", .text("x")), ("a", .none)])
            _ = try template.text(with: data, environment: environment, limits: limits)
            return []
        } catch {
            return error.all
        }
    }

    @Test("segments hold the whole text, in order")
    func segments() throws {
        for template in LanguageCaseFile.all.flatMap(\.cases).compactMap({ $0["template"] }) {
            let source = SourceText(name: "t", text: template)
            guard let segments = try? TemplateScanner.segments(of: source, environment: environment)
            else { continue }
            var end = 0
            for segment in segments {
                let range =
                    switch segment {
                    case .text(let text, let range):
                        text.utf8.count == range.count ? range : 0..<0
                    case .tag(let tag): tag.range
                    }
                #expect(range.lowerBound == end)
                end = range.upperBound
            }
            #expect(end == template.utf8.count)
        }
    }
}

extension String {
    /// `"12345e"` as 12.345.
    fileprivate var shifted: String {
        let digits = dropLast()
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return "\(padded.dropLast(3)).\(padded.suffix(3))"
    }
}

/// Numbers by chance that are the same in every run.
private struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func number(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }

    /// An expression over whole numbers and its value.
    mutating func sum(depth: Int) -> (String, Int) {
        if depth == 0 || number(below: 4) == 0 {
            let value = number(below: 50)
            return ("\(value)", value)
        }
        let (left, a) = sum(depth: depth - 1)
        let (right, b) = sum(depth: depth - 1)
        switch number(below: 5) {
        case 0: return ("(\(left) + \(right))", a + b)
        case 1: return ("(\(left) - \(right))", a - b)
        case 2: return ("((\(left)) * (\(right)))", a * b)
        case 3: return ("(-(\(left)) + \(right))", b - a)
        default: return ("(\(left) if \(left) > \(right) else \(right))", max(a, b))
        }
    }

    mutating func mutate(_ bytes: inout [UInt8]) {
        let signs = Array("{}%#()[]\"'|.,-~+*/=<>! aif0\\\u{1}„”".utf8)
        let position = number(below: bytes.count)
        switch number(below: 4) {
        case 0: bytes[position] = signs[number(below: signs.count)]
        case 1: bytes.remove(at: position)
        case 2: bytes.insert(signs[number(below: signs.count)], at: position)
        default: bytes = Array(bytes[..<position]) + bytes[(position / 2)...]
        }
    }
}
