/// Tells what the blocks of a foreign document are: articles, points, annexes, signatures.
///
/// Styles of ours say it themselves. Elsewhere numbers do, printed by lists or typed: „Art. 5”, `5.`
/// with a `5.1.` after it, `a)`, „Anexa nr. 2”.
struct BlockClassifier {
    private let blocks: [FoundBlock]
    private let numbers: [LiteralNumber?]
    /// Headings of annexes.
    private let annexes: Set<Int>
    /// Whether articles are called so.
    private let namesArticles: Bool
    /// Whether the program made the file: its styles and headings say all.
    private let isOurs: Bool

    /// What a block is.
    struct Reading {
        var kind: Draft.Kind
        var number: String?
        var text: String
    }

    init(_ blocks: [FoundBlock], isOurs: Bool) {
        self.blocks = blocks
        self.isOurs = isOurs
        numbers = blocks.map(Self.number)
        annexes = Self.annexes(blocks, numbers)
        namesArticles = zip(blocks, numbers).contains { $0.isArticle(called: $1) }
    }

    /// One reading for each block.
    func readings() -> [Reading] {
        var course = Course()
        var hasTitle = false
        return blocks.indices.map { index in
            var reading = reading(at: index, &course)
            if reading.kind == .paragraph, !hasTitle, isTitle(index) { reading.kind = .title }
            hasTitle = hasTitle || reading.kind == .title || reading.kind == .article
            return reading
        }
    }

    /// What was passed on the way down the document.
    private struct Course {
        var isInAnnex = false
        /// The last of the plain points `1.`, `2.`; 0 at the beginning of an article or annex.
        var point = 0
        /// A second list of plain points is no continuation of the first.
        var hasRestarted = false
        /// The last article with points such as `5.1.`, by its number.
        private var articleWithPoints: Int?

        mutating func enter(annex: Bool) {
            isInAnnex = annex
            (point, hasRestarted) = (0, false)
        }

        mutating func pass(pointOf article: Int) { articleWithPoints = article }

        /// Whether a plain number is that of the article behind one with points of its own.
        func follows(_ number: Int) -> Bool { articleWithPoints == number - 1 && point == 0 }

        /// Whether a plain number goes on counting the points.
        mutating func takes(_ number: Int) -> Bool {
            if number == 1, point > 0 { hasRestarted = true }
            guard !hasRestarted else { return false }
            point = number
            return true
        }
    }

    private static func number(of block: FoundBlock) -> LiteralNumber? {
        guard block.part == .body, !block.isBullet else { return nil }
        guard let number = block.number else { return LiteralNumber(block.text) }
        return LiteralNumber("\(number) \(block.text)")
    }

    // MARK: - Annexes

    /// Lines that begin with an annex's number are headings, unless they end a sentence or stand in
    /// a list of annexes.
    private static func annexes(
        _ blocks: [FoundBlock], _ numbers: [LiteralNumber?]
    ) -> Set<Int> {
        let plain = blocks.indices.filter { index in
            numbers[index]?.shape == .annex && blocks[index].mayHeadAnnex
        }
        let candidates = Set(plain)
        return Set(
            plain.filter { index in
                blocks[index].isHeading
                    || !candidates.contains(index - 1) && !candidates.contains(index + 1)
            })
    }

    // MARK: - One block

    private func reading(at index: Int, _ course: inout Course) -> Reading {
        let block = blocks[index]
        switch block.part {
        case .row: return Reading(kind: .tableRow, text: block.text)
        case .signatures: return Reading(kind: .signatures, text: block.text)
        case .note(let mark): return Reading(kind: .note, number: mark, text: block.text)
        case .header: return Reading(kind: .running, number: "header", text: block.text)
        case .footer: return Reading(kind: .running, number: "footer", text: block.text)
        case .body: break
        }
        if block.isBullet { return Reading(kind: .bullet, text: block.text) }
        if let known = styled(block) {
            if known.kind == .annex || known.kind == .article {
                course.enter(annex: known.kind == .annex)
            }
            return known
        }
        return numbered(index, &course)
    }

    /// By a style of ours.
    private func styled(_ block: FoundBlock) -> Reading? {
        let kind: Draft.Kind
        switch block.role {
        case .title: return Reading(kind: .title, text: block.text)
        case .article: kind = .article
        case .annex: kind = .annex
        case .clause, .annexClause: kind = .point
        case .subClause, .annexSubClause: kind = .subPoint
        case .clauseText, .body, .formLine, .annexSection:
            return block.number == nil && (isOurs || LiteralNumber(block.text) == nil)
                ? Reading(kind: .paragraph, text: block.text) : nil
        default: return nil
        }
        return block.number.map { Reading(kind: kind, number: $0, text: block.text) }
    }

    private func numbered(_ index: Int, _ course: inout Course) -> Reading {
        let block = blocks[index]
        guard let number = numbers[index] else { return unnumbered(block, &course) }
        switch number.shape {
        case .bullet: return Reading(kind: .bullet, text: number.rest)
        case .annex where annexes.contains(index):
            course.enter(annex: true)
            return Reading(kind: .annex, number: number.printed, text: number.rest)
        case .article where block.isArticle(called: number) && !course.isInAnnex:
            return article(number, &course)
        case .roman where block.isHeading || !isOurs && number.rest.isAllCapitals:
            return course.isInAnnex
                ? Reading(kind: .paragraph, number: nil, text: block.text)
                : article(number, &course)
        case .decimals(let groups): return decimals(groups, index, number, &course)
        case .item: return Reading(kind: .subPoint, number: number.printed, text: number.rest)
        default: return unnumbered(block, &course)
        }
    }

    private func article(_ number: LiteralNumber, _ course: inout Course) -> Reading {
        course.enter(annex: false)
        return Reading(kind: .article, number: number.printed, text: number.rest)
    }

    private func unnumbered(_ block: FoundBlock, _ course: inout Course) -> Reading {
        let text = [block.number, block.text].compactMap(\.self).joined(separator: " ")
        guard block.headingLevel != nil, !course.isInAnnex, block.number == nil else {
            return Reading(
                kind: block.number == nil ? .paragraph : .subPoint, number: block.number,
                text: block.number == nil ? text : block.text)
        }
        course.enter(annex: false)
        return Reading(kind: .article, text: text)
    }

    private func decimals(
        _ groups: [Int], _ index: Int, _ number: LiteralNumber, _ course: inout Course
    ) -> Reading {
        var reading = Reading(kind: .subPoint, number: number.printed, text: number.rest)
        switch groups.count {
        case 1
        where !course.isInAnnex
            && (opensArticle(groups[0], index, number) || course.follows(groups[0])):
            return article(number, &course)
        case 1: reading.kind = course.takes(groups[0]) ? .point : .subPoint
        case 2:
            reading.kind = course.isInAnnex ? .subPoint : .point
            course.pass(pointOf: groups[0])
        default: break
        }
        return reading
    }

    /// Whether a plain number is an article's: a heading, or points of its own follow.
    private func opensArticle(_ value: Int, _ index: Int, _ number: LiteralNumber) -> Bool {
        guard !namesArticles else { return false }
        if blocks[index].isHeading { return true }
        if blocks[index].standsOut || number.rest.isAllCapitals,
            let last = number.rest.last, !".;,".contains(last)
        {
            return true
        }
        let following = numbers[(index + 1)...].lazy.compactMap { number -> [Int]? in
            if case .decimals(let groups)? = number?.shape { groups } else { nil }
        }
        let next = following.first { $0.count > 1 || $0.count == 1 }
        return next.map { $0.count > 1 && $0[0] == value } ?? false
    }

    private func isTitle(_ index: Int) -> Bool {
        let block = blocks[index]
        guard index < 10, block.part == .body, block.role == nil || !isOurs else { return false }
        return block.standsOut || !isOurs && block.text.isAllCapitals
    }
}

extension FoundBlock {
    fileprivate var isHeading: Bool { headingLevel != nil || role == .article || role == .annex }

    fileprivate var mayHeadAnnex: Bool {
        isHeading || text.count <= 200 && !(text.last.map { ".;,:".contains($0) } ?? true)
    }

    /// „Art. 5. Plata” is a heading, „Art. 5 din Legea …” a sentence.
    fileprivate func isArticle(called number: LiteralNumber?) -> Bool {
        guard let number, number.shape == .article, part == .body else { return false }
        if isHeading || standsOut || self.number != nil { return true }
        let word = number.rest.prefix { $0.isLetter }.lowercased()
        return text.count <= 120 && !["din", "al", "alin", "lit", "pct", "și"].contains(word)
    }
}

extension String {
    fileprivate var isAllCapitals: Bool {
        let letters = filter(\.isLetter)
        return letters.count >= 4 && letters.allSatisfy(\.isUppercase)
    }
}
