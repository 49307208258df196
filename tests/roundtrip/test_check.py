"""gk-check against reports that are true, before and after they are moved to a later form: no error, and hardly a warning.

    python3 test_check.py [--count N] [--seed S]
"""

import argparse
import json
import os
import random
import subprocess
import sys
from multiprocessing import Pool

import checking
import render
import true_reports
from checking import CHECK, PROFILES

LATER = {p: PROFILES[i + 1:6] for i, p in enumerate(PROFILES)} | {"sh2024": ["p9-2022", "sx2024"]}


def run_clean(job):
    seed, profile = job
    report = true_reports.report(seed, profile)
    done, findings, records = checking.check(report)
    errors = [f for f in findings if f["severity"] == "error"]
    warns = [f for f in findings if f["severity"] == "warn"]
    read_as = [r["profile"] for r in records if r["t"] == "summary"]
    for target in random.Random(seed).sample(LATER[profile], min(1, len(LATER[profile]))):
        errors += [f | {"en": f"moved to {target}: {f['en']}"} for f in check_moved(report, target)]
    return f"{seed} of {profile} {report.year}", done.returncode, errors, warns, f"read as {read_as} {done.stderr.decode()}"


def check_moved(report, target):
    """The errors of a true report in another form: what was true must still be."""
    text = render.as_csv(report.tables()).encode()
    read = subprocess.run([CHECK.parent / "gk-import", "-q", "-"], input=text, capture_output=True, timeout=60)
    moved = subprocess.run([CHECK.parent / "gk-migrate", "-q", "--to", target], input=read.stdout, capture_output=True, timeout=60)
    done = subprocess.run([CHECK, "--to", "ndjson", "-q", "-"], input=moved.stdout, capture_output=True, timeout=60)
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert any(r["t"] == "summary" and r["profile"] == target for r in records), (target, moved.stderr.decode())
    return [r for r in records if r["t"] == "finding" and r["severity"] == "error"]


def judge(count, seed, pool):
    wrong = warned = 0
    jobs = [(f"{seed}:{i}", checking.profile_of(i)) for i in range(count)]
    for number, code, errors, warns, said in pool.map(run_clean, jobs, 5):
        wrong += bool(errors) or code != 0
        warned += bool(warns)
        for f in (errors + warns)[:2]:
            print(f"true report {number}: {f['severity']} {f['id']} {f['en']} {f['src'][:1]} {said[:200]}")
    print(f"{count} true reports: {wrong} with false errors, {warned} with warnings")
    return wrong == 0 and warned <= max(1, count // 100)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=int(os.environ.get("GK_CLEAN_COUNT", 100)))
    parser.add_argument("--seed", default="1")
    options = parser.parse_args()
    with Pool(2) as pool:
        return not judge(options.count, options.seed, pool)


if __name__ == "__main__":
    sys.exit(main())
