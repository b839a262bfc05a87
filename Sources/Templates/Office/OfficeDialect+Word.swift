internal import OpenPackage

extension OfficeDialect {
    /// WordprocessingML, in its transitional and its strict namespace.
    static let word = OfficeDialect(
        kind: .word,
        namespaces: [
            XML.Name.Word.namespace, "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ],
        roles: wordRoles,
        characters: [
            "tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-",
        ],
        hasBareText: false)

    private static let wordRoles: [String: Role] = {
        var roles: [String: Role] = [
            "p": .paragraph, "r": .run, "hyperlink": .run, "smartTag": .run, "ins": .run,
            "dir": .run, "bdo": .run, "t": .text, "instrText": .fieldCode,
            "tbl": .table, "tr": .row, "tc": .cell,
        ]
        let groups: [(Role, [String])] = [
            (
                .story,
                ["body", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent"]
            ),
            (
                .properties,
                [
                    "pPr", "rPr", "trPr", "tcPr", "tblPr", "tblGrid", "tblPrEx", "sdtPr",
                    "sdtEndPr", "smartTagPr", "customXmlPr",
                ]
            ),
            (
                .marker,
                [
                    "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",
                    "permStart", "permEnd",
                ]
            ),
            (
                .nothing,
                ["proofErr", "lastRenderedPageBreak", "softHyphen", "tab", "br", "cr"]
            ),
            (
                .content,
                [
                    "drawing", "pict", "object", "fldChar", "fldSimple", "footnoteReference",
                    "endnoteReference", "commentReference", "sym", "ptab", "pgNum", "altChunk",
                    "subDoc", "sectPr",
                ]
            ),
        ]
        for (role, names) in groups { for name in names { roles[name] = role } }
        return roles
    }()
}
