internal import Diagnostics

/// What a line `::: name` may say.
enum Directive: String, CaseIterable, Sendable {
    // These hold what stands up to a line `:::`.
    case signatures, form, header, footer
    case annexHeader = "annex-header"
    // These stand alone.
    case pageBreak = "page-break"
    case signHere = "sign-here"
    case blankLine = "blank-line"

    var isContainer: Bool {
        switch self {
        case .signatures, .form, .header, .footer, .annexHeader: true
        case .pageBreak, .signHere, .blankLine: false
        }
    }
}

extension Directive {
    /// Whether words may follow the name on its line.
    var takesArgument: Bool {
        switch self {
        case .signatures, .signHere, .blankLine: true
        case .form, .header, .footer, .annexHeader, .pageBreak: false
        }
    }

    /// Whether it says what runs on every page.
    var isRunning: Bool {
        switch self {
        case .header, .footer, .annexHeader: true
        case .signatures, .form, .pageBreak, .signHere, .blankLine: false
        }
    }
}

/// Pieces with each container's content gathered; containers do not stand within each other.
enum GroupedPiece {
    case piece(ClausePiece)
    case directive(Directive, argument: [ClauseBlock.Inline], content: [ClausePiece], SourcePlace)
}

extension [ClausePiece] {
    /// - Throws: every directive that is unknown, not closed, or closes nothing.
    func grouped() throws(DiagnosticList) -> [GroupedPiece] {
        var problems = DiagnosticCollector()
        var result: [GroupedPiece] = []
        var open: (directive: Directive, argument: [ClauseBlock.Inline], place: SourcePlace)?
        var content: [ClausePiece] = []
        for piece in self {
            switch piece {
            case .directive(let name, let argument, let place):
                guard let directive = Directive(rawValue: name) else {
                    problems.report(.unknownDirective(name, at: place))
                    continue
                }
                if directive.isContainer {
                    if let open { problems.report(.unclosedDirective(at: open.place)) }
                    open = (directive, argument, place)
                    content = []
                } else if open != nil {
                    content.append(piece)
                } else {
                    result.append(.directive(directive, argument: argument, content: [], place))
                }
            case .directiveEnd(let place):
                guard let closed = open else {
                    problems.report(.unopenedDirective(at: place))
                    continue
                }
                result.append(
                    .directive(
                        closed.directive, argument: closed.argument, content: content, closed.place)
                )
                open = nil
            default:
                if open != nil { content.append(piece) } else { result.append(.piece(piece)) }
            }
        }
        if let open { problems.report(.unclosedDirective(at: open.place)) }
        return try problems.finish(result).value
    }
}

extension Diagnostic {
    fileprivate static func unknownDirective(_ name: String, at place: SourcePlace) -> Diagnostic {
        let known = Directive.allCases.map(\.rawValue)
        let near = NearName.of(name, among: known)
        return .error(
            "template.unknown-directive", at: .source(place), arguments: ["directive": name],
            message: Text(
                ro: "nu există directiva „::: \(name)”", en: "there is no directive “::: \(name)”"),
            hint: near.map {
                Text(ro: "ați vrut să scrieți „\($0)”?", en: "did you mean “\($0)”?")
            }
                ?? Text(
                    ro: "există: \(known.joined(separator: ", "))",
                    en: "there are: \(known.joined(separator: ", "))"))
    }

    fileprivate static func unclosedDirective(at place: SourcePlace) -> Diagnostic {
        .error(
            "template.unclosed-directive", at: .source(place),
            message: Text(
                ro: "directiva deschisă aici nu se închide",
                en: "the directive opened here is not closed"),
            hint: Text(ro: "închideți-o cu o linie „:::”", en: "close it with a line “:::”"))
    }

    fileprivate static func unopenedDirective(at place: SourcePlace) -> Diagnostic {
        .error(
            "template.unopened-directive", at: .source(place),
            message: Text(
                ro: "linia „:::” nu închide nimic", en: "the line “:::” closes nothing"),
            hint: Text(
                ro: "ștergeți linia sau deschideți directiva înaintea ei",
                en: "delete the line, or open the directive before it"))
    }
}
