import ContractGen
import Diagnostics
import Templates

/// Checks documents that were made elsewhere or came back changed.
struct DocumentReviewer {
    let workshop: Workshop
    private let circumstances: DocumentReview.Circumstances

    /// - Throws: what is wrong with the library, the options or the data to compare with.
    init(options: DocumentOptions, foreign: ForeignOptions) throws(DiagnosticList) {
        workshop = try options.workshop()
        var circumstances = DocumentReview.Circumstances(
            kind: foreign.kind, language: options.language)
        circumstances.date = try DiagnosticList.wrapping { () throws(Diagnostic) in
            try foreign.date()
        }
        if let data = foreign.data {
            var maker = DocumentMaker(
                workshop: workshop, ownTemplate: try options.ownTemplate(), reasons: [],
                isPublic: false)
            circumstances.original = try maker.document(from: data, options).made
        }
        self.circumstances = circumstances
    }

    /// A copy of the file with the findings as comments.
    func annotated(_ review: DocumentReview, at path: String) throws(DiagnosticList) -> [UInt8] {
        try DiagnosticList.wrapping { () throws(Diagnostic) in
            try review.annotated(try InputFiles.bytes(of: path), on: workshop.today)
        }
    }

    func review(of path: String) throws(DiagnosticList) -> DocumentReview {
        let document = try DiagnosticList.wrapping { () throws(Diagnostic) in
            try ForeignDocument(reading: try InputFiles.bytes(of: path), name: path)
        }
        return try workshop.review(document, as: circumstances)
    }
}
