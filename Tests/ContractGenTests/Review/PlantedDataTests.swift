import DataFiles
import Diagnostics
import Templates
import Testing

@testable import ContractGen

/// Data files with one defect each, drafted: the requirement that finds it fails, and no other.
@Suite struct PlantedDataTests {
    struct Defect: Sendable, CustomTestStringConvertible {
        let example: String
        let rule: String
        let changes: [(old: String, new: String)]
        /// Requirements that the same defect breaks too.
        let also: Set<String>

        init(
            _ example: String, _ rule: String, _ changes: (String, String)...,
            also: Set<String> = []
        ) {
            (self.example, self.rule, self.also) = (example, rule, also)
            self.changes = changes.map { (old: $0.0, new: $0.1) }
        }

        var testDescription: String { "\(example) → \(rule): \(changes[0].new.prefix(60))" }

        var asChanges: [DraftedExample.Change] {
            changes.map { .init(file: "\(example).yaml", old: $0.old, new: $0.new) }
        }
    }

    static let award: [Defect] = [
        Defect("day-centre", "L02", ("4-EX, date: 2027-02-26", "4-EX, date: 2027-03-20")),
        Defect(
            "day-centre", "L02", ("schedule: luni–vineri", "schedule: prețul cel mai scăzut; luni")),
        Defect("day-centre", "L03", ("cpv: 85312110-3", "cpv: 79000000-4")),
        Defect(
            "day-centre", "L05", ("estimated_value: 1180000", "estimated_value: 7200000")),
        Defect(
            "day-centre", "L07", ("offer: { unit_price: 4086.95", "offer: { unit_price: 4086.90")),
        Defect("day-centre", "L08", ("criterion: quality-price", "criterion: lowest-price")),
        Defect(
            "day-centre", "L13",
            ("trei ani de la", "potrivit Hotărârii Guvernului nr. 1034/2014, trei ani de la")),
        Defect(
            "day-centre", "A01",
            ("services: [day-centre-children-at-risk]", "services: [home-care]")),
        Defect(
            "day-centre", "A02", ("valid_to: 2031-05-31", "valid_to: 2027-12-31"),
            ("renewal_undertaking: true", "renewal_undertaking: false")),
        Defect(
            "day-centre", "A04",
            (
                "standards:",
                "subcontractors: [{ name: Societatea Exemplu, idno: \"1000000000122\", share_percent: 10, services: [day-centre-children-at-risk] }]\nstandards:"
            )),
    ]

    static let parties: [Defect] = [
        Defect("day-centre", "P02", ("1000000000085", "1000000000086")),
        Defect("day-centre", "P03", ("MD32AG000000000000022510", "MD33AG000000000000022510")),
        Defect("day-centre", "P05", ("    basis: statute", "    basis: law")),
        Defect("day-centre", "P06", ("    basis: statute", "    basis: power-of-attorney")),
        Defect(
            "memorandum-municipality", "P06",
            ("      power_of_attorney:\n        number: \"7\"\n        date: 2026-11-20\n", "")),
        Defect(
            "memorandum-municipality", "P07",
            (
                "    council_decision:\n      number: 2/9\n      date: 2026-11-26\n      body: Consiliul orășenesc Exemplu\n",
                ""
            )),
        Defect(
            "memorandum-municipality", "N02",
            (
                "    contacts:\n      manager:\n        name: Coordonatorul de programe\n        email: programe@asociatia.example\n",
                ""
            )),
    ]

    static let terms: [Defect] = [
        Defect("day-centre", "T02", ("commitment_to: 2028-06-30", "commitment_to: 2028-04-15")),
        Defect("day-centre", "T03", ("validity_from: 2027-03-15", "validity_from: 2027-04-15")),
        Defect("day-centre", "T07", ("validity_to: 2028-06-30", "validity_to: 2028-04-15")),
        Defect(
            "day-centre", "T07",
            (
                "  vat: { mode: exempt",
                "  budget_years: [{ year: 2027, amount: 700000 }, { year: 2028, amount: 241633.27 }]\n  vat: { mode: exempt"
            )),
    ]

    static let money: [Defect] = [
        Defect(
            "day-centre", "R02",
            ("  total: 1177041.60\n  unit_cost", "  total: 1177041.61\n  unit_cost")),
        Defect(
            "home-care-131", "R03",
            ("vat: { registered: false }", "vat: { registered: true, code: \"1234567\" }")),
        Defect(
            "day-centre", "R07",
            ("  frequency: monthly\n\nguarantee", "  frequency: monthly\n  days: 45\n\nguarantee")),
        Defect("day-centre", "G02", ("  required: false", "  required: true\n  percent: 12")),
        Defect("home-care-131", "G02", ("  percent: 5\n", "  percent: 10.5\n")),
        Defect(
            "memorandum-municipality", "R10",
            ("- instruiește voluntarii", "- primește 500 de lei pe lună și instruiește voluntarii")),
    ]

    static let text: [Defect] = [
        Defect(
            "day-centre", "L12",
            ("retention: trei ani", "retention: potrivit Legii nr. 133/2011, trei ani"),
            also: ["D01"]),
        Defect(
            "memorandum-municipality", "D01",
            ("- instruiește voluntarii", "- respectă Legea nr. 133/2011 și instruiește voluntarii"),
            also: ["L12"]),
        Defect(
            "day-centre", "D05",
            ("copii cu vârsta", "copilul cu IDNP 2004123456786, copii cu vârsta")),
        Defect(
            "day-centre", "D06",
            ("  role: separate-controllers", "  role: separate-controllers\n  breach_hours: 60")),
        Defect("day-centre", "F03", ("territory: municipiul Exemplu", "territory: municipiul XX")),
        Defect(
            "day-centre", "F04", ("territory: municipiul Exemplu", "territory: municipiul Exеmplu")),
        Defect("memorandum-municipality", "F02", ("copies: 2", "copies: 1")),
        Defect(
            "day-centre", "O04", ("municipiul Exemplu și", "sediul Beneficiarului (autoritatea) și")
        ),
        Defect(
            "day-centre", "S04",
            ("retention: trei ani", "retention: până la rezilierea contractului, trei ani")),
    ]

    static let life: [Defect] = [
        Defect("day-centre-amendment", "C02", ("units: 330", "units: 363")),
        Defect(
            "day-centre-amendment", "C03", ("code: additional-services", "code: not-substantial"),
            ("extends_scope: false", "extends_scope: true")),
        Defect("day-centre-amendment", "C04", ("aap_sent: 2027-08-19", "aap_sent: 2027-08-27")),
        Defect(
            "day-centre-amendment", "C05",
            (
                "effective_from: 2027-09-01",
                "effective_from: 2027-09-01\nterms: { performance_to: 2028-06-30, validity_to: 2028-09-30, commitment_to: 2028-06-15 }"
            ), also: ["T02"]),
        Defect(
            "day-centre-amendment", "T07",
            (
                "effective_from: 2027-09-01",
                "effective_from: 2027-09-01\nterms: { performance_to: 2028-06-30, validity_to: 2028-07-31, commitment_to: 2028-09-30 }"
            )),
        Defect(
            "day-centre-amendment", "C06",
            (
                "point: \"5.3\"",
                "point: \"5.3\"\n    old_text: Capacitatea maximă este de 28 de beneficiari."
            )),
        Defect("day-centre-amendment", "T06", ("date: 2027-08-20", "date: 2028-08-20")),
        Defect("day-centre-act-2027-04", "M05", ("accepted: 23 }", "accepted: 25 }")),
        Defect(
            "day-centre-act-2027-04", "M05",
            ("delivered: 24, accepted: 23", "delivered: 34, accepted: 33")),
        Defect("day-centre-act-2027-04", "M04", ("date: 2027-05-07", "date: 2027-05-27")),
        Defect(
            "day-centre-act-2027-04", "M06",
            ("pentru un beneficiar al serviciului,", "pentru copilul cu IDNP 2004123456786,"),
            also: ["D05"]),
        Defect("day-centre-act-2027-04", "T06", ("date: 2027-05-07", "date: 2027-03-07")),
    ]

    static let defects = [award, parties, terms, money, text, life].flatMap(\.self)

    @Test("a defect of the data is found by its requirement, and by no other", arguments: defects)
    func found(defect: Defect) throws {
        let document = try DraftedExample.document(
            "contracts/\(defect.example)", changing: defect.asChanges)
        let failed = document.findings.filter { $0.outcome == .fail }
        #expect(
            Set(failed.map(\.rule)) == defect.also.union([defect.rule]),
            "\(failed.map { ($0.rule, $0.problems.map(\.text.ro)) })")
    }

    @Test(
        "the examples raise no alarm",
        arguments: [
            "day-centre", "home-care-131", "home-care-325", "mobile-team-small", "memorandum",
            "memorandum-municipality", "day-centre-amendment", "home-care-131-amendment",
            "day-centre-act-2027-04",
        ])
    func clean(example: String) throws {
        let findings = try DraftedExample.document("contracts/\(example)").findings
        let failed = findings.filter { $0.outcome == .fail }
        #expect(failed.isEmpty, "\(failed.map { ($0.rule, $0.problems.map(\.text.ro)) })")
    }

    // MARK: - Data that do not make a contract

    static let broken: [(Defect, id: String)] = [
        (
            Defect(
                "day-centre", "",
                (
                    "criterion: quality-price",
                    "criterion: quality-price\n  award_criterion: lowest-price"
                )), "data.duplicate-key"
        ),
        (
            Defect(
                "day-centre", "",
                (
                    "  frequency: monthly\n\nguarantee",
                    "  frequency: monthly\n  advance: { percent: 30 }\n\nguarantee"
                )), "data.missing-field"
        ),
        (
            Defect(
                "memorandum-municipality", "",
                ("validity_to: 2028-12-14", "validity_to: 2026-12-01")), "data.dates-reversed"
        ),
        (Defect("day-centre", "", ("target_group:", "target_grup:")), "data.unknown-field"),
    ]

    @Test("a defect that keeps the data from being read is told", arguments: broken)
    func unreadable(defect: Defect, id: String) throws {
        do {
            _ = try DraftedExample.document(
                "contracts/\(defect.example)", changing: defect.asChanges)
            Issue.record("it was read")
        } catch let problems as DiagnosticList {
            #expect(problems.all.map(\.id).contains(id), "\(problems.all.map(\.id))")
        }
    }

    @Test("there are at least forty planted documents, of data and of every format")
    func count() {
        let foreign = PlantedDefectTests.foreignDefects + PlantedDefectTests.editedDefects
        let all = Self.defects.count + Self.broken.count + foreign.count
        #expect(all >= 80)
        #expect(Self.defects.count >= 40)
        #expect(Set(foreign.map(\.format)).count == 3)
        #expect(Set(Self.defects.map(\.rule) + foreign.map(\.rule)).count >= 40)
    }
}
