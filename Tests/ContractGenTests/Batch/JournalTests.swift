import Foundation
import Diagnostics
import Testing

@testable import ContractGen

@Suite struct JournalTests {
    private func lines() throws -> [String] {
        let records = try BatchSample(numbers: ["1/2026", "2/2026"]).made().records
        var lines = [JournalEntry.started(on: Sample.today).line]
        for case let record? in records {
            lines.append(JournalEntry.writing(record.files.map(\.name)).line)
            lines.append(JournalEntry.finished(record).line)
        }
        return lines
    }

    @Test("what was written is read")
    func roundTrip() throws {
        var state = JournalState()
        state.read(try lines().joined())
        #expect(state.day == Sample.today)
        #expect(state.records.count == 2)
        #expect(state.ownNames.count == 4)
        let record = try #require(state.records.values.first { $0.number == "1/2026" })
        #expect(record.files.count == 2)
        #expect(record.files.allSatisfy { $0.sha256.count == 64 })
    }

    @Test("cut off at any byte, the journal says what was whole before the cut")
    func torn() throws {
        let lines = try lines()
        let bytes = Array(lines.joined().utf8)
        let ends = lines.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.utf8.count) }
        for cut in stride(from: 0, to: bytes.count, by: 7) {
            var state = JournalState()
            state.read(String(decoding: bytes.prefix(cut), as: UTF8.self))
            // A line counts when its last byte is there; the line feed behind it may be missing.
            let whole = ends.count { $0 > 0 && $0 - 1 <= cut }
            #expect(state.records.count == max(0, whole - 1) / 2)
        }
    }

    @Test("a line that was torn and gone on behind does not spoil the next one")
    func tornInside() throws {
        let lines = try lines()
        let text = lines[0] + lines[2].prefix(40) + "\n" + lines[4]
        var state = JournalState()
        state.read(text)
        #expect(state.records.count == 1)
        #expect(state.day == Sample.today)
    }

    @Test("an altered line does not count")
    func altered() throws {
        let line = try lines()[2]
        let other = line.replacingOccurrences(of: "1/2026", with: "9/2026")
        #expect(line != other)
        #expect(JournalEntry(line: other.dropLast()) == nil)
        #expect(JournalEntry(line: line.dropLast()) != nil)
    }

    @Test("a line of the manifest is the same from a record and from the journal's text of it")
    func recordText() throws {
        let (plan, records) = try BatchSample(numbers: ["1/2026", "2 „ș”\\n/2026"]).made()
        for (row, record) in zip(plan.rows, records) {
            let record = try #require(record)
            let line = JournalEntry.finished(record).line
            let text = try #require(JournalEntry.RecordText(line: line.dropLast()))
            #expect(
                ManifestLine.text(row, record: text, on: Sample.today, language: .ro)
                    == ManifestLine(row, record, on: Sample.today, language: .ro).text)
            #expect(JournalEntry.RecordText(line: line.dropLast(2)) == nil)
        }
        #expect(JournalEntry.RecordText(line: try lines()[0].dropLast()) == nil)
    }

    @Test("a manifest says what the journal said")
    func manifest() throws {
        let sample = try BatchSample(numbers: ["1/2026", "2/2026"])
        let shard = try #require(Shard(parsing: "1/1"))
        var state = JournalState()
        state.read(manifest: try sample.manifest(shard: shard).text)
        var journal = JournalState()
        journal.read(try lines().joined())
        #expect(state.day == Sample.today)
        #expect(state.ownNames == journal.ownNames)
        for (content, record) in journal.records {
            let other = try #require(state.records[content])
            #expect(JournalEntry.finished(other).line == JournalEntry.finished(record).line)
        }
    }
}
