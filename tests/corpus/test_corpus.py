#!/usr/bin/env python3
"""Every file of the corpus and of the samples, cell for cell as xlrd reads it, or explained.

    GK_CELLS=build/gk-cells test_corpus.py [--update] [--show] [FOLDER]

The files are not part of this project: where FOLDER (GK_SHARED, else ../shared/data) is not, the test is skipped.
differences.tsv lists each file on which the two readers do not agree, and each that one of them refuses, by the SHA-256
of its bytes: what either says, how many cells are equal and how many are not, a digest of those, what LibreOffice makes
of the file, and the reason. Its last line is the sum of all files. A difference that is new, has changed or has gone
fails the test. --update writes the list anew and keeps the last two columns; a line without them fails. --show prints
the differences, which are not kept: they may be anybody's texts.

xlrd is asked for what it holds of each worksheet: its name, whether it is hidden, and its cells. A cell is equal if the
type is the same, and the number the same double, the text the same text, the error the same error. A date or duration
is equal if xlrd has a date, and its serial, rounded to the millisecond, is the moment gk-cells prints; a date that is on
no calendar is a number to gk-cells.
"""

import datetime
import hashlib
import json
import os
import re
import struct
import subprocess
import sys
from collections import Counter
from fractions import Fraction
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
LIBREOFFICE = {"agrees-with-us", "agrees-with-xlrd", "refuses", "other"}  # what its column may say
SECONDS = 5  # which one file may take; the slowest takes a fiftieth of one


# ---- gk-cells ----

def lines_of(tool, path, *options):
    """The lines gk-cells prints and None, or None and why it does not read the file."""
    try:
        done = subprocess.run([tool, "--quiet", *options, str(path)], capture_output=True, timeout=SECONDS,
                              env={**os.environ, "LC_ALL": "C.UTF-8"})
    except subprocess.TimeoutExpired:
        return None, f"more than {SECONDS} seconds"
    if done.returncode == 0:
        return done.stdout.decode().splitlines(), None
    if done.returncode != 2:
        return None, f"exit status {done.returncode}"
    return None, re.sub(f"^gk-cells: {re.escape(str(path))}(: |!)", "", done.stderr.decode().strip())


def ours(tool, path):
    """(sheet, cell) → (type, value), sheet → (name, visible or hidden), and what to say of it."""
    lines, refusal = lines_of(tool, path, "--to", "ndjson")
    sheets, refused_too = lines_of(tool, path, "--sheets")
    if refusal != refused_too:
        return None, None, f"cells: {refusal}, sheets: {refused_too}"
    if refusal:
        return None, None, refusal
    cells, names = {}, {}
    for line in sheets:
        index, name, _, _, visible, _ = line.split("\t")
        if index != "-":
            names[int(index)] = (re.sub(r"\\(.)", lambda m: {"t": "\t", "n": "\n", "r": "\r"}.get(m[1], m[1]), name), visible)
    for line in map(json.loads, lines):
        key = line["sheet"], line["cell"]
        if key in cells or line["name"] != names.get(line["sheet"], ("",))[0]:
            return None, None, f"{key} stands twice, or on a sheet of another name"
        cells[key] = (line["type"], line["value"])
    return cells, names, f"{len(cells)} cells"


# ---- xlrd ----

def address(row, col):
    letters = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


ERRORS = dict(xlrd.error_text_from_code)


def cell_of(kind, value):
    if kind == xlrd.XL_CELL_TEXT and value != "":
        return "text", value
    if kind == xlrd.XL_CELL_NUMBER:
        return "number", value
    if kind == xlrd.XL_CELL_DATE:
        return "date", value
    if kind == xlrd.XL_CELL_BOOLEAN:
        return "bool", "TRUE" if value else "FALSE"
    if kind == xlrd.XL_CELL_ERROR:
        return "error", ERRORS.get(value, str(value))
    return None


def theirs(path):
    """The same of xlrd, and its date mode."""
    try:
        with open(os.devnull, "w", encoding="utf-8") as log:
            book = xlrd.open_workbook(str(path), logfile=log, ragged_rows=True)
        cells, names = {}, {}
        for i, sheet in enumerate(book.sheets(), 1):
            names[i] = (sheet.name, "hidden" if sheet.visibility else "visible")
            for row in range(sheet.nrows):
                for col, (kind, value) in enumerate(zip(sheet.row_types(row), sheet.row_values(row))):
                    cell = cell_of(kind, value)
                    if cell:
                        cells[i, address(row, col)] = cell
        return cells, names, f"{len(cells)} cells", book.datemode
    except Exception as refusal:  # whatever it is: xlrd has many ways to refuse
        return None, None, f"refused ({type(refusal).__name__})", 0


# ---- moments: written here once more, so that no fault of the tool's is repeated ----

LAST_DAY = 2958465  # 9999-12-31


def milliseconds(serial):
    """The nearest whole number, exactly; halves up, as all is positive."""
    return int(Fraction(serial) * 86400000 + Fraction(1, 2))


def clock(ms):
    text = f"{ms // 3600000:02}:{ms // 60000 % 60:02}:{ms // 1000 % 60:02}"
    return text + (f".{ms % 1000:03}" if ms % 1000 else "")


def moment_texts(serial, datemode):
    """All the ways to print it as a date; none if it is on no calendar."""
    if not 0 <= serial <= LAST_DAY + 1:
        return set()
    day, ms = divmod(milliseconds(serial), 86400000)
    texts = {clock(ms)} if day == 0 else set()
    day += 1462 if datemode else 0
    if 1 <= day <= LAST_DAY and day != 60:  # 1900-02-29
        date = (datetime.date(1899, 12, 30) + datetime.timedelta(day + (day < 60))).isoformat()
        texts.add(f"{date}T{clock(ms)}" if ms else date)
    return texts


def duration_text(serial):
    ms = milliseconds(abs(serial))
    hours, minutes, rest = ms // 3600000, ms // 60000 % 60, ms % 60000
    seconds = f"{rest // 1000}.{rest % 1000:03}S" if rest % 1000 else f"{rest // 1000}S"
    return ("-" if serial < 0 and ms else "") + "PT" + (f"{hours}H" if hours else "") + \
        (f"{minutes}M" if minutes else "") + (seconds if rest or not ms else "")


# ---- one file ----

def same_number(text, number):
    """The same double to the last bit; 0 and -0 are two."""
    return struct.pack("<d", float(text)) == struct.pack("<d", number)


def same(a, b, datemode):
    """a is ours, b xlrd's; either may be None."""
    if a is None or b is None:
        return False
    if b[0] == "date":
        texts = moment_texts(b[1], datemode)
        return (a[0] == "date" and a[1] in texts or a[0] == "duration" and a[1] == duration_text(b[1]) or
                a[0] == "number" and same_number(a[1], b[1]) and not any("-" in t for t in texts))
    return a[0] == b[0] and (same_number(a[1], b[1]) if a[0] == "number" else a[1] == b[1])


def show(cell):
    return "-" if cell is None else f"{cell[0]} {cell[1]!r}"


def compare(tool, path):
    """A line of the list without its last two columns, whether the readers agree, and their differences."""
    mine, my_sheets, said = ours(tool, path)
    other, their_sheets, told, datemode = theirs(path)
    equal, different = 0, []
    for i in sorted({*(my_sheets or {}), *(their_sheets or {})}):
        a, b = (my_sheets or {}).get(i), (their_sheets or {}).get(i)
        if a != b:
            different.append(f"sheet {i}\t{show(a)}\t{show(b)}")
    sheets = len(different)
    for key in sorted({*(mine or {}), *(other or {})}, key=lambda k: (k[0], len(k[1]), k[1])):
        a, b = (mine or {}).get(key), (other or {}).get(key)
        if same(a, b, datemode):
            equal += 1
        else:
            different.append(f"{key[0]}!{key[1]}\t{show(a)}\t{show(b)}")
    # The sheet of a web page or of a text is called like the file, which may be called otherwise one day.
    text = "\n".join(different).replace(path.name, "")
    digest = hashlib.sha256(text.encode()).hexdigest()[:16] if different else "-"
    line = [path.name, hashlib.sha256(path.read_bytes()).hexdigest(), said, told, str(equal),
            str(len(different) - sheets), digest]
    return line, mine is not None and not different, different


# ---- all files ----

def files_of(folder):
    """What is a file of its own kind twice is taken once: the list goes by what is in it."""
    found = {}
    for part in ("corpus", "samples"):
        for path in sorted((folder / part).rglob("*")):
            if path.suffix.lower() == ".xls" and path.is_file():
                found.setdefault(hashlib.sha256(path.read_bytes()).hexdigest(), path)
    return list(found.values())


def read_list():
    lines = [line.split("\t") for line in LIST.read_text(encoding="utf-8").splitlines()[1:]] if LIST.exists() else []
    return {line[1]: line for line in lines}


def sum_line(files, totals):
    return [f"all {files} files", "-", f"{totals['read']} files read", f"{totals['xlrd']} files read",
            str(totals["equal"]), str(totals["different"]), "-", "-", "-"]


def is_explained(old):
    return len(old) == len(COLUMNS) and old[-2] in LIBREOFFICE and old[-1].strip() != ""


def check(path, line, agree, old, different):
    """Print what is wrong with this file; whether anything is."""
    if agree:
        if old:
            print(f"{path.name}: agrees now; the list says: {old[-1]}")
        return old is not None
    if old and old[2:7] == line[2:7]:
        if not is_explained(old):
            print(f"{path.name}: the list does not say why ({', '.join(sorted(LIBREOFFICE))}, and a reason)")
        return not is_explained(old)
    print(f"{path.name}: now    {' | '.join(line[2:7])}\n  listed {' | '.join(old[2:7]) if old else 'not at all'}")
    print("".join(f"  {d}\n" for d in different[:5]), end="")
    return True


def run(folder, tool, update, show_all):
    listed, found, wrong, totals = read_list(), [], 0, Counter()
    files = files_of(folder)
    for path in files:
        line, agree, different = compare(tool, path)
        totals += Counter(read=line[2].endswith(" cells"), xlrd=line[3].endswith(" cells"), equal=int(line[4]),
                          different=int(line[5]))
        old = listed.pop(line[1], None)
        if not agree:
            found.append(line + (old[7:] if old else ["", ""]))
        if show_all and not agree:
            print("\n  ".join(["\t".join(line), *different[:20]]))
        wrong += check(path, line, agree, old, different) and not update
    total = sum_line(len(files), totals)
    old_total = listed.pop("-", None)
    if update:
        LIST.write_text("\n".join("\t".join(line) for line in [COLUMNS, *found, total]) + "\n", encoding="utf-8")
        wrong = sum(not is_explained(line) for line in found)
    elif wrong := wrong + len(listed) + (old_total != total):
        print("".join(f"{old[0]}: no such file any more\n" for old in listed.values()), end="")
        if old_total != total:
            print(f"now    {' | '.join(total)}\nlisted {' | '.join(old_total) if old_total else 'not at all'}")
    print(f"{len(files)} files, {totals['equal']} cells equal, {totals['different']} not, "
          f"{len(found)} files in the list, {wrong} {'to be explained' if update else 'wrong'}")
    return 1 if wrong else 0


def main(arguments):
    folders = [a for a in arguments if not a.startswith("-")]
    folder = Path(folders[0] if folders else os.environ.get("GK_SHARED") or HERE.parents[2] / "shared" / "data")
    if not (folder / "corpus").is_dir():
        print(f"skipped: no corpus at {folder}")
        return SKIPPED
    return run(folder, os.environ["GK_CELLS"], "--update" in arguments, "--show" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
