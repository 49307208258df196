"""Amounts of many digits: refused with the name of the cell, or the same after every writer and every reader.

    test_amounts.py [--count N] [--seed S]
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
from decimal import ROUND_HALF_UP, Decimal, localcontext
from pathlib import Path

import openpyxl

import convert

TOOLS = Path(convert.GK_CONVERT).absolute().parent
TABLE = Path(convert.FIXTURES) / "report-2024" / "tables" / "公开05表.csv"
ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en")
FORMATS = {"xlsx": "out.xlsx", "xls": "out.xls", "csv": "out/", "stacked": "out.csv", "ndjson": "out.ndjson"}
KEY = ("general", "2011301", "2")
CELL = re.compile(r"![A-Z]{1,3}[0-9]+(: |!| )")


def run(tool, *arguments):
    return subprocess.run([TOOLS / tool, "-q", *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
                          timeout=60, env=ENVIRONMENT)


def amount(rng):
    digits, decimals = rng.randint(15, 25), rng.choice([0, 0, 1, 2, 2, 3, 4, 8, 15, 18, 20])
    text = str(rng.randrange(10 ** (digits - 1), 10 ** digits))
    if rng.random() < 0.3:
        text = text[:rng.randint(1, 15)].ljust(digits, "0")
    if decimals:
        text = text.rjust(decimals + 1, "0")
        text = text[:-decimals] + "." + text[-decimals:]
    return rng.choice(["", "-"]) + text


def write(path, text, unit):
    table = TABLE.read_text(encoding="utf-8-sig").replace("金额单位：万元", "金额单位：" + unit)
    assert "行政运行,395.29,395.29" in table
    table = table.replace("行政运行,395.29,395.29", "行政运行,395.29," + text)
    if path.suffix == ".csv":
        path.write_text(table, encoding="utf-8")
        return
    book = openpyxl.Workbook()
    for row in table.splitlines():
        book.active.append([float(cell) if cell == text else cell or None for cell in row.split(",")])
    book.save(path)


def read(path, *how):
    """The amount, or None and the messages if it is refused."""
    done = run("gk-import", *how, path)
    for record in map(json.loads, done.stdout.splitlines()):
        if record["t"] == "row" and (record["role"], record["row"]) == KEY[:2]:
            return Decimal(record["values"][KEY[2]]), done.stderr
    return None, done.stderr


def must_be_read(value):
    """18 digits, with those that the number has before its point."""
    sign, digits, exponent = value.normalize().as_tuple()
    return len(digits) + max(0, exponent) <= 18 and -exponent <= 18


def faults_of(text, container, unit, how, folder):
    source = folder / f"in.{container}"
    write(source, text, unit)
    # openpyxl writes 16 digits; a spreadsheet shows 15
    exact = Decimal(text) if container == "csv" else Decimal(f"{float(f'{float(text):.16g}'):.15g}")
    value, messages = read(source, *how)
    converts = unit == "元" and "--keep-unit" not in how
    with localcontext() as context:
        context.prec = 60
        wanted = (exact / 10000).quantize(Decimal("0.01"), ROUND_HALF_UP) if converts else exact
    if value is None:
        named = "in." + container in messages and CELL.search(messages)
        needless = container == "csv" and not converts and must_be_read(exact)
        return [f"refused: {messages}"] if needless or not named else []
    if value != wanted:
        return [f"read as {value}, not {wanted}"]
    faults = []
    for form, name in FORMATS.items():
        target = folder / name
        done = run("gk-convert", *how, *["--to", form.replace("stacked", "csv")], *["--stacked"] * (form == "stacked"), source, "-o",
                   f"{target}{'/' * (form == 'csv')}")
        if done.returncode == 0:
            again, messages = read(target, *how)
            if again != value:
                faults.append(f"{form}: {again} for {value} {messages}")
        elif target.exists() or not CELL.search(done.stderr) or form not in ("xlsx", "xls"):
            faults.append(f"{form}: exit {done.returncode} {done.stderr}")
    return faults


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--count", type=int, default=int(os.environ.get("GK_RANDOM_COUNT", 40)))
    arguments.add_argument("--seed", default="amounts")
    chosen = arguments.parse_args()
    wrong = 0
    fixed = ["123456789012345678", "-123456789012345678", "12345678901234567", "1234567890123456.7", "0.123456789012345678",
             "-999999999999999999", "9999999999999999999", "1234567890123456789012345", "123456789012345.60"]
    for i in range(chosen.count):
        rng = random.Random(f"{chosen.seed}:{i}")
        text = fixed[i] if i < len(fixed) else amount(rng)
        unit, how = rng.choice([("万元", []), ("万元", []), ("元", []), ("元", ["--keep-unit"])])
        folder = Path(tempfile.mkdtemp())
        container = rng.choice(["csv", "csv", "xlsx"])
        faults = faults_of(text, container, unit, how, folder)
        shutil.rmtree(folder)
        if faults:
            wrong += 1
            print(f"{i}: {text} {unit} in {container} {how}", *faults, sep="\n  ")
    print(f"amounts {chosen.count}, wrong {wrong}")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
