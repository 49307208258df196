"""One figure belongs to one row and one column: merged over two of them it is refused, in every format that can merge cells."""

import json
import subprocess
import tempfile
import unittest
from html import escape
from pathlib import Path

import openpyxl

import convert

try:
    import xlwt
except ImportError:  # then .xls is left to the other formats: readers give merged cells alike
    xlwt = None

IMPORT = Path(convert.GK_CONVERT).parent / "gk-import"
HEAD = [["一般公共预算财政拨款支出决算表"], ["部门名称：示例市某局", "", "2024年度", "", "金额单位：万元"], ["项目", "", "本年支出"],
        ["科目代码", "科目名称", "小计", "基本支出", "项目支出"], ["栏次", "", "1", "2", "3"]]
ROWS = [["合计", "", "12.50", "10.00", "2.50"], ["201", "一般公共服务支出", "12.50", "10.00", "2.50"], ["20113", "商贸事务", "12.50", "10.00", "2.50"],
        ["2011301", "行政运行", "10.00", "10.00", ""], ["2011399", "其他商贸事务支出", "2.50", "", "2.50"]]
FIRST = len(HEAD)  # the row of 合计
BASE = [(2, 0, 2, 1), (2, 2, 2, 4), (4, 0, 4, 1), (FIRST, 0, FIRST, 1)]  # first row and column, last row and column
NOTE = [["注：本表反映部门本年度一般公共预算财政拨款支出情况。"]]


def covered(merges):
    return {(r, c) for top, left, bottom, right in merges for r in range(top, bottom + 1) for c in range(left, right + 1)} - \
        {(top, left) for top, left, _, _ in merges}


def as_xlsx(path, rows, merges):
    sheet = openpyxl.Workbook().active
    for r, row in enumerate(rows, 1):
        for c, text in enumerate(row, 1):
            if text and (r - 1, c - 1) not in covered(merges):
                sheet.cell(r, c, text)
    for top, left, bottom, right in merges:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    sheet.parent.save(path)


def as_xls(path, rows, merges):
    book = xlwt.Workbook()
    sheet = book.add_sheet("s")
    spans = {(m[0], m[1]): m for m in merges}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if (r, c) in spans:
                top, left, bottom, right = spans[r, c]
                sheet.write_merge(top, bottom, left, right, text)
            elif text and (r, c) not in covered(merges):
                sheet.write(r, c, text)
    book.save(str(path))


def as_html(path, rows, merges):
    spans = {(m[0], m[1]): m for m in merges}
    lines = []
    for r, row in enumerate(rows):
        cells = []
        for c, text in enumerate(row):
            top, left, bottom, right = spans.get((r, c), (r, c, r, c))
            if (r, c) not in covered(merges):
                cells.append(f'<td rowspan="{bottom - top + 1}" colspan="{right - left + 1}">{escape(text)}</td>')
        lines.append(f"<tr>{''.join(cells)}</tr>")
    path.write_text(f'<meta charset="utf-8"><table>{"".join(lines)}</table>', encoding="utf-8")


def as_xml(path, rows, merges):
    spans = {(m[0], m[1]): m for m in merges}
    lines = []
    for r, row in enumerate(rows):
        cells = []
        for c, text in enumerate(row):
            top, left, bottom, right = spans.get((r, c), (r, c, r, c))
            if (r, c) not in covered(merges):
                cells.append(f'<Cell ss:Index="{c + 1}" ss:MergeDown="{bottom - top}" ss:MergeAcross="{right - left}">'
                             f'<Data ss:Type="String">{escape(text)}</Data></Cell>')
        lines.append(f'<Row ss:Index="{r + 1}">{"".join(cells)}</Row>')
    path.write_text('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
                    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="s"><Table>'
                    f'{"".join(lines)}</Table></Worksheet></Workbook>', encoding="utf-8")


FORMATS = {"xlsx": as_xlsx, "html": as_html, "xml": as_xml} | ({"xls": as_xls} if xlwt else {})


class MergedTest(unittest.TestCase):
    def read(self, kind, rows, merges):
        """(cells of merged-figure, {row: values}, exit status)."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"a.{kind}"
            FORMATS[kind](path, rows, merges)
            done = subprocess.run([IMPORT, "-q", path], capture_output=True)
        records = [json.loads(line) for line in done.stdout.decode().splitlines()]
        found = [(r["src"][0].rsplit("!", 1)[1], r["en"]) for r in records if r["t"] == "finding" and r["id"] == "merged-figure"]
        values = {r["row"]: r["values"] for r in records if r["t"] == "row"}
        return found, values, done.returncode

    def refused(self, merge, address, area, rows=ROWS):
        for kind in FORMATS:
            with self.subTest(kind, merge=merge):
                found, _, status = self.read(kind, HEAD + rows + NOTE, BASE + [merge])
                self.assertEqual([at for at, _ in found], [address])
                self.assertIn(area, found[0][1])
                self.assertNotEqual(status, 0)

    def good(self, rows, merges, row, wanted):
        for kind in FORMATS:
            with self.subTest(kind, merges=merges):
                found, values, status = self.read(kind, rows, BASE + merges)
                self.assertEqual((found, status), ([], 0))
                self.assertEqual([values[row][c] for c in "123"], wanted)

    def test_over_rows(self):
        self.refused((FIRST + 3, 2, FIRST + 4, 2), "C9", "C9:C10")
        self.refused((FIRST, 3, FIRST + 2, 3), "D6", "D6:D8")

    def test_over_columns(self):
        self.refused((FIRST + 1, 3, FIRST + 1, 4), "D7", "D7:E7")

    def test_not_applicable(self):
        rows = [r[:] for r in ROWS]
        rows[3][4] = "——"
        self.refused((FIRST + 3, 4, FIRST + 4, 4), "E9", "E9:E10", rows)

    def test_nothing_merged(self):
        self.good(HEAD + ROWS + NOTE, [], "2011399", ["2.50", None, "2.50"])

    def test_names_may_be_merged(self):
        self.good(HEAD + ROWS + NOTE, [(FIRST + len(ROWS), 0, FIRST + len(ROWS), 4)], "201", ["12.50", "10.00", "2.50"])

    def test_blank_may_be_merged(self):
        rows = [r[:] for r in ROWS]
        rows[3][4] = rows[4][3] = rows[4][4] = ""
        self.good(HEAD + rows + NOTE, [(FIRST + 3, 4, FIRST + 4, 4)], "2011301", ["10.00", "10.00", None])

    def test_tall_row(self):
        """A row that takes two of the sheet, with its code and name."""
        blank = [["", "", "", "", ""]]
        rows = HEAD + ROWS[:2] + blank + ROWS[2:] + NOTE
        at = FIRST + 1
        self.good(rows, [(at, c, at + 1, c) for c in range(5)], "201", ["12.50", "10.00", "2.50"])

    def test_column_without_heading(self):
        rows = [row + [""] for row in HEAD + ROWS] + NOTE
        self.good(rows, [(FIRST + 1, 4, FIRST + 1, 5)], "201", ["12.50", "10.00", "2.50"])


if __name__ == "__main__":
    unittest.main()
