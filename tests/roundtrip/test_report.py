"""Whole reports, in every form kept in fixtures/, give every figure exactly."""

import tempfile
import unittest
from collections import Counter
from pathlib import Path

import convert
import webpages
import workbook

FIXTURES = Path(convert.FIXTURES)
FORMS = ["report-2024/report.txt", "report-2024/stacked-gbk.csv", "report-2024/tables"]
OTHER = "report-other/stacked.csv"

COUNTS = {  # report-2024, counted by hand on the printed tables
    "summary": 4 + 8,                      # left, right
    "revenue": 30 * 2,                     # rows, each with 合计 and 财政拨款
    "expenditure": 30 + 19 + 14,           # 合计, 基本, 项目
    "appropriation": 4 + 8 + 7 + 3,        # left, 合计, 一般公共, 政府性基金
    "general": 27 + 19 + 11,               # 小计, 基本, 项目
    "basic": (1 + 9) + (1 + 4) + (1 + 15) + 16 + 2,  # 301, 303, 302 with theirs, ——, totals
    "fund": 4 * 3,
    "three-public": 4,
    "statistics": 3 + 1 + 2,
}


class ExpectedTest(unittest.TestCase):
    """The expected figures themselves, before anything is compared with them."""

    def test_counts(self):
        expected = convert.read_expected(FIXTURES / "report-2024/expected.tsv")
        self.assertEqual(Counter(role for role, _, _ in expected), COUNTS)
        self.assertEqual(len(expected), 285)
        self.assertEqual(sum(v == "——" for v in expected.values()), 16)


class ReportTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def convert(self, *arguments, name="out.xlsx"):
        done = convert.run(*arguments, "-o", self.folder / name)
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        return self.folder / name

    def check(self, source, report, unit):
        expected = convert.read_expected(FIXTURES / report / "expected.tsv")
        read = workbook.read(self.convert(FIXTURES / source))
        self.assertEqual(convert.differences(expected, read.values), [])
        self.assertEqual((read.department, read.year), (unit, "2024"))
        self.assertEqual(len(read.notes), 10)
        self.assertIn("本表无数据", "".join(read.notes["state-capital"]))

    def test_forms(self):
        for form in FORMS:
            with self.subTest(form):
                self.check(form, "report-2024", "示例市商务局")
                (self.folder / "out.xlsx").unlink()

    def test_other_unit(self):
        self.check(OTHER, "report-other", "示例县文化和旅游局")

    def test_web_pages(self):
        tables = FIXTURES / "report-2024/tables"
        for name, data in (("page.xls", webpages.asp_page(tables)),
                           ("book.mht", webpages.excel_message(tables))):
            with self.subTest(name):
                (self.folder / name).write_bytes(data)
                self.check(self.folder / name, "report-2024", "示例市商务局")
                (self.folder / "out.xlsx").unlink()

    def test_same_bytes(self):
        for form in FORMS + [OTHER]:
            with self.subTest(form):
                first = self.convert(FIXTURES / form, name="first.xlsx")
                second = self.convert(FIXTURES / form, name="second.xlsx")
                self.assertEqual(first.read_bytes(), second.read_bytes())
                first.unlink()
                second.unlink()

    def test_one_file_per_report(self):
        out = self.folder / "out"
        out.mkdir()
        done = convert.run(*(FIXTURES / f for f in (FORMS[1], OTHER)), "-o", f"{out}/")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(sorted(p.name for p in out.iterdir()),
                         ["2024-示例县文化和旅游局.xlsx", "2024-示例市商务局.xlsx"])
        for name, report in (("示例市商务局", "report-2024"), ("示例县文化和旅游局", "report-other")):
            expected = convert.read_expected(FIXTURES / report / "expected.tsv")
            found = workbook.read(out / f"2024-{name}.xlsx").values
            self.assertEqual(convert.differences(expected, found), [])

    def test_nothing_is_overwritten(self):
        target = self.folder / "out.xlsx"
        target.write_text("mine")
        done = convert.run(FIXTURES / FORMS[1], "-o", target)
        self.assertEqual((done.returncode, target.read_text()), (2, "mine"))
        self.assertIn("out.xlsx", done.stderr)
        self.convert(FIXTURES / FORMS[1], "--force")
        self.assertEqual(len(workbook.read(target).values), 285)
        self.assertEqual([p.name for p in self.folder.iterdir()], ["out.xlsx"])


if __name__ == "__main__":
    unittest.main()
