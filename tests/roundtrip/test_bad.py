"""Bad input gets one clear line, exit status 2 and no file."""

import re
import tempfile
import unittest
from pathlib import Path

import convert

BAD = Path(convert.FIXTURES) / "bad"


def listed():
    """The table in fixtures/bad/README.md: {input: [alternatives, ...]}."""
    lines = (BAD / "README.md").read_text(encoding="utf-8").splitlines()
    rows = [re.split(r"\s*\|\s*", line.strip("| ")) for line in lines if line.startswith("| ")]
    return {row[0]: [words.strip().split("/") for words in row[-1].split(",")] for row in rows[1:]}


class BadTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def refused(self, source, *words):
        target = self.folder / "target"
        target.mkdir(exist_ok=True)
        done = convert.run(source, "-o", target / "out.xlsx")
        line = done.stderr.lower()
        self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
        self.assertEqual(line.count("\n"), 1, done.stderr)
        self.assertEqual(list(target.iterdir()), [])
        for alternatives in words:
            self.assertTrue(any(word.lower() in line for word in alternatives),
                            f"none of {alternatives} in: {done.stderr}")

    def test_every_input_is_listed(self):
        self.assertEqual(sorted(listed()),
                         sorted(p.name for p in BAD.iterdir() if p.name != "README.md"))

    def test_bad_inputs(self):
        for name, words in listed().items():
            with self.subTest(name):
                self.refused(BAD / name, *words)

    def test_missing_file(self):
        self.refused(self.folder / "missing.csv", ["missing.csv"])

    def test_folder_without_inputs(self):
        source = self.folder / "nothing"
        source.mkdir()
        self.refused(source, ["nothing"])
        (source / "~$report.csv").write_text("lock")
        (source / ".~report.csv").write_text("lock")
        self.refused(source, ["nothing"])


if __name__ == "__main__":
    unittest.main()
