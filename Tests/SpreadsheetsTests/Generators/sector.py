#!/usr/bin/env python3
"""Makes the files of Tests/ContractGenTests/Registers/Files: small registers with what registers of
the sector have in them. By openpyxl, and by hand where it writes no such file; run by
scripts/fixtures."""
import datetime
import io
import pathlib
import sys
import zipfile

import openpyxl

OUT = pathlib.Path(sys.argv[1])
D = datetime.date
HEADER = ["Tip document", "Nr. contractului", "Data încheierii", "Prestator"]
KIND = "Contract"


def save(book, name, change=lambda part, data: data):
    """A zip whose bytes depend on its content alone."""
    book.properties.created = book.properties.modified = datetime.datetime(2026, 11, 21)
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as written, \
            zipfile.ZipFile(OUT / name, "w", zipfile.ZIP_DEFLATED) as out:
        for part in written.namelist():
            if part.startswith("docProps/"):
                continue
            info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, change(part, written.read(part)))


def book(rows, sheet="Contracte", formats=None):
    made = openpyxl.Workbook()
    made.active.title = sheet
    for row in rows:
        made.active.append(row)
    for row in made.active.iter_rows():
        for cell in row:
            if isinstance(cell.value, datetime.date):
                cell.number_format = (formats or {}).get(cell.coordinate, "dd.mm.yyyy")
    return made


def more(made, sheet, rows):
    added = made.create_sheet(sheet)
    for row in rows:
        added.append(row)
    return made


def contract(number, *cells, day=D(2026, 11, 21), provider="Alfa"):
    return [KIND, number, day, provider, *cells]


def two_row_header():
    made = book([["REGISTRUL contractelor"], [],
                 ["Tip document", "Nr. contractului", "Perioada", None, "Suma, lei"],
                 [None, None, "de la", "până la", None], [1, 2, 3, 4, 5],
                 ["Servicii primare"],
                 [KIND, "1/27", D(2027, 1, 1), D(2027, 12, 31), 1000.5],
                 ["Servicii specializate"],
                 [KIND, "2/27", D(2027, 2, 1), D(2027, 12, 31), 2000],
                 [None, "TOTAL", None, None, 3000.5], [],
                 ["Executor: specialista principală, tel. 022 123 456"]])
    for cells in ["A1:E1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "A6:E6", "A8:E8"]:
        made.active.merge_cells(cells)
    save(made, "two-row-header.xlsx")


def hidden():
    made = book([HEADER, contract("1/27"), contract("2/27"), contract("3/27")])
    made.active.row_dimensions[3].hidden = True
    save(made, "hidden-row.xlsx")


def ghosts():
    made = book([HEADER, contract("1/27")])
    for row in range(3, 403):
        made.active.cell(row, 6).font = openpyxl.styles.Font(bold=True)
    save(made, "ghost-rows.xlsx")


def formulas():
    made = book([HEADER + ["Suma"], contract("1/27", "=1+1"), contract("2/27", 5)])
    made.active["E3"] = "#REF!"
    made.active["E3"].data_type = "e"
    save(made, "formulas.xlsx")


def codes():
    save(book([HEADER + ["IDNO", "IBAN", "Telefon"],
               contract("1/27", 1003600015231, "MD24\u00a0AG00\u00a00225\u00a01000\u00a01310\u00a04168",
                        "069 123 456"),
               contract("2/27", 987654321092, "MD24AG000225100013104168", None),
               contract("3/27", "1003600015231", "МD24AG000225100013104168", None),
               contract(D(2027, 2, 3), 1003600015231, None, None)]), "codes.xlsx")


def persons():
    save(book([HEADER + ["IDNP"], contract("1/27", "2004123456786"),
               contract("2/27", 987654321092)]), "personal-codes.xlsx")


def dates():
    save(book([HEADER, contract("1/27"), contract("2/27"), contract("3/27", day="21 noiembrie 2026"),
               contract("4/27", day="21 ноября 2026 г."), contract("5/27", day="03/04/2027"),
               contract("6/27", day="31.02.2027")],
              formats={"C2": "[$-818]d\\ mmmm\\ yyyy;@", "C3": "[$-819]d\\ mmmm\\ yyyy;@"}),
         "dates.xlsx")


def dates_1904():
    """The day counts of the 1904 system, in a workbook that says so and in one that does not."""
    made = book([HEADER, contract("1/27")])
    made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    save(made, "dates-1904.xlsx")
    pasted = book([HEADER, contract("1/27", day=D(1976, 11, 20))])
    save(pasted, "dates-1904-pasted.xlsx")


def duplicates():
    save(book([HEADER, contract("1/27"), contract("2/27"), contract("nr. 1 / 27")]),
         "duplicate-numbers.xlsx")


def orphans():
    made = book([HEADER + ["IDNO"], contract("1/27", 1003600015231),
                 contract("2/27", 1006601000037, provider="Omega")])
    more(made, "Prestatori", [["Denumire", "IDNO"], ["Alfa", 1003600015231]])
    more(made, "Personal", [["Nr. contractului", "Post", "Normă"], ["1/27", "asistent", 1],
                            ["1/72", "asistent", 2]])
    save(made, "orphan-keys.xlsx")


def sums():
    """The second sum is of before the price was changed."""
    made = book([HEADER + ["Cantitate", "Preț unitar", "Suma, lei"],
                 contract("1/27", 9, 200, 1800), contract("2/27", 9, 300, 1350)])
    more(made, "Costuri", [["Nr. contractului", "Denumire", "Cantitate", "Preț", "Suma"],
                           ["1/27", "deplasări", 9, 200, 1800], ["1/27", "cazare", 9, 300, 1350],
                           ["1/27", "corectare", -1, 150, -150]])
    save(made, "row-sums.xlsx")


def amounts():
    """Each column writes its amounts in a way of its own."""
    rows = [["Suma", "Valoarea estimată", "Preț unitar", "Totalul ofertei"],
            ["1 177 041,60", "1.177.041,60", "1,177,041.60", "1'177'041.60"],
            ["(500,00)", "12.500", "12,500", "45 lei"]]
    lines = [";".join(HEADER + rows[0])]
    for number, row in enumerate(rows[1:], 1):
        lines.append(";".join([KIND, f"{number}/27", "21.11.2026", "Alfa"] + row))
    text = "\r\n".join(lines) + "\r\n"
    (OUT / "amounts.csv").write_bytes(text.encode("utf-8-sig"))


def encodings():
    for name, encoding, provider in [
            ("cp1250.csv", "cp1250", "Fundaţia „Speranţa”"), ("cp1251.csv", "cp1251", "ОО «Надежда»"),
            ("utf8-bom.csv", "utf-8-sig", "Fundația „Speranța”"),
            ("utf16.csv", "utf-16", "Fundația „Speranța”")]:
        tab = "\t" if encoding == "utf-16" else ";"
        rows = [["Тип документа", "№ договора", "Дата договора", "Поставщик"]
                if encoding == "cp1251" else HEADER,
                ["Договор" if encoding == "cp1251" else KIND, "1/27", "21.11.2026", provider]]
        text = "\r\n".join(tab.join(row) for row in rows) + "\r\n"
        (OUT / name).write_bytes(text.encode(encoding))


def repeated():
    """A million rows in one element, as LibreOffice writes formatted empty columns."""
    urn = "urn:oasis:names:tc:opendocument:xmlns:"

    def row(cells):
        return "<table:table-row>" + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in cells) + "</table:table-row>"

    empty = ('<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
             'table:number-columns-repeated="16384"/></table:table-row>')
    (OUT / "million-rows.fods").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="{urn}office:1.0" '
        f'xmlns:table="{urn}table:1.0" xmlns:text="{urn}text:1.0" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body>'
        '<office:spreadsheet><table:table table:name="Contracte"><table:table-column/>'
        + row(HEADER) + row([KIND, "1/27", "21.11.2026", "Alfa"]) + empty
        + "</table:table></office:spreadsheet></office:body></office:document>\n", encoding="utf-8")


OUT.mkdir(exist_ok=True)
for make in [two_row_header, hidden, ghosts, formulas, codes, persons, dates, dates_1904, duplicates,
             orphans, sums, amounts, encodings, repeated]:
    make()
