"""gk-cells: the cells of every workbook in fixtures/xls and fixtures/xlsx, against the list written by
hand beside it (NAME.stored.txt where not all that is stored counts); numbers against Python's repr; both readings of a .xls."""

import csv
import io
import json
import os
import random
import re
import struct
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import biff

CELLS = Path(os.environ["GK_CELLS"])
FIXTURES = Path(os.environ["GK_FIXTURES"])
ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
problems = []


def check(what, found, expected):
    if found != expected:
        problems.append(f"{what}: expected\n  {expected!r}, found\n  {found!r}")


def run(*arguments, status=0):
    environment = {**os.environ, "LC_ALL": "C"}
    environment.pop("GONGKAI_WITNESS", None)
    done = subprocess.run([CELLS, *arguments], env=environment, timeout=60, capture_output=True)
    check(f"{arguments}: status", done.returncode, status)
    return done.stdout.decode()


def lines(*arguments, status=0):
    return [line.split("\t") for line in run(*arguments, status=status).split("\n")[:-1]]


def shown(number):
    """The shortest decimal, as --help tells."""
    if number and not 1e-6 <= abs(number) < 1e17:
        return repr(number)
    if number == int(number):
        return ("-" if str(number)[0] == "-" else "") + str(abs(int(number)))
    return format(Decimal(repr(number)), "f")


def read_expected(path):
    """Sheets as (words before "sheet", name, cells); a cell is (address, type, value, formula)."""
    sheets = []
    for line in path.read_text("utf-8").splitlines():
        before, found, name = line.partition("sheet ")
        if found and not re.match(r"[A-Z]+\d", line):
            sheets.append((before.split(), name, []))
            continue
        cell = re.fullmatch(r"([A-Z]+\d+) (?:unseen )?(formula )?(\w+) (.*)", line)
        if not cell:
            continue
        address, formula, kind, value = cell.groups()
        if kind == "number":
            value = shown(float(value))
        elif kind == "bool":
            value = {"0": "FALSE", "1": "TRUE"}[value]
        elif kind in ("date", "duration"):
            value = value.split()[0]
        sheets[-1][2].append((address, kind, value, bool(formula)))
    return sheets


def place(address):
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", address).groups()
    col = 0
    for letter in letters:
        col = col * 26 + ord(letter) - ord("A") + 1
    return int(row), col


def by_place(cells):
    return sorted(cells, key=lambda cell: place(cell[0]))


def check_cells(workbook, sheets):
    cells = [[str(index), address, kind, value] for index, (_, _, found) in enumerate(sheets, 1)
             for address, kind, value, _ in by_place(found)]
    check(workbook.name, lines(workbook), cells)


def unescaped(text):
    for plain, escape in ESCAPES.items():
        text = text.replace(escape, plain)
    return text


def check_json(workbook, sheets):
    objects = [json.loads(line) for line in run("--to=ndjson", workbook).split("\n")[:-1]]
    expected = []
    for index, (_, name, cells) in enumerate(sheets, 1):
        for address, kind, value, formula in by_place(cells):
            expected.append({"file": str(workbook), "sheet": index, "name": unescaped(name),
                             "cell": address, "type": kind, "value": unescaped(value)})
            if formula:
                expected[-1]["formula"] = True
    check(f"{workbook.name}, ndjson", objects, expected)
    check(f"{workbook.name}, order of keys", [list(o) for o in objects],
          [list(o) for o in expected])


def check_csv(workbook, index, cells):
    grid = {place(address): unescaped(value) for address, _, value, _ in cells}
    rows = max((row for row, _ in grid), default=0)
    cols = max((col for _, col in grid), default=0)
    text = run("--to=csv", "--sheet", str(index), workbook)
    expected = [[grid.get((row, col), "") for col in range(1, cols + 1)]
                for row in range(1, rows + 1)]
    found = list(csv.reader(io.StringIO(text, newline="")))
    if cols == 1: # whose empty fields are no fields to Python
        found = [row or [""] for row in found]
    check(f"{workbook.name}, csv {index}", found, expected)


def check_list(workbook, listed):
    expected, index = [], 0
    for before, name, cells in listed:
        kind = next((word for word in before if word != "hidden"), "worksheet")
        index += kind == "worksheet"
        places = [place(address) for address, *_ in cells]
        expected.append([str(index) if kind == "worksheet" else "-", name,
                         str(max((row for row, _ in places), default=0)),
                         str(max((col for _, col in places), default=0)),
                         "hidden" if "hidden" in before else "visible", kind])
    check(f"{workbook.name}, sheets", lines("--sheets", workbook), expected)


def fixtures():
    workbooks = sorted([*FIXTURES.glob("xls/*.xls"), *FIXTURES.glob("xlsx/*.xlsx")])
    check("workbooks", len(workbooks) >= 28, True)
    for workbook in workbooks:
        stored = workbook.with_suffix(".stored.txt")
        listed = read_expected(stored if stored.exists() else workbook.with_suffix(".txt"))
        sheets = [s for s in listed if not set(s[0]) & {"chart", "macro", "module", "dialog"}]
        check_list(workbook, listed)
        check_cells(workbook, sheets)
        check_json(workbook, sheets)
        names = [name for _, name, _ in sheets]
        for index, (_, name, cells) in enumerate(sheets, 1):
            check_csv(workbook, name if str(index) in names else index, cells)


def some_numbers():
    draw = random.Random(2024)
    edges = [0.0, -0.0, 0.1, 0.1 + 0.2, 1e-6, 9.999999999999999e-07, 1e15, 1e16, 1e17, 2.0**53 + 2,
             99999999999999984.0, 123456789012345.6, 1234567890123456.8, 0.000123, 1e22, 1e23,
             5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, -12367.43, 9999999.995]
    powers = [2.0**n for n in range(-1074, 1024)]
    cents = [round(draw.uniform(-1e9, 1e9), 2) for _ in range(2000)]
    sums = [sum(round(draw.uniform(0, 1e5), 2) for _ in range(9)) for _ in range(2000)]
    any_bits = [struct.unpack("<d", draw.randbytes(8))[0] for _ in range(4000)]
    near = [n / 10**draw.randrange(0, 12) for n in draw.choices(range(10**6), k=2000)]
    numbers = edges + powers + cents + sums + any_bits + near
    return [n for n in numbers if n - n == 0] # no infinity, no NaN


def check_numbers(folder):
    workbook = folder / "numbers.xls"
    numbers = some_numbers()
    cells = [(i // 200, i % 200, "number", n) for i, n in enumerate(numbers)]
    workbook.write_bytes(biff.workbook([("数", cells)]))
    found = [line[3] for line in lines(workbook)]
    check("how many numbers", len(found), len(numbers))
    wrong = [(n, text) for n, text in zip(numbers, found) if text != shown(n)]
    check("numbers", wrong[:5], [])


def check_witness(folder):
    if not (CELLS.parent / "gk-witness").exists():
        return
    workbook = folder / "two.xls"
    biff.write(workbook, [
        ("甲", [(0, 0, "text", "备\t注\\"), (0, 1, "number", 0.1), (1, 0, "bool", 1),
               (1, 1, "formula", 3.5)]),
        ("乙", [(0, 2, "rich", "富文本"), (4, 0, "number", 1e300)])])
    first = [["1", "A1", "text", "备\\t注\\\\", "text", "备\\t注\\\\", "same"],
             ["1", "B1", "number", "0.1", "number", "0.1", "same"],
             ["1", "A2", "bool", "TRUE", "number", "1", "bool-as-integer"],
             ["1", "B2", "number", "3.5", "-", "", "no-formulas"]]
    second = [["2", "C1", "text", "富文本", "-", "", "differs"],
              ["2", "A5", "number", "1e+300", "number", "1e+300", "same"]]
    check("witness", lines("--witness", workbook, status=1), first + second)
    check("witness, 甲", lines("--witness", "--sheet=甲", workbook), first)
    check("witness, 2", lines("--witness", "--sheet=2", workbook, status=1), second)
    named = [[str(workbook), *line] for line in first + second]
    check("witness, two files", lines("--witness", workbook, FIXTURES / "xlsx/values.xlsx", status=1),
          named)
    check("witness, no .xls", lines("--witness", FIXTURES / "xlsx/values.xlsx", status=2), [])


fixtures()
with tempfile.TemporaryDirectory() as name:
    check_numbers(Path(name))
    check_witness(Path(name))
print("\n".join(problems) or "gk-cells prints what is in the workbooks")
sys.exit(1 if problems else 0)
