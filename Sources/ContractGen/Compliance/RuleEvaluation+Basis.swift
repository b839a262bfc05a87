internal import Diagnostics
internal import Templates
internal import Wording

// What findings follow from.
extension RuleEvaluation {
    /// What has to be the same for any finding to be; nil where more decides than is compared.
    struct Basis: Hashable {
        let kind: DocumentKind?
        let language: DocumentLanguage
        let currency: Currency
        let keyClauses: [String: String]
    }

    var basis: Basis? {
        guard subject.view != nil, subject.fields != nil, circumstances.reviews.isEmpty,
            circumstances.otherLanguages.isEmpty
        else { return nil }
        return Basis(
            kind: circumstances.kind, language: circumstances.language,
            currency: environment.currency, keyClauses: circumstances.keyClauses)
    }

    var dates: ActRegister.Dates { subject.dates }

    /// What of the names that expressions read is not as it was for an earlier document.
    func changes(since earlier: RuleEvaluation) -> DataChanges {
        DataChanges(in: scope.globals, since: earlier.scope.globals)
    }

    /// Whether another document's draft is the same in all that is read of it.
    func says(theSameAs other: RuleEvaluation, in reads: RuleReads) -> Bool {
        guard reads.hasStructure else { return true }
        guard let own = subject.view, let view = other.subject.view,
            own.structure === view.structure,
            !reads.hasSignatures || own.says(theSameAs: view, in: own.signatures)
        else { return false }
        return reads.clauses.allSatisfy { clause in
            // For a clause that is not there the whole text may have been searched.
            own.blocks(ofClause: subject.id(of: clause)).map {
                own.says(theSameAs: view, in: $0)
            } ?? false
        }
    }
}
