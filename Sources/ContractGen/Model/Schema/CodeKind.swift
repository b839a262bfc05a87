internal import Diagnostics

/// The kinds of codes a field may hold.
public enum CodeKind: String, Sendable, CaseIterable {
    case idno, cui, iban, bic, cpv, email, phone
    case postalCode = "postal-code"

    /// The code as it is kept, and what is doubtful about it without being wrong.
    ///
    /// Wrong check digits of an IDNO, CUI or IBAN are not among the warnings: a rule decides on
    /// them (`checksumFinding`).
    func read(_ typed: String) throws(Diagnostic) -> (text: String, warning: Diagnostic?) {
        switch self {
        case .idno:
            let code = try IDNO(parsing: typed)
            return (code.text, code.firstDigitFinding)
        case .cui: return (try CUI(parsing: typed).text, nil)
        case .iban: return (try IBAN(parsing: typed).text, nil)
        case .bic: return (try BIC(parsing: typed).text, nil)
        case .cpv:
            let code = try CPV(parsing: typed)
            return (code.text, code.checksumFinding)
        case .email: return (try EmailAddress(parsing: typed).text, nil)
        case .phone:
            let code = try Phone(parsing: typed)
            return (code.text, code.prefixFinding)
        case .postalCode: return (try PostalCode(parsing: typed).text, nil)
        }
    }
}
