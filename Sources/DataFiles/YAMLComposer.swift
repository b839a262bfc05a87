internal import Diagnostics
internal import Yams

/// Calls Yams and says its errors in our words; finds all the fields that stand twice.
struct YAMLComposer {
    private let source: SourceText
    private var lines: [String]
    private var duplicates: [Diagnostic] = []

    init(_ source: SourceText) {
        self.source = source
        lines = source.text.unicodeScalars.split(
            separator: "\n", omittingEmptySubsequences: false
        ).map { String($0) }
    }

    /// The document; nil when there is none.
    ///
    /// Yams stops at the first map with a key that stands twice. So the second key is given another
    /// name and the text read again, up to fifty times.
    consuming func node() throws(DiagnosticList) -> Node? {
        var composer = self
        for _ in 0..<50 {
            do {
                let node = try compose(
                    yaml: composer.lines.joined(separator: "\n"), .basic, .default, .utf8)
                if composer.duplicates.isEmpty { return node }
                break
            } catch let error as YamlError {
                guard try composer.renamesDuplicate(error) else { break }
            } catch {
                throw DiagnosticList(.yamlSyntax("", at: SourcePlace(composer.source.name)))
            }
        }
        throw DiagnosticList(composer.duplicates)
    }

    /// Notes a duplicate and renames it; false when its second place cannot be found.
    private mutating func renamesDuplicate(_ error: YamlError) throws(DiagnosticList) -> Bool {
        guard case .duplicatedKeysInMapping(let names, let context) = error, let name = names.first
        else { throw DiagnosticList(duplicates + [.yaml(error, in: source)]) }
        let first = place(context.mark.line, context.mark.column, name)
        guard let second = second(name, after: context.mark) else {
            duplicates.append(.duplicateKey(name, at: first, first: first))
            return false
        }
        duplicates.append(
            .duplicateKey(name, at: place(second.line, second.column, name), first: first))
        rename(name, at: second)
        return true
    }

    private func place(_ line: Int, _ column: Int, _ name: String) -> SourcePlace {
        SourcePlace(file: source.name, line: line, column: column, length: name.count)
    }

    /// A block map's second key begins in the same column, before a line that is indented less; a
    /// flow map's second key follows somewhere.
    private func second(_ name: String, after mark: Mark) -> (line: Int, column: Int)? {
        for number in mark.line..<max(mark.line, lines.count) {
            let content = lines[number].drop { $0 == " " }
            if content.isEmpty || content.hasPrefix("#") { continue }
            let column = lines[number].count - content.count + 1
            if column < mark.column { break }
            if column == mark.column, Self.begins(content, withKey: name) {
                return (number + 1, column + (content.hasPrefix(name) ? 0 : 1))
            }
        }
        return secondInFlow(name, after: mark)
    }

    private func secondInFlow(_ name: String, after mark: Mark) -> (line: Int, column: Int)? {
        for number in (mark.line - 1)..<lines.count {
            var rest = lines[number][...]
            if number == mark.line - 1 { rest = rest.dropFirst(mark.column) }
            while let found = rest.firstRange(of: name) {
                if Self.begins(rest[found.lowerBound...], withKey: name) {
                    let column = lines[number].distance(
                        from: lines[number].startIndex, to: found.lowerBound)
                    return (number + 1, column + 1)
                }
                rest = rest[found.upperBound...]
            }
        }
        return nil
    }

    private static func begins(_ text: Substring, withKey name: String) -> Bool {
        ["", "\"", "'"].contains { quote in
            [quote, ""].contains { opening in
                text.hasPrefix(opening + name + quote)
                    && text.dropFirst((opening + name + quote).count).drop { $0 == " " }.first
                        == ":"
            }
        }
    }

    /// Writes characters that no key has over the key, as many as it had.
    private mutating func rename(_ name: String, at second: (line: Int, column: Int)) {
        var line = Array(lines[second.line - 1])
        let scalar = Unicode.Scalar(0xE000 + UInt32(duplicates.count)) ?? "\u{E000}"
        for index in line.indices.dropFirst(second.column - 1).prefix(name.count) {
            line[index] = Character(scalar)
        }
        lines[second.line - 1] = String(line)
    }
}
