import ContractGen
import Diagnostics

/// The names of a batch's own files, and what they say of an earlier run.
struct BatchState {
    let folder: BatchFolder
    let shard: Shard
    let journal: JournalState

    var journalName: String { ".contractgen-batch\(shard.suffix).journal" }
    var manifestName: String { "manifest\(shard.suffix).jsonl" }
    var problemsName: String { "problems\(shard.suffix).xlsx" }

    init(folder: BatchFolder, shard: Shard, isRead: Bool) {
        self.folder = folder
        self.shard = shard
        var journal = JournalState()
        let names = [
            "manifest\(shard.suffix).jsonl", ".contractgen-batch\(shard.suffix).journal",
        ]
        if isRead, let manifest = folder.text(of: names[0]) { journal.read(manifest: manifest) }
        if isRead, let lines = folder.text(of: names[1]) { journal.read(lines) }
        self.journal = journal
    }

    /// A batch that was begun is neither forgotten nor mixed with another one unasked.
    func checkUnused() throws(Diagnostic) {
        if folder.exists(journalName) { throw .unfinished(folder.path) }
        if folder.exists(manifestName) { throw .alreadyDone(folder.path) }
    }
}

extension Diagnostic {
    fileprivate static func unfinished(_ folder: String) -> Diagnostic {
        .inputOutput(
            "batch.unfinished", at: .file(folder),
            message: Text(
                ro: "în acest dosar este un lot început și neterminat",
                en: "this folder has a batch that was begun and not finished"),
            hint: .goOnOrStartOver)
    }

    fileprivate static func alreadyDone(_ folder: String) -> Diagnostic {
        .inputOutput(
            "batch.already-done", at: .file(folder),
            message: Text(
                ro: "în acest dosar este deja un lot făcut",
                en: "this folder has a finished batch already"),
            hint: .goOnOrStartOver)
    }
}

extension Text {
    fileprivate static let goOnOrStartOver = Text(
        ro:
            "cu --resume se face numai ce lipsește sau s-a schimbat; cu --force se ia totul de la început",
        en:
            "with --resume only what is missing or has changed is made; with --force all is made anew"
    )
}
