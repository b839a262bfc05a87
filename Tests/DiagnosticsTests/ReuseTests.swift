import Diagnostics
import Testing

@Suite struct ReuseTests {
    @Test("pieces are found where they are due and a little before and after")
    func pieces() {
        func taken(_ earlier: String, _ now: String) -> String {
            var first = Reuse<Character>()
            for piece in earlier { first.add(piece) }
            var second = Reuse(after: first)
            return String(
                now.map { piece in
                    second.piece { $0 == piece } ?? "·"
                })
        }
        #expect(taken("abcdef", "abcdef") == "abcdef")
        #expect(taken("abcdef", "abxdef") == "ab·def")
        #expect(taken("abcdef", "abxcdef") == "ab·cdef")
        #expect(taken("abcdef", "acdf") == "acdf")
        #expect(taken("abcdefghij", "j") == "·")
        #expect(taken("abcdefghijklmnop", "123456789jklmnop") == "·········jklmnop")
        #expect(taken("", "abc") == "···")
    }

    @Test("what is kept is the last document only")
    func kept() {
        var reuse = Reuse<Int>()
        for document in 1...3 {
            reuse = Reuse(after: reuse)
            #expect(reuse.piece { $0 == document - 1 } == (document > 1 ? document - 1 : nil))
            reuse.add(document)
        }
        var last = Reuse(after: reuse)
        #expect(last.piece { $0 < 3 } == nil)
    }
}
