import Foundation
import PackagePlugin

/// Writes every file of `templates/` and `rules/` into one Swift source, so that the program
/// carries its wording and rules and needs no folder beside it.
@main
struct EmbedLibrary: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let root = context.package.directoryURL
        let folders = ["templates", "rules"].map { root.appending(path: $0) }
        let output = context.pluginWorkDirectoryURL.appending(path: "ShippedFiles.swift")
        return [
            .buildCommand(
                displayName: "Embedding templates and rules",
                executable: try context.tool(named: "embed-library").url,
                arguments: [root.path(), output.path()] + folders.map { $0.path() },
                inputFiles: folders.flatMap(files(in:)),
                outputFiles: [output])
        ]
    }

    private func files(in folder: URL) -> [URL] {
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (found?.allObjects as? [URL] ?? []).filter { !$0.hasDirectoryPath }
    }
}
