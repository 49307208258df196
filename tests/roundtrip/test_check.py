"""gk-check against reports that are true, before and after they are moved to later forms, and against reports with one defect.

    python3 test_check.py [--count N] [--clean N] [--seed S] [--show]

Every cell named in an equation is spoilt in turn: changed, digits swapped, sign lost, moved to the row below or the next column, left out; and a figure put where
a blank belongs.
"""

import argparse
import json
import os
import random
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from multiprocessing import Pool
from pathlib import Path

import convert
import random_reports
import render
import true_reports

CHECK = Path(convert.GK_CONVERT).parent / "gk-check"
NO_EQUATION = {("statistics", "5"), ("statistics", "6"), ("statistics", "17")}  # at most an upper bound
PROFILES = list(random_reports.YEARS)
LATER = {p: PROFILES[i + 1:6] for i, p in enumerate(PROFILES)} | {"sh2024": ["p9-2022", "sx2024"]}
KINDS = ["changed", "changed", "swapped", "sign", "row", "column", "left out", "filled"]
NOT_NUMBERS = {"U-08", "X14b"}  # names of codes here are made up


def tables(values, profile):
    place = "上海市某区" if profile.startswith("sh") else "示例县"
    return true_reports.tables(values, f"{place}某局", random_reports.YEARS[profile][-1], profile)


def check(values, profile, *arguments):
    text = render.as_csv(tables(values, profile)).encode()
    done = subprocess.run([CHECK, "--to", "ndjson", "-q", *arguments, "-"], input=text, capture_output=True, timeout=60)
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return done, [r for r in records if r["t"] == "finding" and r["id"] not in NOT_NUMBERS], records


def addresses(values, profile):
    """{key: A1 of the cell}."""
    found = {}
    marked = {k: Decimal(7000000 + i) for i, k in enumerate(values)}
    for r, row in enumerate(tables(marked, profile)):
        for c, cell in enumerate(row):
            if cell.startswith("700"):
                key = list(values)[int(cell) - 7000000]
                found[key] = f"{chr(65 + c)}{r + 1}"
    return found


def profile_of(number):
    """Every second report is of the newest form, the others of all."""
    return "sx2024" if number % 2 else PROFILES[number // 2 % len(PROFILES)]


# ---- true reports


def run_clean(job):
    seed, profile = job
    values = true_reports.report(seed, profile)
    done, findings, records = check(values, profile)
    errors = [f for f in findings if f["severity"] == "error"]
    warns = [f for f in findings if f["severity"] == "warn"]
    read_as = [r["profile"] for r in records if r["t"] == "summary"]
    for target in LATER[profile]:
        errors += [f | {"en": f"moved to {target}: {f['en']}"} for f in check_moved(values, profile, target)]
    return f"{seed} of {profile}", done.returncode, errors, warns, f"read as {read_as} {done.stderr.decode()}"


def check_moved(values, profile, target):
    """The errors of a true report in another form: what was true must still be."""
    text = render.as_csv(tables(values, profile)).encode()
    read = subprocess.run([CHECK.parent / "gk-import", "-q", "-"], input=text, capture_output=True, timeout=60)
    moved = subprocess.run([CHECK.parent / "gk-migrate", "-q", "--to", target], input=read.stdout, capture_output=True, timeout=60)
    done = subprocess.run([CHECK, "--to", "ndjson", "-q", "-"], input=moved.stdout, capture_output=True, timeout=60)
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert any(r["t"] == "summary" and r["profile"] == target for r in records), (target, moved.stderr.decode())
    return [r for r in records if r["t"] == "finding" and r["severity"] == "error"]


def judge_clean(count, seed, pool):
    wrong = warned = 0
    jobs = [(f"{seed}:{i}", profile_of(i)) for i in range(count)]
    for number, code, errors, warns, said in pool.map(run_clean, jobs, 5):
        wrong += bool(errors) or code != 0
        warned += bool(warns)
        for f in (errors + warns)[:2]:
            print(f"true report {number}: {f['severity']} {f['id']} {f['en']} {f['src'][:1]} {said[:200]}")
    print(f"{count} true reports: {wrong} with false errors, {warned} with warnings")
    return wrong == 0 and warned <= max(1, count // 100)


# ---- defects


def swapped(rng, value):
    digits = list(f"{value:.2f}")
    places = [i for i, c in enumerate(digits) if c.isdigit()]
    pairs = [(a, b) for a, b in zip(places, places[1:]) if digits[a] != digits[b]]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    digits[a], digits[b] = digits[b], digits[a]
    return Decimal("".join(digits))


def neighbour(values, key, kind):
    """The key below or beside it, if it is blank now."""
    role, row, column = key
    same = sorted({r for ro, r, c in values if ro == role and r.isdigit()})
    if kind == "column":
        target = (role, row, str(int(column) + 1))
        return target if target not in values and any(ro == role and c == target[2] for ro, _, c in values) else None
    if row not in same or same.index(row) + 1 == len(same):
        return None
    target = (role, same[same.index(row) + 1], column)
    return target if target not in values and len(target[1]) == len(row) else None


def spoil(rng, values, key, kind):
    """The values with one defect and the cells that are wrong then; None if this one cannot have it."""
    value = values[key]
    spoilt = dict(values)
    if kind in ("row", "column"):
        target = neighbour(values, key, kind)
        if not target or abs(value) <= Decimal("0.30"):
            return None
        spoilt[target] = spoilt.pop(key)
        return spoilt, target, key
    new = {"changed": lambda: value + rng.choice([1, -1, 10, 100]) * Decimal(rng.randint(3, 99)),
           "swapped": lambda: swapped(rng, value), "sign": lambda: -value}[kind]()
    if key[0] == "statistics" and key[1] in map(str, range(7, 16)):
        new = new if new is None else new.quantize(Decimal(1))
    if new is None or abs(new - value) <= Decimal("0.30"):
        return None
    spoilt[key] = new
    return spoilt, key, key


def leave_out(values, key):
    if abs(values[key]) <= Decimal("0.30"):
        return None
    spoilt = {k: v for k, v in values.items() if k != key}
    return spoilt, key, key


def fill(rng, values, key, other):
    """A figure that another report has where this one has none."""
    role, row, _ = key
    blank = [k for k in other if k not in values and k[0] == role and k[:2] not in NO_EQUATION
             and (len(k[1]) < 3 or not k[1].isdigit() or any(v[:2] == k[:2] for v in values))]
    if not blank:
        return None
    target = rng.choice(sorted(blank))
    return values | {target: Decimal(rng.randint(3, 99))}, target, target


def run_defect(job):
    seed, number = job
    rng = random.Random(f"{seed}:{number}")
    profile = profile_of(number)
    values = true_reports.report(f"{seed}:{rng.randrange(40)}", profile)
    other = true_reports.report(f"{seed}:other {rng.randrange(40)}", profile)
    kind = rng.choice(KINDS)
    keys = sorted(k for k in values if k[:2] not in NO_EQUATION)
    for _ in range(50):
        key = rng.choice(keys)
        spoilt = (leave_out(values, key) if kind == "left out" else fill(rng, values, key, other) if kind == "filled"
                  else spoil(rng, values, key, kind))
        if spoilt and spoilt[1] in addresses(values | spoilt[0], profile):
            break
    else:
        return None
    defective, key, left = spoilt
    whole = addresses(values | defective, profile)
    place, emptied = whole[key], whole[left]  # a value that moved is wrong in both cells
    done, findings, _ = check(defective, profile)
    errors = [f for f in findings if f["severity"] == "error" and f["left"] is not None]
    if done.returncode == 2:
        return number, kind, (profile, *key), "refused", True, True, done.stderr.decode()
    named = [[s.rsplit("!", 1)[1] for s in f["src"]] for f in errors]
    return (number, kind, (profile, *key), "found" if errors else "missed", any(place in n for n in named),
            bool(named) and named[0][:1] in ([place], [emptied]), [f["id"] for f in errors][:6])


def judge_defects(count, seed, pool, show):
    results = [r for r in pool.map(run_defect, [(seed, i) for i in range(count)], 5) if r]
    found = [r for r in results if r[3] != "missed"]
    named, first = sum(r[4] for r in found), sum(r[5] for r in found)
    by_kind = Counter((r[1], r[3]) for r in results)
    for r in results:
        if show and (r[3] == "missed" or not r[4] or not r[5]):
            print(r)
    print(f"{len(results)} defects: {len(found)} found, {named} named, {first} first; {dict(by_kind)}")
    return len(found) >= 0.98 * len(results) and named >= 0.99 * len(found) and first >= 0.85 * len(found)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=int(os.environ.get("GK_DEFECTS_COUNT", 300)))
    parser.add_argument("--clean", type=int, default=int(os.environ.get("GK_CLEAN_COUNT", 150)))
    parser.add_argument("--seed", default="1")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    with Pool(2) as pool:
        clean = judge_clean(options.clean, options.seed, pool)
        defects = judge_defects(options.count, options.seed, pool, options.show)
    return not (clean and defects)


if __name__ == "__main__":
    sys.exit(main())
