"""Puts a distortion on a true report: what people and programs do to a report that changes what its cells mean, one thing at a time."""

import copy
import os
import re

import distort_figures  # noqa: F401: each adds its distortions to ALL
import distort_headings  # noqa: F401
import distort_lines  # noqa: F401
import distort_rows  # noqa: F401
import distort_units  # noqa: F401
import noise
import papers
import pictures
import random_reports
from distortion import ALL, CLAIMS, NoFit, distortion  # noqa: F401: test_distort.py takes them from here

# Not right yet, each with what happens: these fail the test with --strict only. A line goes when its distortion comes out right; the test
# says which do.
KNOWN = {
    "merged-figure": "a figure merged over rows that were blank is given to the first",
    "names-exchanged": "names of classes at other codes", "names-shifted": "all names one row off",
    "economic-names-exchanged": "names of 06 at other codes, where the form has no fixed codes",
    "struck-digits": "<s>2</s>3 is 23 in XLSX and HTML", "hidden-digits": "so is a hidden part of a cell",
    "superscript": "0.8¹ is 0.81 in XLSX and XML Spreadsheet", "struck-whole": "a figure struck through is read in silence",
    "white-figure": "so is one in white", "format-hides": "and one under ;;;", "under-merge": "and one under a merge",
    "hidden-column": "and a hidden column in HTML",
    "invisible-at-figure": "the message does not name the character", "invisible-in-meta": "部　门名称 is no 部门名称",
    "formula-without-result": "a 0 under fullCalcOnLoad is taken for a result", "input-values": "the value of <input> is blank",
    "line-above": "2018年度决算数 on a line is passed over", "section-above": "so is a section above the title",
    "title-suffix": "so is ——上年 behind the title", "title-other-unit": "so are units in 小学 before the title",
    "stated-other": "no word on a last table of another year", "department-long": "from 83 characters on it is dropped",
    "local-table-between": "titles that no list has are dropped",
    "note-two-lines": "a second line of 注 without 注 is dropped", "note-template-line": "a 说明 behind a stray line is dropped",
    "halves-apart": "the two sides of 01 on two sheets are not read, or dropped",
    "unit-in-meta": "人民币：元 is 万元", "unit-in-sheet": "a unit in the sheet's name is 万元", "unit-nowhere": "no unit at all is 万元",
    "unit-missing-in-one": "one table without a unit is 万元", "unit-two": "two units about one table",
}

PROFILES = list(random_reports.YEARS)
OFFICE = float(os.environ.get("GK_DISTORT_OFFICE", 0))  # what part of the .xls LibreOffice writes: it takes seconds for each
FIGURE = re.compile(r"-?\d+(\.\d+)?")
HARMLESS = [noise.thousands, noise.figures_fullwidth, noise.figures_padded, noise.header_wrapped, noise.header_spaced, noise.labels_spaced,
            noise.brackets]


def bare(text):
    """A name without what nobody sees and what noise puts into it."""
    return pictures.key("".join(c for c in text if c not in distort_figures.SEEN)).translate(noise.HALF_BRACKETS)


@distortion("exact")
def nothing(rng, doc):
    """The reports themselves, in every container."""
    doc.touched = {rng.choice(doc.pages).role}
    doc.said = ["nothing"]


def add_noise(rng, doc):
    """Sometimes one more thing, which is known to change nothing."""
    for page in doc.papers():
        if page.role in doc.touched and rng.random() < 0.25:
            made = rng.choice(HARMLESS)
            figures = page.cells((papers.Money, papers.Count))
            if made is not noise.thousands or all(FIGURE.fullmatch(c) for c in figures):
                made(rng, page)
                doc.said.append(f"{page.role}: and {made.__name__}")


def some_tables(rng, doc):
    """Leave out tables that are not touched: often there is but one."""
    size = rng.choice([1, 1, 2, 3, len(doc.pages)])
    others = [p.role for p in doc.pages if p.role not in doc.touched]
    doc.keep(doc.touched | set(rng.sample(others, max(0, min(len(others), size - len(doc.touched))))))


def make(rng, name):
    """(the distorted papers, the papers before), or None where the distortion does not fit what was drawn."""
    made = ALL[name]
    doc = papers.report(rng, rng.choice(PROFILES))
    doc.container = rng.choice(made.only)
    doc.apart = rng.random() < 0.3
    doc.claim = made.claim
    clean = copy.deepcopy(doc)
    try:
        if made.function(rng, doc) is False:
            return None
    except NoFit:
        return None
    if made.noise:
        add_noise(rng, doc)
    if not (made.whole or doc.needs_all):
        some_tables(rng, doc)
    if doc.container == "xls" and rng.random() < OFFICE:
        doc.container = "xls-office"
    clean.container, clean.apart = doc.container, doc.apart
    clean.keep({p.role for p in doc.pages})
    return doc, clean
