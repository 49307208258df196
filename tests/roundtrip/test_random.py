"""Random reports with random noise: exact, or refused for a reason, but never wrong.

    python3 test_random.py [--count N] [--seed S] [--case I] [--noise A,B] [--keep DIR]

GK_RANDOM_COUNT sets the count for a long run; --noise replaces the random choice of table noises,
--keep keeps the inputs and outputs of every case that was not exact.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from multiprocessing import Pool
from pathlib import Path

import convert
import noise
import random_reports
import render
import workbook


def judge(case, source, target):
    """exact, refused or WRONG, and why. Exit 1 is a refusal of some tables, never of a part of one."""
    done = convert.run(source, "-o", target / "out.xlsx")
    left = sorted(p.name for p in target.iterdir())
    if done.returncode == 2 and not left:
        return "refused", done.stderr
    if done.returncode not in (0, 1) or left != ["out.xlsx"]:
        return "WRONG", f"exit {done.returncode}, files {left}\n{done.stderr}"
    try:
        read = workbook.read(target / "out.xlsx")
    except workbook.Fault as fault:
        return "WRONG", f"{fault}\n{done.stderr}"
    expected = case.expected
    if done.returncode == 1:
        expected = {k: v for k, v in expected.items() if k[0] in read.notes}
    lines = convert.differences(expected, read.values)
    if (read.department, read.year) != (case.department, "2024"):
        lines.append(f"unit and year: {read.department!r} {read.year!r}, not {case.department!r}")
    if done.returncode == 0 and len(read.notes) < len(case.tables):
        lines.append(f"only {', '.join(read.notes)}")
    if lines:
        return "WRONG", "\n".join(lines[:8] + [done.stderr])
    return ("refused", done.stderr) if done.returncode else ("exact", "")


def run_case(job):
    seed, number, noises, keep = job
    rng = random.Random(f"{seed}:{number}")
    case = random_reports.case(rng.random())
    noise.apply(rng, case, noise.choose(rng) if noises is None else noises)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in"), Path(folder, "out")
        source.mkdir()
        target.mkdir()
        render.files(rng, case, source)
        verdict, why = judge(case, source, target)
        if keep and verdict != "exact":
            shutil.copytree(folder, Path(keep, f"{number}-{verdict}"), dirs_exist_ok=True)
    return number, verdict, why, case.noises


def report(results):
    """Print what was not exact, then how each noise fared."""
    table = defaultdict(Counter)
    for number, verdict, why, noises in results:
        if verdict != "exact":
            print(f"case {number}: {verdict}; {', '.join(sorted(noises))}\n  {why.strip()}")
        for name in noises | {"ALL"}:
            table[name][verdict] += 1
    print(f"{'noise':20} {'exact':>6} {'refused':>8} {'WRONG':>6}")
    for name in sorted(table, key=lambda n: (table[n]["exact"] / table[n].total(), n)):
        print(f"{name:20} {table[name]['exact']:6} {table[name]['refused']:8} {table[name]['WRONG']:6}")
    return table["ALL"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=int(os.environ.get("GK_RANDOM_COUNT", 200)))
    parser.add_argument("--seed", default="1")
    parser.add_argument("--case", type=int)
    parser.add_argument("--noise")
    parser.add_argument("--keep")
    options = parser.parse_args()
    noises = None if options.noise is None else options.noise.split(",")
    numbers = range(options.count) if options.case is None else [options.case]
    with Pool(2) as pool:
        results = pool.map(run_case, [(options.seed, n, noises, options.keep) for n in numbers], 5)
    total = report(results)
    return total["WRONG"] > 0 or total["exact"] < 0.995 * total.total()


if __name__ == "__main__":
    sys.exit(main())
