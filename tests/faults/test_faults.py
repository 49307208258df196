"""One allocation fails, or one call that writes a file: every run ends by itself, says why in a line, leaves nothing half-written, and
ends with success only if all of the output is there.

    python3 test_faults.py [--all] [--only JOB]

A job is a command line that writes one file. Without --all a seeded part of its allocations is tried where they are many, and every call.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from multiprocessing import Pool
from pathlib import Path

TOOLS = Path(os.environ["TOOLS"])
FIXTURES = Path(os.environ["FIXTURES"])
PRELOAD = os.environ["FAIL_PRELOAD"]
SAMPLE, ALL = 25, 1000  # of many allocations so many are tried; of so many, all
REPORT, TABLE = FIXTURES / "report-2024" / "stacked-gbk.csv", FIXTURES / "report-2024" / "tables" / "公开05表.csv"
JOBS = {
    "xlsx": ["gk-convert", "-q", TABLE, "-o", "out.xlsx"],
    "xlsx of ten tables": ["gk-convert", "-q", REPORT, "-o", "out.xlsx"],
    "xls": ["gk-convert", "-q", TABLE, "-o", "out.xls"],
    "csv": ["gk-convert", "-q", TABLE, "-o", "out.csv"],
    "ndjson": ["gk-convert", "-q", TABLE, "-o", "out.ndjson"],
    "from xls": ["gk-convert", "-q", FIXTURES / "xls" / "table-of-biff8.xls", "-o", "out.csv"],
    "from xlsx": ["gk-convert", "-q", FIXTURES / "faults" / "xlsx-struck-10.xlsx", "-o", "out.csv"],
    "verified": ["gk-convert", "-q", "--verify", TABLE, "-o", "out.xlsx"],
    "findings": ["gk-convert", "-q", "--findings", FIXTURES / "faults" / "notes.csv", "-o", "out.xlsx"],
}
SYSTEM_FAILED = 3


def run(job, folder, **fault):
    env = {**os.environ, "LD_PRELOAD": PRELOAD, "LC_ALL": "C.UTF-8", **{k: str(v) for k, v in fault.items()}}
    return subprocess.run([TOOLS / job[0], *map(str, job[1:])], cwd=folder, env=env, capture_output=True, timeout=60)


def written(folder):
    return {p.name: p.read_bytes() for p in Path(folder).iterdir() if p.name != "count"}


def try_fault(arguments):
    name, kind, n, right, right_status = arguments
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = run(JOBS[name], folder, **{kind: n})
        except subprocess.TimeoutExpired:
            return f"{name} {kind}={n}: hangs"
        files, lines = written(folder), done.stderr.decode(errors="replace").splitlines()
    where = f"{name} {kind}={n}: status {done.returncode}, {len(lines)} lines, files {[*files]}"
    if done.returncode < 0 or done.returncode > SYSTEM_FAILED:
        return f"{where}: crash"
    if files and files != right:
        return f"{where}: another file"
    if done.returncode == right_status and not files:
        return f"{where}: success without a file"
    if done.returncode != right_status and not lines:
        return f"{where}: no reason"
    if done.returncode == 2 and b"unknown encoding" not in done.stderr:  # iconv does not say why
        return f"{where}: not the system's fault? {lines}"
    return None


def faults_of(name, everything):
    with tempfile.TemporaryDirectory() as folder:
        count = Path(folder) / "count"
        done = run(JOBS[name], folder, FAIL_COUNT=count)
        assert done.returncode in (0, 1), done.stderr
        allocations, calls = map(int, count.read_text().split())
        right = written(folder)
    assert allocations > 100 and calls > 1, "nothing would fail"
    numbers = range(1, allocations + 1)
    if not everything and allocations > ALL:
        numbers = random.Random(name).sample(numbers, SAMPLE)
    return [(name, "FAIL_ALLOCATION", n, right, done.returncode) for n in numbers] + \
        [(name, "FAIL_IO", n, right, done.returncode) for n in range(1, calls + 1)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--only")
    options = parser.parse_args()
    names = [options.only] if options.only else list(JOBS)
    faults = [f for name in names for f in faults_of(name, options.all)]
    with Pool(2) as pool:
        wrong = [why for why in pool.imap(try_fault, faults, 10) if why]
    print("\n".join(wrong[:40]))
    print(f"{len(faults)} faults, {len(wrong)} wrong")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
