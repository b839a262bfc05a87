internal import Diagnostics

extension SourceText {
    /// - Throws: each character no template may hold: private-use ones, which stand for tags within
    ///   the engine, and control characters, which no document can hold; written as numbers (`&#1;`)
    ///   too.
    func refuseUnfitCharacters() throws(DiagnosticList) {
        guard mayHoldUnfitCharacters else { return }
        var problems = DiagnosticCollector()
        var offset = 0
        for scalar in text.unicodeScalars where problems.all.count < LanguageLimits.problems {
            if scalar.isUnfit {
                problems.report(.unfitCharacter(scalar, at: place(at: offset)))
            } else if scalar == "&", let written = writtenScalar(at: offset), written.scalar.isUnfit
            {
                problems.report(
                    .unfitCharacter(
                        written.scalar, at: place(at: offset, length: written.length)))
            }
            offset += UTF8.width(scalar)
        }
        if problems.hasErrors { throw DiagnosticList(problems.all) }
    }

    /// Whether a look at the bytes leaves it open: most texts have none of these.
    private var mayHoldUnfitCharacters: Bool {
        let bytes = text.utf8Span.span
        for index in bytes.indices {
            switch bytes[index] {
            case 0x09, 0x0A, 0x0D: break
            case 0..<0x20, UInt8(ascii: "&"), 0x7F, 0xEE, 0xEF, 0xF3...: return true
            case 0xC2: if bytes[index + 1] < 0xA0 { return true }
            default: break
            }
        }
        return false
    }

    /// The character that a reference such as `&#57344;` or `&#xE000;` names, with its length.
    private func writtenScalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        let rest = text.utf8.dropFirst(offset).prefix(12)
        guard let end = rest.firstIndex(of: UInt8(ascii: ";")),
            let reference = String(rest[..<end]), reference.hasPrefix("&#")
        else { return nil }
        let digits = reference.dropFirst(2)
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        return UInt32(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
            .flatMap(Unicode.Scalar.init).map { ($0, reference.count + 1) }
    }
}

extension Unicode.Scalar {
    /// Characters XML 1.0 cannot hold, and those no document should.
    var isForbiddenInDocuments: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F...0x9F, 0xFFFE, 0xFFFF, 0xFDD0...0xFDEF: true
        default: false
        }
    }

    fileprivate var isUnfit: Bool {
        switch value {
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF: true
        default: isForbiddenInDocuments
        }
    }
}

extension Diagnostic {
    fileprivate static func unfitCharacter(
        _ scalar: Unicode.Scalar, at place: SourcePlace
    ) -> Diagnostic {
        let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
        let hint = Text(
            ro: "ștergeți-l sau înlocuiți-l cu un caracter obișnuit",
            en: "delete it, or use an ordinary character")
        if scalar.isForbiddenInDocuments {
            return .error(
                "template.control-character", at: .source(place), arguments: ["character": code],
                message: Text(
                    ro: "caracterul de control \(code) nu poate sta într-un document",
                    en: "the control character \(code) cannot stand in a document"),
                hint: hint)
        }
        return .error(
            "template.private-character", at: .source(place), arguments: ["character": code],
            message: Text(
                ro: "caracterul \(code) este de uz privat și nu are un sens stabilit",
                en: "the character \(code) is for private use and has no agreed meaning"),
            hint: hint)
    }
}
