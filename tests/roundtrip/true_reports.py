"""Whole reports that are true: made in 分, every table of the form of 2024 worked out from the same payments, moved to the form of
another profile if wanted, then each amount rounded to 0.01 万元 by itself, as finance software does. What does not add up in them
does so by rounding alone."""

import random
from decimal import ROUND_HALF_UP, Decimal

import forms
import pictures
import random_reports

KINDS = ("general", "fund", "capital", "other")
OTHER_INCOME = ("4", "5", "6", "7", "8")  # 行次 in 01; in 02 column 行次 - 1
NAMES = random_reports.economic_codes()
CAPITAL_FLOWS = "state-capital with its 结转"  # as some forms have it
CLASSES = ["201", "204", "205", "206", "207", "208", "210", "211", "212", "213", "215", "216", "221", "229"]


def shown(fen):
    """万元 to two decimals, blank for nothing."""
    return None if fen == 0 else (Decimal(fen) / 1000000).quantize(Decimal("0.01"), ROUND_HALF_UP)


def amount(rng):
    return rng.choice([rng.randrange(1, 10 ** 5), rng.randrange(10 ** 5, 10 ** 8), rng.randrange(10 ** 8, 10 ** 10)])


def classes():
    """{code: 行次 of the class in 01}, in the form's order."""
    names = {r["code"]: r["name"] for r in rows_of_csv("classes.csv")}
    lines = {}
    for row in pictures.profile()[0].rows:
        for i, cell in enumerate(row.cells):
            for code, name in names.items():
                if cell.kind == "text" and pictures.bare(cell.text) == pictures.key(name):
                    lines[code] = int(row.cells[i + 1].text)
    return lines


def rows_of_csv(name):
    head, *lines = pictures.read_csv(pictures.LAYOUTS.parent / name)
    return [dict(zip(head, line)) for line in lines]


class Payments:
    """Per seven-digit code and kind of money: brought forward, received, spent (基本, 项目), carried over."""

    def __init__(self, rng, rich, known=KINDS):
        self.rows = {}
        codes = sorted({f"{a}{rng.randint(1, 29):02}{rng.randint(1, 29):02}"
                        for a in rng.sample(CLASSES, rng.randint(2, 6)) for _ in range(rng.randint(1, 5))})
        for code in codes:
            kinds = ["general"] if not rich else rng.sample(known, rng.randint(1, 3))
            for kind in kinds:
                basic = amount(rng) if kind in ("general", "other") and rng.random() < 0.6 else 0
                project = amount(rng) if rng.random() < 0.7 or not basic else 0
                before = rng.randrange(0, basic + project) if rich and rng.random() < 0.4 else 0
                after = amount(rng) if rich and rng.random() < 0.3 else 0
                self.rows[code, kind] = (before, basic + project + after - before, basic, project, after)
        if not any(kind == "general" and row[2] for (_, kind), row in self.rows.items()):
            self.rows[codes[0], "general"] = (0, 123456789, 123456789, 0, 0)

    def total(self, column, kinds=KINDS, prefix=""):
        return sum(row[column] for (code, kind), row in self.rows.items() if kind in kinds and code.startswith(prefix))

    def codes(self, kinds):
        leaves = {code for code, kind in self.rows if kind in kinds}
        return sorted({leaf[:n] for leaf in leaves for n in (3, 5, 7)})


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
    """Paid by its codes of 基本支出, and by projects."""
    spent = {"8": parts.get("30212", 0) + min(amount(rng), projects // 2), "10": parts.get("31013", 0),
             "11": parts.get("30231", 0) + min(amount(rng), projects // 2), "12": parts.get("30217", 0)}
    spent["9"] = spent["10"] + spent["11"]
    spent["7"] = spent["8"] + spent["9"] + spent["12"]
    for column, value in spent.items():
        values["three-public", "", column] = value
    more = rng.randrange(0, 10 ** 7)
    for column in "8", "10", "11", "12":
        values["three-public", "", str(int(column) - 6)] = spent[column] + more
    values["three-public", "", "3"] = values["three-public", "", "4"] + values["three-public", "", "5"]
    values["three-public", "", "1"] = sum(values["three-public", "", c] for c in "236")


def statistics(rng, values, running):
    goods = [amount(rng) for _ in range(3)]
    for line, value in zip("1234", [sum(goods)] + goods):
        values["statistics", line, "1"] = value
    values["statistics", "5", "1"] = running
    cars = {str(n): rng.randint(0, 4) for n in range(8, 16)}
    counts = {("statistics", n, "1"): Decimal(v) for n, v in cars.items() if v}
    counts["statistics", "7", "1"] = Decimal(sum(cars.values()))
    return counts


def code_tables(values, p):
    money = ("general", "fund", "capital")
    for code in p.codes(KINDS) + ["合计"]:
        at = "" if code == "合计" else code
        incomes = [p.total(1, ("other",), at) if i == p.other_kind else 0 for i in range(5)]
        for n, v in enumerate([p.total(1, KINDS, at), p.total(1, money, at)] + incomes, 1):
            values["revenue", code, str(n)] = v
        spent = p.total(2, KINDS, at), p.total(3, KINDS, at)
        for n, v in enumerate((sum(spent), *spent), 1):
            values["expenditure", code, str(n)] = v
    for role, kind in (("general", "general"), ("fund", "fund"), ("state-capital", "capital"), (CAPITAL_FLOWS, "capital")):
        for code in p.codes((kind,)) + ["合计"]:
            at = "" if code == "合计" else code
            before, received, basic, project, after = (p.total(i, (kind,), at) for i in range(5))
            row = (before, received, basic + project, basic, project, after) if role in ("fund", CAPITAL_FLOWS) else \
                (basic + project, basic, project)
            for n, v in enumerate(row, 1):
                values[role, code, str(n)] = v


def fixed_tables(values, p):
    lines = classes()
    for line, kind in zip("123", KINDS):
        values["summary", line, "1"] = values["appropriation", line, "1"] = p.total(1, (kind,))
        values["appropriation", str(28 + int(line)), "1"] = p.total(0, (kind,))
    values["summary", OTHER_INCOME[p.other_kind], "1"] = p.total(1, ("other",))
    for code, line in lines.items():
        spent = {kind: p.total(2, (kind,), code) + p.total(3, (kind,), code) for kind in KINDS}
        values["summary", str(line), "2"] = sum(spent.values())
        money = [spent[k] for k in KINDS[:3]]
        for n, v in enumerate([sum(money)] + money, 2):
            values["appropriation", str(line + 1), str(n)] = v
    received, before, after = (p.total(i) for i in (1, 0, 4))
    spent = p.total(2) + p.total(3)
    for line, v in (("27", received), ("29", before), ("31", received + before)):
        values["summary", line, "1"] = v
    for line, v in (("58", spent), ("60", after), ("62", spent + after)):
        values["summary", line, "2"] = v
    money = KINDS[:3]
    received, before = p.total(1, money), p.total(0, money)
    for line, v in (("27", received), ("28", before), ("32", received + before)):
        values["appropriation", line, "1"] = v
    for n, kinds in enumerate((money, ("general",), ("fund",), ("capital",)), 2):
        spent, after = p.total(2, kinds) + p.total(3, kinds), p.total(4, kinds)
        for line, v in (("59", spent), ("60", after), ("64", spent + after)):
            values["appropriation", line, str(n)] = v


def balanced(values):
    """Staff make the 总计 of both sides equal where rounding would part them; nothing else is touched."""
    out = {k: shown(v) for k, v in values.items()}
    return {k: v for k, v in out.items() if v is not None}


def report(seed, profile="sx2024"):
    """{(role, row key, column): amount as published}."""
    rng = random.Random(seed)
    known = KINDS if has_capital(profile) else tuple(k for k in KINDS if k != "capital")
    p = Payments(rng, rng.random() < 0.7, known)
    p.other_kind = rng.randrange(5)
    values = {}
    code_tables(values, p)
    fixed_tables(values, p)
    parts, running = economic(rng, values, p.total(2, ("general",)), profile)
    three_public(rng, values, parts, p.total(3, KINDS[:3]))
    counts = statistics(rng, values, running)
    if profile != "sx2024":
        return balanced(in_form(rng, values, profile))
    return {**balanced({k: v for k, v in values.items() if k[0] != CAPITAL_FLOWS}), **counts}


# ---- other forms


def has_capital(profile):
    return any(p.role == "state-capital" for p in pictures.profile(profile))


def in_form(rng, values, profile):
    """The same values, where another profile's form has them."""
    olds = {p.role: forms.places(p) for p in pictures.profile()}
    news = {p.role: forms.places(p) for p in pictures.profile(profile)}
    olds[CAPITAL_FLOWS] = olds["fund"]
    if ("合计", "6") in news.get("state-capital", {}):
        news[CAPITAL_FLOWS] = news.pop("state-capital")
    known = random_reports.economic_codes()
    found = {}
    for (role, row, column), value in values.items():
        place = role in news and forms.find_place(role, olds[role], news[role], row, column, known.get(row, "某项支出"))
        if place:
            found[("state-capital" if role == CAPITAL_FLOWS else role, *place)] = value
    if ("合计", "3") in news["basic"]:
        plain_list(found, values)
    if ("收入/财政拨款收入", "1") in news["summary"] and rng.random() < 0.5:
        under_one_head(found)
    return found


def plain_list(found, values):
    """合计, 人员经费 and 公用经费 beside each other."""
    for code in [row for role, row, _ in values if role == "basic" and row.isdigit()]:
        found["basic", code, "2" if code[:3] in ("301", "303") else "3"] = values["basic", code, "1"]
    staff, running = values["basic", "人员经费合计", "1"], values["basic", "公用经费合计", "1"]
    for column, value in zip("123", (staff + running, staff, running)):
        found["basic", "合计", column] = value


def under_one_head(found):
    """财政拨款收入, and of it the funds, instead of the two beside each other."""
    general = found.pop(("summary", "收入/一般公共预算财政拨款收入", "1"), 0)
    found["summary", "收入/财政拨款收入", "1"] = general + found.get(("summary", "收入/政府性基金预算财政拨款收入", "1"), 0)


# ---- as a file


def codes_of(picture, values):
    """For each code cell of the repeated row, the codes that stand in its column."""
    codes = sorted({row for role, row, _ in values if role == picture.role and row.isdigit() and len(row) > 2})
    drawn = next((r for r in picture.rows if r.repeats), None)
    groups = {i: [] for i, c in enumerate(drawn.cells) if c.kind == "code"} if drawn else {}
    for code in codes:
        fit = [i for i in groups if code.startswith(drawn.cells[i].codes or "")]
        if fit:
            groups[min(fit, key=lambda i: len(groups[i]))].append(code)
    return groups


def drawn_row(picture, row, values, codes):
    """A row of the picture; `codes` has the code in each code cell of a repeated one."""
    cells, code = [], None
    for i, cell in enumerate(row.cells):
        code = codes.get(i, code)
        if cell.kind == "value":
            value = values.get((picture.role, code or row.keys[i], cell.column), cell.own or None)
            cells.append("" if value is None else str(value))
        else:
            item = NAMES.get(code, "某项支出") if picture.role == "basic" else "某项支出"
            filled = {"code": code or "", "item": item if code else "", "line": random_reports.Line()}
            cells.append(filled.get(cell.kind, cell.text if cell.kind == "text" else ""))
    return cells


def has_two_wordings(picture):
    return any(row.cells[0].text.endswith("、财政拨款收入") for row in picture.rows)


def reword(cells, one_head):
    """Of two wordings of one income the form has the one with the money."""
    if one_head and cells[0].startswith("二、政府性基金"):
        cells[0] = "其中：政府性基金预算财政拨款"
    if cells[0].endswith("一般公共预算财政拨款收入" if one_head else "、财政拨款收入"):
        cells[0] = ""


def table_rows(picture, values):
    rows = []
    codes = codes_of(picture, values)
    for row in picture.rows:
        if row.is_note:
            rows.append([row.cells[0].text])
            continue
        for n in range(max(map(len, codes.values())) if row.repeats else 1):
            cells = drawn_row(picture, row, values, {i: c[n] if n < len(c) else "" for i, c in codes.items()} if row.repeats else {})
            if picture.role == "summary" and has_two_wordings(picture):
                reword(cells, (picture.role, "收入/财政拨款收入", "1") in values)
            rows.append(cells)
    random_reports.number_lines([r for r in rows if any(isinstance(c, random_reports.Line) for c in r)])
    if not any(row.is_note for row in picture.rows):
        rows.append([f"注：本表反映部门本年度的{picture.title}情况。"])
    if not any(role == picture.role for role, _, _ in values):
        rows.append(["说明：本表无数据"])
    return rows


def tables(values, department="示例县某局", year=2024, profile="sx2024"):
    """All tables one below the other."""
    rows = []
    for picture in pictures.profile(profile):
        rows += [[picture.title], [f"{picture.number}表"]] if picture.number else [[picture.title]]
        rows += [[f"部门名称：{department}", f"{year}年度", "金额单位：万元"]]
        rows += table_rows(picture, values) + [[]]
    return rows
