"""Tidy CSV and its datapackage.json, read as loaders read them, hold every figure exactly."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import convert
import pictures

FIXTURES = Path(convert.FIXTURES)
SOURCES = {"report-2024": "report-2024/report.txt", "report-other": "report-other/stacked.csv"}
SQLITE = shutil.which("sqlite3")
PATTERNS = {"string": r"[\s\S]+", "integer": r"-?(0|[1-9]\d*)", "number": r"-?\d+(\.\d+)?",
            "boolean": r"true|false"}


def run(*arguments):
    done = subprocess.run([os.environ["WRITE_REPORT"], *arguments], capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def figure(line):
    return "——" if line["na"] == "true" else Decimal(line["value"])


def readings(text):
    """What a cell may say: its tables are in 元 or in 万元."""
    found = convert.value(text.replace(",", ""))
    return [found] if found == "——" else \
        [found, (found / 10000).quantize(Decimal("0.01"), ROUND_HALF_UP)]


class TidyTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.bytes = run("tidy", *(FIXTURES / s for s in SOURCES.values()))
        text = cls.bytes.decode("utf-8")
        cls.head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        cls.lines = [dict(zip(cls.head, row, strict=True)) for row in rows]
        cls.package = json.loads(run("package", "values.csv"))
        cls.schema = cls.package["resources"][0]["schema"]

    def values(self, lines, report):
        """The values of one report's lines: role, row and column are their key."""
        source = str(FIXTURES / SOURCES[report])
        kept = [line for line in lines if line["source"].startswith(source + "!")]
        found = {(x["role"], x["row"], x["column"]): figure(x) for x in kept}
        self.assertEqual(len(found), len(kept), "a key stands twice")
        return found

    def assert_whole(self, lines):
        for report in SOURCES:
            expected = convert.read_expected(FIXTURES / report / "expected.tsv")
            self.assertEqual(convert.differences(expected, self.values(lines, report)), [])

    def test_values(self):
        self.assert_whole(self.lines)
        self.assertFalse(self.bytes.startswith(b"\xef\xbb\xbf"))
        self.assertNotIn(b"\r", self.bytes)
        self.assertTrue(self.bytes.endswith(b"\n"))

    def test_decimals(self):
        for line in self.lines:
            if line["na"] == "false" and line["unit"]:
                self.assertRegex(line["value"], r"^-?\d+\.\d{2,}$")
            elif line["na"] == "false":
                self.assertRegex(line["value"], r"^\d+$")

    def test_tables(self):
        titles = {p.role: (p.number, p.title) for p in pictures.profile()}
        for line in self.lines:
            self.assertEqual(titles[line["role"]], (line["number"], line["title"]))
            self.assertEqual(line["report"], f"{line['year']}/{line['department']}")
            self.assertEqual((line["year"], line["profile"]), ("2024", "sx2024"))

    def test_column_names(self):
        names = {(x["role"], x["column"]): x["column_name"] for x in self.lines}
        self.assertEqual(names["three-public", "12"], "决算数/公务接待费")
        self.assertEqual(names["general", "1"], "本年支出/小计")
        self.assertNotIn("", names.values())

    def test_sources(self):
        """The cell named is the one that holds the figure."""
        path = FIXTURES / SOURCES["report-other"]
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("gbk"), newline="")))
        for line in self.lines:
            name, _, cell = line["source"].rpartition("!")
            if not name.startswith(str(path)):
                continue
            letters, number = re.fullmatch(r"([A-Z])(\d+)", cell).groups()
            text = rows[int(number) - 1][ord(letters) - ord("A")]
            self.assertIn(figure(line), readings(text), line["source"])

    def test_schema(self):
        fields = self.schema["fields"]
        self.assertEqual([f["name"] for f in fields], self.head)
        for field in fields:
            for line in self.lines:
                text = line[field["name"]]
                if text or field.get("constraints", {}).get("required"):
                    self.assertRegex(text, rf"\A(?:{PATTERNS[field['type']]})\Z", field["name"])
        codes = {f["name"]: f["type"] for f in fields}
        self.assertEqual((codes["row"], codes["number"], codes["value"]), ("string", "string", "number"))
        keys = [tuple(line[name] for name in self.schema["primaryKey"]) for line in self.lines]
        self.assertEqual(len(set(keys)), len(keys))

    def test_package(self):
        self.assertRegex(self.package["name"], r"^[-a-z0-9._]+$")
        [resource] = self.package["resources"]
        self.assertEqual((resource["name"], resource["path"], resource["encoding"]),
                         ("values", "values.csv", "utf-8"))

    @unittest.skipUnless(SQLITE, "no sqlite3: loading into SQLite is not tested")
    def test_sqlite(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "values.csv").write_bytes(self.bytes)
            done = subprocess.run(
                [SQLITE, "-batch", ":memory:"], cwd=folder, capture_output=True, text=True, timeout=60,
                input=".import --csv values.csv v\n.mode json\nselect * from v;\n")
        self.assertEqual(done.stderr, "")
        self.assertEqual(json.loads(done.stdout), self.lines)


if __name__ == "__main__":
    unittest.main()
