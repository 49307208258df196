"""What gk-import writes is what gk-stream.schema.json says; skipped without python3-jsonschema."""

import json
import subprocess
import unittest
from pathlib import Path

import convert
from pictures import ROOT

try:
    import jsonschema
except ImportError:
    jsonschema = None

SOURCES = ["report-2024/report.txt", "report-other/stacked.csv", "bad/bad-figure.csv", "bad/picture.png"]


@unittest.skipUnless(jsonschema, "no python3-jsonschema")
class SchemaTest(unittest.TestCase):
    def setUp(self):
        schema = json.loads((ROOT / "tools/man/gk-stream.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        self.validator = jsonschema.Draft202012Validator(schema)

    def records(self, source):
        done = subprocess.run([Path(convert.GK_CONVERT).parent / "gk-import", Path(convert.FIXTURES) / source],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60)
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

    def test_records(self):
        seen = set()
        for source in SOURCES:
            for record in self.records(source):
                self.assertEqual([e.message for e in self.validator.iter_errors(record)], [], record)
                seen.add(record["t"])
        self.assertEqual(seen, {"report", "table", "row", "finding", "file"})

    def test_migrated(self):
        """Leftovers, lines and sheets that were kept."""
        tools = Path(convert.GK_CONVERT).parent
        kept = "国有资产占用情况表\n项目,数量\n车辆,3\n房屋,2\n"
        source = (Path(convert.FIXTURES) / "years/2019.csv").read_text(encoding="utf-8") + "\n" + kept
        read = subprocess.run([tools / "gk-import", "-"], input=source.encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        moved = subprocess.run([tools / "gk-migrate", "--to", "sx2024"], input=read.stdout, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL)
        members = set()
        for line in (read.stdout + moved.stdout).decode().splitlines():
            record = json.loads(line)
            self.assertEqual([e.message for e in self.validator.iter_errors(record)], [], record)
            members.update((record["t"], member) for member in record)
        for member in (("row", "line"), ("row", "leftover"), ("report", "migrated_from"), ("sheet", "cells")):
            self.assertIn(member, members)

    def test_what_it_refuses(self):
        row = next(r for r in self.records(SOURCES[0]) if r["t"] == "row")
        for change in ({"values": {"1": 395.29}}, {"values": {"1": "395,29"}}, {"role": "general2"}, {"src": None}):
            self.assertTrue(list(self.validator.iter_errors({**row, **change})), change)


if __name__ == "__main__":
    unittest.main()
