internal import Diagnostics

/// What the documents of one template leave to those after them, so that what is alike is not read again.
///
/// Nothing of it decides what a document says: without it the same comes out, more slowly.
final class DocumentMemory: Sendable {
    let checks = Pool<FindingEchoes>()
    let findingRows = Pool<Reuse<FindingRow>>()
    let data = Pool<Reuse<JSONText.Part>>()
}
