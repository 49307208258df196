"""The layout pictures, read without the library: the forms the tests expect and draw."""

import csv
import os
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAYOUTS = Path(os.environ.get("GK_LAYOUTS", ROOT / "lib/layouts"))

VALUE = re.compile(r"\{(\d+)(?:=([^}]*))?(?::(\w+))?\}$")


@dataclass(frozen=True)
class Cell:
    """One cell of a picture: kind is text, left, up, code, item or value."""

    kind: str
    texts: tuple = ("",)
    column: str = ""
    own: str = ""
    type: str = "money"

    @property
    def text(self):
        return self.texts[0]


@dataclass
class Row:
    cells: list
    repeats: bool = False
    keys: dict = field(default_factory=dict)  # cell index -> row key, for value cells

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
    marks = {"<": "left", "^": "up", "{code}": "code", "{item}": "item"}
    if text in marks:
        return Cell(marks[text])
    value = VALUE.match(text)
    if value:
        return Cell("value", column=value[1], own=value[2] or "", type=value[3] or "money")
    return Cell("text", split_alternatives(text))


def row_key(cells, i):
    """The nearest 行次 or code on a value's left, else the nearest label."""
    while i >= 0 and cells[i].kind == "value":
        i -= 1
    label = ""
    while i >= 0 and cells[i].kind != "value":
        if cells[i].kind == "code":
            return None
        if cells[i].text.isdigit():
            return cells[i].text
        label = label or cells[i].text
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


@cache
def profile(name="sx2024"):
    """The pictures of a profile, in the order of its index."""
    folder = LAYOUTS / name
    head, *lines = read_csv(folder / "index.csv")
    entries = [dict(zip(head, line)) for line in lines]
    return [Picture(e["role"], e["number"], split_alternatives(e["title"]),
                    [parse_row(r) for r in read_csv(folder / (e["role"] + ".csv")) if r])
            for e in entries]
