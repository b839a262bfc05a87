"""sheets.py READER FOLDER: reading large registers, beside openpyxl and calamine on the same files.

Each reader is a process of its own, started in turns; the processor time is less disturbed by what
else the machine does than the clock.
"""
import datetime
import os
import pathlib
import statistics
import sys
import time
import zipfile

ROUNDS = 5


def make(path, rows):
    """A register of 15 columns, as openpyxl writes it."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Contracte")
    sheet.append(["Nr. d/o", "Nr. contractului", "Data", "Prestator", "IDNO", "Serviciul", "CPV",
                  "Beneficiari", "Unitate", "Cantitate", "Preț", "Suma", "TVA", "IBAN", "Note"])
    day = datetime.date(2026, 1, 1)
    for i in range(rows):
        price = 1234.5 + i % 100
        sheet.append([
            i + 1, f"{i + 1}/2026", day + datetime.timedelta(days=i % 365),
            f"Asociația Obștească „Speranța {i % 900}”", "1006601000037",
            "Îngrijire socială la domiciliu", "85312000-9", i % 50 + 1, "lună", 12, price,
            price * 12, "scutit", "MD24AG000225100013104168", "fără observații"])
    book.save(path)


OPENPYXL = """
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
print(sum(len(row) for sheet in book for row in sheet.iter_rows(values_only=True)))
"""
CALAMINE = """
import sys, python_calamine
book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])
print(sum(len(row) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()))
"""
INFLATE = """
import sys, zipfile
part = zipfile.ZipFile(sys.argv[1]).open("xl/worksheets/sheet1.xml")
while part.read(1 << 16): pass
"""


def run(command):
    """Seconds by the clock and of processor time, and the largest memory in MB."""
    start = time.perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
    _, state, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(state):
        sys.exit("failed: " + " ".join(command))
    return (time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main(reader, folder):
    folder.mkdir(parents=True, exist_ok=True)
    python = sys.executable
    print("rows      reader               clock s  processor s  memory MB")
    for rows in (10_000, 100_000):
        path = folder / f"rows-{rows}.xlsx"
        if not path.exists():
            make(path, rows)
        works = {
            "contractgen": [reader, str(path)],
            "python-calamine": [python, "-c", CALAMINE, str(path)],
            "inflating alone": [python, "-c", INFLATE, str(path)],
            "openpyxl, read only": [python, "-c", OPENPYXL, str(path)],
        }
        found = {name: [] for name in works}
        for turn in range(ROUNDS):
            for name, command in works.items():
                if name.startswith("openpyxl") and rows > 10_000 and turn > 0:
                    continue
                found[name].append(run(command))
        for name, times in found.items():
            clock, processor, memory = (statistics.median(t) for t in zip(*times))
            print(f"{rows:<9} {name:<20} {clock:7.2f}  {processor:11.2f}  {memory:9.0f}")
        with zipfile.ZipFile(path) as archive:
            size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
        print(f"          ({size / 1e6:.0f} MB of XML)")


main(sys.argv[1], pathlib.Path(sys.argv[2]))
