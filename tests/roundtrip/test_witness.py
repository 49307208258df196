"""gk-convert --witness: what it tells, and that it changes nothing.

The workbook is made here: a sheet with a table, and a sheet with cells that freexl reads as we do,
reads wrongly as it is known to, and drops without our knowing (RSTRING in BIFF8)."""

import csv
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import biff

CONVERT = Path(os.environ["GK_CONVERT"])
FIXTURES = Path(os.environ["GK_FIXTURES"])
STUB = Path(__file__).parent.parent / "tools" / "witness" / "witness_stub.sh"
PLANTED = [(0, 0, "text", "备\t注\\"), (0, 1, "number", 0.1), (1, 0, "bool", 1),
           (1, 1, "formula", 3.5), (2, 0, "rich", "富文本"), (2, 2, "number", 1e300)]
problems = []


def check(what, fine):
    if not fine:
        problems.append(what)


def table_cells():
    path = sorted((FIXTURES / "report-2024" / "tables").glob("*.csv"))[0]
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    return [(r, c, "text", value) for r, row in enumerate(rows) for c, value in enumerate(row)
            if value]


def run(source, *options, output="out.xlsx", witness=None):
    """Status, standard error without the folder's name, bytes of the output (None: no output)."""
    environment = {**os.environ, "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1700000000"}
    environment.pop("GONGKAI_WITNESS", None)
    if witness:
        environment["GONGKAI_WITNESS"] = str(witness)
    target = source.parent / output
    target.unlink(missing_ok=True)
    done = subprocess.run([CONVERT, *options, source, "-o", target], env=environment, timeout=60,
                          capture_output=True)
    told = done.stderr.decode().replace(f"{source.parent}/", "").splitlines()
    return done.returncode, told, target.read_bytes() if target.exists() else None


def compare(source, plain, expected, **how):
    """The same result as without, and the lines of the witness."""
    options = how.pop("options", [])
    status, told, output = run(source, "--witness", *options, **how)
    of_witness = [re.sub(r"(with freexl) [^ :]+", r"\1 1.0.6", line.split(": ", 1)[1])
                  for line in told if "witness" in line]
    rest = [line for line in told if "witness" not in line]
    name = how.get("witness", "freexl")
    check(f"{source.name}, {name}: another status", status == plain[0])
    check(f"{source.name}, {name}: another output", output == plain[2])
    if not options:
        check(f"{source.name}, {name}: tells other things: {rest}", rest == plain[1])
    if of_witness != expected:
        problems.append(f"{source.name}, {name}: told\n  " + "\n  ".join(of_witness))


def with_freexl(source, plain):
    name = source.name
    disagreement = f"{name}!备注!A3: the witness disagrees: “富文本” here, nothing in freexl"
    count = len(table_cells()) + len(PLANTED)
    summary = (f"{name}: witness: {count} cells compared with freexl 1.0.6: {count - 3} equal, "
               "2 excused by its known faults, 1 disagreeing")
    compare(source, plain, [disagreement, summary])
    compare(source, plain, [disagreement, summary], options=["--quiet"])
    compare(source, plain, [
        disagreement, summary,
        f"{name}: witness: freexl is known to be wrong, it has no formula results: 1",
        f"{name}: witness: freexl is known to be wrong, truth values are integers to it: 1",
    ], options=["--verbose"])


def with_stubs(folder, sheets):
    nothing = "witness: nothing compared"
    compared = ("witness: 0 cells compared with freexl 1.0.6: 0 equal, 0 excused by its known "
                "faults, 0 disagreeing")
    ways = {
        "refuse": ["witness: freexl 1.0.6 refuses the file (code -17); nothing compared"],
        "crash": ["the witness crashed (signal 11)", compared],
        "early": ["the witness ended early (status 3)", compared],
        "silent": ["the witness ended early (status 0)", nothing],
        "flood": ["the output of the witness was not understood; it was stopped", compared],
        "long": ["the witness wrote too much and was stopped", nothing],
        "hang": ["the witness ran for more than 10 seconds and was stopped", compared],
    }
    for way, lines in ways.items():
        source = folder / f"{way}.xls"
        biff.write(source, sheets)
        expected = [f"{way}.xls: {line}" for line in lines]
        compare(source, run(source), expected, witness=STUB)
    source = folder / "x.xls"
    compare(source, run(source), ["x.xls: the witness cannot be started: No such file or directory",
                                  f"x.xls: {nothing}"], witness="/nowhere/gk-witness")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheets = [("GK01", table_cells()), ("备注", PLANTED)]
        source = folder / "x.xls"
        biff.write(source, sheets)
        plain = run(source)
        if any("not read" in line for line in plain[1]):
            print("no reader for .xls yet: nothing tested")
            return
        check(f"the workbook is not converted: {plain[1]}", plain[2] is not None)
        if (CONVERT.parent / "gk-witness").exists():
            with_freexl(source, plain)
        else:
            status, told, _ = run(source, "--witness")
            check("no witness, and not told", "not available" in told[0])
            check("no witness, another status", status == plain[0])
        with_stubs(folder, sheets)


main()
print("\n".join(problems) or "the witness tells what it sees and changes nothing")
sys.exit(1 if problems else 0)
