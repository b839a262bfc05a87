import DataFiles
import Diagnostics
import FoundationEssentials
import OpenPackage
import Templates
import Testing
import Wording

@testable import ContractGen

/// The examples as finished documents, to be read back, or spoiled in one place and read back.
enum Returned {
    static let names = [
        "memorandum", "day-centre", "home-care-131",

    ]

    static let documents: [String: Result<ContractDocument, any Error>] = Dictionary(
        uniqueKeysWithValues: names.map { name in (name, Result { try made(name) }) })

    static func document(_ name: String) throws -> ContractDocument {
        try #require(documents[name]).get()
    }

    static func made(_ name: String, setting: [String] = []) throws -> ContractDocument {
        let workshop = try Sample.workshop.get()
        let source = try Example.source("contracts/\(name).yaml")
        let isService = String(decoding: source.bytes, as: UTF8.self)
            .contains("kind: service-contract")
        let contract = try Intake.contract(
            from: source, with: isService ? [Example.authority()] : [], setting: setting,
            by: workshop.reference
        ).value.contract
        return try workshop.document(of: contract, by: workshop.template(for: contract))
    }

    /// The file with pieces of its text replaced, in all its parts.
    static func file(
        _ name: String, _ format: FileFormat, replacing changes: [(String, String)] = []
    ) throws -> [UInt8] {
        try changed(try document(name).file(format), format, changes)
    }

    static func changed(
        _ bytes: [UInt8], _ format: FileFormat, _ changes: [(String, String)]
    ) throws -> [UInt8] {
        func spoiled(_ bytes: [UInt8]) throws -> [UInt8] {
            var text = String(decoding: bytes, as: UTF8.self)
            for (old, new) in changes { text = text.replacing(old, with: new) }
            return Array(text.utf8)
        }
        guard format != .md else {
            let result = try spoiled(bytes)
            try #require(changes.isEmpty || result != bytes, "nothing was replaced")
            return result
        }
        let archive = try ZipArchive(bytes: bytes, file: "test")
        var builder = ZipBuilder()
        var isChanged = changes.isEmpty
        for part in archive.names {
            let contents = try archive.contents(of: part)
            let result = part.hasSuffix(".xml") ? try spoiled(contents) : contents
            isChanged = isChanged || result != contents
            builder.add(part, result, compressed: part != "mimetype")
        }
        try #require(isChanged, "nothing was replaced")
        return try builder.finish()
    }

    static func review(
        _ bytes: [UInt8], _ format: FileFormat, as told: DocumentReview.Circumstances = .init()
    ) throws -> DocumentReview {
        let document = try ForeignDocument(reading: bytes, name: "document.\(format.rawValue)")
        return try Sample.workshop.get().review(document, as: told)
    }
}
