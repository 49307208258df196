"""Random reports of every profile: recognized as that profile, and moved into every later one with every value that has a
place there in its place. Exact, or refused for a reason, but never wrong.

    python3 test_profiles.py [--count N] [--seed S] [--profile P] [--case I] [--noise A,B] [--keep DIR]

What belongs to what is worked out here, from the pictures and the list of renamed rows below, without the library.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from decimal import Decimal
from multiprocessing import Pool
from pathlib import Path

import convert
import noise
import pictures
import random_reports
import render

TOOLS = Path(convert.GK_CONVERT).parent
PROFILES = ["p8-2015", "p8-2018", "p8-2019", "p9-2020", "p9-2022", "sx2024", "sh2024"]
LATER = {p: PROFILES[i + 1:6] for i, p in enumerate(PROFILES)} | {"sh2024": ["p9-2020", "p9-2022", "sx2024"],
                                                                   "sx2024": ["sh2024"]}
RENAMED = {"文化体育与传媒支出": "文化旅游体育与传媒支出", "医疗卫生与计划生育支出": "卫生健康支出",
           "资源勘探信息等支出": "资源勘探工业信息等支出", "国土海洋气象等支出": "自然资源海洋气象等支出",
           "用事业基金弥补收支差额": "使用非财政拨款结余(含专用结余)", "使用非财政拨款结余": "使用非财政拨款结余(含专用结余)"}


# ---- what belongs to what


def headings(picture, col):
    """The wordings over a column, from the top; of columns that come several times only the lowest."""
    found = []
    top = next(i for i, r in enumerate(picture.rows) if r.keys)
    for r in range(top):
        row, c = pictures.corner(picture.rows, r, col)
        cell = picture.rows[row].cells[c]
        digits = [x.text for x in picture.rows[r].cells if x.kind == "text" and x.text not in ("", "栏次")]
        if cell.text and (row, c) not in [f[0] for f in found] and not pictures.spans_all(picture.rows, row, c) and \
                not all(d.isdigit() for d in digits):
            found.append(((row, c), {pictures.key(t) for t in cell.texts}))
    return [f[1] for f in found]


def places(picture):
    """{(row key, column): (item, headings)} of all values of the form; a row by code has the key and item None."""
    found = {}
    values = {}
    for row in picture.rows:
        for i, cell in enumerate(row.cells):
            if cell.kind == "value":
                values.setdefault(cell.column, set()).add(i)
    for row in picture.rows:
        for i, key in row.keys.items():
            column = row.cells[i].column
            over = headings(picture, min(values[column]))
            if len(values[column]) > 1:
                over = over[-1:]
            found[key, column] = (row.items.get(i, "" if picture.is_numbered else key), over, code_name(row, i))
    return found


def code_name(row, i):
    """The name beside a code of the form."""
    cells = [c for c in row.cells[:i] if c.kind == "text"]
    return {pictures.key(t) for t in cells[-1].texts} if len(cells) > 1 and cells[-2].text.isdigit() else None


def same_figure(role, a, b):
    """The plain list of 基本支出 has its amounts under 合计."""
    return same_column(a, b) or (role == "basic" and len(a) == 2 and "合计" in a[1] and same_column(b, [{"决算数"}])) \
        or (role == "basic" and len(b) == 2 and "合计" in b[1] and same_column(a, [{"决算数"}]))


def newest(item):
    return "/".join(RENAMED.get(part, part) for part in item.split("/"))


def same_column(a, b):
    """The same headings, in any order."""
    b = list(b)
    for wordings in a:
        match = next((other for other in b if wordings & other), None)
        if match is None:
            return False
        b.remove(match)
    return not b


def find_place(role, source, target, key, column, name):
    """The key and column in the target form of a value in the source form, or None."""
    by_code = (None, column) in source and key.isdigit()
    item, over, own = source[None, column] if by_code and (key, column) not in source else source[key, column]
    for (row, n), (other, headed, theirs) in target.items():
        if not same_figure(role, over, headed):
            continue
        if item is None or (key.isdigit() and len(key) > 2):  # a code
            if row is None:
                return key, n
            if row == key and theirs and pictures.key(name) in theirs:
                return row, n
        elif other is not None and row is not None and newest(other) == newest(item) and (item or row == key):
            return row, n
    return None


# ---- what the tools say


def values_of(lines):
    """{(role, row, column): value}, what is left over, the label of each row, and the profile."""
    found, left, labels, profile = {}, {}, {}, None
    for line in lines:
        record = json.loads(line)
        if record["t"] == "report":
            profile = record["profile"]
        if record["t"] != "row":
            continue
        row = pictures.key(record["row"])
        labels[record["role"], row] = record["label"]
        for column, value in record["values"].items():
            if value is not None:
                (left if record.get("leftover") else found)[record["role"], row, column] = convert.value(value)
    return found, left, labels, profile


def run(tool, *arguments):
    return subprocess.run([TOOLS / tool, *map(str, arguments)], capture_output=True, encoding="utf-8", timeout=60)


def expect_migrated(case, source, target, found, labels):
    """Where each value must be in the target, and what must be left over."""
    there, left = {}, {}
    olds = {p.role: places(p) for p in pictures.profile(source)}
    news = {p.role: places(p) for p in pictures.profile(target)}
    for (role, row, column), value in found.items():
        place = find_place(role, olds[role], news[role], row, column, labels[role, row]) if role in news else None
        if place:
            there[(role, *place)] = value
        else:
            left[role, row, column] = value
    return there, left


def judge(case, profile, folder):
    stream = folder / "out.ndjson"
    done = run("gk-import", folder / "in")
    stream.write_text(done.stdout, encoding="utf-8")
    if done.returncode or not done.stdout:
        return "refused", done.stderr
    found, _, labels, read_as = values_of(done.stdout.splitlines())
    if read_as != profile:
        return "WRONG", f"read as {read_as}\n{done.stderr}"
    expected = {(role, pictures.key(row), column): v for (role, row, column), v in case.expected.items()}
    wrong = convert.differences(expected, found)
    for target in LATER[profile]:
        moved = run("gk-migrate", "--to", target, stream)
        there, left, _, _ = values_of(moved.stdout.splitlines())
        should, rest = expect_migrated(case, profile, target, found, labels)
        wrong += [f"to {target}: {line}" for line in convert.differences(should, there)]
        wrong += [f"to {target}, left over: {line}" for line in convert.differences(rest, left)]
        if moved.returncode:
            wrong.append(f"to {target}: exit {moved.returncode} {moved.stderr}")
    return ("WRONG", "\n".join(wrong[:8] + [done.stderr])) if wrong else ("exact", "")


def run_case(job):
    seed, number, profile, noises, keep = job
    rng = random.Random(f"{seed}:{profile}:{number}")
    case = random_reports.case(rng.random(), profile)
    noise.apply(rng, case, noise.choose(rng) if noises is None else noises)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in")
        source.mkdir()
        render.files(rng, case, source)
        verdict, why = judge(case, profile, Path(folder))
        if keep and verdict != "exact":
            shutil.copytree(folder, Path(keep, f"{profile}-{number}-{verdict}"), dirs_exist_ok=True)
    return profile, number, verdict, why, case.noises


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=int(os.environ.get("GK_PROFILES_COUNT", 200)))
    parser.add_argument("--seed", default="1")
    parser.add_argument("--profile")
    parser.add_argument("--case", type=int)
    parser.add_argument("--noise")
    parser.add_argument("--keep")
    options = parser.parse_args()
    noises = None if options.noise is None else options.noise.split(",")
    profiles = [options.profile] if options.profile else PROFILES
    numbers = range(-(-options.count // len(profiles))) if options.case is None else [options.case]
    jobs = [(options.seed, n, p, noises, options.keep) for n in numbers for p in profiles]
    with Pool(2) as pool:
        results = pool.map(run_case, jobs, 5)
    totals = {p: Counter() for p in profiles}
    for profile, number, verdict, why, noises in results:
        totals[profile][verdict] += 1
        if verdict != "exact":
            print(f"{profile} case {number}: {verdict}; {', '.join(sorted(noises))}\n  {why.strip()}")
    for profile, total in totals.items():
        print(f"{profile:10} {total['exact']:6} exact {total['refused']:6} refused {total['WRONG']:6} WRONG")
    total = sum(totals.values(), Counter())
    return total["WRONG"] > 0 or total["exact"] < 0.995 * total.total()


if __name__ == "__main__":
    sys.exit(main())
