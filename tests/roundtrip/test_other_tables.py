"""Tables no profile has stay whole, whatever their name and whatever stands beside them; each note belongs to its own table.

    test_other_tables.py [--all]      a seeded sample, or every combination
"""

import csv
import io
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import openpyxl

import convert

TABLES = Path(convert.FIXTURES) / "report-2024" / "tables"
NAMES = Path(__file__).parents[2] / "lib" / "data" / "local.csv"
TOOLS = os.path.dirname(os.path.abspath(convert.GK_CONVERT))
ALL = "--all" in sys.argv
HEAD = "部门名称：示例市商务局,2024年度,金额单位：万元"

# Names that contain a title of ours, or none of the list.
OTHERS = ["“三公”经费及会议费、培训费支出决算表", "项目收入支出决算表", "国有资产使用情况表", "政府采购支出情况表",
          "机构运行经费支出、国有资产占用情况及政府采购支出信息表", "部门收支决算总表（二）", "“三公”经费决算情况统计表",
          "示例市商务局项目收入支出决算表", "附件3：2024年度项目支出情况表（公开11表）", "基本建设类项目收入支出决算表",
          "财政拨款结转结余情况表", "非税收入征缴情况表", "社会保险基金支出决算表", "附属单位支出决算表"]

BODIES = {
    "amounts": "单位：万元\n项目,预算数,完成数\n甲项,5.00,4.20\n乙项,3.00,2.85\n",
    "counts": "部门：示例市商务局\n项目,数量,备注\n车辆,3,\n房屋,2,自用\n",
    "known header": "金额单位：万元\n项目,,本年支出,,\n科目代码,科目名称,小计,基本支出,项目支出\n合计,,7.00,4.00,3.00\n201,一般公共服务支出,7.00,4.00,3.00\n",
    "empty": "单位：万元\n项目,年初结转和结余,本年收入,本年支出\n合计,,,\n注：没有此类收支。\n",
    "two years": "2024年度,单位：元\n项目,2023年,2024年\n会议费,1.00,2.00\n",
}


def rows_of(text):
    return [row for row in csv.reader(io.StringIO(text)) if any(row)]


def known(number):
    return (TABLES / f"公开{number}表.csv").read_text(encoding="utf-8-sig").strip("\n") + "\n"


def untitled(text, keep):
    """A table without its title; of its head only the lines `keep` names."""
    lines = text.splitlines()
    head = next(i for i, line in enumerate(lines) if line.startswith(("项目,", "收入,", "人员经费", "预算数")))
    kept = [line for line in lines[1:head] if any(word in line for word in keep)]
    return "\n".join(kept + lines[head:]) + "\n"


def stream(text, folder, name="in.csv"):
    path = Path(folder) / name
    if name.endswith(".xlsx"):
        book = openpyxl.Workbook()
        for row in csv.reader(io.StringIO(text)):
            book.active.append([cell if cell else None for cell in row] if row else [None])
        for i, row in enumerate(csv.reader(io.StringIO(text)), 1):
            if len(row) < 2 and row and row[0][:1] in "注说":
                book.active.merge_cells(start_row=i, start_column=1, end_row=i, end_column=4)
        book.save(path)
    elif name.endswith(".txt"):
        path.write_text("\n".join("\t".join(row) for row in csv.reader(io.StringIO(text))) + "\n", encoding="utf-8")
    else:
        path.write_text(text, encoding="utf-8")
    done = subprocess.run([TOOLS + "/gk-import", "-v", "--input-unit", "万元", str(path)], capture_output=True, text=True, timeout=60,
                          env=dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en"))
    return done, [json.loads(line) for line in done.stdout.splitlines()]


def values(records, role):
    return [(r["row"], r["values"]) for r in records if r["t"] == "row" and r["role"] == role]


def verbatim(records):
    return [[c.get("text", c.get("number")) for c in r["cells"]] for r in records if r["t"] == "sheet"]


def sample(cases, count):
    cases = list(cases)
    return cases if ALL else random.Random(15).sample(cases, min(count, len(cases)))


class OtherTables(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.alone = {}

    def alone_values(self, number, role):
        if number not in self.alone:
            self.alone[number] = values(stream(known(number), self.folder)[1], role)
            self.assertTrue(self.alone[number])
        return self.alone[number]

    def names(self):
        listed = csv.reader(io.StringIO(NAMES.read_text(encoding="utf-8-sig")))
        return [row[0] for row in listed][1:] + OTHERS

    def judge(self, text, name, body, role_values, form):
        done, records = stream(text, self.folder, form)
        self.assertIn(done.returncode, (0, 1) if role_values else (2,), done.stderr)
        if not role_values:  # a report of none of our tables is none, but its table is named
            self.assertIn(f"“{name}”", done.stderr)
            return
        whole = [cell for row in rows_of(name_cell(name) + body) for cell in row if cell]
        self.assertEqual(verbatim(records), [whole], done.stderr)
        self.assertTrue([f for f in records if f["t"] == "finding" and f["id"] == "table-kept"])
        for role, wanted in role_values:
            self.assertEqual(values(records, role), wanted, done.stderr)

    def test_every_name_alone_and_beside_known_tables(self):
        beside = [("02", "revenue"), ("05", "general"), ("07", "fund"), ("08", "state-capital"), ("10", "statistics")]
        places = ["alone", "after", "before", "before with a blank row", "between"]
        cases = itertools.product(self.names(), BODIES, beside, places, ["in.csv", "in.txt", "in.xlsx"])
        # 总表（二） over the headings of a form is refused: it may be that form's table.
        cases = [case for case in cases if case[:2] != ("部门收支决算总表（二）", "known header")]
        for name, body, (number, role), place, form in sample(cases, 60):
            local, table = name_cell(name) + BODIES[body], known(number)
            wanted = self.alone_values(number, role)
            text, judged = {"alone": (local, []), "after": (table + local, [(role, wanted)]),
                            "before": (local + table, [(role, wanted)]),
                            "before with a blank row": (local + "\n" + table, [(role, wanted)]),
                            "between": (known("03") + local + table,
                                        [("expenditure", self.alone_values("03", "expenditure")), (role, wanted)]),
                            }[place]
            with self.subTest(name=name, body=body, number=number, place=place, form=form):
                self.judge(text, name, BODIES[body], judged, form)

    def test_the_next_table_has_no_title(self):
        cases = itertools.product(self.names(), ["amounts", "counts", "empty", "two years"], [("02", "revenue"), ("03", "expenditure")],
                                  [(), ("公开",), ("部门",), ("公开", "部门")], ["", "\n"])
        for name, body, (number, role), keep, gap in sample(cases, 30):
            text = name_cell(name) + BODIES[body] + gap + untitled(known(number), keep)
            with self.subTest(name=name, body=body, number=number, keep=keep, gap=gap):
                self.judge(text, name, BODIES[body], [(role, self.alone_values(number, role))], "in.csv")

    def test_a_title_with_a_word_behind_it_is_never_swallowed(self):
        suffixes = ["（上年）", "（草稿）", "（修改前）", "（修改后）", "（本级）", "（二）", "（1）"]
        cases = itertools.product(self.names()[::3], suffixes, ["02", "05", "07"])
        for name, suffix, number in sample(cases, 30):
            lines = known(number).splitlines()
            lines[0] = lines[0].split(",")[0] + suffix
            done, records = stream(name_cell(name) + BODIES["amounts"] + "\n".join(lines) + "\n", self.folder)
            with self.subTest(name=name, suffix=suffix, number=number):
                self.assertEqual(done.returncode, 2)
                self.assertRegex(done.stderr, "title-unknown|header-against-title")

    def test_text_about_tables_is_no_table(self):
        texts = ["目录\n项目收入支出决算表,5\n国有资产使用情况表,6\n", "一、项目收入支出决算表\n二、国有资产使用情况表\n第二部分 情况\n",
                 "国有资产使用情况表\n本年度车辆3辆，原值45.50万元，与上年相同。\n名称,数量\n车,3\n",
                 "具体情况详见项目收入支出决算表\n名称,数量\n车,3\n", "项目收入支出决算表\n\n\n\n名称,数量\n车,3\n"]
        for text in texts:
            with self.subTest(text=text):
                done, records = stream(text + known("02"), self.folder)
                self.assertEqual(verbatim(records), [], done.stderr)
                self.assertEqual(values(records, "revenue"), self.alone_values("02", "revenue"))

    def test_titles_with_the_name_of_a_unit(self):
        prefixes = ["示例市商务局", "2024年度示例市商务局", "示例市商务局2024年度部门", "二〇二四年度", "附件2：", "附表2-1 ", "02 ",
                    "示例市商务局（本级）2024年", "表二、", "示例市社会保险局", "示例大学附属医院", "部门", "本单位", "2024年部门", "（二）"]
        for prefix in prefixes:
            with self.subTest(prefix=prefix):
                body = known("02").split("\n", 1)[1].replace("部门名称：示例市商务局", "")
                done, records = stream(prefix + "收入决算表\n" + body, self.folder)
                self.assertEqual(verbatim(records), [], done.stderr)
                self.assertEqual(values(records, "revenue"), self.alone_values("02", "revenue"), done.stderr)


def name_cell(name):
    return name + "\n"


# ---- notes --------------------------------------------------------------------------------------

def empty_table(number):
    """公开07 or 公开08 without rows, up to its 合计."""
    lines = known(number).splitlines()
    total = next(i for i, line in enumerate(lines) if line.startswith("合计"))
    return "\n".join(lines[:total]) + "\n合计" + "," * lines[total].count(",") + "\n"


SUBJECT = {"07": "政府性基金预算财政拨款", "08": "国有资本经营预算财政拨款"}
ROLE = {"07": "fund", "08": "state-capital"}


def notes_of(number, kind):
    subject = SUBJECT[number]
    why = f"示例市商务局本年度没有{subject}收入和支出，故本表无数据。"
    note = f"注：本表反映部门本年度{subject}收入、支出情况。"
    template = f"无{subject}收入支出的，仍保留该表格式，并在本表下方作下述说明："
    return {"note, why": ([note, "说明：" + why], []),
            "why, note": (["说明：" + why, note], []),
            "only a note": (["注：" + why], []),
            "only why": (["说明：" + why], []),
            "no word": ([note, why], []),
            "template": ([note, template, "说明：" + why], [template]),
            "template, blank": ([note, "", template, "", "说明：" + why], [template]),
            "template on two lines": ([note, template[:-6], template[-6:], "说明：" + why], [template[-6:]]),
            "stray": ([note, "此页以下空白", "说明：" + why], ["此页以下空白"]),
            "signed": ([note, "制表人：张三", "说明：" + why], []),
            "split": ([note, "说明：" + why[:-7], why[-7:]], []),
            "split in a word": ([note, "说明：" + why[:-12], why[-12:]], []),
            }[kind]


KINDS = ["note, why", "why, note", "only a note", "only why", "no word", "template", "template, blank", "template on two lines",
         "stray", "signed", "split", "split in a word"]


def plain(texts):
    return "".join("".join(texts).split())


class Notes(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def test_each_note_under_its_own_table(self):
        cases = itertools.product(KINDS, KINDS, [("07", "08"), ("08", "07")], ["", "\n"], ["in.csv", "in.txt", "in.xlsx"])
        for first, second, order, gap, form in sample(cases, 50):
            text, wanted = "", {}
            for number, kind in zip(order, (first, second)):
                lines, left_out = notes_of(number, kind)
                text += empty_table(number) + "\n".join(f'"{line}"' if line else "" for line in lines) + "\n" + gap
                wanted[number] = ([line for line in lines if line and line not in left_out], left_out)
            with self.subTest(first=first, second=second, order=order, gap=gap, form=form):
                self.judge(text, wanted, form)

    def judge(self, text, wanted, form):
        done, records = stream(text, self.folder, form)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        reported = {f["zh"] for f in records if f["t"] == "finding" and f["id"] == "line-left-out"}
        for number, (lines, left_out) in wanted.items():
            table = [t for t in records if t["t"] == "table" and t["role"] == ROLE[number]]
            self.assertEqual(len(table), 1, done.stderr)
            notes = plain(table[0]["notes"])
            for line in lines:
                if "制表人" not in line and "无" + SUBJECT[number] not in line:
                    self.assertIn(plain([line]), notes)
            self.assertEqual(notes.count("本表无数据"), 1, notes)
            self.assertNotIn(SUBJECT["08" if number == "07" else "07"], notes)
            for line in left_out:
                self.assertTrue([r for r in reported if line in r], (line, reported))
        self.judge_output(form)

    def judge_output(self, form):
        path = str(Path(self.folder) / form)
        check = subprocess.run([TOOLS + "/gk-check", path], capture_output=True, text=True, timeout=60,
                               env=dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en"))
        self.assertNotIn("U-09", check.stdout)
        out = Path(self.folder) / "out.csv"
        done = subprocess.run([TOOLS + "/gk-convert", "-q", "--force", "--to", "csv", "--stacked", path, "-o", str(out)],
                              capture_output=True, text=True, timeout=60)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        self.assertEqual(out.read_text(encoding="utf-8-sig").count("本表无数据"), 2)

    def test_a_note_about_another_table_is_reported(self):
        why = "说明：本单位没有政府性基金预算财政拨款收入和支出，故本表无数据。\n"
        done, records = stream(empty_table("08") + f'"{why[:-1]}"\n', self.folder)
        table = [t for t in records if t["t"] == "table"][0]
        self.assertEqual(table["notes"], [])
        self.assertTrue([f for f in records if f["t"] == "finding" and f["id"] == "note-of-other-table"])

    def test_a_note_between_two_tables_that_names_the_next(self):
        why = "说明：本单位没有国有资本经营预算财政拨款支出，故本表无数据。"
        done, records = stream(empty_table("07") + f'注：甲。\n"{why}"\n' + empty_table("08"), self.folder)
        tables = {t["role"]: t["notes"] for t in records if t["t"] == "table"}
        self.assertEqual(tables["fund"], ["注：甲。"])
        self.assertEqual(tables["state-capital"], [why])


if __name__ == "__main__":
    sys.argv = [a for a in sys.argv if a != "--all"]
    unittest.main()
