import ContractGen
import Diagnostics
import FoundationEssentials
import FuzzReaders
import Testing

/// A short walk around the seeds that `scripts/fuzz` begins with, the same in every run.
@Suite struct FuzzTests {
    private static let repository: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/")
    }()

    private static func seeds(of reader: FuzzedReader) throws -> [[UInt8]] {
        let folder = "Fuzz/Corpus/\(reader.rawValue)"
        let names = try? FileManager.default.contentsOfDirectory(atPath: "\(repository)/\(folder)")
        let paths = (names ?? []).sorted().map { "\(folder)/\($0)" } + reader.shippedSeeds
        return try paths.map { Array(try Data(contentsOf: URL(filePath: "\(repository)/\($0)"))) }
    }

    @Test("changed seeds are read or refused", arguments: FuzzedReader.allCases)
    func changedSeeds(reader: FuzzedReader) throws {
        let library = try FuzzLibrary()
        let seeds = try Self.seeds(of: reader)
        #expect(!seeds.isEmpty)
        var generator = SeededGenerator(seed: 2026)
        for seed in seeds {
            #expect(reader.fault(reading: seed, library) == nil)
            for _ in 0..<reader.rounds {
                let other = seeds.randomElement(using: &generator) ?? []
                let input = seed.mutated(with: other, using: &generator)
                let fault = reader.fault(reading: input, library)
                #expect(fault == nil, "\(Data(input).base64EncodedString())")
            }
        }
    }
}

extension FuzzedReader {
    /// How many changed copies of each seed fit a test of a second or two.
    fileprivate var rounds: Int {
        switch self {
        case .zip, .xml, .text, .json, .officeTemplate, .writerTemplate, .workbook: 40
        case .yaml, .wordDocument, .writerDocument, .markdownDocument: 20
        case .clauses: 4
        case .wordStyles, .openDocumentStyles: 1
        }
    }
}
