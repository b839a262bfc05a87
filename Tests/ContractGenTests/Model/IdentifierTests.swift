import ContractGen
import Diagnostics
import Testing

@Suite struct IdentifierTests {
    @Test(
        "the check digit of an IDNO",
        arguments: [
            ("1006601000037", nil), ("1006601000255", nil), ("1004600030235", nil),
            ("1008600038413", nil), ("1008600038412", "3"), ("1003600012345", "4"),
            ("1000000000000", "7"), ("1000000000007", nil),
            // Swapped neighbours that differ by 5 pass: a pass proves nothing.
            ("1001605000007", nil), ("1006105000007", nil), ("1001650000007", nil),
        ] as [(String, String?)])
    func idnoChecksum(code: String, expected: String?) throws {
        #expect(try IDNO(parsing: code).checksum == expected.checksum)
    }

    @Test(
        "the check digit of an IDNP",
        arguments: ["2004123456786", "2000000000004", "2000000000015", "0987654321092"])
    func idnpChecksum(code: String) throws {
        let number = try IDNP(parsing: code)
        #expect(number.checksum == .correct)
        #expect(number.hasPersonalFirstDigit)
    }

    @Test(
        "dirty input is cleaned where nothing is lost",
        arguments: [
            "1006601000037.0", "1006 6010 00037", "1006\u{A0}6010\u{202F}00037", " 1006601000037\n",
        ])
    func dirtyIDNO(typed: String) throws {
        #expect(try IDNO(parsing: typed).text == "1006601000037")
    }

    @Test(
        "an IDNO of another shape is refused",
        arguments: [
            ("1.0066E+12", "identifiers.rounded-number"),
            ("1006601000037\u{301}", "identifiers.idno-shape"),
            ("1,0066e12", "identifiers.rounded-number"),
            ("10O66O1000037", "identifiers.idno-shape"), ("100660100003", "identifiers.idno-shape"),
            ("10066010000377", "identifiers.idno-shape"), ("", "identifiers.idno-shape"),
            ("١٠٠٦٦٠١٠٠٠٠٣٧", "identifiers.idno-shape"),
            ("-006601000037", "identifiers.idno-shape"),
        ])
    func badIDNO(typed: String, id: String) {
        #expect(throwing { _ = try IDNO(parsing: typed) } == id)
    }

    @Test("a lost leading zero of an IDNP is noticed, and the number never shown")
    func lostZero() throws {
        let found = diagnostic { _ = try IDNP(parsing: "987654321092") }
        #expect(found?.id == "identifiers.idnp-lost-zero")
        let shape = diagnostic { _ = try IDNP(parsing: "20041234567") }
        #expect(shape?.id == "identifiers.idnp-shape")
        #expect(shape?.whole.contains("2004") == false)
        #expect(
            shape?.whole == """
                error identifiers.idnp-shape -
                  ro: codul IDNP trebuie să aibă 13 cifre; are acum 11 cifre
                  en: the code IDNP must have 13 digits; it has 11 digits
                  ro → comparați cu documentul de unde este luat și corectați
                  en → compare with the document it was taken from and correct it

                """)
        #expect(
            found?.whole == """
                error identifiers.idnp-lost-zero -
                  ro: codul personal are 12 cifre: zeroul din față s-a pierdut
                  en: the personal code has 12 digits: its leading zero is lost
                  ro → scrieți codul ca text, cu zeroul din față
                  en → write the code as text, with its leading zero

                """)
    }

    @Test("a personal code in place of an IDNO is not shown in findings")
    func personalCodeIsNotShown() throws {
        let code = try IDNO(parsing: "2004123456780")
        #expect(code.firstDigitFinding?.id == "identifiers.idno-first-digit")
        #expect(code.checksumFinding?.whole.contains("2004") == false)
    }

    @Test(
        "the check digits of an IBAN",
        arguments: [
            ("MD24AG000225100013104168", nil), ("MD24AG000225100013104169", "94"),
            ("MD84TRPFAH518710A01691AA", nil), ("MD77TRGAAA14153401000000", nil),
            ("MD00TREZ0000000000000000", "28"), ("MD50TRPCAA518410A00001AA", "71"),
            ("MD71TRPCAA518410A00001AA", nil), ("MD70AG000000000000000001", nil),
            ("MD80ML000000002259123456", nil), ("RO49AAAA1B31007593840000", nil),
            ("RO49AAAA1B31007593840001", "22"), ("DE89370400440532013000", nil),
        ] as [(String, String?)])
    func ibanChecksum(code: String, expected: String?) throws {
        #expect(try IBAN(parsing: code).checksum == expected.checksum)
    }

    @Test("an IBAN is kept compact and printed in groups")
    func ibanText() throws {
        let account = try IBAN(parsing: "md71 trpc\u{A0}aa51 8410 a000 01aa")
        #expect(account.text == "MD71TRPCAA518410A00001AA")
        #expect(account.printed == "MD71 TRPC AA51 8410 A000 01AA".replacing(" ", with: "\u{A0}"))
        #expect(account.isTreasury)
    }

    @Test(
        "an IBAN of another shape is refused",
        arguments: [
            "MD24AG00022510001310416", "MD24AG0002251000131041680", "MDX4AG000225100013104168",
            "RO49A1AA1B31007593840000", "MD24АG000225100013104168", "DE8937040", "",
        ])
    func badIBAN(typed: String) {
        #expect(throwing { _ = try IBAN(parsing: typed) } == "identifiers.iban-shape")
    }

    @Test("bank and account are compared")
    func banks() throws {
        let account = try IBAN(parsing: "MD24AG000225100013104168")
        #expect(account.bankFinding(with: try BIC(parsing: "AGRNMD2X")) == nil)
        #expect(account.bankFinding(with: try BIC(parsing: "AGRNMD2XXXX")) == nil)
        #expect(account.bankFinding(with: nil) == nil)
        #expect(
            account.bankFinding(with: try BIC(parsing: "MOLDMD2X"))?.id
                == "identifiers.bic-mismatch")
        #expect(try IBAN(parsing: "DE89370400440532013000").bankFinding(with: nil) == nil)
        #expect(throwing { _ = try BIC(parsing: "AGRNMD2") } == "identifiers.bic-shape")
        #expect(throwing { _ = try BIC(parsing: "1GRNMD2X") } == "identifiers.bic-shape")
    }

    @Test("treasury accounts belong to budget authorities")
    func treasury() throws {
        let treasury = try IBAN(parsing: "MD71TRPCAA518410A00001AA")
        let commercial = try IBAN(parsing: "MD24AG000225100013104168")
        #expect(treasury.treasuryFinding(isBudgetAuthority: true) == nil)
        #expect(commercial.treasuryFinding(isBudgetAuthority: false) == nil)
        #expect(
            treasury.treasuryFinding(isBudgetAuthority: false)?.whole == """
                warning identifiers.treasury-account -
                  ro: contul este trezorerial, iar partea nu este o autoritate bugetară
                  en: this is a treasury account, and the party is no budget authority
                  ro → verificați contul și categoria părții
                  en → check the account and the kind of the party

                """)
        #expect(
            commercial.treasuryFinding(isBudgetAuthority: true)?.message.ro
                == "o autoritate bugetară plătește din contul trezorerial, iar acesta nu este unul")
    }

    @Test(
        "the check digit of a CUI",
        arguments: [
            ("18547290", nil), ("14399840", nil), ("1590082", nil), ("361757", nil),
            ("4433775", nil), ("5528288", nil), ("RO 185 472 90", nil), ("18547291", "0"),
            ("14399841", "0"),
        ] as [(String, String?)])
    func cuiChecksum(code: String, expected: String?) throws {
        #expect(try CUI(parsing: code).checksum == expected.checksum)
    }

    @Test("a wrong CUI is found, a misshapen one refused")
    func badCUI() throws {
        #expect(try CUI(parsing: "8115390").checksum != .correct)
        #expect(try CUI(parsing: "ro18547290").isRegisteredForVAT)
        for typed in ["1", "01854729", "12345678901", "RO", "18A47290"] {
            #expect(throwing { _ = try CUI(parsing: typed) } == "identifiers.cui-shape")
        }
    }

    @Test(
        "a personal number of Romania",
        arguments: [("1800101221144", true), ("1800101221145", false)])
    func cnp(code: String, isCorrect: Bool) throws {
        #expect((try CNP(parsing: code).checksum == .correct) == isCorrect)
        #expect(throwing { _ = try CNP(parsing: "180010122114") } == "identifiers.cnp-shape")
    }

    @Test(
        "the check digit of CPV codes",
        arguments: [
            "85300000-2", "85310000-5", "85311000-2", "85311100-3", "85311200-4", "85311300-5",
            "85312000-9", "85312100-0", "85312110-3", "85312120-6", "85312200-1", "85312300-2",
            "85312310-5", "85312320-8", "85312330-1", "85312400-3", "85312500-4", "85312510-7",
            "85320000-8", "85321000-5", "85322000-2", "85323000-9",
        ])
    func cpv(code: String) throws {
        #expect(try CPV(parsing: code).checksum == .correct)
    }

    @Test("a wrong CPV digit is a warning, a missing one an error")
    func badCPV() throws {
        #expect(
            try CPV(parsing: "85312400-4").checksumFinding?.whole == """
                warning identifiers.cpv-checksum -
                  ro: cifra de control a codului CPV 85312400-4 nu corespunde; corectă ar fi 3
                  en: the check digit of the code CPV 85312400-4 does not fit; 3 would be right
                  ro → comparați codul, cifră cu cifră, cu actul de înregistrare
                  en → compare the code, digit by digit, with the registration document

                """)
        #expect(throwing { _ = try CPV(parsing: "85312400") } == "identifiers.cpv-shape")
    }

    @Test("wrong check digits are findings for the rules, with the right ones")
    func findings() throws {
        #expect(
            try IDNO(parsing: "1003600012345").checksumFinding?.whole == """
                warning identifiers.idno-checksum -
                  ro: cifra de control a codului IDNO 1003600012345 nu corespunde; corectă ar fi 4
                  en: the check digit of the code IDNO 1003600012345 does not fit; 4 would be right
                  ro → comparați codul, cifră cu cifră, cu actul de înregistrare
                  en → compare the code, digit by digit, with the registration document

                """)
        #expect(
            try IBAN(parsing: "MD00TREZ0000000000000000").checksumFinding?.id
                == "identifiers.iban-checksum")
        #expect(try CUI(parsing: "18547291").checksumFinding?.arguments == ["expected": "0"])
        #expect(try CUI(parsing: "18547291").checksumFinding?.id == "identifiers.cui-checksum")
        #expect(try IDNO(parsing: "1000000000007").checksumFinding == nil)
        #expect(try IBAN(parsing: "MD24AG000225100013104168").checksumFinding == nil)
    }

    @Test(
        "telephone numbers become international",
        arguments: [
            ("022123456", "+37322123456", "+373 22 123 456"),
            ("+37322123456", "+37322123456", "+373 22 123 456"),
            ("069123456", "+37369123456", "+373 69 123 456"),
            ("+373 69 123 456", "+37369123456", "+373 69 123 456"),
            ("0231 12345", "+37323112345", "+373 231 12 345"),
            ("(022) 12-34-56", "+37322123456", "+373 22 123 456"),
            ("0037369123456", "+37369123456", "+373 69 123 456"),
            ("37369123456.0", "+37369123456", "+373 69 123 456"),
            ("0721 234 567", "+40721234567", "+40 721 234 567"),
            ("+49 30 1234567", "+49301234567", "+49301234567"),
        ])
    func phones(typed: String, text: String, printed: String) throws {
        let phone = try Phone(parsing: typed)
        #expect(phone.text == text)
        #expect(phone.printed == printed.replacing(" ", with: "\u{A0}"))
        #expect(phone.prefixFinding == nil)
    }

    @Test(
        "other telephone numbers are refused",
        arguments: ["12345", "+3736912345", "abc", "", "+0123456789", "069 12 34 5x"])
    func badPhones(typed: String) {
        #expect(throwing { _ = try Phone(parsing: typed) } == "identifiers.phone-shape")
    }

    @Test("an unused prefix is a warning", arguments: ["030123456", "075123456", "051123456"])
    func unusedPrefix(typed: String) throws {
        #expect(try Phone(parsing: typed).prefixFinding?.id == "identifiers.phone-prefix")
    }

    @Test(
        "postal codes",
        arguments: [
            ("MD-2001", "MD-2001"), ("2001", "MD-2001"), ("md 2001", "MD-2001"),
            ("010101", "010101"),
        ])
    func postalCodes(typed: String, text: String) throws {
        #expect(try PostalCode(parsing: typed).text == text)
        #expect(
            throwing { _ = try PostalCode(parsing: "MD-201") } == "identifiers.postal-code-shape")
    }

    @Test(
        "addresses of electronic mail",
        arguments: [
            ("a@b.md", true), ("ana.model@minister.example.md", true), ("a@b", false),
            ("a b@c.md", false), ("a@@b.md", false), ("@b.md", false), ("a@b..md", false),
            ("<a@b.md>", false), ("ana@primăria.md", true), ("ana@пример.рф", true),
            ("a\u{200B}na@b.md", true), ("a\u{2003}na@b.md", false), ("a@b\u{A0}c.md", false),
            ("a@b_c.md", false), ("a\tb@c.md", false),
        ])
    func emails(typed: String, isGood: Bool) {
        #expect(
            throwing { _ = try EmailAddress(parsing: typed) }
                == (isGood ? nil : "identifiers.email-shape"))
    }
}

extension String? {
    fileprivate var checksum: Checksum { map { .wrong(expected: $0) } ?? .correct }
}

func diagnostic(_ body: () throws -> Void) -> Diagnostic? {
    do { try body() } catch { return error as? Diagnostic }
    return nil
}

func throwing(_ body: () throws -> Void) -> String? { diagnostic(body)?.id }
