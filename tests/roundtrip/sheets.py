"""A case as a workbook, as finance software and people make them: merged cells, numbers as numbers or
as text, several tables on a sheet or one on each, a cover and a contents sheet before them."""

import openpyxl
from openpyxl.utils import get_column_letter

from random_reports import Code, Count, Merged, Money

LEFT, UP = "<", "^"
NAMES = ["Sheet1", "Sheet2", "Sheet3", "GK01", "GK02", "封面", "表一", "表二", "附表 (2)", "决算", "a", "b", "c"]


def number(text):
    """What a spreadsheet would keep as a number; None if it is none or too long to be exact."""
    plain = text.replace(",", "")
    digits = plain.lstrip("-").replace(".", "").lstrip("0")
    ok = plain.lstrip("-").replace(".", "", 1).isdigit() and len(digits) <= 15
    return (float(plain) if "." in plain else int(plain)) if ok else None


def put(sheet, at, text, as_number):
    if text == "":
        return
    value = number(text) if as_number else None
    cell = sheet.cell(*at, value=text if value is None else value)
    if value is not None and "." in text:
        cell.number_format = "#,##0.00"


def spans(rows):
    """{(row, column): (last row, last column)} of the merged cells, counted from 0."""
    corners, ends = {}, {}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            corner = (r, c)
            if isinstance(cell, Merged):
                corner = corners.get((r, c - 1) if cell == LEFT else (r - 1, c), corner)
                last = ends.get(corner, corner)
                ends[corner] = (max(last[0], r), max(last[1], c))
            corners[(r, c)] = corner
    return ends


def place(sheet, rows, top, left, as_numbers):
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if not isinstance(cell, Merged):
                kind = isinstance(cell, (Money, Count)) or isinstance(cell, Code) and as_numbers == "all"
                put(sheet, (top + r, left + c), str(cell), kind and as_numbers != "none")
    for (r, c), (last_r, last_c) in spans(rows).items():
        sheet.merge_cells(start_row=top + r, start_column=left + c, end_row=top + last_r,
                          end_column=left + last_c)


def above(rng, table, meta):
    numbers = [[line] for line in table.number.split("\n") if line]
    return [[table.title]] + meta(rng, table, numbers) + [[n] for n in table.notes_above]


def add_table(rng, sheet, table, top, meta, as_numbers):
    """Returns the row after the table."""
    width = max(map(len, table.header))
    head = above(rng, table, meta)
    left = table.shift + 1
    place(sheet, head, top, left, "none")
    sheet.merge_cells(start_row=top, start_column=left, end_row=top, end_column=left + width - 1)
    place(sheet, table.header + table.body, top + len(head), left, as_numbers)
    row = top + len(head) + len(table.header) + len(table.body)
    for text in table.notes:
        sheet.cell(row, left, text)
        sheet.merge_cells(start_row=row, start_column=left, end_row=row, end_column=left + width - 1)
        row += 1
    return row


def add_cover(book, case):
    tables = case.tables
    cover = book.create_sheet("封面", 0)
    cover["B3"] = f"{case.year}年度单位决算公开"
    contents = book.create_sheet("目录", 1)
    for i, table in enumerate(tables, 1):
        contents.cell(i, 1, f"{i}、{table.picture.title}")
        contents.cell(i, 2, i)


def write(rng, case, tables, path, meta):
    """Write the tables into one workbook."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    as_numbers = rng.choice(["all", "money", "none"])
    case.noises.update({"xlsx", f"numbers {as_numbers}"})
    if rng.random() < 0.3:
        add_cover(book, case)
        case.noises.add("cover")
    per_sheet = rng.choice([1, 1, 3, 10])
    names = rng.sample([n for n in NAMES if n not in book.sheetnames], 10)
    for i in range(0, len(tables), per_sheet):
        sheet, row = book.create_sheet(names.pop()), 1
        for table in tables[i:i + per_sheet]:
            row = add_table(rng, sheet, table, row, meta, as_numbers) + rng.randint(1, 3)
        sheet.column_dimensions[get_column_letter(2)].width = 30
    book.save(path)
