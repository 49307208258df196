"""gk-check on a true report, or one that was spoilt."""

import json
import subprocess
from pathlib import Path

import convert
import random_reports
import render

CHECK = Path(convert.GK_CONVERT).parent / "gk-check"
PROFILES = list(random_reports.YEARS)


def profile_of(number):
    """Every second report is of the newest form, the others of all."""
    return "sx2024" if number % 2 else PROFILES[number // 2 % len(PROFILES)]


def check(report):
    """The finished process, the findings and all records."""
    text = render.as_csv(report.tables()).encode()
    done = subprocess.run([CHECK, "--to", "ndjson", "-q", "-"], input=text, capture_output=True, timeout=60)
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return done, [r for r in records if r["t"] == "finding"], records
