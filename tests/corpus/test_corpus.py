#!/usr/bin/env python3
"""Every file of the corpus, cell for cell as xlrd reads it, or explained.

    GK_CELLS=build/gk-cells test_corpus.py [--update] [FOLDER]

The corpus is not part of this project: where FOLDER (GK_SHARED, else ../shared/data) is not, the test is skipped.
differences.tsv lists each file on which the two readers do not agree, by the SHA-256 of its bytes, with the reason and
what LibreOffice makes of it. A difference that is new, has changed or has gone fails the test. --update writes the list anew
and keeps the last two columns; a line without them fails. --show prints the differences.

xlrd is asked for what it holds of each worksheet; a cell is equal if the type is the same and the number the same double,
the text the same text, the error the same error. Dates are compared as serials.
"""

import datetime
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

SKIPPED = 77
try:
    import xlrd
except ImportError:
    print("skipped: no xlrd (Debian: python3-xlrd)")
    sys.exit(SKIPPED)

HERE = Path(__file__).resolve().parent
LIST = HERE / "differences.tsv"
COLUMNS = ["file", "sha256", "gk-cells", "xlrd", "equal", "different", "digest", "libreoffice", "reason"]


def address(row, col):
    letters = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


# ---- the two readers ----

def serial(moment, datemode):
    """The serial number of a date in ISO 8601; days before March 1900 count one less than the calendar says."""
    day, _, time = moment.partition("T") if "-" in moment else ("", "", moment)
    parts = re.fullmatch(r"(?:(\d+):(\d+)(?::(\d+(?:\.\d+)?))?)?", time).groups()
    hours, minutes, seconds = (float(p or 0) for p in parts)
    fraction = (hours * 3600 + minutes * 60 + seconds) / 86400
    if not day:
        return fraction
    if day in ("1900-01-00", "1900-02-29"):
        return (0 if day.endswith("00") else 60) + fraction
    days = (datetime.date.fromisoformat(day) - datetime.date(1904 if datemode else 1899, 1 if datemode else 12,
                                                             1 if datemode else 31)).days
    return days + (not datemode and days > 59) + fraction


def duration(text):
    sign, hours, minutes, seconds = re.fullmatch(r"(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?", text).groups()
    days = (int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds or 0)) / 86400
    return -days if sign else days


def ours(tool, path):
    done = subprocess.run([tool, "--quiet", "--to", "ndjson", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        return None, done.stderr.decode().strip().replace(f"gk-cells: {path}: ", "").replace(f"gk-cells: {path}!", "")
    cells = {}
    for line in done.stdout.decode().splitlines():
        cell = json.loads(line)
        cells[cell["sheet"], cell["cell"]] = (cell["type"], cell["value"])
    return cells, f"{len(cells)} cells"


ERRORS = dict(xlrd.error_text_from_code)


def theirs(path):
    try:
        book = xlrd.open_workbook(str(path), logfile=open(os.devnull, "w"))
        cells = {}
        for i, sheet in enumerate(book.sheets(), 1):
            for row in range(sheet.nrows):
                for col, (kind, value) in enumerate(zip(sheet.row_types(row), sheet.row_values(row))):
                    if kind == xlrd.XL_CELL_TEXT and value != "":
                        cells[i, address(row, col)] = ("text", value)
                    elif kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
                        cells[i, address(row, col)] = ("number", value)
                    elif kind == xlrd.XL_CELL_BOOLEAN:
                        cells[i, address(row, col)] = ("bool", "TRUE" if value else "FALSE")
                    elif kind == xlrd.XL_CELL_ERROR:
                        cells[i, address(row, col)] = ("error", ERRORS.get(value, str(value)))
        return cells, f"{len(cells)} cells", book.datemode
    except Exception as refusal:  # whatever it is: xlrd has many ways to refuse
        return None, f"refused ({type(refusal).__name__})", 0


def same(a, b, datemode):
    """a is ours, b xlrd's; either may be None."""
    if a is None or b is None:
        return False
    if a[0] in ("date", "duration"):
        return b[0] == "number" and abs((serial(a[1], datemode) if a[0] == "date" else duration(a[1])) - b[1]) < 1e-8
    return a[0] == b[0] and (float(a[1]) == b[1] if a[0] == "number" else a[1] == b[1])


# ---- one file ----

def show(cell):
    return "-" if cell is None else f"{cell[0]} {cell[1]!r}"


def compare(tool, path):
    """A line of the list without its reason, whether the readers agree, and their differences."""
    mine, said = ours(tool, path)
    other, told, datemode = theirs(path)
    equal, different = 0, []
    for key in sorted({*(mine or {}), *(other or {})}, key=lambda k: (k[0], len(k[1]), k[1])):
        a, b = (mine or {}).get(key), (other or {}).get(key)
        if same(a, b, datemode):
            equal += 1
        else:
            different.append(f"{key[0]}!{key[1]}\t{show(a)}\t{show(b)}")
    digest = hashlib.sha256("\n".join(different).encode()).hexdigest()[:16]
    line = [path.name, hashlib.sha256(path.read_bytes()).hexdigest(), said, told, str(equal), str(len(different)), digest]
    return line, mine is not None and not different, different


def files_of(folder):
    return sorted(p for part in ("corpus", "samples") for p in (folder / part).iterdir()
                  if p.suffix.lower() in (".xls", "") and p.is_file())


def read_list():
    lines = LIST.read_text(encoding="utf-8").splitlines()[1:] if LIST.exists() else []
    return {line.split("\t")[1]: line.split("\t") for line in lines}


def main(arguments):
    update, show_all = "--update" in arguments, "--show" in arguments
    folders = [a for a in arguments if not a.startswith("-")]
    folder = Path(folders[0] if folders else os.environ.get("GK_SHARED") or HERE.parents[2] / "shared" / "data")
    if not (folder / "corpus").is_dir():
        print(f"skipped: no corpus at {folder}")
        return SKIPPED
    listed, found, wrong, cells, equal = read_list(), [], 0, 0, 0
    files = files_of(folder)
    for path in files:
        line, agree, different = compare(os.environ["GK_CELLS"], path)
        cells += int(line[4]) + int(line[5])
        equal += int(line[4])
        old = listed.pop(line[1], None)
        if agree:
            if old and not update:
                print(f"{path.name}: agrees now; the list says: {old[-1]}")
                wrong += 1
            continue
        explained = old[7:] if old else ["", ""]
        found.append(line + explained)
        if not update and (old is None or old[2:7] != line[2:7] or not all(explained)):
            print("\n  ".join([f"{path.name}: now {line[2:7]}", f"listed {old[2:] if old else None}", *different[:5]]))
            wrong += 1
        if show_all:
            print("\n  ".join(["\t".join(line), *different[:8]]))
    for old in [] if update else listed.values():
        print(f"{old[0]}: no such file any more")
        wrong += 1
    if update:
        LIST.write_text("\n".join("\t".join(line) for line in [COLUMNS, *found]) + "\n", encoding="utf-8")
    print(f"{len(files)} files, {cells} cells, {equal} equal, {len(found)} files in the list, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
