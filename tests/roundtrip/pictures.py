"""The layout pictures, read without the library: the forms the tests expect and draw."""

import csv
import os
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAYOUTS = Path(os.environ.get("GK_LAYOUTS", ROOT / "lib/data/profiles"))

VALUE = re.compile(r"\{(\d+)(?:=([^}]*))?(?::(\w+))?\}$")
CODES = re.compile(r"\{code=([\d ]+)\}$")
ENUMERATOR = re.compile(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+\.|其中:)")


@dataclass(frozen=True)
class Cell:
    """One cell of a picture: kind is text, left, up, code, item, line or value."""

    kind: str
    texts: tuple = ("",)
    column: str = ""
    own: str = ""
    type: str = "money"
    optional: bool = False
    codes: tuple = ()  # what the codes of a code cell begin with

    @property
    def text(self):
        return self.texts[0]


@dataclass
class Row:
    cells: list
    repeats: bool = False
    keys: dict = field(default_factory=dict)  # cell index -> row key, for value cells
    items: dict = field(default_factory=dict)  # cell index -> what the row is called in every year

    @property
    def is_note(self):
        return self.cells[0].text.startswith("注")


@dataclass
class Picture:
    role: str
    number: str
    titles: tuple
    rows: list

    @property
    def is_numbered(self):
        """It has 行次: a row without a name is called by nothing else."""
        return any(c.text == "行次" for r in self.rows for c in r.cells)

    @property
    def title(self):
        return self.titles[0]

    @property
    def first_value(self):
        """Index of the first row that is not header."""
        return next(i for i, row in enumerate(self.rows) if row.keys)


def split_alternatives(text):
    """The accepted wordings; a trailing ? (optional) is no part of them."""
    text = re.sub(r"(?<!\\)\?$", "", text)
    return tuple(re.sub(r"\\(.)", r"\1", part) for part in re.split(r"(?<!\\)\|", text))


def parse_cell(text):
    marks = {"<": "left", "^": "up", "{code}": "code", "{item}": "item", "{line}": "line"}
    if text in marks:
        return Cell(marks[text])
    value = VALUE.match(text)
    if value:
        return Cell("value", column=value[1], own=value[2] or "", type=value[3] or "money")
    codes = CODES.match(text)
    if codes:
        return Cell("code", codes=tuple(codes[1].split()))
    return Cell("text", split_alternatives(text), optional=text.endswith("?"))


def row_key(cells, i):
    """The nearest 行次 or code on a value's left, else the nearest label."""
    while i >= 0 and cells[i].kind == "value":
        i -= 1
    label = ""
    while i >= 0 and cells[i].kind != "value":
        if cells[i].kind == "code":
            return None
        if cells[i].kind == "text" and cells[i].text.isdigit():
            return cells[i].text
        label = label or (cells[i].text if cells[i].kind == "text" else "")
        i -= 1
    return label


def parse_row(texts):
    repeats = bool(re.search(r"\*\??$", texts[0]))
    cells = [parse_cell(re.sub(r"\*\??$", "", t) if i == 0 else t) for i, t in enumerate(texts)]
    keys = {i: row_key(cells, i) for i, c in enumerate(cells) if c.kind == "value"}
    return Row(cells, repeats, keys)


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def key(text):
    """A text as it is compared: half-width, without spaces and quotes."""
    text = "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in text)
    return re.sub(r"[\s“”\"「」″]", "", text)


def bare(text):
    return ENUMERATOR.sub("", key(text))


def corner(rows, r, c):
    while rows[r].cells[c].kind in ("left", "up"):
        r, c = (r, c - 1) if rows[r].cells[c].kind == "left" else (r - 1, c)
    return r, c


def spans_all(rows, r, c):
    return all(corner(rows, r, i) == (r, c) for i in range(len(rows[r].cells)))


def group_start(picture, col):
    """The first column of the side or triplet that a value stands in: where a label follows a value somewhere."""
    body = [r for r in picture.rows if r.keys]
    starts = [i for i in range(1, len(body[0].cells))
              if any(r.cells[i - 1].kind == "value" and r.cells[i].kind not in ("value", "left", "up") for r in body)]
    return max([0] + [s for s in starts if s <= col])


def name_items(picture):
    """A row without code and 行次 is called by its name, behind its side's where there are two, and behind the row it
    belongs to where the name is taken."""
    if any(c.kind == "code" or c.kind == "text" and len(c.text) >= 3 and c.text.isdigit()
           for r in picture.rows for c in r.cells):
        return
    taken, parents = set(), {}
    for row in picture.rows:
        for i, cell in enumerate(row.cells):
            if cell.kind != "value":
                continue
            start = group_start(picture, i)
            name = bare(row.cells[start].text) if row.cells[start].kind == "text" else ""
            if not name:
                continue
            r, c = corner(picture.rows, 0, start)
            side = "" if spans_all(picture.rows, r, c) else key(picture.rows[r].cells[c].text)
            item = f"{side}/{name}" if side else name
            if (id(row), start) not in parents:
                nested = item in taken and start in parents
                if nested:
                    item = f"{side}/{parents[start]}/{name}" if side else f"{parents[start]}/{name}"
                else:
                    parents[start] = name
                taken.add(item)
                parents[id(row), start] = item
            row.items[i] = parents[id(row), start]
            if not any(c.kind == "text" and c.text.isdigit() for c in row.cells[start:i]):
                row.keys[i] = row.items[i]


@cache
def profile(name="sx2024"):
    """The pictures of a profile, in the order of its index."""
    folder = LAYOUTS / name
    head, *lines = read_csv(folder / "index.csv")
    entries = [dict(zip(head, line)) for line in lines]
    pictures = [Picture(e["role"], e["number"], split_alternatives(e["title"]),
                        [parse_row(r) for r in read_csv(folder / (e["role"] + ".csv")) if r])
                for e in entries]
    for picture in pictures:
        name_items(picture)
    return pictures
