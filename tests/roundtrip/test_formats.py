"""The round-trip law: source → stream → format → stream gives the same reports, tables, rows and values.

What may differ is where a value stands (src, sheet, source) and, the first time, what the source did not have: a label of
the form in its own spelling, rows of the form that are blank, 合计 where the form has it. From the second time on nothing differs.
"""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import convert

FIXTURES = Path(convert.FIXTURES)
TOOLS = Path(convert.GK_CONVERT).parent
SOURCES = ["report-2024/report.txt", "report-2024/stacked-gbk.csv", "report-2024/tables", "report-other/stacked.csv"]
FORMATS = {
    "xlsx": ("out.xlsx",), "xls": ("out.xls", "--to", "xls"), "ndjson": ("out.ndjson", "--to", "ndjson"),
    "csv": ("out/", "--to", "csv"), "csv in gbk": ("out/", "--to", "csv", "--encoding", "gbk"),
    "csv in gb18030, stacked": ("out.csv", "--to", "csv", "--encoding", "gb18030", "--stacked"),
    "csv with a mark, guarded": ("out.csv", "--to", "csv", "--bom", "--guard", "--stacked"),
}


def tool(name, *arguments, given=None):
    done = subprocess.run([TOOLS / name, *map(str, arguments)], input=given, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=120)
    if done.returncode:
        raise AssertionError(f"{name} {arguments}: {done.returncode} {done.stderr.decode()}")
    return done.stdout


def records(stream):
    return [json.loads(line) for line in stream.decode().splitlines()]


def is_code(row):
    return row.isdigit() and len(row) > 2


def content(stream, exact):
    """What a stream says, origins aside; if not `exact`, in any order, without blank rows and the form's own labels."""
    said = []
    for r in records(stream):
        if r["t"] == "report":
            said.append((r["department"], r["year"], r["profile"]))
        elif r["t"] == "table":
            notes = [n for n in r["notes"] if exact or not n.startswith("说明")]
            said.append((r["role"], r["number"], r["title"], r["unit"], r["columns"], notes if exact else notes[:1]))
        elif r["t"] == "row" and (exact or any(r["values"].values())):
            label = r["label"] if exact or is_code(r["row"]) and r["role"] != "basic" else ""
            said.append((r["role"], r["row"], r["item"], label, r["values"]))
    return said if exact else sorted(said, key=str)


class FormatsTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def export(self, stream, how):
        out, *options = FORMATS[how]
        path = self.folder / out
        shutil.rmtree(path, ignore_errors=True)
        if path.is_file():
            path.unlink()
        tool("gk-export", "--quiet", *options, "-o", f"{path}/" if out.endswith("/") else path, given=stream)
        return path

    def test_law(self):
        for source in SOURCES:
            first = tool("gk-import", "--quiet", FIXTURES / source)
            for how in FORMATS:
                with self.subTest(source=source, how=how):
                    second = tool("gk-import", "--quiet", self.export(first, how))
                    self.assertEqual(content(second, False), content(first, False))
                    third = tool("gk-import", "--quiet", self.export(second, how))
                    self.assertEqual(content(third, True), content(second, True))

    def test_same_bytes(self):
        stream = tool("gk-import", "--quiet", FIXTURES / "report-2024/stacked-gbk.csv")
        for how in FORMATS:
            path = self.export(stream, how)
            if path.is_file():
                before = path.read_bytes()
                self.assertEqual(self.export(stream, how).read_bytes(), before, how)
        book = self.export(stream, "xlsx").read_bytes()
        again = tool("gk-import", "--quiet", self.folder / "out.xlsx")
        self.assertEqual(self.export(again, "xlsx").read_bytes(), book)

    def test_streams_are_streams(self):
        one = tool("gk-import", "--quiet", FIXTURES / "report-2024/stacked-gbk.csv")
        two = tool("gk-import", "--quiet", FIXTURES / "report-other/stacked.csv")
        both = tool("gk-import", "--quiet", "-", given=one + two)
        self.assertEqual(content(both, True), content(one, True) + content(two, True))
        lines = (two + one).decode().splitlines(keepends=True)
        lines.sort(key=lambda line: json.loads(line).get("report", ""))
        again = tool("gk-import", "--quiet", "-", given="".join(lines).encode())
        self.assertEqual(sorted(content(again, True), key=str), sorted(content(both, True), key=str))

    def test_unknown_passes_through(self):
        lines = tool("gk-import", "--quiet", FIXTURES / "report-other/stacked.csv").decode().splitlines()
        marked = [line[:-1] + ',"x-mark":{"n":1.10,"s":"末"}}' for line in lines] + ['{"t":"other","v":[1e400]}']
        out = tool("gk-import", "--quiet", "-", given=("\n".join(marked) + "\n").encode()).decode().splitlines()
        self.assertEqual(sorted(out), sorted(marked))

    def test_cut_streams_are_refused(self):
        stream = tool("gk-import", "--quiet", FIXTURES / "report-2024/stacked-gbk.csv")
        lines = stream.splitlines(keepends=True)
        for cut in (stream[:len(stream) // 2], b"".join(lines[:200]), b"".join(lines[:-1]), stream[:-1]):
            done = subprocess.run([TOOLS / "gk-export", "-o", self.folder / "cut.xlsx"], input=cut,
                                  stderr=subprocess.PIPE)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(b"cut off", done.stderr)
            self.assertFalse(os.path.exists(self.folder / "cut.xlsx"))


if __name__ == "__main__":
    unittest.main()
