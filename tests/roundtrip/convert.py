"""Run gk-convert and compare what it wrote with what was expected."""

import os
import shutil
import subprocess
from decimal import Decimal

from pictures import ROOT

FIXTURES = os.environ.get("GK_FIXTURES", str(ROOT / "fixtures"))
GK_CONVERT = shutil.which(os.environ.get("GK_CONVERT", "gk-convert"))
if not GK_CONVERT:
    raise SystemExit("no gk-convert: put its path in GK_CONVERT")


def run(*arguments):
    """The finished process, with stdout and stderr as text."""
    return subprocess.run([GK_CONVERT, *map(str, arguments)], stdin=subprocess.DEVNULL,
                          capture_output=True, encoding="utf-8", errors="replace", timeout=60)


def value(text):
    return text if text == "——" else Decimal(text)


def read_expected(path):
    """An expected.tsv as {(role, row, column): Decimal or "——"}."""
    with open(path, encoding="utf-8") as file:
        head, *lines = [line.rstrip("\n").split("\t") for line in file]
    assert head == ["role", "row", "column", "value"], head
    table = {tuple(line[:3]): value(line[3]) for line in lines}
    assert len(table) == len(lines), "a key stands twice"
    return table


def differences(expected, found):
    """Every key whose value is missing, extra or another, as readable lines."""
    keys = sorted(expected.keys() | found.keys())
    return [f"{' '.join(k)}: expected {expected.get(k, 'blank')}, found {found.get(k, 'blank')}"
            for k in keys if expected.get(k) != found.get(k)]
