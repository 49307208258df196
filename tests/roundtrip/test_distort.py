"""Distorted reports: each is a true report in which one or two things were changed, as people and programs change them. It is read exactly,
or refused with the place named, or kept verbatim; it is never wrong.

    python3 test_distort.py [--count N] [--seed S] [--only A,B] [--show CASE] [--keep DIR] [--report FILE]

A case is called NAME-K: the K-th of the distortion NAME. --show prints one case and keeps its files; --keep keeps the first three wrong ones
of each distortion with their input; --report writes the table of results. What is right is worked out in papers.py and distort_*.py, never by
the library.
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
import traceback
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache
from multiprocessing import Pool
from pathlib import Path

import containers
import convert
import distort
import forms
import papers
import pictures
import true_reports
import subject_names

TOOLS = Path(convert.GK_CONVERT).parent
NAMED = re.compile(r"![A-Z]{1,3}\d+|“.+?”|公开\d\d|at offset")
GOOD = ("exact", "refused", "verbatim", "found", "reported")


# ---- what the tools say


def plain(text):
    """A text without blanks about it; a figure as a number."""
    text = text.strip()
    figure = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in text).replace(",", "")
    return Decimal(figure) if re.fullmatch(r"-?\d+(\.\d+)?", figure) else text


class Read:
    """A stream by table."""

    def __init__(self, lines):
        self.values, self.labels, self.notes, self.sheets, self.findings = {}, {}, {}, [], []
        self.departments, self.years, self.profiles, self.read_as = set(), set(), {}, {}
        self.refused, self.usual = False, set
        for line in lines:
            self.add(json.loads(line))

    def add(self, record):
        kind = record["t"]
        if kind == "report":
            self.departments.add(record["department"])
            self.years.add(record["year"])
            self.profiles[record["report"]] = record["profile"]
        elif kind == "table":
            self.read_as[record["role"]] = record.get("profile") or self.profiles[record["report"]]
            self.notes[record["role"]] = record["notes"]
        elif kind == "sheet":
            self.sheets.append({plain(c.get("text", c.get("number", ""))) for c in record["cells"]} | {record["name"]})
        elif kind == "finding":
            self.findings.append(record)
        elif kind == "row":
            row = pictures.key(record["row"])
            self.labels[record["role"], row] = record["label"] or ""
            for column, value in record["values"].items():
                if value is not None and not record.get("leftover"):
                    self.values[record["role"], row, column] = convert.value(value)


def run(tool, *arguments):
    return subprocess.run([TOOLS / tool, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
                          errors="replace", timeout=60, env={**os.environ, "LC_ALL": "C.UTF-8"})


# ---- what is right


def expected_in(doc, profile):
    """The values where the profile that a table was read by has them."""
    expected = {(role, pictures.key(row), column): v for (role, row, column), v in doc.expected.items()}
    if profile == doc.profile:
        return expected
    olds = {p.role: forms.places(p) for p in pictures.profile(doc.profile)}
    news = {p.role: forms.places(p) for p in pictures.profile(profile)}
    names = {c: subject_names.name_of(c, doc.profile) for _, c, _ in expected if c.isdigit()}
    found = {}
    for (role, row, column), value in expected.items():
        name = true_reports.ECONOMIC.get(row, "某项支出") if role == "basic" else names.get(row, "")
        place = forms.find_place(role, olds[role], news[role], row, column, name) if role in news else None
        found[(role, *place) if place else (role, row, f"{column}?")] = value
    return found


def is_verbatim(doc, page, read):
    """All figures of the table stand in one sheet that was kept; those of its second half in the same or another."""
    parts = [p for p in doc.papers() if p.role == page.role]
    figures = [{plain(c) for row in p.body for c in row if papers.is_figure(c)} for p in parts]
    return all(any(f <= sheet for sheet in read.sheets) for f in figures)


def said(read, words=()):
    """Findings of other kinds than the report has without the distortion; with one of the words."""
    usual = read.usual()
    found = [f for f in read.findings if f["id"] not in usual]
    return [f for f in found if not words or any(w in f["zh"] + f["en"] + " ".join(f["src"]) for w in words)]


# ---- the judgement


def judge_missing(doc, page, read):
    """A table that is not among those read."""
    if read.refused:
        return "refused", []
    if is_verbatim(doc, page, read) and said(read):
        return "verbatim", []
    if not any(papers.is_figure(c) for row in page.body for c in row):
        return "exact", []
    return "WRONG", [f"table: {page.role} is not read, not kept and not refused"]


def judge_values(doc, role, read, expected):
    """What differs; or reported, where a part may be left out and that was said."""
    want = {k: v for k, v in expected.items() if k[0] == role}
    got = {k: v for k, v in read.values.items() if k[0] == role}
    different = convert.differences(want, got)
    for part in (doc.renamed, doc.cut):
        if different and part and role in doc.touched and said(read):
            if not convert.differences({k: v for k, v in want.items() if k not in part}, got):
                return "reported", []
    lines = [f"value: {line}" for line in different[:6]] + [f"({len(different)} values of {role})"] * (len(different) > 6)
    return "WRONG" if different else "exact", lines


def judge_names(page, read):
    """Each code has its name yet."""
    names = {row[0]: row[1] for row in page.body if page.by_code and isinstance(row[0], papers.Code) and isinstance(row[1], papers.Label)}
    return [f"name: {page.role} {code}: {label!r}, not {names[code]!r}" for (role, code), label in read.labels.items()
            if role == page.role and code in names and distort.bare(label) != distort.bare(names[code])]


def judge_table(doc, page, read, expected):
    """(exact, verbatim, refused or reported; what is wrong) of one table."""
    role = page.role
    if role not in read.notes:
        return judge_missing(doc, page, read)
    fate, lines = judge_values(doc, role, read, expected)
    if lines or fate == "reported":
        return fate, lines
    if role in doc.touched and doc.claim == "refuse":
        lines = [f"passed: {role} was read as if nothing were wrong"]
    elif role in doc.touched and doc.claim == "report" and not said(read):
        lines = [f"silent: {role} was read, but nothing was said"]
    notes = doc.notes.get(role, page.notes)
    if not lines and notes != read.notes[role] and not doc.loose:
        lines = [f"note: of {role}: {read.notes[role]}, not {notes}"]
    return "exact", lines or judge_names(page, read)[:3]


def messages(done, without=("info",)):
    """The lines about the input, but those of some weights and the list of tables that are not there."""
    return [line for line in done.stderr.splitlines() if not any(f": {s}: " in line for s in without)
            and "[table-missing]" not in line and "out.ndjson: " not in line]


def judge_refusal(doc, done):
    words = messages(done)
    if not any(NAMED.search(line) for line in words):
        return "WRONG", f"mute: refused, but no cell or heading is named\n{done.stderr}"
    if doc.named and not any(doc.named in line for line in words):
        return "WRONG", f"mute: refused without naming {doc.named}\n{done.stderr}"
    return "refused", done.stderr


def errors_of(source):
    """{(id, sentence)} of the errors of gk-check, and its exit status."""
    done = run("gk-check", "-q", "--to", "ndjson", source)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    return {(r["id"], r["zh"]) for r in records if r["t"] == "finding" and r["severity"] == "error"}, done.returncode


def judge_check(clean, source):
    """A report that is wrong in itself: gk-check has an error that the true report has not."""
    before, _ = errors_of(clean())
    after, code = errors_of(source)
    new = after - before
    if new and code:
        return "found", ", ".join(sorted({i for i, _ in new}))
    return "WRONG", f"unfound: gk-check has no error but what the true report has ({len(before)})"


def judge_whose(doc, read):
    lacking = doc.whose_may_lack and (read.departments == {None} or read.years == {None})
    if lacking or read.departments == {doc.department} and {doc.year} <= read.years <= {doc.year} | doc.also_years:
        return []
    return [f"whose: {read.departments} {read.years}, not {doc.department} {doc.year}"]


def judge_extras(doc, read):
    """Tables that no form has stand verbatim on sheets, and that was said."""
    lines = []
    for title, figures in doc.extras:
        if not any(title in sheet and {plain(f) for f in figures} <= sheet for sheet in read.sheets):
            lines.append(f"extra: {title} is not kept")
        elif not said(read, (title,)):
            lines.append(f"silent: {title} is kept, but nothing was said")
    return lines


def judge_read(doc, read):
    """What was read, table by table; and the tables that were not there."""
    by_profile = {name: expected_in(doc, name) for name in {doc.profile, *read.read_as.values()}}
    roles = {p.role for p in doc.pages}
    expected = {k: v for role in roles for k, v in by_profile[read.read_as.get(role, doc.profile)].items() if k[0] == role}
    judged = {page.role: judge_table(doc, page, read, expected) for page in doc.pages}
    lines = [line for _, found in judged.values() for line in found]
    lines += [f"value: {' '.join(k)}: {v} of a table that is not there" for k, v in read.values.items() if k[0] not in roles][:3]
    lines += judge_whose(doc, read) + judge_extras(doc, read)
    if lines:
        return "WRONG", "\n".join(lines[:10])
    fates = {fate for role, (fate, _) in judged.items() if role in doc.touched or not doc.touched}
    return next((f for f in ("refused", "verbatim", "reported") if f in fates), "exact"), ""


def usual_findings(clean):
    """The kinds of findings of the report without the distortion."""
    done = run("gk-import", clean())
    return {r["id"] for r in map(json.loads, done.stdout.splitlines()) if r["t"] == "finding"}


def judge(doc, source, target, clean):
    """A verdict and why; `clean` writes the same input without the distortion."""
    out = target / "out.ndjson"
    done = run("gk-convert", source, "--to", "ndjson", "-o", out)
    if done.returncode not in (0, 1, 2):
        return "WRONG", f"crash: exit {done.returncode}\n{done.stderr}"
    if done.returncode == 2:
        return judge_refusal(doc, done) if not out.exists() else ("WRONG", "crash: exit 2 with an output")
    if doc.claim == "check":
        return judge_check(clean, source) if done.returncode == 0 else ("refused", done.stderr)
    read = Read(out.read_text(encoding="utf-8").splitlines())
    read.refused = done.returncode == 1 and bool(messages(done, ("warn", "info")))
    read.usual = cache(lambda: usual_findings(clean))
    verdict, why = judge_read(doc, read)
    return verdict, f"{why}\n{done.stderr}" if why else done.stderr


# ---- cases


def make(seed, name, number):
    """The distorted papers of a case, and the same without the distortion."""
    for attempt in range(200):
        rng = random.Random(f"{seed}:{name}:{number}:{attempt}")
        doc = distort.make(rng, name)
        if doc:
            return doc
    raise SystemExit(f"{name}: can be put on nothing")


def run_case(job):
    try:
        return try_case(job)
    except Exception:
        return job[1], job[2], "WRONG", f"generator: {traceback.format_exc()[-1500:]}", distort.ALL[job[1]].claim, ["failed"], ""


def try_case(job):
    seed, name, number, keep = job
    doc, clean = make(seed, name, number)
    with tempfile.TemporaryDirectory() as folder:
        source, target, before = (Path(folder, n) for n in ("source", "out", "clean"))
        for each in (source, target, before):
            each.mkdir()
        given = containers.write(doc, source)
        verdict, why = judge(doc, given, target, cache(lambda: containers.write(clean, before)))
        why = why.replace(f"{source}/", "").replace(f"{target}/", "")
        if keep:
            keep_case(Path(keep, f"{name}-{number}"), seed, doc, given, target, verdict, why)
    return name, number, verdict, why, doc.claim, doc.said, f"{doc.container}, {doc.profile}, tables: {len(doc.pages)}"


def keep_case(place, seed, doc, given, target, verdict, why):
    """The input, what is right, what came out, and the command."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    (shutil.copytree if given.is_dir() else shutil.copy)(given, place / given.name)
    if (target / "out.ndjson").exists():
        shutil.copy(target / "out.ndjson", place / "out.ndjson")
    right = "\n".join(["\t".join(map(str, (*k, v))) for k, v in doc.expected.items() if k[0] in doc.touched or len(doc.pages) < 3])
    (place / "expected.txt").write_text(
        f"{'; '.join(doc.said)}\nright: {distort.CLAIMS[doc.claim]}\nchanged: {', '.join(sorted(doc.touched)) or 'no known table'}\n"
        f"report: {doc.department} {doc.year} {doc.profile}\n{right}\n", encoding="utf-8")
    tool = f"gk-check {given.name}" if doc.claim == "check" else f"gk-convert {given.name} --to ndjson -o out.ndjson"
    again = f"again: python3 test_distort.py --seed {seed} --show {place.name}"
    (place / "result.txt").write_text(f"$ {tool}\n{verdict}: {why}\n\n{again}\n", encoding="utf-8")


def keep_wrong(results, seed, folder):
    """The first three wrong cases of each distortion as files."""
    taken = Counter()
    for name, number, verdict, *_ in results:
        if verdict == "WRONG" and taken[name] < 3:
            taken[name] += 1
            run_case((seed, name, number, folder))


def jobs_of(options):
    names = options.only.split(",") if options.only else list(distort.ALL)
    wanted = [n for n in distort.ALL if any(n == w or w.endswith("*") and n.startswith(w[:-1]) for w in names)]
    return [(options.seed, wanted[i % len(wanted)], i // len(wanted), None) for i in range(options.count)]


def kind_of(why):
    return why.split(":", 1)[0]


def table_of(results):
    rows = defaultdict(Counter)
    for name, _, verdict, why, claim, _, _ in results:
        rows[name][verdict] += 1
        rows[name]["claim " + claim] += 1
        if verdict == "WRONG":
            rows[name]["kind " + kind_of(why)] += 1
    lines = [f"{'distortion':34} {'right is':18} {'exact':>6} {'refused':>8} {'kept':>6} {'WRONG':>6}  wrong by kind"]
    for name in [n for n in distort.ALL if n in rows]:
        row = rows[name]
        claims = "/".join(k[6:] for k in row if k.startswith("claim "))
        kinds = ", ".join(f"{k[5:]} {n}" for k, n in row.items() if k.startswith("kind "))
        lines.append(f"{name:34} {claims:18} {row['exact'] + row['reported']:6} {row['refused'] + row['found']:8} {row['verbatim']:6} "
                     f"{row['WRONG']:6}  {kinds}")
    total = sum(rows.values(), Counter())
    lines.append(f"{'ALL':34} {'':18} {total['exact'] + total['reported']:6} {total['refused'] + total['found']:8} {total['verbatim']:6} "
                 f"{total['WRONG']:6}")
    return lines


HEAD = """Distorted reports, judged from outside: tests/roundtrip/test_distort.py --seed {seed} --count {count}
exact: every value in its row and column (where a finding is wanted, with one); refused: no output, cell or heading named, or an error of
gk-check; kept: verbatim on a sheet with a finding; WRONG by kind:
  value    a value that differs, is missing or too many      passed   read as if nothing were wrong; must be refused or verbatim
  silent   right, but without the finding that must be       unfound  neither refused nor an error of gk-check
  table    a table missing without an error                  note     a note of another table, or lost
  extra    a table that no form has was dropped              mute     refused without naming cell, heading or character
  whose    another department or year                        crash    an exit status that is none, or output beside exit 2
What each distortion is: its docstring in distort_*.py. Wrong cases as files: {keep}/NAME-N/ (the input, expected.txt, out.ndjson,
result.txt with the command).
One case again: python3 test_distort.py --seed {seed} --show NAME-N

"""


def write_report(options, lines, results):
    """The table, and below it each wrong case that was kept."""
    text = HEAD.format(seed=options.seed, count=options.count, keep=options.keep) + "\n".join(lines)
    text += "\n\nWrong cases, the first three of each:\n"
    taken = Counter()
    for name, number, verdict, why, claim, what, where in sorted(results, key=lambda r: (list(distort.ALL).index(r[0]), r[1])):
        taken[name] += verdict == "WRONG"
        if verdict == "WRONG" and taken[name] <= 3:
            text += f"\n{name}-{number} ({where})\n  done:  {'; '.join(what)}\n  right: {distort.CLAIMS[claim]}\n"
            text += "".join(f"  {line[:300]}\n" for line in why.strip().splitlines()[:6])
    Path(options.report).write_text(text, encoding="utf-8")


def fails(name, results):
    """What is not right of a distortion: a wrong case, or more than one and more than its part refused of what must be read; or ""."""
    wrong = sum(r[2] == "WRONG" for r in results)
    certain = [r for r in results if r[4] == distort.ALL[name].claim]
    refused = sum(r[2] in ("refused", "verbatim") for r in certain)
    too_many = distort.ALL[name].read and refused > max(1, (1 - distort.ALL[name].read) * len(certain))
    return f"{name}: {wrong} wrong, {refused} refused of {len(results)}" if wrong or too_many else ""


def judge_all(results):
    """Why the distortions that fail the test do."""
    names = dict.fromkeys(r[0] for r in results)
    return [why for name in names if (why := fails(name, [r for r in results if r[0] == name]))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=int(os.environ.get("GK_DISTORT_COUNT", 200)))
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only")
    parser.add_argument("--show")
    parser.add_argument("--keep")
    parser.add_argument("--report")
    options = parser.parse_args()
    if options.show:
        name, number = options.show.rsplit("-", 1)
        options.keep = options.keep or "/tmp/distort-show"
        *_, verdict, why, claim, what, where = run_case((options.seed, name, int(number), options.keep))
        print(f"{options.show}: {verdict}\n  {'; '.join(what)} ({where})\n  right: {distort.CLAIMS[claim]}\n{why}")
        return verdict not in GOOD
    with Pool(2) as pool:
        results = pool.map(run_case, jobs_of(options), 5)
    for name, number, verdict, why, claim, what, where in results:
        if verdict == "WRONG":
            print(f"{name}-{number}: {'; '.join(what)} ({where})\n  {why.strip()[:1200]}")
    if options.keep:
        keep_wrong(results, options.seed, options.keep)
    lines = table_of(results)
    print("\n".join(lines))
    if options.report:
        write_report(options, lines, results)
    failed = judge_all(results)
    print("\n".join(["failed:"] + failed) if failed else "nothing failed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
