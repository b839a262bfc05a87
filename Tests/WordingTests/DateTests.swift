import Testing
import Wording

@Suite struct DateTests {
    @Test(
        "dates by language and style",
        arguments: [
            (DocumentLanguage.ro, DateStyle.long, "21 noiembrie 2026"), (.ro, .short, "21.11.2026"),
            (.ro, .full, "sâmbătă, 21 noiembrie 2026"), (.ro, .heading, "„21” noiembrie 2026"),
            (.ru, .long, "21 ноября 2026~года"), (.ru, .short, "21.11.2026"),
            (.ru, .full, "суббота, 21 ноября 2026~г."), (.ru, .heading, "«21» ноября 2026~г."),
            (.en, .long, "21 November 2026"), (.en, .short, "21/11/2026"),
            (.en, .full, "Saturday, 21 November 2026"), (.en, .heading, "21 November 2026"),
        ])
    func styles(language: DocumentLanguage, style: DateStyle, text: String) throws {
        let date = language.date(try #require(CalendarDate(iso: "2026-11-21")), style: style)
        #expect(visible(date) == text)
        #expect(language.typeset(date) == date)
    }

    @Test("the first day of a month has no ordinal, and short dates have leading zeros")
    func firstDay() throws {
        let first = try #require(CalendarDate(iso: "2027-01-01"))
        #expect(DocumentLanguage.ro.date(first, style: .long) == "1 ianuarie 2027")
        #expect(DocumentLanguage.ro.date(first, style: .short) == "01.01.2027")
        #expect(visible(DocumentLanguage.ru.date(first, style: .long)) == "1 января 2027~года")
    }

    @Test("every month has its name")
    func months() throws {
        let names = try (1...12).map { month in
            let date = try #require(CalendarDate(year: 2027, month: month, day: 2))
            return DocumentLanguage.allCases.map {
                String($0.date(date, style: .long).split(separator: " ")[1])
            }
        }
        #expect(
            names.map { $0[0] } == [
                "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august",
                "septembrie", "octombrie", "noiembrie", "decembrie",
            ])
        #expect(
            names.map { $0[1] } == [
                "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа",
                "сентября", "октября", "ноября", "декабря",
            ])
        #expect(names.map { $0[2].prefix(3) }.joined() == "JanFebMarAprMayJunJulAugSepOctNovDec")
    }

    @Test(
        "days of the week",
        arguments: [
            ("1970-01-01", "joi", "четверг", "Thursday"),
            ("1969-12-31", "miercuri", "среда", "Wednesday"),
            ("2024-02-29", "joi", "четверг", "Thursday"),
            ("0001-01-01", "luni", "понедельник", "Monday"),
            ("2027-01-15", "vineri", "пятница", "Friday"),
            ("9999-12-31", "vineri", "пятница", "Friday"),
            ("2026-11-22", "duminică", "воскресенье", "Sunday"),
            ("2026-11-24", "marți", "вторник", "Tuesday"),
        ])
    func weekdays(iso: String, ro: String, ru: String, en: String) throws {
        let date = try #require(CalendarDate(iso: iso))
        #expect(DocumentLanguage.ro.weekday(of: date) == ro)
        #expect(DocumentLanguage.ru.weekday(of: date) == ru)
        #expect(DocumentLanguage.en.weekday(of: date) == en)
    }
}

@Suite struct CalendarDateTests {
    @Test("ISO dates are read and printed", arguments: ["0001-01-01", "2024-02-29", "9999-12-31"])
    func iso(text: String) {
        #expect(CalendarDate(iso: text)?.description == text)
    }

    @Test(
        "what is no day",
        arguments: [
            "", "2027", "2027-1-15", "2027-01-1", "27-01-15", "2027-01-15 ", "2027-02-29",
            "1900-02-29", "2027-13-01", "2027-00-01", "2027-01-00", "2027-01-32", "2027-04-31",
            "0000-01-01", "2027/01/15", "15.01.2027", "-027-01-15", "2027-01-15T00:00",
            "２027-01-15",
            "2027--01-15",
        ])
    func refuses(text: String) {
        #expect(CalendarDate(iso: text) == nil)
    }

    @Test("day numbers follow one another over all years, months and leap days")
    func dayNumbers() throws {
        var date = try #require(CalendarDate(iso: "1896-01-01"))
        let last = try #require(CalendarDate(iso: "2104-12-31"))
        while date < last {
            let next = try #require(date.adding(days: 1))
            #expect(next.dayNumber == date.dayNumber + 1 && next > date)
            #expect(next.adding(days: -1) == date)
            date = next
        }
        #expect(CalendarDate(iso: "1970-01-01")?.dayNumber == 0)
        #expect(CalendarDate(iso: "2000-03-01")?.dayNumber == 11_017)
    }

    @Test(
        "months later, or the last day of a shorter month",
        arguments: [
            ("2027-01-31", 1, "2027-02-28"), ("2024-01-31", 1, "2024-02-29"),
            ("2027-01-15", 12, "2028-01-15"), ("2024-02-29", 12, "2025-02-28"),
            ("2027-11-30", 3, "2028-02-29"), ("2027-03-31", -1, "2027-02-28"),
            ("2027-01-01", -1, "2026-12-01"), ("2027-05-31", 0, "2027-05-31"),
        ])
    func months(start: String, count: Int, end: String) {
        #expect(CalendarDate(iso: start)?.adding(months: count)?.description == end)
    }

    @Test(
        "working days later, or earlier, leave Saturdays and Sundays out",
        arguments: [
            ("2026-11-20", 1, "2026-11-23"), ("2026-11-21", 1, "2026-11-23"),
            ("2026-11-23", 5, "2026-11-30"), ("2026-11-23", -1, "2026-11-20"),
            ("2026-11-21", 0, "2026-11-21"), ("1969-12-31", 3, "1970-01-05"),
        ])
    func workingDays(start: String, count: Int, end: String) {
        #expect(CalendarDate(iso: start)?.adding(workingDays: count)?.description == end)
    }

    @Test("beyond the years 1 to 9999 there are no dates")
    func edges() {
        #expect(CalendarDate(iso: "9999-12-31")?.adding(days: 1) == nil)
        #expect(CalendarDate(iso: "9999-12-31")?.adding(workingDays: 1) == nil)
        #expect(CalendarDate(iso: "9999-12-01")?.adding(months: 1) == nil)
        #expect(CalendarDate(iso: "2027-01-01")?.adding(months: .max) == nil)
        #expect(CalendarDate(iso: "2027-01-01")?.adding(days: .min) == nil)
        #expect(CalendarDate(iso: "0001-01-01")?.adding(days: -1) == nil)
        #expect(CalendarDate(iso: "0001-01-01")?.adding(months: -1) == nil)
        #expect(
            CalendarDate(iso: "0001-01-01")?.adding(days: 3_652_058)?.description == "9999-12-31")
    }
}
