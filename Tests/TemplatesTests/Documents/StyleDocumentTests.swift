import Diagnostics
import OpenPackage
import Templates
import Testing

/// Documents in an office's own look.
@Suite struct StyleDocumentTests {
    private let one = SampleContract.one

    private func files(_ styles: StyleDocuments, _ format: FileFormat) throws -> (OfficeFile, Draft)
    {
        let template = try one.template(styles: styles)
        let fields = try one.data()
        let bytes = try template.file(
            format, of: fields, properties: .sample, environment: one.environment)
        return (try OfficeFile(bytes), try template.draft(of: fields, environment: one.environment))
    }

    private func problems(_ styles: StyleDocuments) -> [String] {
        do {
            _ = try one.template(styles: styles)
            return []
        } catch {
            return error.all.map(\.inWords)
        }
    }

    @Test("an office's Word look: other ids, prefixes, number formats, a letterhead")
    func foreignWord() throws {
        var styles = StyleDocuments.shipped
        styles.word = try .foreignWord()
        let (file, draft) = try files(styles, .docx)
        #expect(try file.faults() == [])
        let read = try WordReader.document(in: file)
        #expect(read.lines == ReadDocument(draft).lines)
        #expect(read.references.allSatisfy { $0.printed == $0.number })
        #expect(draft.blocks.compactMap(\.number).contains("Articolul II"))
        #expect(draft.blocks.compactMap(\.number).contains("1.2"))
        #expect(draft.annexes.map(\.number) == ["ANEXA A", "ANEXA B"])
        #expect(file.parts["word/media/image1.png"] == StyleDocument.picture)
        for part in ["word/header0.xml", "word/header1.xml", "word/header2.xml"] {
            #expect(try file.xml(part).text.hasPrefix("ANTET"))
            #expect(try file.xml(part).text.contains("EXEMPLU"))
        }
        #expect(
            try file.xml("word/document.xml").firstDescendant(named: WordReader.w("titlePg")) == nil
        )
        let language = try file.xml("word/styles.xml").firstDescendant(named: WordReader.w("lang"))
        #expect(language?.attribute(WordReader.w("val")) == "ro-MD")
    }

    @Test("an office's Writer look: other names, number formats, a letterhead")
    func foreignOpenDocument() throws {
        var styles = StyleDocuments.shipped
        styles.openDocument = try .foreignOpenDocument()
        let (file, draft) = try files(styles, .odt)
        #expect(try file.faults() == [])
        let read = try OpenDocumentReader.document(in: file)
        #expect(read.lines.count == ReadDocument(draft).lines.count)
        #expect(read.lines.contains { $0.hasPrefix("II. Plata") })
        #expect(read.references.allSatisfy { $0.printed == $0.number })
        #expect(file.parts["Pictures/sigla.png"] == StyleDocument.picture)
        let masters = try file.xml("styles.xml").firstDescendant(
            named: OpenDocumentReader.name("office", "master-styles"))
        #expect(masters?.elements.count == 3)
        for page in masters?.elements ?? [] {
            #expect(page.text.hasPrefix("ANTET"))
            #expect(page.text.contains("EXEMPLU"))
        }
    }

    @Test("what a style document lacks of the required names is said at once")
    func missing() {
        var styles = StyleDocuments.shipped
        styles.word = StyleDocument.shippedWord.replacing(
            "word/styles.xml",
            [
                "w:val=\"Clause\"": "w:val=\"Clauza\"", "w:val=\"Title\"": "w:val=\"Titlul\"",
                "w:val=\"Annex\"": "w:val=\"Anexa\"",
            ])
        #expect(
            problems(styles) == [
                """
                office.docx error style.missing-names
                  ro: documentului de stil îi lipsesc stilurile: Title, Clause, Annex; adăugați stiluri cu aceste nume sau porniți de la un document produs de contractgen
                  en: the style document lacks the styles: Title, Clause, Annex; add styles of these names, or start from a document made by contractgen
                """
            ])
        styles = .shipped
        styles.openDocument = StyleDocument.shippedOpenDocument.replacing(
            "styles.xml",
            [
                "style:name=\"SubClause\"": "style:name=\"Alt\"",
                "style:name=\"SignatureTable\"": "style:name=\"Tabel\"",
            ])
        #expect(
            problems(styles) == [
                """
                office.odt error style.missing-names
                  ro: documentului de stil îi lipsesc stilurile: SubClause, SignatureTable; adăugați stiluri cu aceste nume sau porniți de la un document produs de contractgen
                  en: the style document lacks the styles: SubClause, SignatureTable; add styles of these names, or start from a document made by contractgen
                """
            ])
    }

    @Test(
        "a numbering that is not linked, or not in one list, is refused",
        arguments: [
            ["<w:pStyle w:val=\"Clause\"/>": ""],
            [
                "w:val=\"decimal\"/><w:pStyle w:val=\"Clause\"":
                    "w:val=\"chineseCounting\"/><w:pStyle w:val=\"Clause\""
            ],
            ["<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>": ""],
            [
                "w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Clause\"":
                    "w:ilvl=\"4\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Clause\""
            ],
        ])
    func numbering(change: [String: String]) {
        var styles = StyleDocuments.shipped
        styles.word = StyleDocument.shippedWord.replacing("word/numbering.xml", change)
        let found = problems(styles)
        #expect(found.count == 1)
        #expect(found.first?.contains("office.docx error style.unusable-numbering") ?? false)
        #expect(found.first?.contains("unei liste cu cifre sau litere") ?? false)
    }

    @Test("points that count in another list than their articles are refused")
    func otherList() {
        var styles = StyleDocuments.shipped
        styles.word = StyleDocument.shippedWord
            .replacing(
                "word/styles.xml",
                [
                    "<w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/>":
                        "<w:ilvl w:val=\"1\"/><w:numId w:val=\"9\"/>"
                ]
            )
            .replacing(
                "word/numbering.xml",
                [
                    "<w:num w:numId=\"1\">":
                        "<w:num w:numId=\"9\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"1\">",
                    "<w:abstractNum w:abstractNumId=\"1\">":
                        "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"1\"><w:pStyle w:val=\"Clause\"/><w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"1\">",
                ])
        #expect(problems(styles).first?.contains("„Clause”") ?? false)
    }

    @Test("a Writer list without numbers at its levels is refused")
    func openDocumentNumbering() {
        var styles = StyleDocuments.shipped
        styles.openDocument = StyleDocument.shippedOpenDocument.replacing(
            "styles.xml", ["style:num-format=\"a\"": "style:num-format=\"\""])
        #expect(
            problems(styles).first?.contains("office.odt error style.unusable-numbering") ?? false)
    }

    @Test(
        "a part that is missing or damaged is named",
        arguments: ["word/styles.xml", "word/document.xml"])
    func parts(part: String) {
        var styles = StyleDocuments.shipped
        var parts = StyleDocument.shippedWord.parts
        parts[part] = nil
        styles.word = StyleDocument(name: "office.docx", parts: parts)
        #expect(
            problems(styles).first == """
                office.docx error style.missing-part
                  ro: documentului de stil îi lipsește partea „\(part)”; deschideți-l și salvați-l din nou ca .docx sau .odt
                  en: the style document lacks the part “\(part)”; open it and save it again as .docx or .odt
                """)
        parts[part] = Array("<w:styles".utf8)
        styles.word = StyleDocument(name: "office.docx", parts: parts)
        #expect(problems(styles).count == 1)
    }

    @Test("a style document is read from its file, and a damaged file is refused")
    func file() throws {
        var builder = ZipBuilder()
        for (name, bytes) in StyleDocument.shippedWord.parts.sorted(by: { $0.key < $1.key }) {
            builder.add(name, bytes)
        }
        let bytes = try builder.finish()
        let document = try StyleDocument(bytes: bytes, name: "a.docx")
        #expect(document.parts == StyleDocument.shippedWord.parts)
        #expect(throws: Diagnostic.self) {
            try StyleDocument(bytes: Array(bytes.prefix(500)), name: "a.docx")
        }
    }

    @Test("annexes are labelled in the document's language in the shipped look alone")
    func languages() throws {
        var russian = ClauseCase(title: "annex [ru]")
        russian.sections = [("template", "# A\n\n### Б {: #X}\n\n1. {{ ref(\"X\") }}")]
        try Agreement(russian).check()
        var styles = StyleDocuments.shipped
        styles.word = try .foreignWord()
        let draft = try russian.template(styles: styles).draft(
            of: Value.Map(), environment: russian.environment)
        #expect(draft.annexes.first?.number == "ANEXA A")
    }
}

extension StyleDocument {
    static let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47]

    /// The same under a foreign name with words of a part changed.
    func replacing(_ part: String, _ changes: [String: String]) -> StyleDocument {
        var text = String(decoding: parts[part] ?? [], as: UTF8.self)
        for (old, new) in changes.sorted(by: { $0.key < $1.key }) {
            if !text.contains(old) { Issue.record("\(part) has no \(old)") }
            text = text.replacing(old, with: new)
        }
        var copy = parts
        copy[part] = Array(text.utf8)
        return StyleDocument(
            name: copy["styles.xml"] == nil ? "office.docx" : "office.odt", parts: copy)
    }

    /// Only the required styles, under an office's own ids; the prefix `w` spelled otherwise; Roman
    /// articles, an id that clashes, a letterhead with a picture.
    static func foreignWord() throws -> StyleDocument {
        let optional = [
            "Body Text", "Clause Text", "List Bullet", "Annex Clause", "Annex SubClause",
            "Table Text",
            "Table Heading", "Signature", "Signature Line", "Form Line", "header", "footer",
            "Section End", "Clause Table", "heading 2",
        ]
        var styles = try XML.parse(shippedWord.parts["word/styles.xml"] ?? [], file: "", part: "")
        styles.children.removeAll { node in
            let name = node.element?.child(named: WordReader.w("name"))?.attribute(
                WordReader.w("val"))
            return name.map(optional.contains) ?? false
        }
        var document = shippedWord.replacing(
            "word/document.xml",
            [
                "<w:sectPr>":
                    "<w:p><w:r><w:t>corp</w:t></w:r></w:p><w:sectPr xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:headerReference w:type=\"default\" r:id=\"rId7\"/>",
                "</w:sectPr>": "<w:pgNumType w:start=\"5\"/><w:titlePg/></w:sectPr>",
            ])
        var parts = document.parts
        parts["word/styles.xml"] = XML.serialize(styles)
        document = StyleDocument(name: "office.docx", parts: parts).replacing(
            "word/styles.xml",
            [
                "w:styleId=\"Clause\"": "w:styleId=\"Stil3\"",
                "w:styleId=\"Normal\"": "w:styleId=\"a\"",
                "w:basedOn w:val=\"Normal\"": "w:basedOn w:val=\"a\"",
                "w:next w:val=\"BodyText\"": "w:next w:val=\"a\"",
                "w:next w:val=\"Clause\"": "w:next w:val=\"Stil3\"",
                "<w:lang w:val=\"ro-MD\" w:eastAsia=\"ro-MD\" w:bidi=\"ar-SA\"/>": "",
                "</w:styles>":
                    "<w:style w:type=\"paragraph\" w:styleId=\"TableText\"><w:name w:val=\"Altceva\"/></w:style></w:styles>",
            ]
        ).replacing(
            "word/numbering.xml",
            [
                "w:val=\"Clause\"": "w:val=\"Stil3\"",
                "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"AnnexClause\"/>":
                    "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/>",
                "<w:pStyle w:val=\"AnnexSubClause\"/>": "", "<w:pStyle w:val=\"ListBullet\"/>": "",
                "w:val=\"%1.\"": "w:val=\"Articolul %1\"", "w:val=\"%1.%2.\"": "w:val=\"%1.%2\"",
                "w:val=\"Anexa nr. %1.\"": "w:val=\"ANEXA %1\"",
                "<w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Heading1\"/>":
                    "<w:numFmt w:val=\"upperRoman\"/><w:pStyle w:val=\"Heading1\"/>",
                "<w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Annex\"/>":
                    "<w:numFmt w:val=\"upperLetter\"/><w:pStyle w:val=\"Annex\"/>",
            ]
        ).replacing(
            "word/numbering.xml",
            [
                "<w:pStyle w:val=\"Stil3\"/>": "<w:pStyle w:val=\"Stil3\"/><w:isLgl/>"
            ])
        parts = document.parts
        for name in ["word/styles.xml", "word/numbering.xml", "word/document.xml"] {
            parts[name] = Array(
                String(decoding: parts[name] ?? [], as: UTF8.self).replacing("<w:", with: "<ns0:")
                    .replacing("</w:", with: "</ns0:").replacing(" w:", with: " ns0:")
                    .replacing("xmlns:w=", with: "xmlns:ns0=").utf8)
        }
        parts["word/header9.xml"] = Array(
            "<ns0:hdr xmlns:ns0=\"\(WordReader.w("p").namespace)\" xmlns:q=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><ns0:p><ns0:r><ns0:t>ANTET</ns0:t><ns0:pict q:id=\"rId1\"/></ns0:r></ns0:p></ns0:hdr>"
                .utf8)
        let relationships =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        parts["word/_rels/document.xml.rels"] = Array(
            "\(relationships)<Relationship Id=\"rId7\" Type=\"header\" Target=\"header9.xml\"/></Relationships>"
                .utf8)
        parts["word/_rels/header9.xml.rels"] = Array(
            "\(relationships)<Relationship Id=\"rId1\" Type=\"image\" Target=\"media/image1.png\"/></Relationships>"
                .utf8)
        parts["word/media/image1.png"] = picture
        parts["word/vbaProject.bin"] = [1]
        return StyleDocument(name: "office.docx", parts: parts)
    }

    static func foreignOpenDocument() throws -> StyleDocument {
        let optional = [
            "Clause_20_Text", "List_20_Bullet", "Annex_20_Clause", "Table_20_Text",
            "Table_20_Heading", "Signature_20_Line", "Section_20_End", "Form_20_Line",
        ]
        var root = try XML.parse(shippedOpenDocument.parts["styles.xml"] ?? [], file: "", part: "")
        root.children = root.children.map { node in
            guard var element = node.element, element.name.local == "styles" else { return node }
            element.children.removeAll {
                $0.element?.attribute(OpenDocumentReader.name("style", "name")).map(
                    optional.contains) ?? false
            }
            return .element(element)
        }
        var parts = ["styles.xml": XML.serialize(root)]
        parts["Pictures/sigla.png"] = picture
        let changed = StyleDocument(name: "office.odt", parts: parts).replacing(
            "styles.xml",
            [
                "style:name=\"Clause\"": "style:name=\"P7\" style:display-name=\"Clause\"",
                "style:next-style-name=\"Clause\"": "style:next-style-name=\"P7\"",
                "text:level=\"1\" style:num-suffix=\".\" style:num-format=\"1\"":
                    "text:level=\"1\" style:num-suffix=\".\" style:num-format=\"I\"",
                "<style:master-page style:name=\"Standard\" style:page-layout-name=\"Page\"/>":
                    "<style:master-page style:name=\"Standard\" style:page-layout-name=\"Page\"><style:header style:display=\"false\"><text:p>ANTET</text:p></style:header><style:header-first><text:p/></style:header-first></style:master-page>",
                "<text:list-style style:name=\"Bullets\">":
                    "<style:style style:name=\"Table_20_Text\" style:display-name=\"Alt stil\" style:family=\"paragraph\"/><text:list-style style:name=\"Bullets\">",
            ])
        parts["styles.xml"] = Array(
            String(decoding: changed.parts["styles.xml"] ?? [], as: UTF8.self).replacing(
                "<text:", with: "<t:"
            )
            .replacing("</text:", with: "</t:").replacing(" text:", with: " t:")
            .replacing("xmlns:text=", with: "xmlns:t=").utf8)
        return StyleDocument(name: "office.odt", parts: parts)
    }
}
