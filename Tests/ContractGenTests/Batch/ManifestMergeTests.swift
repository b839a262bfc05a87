import Diagnostics
import Testing

@testable import ContractGen

@Suite struct ManifestMergeTests {
    private let sample: BatchSample
    private let parts: [SourceText]

    init() throws {
        sample = try BatchSample(numbers: ["1", "2", "3", "4", "5"])
        let shards = ["1/3", "2/3", "3/3"].compactMap(Shard.init(parsing:))
        var parts: [SourceText] = []
        for shard in shards { parts.append(try sample.manifest(shard: shard)) }
        self.parts = parts
    }

    private func ids(_ manifests: [SourceText]) -> [String] {
        do {
            _ = try ManifestMerge.merged(manifests)
            return []
        } catch {
            return error.all.map(\.id)
        }
    }

    @Test("the parts in any order are the whole")
    func merged() throws {
        let whole = try sample.manifest(shard: .whole).text.split(separator: "\n").dropFirst()
        #expect(try ManifestMerge.merged(parts).split(separator: "\n") == Array(whole))
        #expect(try ManifestMerge.merged(parts.reversed()).split(separator: "\n") == Array(whole))
    }

    @Test("a missing part is named")
    func missing() {
        #expect(ids([parts[0], parts[2]]).contains("batch.shard-missing"))
        #expect(ids([]) == ["batch.shard-missing"])
    }

    @Test("a part given twice is named")
    func twice() { #expect(ids(parts + [parts[1]]) == ["batch.shard-twice"]) }

    @Test("parts of another register are told apart")
    func other() throws {
        let other = try BatchSample(numbers: ["1", "2", "3", "4", "6"])
        let part = try other.manifest(shard: try #require(Shard(parsing: "2/3")))
        #expect(ids([parts[0], part, parts[2]]).contains("batch.other-batch"))
    }

    @Test("a part that lost rows is noticed")
    func rowsMissing() throws {
        let long = try #require(parts.first { $0.text.split(separator: "\n").count > 1 })
        let short = SourceText(
            name: long.name,
            text: long.text.split(separator: "\n").dropLast().map { $0 + "\n" }.joined())
        #expect(ids(parts.map { $0.name == long.name ? short : $0 }) == ["batch.rows-missing"])
    }

    @Test("what is no manifest of a part is named with its line")
    func notAManifest() throws {
        let broken = SourceText(name: "x.jsonl", text: parts[0].text + "{\n")
        do {
            _ = try ManifestMerge.merged([broken, SourceText(name: "y.jsonl", text: "")])
            Issue.record("merged")
        } catch {
            #expect(error.all.map(\.id) == ["batch.not-a-manifest", "batch.not-a-manifest"])
            let line = parts[0].text.split(separator: "\n").count + 1
            #expect(
                error.all[0].location
                    == .source(SourcePlace(file: "x.jsonl", line: line, column: 1)))
        }
    }
}
