"""batch_bench.py PROGRAM DATA.yaml FOLDER [COUNT...]: a register from XLSX to DOCX files.

`contractgen batch` makes 100, 1 000 and 10 000 documents, each time from a workbook of so many rows, which differ in
their number while a file holds the rest; and 1 000 from a workbook that holds every field, each row with a partner,
a place and a date of its own.
Beside it a script does the same work with openpyxl and docxtpl: it reads the rows, renders the
same document from a Word template and writes it. It is measured on 100 rows, in one process, as
such a script is written, and with as many processes as the machine has cores; each time in turns
with ours on 3 000 rows, its start included, since a machine's speed changes within minutes.
"""
import multiprocessing
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

import openpyxl
import yaml
from docxtpl import DocxTemplate

import peer_template

HEADER = ["Tip document", "Nr. contractului", "Data contractului"]
PLACES = ["mun. Chișinău", "mun. Bălți", "or. Orhei", "or. Cahul"]
WIDE_COUNT = 1_000
DAY = "2026-11-21"
PEER_COUNT = 100
TURN_COUNT = 3_000
TURNS = 5


def write_register(path, count):
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("Contracte")
    sheet.append(HEADER)
    for number in range(1, count + 1):
        sheet.append(["memorandum", f"M-{number}", "01.12.2026"])
    workbook.save(path)


def write_wide_register(program, data, path, count):
    """A workbook with a column for every field of `data`; each row has a last party of its own."""
    subprocess.run(
        [program, "workbook", "new", "--from", data, "--output", str(path), "--force"],
        check=True, stdout=subprocess.DEVNULL)
    sheet = openpyxl.load_workbook(path)["Contracte"]
    header, first = ([cell.value for cell in sheet[row]] for row in (1, 2))
    columns = [index for index, value in enumerate(first) if value not in (None, "")]
    last_party = max(title for title in header if title and title.startswith("parties["))[:10]
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("Contracte")
    sheet.append([header[index] for index in columns])

    def cell(index, number):
        title, value = header[index], first[index]
        if title == HEADER[1]:
            return f"M-{number}"
        if title == HEADER[2]:
            return f"{1 + number % 28:02}.12.2026"
        if value in PLACES:
            return PLACES[number % len(PLACES)]
        if title.startswith(last_party) and title.endswith(("name", "address", "position")):
            return f"{value} {number}"
        return value

    for number in range(1, count + 1):
        sheet.append([cell(index, number) for index in columns])
    workbook.save(path)


def measured(command):
    """Runs a program; gives seconds by the clock, its processor time, and its peak memory in MB."""
    start = time.perf_counter()
    quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2)]
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
    peak = 0
    # The usage that wait4 gives also counts this process, from which the program was started.
    while True:
        peak = max(peak, peak_memory(pid))
        finished, state, usage = os.wait4(pid, os.WNOHANG)
        if finished:
            break
        time.sleep(0.005)
    seconds = time.perf_counter() - start
    status = os.waitstatus_to_exitcode(state)
    if status not in (0, 1):
        sys.exit(f"exit code {status}: {' '.join(command)}")
    return seconds, usage.ru_utime + usage.ru_stime, peak


def peak_memory(pid):
    """Of a process up to now, in MB; 0 for one that is about to end."""
    try:
        lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0)


def ours(program, data, register, output):
    """`data`: the file that holds what the rows leave out, if any."""
    shared = ["--with", data] if data else []
    return measured([
        program, "batch", str(register), "--output", str(output), *shared,
        "--format", "docx", "--date", DAY])


def peer_document(job):
    template, fields, output = job
    document = DocxTemplate(template)
    document.render(fields, autoescape=True)
    document.save(output)


def peer(template, fields, register, output, processes):
    """Reads the register with openpyxl and renders each row with docxtpl."""
    output.mkdir(parents=True)
    start = time.perf_counter()
    sheet = openpyxl.load_workbook(register, read_only=True).active
    jobs = []
    for _, number, day in list(sheet.iter_rows(values_only=True))[1:]:
        jobs.append((template, {**fields, "number": number, "date": day},
                     str(output / f"{number}.docx")))
    if processes == 1:
        for job in jobs:
            peer_document(job)
    else:
        with multiprocessing.Pool(processes) as pool:
            pool.map(peer_document, jobs)
    return time.perf_counter() - start


def in_turns(work, peer_work):
    """Runs both so often, one after the other; gives the pairs of documents a second."""
    return [(TURN_COUNT / work(turn), PEER_COUNT / peer_work(turn)) for turn in range(TURNS)]


def report(title, count, outputs, program, data, register):
    """Prints the best of the runs, one for each output folder."""
    seconds, processor, memory = min(ours(program, data, register, output) for output in outputs)
    made = len(list(outputs[0].glob("*.docx")))
    if made != count:
        sys.exit(f"{made} documents instead of {count}")
    print(f"| {title} | {seconds:.2f} | {processor:.2f} | {count / seconds:.0f} | {memory:.0f} MB |")


def main():
    program, data, folder = sys.argv[1:4]
    counts = [int(text) for text in sys.argv[4:]] or [100, 1_000, 10_000]
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    print(f"{os.cpu_count()} cores")
    print("| documents | seconds | processor seconds | documents/s | peak memory |")
    print("|---:|---:|---:|---:|---:|")
    for count in counts:
        register = folder / f"register-{count}.xlsx"
        write_register(register, count)
        # Each run writes into a folder of its own: for a while after files were deleted, ext4
        # looks long for room for new ones.
        outputs = [folder / f"out-{count}-{run}" for run in range(3 if count < 5000 else 1)]
        report(str(count), count, outputs, program, data, register)
    register = folder / "register-wide.xlsx"
    write_wide_register(program, data, register, WIDE_COUNT)
    wide = [folder / f"out-wide-{run}" for run in range(3)]
    report(f"{WIDE_COUNT}, all fields in the rows", WIDE_COUNT, wide, program, None, register)

    document = next(outputs[0].glob("*.docx"))
    template = str(folder / "template.docx")
    with open(data, encoding="utf-8") as file:
        values = yaml.load(file, Loader=yaml.BaseLoader)
    tags, fields = peer_template.make(str(document), values, template)
    registers = {count: folder / f"register-turn-{count}.xlsx" for count in (PEER_COUNT, TURN_COUNT)}
    for count, register in registers.items():
        write_register(register, count)
    print(f"\nopenpyxl and docxtpl ({tags} tags), {PEER_COUNT} documents, in {TURNS} turns with "
          f"{TURN_COUNT} of ours, medians:")
    for processes in sorted({1, os.cpu_count()}):
        rates = in_turns(
            lambda turn: ours(program, data, registers[TURN_COUNT],
                              folder / f"turn-{processes}-{turn}")[0],
            lambda turn: peer(template, fields, registers[PEER_COUNT],
                              folder / f"peer-{processes}-{turn}", processes))
        own, theirs = (statistics.median(side) for side in zip(*rates))
        times = sorted(own / theirs for own, theirs in rates)
        print(f"{processes} process(es): {theirs:.1f}/s beside {own:.0f}/s; contractgen is "
              f"{statistics.median(times):.0f} times as fast ({times[0]:.0f} to {times[-1]:.0f})")


if __name__ == "__main__":
    main()
