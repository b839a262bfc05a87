"""The office engine beside docxtpl: a contract, long tables, a thousand documents."""
import itertools
import json
import os
import pathlib
import statistics
import sys
import zipfile
import zlib

import office_templates
import peer_template
from peer_render import render

TABLES = (1_000, 10_000, 100_000)
PEER_ROWS = 1_000  # more would take docxtpl minutes
MANY = 1_000
PACKINGS = 100


def dump(data, path):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
    return str(path)


def deflating(document):
    """Packs the document's body by bare zlib, as often as `PACKINGS` says."""
    with zipfile.ZipFile(document) as archive:
        body = archive.read(peer_template.BODY)

    def work():
        for _ in range(PACKINGS):
            packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
            packer.compress(body) + packer.flush()

    return work, len(body)


def peak_memory(command):
    """Megabytes that a whole process had at most."""
    quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2)]
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
    _, state, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(state) != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return usage.ru_maxrss / 1024


class OfficeBench:
    def __init__(self, program, folder, run, in_turns, table, goals):
        self.program, self.folder = program, pathlib.Path(folder)
        self.run, self.in_turns, self.table, self.goals = run, in_turns, table, goals
        self.template = str(self.folder / "office-contract.docx")
        self.tags = office_templates.contract(self.template)
        data = self.folder / "office-data"
        data.mkdir()
        self.data = [dump(office_templates.contract_data(n), data / f"{n:04}.json")
                     for n in range(1, MANY + 2)]
        self.output = str(self.folder / "office.docx")
        self.peer_output = str(self.folder / "office-peer.docx")

    def render(self, *arguments):
        return lambda: self.run([self.program, "render", *arguments, "--force"], may_fail=(0,))

    def contract(self):
        """One contract of 120 points and 300 tags."""
        values = office_templates.contract_data(1)
        self.render(self.template, self.data[0], "--output", self.output)()
        render(self.template, values, self.peer_output)
        ours, theirs = map(peer_template.visible_text, (self.output, self.peer_output))
        print(f"\nWord template: {len(ours)} paragraphs, {self.tags} tags; docxtpl's text is "
              f"{'the same' if ours == theirs else 'NOT the same'}.")
        here = os.path.dirname(os.path.abspath(__file__))
        peer = [sys.executable, "-B", f"{here}/peer_render.py", self.template, self.data[0],
                self.peer_output]
        self.table("One contract from a Word template, whole process", self.in_turns({
            "contractgen render": self.render(
                self.template, self.data[0], "--output", self.output),
            "docxtpl": lambda: self.run(peer),
        }), "contractgen render")

    def further_contracts(self):
        """What each contract costs once the template is compiled: data read, file written. All are
        measured in turns, so that a busy moment of the machine falls on all of them alike."""
        folders = (f"{self.folder}/office-many-{n}/" for n in itertools.count())
        folder = next(folders)
        values = office_templates.contract_data(1)
        packing, size = deflating(self.output)
        taken = self.in_turns({
            "one": lambda: self.render(self.template, self.data[0], "--output", next(folders))(),
            "many": lambda: self.render(self.template, *self.data, "--output", next(folders))(),
            "docxtpl": lambda: render(self.template, values, self.peer_output),
            "zlib": packing,
        }, rounds=7, warm_up=1)
        name = f"contractgen, each of {MANY} further files of one call"
        times = {
            name: taken["many"].less(taken["one"], MANY),
            "docxtpl, warm: open the template, render, save": taken["docxtpl"],
            f"bare zlib 6 over the body ({size / 1000:.0f} kB)": taken["zlib"].each(PACKINGS),
        }
        self.table("One more contract from a Word template, in a running process", times, name)
        total = statistics.median(taken["many"].clock) / 1000
        memory = [self.peak(*self.data[:count], folder=folder) for count in (1, 100, MANY + 1)]
        print(f"  {MANY + 1} contracts in one call: {total:.2f} s; peak memory {memory[2]:.0f} MB, "
              f"of 100 contracts {memory[1]:.0f} MB, of one {memory[0]:.0f} MB")
        cores = len(os.sched_getaffinity(0))
        for kind, name in (("clock", f"by the clock ({cores} processors)"),
                           ("processor", "processor time")):
            ours, peer, zlib_6 = (
                statistics.median(getattr(t, kind)) for t in times.values())
            self.goals.at_least(
                200, f"a contract of 300 tags, docxtpl to ours, {name}", peer / ours)
            self.goals.at_most(
                1.5, f"the same, ours with its file written to zlib 6, {name}", ours / zlib_6)
        self.goals.at_most(1.1, f"peak memory of {MANY + 1} contracts to that of 100",
                           memory[2] / memory[1])

    def peak(self, *data, folder):
        return peak_memory(
            [self.program, "render", self.template, *data, "--output", folder, "--force"])

    def tables(self):
        template = str(self.folder / "table.docx")
        office_templates.table(template)
        works, memory = {}, {}
        for count in TABLES:
            rows = {"lines": office_templates.table_rows(count)}
            data = dump(rows, self.folder / f"rows-{count}.json")
            work = [template, data, "--output", self.output]
            works[f"contractgen render, {count} rows"] = self.render(*work)
            memory[count] = peak_memory([self.program, "render", *work, "--force"])
            if count == PEER_ROWS:
                works[f"docxtpl, warm, {count} rows"] = (
                    lambda rows=rows: render(template, rows, self.peer_output))
        times = self.in_turns(works, rounds=7, warm_up=1)
        self.table("A table, file to file, whole process", times, next(iter(times)))
        print("  peak memory of contractgen: "
              + ", ".join(f"{count} rows {peak:.0f} MB" for count, peak in memory.items()))
        small, large = (times[f"contractgen render, {count} rows"] for count in TABLES[1:])
        self.goals.at_most(0.1, "a table of 10 000 rows, file to file: processor time",
                           statistics.median(small.processor) / 1000, " s")
        self.goals.at_most(100, "the same: peak memory", memory[TABLES[1]], " MB")
        self.goals.at_most(11, "100 000 rows to 10 000: processor time",
                           statistics.median(large.processor) / statistics.median(small.processor))

    def measure(self):
        self.contract()
        self.further_contracts()
        self.tables()
