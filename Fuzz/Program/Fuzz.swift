import Diagnostics
import FoundationEssentials
import FuzzReaders

#if LIBFUZZER
/// The entry point libFuzzer calls with each input. The reader's name is in the environment.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
    let fault = Session.shared.reader.fault(reading: bytes, Session.shared.library)
    precondition(fault == nil, fault ?? "")
    return 0
}

private struct Session: Sendable {
    let reader: FuzzedReader
    let library: FuzzLibrary

    static let shared: Session = {
        let name = ProcessInfo.processInfo.environment["FUZZ_READER"] ?? ""
        guard let reader = FuzzedReader(rawValue: name), let library = try? FuzzLibrary() else {
            preconditionFailure("FUZZ_READER names no reader: \(name)")
        }
        return Session(reader: reader, library: library)
    }()
}
#else
/// `fuzz READER FILE…`: gives files to a reader once, to see a finding again.
@main
struct Fuzz {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let reader = arguments.first.flatMap(FuzzedReader.init), arguments.count > 1
        else {
            let names = FuzzedReader.allCases.map(\.rawValue).joined(separator: " | ")
            print("fuzz \(names) FILE…")
            return
        }
        let library = try FuzzLibrary()
        for path in arguments.dropFirst() {
            let bytes = Array(try Data(contentsOf: URL(filePath: path)))
            print(path, reader.fault(reading: bytes, library) ?? "is read or refused")
        }
    }
}
#endif
