import Diagnostics
import Testing

@Suite struct NearNameTests {
    @Test(
        "the nearest name within a third of the letters",
        arguments: [
            ("partis", "parties"), ("PARTIES", "parties"), ("praties", "parties"), ("fi", "if"),
            ("plată", "plata"), ("notice_dys", "notice_days"), ("upp", "upper"),
        ])
    func near(name: String, expected: String) {
        let known = ["if", "for", "upper", "parties", "plata", "notice_days"]
        #expect(NearName.of(name, among: known) == (name == "upp" ? nil : expected))
    }

    @Test(
        "far names, single letters and nothing have none",
        arguments: ["x", "", "zzzzzz", "partea întâi"])
    func far(name: String) {
        #expect(NearName.of(name, among: ["parties", "m", "n"]) == nil)
        #expect(NearName.of(name, among: [String]()) == nil)
    }

    @Test("of equally near names the first, of all the nearest")
    func ties() {
        #expect(NearName.of("abcd", among: ["abcx", "abcy"]) == "abcx")
        #expect(NearName.of("abcdef", among: ["abcdxx", "abcdex", "abcdef"]) == "abcdef")
    }
}
