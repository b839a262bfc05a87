internal import Diagnostics
internal import Templates

/// A finding's row of a chapter's table, for the next sheet that has the same.
final class FindingRow: Sendable {
    /// As Markdown.
    let text: String
    private let finding: Finding

    init(of finding: Finding, _ text: String) {
        self.finding = finding
        self.text = text
    }

    /// Whether it is the row of a finding. Of the data's words only the values found may stand in it,
    /// and their bytes decide, since `==` takes „ș” in one sign and in two for the same.
    func isRow(of other: Finding) -> Bool {
        finding === other
            || other.problems.isEmpty && other.reasons.isEmpty && other.table == nil
                && other.review == nil && other.lapsedReview == nil && finding == other
                && finding.evidence.map(\.value).isSpelled(as: other.evidence.map(\.value))
    }
}
