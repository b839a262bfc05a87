public import Diagnostics
internal import FoundationEssentials
internal import OpenPackage

/// Finds the bytes of a picture by the name a template gives.
///
/// - Throws: why there is no such picture, or none that may be shown.
public typealias PictureSource = @Sendable (_ path: String) throws(Diagnostic) -> [UInt8]

/// A picture's file: what it is and how large.
struct PictureFile: Sendable {
    enum Format: String, Sendable { case png, jpeg, svg }

    let format: Format
    let bytes: [UInt8]
    /// In English Metric Units, 360 000 a centimetre.
    let width: Int
    let height: Int

    static let unitsPerCentimetre = 360_000
    static let beginningOfPNG: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    static let beginningOfJPEG: [UInt8] = [0xFF, 0xD8, 0xFF]

    /// - Throws: `office.not-a-picture`.
    init(_ bytes: [UInt8], path: String) throws(Diagnostic) {
        self.bytes = bytes
        if let size = Self.sizeOfPNG(bytes) {
            (format, width, height) = (.png, size.width, size.height)
        } else if let size = Self.sizeOfJPEG(bytes) {
            (format, width, height) = (.jpeg, size.width, size.height)
        } else if path.lowercased().hasSuffix(".svg"), let size = Self.sizeOfSVG(bytes, path) {
            (format, width, height) = (.svg, size.width, size.height)
        } else {
            throw .notAPicture(path)
        }
    }

    /// The size that a template asks for, the proportions kept where it names one side.
    func size(width wanted: Decimal?, height: Decimal?) -> (width: Int, height: Int) {
        func units(_ length: Decimal) -> Int {
            Int((Double("\(length)") ?? 0) * Double(Self.unitsPerCentimetre))
        }
        switch (wanted.map(units), height.map(units)) {
        case (let wide?, let high?): return (wide, high)
        case (let wide?, nil): return (wide, wide * self.height / max(self.width, 1))
        case (nil, let high?): return (high * self.width / max(self.height, 1), high)
        case (nil, nil): return (self.width, self.height)
        }
    }

    // MARK: - Sizes

    private typealias Size = (width: Int, height: Int)

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 << 8 | Int($1) }
    }

    /// How many pixels stand in a length, which is so many units.
    private typealias Density = (x: Int, y: Int, length: Int)
    private static let inch = 914_400

    /// Pixels at their density, 96 an inch where the file names none.
    private static func size(_ width: Int, _ height: Int, at density: Density?) -> Size? {
        guard (1...100_000).contains(width), (1...100_000).contains(height) else { return nil }
        guard let density, density.x > 0, density.y > 0 else {
            return (width * inch / 96, height * inch / 96)
        }
        return (width * density.length / density.x, height * density.length / density.y)
    }

    private static func sizeOfPNG(_ bytes: [UInt8]) -> Size? {
        guard bytes.starts(with: beginningOfPNG), bytes.count > 32 else { return nil }
        var density: Density?
        var position = 8
        while position + 12 <= bytes.count {
            let length = number(bytes[position..<position + 4])
            let kind = bytes[position + 4..<position + 8]
            if kind.elementsEqual("IDAT".utf8) { break }
            if kind.elementsEqual("pHYs".utf8), length == 9, position + 17 <= bytes.count,
                bytes[position + 16] == 1
            {
                density = (
                    number(bytes[position + 8..<position + 12]),
                    number(bytes[position + 12..<position + 16]), 100 * unitsPerCentimetre
                )
            }
            position += length + 12
        }
        return size(number(bytes[16..<20]), number(bytes[20..<24]), at: density)
    }

    private static func sizeOfJPEG(_ bytes: [UInt8]) -> Size? {
        guard bytes.starts(with: beginningOfJPEG) else { return nil }
        var density: Density?
        var position = 2
        while position + 9 < bytes.count, bytes[position] == 0xFF {
            let marker = bytes[position + 1]
            let length = number(bytes[position + 2..<position + 4])
            let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
            if isFrame {
                return size(
                    number(bytes[position + 7..<position + 9]),
                    number(bytes[position + 5..<position + 7]), at: density)
            }
            if marker == 0xE0, length >= 16, position + 16 <= bytes.count {
                let (x, y) = (
                    number(bytes[position + 12..<position + 14]),
                    number(bytes[position + 14..<position + 16])
                )
                switch bytes[position + 11] {
                case 1: density = (x, y, inch)
                case 2: density = (x, y, unitsPerCentimetre)
                default: break
                }
            }
            position += 2 + max(length, 2)
        }
        return nil
    }

    /// From `width` and `height`, else from the view box, in pixels.
    private static func sizeOfSVG(_ bytes: [UInt8], _ path: String) -> Size? {
        guard let root = try? XML.parse(bytes, file: path, part: path), root.name.local == "svg"
        else { return nil }
        func whole(_ text: Substring) -> Int? { Int(text.prefix { $0.isASCII && $0.isNumber }) }
        func side(_ name: String) -> Int? {
            root.attribute(XML.Name(local: name)).flatMap { whole($0[...]) }
        }
        let box = (root.attribute(XML.Name(local: "viewBox")) ?? "").split {
            $0 == " " || $0 == ","
        }
        let sides = (
            side("width") ?? (box.count == 4 ? whole(box[2]) : nil),
            side("height") ?? (box.count == 4 ? whole(box[3]) : nil)
        )
        guard let width = sides.0, let height = sides.1 else { return nil }
        return size(width, height, at: nil)
    }
}

/// Pictures that a rendering has met, each file once.
struct PictureStore: Sendable {
    struct Entry: Sendable {
        let path: String
        let file: PictureFile
        /// What older programs show in the place of an SVG.
        let fallback: PictureFile?
    }

    let source: PictureSource
    private(set) var entries: [Entry] = []

    /// The number of the picture, from 0.
    mutating func number(of path: String) throws(Diagnostic) -> Int {
        if let known = entries.firstIndex(where: { $0.path == path }) { return known }
        let file = try PictureFile(try source(path), path: path)
        var fallback: PictureFile?
        if file.format == .svg {
            let twin = path.dropLast("svg".count) + "png"
            fallback = try PictureFile(try source(String(twin)), path: String(twin))
        }
        entries.append(Entry(path: path, file: file, fallback: fallback))
        return entries.count - 1
    }
}

extension PictureStore.Entry {
    /// The picture's files with their names, the one every program shows first.
    func files(_ number: Int) -> [(name: String, file: PictureFile)] {
        [fallback, file].compactMap(\.self).map { file in
            ("contractgen-\(number + 1).\(file.format.rawValue)", file)
        }
    }
}

extension Diagnostic {
    fileprivate static func notAPicture(_ path: String) -> Diagnostic {
        .error(
            "office.not-a-picture", arguments: ["path": path],
            message: Text(
                ro: "„\(path)” nu este o imagine PNG, JPEG sau SVG",
                en: "“\(path)” is no PNG, JPEG or SVG picture"),
            hint: Text(
                ro: "salvați imaginea în unul dintre aceste formate",
                en: "save the picture in one of these formats"))
    }

    /// What a rendering without pictures answers.
    static func noPictures(_ path: String) -> Diagnostic {
        .error(
            "office.no-pictures", arguments: ["path": path],
            message: Text(
                ro: "imaginea „\(path)” nu poate fi citită: nu s-a dat niciun dosar cu imagini",
                en: "the picture “\(path)” cannot be read: no folder of pictures was given"),
            hint: Text(
                ro: "numiți dosarul cu --images DOSAR", en: "name the folder with --images FOLDER"))
    }
}
