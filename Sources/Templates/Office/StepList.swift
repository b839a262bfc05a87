/// Steps in the making: neighbouring markup is one step.
struct StepList {
    private var steps: [Instruction] = []
    private var bytes: [UInt8] = []

    mutating func markup(_ more: [UInt8]) { bytes += more }
    mutating func markup(_ write: (inout [UInt8]) -> Void) { write(&bytes) }

    mutating func add(_ step: Instruction) {
        flush()
        steps.append(step)
    }

    mutating func append(_ other: StepList) {
        for step in other.finished {
            if case .markup(let more) = step { markup(more) } else { add(step) }
        }
    }

    private mutating func flush() {
        if !bytes.isEmpty { steps.append(.markup(bytes)) }
        bytes = []
    }

    var finished: [Instruction] { bytes.isEmpty ? steps : steps + [.markup(bytes)] }
}
