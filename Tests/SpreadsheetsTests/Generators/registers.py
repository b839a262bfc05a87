#!/usr/bin/env python3
"""Makes the registers of examples/registers, by openpyxl and LibreOffice. All names, codes and sums
are invented. Run by scripts/fixtures."""
import csv
import datetime
import io
import pathlib
import subprocess
import sys
import tempfile
import zipfile

import openpyxl
from openpyxl.styles import Alignment, Font

OUT = pathlib.Path(sys.argv[1])
D = datetime.date

PROVIDERS = [
    dict(name="Asociația Obștească „Aproape de Tine”", short="Asociația", idno="1000000000096",
         address="mun. Exemplu, str. Teilor nr. 12", email="contact@aproape.example",
         iban="MD61ML000000000000022510", bic="MOLDMD2X", accreditation="019-EX"),
    dict(name="Asociația Obștească „Zi Bună”", short="Asociația", idno="1000000000085",
         address="mun. Exemplu, str. Școlii nr. 5", email="contact@zibuna.example",
         iban="MD32AG000000000000022510", bic="AGRNMD2X", accreditation="015-EX"),
    dict(name="Asociația Obștească „Pași Împreună”", short="Asociația", idno="1000000000100",
         address="mun. Exemplu, str. Livezilor nr. 7", email="contact@pasi.example",
         iban="MD07VI000000000000022510", bic="VICBMD2X", accreditation="022-EX"),
]

# Ce ține de un contract, cu antetul său românesc.
CONTRACT = [
    ("Tip document", lambda i, c: "Contract de servicii sociale"),
    ("Nr. contractului", lambda i, c: c["number"]),
    ("Data încheierii", lambda i, c: D(2027, 3, 22)),
    ("Semnare", lambda i, c: "Semnătură electronică"),
    ("Prestator", lambda i, c: c["provider"]["name"]),
    ("IDNO", lambda i, c: c["provider"]["idno"]),
    ("Data inițierii", lambda i, c: D(2027, 1, 18)),
    ("Procedura de achiziție", lambda i, c: "licitație deschisă"),
    ("Nr. anunțului", lambda i, c: f"{20 + i}-EX"),
    ("Nr. deciziei", lambda i, c: f"{5 + i}-EX"),
    ("Data deciziei", lambda i, c: D(2027, 3, 5)),
    ("Valoarea estimată", lambda i, c: c["total"] + 25000),
    ("Cod CPV", lambda i, c: "85312400-3"),
    ("Criteriul", lambda i, c: "Calitate-preț"),
    ("Prețul unitar al ofertei", lambda i, c: c["price"]),
    ("Totalul ofertei", lambda i, c: c["total"]),
    ("Data ofertei", lambda i, c: D(2027, 2, 19)),
    ("Serviciul social", lambda i, c: "home-care"),
    ("Forma prestării", lambda i, c: "La domiciliu"),
    ("Locul prestării", lambda i, c: "domiciliile persoanelor din teritoriul deservit"),
    ("Program", lambda i, c: "luni–vineri, 8:00–17:00"),
    ("Teritoriul", lambda i, c: f"municipiul Exemplu, sectorul {i + 1}"),
    ("Grup de risc", lambda i, c: "Adulți în situație de risc"),
    ("Grup țintă", lambda i, c: "persoane în etate și persoane cu dizabilități care nu se pot"
                                " îngriji singure"),
    ("Criterii de eligibilitate", lambda i, c: "persoana a atins vârsta de pensionare sau are"
     " dizabilitate; persoana nu are sprijin suficient din partea familiei"),
    ("Capacitate", lambda i, c: c["planned"] + 5),
    ("Beneficiari", lambda i, c: c["planned"]),
    ("Valabil de la", lambda i, c: D(2027, 3, 22)),
    ("Valabil până la", lambda i, c: D(2028, 7, 31)),
    ("Perioada de la", lambda i, c: D(2027, 5, 1)),
    ("Perioada până la", lambda i, c: D(2028, 4, 30)),
    ("Angajament până la", lambda i, c: D(2028, 7, 31)),
    ("Sursa prețului", lambda i, c: "Ofertă"),
    ("Unitate", lambda i, c: "Ore"),
    ("Preț unitar", lambda i, c: c["price"]),
    ("Cantitate", lambda i, c: c["units"]),
    ("Suma, lei", lambda i, c: c["total"]),
    ("TVA", lambda i, c: "Neplătitor de TVA"),
    ("Plata", lambda i, c: "Lunar"),
    ("Garanție", lambda i, c: "da"),
    ("Garanție procent", lambda i, c: 5),
    ("Rolul privind datele", lambda i, c: "Operatori separați"),
    ("Categorii de date", lambda i, c: "date de identificare și de contact; evidența vizitelor"),
    ("Categorii speciale de date", lambda i, c: "date privind sănătatea și dizabilitatea"),
    ("Termen de păstrare", lambda i, c: "trei ani de la încetarea îngrijirii"),
    ("Destinatarii datelor", lambda i, c: "structura teritorială de asistență socială"),
    ("Locul păstrării datelor", lambda i, c: "sediul Prestatorului, în dulapuri încuiate"),
]

PROVIDER = [
    ("Denumire", lambda p: p["name"]), ("Pe scurt", lambda p: p["short"]),
    ("Categorie", lambda p: "AO"), ("Forma juridică", lambda p: "asociație obștească"),
    ("IDNO", lambda p: p["idno"]), ("Adresa", lambda p: p["address"]),
    ("E-mail", lambda p: p["email"]), ("IBAN", lambda p: p["iban"]), ("BIC", lambda p: p["bic"]),
    ("Banca", lambda p: "Banca Exemplu"), ("Plătitor de TVA", lambda p: "nu"),
    ("Reprezentant", lambda p: "Directorul Asociației"), ("Funcția", lambda p: "director"),
    ("Gen", lambda p: "M"), ("În baza", lambda p: "Statutului"),
    ("Persoana de contact", lambda p: "Coordonatorul serviciului"),
    ("E-mail persoana de contact", lambda p: p["email"]),
    ("Responsabil date personale", lambda p: "Responsabilul cu protecția datelor"),
    ("E-mail responsabil date", lambda p: p["email"]),
    ("Nr. acreditării", lambda p: p["accreditation"]),
    ("Data acreditării", lambda p: D(2026, 10, 12)),
    ("Acreditat până la", lambda p: D(2031, 10, 11)),
    ("Organul de acreditare", lambda p: "organul național de acreditare a prestatorilor de"
                                        " servicii sociale"),
    ("Servicii acreditate", lambda p: "home-care"),
    ("Reînnoiește acreditarea", lambda p: "da"),
]

LISTS = {
    "Standarde": (
        ["Nr. contractului", "Nr. standardului", "Cerința", "Indicatorul", "Ținta", "Dovada",
         "Frecvența", "Responsabil"],
        [["1", "Persoana este admisă pe baza cererii și a evaluării nevoilor",
          "ponderea dosarelor complete", "100 %", "dosarele personale", "trimestrial",
          "coordonatorul serviciului"],
         ["2", "Îngrijirea se acordă după un plan individualizat", "ponderea persoanelor cu plan",
          "100 %", "planurile", "trimestrial", "coordonatorul serviciului"],
         ["3", "Plângerile sunt înregistrate și soluționate în termen",
          "ponderea plângerilor soluționate în termen", "100 %", "registrul plângerilor",
          "trimestrial", "coordonatorul serviciului"]]),
    "Personal": (
        ["Nr. contractului", "Post", "Calificare", "Normă", "Cazier verificat"],
        [["coordonator al serviciului", "studii superioare în asistență socială", 1, "da"],
         ["lucrător social", "studii medii și cursul de instruire inițială", 8.5, "da"]]),
    "Indicatori": (
        ["Nr. contractului", "Indicator", "Valoare inițială", "Ținta", "Sursa", "Frecvența"],
        [["persoane îngrijite", "0", "toate persoanele planificate", "registrul codificat",
          "lunar"]]),
    "Rapoarte": (
        ["Nr. contractului", "Tip raport", "Perioada", "Termen", "Ultimul termen", "Destinatar"],
        [["Lunar", "luna calendaristică", "până la data de 5 a lunii următoare", D(2028, 5, 5),
          "Agenția"],
         ["Final", "toată perioada de prestare", "în 30 de zile de la încheierea prestării",
          D(2028, 5, 30), "Agenția"]]),
}


def contract(i):
    units = 11000 + 100 * i
    return dict(number=f"{i + 101}-EX", provider=PROVIDERS[i % len(PROVIDERS)], price=98.4,
                units=units, total=round(98.4 * units, 2), planned=40 + i)


def put(sheet, rows, widths=18):
    for row in rows:
        sheet.append(row)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True)
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, datetime.date):
                cell.number_format = "dd.mm.yyyy"


def archive(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, data)


def save(book, name):
    book.properties.created = book.properties.modified = datetime.datetime(2026, 11, 21)
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as written:
        archive(OUT / name, [(n, written.read(n)) for n in written.namelist()
                             if not n.startswith("docProps/")])


def convert(name, format_):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", format_, "--outdir", folder, str(OUT / name)],
            check=True, capture_output=True)
        made = pathlib.Path(folder) / (pathlib.Path(name).stem + "." + format_)
        (OUT / made.name).write_bytes(made.read_bytes())


def full(name, count, change=lambda rows: rows):
    """A register of several sheets."""
    contracts = [contract(i) for i in range(count)]
    book = openpyxl.Workbook()
    book.active.title = "Contracte"
    rows = [[value(i, c) for _, value in CONTRACT] for i, c in enumerate(contracts)]
    put(book.active, [[h for h, _ in CONTRACT]] + change(rows))
    put(book.create_sheet("Prestatori"),
        [[h for h, _ in PROVIDER]] + [[v(p) for _, v in PROVIDER] for p in PROVIDERS])
    for sheet, (header, lines) in LISTS.items():
        put(book.create_sheet(sheet),
            [header] + [[c["number"]] + line for c in contracts for line in lines])
    save(book, name)


# Ce are registrul simplu despre prestator, în aceeași foaie.
SIMPLE = {
    "Adresa prestatorului": "Adresa", "E-mail": "E-mail", "IBAN": "IBAN", "BIC": "BIC",
    "Banca": "Banca", "Prestator plătitor TVA": "Plătitor de TVA",
    "Categoria prestatorului": "Categorie", "Forma juridică": "Forma juridică",
    "Reprezentantul prestatorului": "Reprezentant", "Funcția reprezentantului": "Funcția",
    "Genul reprezentantului": "Gen", "Temeiul reprezentării": "În baza",
    "Persoana de contact": "Persoana de contact",
    "E-mail persoana de contact": "E-mail persoana de contact",
    "Responsabil date personale": "Responsabil date personale",
    "E-mail responsabil date": "E-mail responsabil date",
    "Nr. acreditării": "Nr. acreditării", "Data acreditării": "Data acreditării",
    "Acreditat până la": "Acreditat până la", "Organul de acreditare": "Organul de acreditare",
    "Servicii acreditate": "Servicii acreditate",
    "Reînnoiește acreditarea": "Reînnoiește acreditarea",
}


def simple():
    """One sheet; what all contracts share is in common.yaml."""
    provider = dict(PROVIDER)
    contracts = [contract(i) for i in range(3)]
    header = [h for h, _ in CONTRACT] + list(SIMPLE)
    rows = [[value(i, c) for _, value in CONTRACT]
            + [provider[column](c["provider"]) for column in SIMPLE.values()]
            for i, c in enumerate(contracts)]
    book = openpyxl.Workbook()
    book.active.title = "Contracte"
    put(book.active, [header] + rows)
    save(book, "register-simple.xlsx")
    with open(OUT / "register-simple.csv", "w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(header)
        for row in rows:
            writer.writerow([typed(value) for value in row])


def typed(value):
    """As Excel with Moldova's settings writes it."""
    if isinstance(value, datetime.date):
        return value.strftime("%d.%m.%Y")
    return str(value).replace(".", ",") if isinstance(value, float) else value


def mistakes(rows):
    """Five mistakes in sixty rows, as people make them."""
    column = {header: i for i, (header, _) in enumerate(CONTRACT)}
    rows[6][column["Data încheierii"]] = "31.02.2027"
    rows[17][column["IDNO"]] = 1000000000097
    rows[28][column["Suma, lei"]] = "#REF!"
    rows[39][column["Unitate"]] = "bucăți"
    rows[50][column["Beneficiari"]] = "patruzeci"
    return rows


def office():
    """A register as an authority keeps it: title, two-row header, sections, totals, signatures."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Registru 2027"
    sheet["A1"] = "REGISTRUL contractelor de servicii sociale, anul 2027"
    sheet.merge_cells("A1:L1")
    top = ["Nr. d/o", "Nr. contractului", "Data încheierii", "Prestator", "IDNO",
           "Serviciul social", "Beneficiari", "Preț unitar", "Cantitate", "Suma, lei",
           "Perioada", None]
    for i, text in enumerate(top):
        sheet.cell(3, i + 1, text)
    sheet.cell(4, 11, "de la")
    sheet.cell(4, 12, "până la")
    for i in range(10):
        sheet.merge_cells(start_row=3, end_row=4, start_column=i + 1, end_column=i + 1)
    sheet.merge_cells("K3:L3")
    for i in range(12):
        sheet.cell(5, i + 1, i + 1)
    row = 6
    sheet.cell(row, 1, "Servicii primare")
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=12)
    for i in range(2):
        c = contract(i)
        values = [i + 1, c["number"], D(2027, 3, 22), c["provider"]["name"],
                  c["provider"]["idno"], "îngrijire la domiciliu", c["planned"], c["price"],
                  c["units"], c["total"], D(2027, 5, 1), D(2028, 4, 30)]
        row += 1
        for j, value in enumerate(values):
            cell = sheet.cell(row, j + 1, value)
            if isinstance(value, datetime.date):
                cell.number_format = "[$-818]dd\\.mm\\.yyyy"
    sheet.cell(row + 1, 4, "TOTAL")
    sheet.cell(row + 1, 10, sum(contract(i)["total"] for i in range(2)))
    sheet.cell(row + 3, 1, "Executor: specialista principală, tel. 022 123 456")
    matrix = book.create_sheet("Matrice cost")
    matrix["A1"] = "Matricea costurilor pe beneficiar"
    matrix.merge_cells("A1:D1")
    for column, text in [(1, "Nr."), (2, "Funcția"), (3, "Munca")]:
        matrix.cell(2, column, text)
    matrix.merge_cells("A2:A3")
    matrix.merge_cells("B2:B3")
    matrix.merge_cells("C2:D2")
    matrix["C3"], matrix["D3"] = "Norme", "Salariu brut"
    lines = [(1, "coordonator al serviciului", 1, 13500), (2, "lucrător social", 4.5, 8900)]
    for line in lines:
        matrix.append(line)
    matrix.append([None, "Total", 5.5, None])
    matrix.append([])
    matrix.append(["Contabil-șef", None, None, "semnătura"])
    save(book, "registru-primarie.xlsx")


OUT.mkdir(exist_ok=True)
full("register.xlsx", 6)
convert("register.xlsx", "ods")
simple()
convert("register-simple.xlsx", "ods")
full("register-mistakes.xlsx", 60, mistakes)
office()
