"""What a distortion is: a function of (rng, doc) that changes the papers and says what it did; it returns False or raises NoFit where it
cannot be put on them. Its claim is what is right then: see CLAIMS. distort_*.py have them, distort.py puts one on a report."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Callable

import containers
import papers
import pictures

CLAIMS = {
    "exact": "every value in its place; a refusal that names the cell or the heading only where the answer is not certain",
    "refuse": "refused with the cell or the heading named, or the table (or the column) left out, verbatim, with a finding; never read",
    "either": "every value in its place, or refused, or verbatim; never another value",
    "report": "read with every value in its place and a finding, or refused",
    "check": "refused, or an error of gk-check",
}


class NoFit(Exception):
    """The distortion cannot be put on what was drawn."""


@dataclass(frozen=True)
class Distortion:
    claim: str
    function: Callable
    only: tuple  # the containers it is about
    whole: bool  # it needs the whole report
    read: float  # what part of its cases is read exactly at least
    noise: bool  # one more thing may be done that changes nothing


ALL = {}  # name -> Distortion


def distortion(claim, only=containers.ALL, whole=False, read=None, noise=True):
    """Adds a distortion under the name of its function."""
    def add(function):
        least = read if read is not None else 0.95 if claim == "exact" else 0
        ALL[function.__name__.replace("_", "-")] = Distortion(claim, function, only, whole, least, noise and claim != "check")
        return function
    return add


# ---- what several of them need


def target(rng, doc, fits=lambda page: True):
    """One of the tables that it fits, marked as touched."""
    pages = [p for p in doc.pages if fits(p)]
    if not pages:
        raise NoFit
    page = rng.choice(pages)
    doc.touched.add(page.role)
    return page


def is_amount(cell):
    """A figure that is not nothing."""
    return papers.is_figure(cell) and Decimal(str(cell)) != 0


def with_figures(page):
    return any(is_amount(c) for row in page.body for c in row)


def plain_columns(page):
    """Its columns are one list: labels, then values."""
    return page.by_code or page.role == "three-public"


def say(doc, page, text):
    doc.said.append(f"{page.role}: {text}")


def shuffled(rng, items):
    made = list(items)
    while made == list(items):
        rng.shuffle(made)
    return made


def two_sided(page):
    return page.role in ("summary", "appropriation")


def mark_renamed(doc, page, corner):
    """The values under this heading may be left out instead, if that is reported."""
    if page.role == "basic":
        return
    under = {c for c in page.value_columns() if corner in [place for place, _ in papers.path(page, c)]}
    numbers = {row.cells[c].column for row in page.picture.rows for c in under if c < len(row.cells) and row.cells[c].kind == "value"}
    doc.renamed = {(k[0], pictures.key(k[1]), k[2]) for k in doc.expected if k[0] == page.role and k[2] in numbers}


def retitle(page, title):
    page.above[0] = [papers.Head(title)] + page.above[0][1:]


def some_figure(rng, page, fits=lambda text: True):
    """(row, column) of a figure in the grid."""
    places = [(r, c) for r in range(page.top, len(page.grid)) for c, cell in enumerate(page.grid[r])
              if isinstance(cell, (papers.Money, papers.Count)) and is_amount(cell) and fits(str(cell))]
    if not places:
        raise NoFit
    return rng.choice(places)


def restyle(page, place, runs, cell=""):
    r, c = place
    old = page.grid[r][c]
    page.grid[r][c] = papers.Styled.of(runs, cell, type(old))


def drop_or_keep(doc, page, place):
    """The value at this place may be left out if that is reported."""
    value = Decimal(page.grid[place[0]][place[1]])
    keys = [k for k, v in doc.expected.items() if k[0] == page.role and v == value]
    doc.cut += [(k[0], pictures.key(k[1]), k[2]) for k in keys]
    return len(keys) == 1


def worth(cell):
    """The amount in a cell, 0 if none: what differs by less than 1.00 may be a tail."""
    return Decimal(cell) if papers.is_figure(cell) else 0
