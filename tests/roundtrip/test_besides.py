"""What a workbook holds besides its cells is told by gk-check (U-14, U-15, U-17, U-18): each thing alone, in .xlsx and .xls."""

import json
import struct
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment

import biff
import convert

CHECK = Path(convert.GK_CONVERT).parent / "gk-check"
REPORT = Path(convert.FIXTURES) / "report-2024" / "tables" / "公开05表.csv"
KINDS = {"figure-as-text", "label-spaced", "formula", "macro", "external-link", "comment", "embedded-object", "person-named", "page-setup"}


def told(path):
    """{kind: [where it is told]} by gk-import, and the checks of gk-check that failed."""
    stream = subprocess.run([CHECK.parent / "gk-import", "-q", path], capture_output=True).stdout.decode()
    found = [r for r in map(json.loads, stream.splitlines()) if r["t"] == "finding" and r["id"] in KINDS]
    lines = subprocess.run([CHECK, "-q", "--to", "ndjson", path], capture_output=True).stdout.decode()
    checks = [r["id"] for r in map(json.loads, lines.splitlines()) if r["t"] == "finding" and r["id"][:4] in ("U-14", "U-15", "U-17", "U-18")]
    return {r["id"]: r["src"][0].split("!", 1)[1:] for r in found}, sorted(set(checks))


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)


class XlsxTest(Case):
    def setUp(self):
        super().setUp()
        self.path = self.folder / "a.xlsx"
        self.assertEqual(convert.run(REPORT, "-o", self.path).returncode, 0)

    def change(self, change):
        book = openpyxl.load_workbook(self.path)
        change(book, book.worksheets[0])
        book.save(self.path)
        return told(self.path)

    def add_part(self, name):
        with zipfile.ZipFile(self.path, "a") as package:
            package.writestr(name, b"x")
        return told(self.path)

    def test_ours_is_clean(self):
        self.assertEqual(told(self.path), ({}, []))
        self.assertEqual(self.change(lambda book, sheet: None), ({}, []))  # as openpyxl saves it

    def test_comment(self):
        name = openpyxl.load_workbook(self.path).sheetnames[0]
        self.assertEqual(self.change(lambda book, sheet: setattr(sheet["A1"], "comment", Comment("x", "y"))),
                         ({"comment": [name]}, ["U-14"]))

    def test_persons(self):
        for name, person in (("张三", True), ("Li Si", True), ("Administrator", False), ("微软用户", False), ("openpyxl", False), (" ", False)):
            for field in ("creator", "lastModifiedBy"):
                found = self.change(lambda book, sheet: setattr(book.properties, field, name))
                self.assertEqual(found, ({"person-named": []}, ["U-15"]) if person else ({}, []), (name, field))
                self.change(lambda book, sheet: setattr(book.properties, field, None))

    def test_page_setup(self):
        name = openpyxl.load_workbook(self.path).sheetnames[0]
        wrong = ({"page-setup": [name]}, ["U-18"])
        self.assertEqual(self.change(lambda book, sheet: setattr(sheet.page_setup, "paperSize", 1)), wrong)
        self.assertEqual(self.change(lambda book, sheet: setattr(sheet.page_setup, "paperSize", 9)), ({}, []))
        self.assertEqual(self.change(lambda book, sheet: setattr(sheet.sheet_properties.pageSetUpPr, "fitToPage", False)), wrong)

    def test_texts(self):
        name = openpyxl.load_workbook(self.path).sheetnames[0]
        self.assertEqual(self.change(lambda book, sheet: setattr(sheet["C7"], "value", "4,662.90")),
                         ({"figure-as-text": [f"{name}!C7"]}, ["U-17"]))
        self.setUp()
        for label, spaced in (("一般公共服务 支出", True), ("一般公共服务支出 ", True), ("　一般公共服务支出", False), ("一般公共服务\n支出", False)):
            self.assertEqual(self.change(lambda book, sheet: setattr(sheet["B8"], "value", label)),
                             ({"label-spaced": [f"{name}!B8"]}, ["U-17"]) if spaced else ({}, []), label)

    def test_parts(self):
        for part, kind in (("xl/vbaProject.bin", "macro"), ("xl/externalLinks/externalLink1.xml", "external-link"),
                           ("xl/embeddings/oleObject1.bin", "embedded-object")):
            self.setUp()
            self.assertEqual(self.add_part(part), ({kind: []}, ["U-14"]))

    def test_formula(self):
        name = openpyxl.load_workbook(self.path).sheetnames[0]
        old, new = self.path, self.folder / "f.xlsx"
        with zipfile.ZipFile(old) as package, zipfile.ZipFile(new, "w") as out:
            for part in package.namelist():
                data = package.read(part).decode("utf-8", "surrogateescape")
                if "worksheets/sheet" in part:
                    cell = data.index("<v>", data.index("</v></c>", data.rindex("4662.9") - 40) - 30)
                    data = data[:cell] + "<f>1+1</f>" + data[cell:]
                out.writestr(part, data.encode("utf-8", "surrogateescape"))
        found, checks = told(new)
        self.assertEqual((set(found), checks), ({"formula"}, ["U-14"]))
        sheet = openpyxl.load_workbook(new).worksheets[0]
        formulas = [c.coordinate for row in sheet for c in row if c.data_type == "f"]
        self.assertEqual(found["formula"], [f"{name}!{formulas[0]}"])


A4 = biff.record(0x081, struct.pack("<H", 0x0100)) + biff.record(0x0A1, struct.pack("<HHHHHHHHdd", 9, 100, 1, 1, 1, 0, 600, 600, 0.5, 0.5) + struct.pack("<H", 1))


class XlsTest(Case):
    CELLS = [(0, 0, "text", "甲"), (0, 1, "number", 2.0)]

    def write(self, cells=None, globals_more=b"", sheet_more=A4, summary=None):
        path = self.folder / "a.xls"
        path.write_bytes(biff.ole2(biff.workbook([("表", cells or self.CELLS)], globals_more, sheet_more), summary))
        return told(path)[0]

    def test_clean(self):
        self.assertEqual(self.write(), {})
        path = self.folder / "ours.xls"
        self.assertEqual(convert.run(REPORT, "-o", path).returncode, 0)
        self.assertEqual(told(path), ({}, []))

    def test_records(self):
        note = biff.record(0x01C, struct.pack("<HHHHH", 0, 0, 0, 1, 0) + b"\0\0")
        picture = biff.record(0x05D, struct.pack("<HHHHHIII", 0x15, 0x12, 8, 1, 0, 0, 0, 0) + struct.pack("<HH", 9, 2) + b"xx" + bytes(4))
        button = biff.record(0x05D, struct.pack("<HHHHHIII", 0x15, 0x12, 7, 1, 0, 0, 0, 0) + bytes(4))
        self.assertEqual(self.write(sheet_more=A4 + note), {"comment": ["表"]})
        self.assertEqual(self.write(sheet_more=A4 + picture), {"embedded-object": []})
        self.assertEqual(self.write(sheet_more=A4 + button), {})
        self.assertEqual(self.write(globals_more=biff.record(0x0D3)), {"macro": []})
        own = biff.record(0x1AE, struct.pack("<HH", 1, 0x0401))
        other = biff.record(0x1AE, struct.pack("<HH", 1, 3) + b"\0" + b"\x01ab")
        self.assertEqual(self.write(globals_more=own), {})
        self.assertEqual(self.write(globals_more=own + other), {"external-link": []})
        self.assertEqual(self.write([(0, 0, "number", 1.0), (2, 3, "formula", 5.0)]), {"formula": ["表!D3"]})

    def test_page_setup(self):
        self.assertEqual(self.write(sheet_more=b""), {"page-setup": ["表"]})
        self.assertEqual(self.write(sheet_more=A4.replace(struct.pack("<HH", 9, 100), struct.pack("<HH", 1, 100))), {"page-setup": ["表"]})
        self.assertEqual(self.write(sheet_more=A4[6:]), {"page-setup": ["表"]})

    def test_persons(self):
        def byte_string(data):
            return struct.pack("<II", 30, len(data)) + data

        def wide_string(value):
            return struct.pack("<II", 31, len(value) + 1) + value.encode("utf-16-le") + b"\0\0"

        named = {"person-named": []}
        self.assertEqual(self.write(summary=biff.summary({4: byte_string("张三".encode("gbk") + b"\0")})), named)
        self.assertEqual(self.write(summary=biff.summary({8: wide_string("李四")})), named)
        self.assertEqual(self.write(summary=biff.summary({1: struct.pack("<IHH", 2, 1200, 0), 8: byte_string("张".encode("utf-16-le") + b"\0\0")})), named)
        self.assertEqual(self.write(summary=biff.summary({4: byte_string("微软用户".encode("gbk") + b"\0"), 8: wide_string("微软用户")})), {})
        self.assertEqual(self.write(summary=biff.summary({4: byte_string(b"\0"), 8: byte_string(b"Administrator\0\0")})), {})
        for damaged in (b"", b"\xfe\xff", biff.summary({4: byte_string(b"abc")})[:52], biff.summary({4: struct.pack("<II", 30, 1 << 31)})):
            self.assertEqual(self.write(summary=damaged), {})


if __name__ == "__main__":
    sys.exit(unittest.main())
