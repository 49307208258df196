"""Random reports of every profile: recognized as that profile, and moved into every later one with every value that has a
place there in its place. Exact, or refused for a reason, but never wrong.

    python3 test_profiles.py [--count N] [--seed S] [--profile P] [--case I] [--noise A,B] [--keep DIR]

What belongs to what is worked out in forms.py, without the library.
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
import forms
import noise
import pictures
import random_reports
import render

TOOLS = Path(convert.GK_CONVERT).parent
PROFILES = ["p8-2015", "p8-2018", "p8-2019", "p9-2020", "p9-2022", "sx2024", "sh2024"]
LATER = {p: PROFILES[i + 1:6] for i, p in enumerate(PROFILES)} | {"sh2024": ["p9-2020", "p9-2022", "sx2024"],
                                                                   "sx2024": ["sh2024"]}


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
    olds = {p.role: forms.places(p) for p in pictures.profile(source)}
    news = {p.role: forms.places(p) for p in pictures.profile(target)}
    for (role, row, column), value in found.items():
        place = forms.find_place(role, olds[role], news[role], row, column, labels[role, row]) if role in news else None
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
