"""Reports written as .xls, read by xlrd: like the workbook cell by cell, with its looks; and back."""

import re
import struct
import sys
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter

import convert
import pictures
import workbook

try:
    import xlrd
    from xlrd import compdoc
except ImportError:
    print("skipped: no xlrd (Debian: python3-xlrd)")
    sys.exit(77)

FIXTURES = Path(convert.FIXTURES)
REPORTS = {"report-2024/report.txt": "report-2024", "report-2024/stacked-gbk.csv": "report-2024",
           "report-other/stacked.csv": "report-other"}
HORIZONTAL = {0: None, 1: "left", 2: "center", 3: "right"}  # MS-XLS 2.5.125 HorizAlign


class Xls:
    """A workbook as xlrd reads it, and the records of its sheets that xlrd passes over."""

    def __init__(self, path):
        self.log = open(path.with_suffix(".log"), "w+", encoding="utf-8")
        self.book = xlrd.open_workbook(path, formatting_info=True, logfile=self.log)
        self.stream = compdoc.CompDoc(path.read_bytes(), self.log).get_named_stream("Workbook")
        self.sheets = self.book.sheets()

    def complaints(self):
        self.log.seek(0)
        return self.log.read()

    def records(self, at):
        """(type, data) of the part that begins there, with its BOF and EOF."""
        while True:
            kind, length = struct.unpack_from("<HH", self.stream, at)
            yield kind, self.stream[at + 4:at + 4 + length]
            at += 4 + length
            if kind == 0x0A:
                return

    def globals(self):
        return list(self.records(0))

    def sheet(self, number):
        starts = [struct.unpack_from("<I", d)[0] for k, d in self.globals() if k == 0x85]
        return list(self.records(starts[number]))


def value(sheet, row, col):
    cell = sheet.cell(row, col)
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return None
    assert cell.ctype in (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER), cell
    return cell.value


def look(book, sheet, row, col):
    """What a cell looks like, in openpyxl's words."""
    xf = book.xf_list[sheet.cell_xf_index(row, col)]
    font = book.font_list[xf.font_index]
    border = xf.border
    lines = (border.left_line_style, border.right_line_style, border.top_line_style,
             border.bottom_line_style)
    assert xf._format_flag and xf._font_flag and xf._alignment_flag and xf._border_flag, (row, col)
    assert font.character_set == 134 and xf.alignment.vert_align == 1, (row, col)
    assert len(set(lines)) == 1, (row, col)
    return (book.format_map[xf.format_key].format_str, font.name, font.height / 20, font.weight,
            HORIZONTAL[xf.alignment.hor_align], bool(xf.alignment.text_wrapped),
            "thin" if lines[0] == 1 else None)


def wanted_look(cell):
    """What the .xlsx says."""
    font, align = cell.font, cell.alignment
    assert align.vertical == "center"
    return (cell.number_format, font.name, font.sz, 700 if font.b else 400, align.horizontal,
            bool(align.wrap_text), cell.border.left.style)


class XlsTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def convert(self, source, name, *arguments):
        done = convert.run(*arguments, source, "-o", self.folder / name, "--force")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        return self.folder / name

    def open(self, source, name="out.xls"):
        xls = Xls(self.convert(source, name, "--to", "xls"))
        self.addCleanup(xls.log.close)
        self.assertEqual((xls.complaints(), xls.book.codepage), ("", 1200))
        return xls

    def check_sheets(self, check, sources=tuple(FIXTURES / s for s in REPORTS)):
        """check(xls, number, sheet, other): each sheet of each report, as xlrd reads the .xls and
        openpyxl the .xlsx."""
        for source in sources:
            xls = self.open(source)
            book = openpyxl.load_workbook(self.convert(source, "out.xlsx"))
            self.assertEqual(xls.book.sheet_names(), book.sheetnames)
            for number, (sheet, other) in enumerate(zip(xls.sheets, book.worksheets)):
                with self.subTest(source=source.name, sheet=sheet.name):
                    check(xls, number, sheet, other)

    def test_cells(self):
        def check(_xls, _number, sheet, other):
            found = [[value(sheet, r, c) for c in range(sheet.ncols)] for r in range(sheet.nrows)]
            self.assertEqual(found, [[c.value for c in row] for row in other.iter_rows()])
        self.check_sheets(check)

    def test_figures(self):
        """The expected figures, and no others, stand in the sheets."""
        for source, report in REPORTS.items():
            expected = convert.read_expected(FIXTURES / report / "expected.tsv")
            xls = self.open(FIXTURES / source)
            for picture, sheet in zip(pictures.profile(), xls.sheets):
                values = [v for (role, _, _), v in expected.items() if role == picture.role]
                numbers = [Decimal(repr(c.value)) for r in range(sheet.nrows) for c in sheet.row(r)
                           if c.ctype == xlrd.XL_CELL_NUMBER]
                with self.subTest(source=source, sheet=sheet.name):
                    self.assertEqual(sorted(numbers), sorted(v for v in values if v != "——"))

    def test_looks(self):
        def check(xls, _number, sheet, other):
            for row in other.iter_rows():
                for cell in row:
                    if not isinstance(cell, MergedCell):
                        r, c = cell.row - 1, cell.column - 1
                        self.assertEqual(look(xls.book, sheet, r, c), wanted_look(cell), cell)
        self.check_sheets(check)

    def test_decimals(self):
        """An amount shows as many decimals as it has."""
        text = (FIXTURES / "report-2024/stacked-gbk.csv").read_text("gbk")
        figures = iter(range(10 ** 6))
        text = re.sub(r"(?<=,)\d+\.\d\d(?=,)", lambda m: m[0] + "1" * (next(figures) % 9), text)
        (self.folder / "in.csv").write_text(text, "utf-8")
        shown = set()

        def check(xls, _number, sheet, other):
            for cell in (c for row in other.iter_rows() for c in row):
                if isinstance(cell.value, float):
                    r, c = cell.row - 1, cell.column - 1
                    self.assertEqual(sheet.cell_value(r, c), cell.value)
                    self.assertEqual(look(xls.book, sheet, r, c), wanted_look(cell), cell)
                    shown.add(cell.number_format)
        self.check_sheets(check, [self.folder / "in.csv"])
        self.assertEqual(shown, {"#,##0." + "0" * n for n in range(2, 11)})

    def test_merged_cells(self):
        def check(xls, _number, sheet, other):
            wanted = sorted((m.min_row - 1, m.max_row, m.min_col - 1, m.max_col)
                            for m in other.merged_cells.ranges)
            self.assertEqual(sorted(sheet.merged_cells), wanted)
            for top, below, left, behind in wanted:  # all have the borders of the first
                self.assertEqual({sheet.cell_xf_index(r, c) for r in range(top, below)
                                  for c in range(left, behind)}, {sheet.cell_xf_index(top, left)})
        self.check_sheets(check)

    def test_sizes(self):
        def check(_xls, _number, sheet, other):
            for row in range(sheet.nrows):
                wanted = other.row_dimensions[row + 1].height
                self.assertEqual(sheet.rowinfo_map[row].height, int(wanted * 20))
            for col in range(sheet.ncols):
                # The .xlsx has the width with Excel's margins, as the .xls in 256ths.
                wanted = other.column_dimensions[get_column_letter(col + 1)].width
                self.assertAlmostEqual(sheet.colinfo_map[col].width / 256, wanted, delta=0.01)
        self.check_sheets(check)

    def test_panes(self):
        def check(_xls, number, sheet, other):
            self.assertEqual((sheet.panes_are_frozen, sheet.vert_split_pos), (1, 0))
            self.assertEqual(f"A{sheet.horz_split_pos + 1}", other.freeze_panes)
            self.assertEqual(sheet.horz_split_first_visible, sheet.horz_split_pos)
            self.assertEqual(sheet.sheet_selected, number == 0)
        self.check_sheets(check)

    def test_print_titles(self):
        def check(xls, number, sheet, other):
            name = xls.book.name_map["print_titles"][number]
            self.assertEqual((name.builtin, name.scope), (1, number))
            self.assertEqual(name.result.kind, xlrd.formula.oREF)
            area = name.result.value[0]
            last = int(re.fullmatch(r"\$1:\$(\d+)", other.print_title_rows)[1])
            self.assertEqual(area.coords, (number, number + 1, 0, last, 0, 256))
        self.check_sheets(check)

    def test_page(self):
        def check(xls, number, _sheet, other):
            found = dict(xls.sheet(number))
            paper, scale, _, wide, high, flags = struct.unpack_from("<6H", found[0xA1])
            setup = other.page_setup
            # openpyxl says None where it is one page
            self.assertEqual((paper, scale, wide, high),
                             (setup.paperSize, 100, 1, 0 if setup.fitToHeight == 0 else 1))
            self.assertEqual(bool(flags & 2), setup.orientation != "landscape")
            self.assertTrue(struct.unpack("<H", found[0x81])[0] & 0x100)  # fit to page
            self.assertEqual(struct.unpack("<H", found[0x83]), (1,))  # centred
            margins = [struct.unpack("<d", found[kind])[0] for kind in (0x26, 0x27, 0x28, 0x29)]
            page = other.page_margins
            self.assertEqual(margins, [page.left, page.right, page.top, page.bottom])
            footer = found[0x15]
            self.assertEqual(footer[3:].decode("utf-16-le"), "&C" + other.oddFooter.center.text)
            self.assertEqual(struct.unpack_from("<H", footer), (len(footer[3:]) // 2,))
        self.check_sheets(check)

    def test_no_green_corners(self):
        """Numbers as text are no error anywhere on a sheet, as LibreOffice says it in a file."""
        def check(xls, number, sheet, _other):
            found = dict(xls.sheet(number))
            self.assertEqual(found[0x867].hex(), "6708" + "00" * 10 + "0300" + "01" + "00" * 4)
            self.assertEqual(found[0x868], bytes.fromhex(
                "6808" + "00" * 10 + "0300" + "00" * 5 + "0100" + "04000000" + "0000")
                + struct.pack("<4HI", 0, sheet.nrows - 1, 0, sheet.ncols - 1, 4))
        self.check_sheets(check)

    def test_order_of_records(self):
        """MS-XLS 2.1.7.20.3 and 2.1.7.20.5; each type in one run, but for rows and cells."""
        part = [0x809, 0x42, 0x3D, 0x22, 0x31, 0x41E, 0xE0, 0x293, 0x85, 0x1AE, 0x17, 0x18, 0xFC,
                0x0A]
        sheet = [0x809, 0x2A, 0x2B, 0x82, 0x80, 0x225, 0x81, 0x14, 0x15, 0x83, 0x84, 0x26, 0x27,
                 0x28, 0x29, 0xA1, 0x55, 0x7D, 0x200, 0x208, 0x23E, 0x41, 0x1D, 0xE5, 0x867, 0x868,
                 0x0A]
        cells = {0x201, 0x203, 0xFD}
        def check(xls, number, _sheet, _other):
            for records, wanted in ((xls.globals(), part), (xls.sheet(number), sheet)):
                kinds = [0x208 if k in cells else k for k, _ in records if k != 0x3C]
                self.assertEqual([k for k, before in zip(kinds, [None] + kinds) if k != before],
                                 wanted)
                self.assertLessEqual(max(len(d) for _, d in records), 8224)
        self.check_sheets(check)

    def test_cells_in_order(self):
        """Within a block of 32 rows all rows are told before their cells, these from the left."""
        def check(xls, number, _sheet, _other):
            order = [(r // 32, k != 0x208, r, c if k != 0x208 else 0)
                     for k, (r, c) in ((k, struct.unpack_from("<HH", d))
                                       for k, d in xls.sheet(number)
                                       if k in (0x208, 0x201, 0x203, 0xFD))]
            self.assertEqual(order, sorted(set(order)))
        self.check_sheets(check)

    def test_texts_are_shared(self):
        for source in REPORTS:
            xls = self.open(FIXTURES / source)
            used, count = struct.unpack_from("<II", dict(xls.globals())[0xFC])
            texts = [c.value for s in xls.sheets for r in range(s.nrows) for c in s.row(r)
                     if c.ctype == xlrd.XL_CELL_TEXT]
            self.assertEqual((used, count), (len(texts), len(set(texts))))

    def test_long_texts(self):
        """Records end inside notes, sooner or later between any two of their characters."""
        text = (FIXTURES / "report-other/stacked.csv").read_text("gbk")
        for shift in range(24):
            notes = [f"注：{i}" + "a" * shift + ("长" * 5 + "\U00020bb7" * 3) * 95 + "。"
                     for i in range(text.count("注："))]
            left = iter(notes)
            (self.folder / "in.csv").write_text(
                re.sub("注：[^\r\n,\"]*", lambda _: next(left), text), "utf-8")
            xls = self.open(self.folder / "in.csv")
            found = [c.value for s in xls.sheets for r in range(s.nrows) for c in s.row(r)]
            self.assertEqual([n for n in notes if n not in found], [], shift)
            self.assertGreater(sum(k == 0x3C for k, _ in xls.globals()), 2)

    def test_comes_back(self):
        for source, report in REPORTS.items():
            with self.subTest(source):
                xls = self.convert(FIXTURES / source, "out.xls", "--to", "xls")
                found = workbook.read(self.convert(xls, "back.xlsx"))
                expected = convert.read_expected(FIXTURES / report / "expected.tsv")
                self.assertEqual(convert.differences(expected, found.values), [])
                again = self.convert(xls, "again.xls", "--to", "xls")
                self.assertEqual(xls.read_bytes(), again.read_bytes())

    def test_another_reader_agrees(self):
        xls = self.convert(FIXTURES / "report-2024/report.txt", "out.xls", "--to", "xls")
        done = convert.run("--witness", xls, "-o", self.folder / "out.xlsx")
        self.assertEqual(done.returncode, 0, done.stderr)
        if "--witness is not available" in done.stderr:
            self.skipTest("no gk-witness here")
        self.assertRegex(done.stderr, r"witness: (\d+) cells compared .*: \1 equal, 0 excused")


if __name__ == "__main__":
    unittest.main()
