import DataFiles
import Diagnostics
import Foundation
import Templates
import Wording

@testable import ContractGen

/// Reads data of cost and price as the program does: file, schema, typed values, costing.
struct CostingSample {
    static let date = CalendarDate(iso: "2027-01-15")!
    private(set) var text: String

    init(_ name: String) throws {
        let url = CaseFile.folder("Cases/\(name).yaml", from: #filePath)
        text = try String(contentsOf: url, encoding: .utf8)
    }

    static func dayCentre() throws -> CostingSample { try CostingSample("day-centre") }
    static func activities() throws -> CostingSample { try CostingSample("activities") }

    /// The same data with a part of the text replaced; the part must be there.
    func changing(_ old: String, to new: String) throws -> CostingSample {
        guard text.contains(old) else { throw Missing(text: old) }
        var other = self
        other.text = text.replacingOccurrences(of: old, with: new)
        return other
    }

    struct Missing: Error { let text: String }

    func fields() throws -> Value.Map {
        let source = DataSource(SourceText(name: "date.yaml", text: text))
        let node = try DataNode(reading: source)
        return try SchemaReader.fields(of: node, by: .costingAndPrice).value
    }

    func costing(
        plan: PaymentPlan? = nil, profiles: [CostingProfile]? = nil,
        on date: CalendarDate = Self.date
    ) throws -> Checked<Costing> {
        let fields = try fields()
        return try Costing.costing(
            of: fields.record("costing").map(CostingInput.init(fields:)),
            price: fields.record("price").map(Price.init(fields:)), plan: plan,
            profiles: try profiles ?? CostingProfile.all(in: Library()), currency: .MDL, on: date)
    }

    func sheet() throws -> CostSheet {
        guard let sheet = try costing().value.sheet else { throw Missing(text: "costing") }
        return sheet
    }

    func price() throws -> ContractPrice {
        guard let price = try costing().value.price else { throw Missing(text: "price") }
        return price
    }

    /// What is wrong with the data, or what is doubtful.
    func problems(on date: CalendarDate = Self.date, plan: PaymentPlan? = nil) throws
        -> [Diagnostic]
    {
        do {
            return try costing(plan: plan, on: date).warnings
        } catch let list as DiagnosticList {
            return list.all
        }
    }
}

extension Value.Map {
    fileprivate func record(_ name: String) -> Value.Map? {
        if case .map(let map)? = self[name] { map } else { nil }
    }
}

/// „1177041.60” as a sum in lei.
func lei(_ text: String) -> Money {
    let minorUnits = Int(text.replacingOccurrences(of: ".", with: ""))!
    return Money(minorUnits: minorUnits, .MDL)
}

func decimal(_ text: String) -> Decimal { StrictDecimal.parse(text)! }
