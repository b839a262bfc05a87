internal import Diagnostics
internal import OpenPackage

/// What a template from a stranger may not bring along, and what is mended in its package.
struct OfficePackageGuard {
    private let archive: ZipArchive
    private let file: String
    private(set) var problems = DiagnosticCollector()
    /// Parts that are written anew.
    private(set) var replaced: [String: [UInt8]] = [:]

    init(_ archive: ZipArchive, file: String) {
        self.archive = archive
        self.file = file
    }

    mutating func inspectWord() throws(Diagnostic) {
        for name in archive.names {
            let local = name.lowercased()
            if local.hasSuffix("vbaproject.bin") || local.hasSuffix("vbadata.xml") {
                problems.report(.macros(file, name))
            }
            if local.hasPrefix("word/activex/") { problems.report(.embeddedObject(file, name)) }
        }
        for name in archive.names where name.hasSuffix(".rels") { try inspectRelationships(name) }
        try mendContentTypes()
    }

    private mutating func inspectRelationships(_ part: String) throws(Diagnostic) {
        let root = try XML.parse(archive.contents(of: part), file: file, part: part)
        var kept = root
        for one in root.children(named: .Relationships.relationship) {
            let type = one.attribute(.Relationships.type)?.split(separator: "/").last ?? ""
            let isExternal = one.attribute(.Relationships.mode) == "External"
            switch type {
            case "oleObject", "control": problems.report(.embeddedObject(file, part))
            case "vbaProject": problems.report(.macros(file, part))
            case "attachedTemplate" where isExternal:
                problems.report(.attachedTemplate(file, part))
                kept.children.removeAll { $0.element == one }
                try dropAttachedTemplate()
            case "hyperlink", "attachedTemplate": break
            default: if isExternal { problems.report(.externalContent(file, part)) }
            }
        }
        if kept != root { replaced[part] = XML.serialize(kept) }
    }

    private mutating func dropAttachedTemplate() throws(Diagnostic) {
        let part = "word/settings.xml"
        guard archive.contains(part) else { return }
        var settings = try XML.parse(archive.contents(of: part), file: file, part: part)
        settings.children.removeAll { $0.element?.name.local == "attachedTemplate" }
        replaced[part] = XML.serialize(settings)
    }

    /// A template of Word's own kind (.dotx) gives a document.
    private mutating func mendContentTypes() throws(Diagnostic) {
        let part = "[Content_Types].xml"
        var types = try XML.parse(archive.contents(of: part), file: file, part: part)
        let name = XML.Name(local: "ContentType")
        var isChanged = false
        types.children = types.children.map { node in
            guard var element = node.element, let type = element.attribute(name) else {
                return node
            }
            if type.contains("macroEnabled") { problems.report(.macros(file, part)) }
            if type.hasSuffix("wordprocessingml.template.main+xml") {
                element.setAttribute(
                    name, to: String(type.dropLast("template.main+xml".count)) + "document.main+xml"
                )
                isChanged = true
            }
            return .element(element)
        }
        if isChanged { replaced[part] = XML.serialize(types) }
    }

    mutating func inspectOpenDocument() throws(Diagnostic) {
        for name in archive.names where name.hasPrefix("Basic/") || name.hasPrefix("Scripts/") {
            if !name.hasSuffix("/") { problems.report(.macros(file, name)) }
        }
        try mendTemplateKind()
    }

    /// A template of Writer's own kind (.ott) gives a document.
    private mutating func mendTemplateKind() throws(Diagnostic) {
        let template = "application/vnd.oasis.opendocument.text-template"
        guard archive.contains("mimetype"),
            try archive.contents(of: "mimetype") == Array(template.utf8)
        else { return }
        let document = String(template.dropLast("-template".count))
        replaced["mimetype"] = Array(document.utf8)
        let part = "META-INF/manifest.xml"
        guard archive.contains(part) else { return }
        var manifest = try XML.parse(archive.contents(of: part), file: file, part: part)
        let name = XML.Name(
            namespace: XML.Name.OpenDocumentSpace.manifest, local: "media-type")
        manifest.children = manifest.children.map { node in
            guard var element = node.element, element.attribute(name) == template else {
                return node
            }
            element.setAttribute(name, to: document)
            return .element(element)
        }
        replaced[part] = XML.serialize(manifest, prolog: .plain)
    }
}

/// Fields such as a table of contents show what they were when the template was saved: Word is asked
/// to bring them up to date.
enum FieldRefresh {
    private static let stale: Set<String> = [
        "TOC", "INDEX", "TOA", "REF", "PAGEREF", "NOTEREF", "SEQ", "XE", "TC",
    ]

    static func isNeeded(in root: XML.Element) -> Bool {
        root.descendants.contains { element in
            guard OfficeDialect.word.isNative(element.name) else { return false }
            let code: String? =
                switch element.name.local {
                case "instrText": element.text
                case "fldSimple": element.attributes.first { $0.name.local == "instr" }?.value
                default: nil
                }
            return code?.split(separator: " ").first.map { stale.contains(String($0)) } ?? false
        }
    }

    /// What the schema puts behind the setting.
    private static let followers: Set<String> = [
        "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr",
        "attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats",
        "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown",
        "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol",
        "listSeparator", "docId", "conflictMode", "discardImageEditingData",
        "defaultImageDpi", "chartTrackingRefBased",
    ]

    /// The document's settings with the request in them.
    static func requested(in settings: XML.Element) -> XML.Element {
        guard !settings.elements.contains(where: { $0.name.local == "updateFields" }) else {
            return settings
        }
        var result = settings
        let space = settings.name.namespace
        let request = XML.Element(
            name: XML.Name(namespace: space, local: "updateFields"), prefix: settings.prefix,
            attributes: [
                XML.Attribute(
                    name: XML.Name(namespace: space, local: "val"), prefix: settings.prefix,
                    value: "true")
            ])
        let index = result.children.firstIndex { node in
            node.element.map { followers.contains($0.name.local) } ?? false
        }
        result.children.insert(.element(request), at: index ?? result.children.count)
        return result
    }
}

extension Diagnostic {
    fileprivate static func macros(_ file: String, _ part: String) -> Diagnostic {
        .error(
            "office.macros", at: .part(file: file, part: part),
            message: Text(
                ro: "șablonul conține macrocomenzi", en: "the template holds macros"),
            hint: Text(
                ro: "salvați-l ca .docx sau .odt, fără macrocomenzi",
                en: "save it as .docx or .odt, without macros"))
    }

    fileprivate static func embeddedObject(_ file: String, _ part: String) -> Diagnostic {
        .error(
            "office.embedded-object", at: .part(file: file, part: part),
            message: Text(
                ro: "șablonul conține un obiect încorporat (OLE sau ActiveX)",
                en: "the template holds an embedded object (OLE or ActiveX)"),
            hint: Text(
                ro: "înlocuiți obiectul cu o imagine sau un tabel",
                en: "replace the object by a picture or a table"))
    }

    fileprivate static func externalContent(_ file: String, _ part: String) -> Diagnostic {
        .warning(
            "office.external-content", at: .part(file: file, part: part),
            message: Text(
                ro: "documentul se leagă de un fișier din afara lui, pe care cititorul îl va cere",
                en: "the document links to a file outside it, which its reader will ask for"),
            hint: Text(
                ro: "puneți imaginea sau fișierul în document, fără legătură",
                en: "insert the picture or file into the document instead of linking it"))
    }

    fileprivate static func attachedTemplate(_ file: String, _ part: String) -> Diagnostic {
        .warning(
            "office.attached-template", at: .part(file: file, part: part),
            message: Text(
                ro: "legătura cu un șablon Word din afara documentului a fost scoasă",
                en: "the link to a Word template outside the document was taken out"),
            hint: Text(
                ro: "dacă stilurile se schimbă, copiați-le în document",
                en: "if styles change, copy them into the document"))
    }
}
