// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of ours is built with.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]
/// Targets that import no C are also held to strict memory safety.
let safe = strict + [.strictMemorySafety()]

let package = Package(
    name: "contractgen",
    products: [
        .executable(name: "contractgen", targets: ["ContractGenCLI"]),
        .library(name: "ContractGen", targets: ["ContractGen"]),
        .library(name: "Templates", targets: ["Templates"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
    ],
    targets: [
        .executableTarget(
            name: "ContractGenCLI",
            dependencies: [
                "ContractGen", "Templates", "DataFiles", "Spreadsheets", "Digest", "Diagnostics",
                "Wording", "CMalloc",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: safe),

        // Knows contracts.
        .target(
            name: "ContractGen",
            dependencies: [
                "Templates", "Spreadsheets", "Wording", "Diagnostics", "DataFiles", "Digest",
                "ShippedLibrary", "WorkbookWriter",
            ],
            swiftSettings: safe),
        // YAML and JSON as one tree that knows its places.
        .target(
            name: "DataFiles",
            dependencies: ["Diagnostics", "YAMLEvents"],
            swiftSettings: safe),
        // The wording and rules of `templates/` and `rules/`, inside the program.
        .target(name: "ShippedLibrary", swiftSettings: safe, plugins: ["EmbedLibrary"]),
        .plugin(name: "EmbedLibrary", capability: .buildTool(), dependencies: ["embed-library"]),
        .executableTarget(
            name: "embed-library", dependencies: ["DataFiles", "Diagnostics"],
            swiftSettings: strict),

        // The engine: knows no contract.
        .target(
            name: "Templates",
            dependencies: ["Wording", "OpenPackage", "MarkdownTree", "Diagnostics"],
            swiftSettings: safe),
        // Tables: knows no contract.
        .target(
            name: "Spreadsheets", dependencies: ["OpenPackage", "Wording", "Diagnostics"],
            swiftSettings: safe),
        .executableTarget(
            name: "read-sheets", dependencies: ["Spreadsheets", "Diagnostics"],
            path: "Benchmarks/SheetReading", swiftSettings: safe),
        // Knows no template.
        .target(name: "Wording", dependencies: ["Diagnostics"], swiftSettings: safe),
        .target(name: "Diagnostics", swiftSettings: safe),

        // Leaf wrappers: the only targets that import C.
        .target(
            name: "OpenPackage", dependencies: ["Diagnostics", "CLibZip", "CLibISAL", "CLibXML2"],
            swiftSettings: strict),
        .target(
            name: "MarkdownTree", dependencies: ["CCMarkGFM"], swiftSettings: strict),
        .target(name: "Digest", dependencies: ["CNettle"], swiftSettings: strict),
        .target(name: "YAMLEvents", dependencies: ["CLibYAML"], swiftSettings: strict),
        .target(
            name: "WorkbookWriter", dependencies: ["Wording", "Diagnostics", "CLibXlsxWriter"],
            swiftSettings: strict),
        .systemLibrary(
            name: "CLibXlsxWriter", pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(
            name: "CLibISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(
            name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(
            name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        // How the system's allocator is set; part of the C library.
        .systemLibrary(name: "CMalloc"),

        // What `scripts/bench` runs inside one process.
        .executableTarget(
            name: "measure",
            dependencies: ["ContractGen", "DataFiles", "Templates", "Wording", "Diagnostics"],
            path: "Benchmarks/Measure", swiftSettings: safe),

        // What `scripts/fuzz` gives hostile inputs to.
        .target(
            name: "FuzzReaders",
            dependencies: [
                "ContractGen", "DataFiles", "Templates", "Spreadsheets", "OpenPackage", "Wording",
                "Diagnostics",
            ],
            path: "Fuzz/Readers", swiftSettings: safe),
        .executableTarget(
            name: "fuzz", dependencies: ["FuzzReaders", "Diagnostics"], path: "Fuzz/Program",
            swiftSettings: safe),

        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: safe),
        .testTarget(name: "WordingTests", dependencies: ["Wording"], swiftSettings: safe),
        .testTarget(
            name: "OpenPackageTests", dependencies: ["OpenPackage"], swiftSettings: safe),
        .testTarget(
            name: "SpreadsheetsTests",
            dependencies: ["Spreadsheets", "OpenPackage", "Wording", "Diagnostics"],
            exclude: ["Files", "Generators"], swiftSettings: safe),
        .testTarget(
            name: "WorkbookWriterTests",
            dependencies: ["WorkbookWriter", "Spreadsheets", "Wording", "Diagnostics"],
            swiftSettings: safe),
        .testTarget(
            name: "TemplatesTests",
            dependencies: ["Templates", "Wording", "OpenPackage", "MarkdownTree", "Diagnostics"],
            exclude: ["Cases", "Goldens", "Office/Files"], swiftSettings: safe),
        .testTarget(
            name: "DataFilesTests", dependencies: ["DataFiles", "Diagnostics"],
            swiftSettings: safe),
        .testTarget(
            name: "ContractGenTests",
            dependencies: [
                "ContractGen", "Templates", "DataFiles", "Spreadsheets", "OpenPackage", "Wording",
                "Diagnostics",
            ],
            exclude: [
                "Compliance/Cases", "Costing/Cases", "Drafting/Cases", "Intake/Cases",
                "Registers/Files",
            ],
            swiftSettings: safe),
        .testTarget(
            name: "FuzzTests", dependencies: ["FuzzReaders", "ContractGen", "Diagnostics"],
            swiftSettings: safe),
        .testTarget(
            name: "CommandLineTests",
            dependencies: ["ContractGenCLI", "Spreadsheets", "OpenPackage", "Diagnostics"],
            swiftSettings: safe),
    ]
)
