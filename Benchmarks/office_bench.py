"""The office engine beside docxtpl: a contract, long tables, a thousand documents."""
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


def dump(data, path):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
    return str(path)


def deflating(document):
    """Packs the document's body by bare zlib, as an engine in C could at best without a library."""
    with zipfile.ZipFile(document) as archive:
        body = archive.read(peer_template.BODY)

    def work():
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
    def __init__(self, program, folder, run, in_turns, table):
        self.program, self.folder = program, pathlib.Path(folder)
        self.run, self.in_turns, self.table = run, in_turns, table
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
        """What each contract costs once the template is compiled: data read, file written."""
        folder = str(self.folder / "office-many") + "/"
        ours = self.in_turns({
            "one": self.render(self.template, self.data[0], "--output", folder),
            "many": self.render(self.template, *self.data, "--output", folder),
        }, rounds=5, warm_up=1)
        values = office_templates.contract_data(1)
        packing, size = deflating(self.output)
        name = f"contractgen, each of {MANY} further files of one call"
        times = {name: ours["many"].less(ours["one"], MANY)}
        times |= self.in_turns({
            "docxtpl, warm: open the template, render, save":
                lambda: render(self.template, values, self.peer_output),
            f"bare zlib 6 over the body ({size / 1000:.0f} kB)": packing,
        }, rounds=7)
        self.table("One more contract from a Word template, in a running process", times, name)
        total = statistics.median(ours["many"].clock) / 1000
        print(f"  {MANY + 1} contracts in one call: {total:.2f} s; peak memory "
              f"{self.peak(*self.data, folder=folder):.0f} MB, of 100 contracts "
              f"{self.peak(*self.data[:100], folder=folder):.0f} MB, of one "
              f"{self.peak(self.data[0], folder=folder):.0f} MB")

    def peak(self, *data, folder):
        return peak_memory(
            [self.program, "render", self.template, *data, "--output", folder, "--force"])

    def tables(self):
        template = str(self.folder / "table.docx")
        office_templates.table(template)
        works, memory = {}, []
        for count in TABLES:
            rows = {"lines": office_templates.table_rows(count)}
            data = dump(rows, self.folder / f"rows-{count}.json")
            work = [template, data, "--output", self.output]
            works[f"contractgen render, {count} rows"] = self.render(*work)
            peak = peak_memory([self.program, "render", *work, "--force"])
            memory.append(f"{count} rows {peak:.0f} MB")
            if count == PEER_ROWS:
                works[f"docxtpl, warm, {count} rows"] = (
                    lambda rows=rows: render(template, rows, self.peer_output))
        self.table("A table, file to file, whole process",
                   self.in_turns(works, rounds=5, warm_up=1), next(iter(works)))
        print(f"  peak memory of contractgen: {', '.join(memory)}")


def measure(program, folder, run, in_turns, table):
    bench = OfficeBench(program, folder, run, in_turns, table)
    bench.contract()
    bench.further_contracts()
    bench.tables()
