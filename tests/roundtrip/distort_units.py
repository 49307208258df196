"""Distortions of the unit of money: named in unusual words and places, twice, or nowhere."""

from decimal import Decimal

import containers
import papers
from distortion import distortion, is_amount, retitle, say, target


# ---- units of money


def scale_page(page, factor):
    for row in page.body:
        row[:] = [type(c)(f"{Decimal(c) * factor:.2f}") if isinstance(c, papers.Money) else c for c in row]


UNIT_WORDS = ["金额：{}", "人民币：{}", "单位({})", "单位（{}）", "币种:人民币 单位:{}", "金额单位﹕{}", "单位∶{}", "单位︰{}", "单位 {}", "（单位：{}）", "计量单位：{}",
              "（{}）", "金额（{}）", "单位：人民币{}", "货币单位：{}", "单位;{}", "单 位 ： {}", "单位：（{}）", "单位:{}整"]


PLACES_OF_UNITS = ["meta", "corner", "heading", "note above", "note below", "title", "sheet", "leaf", "page head", "last line"]


def place_unit(rng, doc, page, unit, where):
    """The unit of a table is named at this place alone."""
    r, c = papers.unit_cell(page)
    row = page.above[r]
    row[c] = papers.BLANK
    if not any(row):
        del page.above[r]
    text = rng.choice(UNIT_WORDS).format(unit)
    if where == "meta":
        page.above.append([papers.BLANK] * rng.choice([0, page.width - 1]) + [papers.Head(text)])
    elif where == "corner":
        page.grid[0][0] = papers.Head(rng.choice([f"{page.grid[0][0]}（{unit}）", f"{page.grid[0][0]} 单位：{unit}", f"单位：{unit}"]))
    elif where in ("heading", "leaf"):
        column = page.value_columns()[0]
        spots = papers.path(page, column)
        (r, c), old = spots[0 if where == "heading" else -1]
        if where == "leaf":
            for column in page.value_columns():
                (r, c), old = papers.path(page, column)[-1]
                if not old.endswith("）") or "元" not in old:
                    page.grid[r][c] = papers.Head(f"{old}（{unit}）")
        else:
            page.grid[r][c] = papers.Head(f"{old}（单位：{unit}）")
    elif where == "note above":
        doc.loose = True  # a 注 above may go with the notes
        page.above.append([papers.Head(rng.choice([f"注：本表金额单位为{unit}。", f"本表以“{unit}”为金额单位", f"本表单位：{unit}，保留两位小数", f"金额以{unit}计"]))])
    elif where == "note below":
        page.notes.append(rng.choice([f"注：本表金额单位为{unit}。", f"说明：本表以{unit}为单位。"]))
    elif where == "title":
        retitle(page, f"{page.title}（{rng.choice(['单位：', ''])}{unit}）")
    elif where == "sheet":
        page.sheet = f"{page.role}（{unit}）"
    elif where == "page head":
        page.above.insert(0, [papers.Head(f"决算公开 单位：{unit}")])
    elif where == "last line":
        page.after.append([papers.Head(f"单位：{unit}")])


def unit_case(rng, doc, where, only_yuan=True):
    """The touched table in another unit, named at one unusual place; the others say 万元 as ever, or there are none."""
    page = target(rng, doc, lambda p: any(isinstance(c, papers.Money) for row in p.body for c in row))
    unit, factor = rng.choice([("元", 10000), ("元", 10000), ("元", 10000), ("千元", 10), ("百元", 100), ("亿元", None), ("万元", 1)])
    if factor is None:
        return False
    scale_page(page, factor)
    if where == "sheet":
        doc.container = rng.choice(["xlsx", "xmlss"])
    place_unit(rng, doc, page, unit, where)
    named = [c for row in page.above + page.header + [page.notes] + page.after + [[page.sheet]] for c in row if unit in c]
    say(doc, page, f"in {unit}, which is said in: {where}: {named[:1]}")


def _unit_distortions():
    for where in PLACES_OF_UNITS:
        def function(rng, doc, where=where):
            return unit_case(rng, doc, where)
        function.__name__ = "unit_in_" + where.replace(" ", "_")
        function.__doc__ = f"Another unit of money, named in: {where}."
        distortion("either", only=("xlsx", "xmlss") if where == "sheet" else containers.ALL)(function)


_unit_distortions()


@distortion("refuse")
def unit_nowhere(rng, doc):
    """No table names a unit of money, and the figures are 元 or 万元: nobody can know."""
    doc.touched = {p.role for p in doc.pages if any(isinstance(c, papers.Money) and is_amount(c) for row in p.body for c in row)}
    size = rng.choice([1, 3, 10])
    doc.keep(set(rng.sample(sorted(doc.touched), min(size, len(doc.touched)))))
    doc.touched &= {p.role for p in doc.pages}
    doc.needs_all = True
    yuan = rng.random() < 0.5
    for page in doc.pages:
        r, c = papers.unit_cell(page)
        page.above[r][c] = papers.BLANK
        if not any(page.above[r]):
            del page.above[r]
        scale_page(page, 10000 if yuan else 1)
    doc.said.append(f"no table names a unit; the figures are {'元' if yuan else '万元'}")


@distortion("either")
def unit_missing_in_one(rng, doc):
    """One table of the report names no unit: the others decide where the same items agree, or the report is refused."""
    page = target(rng, doc, lambda p: any(isinstance(c, papers.Money) for row in p.body for c in row))
    doc.needs_all = True
    r, c = papers.unit_cell(page)
    page.above[r][c] = papers.BLANK
    if not any(page.above[r]):
        del page.above[r]
    yuan = rng.random() < 0.6
    scale_page(page, 10000 if yuan else 1)
    say(doc, page, f"no unit is named; it is in {'元' if yuan else '万元'}, the other tables in 万元")


@distortion("refuse")
def unit_two(rng, doc):
    """Two units are named about one table."""
    page = target(rng, doc, lambda p: any(isinstance(c, papers.Money) for row in p.body for c in row))
    r, c = papers.unit_cell(page)
    page.above.append([papers.Head(rng.choice(["金额：元", "单位：元", "（单位：元）", "币种：人民币 单位：元"]))])
    if rng.random() < 0.5:
        page.above[r][c] = papers.BLANK
        if not any(page.above[r]):
            del page.above[r]
        (at, column), old = papers.path(page, page.value_columns()[0])[0]
        page.grid[at][column] = papers.Head(f"{old}（万元）")
    named = [c for row in page.above + page.header for c in row if "元" in c]
    say(doc, page, f"two units of money are named: {named}")


@distortion("refuse")
def unit_foreign(rng, doc):
    """A unit that is no unit of 人民币, or one nobody uses."""
    page = target(rng, doc, lambda p: any(isinstance(c, papers.Money) for row in p.body for c in row))
    r, c = papers.unit_cell(page)
    unit = rng.choice(["万美元", "美元", "万港元", "欧元", "人次", "角", "%"])
    page.above[r][c] = papers.Head(f"单位：{unit}")
    say(doc, page, f"单位：{unit}")
