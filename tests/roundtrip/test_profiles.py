"""Random reports of every profile with random noise, recognized as that profile. Exact, or refused for a reason, but never wrong.

    python3 test_profiles.py [--count N] [--seed S] [--profile P] [--case I] [--noise A,B] [--keep DIR]
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

IMPORT = Path(convert.GK_CONVERT).parent / "gk-import"
PROFILES = ["p8-2015", "p8-2018", "p8-2019", "p9-2020", "p9-2022", "sx2024", "sh2024"]


def values_of(lines):
    """{(role, row, column): value}, and the profile."""
    found, profile = {}, None
    for record in map(json.loads, lines):
        if record["t"] == "report":
            profile = record["profile"]
        if record["t"] == "row":
            found.update({(record["role"], pictures.key(record["row"]), column): convert.value(value)
                          for column, value in record["values"].items() if value is not None})
    return found, profile


def judge(case, profile, folder):
    done = subprocess.run([IMPORT, folder / "in"], capture_output=True, encoding="utf-8", timeout=60)
    if done.returncode or not done.stdout:
        return "refused", done.stderr
    found, read_as = values_of(done.stdout.splitlines())
    if read_as != profile:
        return "WRONG", f"read as {read_as}\n{done.stderr}"
    expected = {(role, pictures.key(row), column): v for (role, row, column), v in case.expected.items()}
    wrong = convert.differences(expected, found)
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
