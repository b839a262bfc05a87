public import Diagnostics

/// The code of a bank by ISO 9362: 8 or 11 characters.
public struct BIC: Hashable, Sendable {
    /// Compact and upper case.
    public let text: String

    /// - Throws: `identifiers.bic-shape`.
    public init(parsing typed: String) throws(Diagnostic) {
        let code = CodeText.compact(typed)
        let bytes = code.utf8
        guard bytes.count == 8 || bytes.count == 11, bytes.prefix(6).allSatisfy(\.isASCIICapital),
            bytes.dropFirst(6).allSatisfy(\.isASCIIAlphanumeric)
        else {
            throw .wrongShape(
                "identifiers.bic-shape", of: .code("BIC"), found: code,
                expected: Text(
                    ro: "8 sau 11 caractere, dintre care primele 6 sunt litere",
                    en: "8 or 11 characters, the first 6 of them letters"))
        }
        text = code
    }
}

/// The banks whose letters stand in Moldovan accounts.
public struct MoldovanBank: Hashable, Sendable {
    /// Characters 5 and 6 of the account.
    public let code: String
    public let bic: String
    public let name: String

    /// The State Treasury stands in no bank registry: it is added by hand.
    public static let all = [
        MoldovanBank("AG", "AGRNMD2X", "maib"), MoldovanBank("ML", "MOLDMD2X", "Moldindconbank"),
        MoldovanBank("VI", "VICBMD2X", "Victoriabank"), MoldovanBank("MO", "MOBBMD22", "OTP Bank"),
        MoldovanBank("EN", "ENEGMD22", "Energbank"), MoldovanBank("FT", "FTMDMD2X", "FinComBank"),
        MoldovanBank("EX", "EXMMMD22", "Eximbank"),
        MoldovanBank("EC", "ECBMMD2X", "EuroCreditBank"),
        MoldovanBank("CB", "CMTBMD2X", "Comerțbank"), MoldovanBank("PR", "PRCBMD22", "ProCredit"),
        MoldovanBank("NB", "NBMDMD2X", "Banca Națională a Moldovei"),
        MoldovanBank("TR", "TREZMD2X", "Trezoreria de Stat"),
    ]

    /// The bank that keeps the account; nil for foreign accounts and unknown letters.
    public init?(of account: IBAN) {
        guard let bank = Self.all.first(where: { $0.code == account.moldovanBankCode }) else {
            return nil
        }
        self = bank
    }

    private init(_ code: String, _ bic: String, _ name: String) {
        self.code = code
        self.bic = bic
        self.name = name
    }
}

extension IBAN {
    /// Warnings on the account and the bank's code beside it: `identifiers.unknown-bank`,
    /// `identifiers.bic-mismatch`.
    public func bankFinding(with bic: BIC?) -> Diagnostic? {
        guard let code = moldovanBankCode else { return nil }
        guard let bank = MoldovanBank(of: self) else { return .unknownBank(code) }
        guard let bic, !bic.text.hasPrefix(bank.bic) else { return nil }
        return .mismatch(bic, bank)
    }

    /// A warning when a budget authority has no treasury account, or another party has one:
    /// `identifiers.treasury-account`.
    public func treasuryFinding(isBudgetAuthority: Bool) -> Diagnostic? {
        guard country == "MD", isBudgetAuthority != isTreasury else { return nil }
        return .treasury(isBudgetAuthority: isBudgetAuthority)
    }
}

extension Diagnostic {
    fileprivate static func unknownBank(_ code: String) -> Diagnostic {
        .warning(
            "identifiers.unknown-bank", arguments: ["bank": code],
            message: Text(
                ro: "contul IBAN arată banca „\(code)”, pe care programul nu o cunoaște",
                en: "the IBAN names the bank “\(code)”, which the program does not know"),
            hint: Text(
                ro: "verificați caracterele 5 și 6 ale contului",
                en: "check characters 5 and 6 of the account"))
    }

    fileprivate static func mismatch(_ bic: BIC, _ bank: MoldovanBank) -> Diagnostic {
        .warning(
            "identifiers.bic-mismatch", arguments: ["found": bic.text, "expected": bank.bic],
            message: Text(
                ro: "codul băncii \(bic.text) nu corespunde contului, deschis la \(bank.name)",
                en: "the bank code \(bic.text) does not fit the account, held with \(bank.name)"),
            hint: Text(
                ro: "scrieți \(bank.bic) sau corectați contul",
                en: "write \(bank.bic) or correct the account"))
    }

    fileprivate static func treasury(isBudgetAuthority: Bool) -> Diagnostic {
        .warning(
            "identifiers.treasury-account",
            message: isBudgetAuthority
                ? Text(
                    ro:
                        "o autoritate bugetară plătește din contul trezorerial, iar acesta nu este unul",
                    en: "a budget authority pays from a treasury account, and this is none")
                : Text(
                    ro: "contul este trezorerial, iar partea nu este o autoritate bugetară",
                    en: "this is a treasury account, and the party is no budget authority"),
            hint: Text(
                ro: "verificați contul și categoria părții",
                en: "check the account and the kind of the party"))
    }
}
