"""What is kept comes back: verbatim tables, leftovers and units through every format, several times over.

    test_kept.py [--count N] [--seed S] [--case I]

Each case is a report of an old year with random tables that no profile has, moved to another form, then written and
read again in a random order of formats. What it must hold is known from the source alone: cells as the test made them,
figures as fixtures/years/*.tsv lists them.
"""

import argparse
import csv
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from decimal import Decimal
from pathlib import Path

import openpyxl

import biff
import convert

TOOLS = Path(convert.GK_CONVERT).absolute().parent
YEARS = Path(convert.FIXTURES) / "years"
ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en")

NAMES = ["国有资产占用情况表", "政府采购支出情况表", "“三公”经费及会议费、培训费支出决算表", "项目支出绩效情况明细表"]
TEXTS = ["车辆", "=SUM(A1:A3)", "-5.00", "+86 13", "@某某", "1E5", "１２３", "——", "TRUE", "007", "0201", "1,234.50", "(12.50)", "12%",
         "a  b", " 前后有空格 ", "甲\n乙", '引“号”"和",逗号', "&<b>", "_x0041_", "〔1〕", "附1 说明", "2024年度", "123456789012345678901234567890",
         "12345678.123456789", "3.10", "-0.000000000000000000001"]


# ---- what the source holds ----------------------------------------------------------------------

def number(rng):
    """A number as a workbook has it: of 1 to 17 digits, whole or not, a moment's noise among them."""
    digits, decimals = rng.randint(1, 17), rng.choice([0, 0, 1, 2, 2, 4, 9, 12])
    value = Decimal(rng.randrange(10 ** digits)).scaleb(-decimals) * rng.choice([1, 1, -1])
    return rng.choice([float(value), float(value), 0.1 + 0.2, 1e15, 1e22, 1.5e-7, 2.0 ** 53])


def content(rng, workbook):
    if workbook and rng.random() < 0.6:
        return number(rng)
    return rng.choice(TEXTS + ["", ""])


def table(rng, name, workbook):
    """Rows of cells: a head, headings, and what stands below them."""
    width = rng.randint(2, 6)
    rows = [[name], ["金额单位：" + rng.choice(["元", "万元"]), "2024年度"], ["项目", *[f"第{i}栏" for i in range(1, width)]],
            ["合计", *["1.00"] * (width - 1)]]
    for i in range(rng.randint(1, 9)):
        rows.append([f"项{i}", *[content(rng, workbook) for _ in range(width - 1)]])
        if not any(cell != "" for cell in rows[-1][1:]):
            rows[-1][1] = "1"
    if rng.random() < 0.3:
        rows.insert(rng.randint(5, len(rows)), [])
    return rows


def decimal_of(cell, digits):
    """A float as the shortest decimal that gives it back, whole numbers with all digits."""
    written = float(f"{cell:.{digits}g}")
    return Decimal(int(written)) if written.is_integer() and abs(written) < 1e17 else Decimal(repr(written))


def expected_cells(rows, digits):
    return {(r, c): decimal_of(cell, digits) if isinstance(cell, float) else cell
            for r, row in enumerate(rows) for c, cell in enumerate(row) if not isinstance(cell, str) or cell.strip()}


def as_csv(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def write_workbook(path, tables):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for i, rows in enumerate(tables):
        sheet = book.create_sheet(f"表{i}")
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if cell != "":
                    at = sheet.cell(r + 1, c + 1)
                    at.value = cell.replace("_x", "_x005F_x") if isinstance(cell, str) else cell
                    if isinstance(cell, str):
                        at.data_type = "s"  # no formula
                    else:
                        at.number_format = random.Random(r * c).choice(["General", "#,##0.00", "0", "0.0%"])
    book.save(path)


def write_old_workbook(path, tables):
    biff.write(path, [(f"表{i}", [(r, c, "number" if isinstance(cell, float) else "text", cell)
                                 for r, row in enumerate(rows) for c, cell in enumerate(row) if cell != ""])
                      for i, rows in enumerate(tables)])


def write_source(rng, folder, base):
    """The inputs, and the verbatim tables that they hold, in their order."""
    kind = rng.choice(["appended", "csv", "xlsx", "xls"])
    names = rng.sample(NAMES, rng.randint(0, 3))
    tables = [table(rng, name, kind in ("xlsx", "xls")) for name in names]
    report = base.read_text(encoding="utf-8-sig")
    if kind == "appended":
        report += "".join("\n" + as_csv(rows) for rows in tables)
    elif tables and kind == "csv":
        for i, rows in enumerate(tables):
            (folder / f"z{i}.csv").write_text(as_csv(rows), encoding="utf-8")
    elif tables:
        {"xlsx": write_workbook, "xls": write_old_workbook}[kind](folder / f"z.{kind}", tables)
    (folder / "a.csv").write_text(report, encoding="utf-8")
    digits = 16 if kind == "xlsx" else 17  # what openpyxl writes
    return [(name, expected_cells(rows, digits)) for name, rows in zip(names, tables)]


# ---- what a file holds --------------------------------------------------------------------------

def run(tool, *arguments, status=0):
    done = subprocess.run([TOOLS / tool, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
                          timeout=120, env=ENVIRONMENT)
    if done.returncode != status:
        raise AssertionError(f"{tool} {' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stderr[:2000]}")
    return done


def place(address):
    letters = address.rstrip("0123456789")
    col = 0
    for letter in letters:
        col = col * 26 + ord(letter) - 64
    return int(address[len(letters):]) - 1, col - 1


def same(got, wanted):
    if isinstance(wanted, str):
        return got.get("text") == wanted
    try:
        return Decimal(got.get("number", got.get("text"))) == wanted
    except ArithmeticError:
        return False


def verbatim_faults(records, wanted):
    sheets = [r for r in records if r["t"] == "sheet"]
    if [s["name"] for s in sheets] != [name for name, _ in wanted]:
        return [f"verbatim tables {[s['name'] for s in sheets]}, not {[name for name, _ in wanted]}"]
    faults = []
    for sheet, (name, cells) in zip(sheets, wanted):
        got = {place(cell["cell"]): cell for cell in sheet["cells"]}
        faults += [f"{name} {at}: {got.get(at)} for {cells.get(at)!r}" for at in sorted(got.keys() | cells.keys())
                   if at not in got or at not in cells or not same(got[at], cells[at])]
    return faults


def values(records, leftover):
    units = {(r["role"], r.get("profile")): r["unit"] for r in records if r["t"] == "table" and r.get("leftover", False) == leftover}
    by_role = {role: unit for (role, _), unit in units.items()}
    return {(r["role"], r["row"], n): (value if value == "——" else Decimal(value), by_role[r["role"]])
            for r in records if r["t"] == "row" and r.get("leftover", False) == leftover
            for n, value in r["values"].items() if value is not None}


# ---- writing it again and again -----------------------------------------------------------------

def proof_faults(printed, account):
    """The lines of --verify: each input counted, each part listed, all of it equal."""
    lines = [line.split("\t") for line in printed.splitlines()]
    count = Counter()
    for kind, _, number, *_ in lines:
        count[kind] += int(number)
    faults = [f"not equal: {line}" for line in lines if line[0] == "written" and line[4] != "equal"]
    if count["source"] + count["split"] != count["placed"] + count["leftover"] + count["verbatim"] + count["merged"]:
        faults.append(f"the proof does not add up: {dict(count)}")
    if count["written"] != count["placed"] + count["leftover"] + count["verbatim"]:
        faults.append(f"written is not what was placed: {dict(count)}")
    if account is not None and account != count["source"] + count["twice"]:
        faults.append(f"the account has {account} values, the proof {dict(count)}")
    return faults


def account_of(path, how):
    lines = [line.split("\t") for line in run("gk-convert", "-q", *how, "--account", path).stdout.splitlines()[1:]]
    return sum(int(cells) for _, _, kind, cells in lines if kind in ("value", "kept"))


def step(rng, path, folder, i, how):
    """Write it once more; the new path and what --verify prints, if it was asked."""
    form = rng.choice(["xlsx", "xls", "csv", "stacked", "ndjson"])
    extra = [option for option in ("--bom", "--guard") if form in ("csv", "stacked") and rng.random() < 0.3]
    if form == "ndjson":
        target = folder / f"{i}.ndjson"
        target.write_text(run("gk-import", "-q", *how, path).stdout, encoding="utf-8")
        return form, target, None
    target = folder / {"csv": f"{i}/", "stacked": f"{i}.csv"}.get(form, f"{i}.{form}")
    to = {"csv": ["--to", "csv"], "stacked": ["--to", "csv", "--stacked"]}.get(form, ["--to", form])
    out = f"{target}/" if form == "csv" else target
    if form in ("csv", "stacked") and "--bom" not in extra and rng.random() < 0.3:
        run("gk-export", "-q", *how, "--leftovers", *to, *extra, "--encoding", "gb18030", path, "-o", out)
        return form, target, None
    return form, target, run("gk-convert", "-q", *how, "--verify", "--leftovers", *to, *extra, path, "-o", out).stdout


def listed(base):
    with open(base.with_suffix(".tsv"), encoding="utf-8") as file:
        return Counter(convert.value(line.rstrip("\n").split("\t")[3]) for line in list(file)[1:])


def case_faults(rng, folder):
    base = YEARS / rng.choice(["2017.csv", "2019.csv", "2021.csv", "shanghai.csv"])
    source = folder / "in"
    source.mkdir()
    wanted = write_source(rng, source, base)
    how = []
    if rng.random() < 0.3:  # the same figures, said to be in 元, and left so
        text = (source / "a.csv").read_text(encoding="utf-8")
        (source / "a.csv").write_text(text.replace("万元", "元"), encoding="utf-8")
        for _, cells in wanted if len(list(source.iterdir())) == 1 else []:  # they stand in the same file
            cells.update({at: cell.replace("万元", "元") for at, cell in cells.items() if isinstance(cell, str)})
        how = ["--keep-unit"]
    path = folder / "0.xlsx"
    profile = rng.choice(["sx2024", "p8-2019", "p9-2022", "sh2024"])
    faults = []
    printed = run("gk-convert", "-q", *how, "--verify", "--leftovers", "--profile", profile, source, "-o", path).stdout
    faults += proof_faults(printed, account_of(source, how))
    first = [json.loads(line) for line in run("gk-import", "-q", *how, path).stdout.splitlines()]
    placed, leftover = values(first, False), values(first, True)
    counts = Counter(line.split("\t")[0] for line in printed.splitlines())
    if not counts["merged"] and not counts["split"] and \
            Counter(value for value, _ in [*placed.values(), *leftover.values()]) != listed(base):
        faults.append("what was placed and left over is not what the source lists")
    faults += verbatim_faults(first, wanted)
    way = [f"{base.stem}→{profile}"]
    for i in range(1, rng.randint(3, 6)):
        account = None if path.suffix == ".ndjson" else account_of(path, how)
        form, path, printed = step(rng, path, folder, i, how)
        way.append(form)
        again = [json.loads(line) for line in run("gk-import", "-q", *how, path).stdout.splitlines()]
        new = verbatim_faults(again, wanted) + ([] if printed is None else proof_faults(printed, account))
        for what, one, other in (("values", placed, values(again, False)), ("leftovers", leftover, values(again, True))):
            if one != other:
                new.append(f"{what}: {list((one.items() ^ other.items()))[:3]}")
        new += [f"{r['source']}: {r['status']}" for r in again if r["t"] == "file" and r["status"] == "refused"]
        if new:
            return [" ".join(way)] + faults + new
    return [" ".join(way)] + faults if faults else []


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--count", type=int, default=int(os.environ.get("GK_RANDOM_COUNT", 12)))
    arguments.add_argument("--seed", default="kept")
    arguments.add_argument("--case", type=int)
    chosen = arguments.parse_args()
    wrong = 0
    cases = range(chosen.count) if chosen.case is None else [chosen.case]
    for i in cases:
        folder = Path(tempfile.mkdtemp())
        try:
            faults = case_faults(random.Random(f"{chosen.seed}:{i}"), folder)
        except AssertionError as fault:
            faults = [str(fault)]
        if faults:
            wrong += 1
            print(f"case {i}:", *faults[:8], sep="\n  ")
        if chosen.case is None:
            shutil.rmtree(folder)
        else:
            print(folder)
    print(f"cases {len(cases)}, wrong {wrong}")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
