"""bench.py PROGRAM DATA.yaml FOLDER: contractgen beside other programs on the same work.

Whole processes are started in turns, one of each a round, so that a busy moment of the machine
falls on all of them alike. The processor time is less disturbed by it than the clock.
"""
import importlib.metadata
import json
import os
import pathlib
import platform
import re
import shutil
import statistics
import sys
import time
import zipfile
import zlib

import yaml

import office_bench
import peer_template
from peer_render import render

ROUNDS = 20
BATCH = 50
DAY = ["--date", "2026-11-21"]


class Times:
    """Milliseconds of one work's rounds: by the clock, and of processor time."""

    def __init__(self):
        self.clock, self.processor = [], []

    def less(self, other, count):
        """What each of `count` further works cost beside the one that `other` measured."""
        further = Times()
        further.clock = [(many - one) / count for one, many in zip(other.clock, self.clock)]
        further.processor = [
            (many - one) / count for one, many in zip(other.processor, self.processor)]
        return further

    def each(self, count):
        """What each of `count` equal works cost that were measured as one."""
        one = Times()
        one.clock = [time / count for time in self.clock]
        one.processor = [time / count for time in self.processor]
        return one

    def measure(self, work):
        start, own = time.perf_counter(), time.process_time()
        child = work()
        self.clock.append((time.perf_counter() - start) * 1000)
        self.processor.append((child or time.process_time() - own) * 1000)


def run(command, may_fail=(0, 1)):
    """Runs a program to its end, its output thrown away; 1 is a document with findings.
    Returns its processor time in seconds."""
    quiet = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2)]
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
    _, state, usage = os.wait4(pid, 0)
    status = os.waitstatus_to_exitcode(state)
    if status not in may_fail:
        sys.exit(f"exit code {status}: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime


def in_turns(works, rounds=ROUNDS, warm_up=2):
    """Times of each work, one of each a round."""
    times = {name: Times() for name in works}
    for turn in range(warm_up + rounds):
        for name, work in works.items():
            (times[name] if turn >= warm_up else Times()).measure(work)
    return times


class Goals:
    """What we set out to reach, beside what was measured; printed at the end of a run."""

    def __init__(self):
        self.rows = []

    def at_least(self, goal, name, measured, unit=""):
        self.rows.append((name, f"{measured:.3g}{unit}", f"≥ {goal:g}{unit}", measured >= goal))

    def at_most(self, goal, name, measured, unit=""):
        self.rows.append((name, f"{measured:.3g}{unit}", f"≤ {goal:g}{unit}", measured <= goal))

    def print(self):
        print("\nGoals")
        for name, measured, goal, is_met in self.rows:
            print(f"  {name:<72}{measured:>10}{goal:>12}  {'met' if is_met else 'NOT met'}")


def table(title, times, ours):
    """One block of the table; the ratio is to the median of our own line, by the clock."""
    base = statistics.median(times[ours].clock)
    print(f"\n{title}")
    print(f"  {'':<56}{'median ms':>10}{'min ms':>10}{'CPU ms':>10}{'ratio':>8}")
    for name, taken in times.items():
        median, processor = statistics.median(taken.clock), statistics.median(taken.processor)
        print(f"  {name:<56}{median:>10.2f}{min(taken.clock):>10.2f}{processor:>10.2f}"
              f"{median / base:>8.2f}")


def numbered(text, count):
    """The same data `count` times, each with its own document number."""
    copies = [re.sub(r"(?m)^number:.*$", f"number: {n}-EX", text, count=1) for n in range(count)]
    if len(set(copies)) != count:
        sys.exit("the data must have a line that begins with `number:`")
    return copies


class Bench:
    def __init__(self, program, data, folder):
        self.program = str(pathlib.Path(program).resolve())
        self.text = pathlib.Path(data).read_text(encoding="utf-8")
        self.folder = pathlib.Path(folder).resolve()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.sources = []
        for index, text in enumerate(numbered(self.text, BATCH + 1)):
            source = self.folder / f"data-{index}.yaml"
            source.write_text(text, encoding="utf-8")
            self.sources.append(str(source))

    def generate(self, sources, formats):
        output = ["--output", str(self.folder / "out"), "--force"]
        return lambda: run(
            [self.program, "generate", *sources, "--format", formats, *output, *DAY])

    def prepare(self):
        """Our document, then the same document as a template for docxtpl."""
        self.generate(self.sources[:1], "docx")()
        self.document = next((self.folder / "out").glob("*.docx"))
        self.template = str(self.folder / "template.docx")
        data = yaml.load(self.text, yaml.BaseLoader)
        tags, self.fields = peer_template.make(self.document, data, self.template)
        self.fields_file = str(self.folder / "fields.json")
        with open(self.fields_file, "w", encoding="utf-8") as file:
            json.dump(self.fields, file, ensure_ascii=False)
        self.peer_output = str(self.folder / "peer.docx")
        render(self.template, self.fields, self.peer_output)
        ours = peer_template.visible_text(self.document)
        same = ours == peer_template.visible_text(self.peer_output)
        print(f"Document: {len(ours)} paragraphs, {tags} tags in the template made of it; "
              f"docxtpl's text is {'the same' if same else 'NOT the same'}.")

    def whole_processes(self):
        python, here = sys.executable, os.path.dirname(os.path.abspath(__file__))
        peer = [python, "-B", f"{here}/peer_render.py",
                self.template, self.fields_file, self.peer_output]
        table("Start-up, whole process", in_turns({
            "contractgen --version": lambda: run([self.program, "--version"]),
            "python3 -c 'import docxtpl'": lambda: run([python, "-c", "import docxtpl"]),
        }), "contractgen --version")
        table("One document, whole process", in_turns({
            "contractgen generate, DOCX": self.generate(self.sources[:1], "docx"),
            "contractgen generate, DOCX + ODT + Markdown":
                self.generate(self.sources[:1], "docx,odt,md"),
            "docxtpl, DOCX": lambda: run(peer),
        }), "contractgen generate, DOCX")

    def in_process(self):
        """Ours is what each further document of one call costs: reading its YAML, checking it,
        writing it and its sheet. docxtpl's data are read before; bare zlib only compresses."""
        runs = in_turns({
            "one": self.generate(self.sources[:1], "docx"),
            "many": self.generate(self.sources, "docx"),
        }, rounds=7, warm_up=1)
        with zipfile.ZipFile(self.document) as archive:
            parts = [archive.read(name) for name in archive.namelist()]

        def deflate():
            for part in parts:
                packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
                packer.compress(part) + packer.flush()

        size = sum(map(len, parts)) / 1000
        further = runs["many"].less(runs["one"], BATCH)
        times = {f"contractgen, each of {BATCH} further DOCX of one call": further}
        times |= in_turns({
            "docxtpl, warm: open the template, render, save":
                lambda: render(self.template, self.fields, self.peer_output),
            f"bare zlib 6 over the DOCX's parts ({size:.0f} kB)": deflate,
        })
        table("One more document, in a running process", times, next(iter(times)))


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"{processor()}, {os.cpu_count()} processors, load {load}")
    print(f"docxtpl {importlib.metadata.version('docxtpl')}, Python {platform.python_version()}, "
          f"zlib {zlib.ZLIB_RUNTIME_VERSION}; median and least of {ROUNDS} rounds")
    bench = Bench(*sys.argv[1:])
    bench.prepare()
    bench.whole_processes()
    bench.in_process()
    goals = Goals()
    office_bench.OfficeBench(bench.program, bench.folder, run, in_turns, table, goals).measure()
    goals.print()


if __name__ == "__main__":
    main()
