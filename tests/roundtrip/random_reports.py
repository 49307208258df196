"""Random reports: tables drawn from the layout pictures, with the values they must give.

Every cell is a str; its class says what it is, so that noise can be put where it happens.
"""

import random
from dataclasses import dataclass, field
from decimal import Decimal

import pictures


class Head(str):
    """A heading, a fixed form label or 栏次."""


class Label(str):
    """A name beside a code."""


class Code(str):
    """A functional code."""


class Money(str):
    """An amount as it would be printed plainly."""


class Count(str):
    """A whole number."""


class Line(Head):
    """A 行次 whose number is still to be told."""


class Merged(str):
    """A cell under a merge: LEFT or UP."""


LEFT, UP, BLANK = Merged("<"), Merged("^"), Head("")

YEARS = {"p8-2015": [2015, 2016, 2017, 2018], "p8-2018": [2018], "p8-2019": [2019], "p9-2020": [2020, 2021],
         "p9-2022": [2022, 2023, 2024], "sx2024": [2024], "sh2024": [2024]}
PLACES = ["示例市", "甲县", "东山区", "河口镇", "白云市", "新乡县"]
OFFICES = ["水务局", "教育局", "商务局", "文化和旅游局", "退役军人事务局", "统计局（本级）", "人民法院",
           "第二小学", "疾病预防控制中心", "市场监督管理局", "公共资源交易中心", "社会保险事业中心"]
NAMES = ["行政运行", "一般行政管理事务", "机关服务", "事业运行", "行政单位医疗", "住房公积金",
         "其他一般公共服务支出", "机关事业单位基本养老保险缴费支出", "水利工程建设（含移民）",
         "城乡社区规划与管理", "对外投资合作（“走出去”）", "基金及三公经费以外的支出", "伤残抚恤",
         "小学教育", "其他支出", "图书、报刊及影像"]
CLASSES = ["201", "204", "205", "206", "207", "208", "210", "211", "212", "213", "215", "221", "229"]


@dataclass
class Table:
    picture: object
    department: str
    header: list
    body: list
    notes: list
    title: str = ""
    number: str = ""
    unit: str = "万元"
    notes_above: list = field(default_factory=list)
    shift: int = 0
    year: int = 2024

    @property
    def role(self):
        return self.picture.role

    @property
    def by_code(self):
        repeats = [r for r in self.picture.rows if r.repeats]
        return bool(repeats) and sum(c.kind == "code" for c in repeats[0].cells) == 1

    def map(self, kind, change):
        """Change every cell of a kind, keeping its kind."""
        for row in self.header + self.body:
            row[:] = [type(c)(change(c)) if isinstance(c, kind) else c for c in row]

    def cells(self, kind):
        return [c for row in self.header + self.body for c in row if isinstance(c, kind)]


@dataclass
class Case:
    department: str
    tables: list
    expected: dict
    year: int = 2024
    noises: set = field(default_factory=set)


def amount(rng):
    """A figure with two decimals, sometimes more, sometimes below or at zero; blank as None."""
    kind = rng.random()
    if kind < 0.4:
        return None
    if kind < 0.46:
        return Decimal("0.00")
    decimals = rng.choice([2] * 17 + [0, 1, 3, 4])
    number = Decimal(rng.randrange(1, 10 ** rng.randint(decimals + 1, decimals + 7)))
    return (-number if kind > 0.94 else number).scaleb(-decimals)


def count(rng):
    return Decimal(rng.choice([0, 1, 2, 15, 1234])) if rng.random() < 0.5 else None


def code_tree(rng):
    """Full codes of 类, 款 and 项 in order."""
    leaves = [f"{a}{rng.randint(1, 99):02}{rng.randint(1, 99):02}"
              for a in rng.sample(CLASSES, rng.randint(1, 4)) for _ in range(rng.randint(1, 4))]
    return sorted({code[:n] for code in leaves for n in (3, 5, 7)})


def add(numbers):
    numbers = [n for n in numbers if n is not None]
    return sum(numbers) if numbers else None


def tree_values(rng, codes, columns):
    """{code or 合计: [values]}: 项 are random, 款, 类 and 合计 their sums."""
    values = {c: [amount(rng) for _ in range(columns)] for c in codes if len(c) == 7}
    for parent in [c for c in codes if len(c) < 7] + [""]:
        below = [v for c, v in values.items() if len(c) == 7 and c.startswith(parent)]
        values[parent or "合计"] = [add(column) for column in zip(*below)]
    return values


def printed(number, type_):
    if number is None:
        return BLANK
    if type_ == "count":
        return Count(number)
    return Money(f"{number:.2f}" if number.as_tuple().exponent > -2 else f"{number:f}")


def absent(rng, row):
    """Columns of a row's sides that this source does not have, for the form says that they may be missing."""
    gone = set()
    for i, drawn in enumerate(row.cells):
        if drawn.kind == "text" and drawn.optional and row.keys and rng.random() < 0.5:
            gone.add(i)
            gone.update(range(i + 1, next((k for k in range(i + 1, len(row.cells)) if row.cells[k].kind == "text"),
                                          len(row.cells))))
    return {i for i in gone if row.cells[i].kind != "line"}


def fixed_row(rng, row, role, expected, given=None):
    """One row of a picture with its own keys, figures random or given by column."""
    cells, gone = [], absent(rng, row)
    for i, drawn in enumerate(row.cells):
        if i in gone or drawn.kind == "line":
            cells.append(Line() if drawn.kind == "line" else BLANK)
            continue
        if drawn.kind != "value":
            cells.append({"left": LEFT, "up": UP}.get(drawn.kind, Head(drawn.text)))
            continue
        if drawn.own:
            cells.append(Head(drawn.own))
            expected[role, row.keys[i], drawn.column] = drawn.own
            continue
        number = given[int(drawn.column) - 1] if given else \
            count(rng) if drawn.type == "count" else amount(rng)
        cells.append(printed(number, drawn.type))
        if number is not None:
            expected[role, row.keys[i], drawn.column] = number
    return cells


def number_lines(body):
    """行次 down the left side and on down the right, where the form does not say which."""
    columns = sorted({i for row in body for i, c in enumerate(row) if isinstance(c, Line)})
    n = 0
    for i in columns:
        for row in body:
            if isinstance(row[i], Line):
                n += 1
                row[i] = Head(n)


def economic_codes():
    """{code: name} of the fixed list of 2024."""
    basic = next(p for p in pictures.profile() if p.role == "basic")
    return {c.text: row.cells[i + 1].text for row in basic.rows for i, c in enumerate(row.cells)
            if c.kind == "text" and len(c.text) in (3, 5) and c.text.isdigit()}


def group_rows(rng, picture, expected):
    """Codes side by side in several groups of columns, most of them known ones, and the totals below them."""
    known = economic_codes()
    drawn = next(r for r in picture.rows if r.repeats)
    groups = [i for i, c in enumerate(drawn.cells) if c.kind == "code"]
    columns = []
    codes = set()
    for g in groups:
        column = []
        for _ in range(rng.randint(2, 9)):
            code = (rng.choice(drawn.cells[g].codes) + "0" * 2)[:3] + f"{rng.randint(1, 99):02}"
            if rng.random() < 0.9:
                code = rng.choice([c for c in known if c.startswith(drawn.cells[g].codes)])
            if code not in codes:
                codes.add(code)
                column.append(code)
        columns.append(sorted(column))
    body = []
    for n in range(max(map(len, columns))):
        row = []
        for column in columns:
            number = amount(rng) if n < len(column) else None
            row += [Code(column[n]), Label(known.get(column[n]) or rng.choice(NAMES)), printed(number, "money")] if n < len(column) else \
                [BLANK] * 3
            if number is not None:
                expected[picture.role, column[n], "1"] = number
        body.append(row)
    total = [r for r in picture.rows if r.keys and not r.repeats]
    return body + [fixed_row(rng, r, picture.role, expected) for r in total]


def code_rows(rng, picture, expected, empty):
    """合计 and the tree below it."""
    total = next(r for r in picture.rows if r.keys and not r.repeats)
    columns = len(total.keys)
    codes = [] if empty else code_tree(rng)
    if picture.role == "basic":
        codes = sorted(rng.sample(sorted(known := economic_codes()), rng.randint(5, 40)))
        values = {c: [amount(rng) for _ in range(columns)] for c in codes}
        values["合计"] = [amount(rng) for _ in range(columns)]
    else:
        known = {}
        values = tree_values(rng, codes, columns) if codes else {"合计": [None] * columns}
    rows = [fixed_row(rng, total, picture.role, expected, values["合计"])]
    for code in codes:
        rows.append([Code(code), Label(known.get(code) or rng.choice(NAMES))] +
                    [printed(n, "money") for n in values[code]])
        expected.update({(picture.role, code, str(i + 1)): n
                         for i, n in enumerate(values[code]) if n is not None})
    return rows


def table(rng, picture, department, expected):
    rows = [r for r in picture.rows if not r.is_note]
    first = picture.first_value
    header = [fixed_row(rng, r, picture.role, expected) for r in rows[:first]]
    often = picture.role in ("fund", "state-capital")
    empty = rng.random() < (0.3 if often else 0.03)
    repeats = next((r for r in rows if r.repeats), None)
    if repeats and sum(c.kind == "code" for c in repeats.cells) > 1:
        empty, body = False, group_rows(rng, picture, expected)
    elif repeats:
        body = code_rows(rng, picture, expected, empty)
        if rows.index(repeats) == first:
            body.append(body.pop(0))
    elif picture.role == "three-public":
        numbers = [None if empty else amount(rng) for _ in range(12)]
        body = [fixed_row(rng, rows[-1], picture.role, expected, numbers)]
        empty = not any(body[0])
    else:
        empty = False
        body = [fixed_row(rng, r, picture.role, expected) for r in rows[first:]]
        body = [r for r in body if any(isinstance(c, Merged) or c or isinstance(c, Line) for c in r)]
        number_lines(body)
    notes = [r.cells[0].text for r in picture.rows if r.is_note]
    if empty:
        notes.append(rng.choice(["说明：本表无数据", f"说明：{department}本年度没有此项收支，故本表无数据。"]))
    return Table(picture, department, header, body, notes, picture.title,
                 picture.number and f"{picture.number}表")


def case(seed, profile="sx2024"):
    rng = random.Random(seed)
    department = ("上海市" if profile.startswith("sh") else "") + rng.choice(PLACES) + rng.choice(OFFICES)
    expected = {}
    tables = [table(rng, p, department, expected) for p in pictures.profile(profile)]
    year = rng.choice(YEARS[profile])
    for t in tables:
        t.year = year
    return Case(department, tables, expected, year)
