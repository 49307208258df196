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
