"""For each check a report that breaks it, and nothing else that it need not break: the reports that are broken, and how.

All amounts are whole 万元, so that no difference is one of rounding."""

import random
from decimal import Decimal
from types import SimpleNamespace

import papers
import payments
import random_reports
import true_reports

TEN_THOUSAND = 10 ** 6  # 分
RICH = {("2010301", "general"): (20, 130, 100, 40, 10), ("2010302", "general"): (0, 60, 0, 60, 0),
        ("2050201", "general"): (5, 75, 40, 35, 5), ("2050201", "other"): (8, 52, 20, 32, 8), ("2050202", "other"): (0, 30, 10, 20, 0),
        ("2080501", "general"): (0, 50, 50, 0, 0), ("2120801", "fund"): (6, 94, 0, 90, 10), ("2120803", "fund"): (0, 40, 0, 40, 0),
        ("2230101", "capital"): (3, 41, 0, 42, 2), ("2230105", "capital"): (0, 12, 0, 12, 0)}
SCOPES = ("before", "received", "basic", "project", "after")


def settled(rows):
    """The same without anything brought forward or carried over."""
    return {key: (0, basic + project, basic, project, 0) for key, (_, _, basic, project, _) in rows.items()}


PLAIN = settled({key: row for key, row in RICH.items() if key[1] in ("general", "fund")})
OPEN = settled({key: row for key, row in RICH.items() if key[1] != "capital"})


def flow(kind, before, received, basic, project, after):
    """Other money is 事业收入."""
    sources = [0, received * TEN_THOUSAND, 0, 0, 0] if kind == "other" else [received * TEN_THOUSAND]
    return payments.Flow(before * TEN_THOUSAND, sources, [basic * TEN_THOUSAND, project * TEN_THOUSAND, 0, 0, 0], after * TEN_THOUSAND)


def payments_of(rows):
    p = payments.Payments.__new__(payments.Payments)
    p.rows = {key: flow(key[1], *row) for key, row in rows.items()}
    p.used = p.distributed = 0
    return p


def economic(values, total):
    """基本支出 of 一般公共预算 by what it was paid for."""
    parts = {"30102": 20, "30201": 9, "30212": 2, "30217": 3, "30231": 5, "30301": 7, "30305": 4, "31002": 6, "31013": 8}
    parts["30101"] = total // TEN_THOUSAND - sum(parts.values())
    for code, part in parts.items():
        values["basic", code, "1"] = part * TEN_THOUSAND
    for group in {c[:3] for c in parts}:
        values["basic", group, "1"] = sum(v for c, v in parts.items() if c.startswith(group)) * TEN_THOUSAND
    staff = sum(v for c, v in parts.items() if c[:3] in ("301", "303")) * TEN_THOUSAND
    values["basic", "人员经费合计", "1"], values["basic", "公用经费合计", "1"] = staff, total - staff


def three_public(values):
    spent = {"7": 24, "8": 3, "9": 17, "10": 9, "11": 8, "12": 4}
    for column, value in spent.items():
        values["three-public", "", column] = value * TEN_THOUSAND
    for column, value in {"1": 31, "2": 4, "3": 22, "4": 12, "5": 10, "6": 5}.items():
        values["three-public", "", column] = value * TEN_THOUSAND


def statistics(values):
    for line, value in {"1": 60, "2": 10, "3": 20, "4": 30, "5": 11, "6": 7}.items():
        values["statistics", line, "1"] = value * TEN_THOUSAND
    return {("statistics", line, "1"): n for line, n in {"7": 6, "8": 1, "9": 2, "11": 3, "17": 2}.items()}


def values_of(rows, profile="sx2024"):
    """{(role, row key, column): amount as published}."""
    p, values = payments_of(rows), {}
    true_reports.code_tables(values, p)
    true_reports.summary(values, p)
    true_reports.appropriation(values, p)
    economic(values, p.spent(("general",), column=payments.BASIC))
    three_public(values)
    values |= statistics(values)
    return true_reports.printed(random.Random(2), true_reports.in_form(values, profile, wording_of(profile)))


def wording_of(profile):
    return true_reports.wordings(profile)[0]


def paper_of(values, profile, department, year):
    return papers.paper_of(random.Random(1), true_reports.Report(profile, values, wording_of(profile)), department, year)


OLD = {key: row for key, row in RICH.items() if key[1] != "capital"}
BASES = {"rich": RICH, "no cars": RICH, "plain": PLAIN, "open": OPEN, "old": OLD, "before": RICH}
CARS = {"three-public": ("3", "4", "5", "9", "10", "11"), "basic": ("30231", "31013")}


def without_cars(values):
    """No official cars: their parts of 三公 and of 公用经费 are taken out, and stand at wages instead."""
    gone = {"30231": 5, "31013": 8}
    left = {k: v for k, v in values.items() if not (k[0] == "three-public" and k[2] in CARS["three-public"] or k[1] in gone)}
    for row, change in {"30101": 13, "301": 13, "人员经费合计": 13, "302": -5, "310": -8, "公用经费合计": -13}.items():
        left["basic", row, "1"] += change
    for column, change in {"1": -22, "7": -17}.items():
        left["three-public", "", column] += change
    return left


def base_of(name, profile):
    values = values_of(BASES[name], profile)
    return without_cars(values) if name == "no cars" else values


def changed(values, changes):
    """The values with "ROLE ROW COLUMN ±N; …" added."""
    out = dict(values)
    for change in filter(None, changes.split("; ")):
        role, row, column, n = change.split(" ")
        total = out.pop((role, row, column), Decimal(0)) + Decimal(n)
        if total or role == "three-public":
            out[role, row, column] = total
    return out


def year_before():
    """What the report of the year before must have carried over."""
    return values_of({key: (0, basic + project + before, basic, project, before) for key, (before, _, basic, project, _) in RICH.items()})
