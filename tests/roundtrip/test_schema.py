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
        schema = json.loads((ROOT / "tools/gk-stream.schema.json").read_text(encoding="utf-8"))
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

    def test_what_it_refuses(self):
        row = next(r for r in self.records(SOURCES[0]) if r["t"] == "row")
        for change in ({"values": {"1": 395.29}}, {"values": {"1": "395,29"}}, {"role": "general2"}, {"src": None}):
            self.assertTrue(list(self.validator.iter_errors({**row, **change})), change)


if __name__ == "__main__":
    unittest.main()
