"""What must hold in a report, worked out from the meaning of its forms and not from the checks of the library: every relation with the
cells it has, in whichever profile's form. A defect that breaks none of them cannot be found."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import forms
import pictures
import subject_names
import true_reports

HALF = Decimal("0.005")  # what rounding does to one printed amount
STAFF, RUNNING = ("301", "303"), ("302", "304", "307", "309", "310", "311", "312", "313", "399")
FUNDS = {"general": ("1", "3"), "fund": ("2", "4"), "state-capital": ("3", "5")}  # in 04: 行次 of the income, column of the expenditure


@dataclass
class Relation:
    """left = right, or left >= right: amounts of cells, each with a sign."""

    name: str
    terms: list  # (sign, key): those on the left and, with the other sign, on the right
    at_least: bool = False
    exact: bool = False

    def off(self, values):
        """By how much more than by rounding it is broken; 0 if it holds."""
        difference = sum(sign * values.get(key, 0) for sign, key in self.terms)
        if self.at_least:
            difference = min(difference, 0)
        most = 0 if self.exact else HALF * sum(key in values for _, key in self.terms)
        return max(abs(difference) - most, 0)

    def keys(self):
        return [key for _, key in self.terms]


@cache
def finder(profile):
    """From a key of the form of 2024 to the one in the profile's form, None if that has no such place."""
    olds = {p.role: forms.places(p) for p in pictures.profile()}
    news = {p.role: forms.places(p) for p in pictures.profile(profile)}
    if has_flows(profile):
        olds["state-capital"] = olds["fund"]

    @cache
    def find(role, row, column):
        if profile == "sx2024":
            return role, row, column
        name = true_reports.ECONOMIC.get(row, "某项支出")
        place = role in news and forms.find_place(role, olds[role], news[role], row, column, name)
        return (role, *place) if place else None
    return find


def has_flows(profile):
    """Its table of 国资 has 结转, as that of the funds."""
    return any(p.role == "state-capital" and any(c.column == "6" for r in p.rows for c in r.cells) for p in pictures.profile(profile))


class Relations:
    def __init__(self, report):
        self.report, self.values = report, report.values
        self.find = finder(report.profile)
        self.all = []
        summary_of(self)
        appropriation_of(self)
        for role in ("revenue", "expenditure", "general", "fund", "state-capital"):
            code_table_of(self, role)
        basic_of(self)
        between_totals(self)
        for code in subject_names.class_lines():
            of_class(self, code)
        whole_and_parts(self)
        three_public_of(self)
        statistics_of(self)
        unnamed_rows(self)

    def codes(self, role):
        return self.report.codes.get(role, [])

    def keys(self, role, rows, column):
        """Of the rows that are there."""
        return [key for key in (self.find(role, row, column) for row in rows) if key]

    def add(self, name, left, right, **how):
        """One key or several on each side; a side that the form has not is no relation."""
        left, right = ([key for key in (side if isinstance(side, list) else [side]) if key] for side in (left, right))
        if left and (right or not how.get("at_least")):
            self.all.append(Relation(name, [(1, key) for key in left] + [(-1, key) for key in right], **how))

    def code(self, role, code, column):
        return self.find(role, code, column) if code == "合计" or code in self.codes(role) else None

    def broken(self, values):
        return [r for r in self.all if r.off(values)]


def lines(first, last):
    return [str(n) for n in range(first, last + 1)]


def incomes(of):
    """The keys in 01 of what was appropriated: three rows, or one with or without a part below it that does not count."""
    if of.report.wording == true_reports.APART:
        return of.keys("summary", "123", "1")
    return [("summary", "收入/财政拨款收入", "1")]


def summary_of(of):
    at = lambda line, column: of.find("summary", line, column)
    of.add("收入合计", at("27", "1"), incomes(of) + of.keys("summary", "45678", "1"))
    of.add("支出合计", at("58", "2"), of.keys("summary", lines(32, 57), "2"))
    of.add("收入总计", at("31", "1"), of.keys("summary", ["27", "28", "29"], "1"))
    of.add("支出总计", at("62", "2"), of.keys("summary", ["58", "59", "60"], "2"))
    of.add("收支总计", at("31", "1"), at("62", "2"), exact=True)


def appropriation_of(of):
    at = lambda line, column: of.find("appropriation", line, column)
    of.add("拨款合计", at("27", "1"), of.keys("appropriation", "123", "1"))
    of.add("年初结转", at("28", "1"), of.keys("appropriation", ["29", "30", "31"], "1"))
    of.add("拨款总计", at("32", "1"), of.keys("appropriation", ["27", "28"], "1"))
    of.add("拨款收支总计", at("32", "1"), at("64", "2"), exact=True)
    for column in "2345":
        of.add("支出合计", at("59", column), of.keys("appropriation", lines(33, 58), column))
        of.add("支出总计", at("64", column), of.keys("appropriation", ["59", "60"], column))
    for line in lines(33, 60) + ["64"]:
        of.add("各项拨款", at(line, "2"), [at(line, c) for c in "345"])
    for income, column in FUNDS.values():
        of.add("一项拨款", [at(income, "1"), at(str(int(income) + 28), "1")], at("64", column))


def code_table_of(of, role):
    codes, flows = of.codes(role), role == "fund" or role == "state-capital" and has_flows(of.report.profile)
    columns = {"revenue": 7, "expenditure": 6}.get(role, 6 if flows else 3)
    for column in lines(1, columns):
        of.add("各类之和", of.find(role, "合计", column), of.keys(role, [c for c in codes if len(c) == 3], column))
        for parent in [c for c in codes if len(c) < 7]:
            below = [c for c in codes if len(c) == len(parent) + 2 and c.startswith(parent)]
            of.add("各款项之和", of.find(role, parent, column), of.keys(role, below, column))
    for code in codes + ["合计"]:
        at = lambda column: of.find(role, code, column)
        whole, *parts = "345" if flows else lines(1, columns)
        of.add("各栏之和", at(whole), [at(c) for c in parts])
        if flows:
            of.add("结转", [at("1"), at("2")], [at("3"), at("6")])


def economic_codes(of):
    """Those with a row, in the report or in every report of its form."""
    basic = next(p for p in pictures.profile(of.report.profile) if p.role == "basic")
    return sorted({*of.codes("basic"), *(key for row in basic.rows for key in row.keys.values() if key and key.isdigit())})


def basic_of(of):
    plain = of.report.profile == "p8-2015"  # one list, with columns for 人员经费 and 公用经费
    codes = economic_codes(of)
    for column in "123" if plain else "1":
        for group in [c for c in codes if len(c) == 3]:
            below = [("basic", c, column) for c in codes if len(c) == 5 and c.startswith(group)]
            if below:
                of.add("经济分类", ("basic", group, column), below)
        if plain:
            of.add("经济分类合计", ("basic", "合计", column), [("basic", c, column) for c in codes if len(c) == 3])
    if plain:
        for code in codes + ["合计"]:
            of.add("人员与公用", ("basic", code, "1"), [("basic", code, "2"), ("basic", code, "3")])
        of.add("基本支出", of.find("general", "合计", "2"), ("basic", "合计", "1"))
        return
    for total, groups in (("人员经费合计", STAFF), ("公用经费合计", RUNNING)):
        of.add(total, ("basic", total, "1"), [("basic", g, "1") for g in groups])
    of.add("基本支出", of.find("general", "合计", "2"), [("basic", "人员经费合计", "1"), ("basic", "公用经费合计", "1")])


def between_totals(of):
    find = of.find
    of.add("01与02", find("summary", "27", "1"), find("revenue", "合计", "1"))
    of.add("01与02财政拨款", incomes(of), find("revenue", "合计", "2"))
    for line, column in zip("45678", "34567"):
        of.add("01与02其他", find("summary", line, "1"), find("revenue", "合计", column))
    of.add("01与03", find("summary", "58", "2"), find("expenditure", "合计", "1"))
    of.add("02与04", find("revenue", "合计", "2"), find("appropriation", "27", "1"))
    for line in "123" if of.report.wording == true_reports.APART else "2" if of.report.wording == true_reports.WITH_PART else "":
        of.add("01与04", find("summary", line, "1"), find("appropriation", line, "1"))
    for role, (income, column) in FUNDS.items():
        flows = role == "fund" or role == "state-capital" and has_flows(of.report.profile)
        of.add("04与各表", find("appropriation", "59", column), find(role, "合计", "3" if flows else "1"))
    of.add("04与基金", find("appropriation", "2", "1"), find("fund", "合计", "2"))
    of.add("04与基金年初", find("appropriation", "30", "1"), find("fund", "合计", "1"))
    of.add("04与基金年末", find("appropriation", "60", "4"), find("fund", "合计", "6"))


def of_class(of, code):
    line = subject_names.class_lines()[code]
    in_01, in_04 = of.find("summary", str(line), "2"), of.find("appropriation", str(line + 1), "2")
    of.add("01与03各类", in_01 or of.code("expenditure", code, "1"), of.code("expenditure", code, "1") if in_01 else [])
    if in_01 and in_04:
        of.add("01与04各类", in_01, in_04, at_least=not only_appropriated(of))
    for role, (_, column) in FUNDS.items():
        flows = role == "fund" or role == "state-capital" and has_flows(of.report.profile)
        of.add("04与各表各类", of.find("appropriation", str(line + 1), column), of.code(role, code, "3" if flows else "1"))


def only_appropriated(of):
    """No other money came in, was spent or lay there."""
    value = lambda *at: of.values.get(of.find(*at), 0)
    other = [value("revenue", "合计", c) for c in "34567"] + [value("summary", "28", "1"), value("summary", "59", "2")]
    return not any(other) and all(value("summary", a, b) == value("appropriation", c, d) for a, b, c, d in
                                  (("29", "1", "28", "1"), ("58", "2", "59", "2"), ("60", "2", "60", "2")))


def whole_and_parts(of):
    """03 and what of it was appropriated."""
    alone = only_appropriated(of)
    for code in of.codes("expenditure") + ["合计"]:
        for n in range(3):
            parts = []
            for role in FUNDS:
                flows = role == "fund" or role == "state-capital" and has_flows(of.report.profile)
                parts.append(of.code(role, code, str(n + (3 if flows else 1))))
            if alone or n == 0 or code == "合计":
                of.add("03与各表", of.code("expenditure", code, str(n + 1)), parts, at_least=not alone)


def three_public_of(of):
    at = lambda column: of.find("three-public", "", column)
    for first in (1, 7):
        total, abroad, cars, bought, run, guests = (at(str(first + i)) for i in range(6))
        of.add("三公合计", total, [abroad, cars, guests])
        of.add("公务用车", cars, [bought, run])
    for code, column in true_reports.THREE_PUBLIC.items():
        if of.find("basic", code, "1"):
            of.add("基本支出中的三公", at(column), ("basic", code, "1"), at_least=True)


def statistics_of(of):
    if not any(p.role == "statistics" for p in pictures.profile(of.report.profile)):
        return
    at = lambda line: ("statistics", line, "1")
    of.add("政府采购", at("1"), [at(n) for n in "234"])
    of.add("车辆", at("7"), [at(n) for n in lines(8, 15)], exact=True)
    of.add("机关运行经费", ("basic", "公用经费合计", "1"), [at("5"), at("6")], at_least=True)


def unnamed_rows(of):
    """The form has a 行次 there and nothing to be stated."""
    for picture in pictures.profile(of.report.profile):
        for row in picture.rows:
            for i, key in row.keys.items():
                if picture.is_numbered and key.isdigit() and not row.items.get(i):
                    of.all.append(Relation("无项目名称的行", [(1, (picture.role, key, row.cells[i].column))], exact=True))
