"""Renders the office templates of a folder of cases and compares the text: conformance.py PROGRAM DIR

DIR holds cases.json: a list of cases with `template`, `data`, and `expected_text` (a file with one
line a paragraph, `### part` before each part) or `full_text` (the text of each part); its folders may
hold further such folders. A case with `second_engine: agrees …` must give the expected text; one whose
data lack names must say so and give it under --undefined empty. Other cases are told of, not judged.

CHECK=PATH a program that judges each file written, called with its path; what the template already
           fails is not counted
ALL=1      shows every difference, those of unconfirmed cases too
"""

import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MISSING = "[template.unknown-name]"


def paragraphs(node, lines):
    """The text of each paragraph; a text box counts once, without its fallback copy."""
    for child in node:
        if child.tag.endswith("}Fallback"):
            continue
        if child.tag == WORD + "p":
            nested = []
            lines += words(child, nested).split("\n")
            for box in nested:
                paragraphs(box, lines)
        else:
            paragraphs(child, lines)


def words(node, nested):
    text = ""
    for child in node:
        if child.tag == WORD + "txbxContent":
            nested.append(child)
        elif child.tag.endswith("}Fallback"):
            continue
        elif child.tag == WORD + "t":
            text += child.text or ""
        elif child.tag in (WORD + "br", WORD + "cr"):
            text += "\n"
        elif child.tag == WORD + "tab":
            text += " "
        elif child.tag == WORD + "noBreakHyphen":
            text += "-"
        else:
            text += words(child, nested)
    return text


def tidy(lines):
    tidied = (" ".join(line.split()) for line in lines)
    return [line for line in tidied if line]


def is_story(part):
    return bool(re.fullmatch(r"word/(document\d*|header\d*|footer\d*)\.xml", part))


def text_of(path, part):
    """The part's lines; the main document may have another name than usual."""
    lines = []
    with zipfile.ZipFile(path) as archive:
        if part == "word/document.xml" and part not in archive.namelist():
            part = next(filter(is_story, archive.namelist()), part)
        if part in archive.namelist():
            paragraphs(ElementTree.fromstring(archive.read(part)), lines)
    return tidy(lines)


def expected(folder, case):
    """The lines of each body, header and footer."""
    if "expected_text" not in case:
        return {}
    parts, current = {}, None
    for line in (folder / case["expected_text"]).read_text("utf-8").splitlines():
        if line.startswith("### "):
            current = parts.setdefault(line[4:].strip(), [])
        elif current is not None:
            current.append(line)
    return {name: tidy(lines) for name, lines in parts.items() if is_story(name)}


def differences(folder, case, path):
    found = []
    for part, lines in expected(folder, case).items():
        ours = text_of(path, part)
        if ours != lines:
            found += difflib.unified_diff(lines, ours, "expected " + part, "ours " + part, lineterm="")
    for part, text in case.get("full_text", {}).items():
        if is_story(part) and "expected_text" not in case:
            ours = "".join("".join(text_of(path, part)).split())
            if ours != "".join(text.split()):
                found += [f"{part}: expected {text!r}", f"{part}: ours     {ours!r}"]
    with zipfile.ZipFile(path) as archive:
        for part in filter(is_story, archive.namelist()):
            if re.search(r"\{\{|\{%", " ".join(text_of(path, part))):
                found.append(f"{part}: a tag is left")
    return found


def faults(path):
    check = os.environ.get("CHECK")
    if not check:
        return set()
    told = subprocess.run(
        [*check.split(), str(path)], capture_output=True, text=True, check=False).stdout
    # Positions change when a block repeats what the template got wrong.
    lines = (re.sub(r"\[\d+\]", "", line.replace(str(path), "")) for line in told.splitlines())
    return {line.strip() for line in lines if line.strip()}


def render(folder, case, target, *options):
    return subprocess.run(
        [sys.argv[1], "render", str(folder / case["template"]), str(folder / case["data"]),
         "--output", str(target), "--force", "--messages", "en", *options],
        capture_output=True, text=True, check=False)


def judge(folder, case, work):
    """What is wrong with a case; None when nothing is."""
    target = work / (case["id"] + ".docx")
    run = render(folder, case, target)
    note = ""
    if run.returncode != 0 and MISSING in run.stderr:
        note = "names missing: " + run.stderr.splitlines()[0]
        run = render(folder, case, target, "--undefined", "empty")
    if run.returncode != 0:
        return note, ["refused: " + (run.stderr.strip() or f"code {run.returncode}")]
    found = differences(folder, case, target)
    new = faults(target) - faults(folder / case["template"])
    return note, found + sorted(new)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    failed = 0
    with tempfile.TemporaryDirectory() as work:
        for cases in sorted(Path(sys.argv[2]).rglob("cases.json")):
            counts = {"agrees": [0, 0], "other": [0, 0]}
            for case in json.loads(cases.read_text("utf-8")):
                agrees = case.get("second_engine", "").startswith("agrees")
                note, found = judge(cases.parent, case, Path(work))
                tally = counts["agrees" if agrees else "other"]
                tally[0] += not found
                tally[1] += 1
                failed += bool(agrees and found)
                if found or note:
                    kind = "" if agrees else " (unconfirmed)"
                    print(f"{'FAIL' if found else 'ok  '} {case['id']}{kind} {note}")
                if found and (agrees or os.environ.get("ALL")):
                    print("\n".join("     " + line for line in found[:30]))
            (good, all_), (others, all_others) = counts["agrees"], counts["other"]
            print(f"{cases.parent.name}: {good} of {all_} confirmed cases, {others} of {all_others} others")
    sys.exit(1 if failed else 0)


main()
