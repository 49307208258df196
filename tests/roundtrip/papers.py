"""A true report as papers: each table with what stands above and below it, as cells that know what they are, so that distortions can be
put on it and any container can hold it. What must be read from it is worked out here, never by the library."""

import random
import re
from dataclasses import dataclass, field
from types import SimpleNamespace

import pictures
import random_reports
import render
import true_reports
from random_reports import BLANK, LEFT, UP, Code, Count, Head, Label, Line, Merged, Money

UNIT = re.compile(r"(金额)?单位[：:]\s*(人民币)?万?元")


class Styled(str):
    """A cell with letters of different looks: runs of (text, look), the look being "", struck, hidden, super, an element of a form (input,
    textarea, select) … `cell` is the look of the whole cell: white, "format CODE", "formula none", "formula zero"; `kind` its class."""

    runs, cell, kind = (), "", Money

    @classmethod
    def of(cls, runs, cell="", kind=Money):
        made = cls("".join(text for text, _ in runs))
        made.runs, made.cell, made.kind = tuple(runs), cell, kind
        return made


@dataclass
class Page:
    """One table. `grid` is its headings and rows; the first `top` of them are headings."""

    picture: object
    title: str
    number: str
    above: list
    grid: list
    top: int
    notes: list
    after: list = field(default_factory=list)
    hidden_rows: set = field(default_factory=set)  # of rows()
    hidden_columns: set = field(default_factory=set)
    hidden_sheet: bool = False
    sheet: str = ""
    more_merges: list = field(default_factory=list)  # (row of rows(), column, last row, last column)

    @property
    def role(self):
        return self.picture.role

    @property
    def by_code(self):
        repeats = [r for r in self.picture.rows if r.repeats]
        return bool(repeats) and sum(c.kind == "code" for c in repeats[0].cells) == 1

    @property
    def header(self):
        return self.grid[:self.top]

    @property
    def body(self):
        return self.grid[self.top:]

    @property
    def width(self):
        return max(map(len, self.grid))

    def map(self, kind, change):
        """Change every cell of a kind, keeping its kind."""
        for row in self.grid:
            row[:] = [type(c)(change(c)) if isinstance(c, kind) else c for c in row]

    def cells(self, kind):
        return [c for row in self.grid for c in row if isinstance(c, kind)]

    def rows(self):
        return self.above + self.grid + [[Head(n)] for n in self.notes] + self.after

    def value_columns(self):
        return [c for c in range(self.width) if any(is_figure(row[c]) or c in drawn_values(self.picture) for row in self.body)]

    def index_row(self):
        """The row of 栏次 among the headings, or None."""
        for r in range(self.top - 1, 0, -1):
            texts = [c for c in self.grid[r] if c and not isinstance(c, Merged) and c != "栏次"]
            if texts and all(t.isdigit() for t in texts):
                return r
        return None


def is_figure(cell):
    return isinstance(cell, (Money, Count)) or isinstance(cell, Styled) and cell.kind in (Money, Count)


def drawn_values(picture):
    """The columns of the form that hold values somewhere."""
    return {i for row in picture.rows for i, c in enumerate(row.cells) if c.kind == "value"}


@dataclass
class Doc:
    profile: str
    department: str
    year: int
    pages: list
    expected: dict
    container: str = "csv"
    apart: bool = False  # each table a sheet (or a file) of its own
    claim: str = ""
    touched: set = field(default_factory=set)  # roles
    said: list = field(default_factory=list)   # what was done, for people
    extras: list = field(default_factory=list)  # texts of tables no profile has: (title, [figures])
    named: str = ""                             # what a refusal must name
    cut: list = field(default_factory=list)     # (role, row, column) that may be left out, if it is reported
    needs_all: bool = False
    encoding: str = ""
    notes: dict = field(default_factory=dict)   # role -> its notes, where not those of its page
    loose: bool = False                         # notes are not judged
    also_years: set = field(default_factory=set)  # of which the touched table may be
    renamed: set = field(default_factory=set)   # (role, row, column) under an unknown heading: left out with a finding is right too
    whose_may_lack: bool = False                # no 部门 and 年度 found is right too
    second: tuple = ()                          # (role, page): the table goes on there

    def papers(self):
        """The pages with what goes on behind its table."""
        return [q for p in self.pages for q in ([p, self.second[1]] if self.second and p.role == self.second[0] else [p])]

    def page(self, role):
        return next((p for p in self.pages if p.role == role), None)

    def keep(self, roles):
        self.pages = [p for p in self.pages if p.role in roles]
        self.expected = {k: v for k, v in self.expected.items() if k[0] in roles}


# ---- a report


def typed(drawn, text):
    if drawn.kind in ("left", "up"):
        return LEFT if drawn.kind == "left" else UP
    if isinstance(text, Line):
        return text
    if drawn.kind == "value":
        return BLANK if text == "" else Head(text) if text == drawn.own else Count(text) if drawn.type == "count" else Money(text)
    if drawn.kind == "code":
        return Code(text) if text else BLANK
    if drawn.kind == "item":
        return Label(text) if text else BLANK
    return Head(text)


def grid_of(picture, report):
    """The rows of the picture with their figures, and the notes."""
    grid, top, expected = [], None, {}
    codes = true_reports.codes_of(picture, report)
    for row in picture.rows:
        if row.is_note:
            continue
        if row.keys and top is None:
            top = len(grid)
        for n in range(max(map(len, codes.values())) if row.repeats else 1):
            at = {i: c[n] if n < len(c) else "" for i, c in codes.items()} if row.repeats else {}
            texts = true_reports.drawn_row(picture, row, report, at)
            if picture.role == "summary" and true_reports.has_two_wordings(picture):
                true_reports.reword(texts, report.wording)
            cells = []
            for i, (drawn, text) in enumerate(zip(row.cells, texts)):
                cells.append(typed(drawn, text))
                if drawn.own and text == drawn.own:
                    expected[picture.role, row.keys[i], drawn.column] = drawn.own
            grid.append(cells)
    random_reports.number_lines(grid)
    return grid, top, expected


def head(rng, page, doc, unit="万元"):
    """What stands above a table: title, number, 部门, 年度 and unit, in one of the usual ways."""
    table = SimpleNamespace(department=doc.department, year=doc.year, unit=unit)
    lines = render.meta(rng, table, [[page.number]] if page.number else [])
    return [[Head(page.title)]] + [[Head(c) for c in line] for line in lines]


def report(rng, profile):
    """A whole true report, every table in its form, a unit's name and a year."""
    true = true_reports.report(rng.random(), profile)
    department = ("上海市" if profile.startswith("sh") else "") + rng.choice(random_reports.PLACES) + rng.choice(random_reports.OFFICES)
    return paper_of(rng, true, department, rng.choice(random_reports.YEARS[profile]))


def paper_of(rng, true, department, year):
    """A report as papers, their heads all in one style."""
    doc = Doc(true.profile, department, year, [], dict(true.values))
    style = rng.random()
    for picture in pictures.profile(true.profile):
        grid, top, own = grid_of(picture, true)
        doc.expected.update(own)
        page = Page(picture, picture.title, picture.number and f"{picture.number}表", [], grid, top,
                    true_reports.notes(picture, true))
        page.above = head(random.Random(style), page, doc)
        doc.pages.append(page)
    return doc


def unit_cell(page):
    """(row, column) of the cell above the table that names the unit of money."""
    return next((r, c) for r, row in enumerate(page.above) for c, text in enumerate(row) if UNIT.search(text))


# ---- columns


def corners(grid):
    """For each cell the corner of the merge it belongs to."""
    found = {}
    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            before = (r, c - 1) if cell is LEFT else (r - 1, c)
            found[r, c] = found.get(before, (r, c)) if isinstance(cell, Merged) else (r, c)
    return found


def reorder(grid, order):
    """The columns in another order; a merge that is torn apart gets its text in each part."""
    at = corners(grid)
    made = []
    for r, row in enumerate(grid):
        cells = []
        for i, c in enumerate(order):
            if c >= len(row):
                cells.append(BLANK)
                continue
            corner = at[r, c]
            if i and order[i - 1] < len(row) and at[r, order[i - 1]] == corner:
                cells.append(LEFT)
            elif r and at.get((r - 1, c)) == corner:
                cells.append(UP)
            else:
                cells.append(grid[corner[0]][corner[1]])
        made.append(cells)
    return made


def path(page, column):
    """The headings over a column from the top, without 栏次."""
    at, seen, texts = corners(page.grid), [], []
    for r in range(page.top):
        if r == page.index_row():
            continue
        corner = at[r, column]
        if corner not in seen:
            seen.append(corner)
            text = page.grid[corner[0]][corner[1]]
            if text:
                texts.append((corner, text))
    return texts


def sides(page):
    """[(columns of the side or triplet)], from the left."""
    starts = sorted({pictures.group_start(page.picture, c) for c in drawn_values(page.picture)})
    ends = starts[1:] + [page.width]
    return [list(range(a, b)) for a, b in zip(starts, ends)]
