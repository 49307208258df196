"""Whole reports that are true: made in 分, every table of the form of 2024 worked out from the same payments, moved to the form of
another profile if wanted, then each amount rounded to 0.01 万元 by itself, as finance software does. What does not add up in them
does so by rounding alone."""

import random
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import forms
import pictures
import random_reports
import subject_names
from payments import APPROPRIATED, BASIC, KINDS, PROJECT, SOURCES, Payments, amount

OTHER_INCOME = ("4", "5", "6", "7", "8")  # 行次 in 01; in 02 column 行次 - 1
CAPITAL_FLOWS = "state-capital with its 结转"  # as some forms have it
ECONOMIC = random_reports.economic_codes()
WORDINGS = APART, WITH_PART, WHOLE = "general and fund money apart", "财政拨款收入 with 其中", "财政拨款收入 alone"
# With those before and after the years a form was seen in, where no other form was.
YEARS = random_reports.YEARS | {"p8-2015": [2014, 2015, 2016, 2017, 2018], "p9-2020": [2020, 2021, 2023], "p9-2022": [2022, 2023, 2024, 2025],
                                "sx2024": [2024, 2025], "sh2024": [2023, 2024, 2025]}
THREE_PUBLIC = {"30212": "8", "31013": "10", "30231": "11", "30217": "12"}  # columns of 决算数


def shown(fen):
    """万元 to two decimals."""
    return (Decimal(fen) / 1000000).quantize(Decimal("0.01"), ROUND_HALF_UP)


def economic_codes(profile):
    """The items of 06 that 基本支出 may be paid for, as the form has them; of 2019 where it does not say."""
    basic = next(p for p in pictures.profile(profile) if p.role == "basic")
    codes = [c.text for r in basic.rows for c in r.cells if c.kind == "text" and c.text.isdigit() and len(c.text) == 5]
    return [c for c in codes if c[:3] not in ("309", "311")] or economic_codes("p8-2019")


def economic(rng, values, total, profile):
    """06: the same money by what it was paid for, and 人员经费, 公用经费."""
    codes = economic_codes(profile)
    codes = rng.sample(codes, rng.randint(5, 40))
    cuts = sorted(rng.randrange(0, total + 1) for _ in codes[1:])
    parts = dict(zip(codes, [b - a for a, b in zip([0] + cuts, cuts + [total])]))
    for code, part in parts.items():
        values["basic", code, "1"] = part
    for group in {c[:3] for c in codes}:
        values["basic", group, "1"] = sum(v for c, v in parts.items() if c.startswith(group))
    staff = sum(v for c, v in parts.items() if c[:3] in ("301", "303"))
    values["basic", "人员经费合计", "1"], values["basic", "公用经费合计", "1"] = staff, total - staff
    return parts, total - staff


def three_public(rng, values, parts, projects):
    """09: paid by codes of 基本支出 and by projects; a unit may have spent nothing on it."""
    none = not any(code in parts for code in THREE_PUBLIC) and rng.random() < 0.5
    spent = {column: parts.get(code, 0) + (0 if none else rng.choice([0, min(amount(rng), projects // 4, 10 ** 8)]))
             for code, column in THREE_PUBLIC.items()}
    more = 0 if none else rng.randrange(0, 10 ** 7)
    budget = {str(int(column) - 6): value + more for column, value in spent.items()}
    for columns, (total, abroad, cars, bought, run, guests) in (spent, "7 8 9 10 11 12".split()), (budget, "1 2 3 4 5 6".split()):
        columns[cars] = columns[bought] + columns[run]
        columns[total] = columns[abroad] + columns[cars] + columns[guests]
        values.update({("three-public", "", column): value for column, value in columns.items()})


def statistics(rng, values, running):
    goods = [rng.choice([0, amount(rng)]) for _ in range(3)]
    for line, value in zip("1234", [sum(goods)] + goods):
        values["statistics", line, "1"] = value
    values["statistics", rng.choice("56"), "1"] = running
    cars = {str(n): rng.choice([0, rng.randint(0, 4)]) for n in range(8, 16)}
    counts = {("statistics", n, "1"): v for n, v in cars.items()}
    return counts | {("statistics", "7", "1"): sum(cars.values()), ("statistics", "17", "1"): rng.choice([0, 3])}


def code_tables(values, p):
    for code in p.codes(KINDS) + ["合计"]:
        at = "" if code == "合计" else code
        sources = [p.received(("other",), at, i) for i in range(SOURCES)]
        for n, v in enumerate([p.received(KINDS, at), p.received(APPROPRIATED, at)] + sources, 1):
            values["revenue", code, str(n)] = v
        for n, v in enumerate([p.spent(KINDS, at)] + [p.spent(KINDS, at, i) for i in range(5)], 1):
            values["expenditure", code, str(n)] = v
    for role, kind in (("general", "general"), ("fund", "fund"), ("state-capital", "capital"), (CAPITAL_FLOWS, "capital")):
        for code in p.codes((kind,)) + ["合计"]:
            at = "" if code == "合计" else code
            row = p.spent((kind,), at), p.spent((kind,), at, BASIC), p.spent((kind,), at, PROJECT)
            if role in ("fund", CAPITAL_FLOWS):
                row = p.before((kind,), at), p.received((kind,), at), *row, p.after((kind,), at)
            for n, v in enumerate(row, 1):
                values[role, code, str(n)] = v


def summary(values, p):
    for line, kind in zip("123", APPROPRIATED):
        values["summary", line, "1"] = p.received((kind,))
    for i, line in enumerate(OTHER_INCOME):
        values["summary", line, "1"] = p.received(("other",), source=i)
    for code, line in subject_names.class_lines().items():
        values["summary", str(line), "2"] = p.spent(KINDS, code)
    received, before, spent, after = p.received(KINDS), p.before(KINDS), p.spent(KINDS), p.after(KINDS)
    for line, v in (("27", received), ("28", p.used), ("29", before), ("31", received + p.used + before)):
        values["summary", line, "1"] = v
    for line, v in (("58", spent), ("59", p.distributed), ("60", after), ("62", spent + p.distributed + after)):
        values["summary", line, "2"] = v


def appropriation(values, p):
    for line, kind in zip("123", APPROPRIATED):
        values["appropriation", line, "1"] = p.received((kind,))
        values["appropriation", str(28 + int(line)), "1"] = p.before((kind,))
    received, before = p.received(APPROPRIATED), p.before(APPROPRIATED)
    for line, v in (("27", received), ("28", before), ("32", received + before)):
        values["appropriation", line, "1"] = v
    for n, kinds in enumerate((APPROPRIATED, ("general",), ("fund",), ("capital",)), 2):
        for code, line in subject_names.class_lines().items():
            values["appropriation", str(line + 1), str(n)] = p.spent(kinds, code)
        spent, after = p.spent(kinds), p.after(kinds)
        for line, v in (("59", spent), ("60", after), ("64", spent + after)):
            values["appropriation", line, str(n)] = v


def printed(rng, values):
    """Each figure rounded by itself. What is nothing at all is left blank or printed as 0.00, row by row; a code without anything has no row."""
    zeros = rng.choice([0, 0, 0.5, 1])
    live = {k[:2] for k, v in values.items() if v}
    rows = dict.fromkeys(k[:2] for k in values)
    with_zeros = {row for row in rows if rng.random() < zeros and (row in live or not (len(row[1]) > 2 and row[1].isdigit()))}
    counts = {("statistics", str(n)) for n in range(7, 18)}
    return {k: Decimal(v) if k[:2] in counts else shown(v) for k, v in values.items() if v or k[:2] in with_zeros}


@dataclass
class Report:
    """As published: {(role, row key, column): amount}, and how its 01 words what was appropriated."""

    profile: str
    values: dict
    wording: str = APART
    department: str = "示例县某局"
    year: int = 2024
    codes: dict = None  # {role: codes that have a row}
    empty: set = None   # roles of tables that say they have no data

    def __post_init__(self):
        """What stands there besides figures stays when figures are spoilt."""
        roles = [p.role for p in pictures.profile(self.profile)]
        with_code = {k[:2] for k in self.values if k[1].isdigit() and len(k[1]) > 2}
        if self.codes is None:
            self.codes = {role: sorted(row for r, row in with_code if r == role) for role in roles}
            self.empty = set(roles) - {role for (role, _, _), value in self.values.items() if value}

    def lacks(self, key):
        """Its 01 words what was appropriated otherwise, without this row."""
        absent = {APART: ["财政拨款收入"], WITH_PART: ["一般公共预算财政拨款收入"],
                  WHOLE: ["一般公共预算财政拨款收入", "政府性基金预算财政拨款收入"]}[self.wording]
        return key[0] == "summary" and key[1] in [f"收入/{name}" for name in absent]

    def tables(self):
        """All tables one below the other."""
        rows = []
        for picture in pictures.profile(self.profile):
            rows += [[picture.title], [f"{picture.number}表"]] if picture.number else [[picture.title]]
            rows += [[f"部门名称：{self.department}", f"{self.year}年度", "金额单位：万元"]]
            rows += table_rows(picture, self) + [[]]
        return rows


def report(seed, profile="sx2024"):
    rng = random.Random(seed)
    has_capital = any(p.role == "state-capital" for p in pictures.profile(profile))
    p = Payments(rng, [k for k in KINDS if k != "capital" or has_capital])
    values = {}
    code_tables(values, p)
    summary(values, p)
    appropriation(values, p)
    parts, running = economic(rng, values, p.spent(("general",), column=BASIC), profile)
    three_public(rng, values, parts, p.spent(("general",), column=PROJECT) + p.spent(("fund", "capital")))
    values |= statistics(rng, values, running)
    wording = rng.choice(wordings(profile))
    values = in_form(values, profile, wording)
    place = "上海市某区" if profile.startswith("sh") else "示例县"
    return Report(profile, printed(rng, values), wording, f"{place}某局", rng.choice(YEARS[profile]))


# ---- other forms


def wordings(profile):
    """How its 01 may word what was appropriated."""
    summary = next(p for p in pictures.profile(profile) if p.role == "summary")
    return WORDINGS if ("收入/财政拨款收入", "1") in forms.places(summary) else [APART]


def in_form(values, profile, wording):
    """The same values where another profile's form has them."""
    if profile == "sx2024":
        return {k: v for k, v in values.items() if k[0] != CAPITAL_FLOWS}
    olds = {p.role: forms.places(p) for p in pictures.profile()}
    news = {p.role: forms.places(p) for p in pictures.profile(profile)}
    olds[CAPITAL_FLOWS] = olds["fund"]
    if ("合计", "6") in news.get("state-capital", {}):
        news[CAPITAL_FLOWS] = news.pop("state-capital")
    found = {}
    for (role, row, column), value in values.items():
        place = role in news and forms.find_place(role, olds[role], news[role], row, column, ECONOMIC.get(row, "某项支出"))
        if place:
            found[("state-capital" if role == CAPITAL_FLOWS else role, *place)] = value
    if ("合计", "3") in news["basic"]:
        plain_list(found, values)
    if wording != APART:
        under_one_head(found, wording)
    return found


def plain_list(found, values):
    """合计, 人员经费 and 公用经费 beside each other."""
    for code in [row for role, row, _ in values if role == "basic" and row.isdigit()]:
        found["basic", code, "2" if code[:3] in ("301", "303") else "3"] = values["basic", code, "1"]
    staff, running = values["basic", "人员经费合计", "1"], values["basic", "公用经费合计", "1"]
    for column, value in zip("123", (staff + running, staff, running)):
        found["basic", "合计", column] = value


def under_one_head(found, wording):
    """财政拨款收入 instead of general and fund money beside each other, the fund's below it as a part of it or not at all."""
    fund = "summary", "收入/政府性基金预算财政拨款收入", "1"
    found["summary", "收入/财政拨款收入", "1"] = found.pop(("summary", "收入/一般公共预算财政拨款收入", "1"), 0) + found.get(fund, 0)
    if wording == WHOLE:
        found.pop(fund, None)


# ---- as a file


def codes_of(picture, report):
    """For each code cell of the repeated row, the codes that stand in its column."""
    drawn = next((r for r in picture.rows if r.repeats), None)
    groups = {i: [] for i, c in enumerate(drawn.cells) if c.kind == "code"} if drawn else {}
    for code in report.codes[picture.role]:
        fit = [i for i in groups if code.startswith(drawn.cells[i].codes or "")]
        if fit:
            groups[min(fit, key=lambda i: len(groups[i]))].append(code)
    return groups


def drawn_row(picture, row, report, codes):
    """A row of the picture; `codes` has the code in each code cell of a repeated one."""
    cells, code = [], None
    for i, cell in enumerate(row.cells):
        code = codes.get(i, code)
        if cell.kind == "value":
            value = report.values.get((picture.role, code or row.keys[i], cell.column), cell.own or None)
            cells.append("" if value is None else str(value))
        else:
            item = ECONOMIC.get(code, "某项支出") if picture.role == "basic" else subject_names.name_of(code, report.profile) if code else ""
            filled = {"code": code or "", "item": item if code else "", "line": random_reports.Line()}
            cells.append(filled.get(cell.kind, cell.text if cell.kind == "text" else ""))
    return cells


def has_two_wordings(picture):
    return any(row.cells[0].text.endswith("、财政拨款收入") for row in picture.rows)


def reword(cells, wording):
    """Of two wordings of one income the form has one."""
    if wording != APART and cells[0].startswith("二、政府性基金"):
        cells[0] = "其中：政府性基金预算财政拨款" if wording == WITH_PART else ""
    if cells[0].endswith("、财政拨款收入" if wording == APART else "一般公共预算财政拨款收入"):
        cells[0] = ""


def table_rows(picture, report):
    rows = []
    codes = codes_of(picture, report)
    for row in picture.rows:
        if row.is_note:
            continue
        for n in range(max(map(len, codes.values())) if row.repeats else 1):
            at = {i: c[n] if n < len(c) else "" for i, c in codes.items()} if row.repeats else {}
            cells = drawn_row(picture, row, report, at)
            if picture.role == "summary" and has_two_wordings(picture):
                reword(cells, report.wording)
            rows.append(cells)
    random_reports.number_lines([r for r in rows if any(isinstance(c, random_reports.Line) for c in r)])
    return rows + [[n] for n in notes(picture, report)]


def notes(picture, report):
    """The form's 注, or one for forms without; an empty table says that it is."""
    found = [row.cells[0].text for row in picture.rows if row.is_note] or [f"注：本表反映部门本年度的{picture.title}情况。"]
    return found + (["说明：本表无数据"] if picture.role in report.empty else [])
