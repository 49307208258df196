"""The standardized workbook against the same drawing by libxlsxwriter, and against what ECMA-376 asks for: every cell and its looks, merges,
widths, heights, page set-up; the order of elements; the digits of numbers."""

import importlib.util
import os
import random
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl

import convert
import random_reports
import render

ORACLE = os.environ.get("DRAW_ORACLE", "")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

# The sequences of ECMA-376 part 1 (5th edition), annex A.2: CT_Worksheet, CT_Workbook, CT_Stylesheet.
ORDER = {
    "worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState "
                 "dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins "
                 "pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing",
    "workbook": "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize "
                "customWorkbookViews pivotCaches",
    "styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors",
    "font": "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme",
    "border": "left right top bottom diagonal vertical horizontal",
    "xf": "alignment protection",
    "c": "f v is",
}
# A font's parts may stand in any order; Excel writes them in this one.
ORDER["font"] = "b i strike u vertAlign sz color name family charset scheme"


def looks(cell):
    font, align, border = cell.font, cell.alignment, cell.border
    return (font.name, font.sz, font.b, align.horizontal, align.vertical, bool(align.wrap_text), align.indent, border.left.style, border.right.style,
            border.top.style, border.bottom.style, cell.number_format, cell.fill.patternType)


def page(sheet):
    setup, margins = sheet.page_setup, sheet.page_margins
    return {
        "paper": setup.paperSize, "orientation": setup.orientation or "portrait", "high": setup.fitToHeight in (None, 1, True),
        "fit": sheet.sheet_properties.pageSetUpPr.fitToPage, "centred": sheet.print_options.horizontalCentered,
        "margins": [margins.left, margins.right, margins.top, margins.bottom], "footer": sheet.oddFooter.center.text,
        "rows": sheet.print_title_rows, "frozen": sheet.freeze_panes,
        "merges": sorted(map(str, sheet.merged_cells.ranges)),
        "widths": {c: round(d.width, 3) for c, d in sheet.column_dimensions.items()},
        "heights": {r: d.height for r, d in sheet.row_dimensions.items()},
        "links": sorted((link.ref, link.location) for link in sheet._hyperlinks),
    }


def numbers(path):
    """The digits of every number, as they stand in the parts: {(sheet, address): text}."""
    found = {}
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/"):
                for cell in ElementTree.fromstring(package.read(name)).iter(MAIN + "c"):
                    if cell.get("t", "n") == "n" and cell.find(MAIN + "v") is not None:
                        found[name, cell.get("r")] = cell.find(MAIN + "v").text
    return found


def cells_of(path):
    """{(sheet, row, column): value} by openpyxl."""
    book = openpyxl.load_workbook(path)
    return {(s.title, c.row, c.column): c.value for s in book for row in s.iter_rows() for c in row if c.value is not None}


def by_xlrd(path):
    import xlrd  # 1.2, which still reads .xlsx
    book = xlrd.open_workbook(str(path))
    return {(s.name, r + 1, c + 1): s.cell_value(r, c) for s in book.sheets() for r in range(s.nrows) for c in range(s.ncols)
            if s.cell_type(r, c) not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)}


def by_ssconvert(path):
    """Gnumeric's reading, as it writes it again."""
    again = path.with_name("again.xlsx")
    done = subprocess.run(["ssconvert", path, again], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return cells_of(again)


class OtherReadersTest(unittest.TestCase):
    """What other programs read in the workbook."""
    maxDiff = None

    def check(self, read):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.xlsx"
            for name in ("report-2024/report.txt", "report-other/stacked.csv", "faults/other-tables.csv"):
                self.assertIn(convert.run(Path(convert.FIXTURES) / name, "--force", "-o", path).returncode, (0, 1))
                self.assertEqual(read(path), cells_of(path), name)

    @unittest.skipUnless(importlib.util.find_spec("xlrd"), "xlrd is not here")
    def test_xlrd(self):
        self.check(by_xlrd)

    @unittest.skipUnless(shutil.which("ssconvert"), "Gnumeric is not here")
    def test_gnumeric(self):
        self.check(by_ssconvert)


def write_random(seed, profile, path):
    """A random report, its tables in one file."""
    case = random_reports.case(seed, profile)
    source = path.parent / profile
    source.mkdir()
    render.files(random.Random(seed), case, source)
    assert convert.run(source, "--to", "csv", "--stacked", "-o", path).returncode in (0, 1)


@unittest.skipUnless(os.access(ORACLE, os.X_OK), "libxlsxwriter is not here")
class OracleTest(unittest.TestCase):
    maxDiff = None

    def check(self, source):
        with tempfile.TemporaryDirectory() as folder:
            ours, theirs = Path(folder) / "ours.xlsx", Path(folder) / "theirs.xlsx"
            self.assertIn(convert.run(source, "-o", ours).returncode, (0, 1))
            drawn = subprocess.run([ORACLE, source, theirs], capture_output=True, encoding="utf-8")
            self.assertEqual(drawn.returncode, 0, drawn.stderr)
            self.compare(openpyxl.load_workbook(ours), openpyxl.load_workbook(theirs), source)
            self.check_parts(ours)
            self.check_numbers(numbers(ours), numbers(theirs))

    def compare(self, ours, theirs, source):
        self.assertEqual(ours.sheetnames, theirs.sheetnames)
        for a, b in zip(ours, theirs):
            self.assertEqual(page(a), page(b), f"{source} {a.title}")
            for row_a, row_b in zip(a.iter_rows(), b.iter_rows(), strict=True):
                for cell_a, cell_b in zip(row_a, row_b, strict=True):
                    self.assertEqual((cell_a.value, looks(cell_a)), (cell_b.value, looks(cell_b)), f"{source} {a.title} {cell_a.coordinate}")

    def check_parts(self, path):
        with zipfile.ZipFile(path) as package:
            self.assertIsNone(package.testzip())
            for info in package.infolist():
                self.assertEqual((info.date_time, info.extra), ((1980, 1, 1, 0, 0, 0), b""))
                if info.filename.startswith("xl/") and not info.filename.endswith(".rels"):
                    self.check_order(ElementTree.fromstring(package.read(info)), info.filename)

    def check_order(self, element, where):
        order = ORDER.get(element.tag.removeprefix(MAIN))
        if order:
            places = [order.split().index(child.tag.removeprefix(MAIN)) for child in element]
            self.assertEqual(places, sorted(places), f"{where} {element.tag}")
        for child in element:
            self.check_order(child, where)

    def check_numbers(self, ours, theirs):
        self.assertEqual(ours.keys(), theirs.keys())
        for place, text in ours.items():
            self.assertRegex(text, r"^-?(0|[1-9]\d*)(\.\d*[1-9])?$", place)
            self.assertEqual(float(text), float(theirs[place]), place)

    def test_fixtures(self):
        fixtures = Path(convert.FIXTURES)
        for name in ("report-2024/report.txt", "report-other/stacked.csv", "faults/other-tables.csv", "faults/notes.csv", "faults/cover.csv"):
            with self.subTest(name=name):
                self.check(fixtures / name)

    def test_random_reports(self):
        with tempfile.TemporaryDirectory() as folder:
            for number, profile in enumerate(random_reports.YEARS):
                path = Path(folder) / f"{profile}.csv"
                write_random(f"oracle {number}", profile, path)
                with self.subTest(profile=profile):
                    self.check(path)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
