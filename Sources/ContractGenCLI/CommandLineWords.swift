/// What the argument parser says of a command line, in Romanian: it has English words only.
enum CommandLineWords {
    /// A help screen or an error message; any other text, such as a completion script, stays as it is.
    static func romanian(_ text: String) -> String {
        if text.hasPrefix("Error: ") { return text.reworded(errors) }
        return text.hasPrefix("OVERVIEW: ") || text.hasPrefix("USAGE: ")
            ? text.reworded(headings) : text
    }

    typealias Phrase = (english: String, romanian: String)

    /// Regular expressions, and what their groups stand in.
    private static let errors: [Phrase] = [
        (#"^Error: "#, "eroare: "),
        (#"Missing expected argument '(.+)'"#, "lipsește argumentul „$1”"),
        (#"Missing one of: '(.+)'"#, "lipsește unul dintre: '$1'"),
        (#"Missing value for '(.+)'"#, "lipsește valoarea pentru „$1”"),
        (#"Unknown option '(.+?)'"#, "opțiunea „$1” nu există"),
        (#"\. Did you mean '(.+)'\?"#, "; ați vrut să scrieți „$1”?"),
        (#"Unexpected argument '(.+)'"#, "argumentul „$1” este de prisos"),
        (#"[0-9]+ unexpected arguments: '(.+)'"#, "argumente de prisos: '$1'"),
        (
            #"The option '(.+)' does not take any value, but '(.*)' was specified\."#,
            "opțiunea „$1” nu are valoare, iar aici stă „$2”"
        ),
        (
            #"The value '(.*)' is invalid for '(.+?)'"#,
            "valoarea „$1” nu este bună pentru „$2”"
        ),
        (#"\. Please provide one of (the following:)?"#, "; alegeți dintre: "),
        (#"(alegeți dintre: .*) (and|or) '"#, "$1 sau '"),
        (#"(?m)^Help: "#, "Ajutor: "),
        (#"(?m)^Usage: "#, "Utilizare: "),
        (#"See '(.+)' for more information\."#, "Vedeți „$1” pentru mai mult."),
    ]

    private static let headings: [Phrase] = [
        (#"(?m)^OVERVIEW: "#, "PE SCURT: "),
        (#"(?m)^USAGE: "#, "UTILIZARE: "),
        (#"(?m)^ARGUMENTS:$"#, "ARGUMENTE:"),
        (#"(?m)^OPTIONS:$"#, "OPȚIUNI:"),
        (#"(?m)^SUBCOMMANDS:$"#, "COMENZI:"),
        (#"Show the version\."#, "Arată versiunea."),
        (#"Show help information\."#, "Arată ajutorul."),
        (#"(\(|; )default:"#, "$1implicit:"),
        (#"\(values:"#, "(valori:"),
        (#"See '(.+)' for detailed help\."#, "Vedeți „$1” pentru amănunte."),
    ]
}

extension String {
    fileprivate func reworded(_ phrases: [CommandLineWords.Phrase]) -> String {
        phrases.reduce(self) { text, phrase in
            guard let english = try? Regex(phrase.english) else { return text }
            return text.replacing(english) { match in
                phrase.romanian.replacing(/\$([0-9])/) { group in
                    Int(group.1).flatMap { match.output[$0].substring } ?? ""
                }
            }
        }
    }
}
