"""Read a workbook back by what is printed on its sheets, with openpyxl only.

    python3 workbook.py FILE      prints role, row, column and value, one a line
"""

import re
import sys
import zipfile
from dataclasses import dataclass, field
from decimal import Decimal

import openpyxl
from openpyxl.cell.cell import MergedCell

import pictures

NOTE = re.compile(r"(注|说明|备注)[：:]")


class Fault(Exception):
    """The workbook is not what a standardized workbook must be."""


@dataclass
class Report:
    department: str = ""
    year: str = ""
    values: dict = field(default_factory=dict)  # (role, row, column) -> Decimal or "——"
    notes: dict = field(default_factory=dict)   # role -> list of lines


def require(condition, place, text):
    if not condition:
        raise Fault(f"{place}: {text}")


def read(path):
    check_package(path)
    book = openpyxl.load_workbook(path)
    order = [f"{p.number} {p.title}" for p in pictures.profile()]
    names = [n for n in order if n in book.sheetnames]
    require(book.sheetnames == names, path, f"sheets are {book.sheetnames}")
    report = Report()
    for picture in pictures.profile():
        name = f"{picture.number} {picture.title}"
        if name in names:
            read_sheet(book[name], picture, report)
    return report


def check_package(path):
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        core = package.read("docProps/core.xml").decode()
        app = package.read("docProps/app.xml").decode()
    for word in ("vba", "externalLink", "comments", "embeddings", "drawing"):
        require(not any(word in n for n in names), path, f"has a part with {word}")
    person = r"<(?:\w+:)?(?:creator|lastModifiedBy|Manager|Company)\b[^>]*>[^<]+<"
    require(not re.search(person, core + app), path, "names a person or a company")


def read_sheet(sheet, picture, report):
    place = sheet.title
    check_sheet(sheet, len(picture.rows[0].cells))
    rows = [list(r) for r in sheet.iter_rows()]
    top = find_header(rows, picture, place)
    read_meta([c.value for r in rows[:top] for c in r if c.value is not None],
              picture, report, place)
    at = top
    for row in picture.rows:
        if row.is_note:
            break
        at = read_repeated(rows, at, row, picture, report) if row.repeats else \
            read_row(rows, at, row, picture, report)
    report.notes[picture.role] = read_notes(rows[at:], place)


def check_sheet(sheet, width):
    place = sheet.title
    require(sheet.max_column <= width, place, f"is {sheet.max_column} columns wide, not {width}")
    require(sheet.sheet_state == "visible", place, "is hidden")
    for kind in (sheet.row_dimensions, sheet.column_dimensions):
        require(not any(d.hidden for d in kind.values()), place, "has hidden rows or columns")
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell, MergedCell):
                continue
            where = f"{place}!{cell.coordinate}"
            require(cell.data_type != "f", where, "is a formula")
            require(cell.data_type in ("n", "s", "inlineStr"), where, f"is a {cell.data_type}")
            require(cell.hyperlink is None and cell.comment is None, where, "has a link or comment")


def find_header(rows, picture, place):
    wanted = [c.text for c in picture.rows[0].cells]
    for i, row in enumerate(rows):
        if [str(c.value or "") for c in row] == wanted:
            return i
    raise Fault(f"{place}: no header row {wanted}")


def read_meta(texts, picture, report, place):
    for text in (picture.title, f"{picture.number}表", "金额单位：万元"):
        require(text in texts, place, f"no line {text!r} in {texts}")
    joined = "\n".join(map(str, texts))
    name = re.search(r"^(?:部门|单位)名称：(.*)$", joined, re.M)
    year = re.search(r"^(\d{4})年度$", joined, re.M)
    require(name and year, place, f"no 部门名称 or 年度 in {texts}")
    for key, value in (("department", name[1]), ("year", year[1])):
        require(getattr(report, key) in ("", value), place, f"another {key}: {value}")
        setattr(report, key, value)


def read_row(rows, at, row, picture, report):
    place = f"{picture.number} row {at + 1}"
    require(at < len(rows), place, "is missing")
    cells = rows[at][:len(row.cells)]
    for drawn, cell in zip(row.cells, cells):
        if drawn.kind == "text":
            require(str(cell.value or "") == drawn.text, f"{place} {cell.coordinate}",
                    f"is {cell.value!r}, not {drawn.text!r}")
        if drawn.kind in ("left", "up"):
            require(isinstance(cell, MergedCell), f"{place} {cell.coordinate}", "is not merged")
    for i, key in row.keys.items():
        keep(report, picture.role, key, row.cells[i], cells[i], place)
    return at + 1


def read_repeated(rows, at, row, picture, report):
    code_at = next(i for i, c in enumerate(row.cells) if c.kind == "code")
    while at < len(rows) and re.fullmatch(r"\d+", str(rows[at][code_at].value or "")):
        code = rows[at][code_at]
        place = f"{picture.number}!{code.coordinate}"
        require(isinstance(code.value, str), place, "a code is not text")
        item = rows[at][code_at + 1].value
        require(item is None or isinstance(item, str), place, "a name is not text")
        for i in row.keys:
            keep(report, picture.role, code.value, row.cells[i], rows[at][i], place)
        at += 1
    return at


def keep(report, role, key, drawn, cell, place):
    value = read_value(drawn, cell, f"{place} {cell.coordinate}")
    full = (role, key, drawn.column)
    require(full not in report.values, place, f"{full} stands twice")
    if value is not None:
        report.values[full] = value


def read_value(drawn, cell, place):
    value = cell.value
    if value is None:
        return None
    if value == "——":
        return value
    require(type(value) in (int, float), place, f"{value!r} is not a number")
    number = Decimal(repr(value))
    if drawn.type == "count":
        require(number == int(number), place, f"{value!r} is not a whole number")
        require(cell.number_format in ("0", "#,##0"), place, f"format {cell.number_format}")
        return number
    shown = re.fullmatch(r"#,##0\.(0{2,})", cell.number_format)
    require(shown and len(shown[1]) >= -number.as_tuple().exponent, place,
            f"format {cell.number_format} for {value!r}")
    return number


def read_notes(rows, place):
    notes = []
    for row in rows:
        texts = [c.value for c in row if c.value is not None]
        require(len(texts) <= 1, place, f"left over: {texts}")
        for text in texts:
            require(isinstance(text, str) and NOTE.match(text), place, f"left over: {text!r}")
            notes.append(text)
    return notes


if __name__ == "__main__":
    for key, found in read(sys.argv[1]).values.items():
        print(*key, found, sep="\t")
