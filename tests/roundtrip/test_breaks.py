"""No check holds whatever the report says: for each check there is a report that breaks it, and nothing that it need not break, and
gk-check reports that check at that cell from every container which can hold the fault; without the check it does not.

    python3 test_breaks.py [--all] [--only ID] [--seed S]

Without --all each report is written as CSV and in one other container, another each time the seed changes."""

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import break_papers
import breaks
import containers
import convert
import papers
import render

CHECK = Path(convert.GK_CONVERT).parent / "gk-check"
DROPPED = "id,scope,formula,when,tolerance,severity,zh,en,source\n{},,manual,,,info,不核对,dropped,the test\n"
MANUAL = ("U-19", "U-20", "U-21", "U-22")  # only people can decide them: they are never run, and say so
REFUSED = ("U-06",)  # reading refuses such a file; test_check.c has a report with one
BESIDE = ("U-14", "U-15")  # of a workbook's other parts: test_besides.py has each alone
LINES_BETWEEN = {"csv": 1, "text": 1, "xlsx": 2, "xls": 2, "xmlss": 2, "html": 0}


@dataclass
class Break:
    id: str
    base: str
    profile: str
    also: set
    containers: tuple
    changes: str = ""
    change: object = None


def all_breaks():
    with open(Path(__file__).parent / "breaks.csv", encoding="utf-8") as file:
        for line in csv.DictReader(file):
            yield Break(line["id"], line["base"], line["profile"], set(line["also"].split()), break_papers.EVERYWHERE, line["changes"])
    for id_, base, change, also, where, *profile in break_papers.PAPERS:
        yield Break(id_, base, *(profile or ["sx2024"]), set(also.split()), where, change=change)


# ---- where a cell is


def lines_of(form, rows):
    """How many lines these rows take: a text has a blank one behind a row of one cell."""
    return len(rows) + (sum(1 for row in containers.plain(rows) if sum(map(bool, row)) == 1) if form == "text" else 0)


def address(doc, role, row, column):
    line = 1
    for page in doc.pages:
        rows = page.rows()
        if page.role == role:
            return f"{chr(65 + column)}{line + lines_of(doc.container, rows[:row])}"
        line += lines_of(doc.container, rows) + LINES_BETWEEN[doc.container]
    raise KeyError(role)


def cell_of_value(doc, key):
    """The cell that holds, or would hold, a value."""
    marked = breaks.paper_of(dict(doc.expected) | {key: "@"}, doc.profile, doc.department, doc.year)
    page = marked.page(key[0])
    return next((page.role, r, c) for r, row in enumerate(page.rows()) for c, cell in enumerate(row) if cell == "@")


# ---- a report


def made(broken, form):
    """The papers, the cell that must be named, and the values of the year before."""
    values, before = breaks.base_of(broken.base, broken.profile), None
    cell = None
    if broken.base == "before":
        before = breaks.changed(breaks.year_before(), broken.changes)
    elif broken.changes:
        values = breaks.changed(values, broken.changes)
    department = ("上海市" if broken.profile.startswith("sh") else "") + break_papers.DEPARTMENT
    doc = breaks.paper_of(values, broken.profile, department, papers.random_reports.YEARS[broken.profile][-1])
    doc.container = form
    if broken.change:
        cell = broken.change(doc)
    elif broken.changes and not before:
        cell = cell_of_value(doc, tuple(broken.changes.split("; ")[0].split(" ")[:3]))
    return doc, cell, before


def write_before(values, folder):
    doc = breaks.paper_of(values, "sx2024", break_papers.DEPARTMENT, 2023)
    path = folder / "before.csv"
    path.write_bytes(containers.write_text(doc.pages, "csv", ""))
    return ["--previous", path]


def run_check(arguments):
    done = subprocess.run([CHECK, "-q", "--to", "ndjson", *arguments], capture_output=True, timeout=60)
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return [r for r in records if r["t"] == "finding" and r["outcome"] in ("failed", "suspicious")], done


def faults_of(broken, form, findings, cell, doc):
    """What is wrong with what was reported, if anything."""
    ids = {f["id"] for f in findings} - ({"U-18"} - {broken.id})
    if ids != {broken.id} | broken.also:
        yield f"{sorted(ids)} failed, not {sorted({broken.id} | broken.also)}"
    named = {place.rsplit("!", 1)[-1] for f in findings if f["id"] == broken.id for place in f["src"]}
    if cell and address(doc, *cell) not in named:
        yield f"{sorted(named)} are named, not {address(doc, *cell)} {cell}"


def run(job):
    """Lines about what went wrong."""
    broken, form, dropped = job
    doc, cell, before = made(broken, form)
    wrong = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = containers.write(doc, folder)
        arguments = [path] + (write_before(before, folder) if before else [])
        findings, done = run_check(arguments)
        wrong += [f"{broken.id} in {form}: {fault} {done.stderr.decode()}" for fault in faults_of(broken, form, findings, cell, doc)]
        if dropped:
            (folder / "dropped.csv").write_text(DROPPED.format(broken.id), encoding="utf-8")
            findings, _ = run_check(arguments + ["--checks", folder / "dropped.csv"])
            if not list(faults_of(broken, form, findings, cell, doc)):
                wrong.append(f"{broken.id} in {form}: nothing changes without the check")
    return wrong


# ---- all checks


def listed():
    lines = subprocess.run([CHECK, "--list"], capture_output=True, check=True).stdout.decode().splitlines()
    return [line.split("\t")[0] for line in lines]


def judge_lists(every):
    """Every check has its report, and every report its check."""
    have, checks = {b.id for b in every} | set(MANUAL) | set(REFUSED) | set(BESIDE), set(listed())
    return [f"no report breaks {i}" for i in sorted(checks - have)] + [f"there is no check {i}" for i in sorted(have - checks)]


def judge_honest():
    """The reports that are broken are whole before; and what is never run says so."""
    for base, profile in sorted({(b.base, b.profile) for b in all_breaks()}):
        doc, _, _ = made(Break("", base, profile, set(), (), ""), "csv")
        with tempfile.TemporaryDirectory() as name:
            path = containers.write(doc, Path(name))
            done = subprocess.run([CHECK, "-q", "--to", "ndjson", path], capture_output=True, timeout=60)
        records = [json.loads(line) for line in done.stdout.decode().splitlines()]
        yield from (f"{base} of {profile}: {r['id']} {r['en']}" for r in records if r["t"] == "finding")
        asked = {r["id"] for r in records if r["t"] == "not-run"}
        yield from (f"{base} of {profile}: {i} does not say that it was not run" for i in MANUAL if i not in asked)


def judge_refused():
    for form in break_papers.EVERYWHERE:
        doc, _, _ = made(Break("U-06", "rich", "sx2024", set(), (), ""), form)
        cell = break_papers.part_of_a_car(doc)
        with tempfile.TemporaryDirectory() as name:
            done = subprocess.run([CHECK, containers.write(doc, Path(name))], capture_output=True, timeout=60)
        if done.returncode != 2 or f"!{address(doc, *cell)}: error: a count must be whole" not in done.stderr.decode():
            yield f"U-06 in {form}: {done.returncode} {done.stderr.decode()}"


def jobs_of(every, everywhere, seed):
    rng = random.Random(seed)
    for broken in every:
        others = broken.containers[1:]
        forms = broken.containers if everywhere else broken.containers[:1] + tuple(rng.sample(others, min(1, len(others))))
        for form in forms:
            yield broken, form, form == forms[0]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true", help="every container")
    parser.add_argument("--only", help="the check with this id")
    parser.add_argument("--seed", default="1")
    options = parser.parse_args()
    every = list(all_breaks())
    wrong = judge_lists(every) + list(judge_honest()) + list(judge_refused())
    jobs = list(jobs_of([b for b in every if options.only in (None, b.id)], options.all, options.seed))
    with Pool(2) as pool:
        wrong += [line for lines in pool.imap(run, jobs, 4) for line in lines]
    print(*wrong, f"{len(every)} reports that break {len({b.id for b in every})} checks, {len(jobs)} files: {len(wrong)} wrong", sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
