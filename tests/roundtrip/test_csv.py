"""Reports written as CSV look like the workbook, cell by cell, and come back value by value."""

import csv
import io
import itertools
import os
import re
import subprocess
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

import openpyxl

import convert
import pictures
import workbook

FIXTURES = Path(convert.FIXTURES)
REPORTS = {"report-2024/report.txt": "report-2024", "report-2024/stacked-gbk.csv": "report-2024",
           "report-other/stacked.csv": "report-other"}
FORMS = [("utf-8", "-"), ("utf-8", "b"), ("utf-8", "g"), ("gb18030", "-"), ("gbk", "-"), ("gbk", "g")]
CODECS = {("utf-8", "b"): "utf-8-sig"}  # Python's, where it is not the encoding's own name


def write(kind, form, source, target):
    return subprocess.run([os.environ["WRITE_REPORT"], kind, *form, source, target],
                          capture_output=True, text=True, timeout=60)


def cells(path, form):
    """The tables of a file: lists of rows; lines end in CR LF and tables in an empty one."""
    text = path.read_bytes().decode(CODECS.get(form, form[0]))
    assert text.endswith("\r\n") and not re.search(r"(?<!\r)\n|\r(?!\n)", text), "line ends"
    tables = [[]]
    for row in csv.reader(io.StringIO(text, newline=""), strict=True):
        tables[-1].append(row) if row else tables.append([])
    return tables


def shown(cell):
    """What the CSV must say of a workbook's cell."""
    if cell.value is None or isinstance(cell.value, str):
        return cell.value or ""
    decimals = len(cell.number_format.partition(".")[2])
    return f"{Decimal(repr(cell.value)):.{decimals}f}"


class CsvTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def workbook(self, source):
        path = self.folder / "out.xlsx"
        done = convert.run(source, "-o", path, "--force")
        self.assertEqual(done.returncode, 0, done.stderr)
        return path

    def written(self, kind, form, source, name):
        target = self.folder / name
        if kind == "csv":
            target.mkdir()
        done = write(kind, form, FIXTURES / source, target)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return target

    def check_each(self, check):
        """Each report in each form, with a name for what is written."""
        for number, (source, form) in enumerate(itertools.product(REPORTS, FORMS)):
            with self.subTest(source=source, form=form):
                check(source, form, str(number))

    def test_looks_like_the_workbook(self):
        def check(source, form, name):
            book = openpyxl.load_workbook(self.workbook(FIXTURES / source))
            tables = cells(self.written("stacked", form, source, name), form)
            self.assertEqual(len(tables), len(book.worksheets))
            for sheet, table in zip(book.worksheets, tables):
                self.assertEqual(table, [[shown(c) for c in row] for row in sheet.iter_rows()])
        self.check_each(check)

    def test_a_file_per_table(self):
        def check(source, form, name):
            stacked = cells(self.written("stacked", form, source, name + ".csv"), form)
            folder = self.written("csv", form, source, name)
            wanted = [f"{p.number} {p.title}.csv" for p in pictures.profile()]
            self.assertEqual(sorted(p.name for p in folder.iterdir()), sorted(wanted))
            self.assertEqual([cells(folder / n, form) for n in wanted], [[t] for t in stacked])
        self.check_each(check)

    def test_comes_back(self):
        def check(source, form, name):
            expected = convert.read_expected(FIXTURES / REPORTS[source] / "expected.tsv")
            for target in (self.written("stacked", form, source, name + ".csv"),
                           self.written("csv", form, source, name)):
                found = workbook.read(self.workbook(target))
                self.assertEqual(convert.differences(expected, found.values), [])
        self.check_each(check)

    def test_what_the_encoding_lacks(self):
        source = self.folder / "in.csv"
        text = (FIXTURES / "report-other/stacked.csv").read_text("gbk")
        source.write_text(text.replace("县文化和旅游局", "县\U00020bb7化局"), "utf-8")
        target = self.folder / "out.csv"
        done = write("stacked", ("gbk", "-"), source, target)
        self.assertEqual(done.returncode, 1)
        self.assertIn("收入支出决算总表!A3: GBK has no character U+20BB7 (\U00020bb7)", done.stderr)
        self.assertFalse(target.exists())
        done = write("stacked", ("gb18030", "-"), source, target)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("\U00020bb7化局", cells(target, ("gb18030", "-"))[0][2][0])

    def test_nothing_is_overwritten(self):
        target = self.folder / "out.csv"
        target.write_text("mine")
        done = write("stacked", FORMS[0], FIXTURES / "report-other/stacked.csv", target)
        self.assertEqual((done.returncode, target.read_text()), (1, "mine"))


if __name__ == "__main__":
    unittest.main()
