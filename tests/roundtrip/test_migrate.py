"""Random migrations, recomputed: random reports of every profile moved to every other one, and what goes in = what is placed + what
is left over, value by value, with the names of rows and tables. What belongs to what is worked out in moves.py, without the library.

    python3 test_migrate.py [--count N] [--seed S] [--profile P] [--case I] [--keep DIR]

Amounts are negative, blank, 0, —— or have four decimals; tables are in 万元 or in 元, with and without --keep-unit. The profile
`merged` is made here: rows, columns and codes of it are several of the other forms, as its mappings.csv says.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from multiprocessing import Pool
from pathlib import Path

import convert
import moves
import pictures
import random_reports
import render
from random_reports import Code, Head, Money

TOOL = Path(convert.GK_CONVERT).parent / "gk-migrate"
PROFILES = ["p8-2015", "p8-2018", "p8-2019", "p9-2020", "p9-2022", "sx2024", "sh2024", "merged"]
PAIRS = [(a, b) for a in PROFILES for b in PROFILES if a != b]
MERGED_ROWS = [("row", "summary", "上级补助收入", "上级和附属单位收入"), ("row", "summary", "附属单位上缴收入", "上级和附属单位收入"),
               ("row", "", "债务还本支出", "债务支出"), ("row", "", "债务付息支出", "债务支出"),
               ("column", "revenue", "上级补助收入", "上级和附属单位收入"),
               ("column", "revenue", "附属单位上缴收入", "上级和附属单位收入"),
               ("code", "basic", "30304 抚恤金", "30305 抚恤和生活补助"), ("code", "basic", "30305 生活补助", "30305 抚恤和生活补助")]


# ---- a form of our own


def edit(path, *changes):
    text = path.read_text("utf-8")
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    path.write_text(text, "utf-8")


def drop_column(path, heading):
    """Take a column with its values out of a form; those behind it move up."""
    rows = pictures.read_csv(path)
    at = next(i for row in rows for i, c in enumerate(row) if c == heading)
    gone = next(int(c[1:-1]) for row in rows for c in row[at:at + 1] if re.fullmatch(r"\{\d+\}", c))

    def renumbered(cell):
        number = re.fullmatch(r"(\{?)(\d+)(\}?)", cell)
        return f"{number[1]}{int(number[2]) - 1}{number[3]}" if number and int(number[2]) > gone else cell
    lines = [[renumbered(c) for i, c in enumerate(row) if i != at] for row in rows]
    path.write_text("\ufeff" + render.as_csv(lines), "utf-8")


def make_profiles(folder):
    """All profiles of the library and `merged` in one folder; `merged` and its mappings.csv alone in another."""
    everything, own = folder / "all" / "profiles", folder / "own"
    shutil.copytree(pictures.LAYOUTS, everything)
    shutil.copy(pictures.LAYOUTS.parent / "mappings.csv", everything.parent)
    merged = own / "merged"
    own.mkdir()
    shutil.copytree(everything / "sx2024", merged)
    debts = ("二十四、债务还本支出", "二十四、债务支出"), ("二十五、债务付息支出", "")
    edit(merged / "summary.csv", ("四、上级补助收入", "四、上级和附属单位收入"), ("七、附属单位上缴收入", ""), *debts)
    edit(merged / "appropriation.csv", *debts)
    edit(merged / "basic.csv", ("30304,抚恤金,{1}", ",,"), ("30305,生活补助", "30305,抚恤和生活补助"))
    edit(merged / "revenue.csv", ("上级补助收入", "上级和附属单位收入"))
    drop_column(merged / "revenue.csv", "附属单位上缴收入")
    edit(merged / "index.csv", ("11 36 14 14 14 14 14 16 14", "11 36 14 14 14 14 14 14"), (",2024-,", ",2025-,"))
    (own / "mappings.csv").write_text("kind,role,from,to,evidence\n" + "".join(",".join(r) + ",\n" for r in MERGED_ROWS), "utf-8")
    shutil.copytree(merged, everything / "merged")
    return own


# ---- a random report


class Dash(Decimal):
    """—— where an amount could stand."""


def amount(rng, drawn=random_reports.amount):
    return Dash(0) if rng.random() < 0.03 else drawn(rng)


def printed(number, type_, print_=random_reports.printed):
    return Head(moves.NOT_APPLICABLE) if isinstance(number, Dash) else print_(number, type_)


random_reports.amount, random_reports.printed = amount, printed
random_reports.YEARS["merged"] = [2025]


def cell_of(table, text):
    """(row, column) of the amount beside a name; None if this source does not have it."""
    for r, row in enumerate(table.body):
        if text in row:
            drawn = next(d for d in table.picture.rows if any(c.kind == "text" and c.text == text for c in d.cells))
            at = row.index(text)
            return r, next(i for i in range(at, len(drawn.cells)) if drawn.cells[i].kind == "value")
    return None


def set_amount(case, role, item, value):
    table = next(t for t in case.tables if t.role == role)
    slot = next(s for s in moves.Form(table.picture, pictures.LAYOUTS / case.profile).slots.values() if s.item == item)
    at = cell_of(table, slot.text)
    if at:
        table.body[at[0]][at[1]] = printed(value, "money")
        case.expected[role, slot.key, slot.columns[0]] = value


def make_splittable(rng, case):
    """财政拨款收入 is what 04 says of its two parts, give or take what rounding may do, or a little more."""
    if not any(s.item == "收入/财政拨款收入" for s in moves.forms_of(case.profile)["summary"].slots.values()):
        return
    parts = [Decimal(rng.randrange(1, 10 ** 6)) / 100 for _ in range(2)]
    off = rng.choice([0, 0, Decimal("0.01"), Decimal("0.015"), Decimal("-0.01"), Decimal("0.02")])
    for item, part in zip(["一般公共预算财政拨款", "政府性基金预算财政拨款"], parts):
        set_amount(case, "appropriation", f"收入/{item}", part)
        set_amount(case, "summary", f"收入/{item}收入", rng.choice([part, part, part + 1]))
    set_amount(case, "summary", "收入/财政拨款收入", sum(parts) + off)


def add_strange_code(rng, case):
    """A code of 基本支出 that only some forms have room for: 305 was in use before 2018."""
    table = next(t for t in case.tables if t.role == "basic")
    codes = [(row, i) for row in table.body for i, c in enumerate(row) if isinstance(c, Code)]
    if not any(r.repeats and r.cells[0].codes == () for r in table.picture.rows) or not codes:
        return
    row, i = rng.choice(codes)
    case.expected = {(k[0], "30501", k[2]) if k[:2] == ("basic", str(row[i])) else k: v for k, v in case.expected.items()}
    row[i] = Code("30501")


def choose_units(rng, case):
    """{role: 万元 for one of the unit that its table is drawn in}"""
    roles = [t.role for t in case.tables]
    yuan = rng.choice([set(), set(roles), {r for r in roles if rng.random() < 0.5}, {"summary"}, {"appropriation"}])
    for table in case.tables:
        if table.role in yuan:
            table.unit = "元"
            table.map(Money, lambda c: f"{Decimal(c) * 10000:.2f}")
    return {t.role: Decimal("0.0001") if t.role in yuan else Decimal(1) for t in case.tables}


def plain(case):
    """{(role, row, column): value} in 万元, and what the source calls its rows."""
    values = {k: moves.NOT_APPLICABLE if isinstance(v, Dash) else v for k, v in case.expected.items()}
    labels, present = {}, set()
    for table in case.tables:
        for row in table.body:
            labels.update({(table.role, str(c)): str(row[i + 1]) for i, c in enumerate(row) if isinstance(c, Code)})
    for role, form in moves.forms_of(case.profile).items():
        table = next(t for t in case.tables if t.role == role)
        drawn = {str(c) for row in table.body for c in row if isinstance(c, Head)}
        for slot in form.slots.values():
            labels.setdefault((role, slot.key), slot.text)
            if slot.text in drawn:
                present.add((role, slot.key))
    return values, labels, present


def make_case(rng, profile):
    case = random_reports.case(rng.random(), profile)
    case.profile = profile
    make_splittable(rng, case)
    add_strange_code(rng, case)
    return case


# ---- what the tool says


class Stream:
    """The records of a migrated report."""

    def __init__(self, text):
        self.placed, self.left, self.labels, self.left_labels = {}, {}, {}, {}
        self.tables, self.units, self.left_units, self.findings = {}, {}, {}, Counter()
        for record in map(json.loads, text.splitlines()):
            getattr(self, "take_" + record["t"], lambda _: None)(record)

    def take_report(self, record):
        self.profile = record["profile"]

    def take_table(self, record):
        (self.left_units if record.get("leftover") else self.units)[record["role"]] = record["unit"]
        if not record.get("leftover"):
            self.tables[record["role"]] = record

    def take_row(self, record):
        role, row, leftover = record["role"], pictures.key(record["row"]), record.get("leftover")
        (self.left_labels if leftover else self.labels)[role, row] = record["label"]
        values = self.left if leftover else self.placed
        values.update({(role, row, n): convert.value(v) for n, v in record["values"].items() if v is not None})

    def take_finding(self, record):
        self.findings[record["id"]] += 1


def keyed(values):
    return {(k[0], pictures.key(k[1]), *k[2:]): v for k, v in values.items()}


# ---- judging


def check_sums(values, moved, found):
    """Nothing is lost or made, table by table and column by column's worth: in + parts = placed + left over."""
    totals = Counter()
    for sign, side in ((1, values), (1, moved.parts), (-1, found.placed), (-1, found.left)):
        for (role, *_), value in side.items():
            totals[role, value == moves.NOT_APPLICABLE] += sign * (1 if value == moves.NOT_APPLICABLE else value)
    return [f"{role}: in and out differ by {total}" for (role, _), total in totals.items() if total]


def check_names(moved, labels, found, target):
    wrong = []
    for at, allowed in keyed(moved.labels).items():
        if pictures.key(found.labels.get(at, "no row")) not in {pictures.key(a) for a in allowed}:
            wrong.append(f"{' '.join(at)} is called {found.labels.get(at)}, not {' or '.join(sorted(allowed))}")
    names = keyed(labels)
    for at, label in found.left_labels.items():
        if pictures.key(label) != pictures.key(names.get(at, "")):
            wrong.append(f"left over, {' '.join(at)} is called {label}, not {names.get(at)}")
    for picture in pictures.profile(target):
        table = found.tables.get(picture.role, {"number": "none", "title": "none"})
        if (table["number"], table["title"]) != (picture.number, picture.title):
            wrong.append(f"{picture.role} is {table['number']} {table['title']}")
    return wrong


def check_units(case, found, units):
    given = [(f"unit of {role}", unit, units.get(role)) for side in (found.units, found.left_units) for role, unit in side.items()
             if role in {t.role for t in case.tables}]
    return [f"{what} is {unit}, not {wanted}" for what, unit, wanted in given if unit != wanted]


def check_notes(case, found, mappings):
    """What stood below a table, what mappings.csv adds, and where it comes from."""
    wrong = []
    for table in (t for t in case.tables if t.role in found.tables):
        added = [to for start, to in mappings.of("note", table.role) if start == case.profile]
        notes = found.tables[table.role]["notes"]
        if [pictures.key(n) for n in notes[:-1]] != [pictures.key(n) for n in table.notes + added] or case.profile not in notes[-1]:
            wrong.append(f"{table.role}: notes {notes}")
    return wrong


def as_read(case, values, scales, keep_unit):
    """Amounts in the unit of their table if that is kept, else in 万元, to 0.01 where they were not."""
    counts = {(role, *at) for role, form in moves.forms_of(case.profile).items() for at in form.counts}

    def read(key, value):
        if value == moves.NOT_APPLICABLE or key in counts or scales[key[0]] == 1:
            return value
        return value / scales[key[0]] if keep_unit else value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return {k: read(k, v) for k, v in values.items()}


def judge(case, target, source, scales, keep_unit, own):
    mappings = moves.Mappings(pictures.LAYOUTS.parent / "mappings.csv", own / "mappings.csv")
    values, labels, present = plain(case)
    values = as_read(case, values, scales, keep_unit)
    scales = scales if keep_unit else {role: Decimal(1) for role in scales}
    moved = moves.move(values, labels, present, scales, case.profile, target, mappings)
    done = subprocess.run([TOOL, "--layouts", own, "--from", case.profile, "--to", target, *["--keep-unit"] * keep_unit, source],
                          capture_output=True, encoding="utf-8", timeout=60)
    if done.returncode or not done.stdout:
        return [f"exit {done.returncode} {done.stderr[:2000]}"], moved
    found = Stream(done.stdout)
    wrong = convert.differences(keyed(moved.placed), found.placed)
    wrong += [f"left over: {line}" for line in convert.differences(keyed(moved.left), found.left)]
    wrong += check_sums(values, moved, found) + check_names(moved, labels, found, target) + check_notes(case, found, mappings)
    wrong += check_units(case, found, {role: "万元" if scale == 1 else "元" for role, scale in scales.items()})
    for finding, count in ("rows-merged", moved.merged), ("row-split", len(moved.parts)):
        if found.findings[finding] != count:
            wrong.append(f"{found.findings[finding]} findings {finding}, not {count}")
    return wrong, moved


def run_case(job):
    seed, number, (profile, target), own, keep = job
    rng = random.Random(f"{seed}:{profile}:{target}:{number}")
    case = make_case(rng, profile)
    scales, keep_unit = choose_units(rng, case), rng.random() < 0.5
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.csv")
        source.write_text("\n".join(render.as_csv(render.grid(rng, t) + [[]]) for t in case.tables), "utf-8")
        wrong, moved = judge(case, target, source, scales, keep_unit, own)
        if keep and wrong:
            shutil.copy(source, Path(keep, f"{profile}-{target}-{number}.csv"))
    kinds = set(scales.values())
    unit = "mixed" if len(kinds) > 1 else "万元" if 1 in kinds else "元"
    facts = {"values": len(moved.placed) + len(moved.left), "merged": moved.merged, "parts": len(moved.parts),
             "left over": len(moved.left), f"in {unit}{', kept' if keep_unit else ''}": 1}
    return f"{profile} to {target} case {number}", wrong, facts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=int(os.environ.get("GK_MIGRATE_COUNT", 112)))
    parser.add_argument("--seed", default="1")
    parser.add_argument("--profile")
    parser.add_argument("--case", type=int)
    parser.add_argument("--keep")
    options = parser.parse_args()
    pairs = [p for p in PAIRS if options.profile in (None, p[0])]
    numbers = range(-(-options.count // len(pairs))) if options.case is None else [options.case]
    with tempfile.TemporaryDirectory() as folder:
        own = make_profiles(Path(folder))
        pictures.LAYOUTS = Path(folder, "all", "profiles")
        with Pool(2) as pool:
            results = pool.map(run_case, [(options.seed, n, p, own, options.keep) for n in numbers for p in pairs], 5)
    facts = sum((Counter(f) for _, _, f in results), Counter())
    bad = [(name, wrong) for name, wrong, _ in results if wrong]
    for name, wrong in bad:
        print(f"{name}:\n  " + "\n  ".join(wrong[:12]))
    print(f"{len(results)} migrations, {len(bad)} wrong; " + ", ".join(f"{n} {what}" for what, n in sorted(facts.items())))
    return bool(bad) or not all(facts[what] for what in ("merged", "parts", "left over"))


if __name__ == "__main__":
    sys.exit(main())
