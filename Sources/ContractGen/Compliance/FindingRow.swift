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
        other.problems.isEmpty && other.reasons.isEmpty && other.table == nil
            && other.review == nil && other.lapsedReview == nil && finding == other
            && finding.evidence.indices.allSatisfy { index in
                finding.evidence[index].value.isSpelled(as: other.evidence[index].value)
            }
    }
}

extension String? {
    fileprivate func isSpelled(as other: String?) -> Bool {
        guard let self, let other else { return self == nil && other == nil }
        return self.isSpelled(as: other)
    }
}
