import DataFiles
import Diagnostics
import Foundation
import Templates
import Testing
import Wording

@testable import ContractGen

/// Every diagnostic of costing has a case that shows its full text.
@Suite struct CostingDiagnosticsTests {
    static let cases = CaseFile.all(in: "../Costing/Cases/mistakes")

    @Test("a mistake is said in both languages, with its field", arguments: cases)
    func mistakes(_ given: CaseFile) throws {
        let found = try problems(given).map(\.whole).joined()
        if CaseFile.isRewriting { try given.rewrite("diagnostics", with: found) }
        #expect(found == given["diagnostics"])
    }

    private func problems(_ given: CaseFile) throws -> [Diagnostic] {
        let base = try #require(given.all("base").first).rest
        if base.hasSuffix(".yaml") { return try profileProblems(base, given) }
        let date = given.all("date").first.flatMap { CalendarDate(iso: $0.rest) }
        return try changed(CostingSample(base), given)
            .problems(on: date ?? CostingSample.date, plan: plan(given))
    }

    /// A changed profile; with `data`, what it makes of good data.
    private func profileProblems(_ base: String, _ given: CaseFile) throws -> [Diagnostic] {
        var text = try #require(Library()["rules/costing/\(base)"]).text
        for (old, new) in changes(given) {
            #expect(text.contains(old))
            text = text.replacingOccurrences(of: old, with: new)
        }
        do {
            let profile = try CostingProfile(
                reading: DataSource(SourceText(name: base, text: text)))
            guard let data = given.all("data").first else { return [] }
            let sample = try CostingSample(data.rest).changing(
                "capacity: 30", to: "capacity: 30\n  minimum_wage: 3500")
            return try sample.costing(profiles: [profile]).warnings
        } catch let list as DiagnosticList {
            return list.all
        }
    }

    private func changed(_ sample: CostingSample, _ given: CaseFile) throws -> CostingSample {
        var sample = sample
        for (old, new) in changes(given) { sample = try sample.changing(old, to: new) }
        return sample
    }

    /// Lines `- old` and `+ new`; `\n` stands for a line end.
    private func changes(_ given: CaseFile) -> [(String, String)] {
        let lines = (given["change"] ?? "").components(separatedBy: "\n").map {
            $0.replacingOccurrences(of: "\\n", with: "\n")
        }
        return zip(lines, lines.dropFirst()).compactMap { old, new in
            old.hasPrefix("- ") && new.hasPrefix("+")
                ? (String(old.dropFirst(2)), String(new.dropFirst(2))) : nil
        }
    }

    /// `plan 2027-01-01 2027-12-31 monthly 30`: days, frequency or instalments, advance.
    private func plan(_ given: CaseFile) throws -> PaymentPlan? {
        guard let words = given.all("plan").first?.rest.split(separator: " ").map(String.init)
        else { return nil }
        return PaymentPlan(
            start: try #require(CalendarDate(iso: words[0])),
            end: try #require(CalendarDate(iso: words[1])),
            frequency: Int(words[2]).map { .instalments($0) } ?? .monthly,
            advance: decimal(words[3]))
    }

    @Test("every id of a diagnostic in the sources has a case or a test")
    func everyIdIsShown() throws {
        let shown =
            try Self.cases.map { try String(contentsOf: $0.url, encoding: .utf8) }.joined()
            + swiftFiles(".")
        for id in try Set(
            swiftFiles("../../../Sources/ContractGen/Costing")
                .matches(of: /"(costing\.[a-z0-9-]+)"/).map { String($0.1) })
        {
            let isShown = shown.contains(id)
            #expect(isShown, "\(id) is shown nowhere")
        }
    }

    private func swiftFiles(_ folder: String) throws -> String {
        let url = CaseFile.folder(folder, from: #filePath)
        return try FileManager.default.contentsOfDirectory(
            at: url, includingPropertiesForKeys: nil
        )
        .filter { $0.pathExtension == "swift" }
        .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    }

    // MARK: - What the schema keeps out is still no trap

    @Test("sums that are none")
    func sums() {
        #expect(
            id { () throws(Diagnostic) in _ = try Money(decimal("1.005"), .MDL) }
                == "costing.parts-of-a-ban")
        #expect(
            id { () throws(Diagnostic) in _ = try lei("1.00").adding(Money.zero(.EUR)) }
                == "costing.mixed-currencies")
        #expect(
            id { () throws(Diagnostic) in _ = try lei("1.00").subtracting(Money.zero(.EUR)) }
                == "costing.mixed-currencies")
        #expect(
            id { () throws(Diagnostic) in _ = try lei("1.00").divided(by: 0) }
                == "costing.division-by-zero")
        #expect(
            id { () throws(Diagnostic) in _ = try lei("1.00").sharedEqually(among: 0) }
                == "costing.zero-weights")
        #expect(
            id { () throws(Diagnostic) in _ = try lei("1.00").shared(byPercents: [101, -1]) }
                == "costing.negative-weight")
    }

    @Test("percentages beyond what the schema admits")
    func percents() throws {
        let sample = try CostingSample.dayCentre()
        var fields = try sample.fields()
        guard case .map(var record)? = fields["costing"] else { return }
        record["occupancy"] = .number(120)
        record["employer_contribution_percent"] = .number(-1)
        fields["costing"] = .map(record)
        let problems = refused(fields, try CostingProfile.all(in: Library()))
        #expect(
            problems.map(\.id) == [
                "costing.percent-out-of-range", "costing.percent-out-of-range",
                "costing.rate-differs",
            ])
        #expect(
            problems[0].message.ro
                == "Gradul de ocupare (costing.occupancy): procentul trebuie să fie de la 0 la 100")
    }

    @Test("an offer without its price")
    func offerWithoutPrice() throws {
        var price = try CostingSample("offer").price().price
        price.unitPrice = nil
        do {
            _ = try ContractPrice.price(of: price, sheet: nil, currency: .MDL)
            Issue.record("an offer without price was priced")
        } catch {
            #expect(error.all.map(\.id) == ["costing.no-offer-price"])
        }
    }

    @Test("a profile put together without its categories")
    func profileWithoutCategories() throws {
        let shipped = try #require(
            try CostingProfile.all(in: Library()).first { $0.id == "resources" })
        let profile = CostingProfile(
            id: shipped.id, method: shipped.method, version: "", title: shipped.title,
            isOfficial: false, statement: shipped.statement, legalBasis: [], validFrom: nil,
            validTo: nil, checkedOn: shipped.checkedOn, source: "", confidence: .practice,
            groups: [], rates: shipped.rates, caps: [], steps: [], units: [])
        var fields = try CostingSample.dayCentre().fields()
        guard case .map(var record)? = fields["costing"] else { return }
        record["goods_and_services"] = .list([])
        fields["costing"] = .map(record)
        #expect(refused(fields, [profile]).map(\.id) == ["costing.no-category"])
    }

    private func refused(_ fields: Value.Map, _ profiles: [CostingProfile]) -> [Diagnostic] {
        do {
            _ = try Costing.costing(of: fields, profiles: profiles, on: CostingSample.date)
            return []
        } catch {
            return error.all
        }
    }

    private func id(_ work: () throws(Diagnostic) -> Void) -> String? {
        do {
            try work()
            return nil
        } catch {
            return error.id
        }
    }
}
