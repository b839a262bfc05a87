internal import Diagnostics
internal import OpenPackage

/// Where in a document a line stands, in the words of somebody who scrolls through it.
struct OfficePlace: Hashable, Sendable {
    /// The body, a header, a note.
    var area: Text
    var heading: String?
    /// The clause of the library that the paragraph is of.
    var clause: String?
    /// Counted from 1 in the area, without those in tables.
    var paragraph = 0
    /// Counted from 1 in the area; 0 outside tables.
    var table = 0
    var row = 0
    var column = 0
    var cellParagraph = 0

    init(area: Text) { self.area = area }

    mutating func countParagraph() {
        if table > 0 { cellParagraph += 1 } else { paragraph += 1 }
    }

    /// Goes into a note, a comment or a text box.
    mutating func enter(_ element: XML.Element?, isNested: Bool) {
        let local = element?.name.local ?? ""
        if isNested, local == "note-body" || local == "annotation" {
            let isNote = local == "note-body"
            area = Text(
                ro: area.ro + (isNote ? ", nota" : ", comentariul"),
                en: area.en + (isNote ? ", note" : ", comment"))
            (table, paragraph) = (0, 0)
        } else if isNested {
            area = Text(ro: area.ro + ", caseta de text", en: area.en + ", text box")
            (table, paragraph) = (0, 0)
        }
        let id = element?.attributes.first { $0.name.local == "id" }?.value
        if !isNested, let id, ["footnote", "endnote", "comment"].contains(element?.name.local) {
            area = Text(ro: area.ro + " \(id)", en: area.en + " \(id)")
            paragraph = 0
        }
    }

    /// `corpul, tabelul 2, rândul 3, coloana 1`.
    var text: Text {
        var (ro, en) = ([area.ro], [area.en])
        if let heading {
            ro.append("„\(heading)”")
            en.append("“\(heading)”")
        }
        if let clause {
            ro.append("clauza inclusă „\(clause)”")
            en.append("the included clause “\(clause)”")
        } else if table > 0 {
            ro.append("tabelul \(table)")
            en.append("table \(table)")
            if row > 0 {
                ro.append("rândul \(row)")
                en.append("row \(row)")
            }
            if column > 0 {
                ro.append("coloana \(column)")
                en.append("column \(column)")
            }
        } else if paragraph > 0 {
            ro.append("paragraful \(paragraph)")
            en.append("paragraph \(paragraph)")
        }
        return Text(ro: ro.joined(separator: ", "), en: en.joined(separator: ", "))
    }
}
