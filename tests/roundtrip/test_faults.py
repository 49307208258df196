"""Faults and habits of real inputs, one to a file of fixtures/faults: read right, or refused (or found by gk-check) at the right cell."""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import convert

TOOLS = Path(convert.GK_CONVERT).parent
FAULTS = Path(convert.FIXTURES) / "faults"
LOCAL_NAMES = convert.ROOT / "lib" / "data" / "local.csv"


def run(tool, *arguments):
    return subprocess.run([TOOLS / tool, *map(str, arguments)], cwd=FAULTS, capture_output=True, encoding="utf-8",
                          env={**os.environ, "LC_ALL": "C.UTF-8"}, timeout=60)


def cells_of(finding):
    return {place.rsplit("!", 1)[-1] for place in finding["src"]}


def area(columns, first, last):
    return {f"{c}{r}" for c in columns for r in range(first, last + 1)}


class Stream:
    """What gk-import gives for a file."""

    def __init__(self, name):
        done = run("gk-import", "-v", name)
        self.status, self.messages = done.returncode, done.stderr
        self.records = [json.loads(line) for line in done.stdout.splitlines()]
        self.findings = self.of("finding")

    def of(self, kind):
        return [r for r in self.records if r["t"] == kind]

    def values(self, role, row):
        found = [r["values"] for r in self.of("row") if r["role"] == role and r["row"] == row]
        assert len(found) == 1, f"{role} {row}: {len(found)} rows; {self.messages}"
        return found[0]

    def refusals(self):
        """The cells that the errors of a refused file name, with their sentences."""
        if self.status != 2 or self.of("row") or self.of("report"):
            return {}
        return {cell: f["en"] for f in self.findings if f["severity"] == "error" for cell in cells_of(f)}


class Case(unittest.TestCase):
    maxDiff = None

    def assertRefused(self, name, cells, *words):
        refusals = Stream(name).refusals()
        named = {c: text for c, text in refusals.items() if c in cells}
        self.assertTrue(named, f"{name}: refused at {sorted(refusals) or 'no cell'}")
        for word in words:
            self.assertTrue([t for t in named.values() if word in t], f"{name}: {named}")

    def assertFound(self, name, cells):
        """An error of gk-check names one of the cells."""
        done = run("gk-check", "-q", "--to", "ndjson", name)
        errors = [r for r in map(json.loads, done.stdout.splitlines()) if r["t"] == "finding" and r["severity"] == "error"]
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertTrue([e for e in errors if cells_of(e) & cells], f"{name}: {[(e['id'], e['src']) for e in errors]}")
        return [e["en"] for e in errors if cells_of(e) & cells]


class HeadingTest(Case):
    def test_a_group_of_another_year_is_refused(self):
        self.assertRefused("group-other-year-01.csv", area("ABCDEF", 4, 6))
        self.assertRefused("group-other-year-05.csv", area("ABCDE", 4, 6))

    def test_exchanged_groups_are_refused(self):
        self.assertRefused("group-swapped-01.csv", area("ABCDEF", 4, 43))

    def test_words_above_the_headings_are_read(self):
        self.assertRefused("line-above-03.csv", area("ABCDEFGH", 4, 4))
        self.assertRefused("title-last-year-02.csv", {"A1"})
        self.assertRefused("title-other-department-05.csv", {"A1", "A3"})

    def test_another_year_beside_this_one_is_refused(self):
        self.assertRefused("two-years-08.csv", area("ABCDEFGH", 4, 9))
        self.assertRefused("three-public-last-year.csv", area("ABCDEFGHIJKL", 3, 6))

    def test_columns_go_by_their_whole_path(self):
        stream = Stream("three-public-order.csv")
        columns = next(t for t in stream.of("table") if t["role"] == "three-public")["columns"]
        values = {tuple(columns[k].split("/")[-2:]): v for k, v in stream.values("three-public", "").items()}
        leaves = ["合计", "因公出国（境）费", "小计", "公务用车购置费", "公务用车运行费", "公务接待费"]
        self.assertEqual([values[leaf, "预算数"] for leaf in leaves], ["21.00", "1.00", "19.50", "9.00", "10.50", "0.50"])
        self.assertEqual([values[leaf, "决算数"] for leaf in leaves], ["16.95", "0.80", "15.75", "7.00", "8.75", "0.40"])


class FormulaTest(Case):
    def test_what_nobody_calculated_is_refused(self):
        for name in ("formula-full-calc-on-load.xlsx", "formula-never-calculated.xls"):
            stream = Stream(name)
            self.assertEqual((stream.status, stream.of("row")), (2, []))
            self.assertRegex(stream.messages, r"!C7: .*Excel.*WPS")


class UnitTest(Case):
    def test_units_are_read_wherever_they_stand(self):
        for name, role, row, column, right in (("unit-yuan-ignored.csv", "revenue", "合计", "1", "300.00"),
                                               ("unit-in-sentence.csv", "summary", "1", "1", "4662.90"),
                                               ("unit-in-group-01.csv", "summary", "1", "1", "4662.90"),
                                               ("unit-in-group-01.csv", "summary", "32", "2", "418.98")):
            self.assertEqual(Stream(name).values(role, row)[column], right, name)


class LocalTableTest(Case):
    def assertKept(self, name, title, texts):
        stream = Stream(name)
        self.assertEqual(stream.values("revenue", "合计")["1"], "300.00")
        sheets = [s for s in stream.of("sheet") if title in s["cells"][0].get("text", "")]
        self.assertEqual([c.get("text", c.get("number")) for c in sheets[0]["cells"]], [title, *texts])
        self.assertTrue([f for f in stream.findings if "A14" in cells_of(f) and f["severity"] == "warn"])

    def test_a_table_of_no_profile_stays(self):
        self.assertKept("local-table-dropped.csv", "项目收入支出决算表",
                        "单位：万元 项目 年初结转和结余 本年收入 本年支出 年末结转和结余 信息化建设 1.50 20.25 21.00 0.75 专项培训 0 3.30 3.30 0".split())
        self.assertKept("local-title-dead.csv", "会议费、培训费支出决算表",
                        "单位：万元 项目 预算数 决算数 会议费 5.00 4.20 培训费 3.00 2.85".split())

    def test_every_name_of_the_list(self):
        text = (FAULTS / "local-title-dead.csv").read_text("utf-8-sig")
        names = [line.split(",")[0].strip('"') for line in LOCAL_NAMES.read_text("utf-8-sig").splitlines()[1:] if line]
        self.assertGreater(len(names), 15)
        with tempfile.TemporaryDirectory() as folder:
            for name in names + ["“三公”经费及会议费、培训费支出决算表", "政府采购支出决算表", "某某专项情况表"]:
                path = Path(folder) / "a.csv"
                path.write_text(text.replace("会议费、培训费支出决算表", name), "utf-8")
                self.assertEqual([s["cells"][0].get("text") for s in Stream(path).of("sheet")], [name])

    def test_a_merged_cell_over_blank_rows_does_not_end_it(self):
        rows = ["<td>项目收入支出决算表", "<td>单位：万元", "<td>项目<td>金额", "<td rowspan=6>甲<td>1.25", *["<td>"] * 5, "<td>乙<td>3.50"]
        above = (FAULTS / "local-table-dropped.csv").read_text("utf-8-sig").splitlines()[:13]
        rows = ["<td>" + line.replace(",", "<td>") for line in above] + rows
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.html"
            path.write_text("<table>" + "".join(f"<tr>{row}" for row in rows) + "</table>", "utf-8")
            cells = [c.get("text", c.get("number")) for s in Stream(path).of("sheet") for c in s["cells"]]
        self.assertEqual(cells, "项目收入支出决算表 单位：万元 项目 金额 甲 1.25 乙 3.50".split())

    def test_it_does_not_swallow_the_next(self):
        stream = Stream("swallowed-07.csv")
        if "政府性基金" in stream.refusals().get("A233", ""):
            return
        self.assertEqual(stream.values("fund", "合计")["2"], "7704.53")
        texts = [c.get("text", "") for s in stream.of("sheet") for c in s["cells"]]
        self.assertIn("机构运行信息表", texts)
        self.assertFalse([t for t in texts if "政府性基金" in t])


class NoteTest(Case):
    def written(self, name):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.csv"
            self.assertIn(run("gk-convert", "-q", "--to", "csv", "--stacked", name, "-o", path).returncode, (0, 1))
            return path.read_text("utf-8-sig")

    def test_each_table_has_its_own(self):
        notes = {t["role"]: " ".join(t["notes"]) for t in Stream("note-of-neighbour.csv").of("table")}
        fund, capital = "没有政府性基金预算", "没有国有资本经营预算"
        self.assertTrue(fund in notes["fund"] and capital not in notes["fund"], notes)
        self.assertTrue(capital in notes["state-capital"] and fund not in notes["state-capital"], notes)
        text = self.written("note-of-neighbour.csv")
        self.assertEqual((text.count("故本表无数据"), text.count("说明：本表无数据")), (2, 0))

    def test_an_empty_table_is_explained_once(self):
        self.assertEqual(self.written("u09-note.csv").count("本表无数据"), 1)
        self.assertNotIn('"U-09"', run("gk-check", "-q", "--to", "ndjson", "u09-note.csv").stdout)


class ShownTest(Case):
    def test_what_forms_of_web_pages_show(self):
        values = Stream("input-value.xls").values("revenue", "合计")
        self.assertEqual((values["1"], values["2"], values["3"]), ("12.50", "12.50", None))

    def test_struck_and_hidden_digits_do_not_count(self):
        for name in ("html-hidden-10.html", "html-struck-10.html", "xlsx-struck-10.xlsx"):
            stream = Stream(name)
            self.assertEqual(stream.values("statistics", "17")["1"], "3", name)
            self.assertTrue([f for f in stream.findings if "C24" in cells_of(f) and f["severity"] == "warn"], name)

    def test_a_raised_digit_is_none_of_the_figure(self):
        stream = Stream("xlsx-superscript-10.xlsx")
        if not stream.refusals().get("C24"):
            self.assertEqual(stream.values("statistics", "17")["1"], "3")
            self.assertTrue([f for f in stream.findings if "C24" in cells_of(f)])

    def test_a_merged_figure_belongs_to_no_row(self):
        self.assertRefused("merged-figure-05.xlsx", area("CD", 17, 18))
        self.assertRefused("merged-figure-10.xlsx", area("C", 7, 9))


class NameTest(Case):
    def test_what_cannot_be_seen_is_named(self):
        stream = Stream("invisible-char.csv")
        text = stream.refusals().get("C10")
        self.assertTrue("U+200B before 100.00" in text if text else stream.values("revenue", "2010301")["1"] == "100.00", text)

    def assertWritten(self, name, department):
        """Written under a name of at most 255 bytes, and read back with the whole department."""
        with tempfile.TemporaryDirectory() as folder:
            done = run("gk-convert", "-q", FAULTS / name, "-o", folder + "/")
            self.assertEqual(done.returncode, 0, done.stderr)
            [file] = Path(folder).iterdir()
            self.assertEqual(Stream(file).of("report")[0]["department"], department)
            return file.name

    def test_a_control_character_is_cleaned_once(self):
        department = Stream("dept-control.csv").of("report")[0]["department"]
        self.assertFalse(re.search("[\x00-\x1f\x7f-\x9f]", department))
        self.assertWritten("dept-control.csv", department)

    def test_a_long_department_is_whole(self):
        text = (FAULTS / "long-department.csv").read_text("utf-8-sig")
        full = re.search("部门名称：([^,]*)", text).group(1)
        self.assertEqual(len(full), 84)
        name = self.assertWritten("long-department.csv", full)
        self.assertTrue(252 <= len(name.encode()) <= 255, name)
        self.assertRegex(name, r"^2024-示例市行政审批.*[0-9a-f]{8}\.xlsx$")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.csv"
            path.write_text(text.replace(full, (full * 2)[:120]), "utf-8")
            self.assertEqual(Stream(path).of("report")[0]["department"], (full * 2)[:120])
            path.write_text(text.replace(full, (full * 2)[:121]), "utf-8")
            self.assertTrue(Stream(path).refusals())

    def test_names_and_codes_that_parted(self):
        for name in ("names-shifted-05.csv", "names-shifted-02-03-05.csv"):
            texts = self.assertFound(name, area("ABC", 1, 200))
            for label, code in (("一般公共服务支出", "20113"), ("社会保障和就业支出", "20805")):
                self.assertTrue([t for t in texts if label in t and code in t], f"{name}: {texts}")


class CellTest(Case):
    def assertCells(self, name, *cells, arguments=()):
        done = run("gk-cells", *arguments, name)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([tuple(line.split("\t")[1:]) for line in done.stdout.splitlines()], list(cells), name)

    def test_bytes_over_behind_a_record_are_harmless(self):
        self.assertCells("cells-01-number-18-bytes.xls", ("A1", "text", "ok"), ("B1", "number", "12.5"), ("C1", "bool", "TRUE"))
        done = run("gk-cells", "cells-03-boolerr-9-bytes.xls")
        self.assertEqual([line for line in done.stdout.splitlines() if "B1" not in line], ["1\tA1\ttext\tok", "1\tC1\tbool\tTRUE"])

    def test_spare_sectors_are_harmless(self):
        self.assertCells("cells-12-fat-larger-than-file.xls", ("A1", "text", "ok"), ("B1", "number", "12.5"))

    def test_dates_as_excel_writes_them_strictly(self):
        self.assertCells("cells-06-strict-1899-12-31.xlsx", ("A1", "date", "1899-12-31"), ("B1", "number", "5"))
        done = run("gk-cells", "cells-05-strict-duration.xlsx")
        self.assertRegex(done.stdout, r"A1\tduration\t(PT(0H)?11M|0?0:11:00).*\n.*B1\tnumber\t5\n")

    def test_a_format_that_shows_nothing(self):
        shown = run("gk-cells", "--displayed", "cells-13-bool-hidden-by-format.xlsx").stdout
        self.assertNotIn("TRUE", shown)
        self.assertIn("B1\ttext\t5", shown.replace("number", "text"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
