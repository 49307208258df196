"""Distortions of rows: what exports, page ends and clerks put among them, their names and numbers."""

import copy

import papers
import pictures
from distortion import distortion, retitle, say, shuffled, target, two_sided, with_figures, worth


# ---- habits


@distortion("exact")
def page_number_line(rng, doc):
    """A page number alone on a line, between rows or below the table."""
    page = target(rng, doc, lambda p: len(p.body) > 3)
    where = rng.choice(["inside", "below", "above"])
    bare = ["5", "5/20", "12"] if where != "inside" else []  # among the rows these could be figures
    text = rng.choice(["- 5 -", "—5—", "第5页", "第 5 页 共 20 页", "· 5 ·", "Page 5"] + bare)
    if where == "inside" and text in ("· 5 ·", "Page 5"):
        doc.claim = "either"  # not usual here
    row = [papers.BLANK] * rng.choice([0, page.width // 2, page.width - 1]) + [papers.Head(text)]
    if where == "inside":
        page.grid.insert(page.top + rng.randrange(1, len(page.body)), row)
    elif where == "below":
        page.after.append(row)
    else:
        page.above.insert(0, row)
    say(doc, page, f"a line {text} {where} at column {len(row)}")


@distortion("exact")
def index_formula(rng, doc):
    """栏次 that say how they are made, or 甲 乙 over the labels."""
    page = target(rng, doc, lambda p: p.index_row() is not None and p.by_code)
    row = page.grid[page.index_row()]
    if rng.random() < 0.5:
        row[0], row[1] = papers.Head("甲"), papers.Head("乙")
    else:
        places = [c for c, t in enumerate(row) if t.isdigit()]
        row[places[0]] = papers.Head(rng.choice(["1=2+3", "1=2+3+4+5+6+7", "1＝2＋3", "(1)", "1栏=2栏+3栏"]))
    say(doc, page, f"栏次 are {[str(c) for c in row]}")


@distortion("exact")
def serial_column(rng, doc):
    """A column 序号 before the codes."""
    page = target(rng, doc, lambda p: p.by_code)
    n = 0
    for r, row in enumerate(page.grid):
        if r < page.top:
            row.insert(0, papers.Head("序号") if r == 0 else papers.UP if r != page.index_row() else papers.BLANK)
        else:
            n += 1
            row.insert(0, papers.Head(str(n)))
    say(doc, page, "a column 序号 before the codes")


@distortion("exact", read=0.8)  # 续表 alone does not say which of two like tables goes on
def continued_table(rng, doc):
    """The second half of a long table with its headings again, under the title with （续） or 续表: below, or in a second file."""
    page = target(rng, doc, lambda p: p.by_code and len(p.body) > 5)
    half = len(page.body) // 2
    rest = page.body[half:]
    page.grid = page.header + page.body[:half]
    title = rng.choice([f"{page.title}（续）", f"{page.title}（续表）", "续表", f"续表：{page.title}", page.title])
    above = copy.deepcopy(page.above)
    above[0] = [papers.Head(title)]
    second = papers.Page(page.picture, page.title, page.number, above, copy.deepcopy(page.header) + rest, page.top, page.notes)
    page.notes = []
    doc.notes = {page.role: second.notes}
    doc.apart = rng.random() < 0.5
    doc.second = (page.role, second)
    say(doc, page, f"continued under {title} {'in another file or sheet' if doc.apart else 'below'}")


@distortion("exact", read=0.8)
def halves_apart(rng, doc):
    """01 or 04: 收入 on one sheet, 支出 on another, each with the title."""
    page = target(rng, doc, two_sided)
    a, b = papers.sides(page)
    second = copy.deepcopy(page)
    left, right = papers.reorder(page.grid, a), papers.reorder(page.grid, b)

    def bare(grid):
        return [row for i, row in enumerate(grid) if i < page.top or any(c and not isinstance(c, papers.Merged) for c in row)]
    page.grid, second.grid = bare(left), bare(right)
    titles = [(page.title, page.title)] * 4 + [(f"{page.title}（收入）", f"{page.title}（支出）"), (f"{page.title}（一）", f"{page.title}（二）")]
    title = rng.choice(titles)
    if title[0] != page.title:
        doc.claim = "either"
    retitle(page, title[0])
    retitle(second, title[1])
    doc.apart = rng.random() < 0.6
    doc.second = (page.role, second)
    doc.notes = {page.role: page.notes}
    doc.loose = True
    say(doc, page, f"its sides as two tables {'on two sheets' if doc.apart else 'below each other'}, titles {title}")


@distortion("exact", read=0.8)
def basic_as_list(rng, doc):
    """06 as one list: code, name, amount; all codes below each other, the totals in place or at the end."""
    page = target(rng, doc, lambda p: p.role == "basic" and not p.by_code)
    triplets = [[row[a:b] for row in page.body] for a, b in ((s[0], s[-1] + 1) for s in papers.sides(page))]
    codes = [cells for rows in triplets for cells in rows if cells[0].isdigit()]
    totals = []
    for row in page.body:
        for c, text in enumerate(row):
            if "合计" in text:
                totals.append([text, papers.LEFT, next(x for x in row[c + 1:] if not isinstance(x, papers.Merged))])
    lowest = page.grid[page.top - 1][:3]
    group = [[papers.Head("项目"), papers.LEFT, papers.Head("本年支出")]] if rng.random() < 0.1 else []
    page.grid = group + [lowest] + codes + totals
    page.top = len(group) + 1
    say(doc, page, f"one list of {len(codes)} codes{' under 项目 and 本年支出' if group else ''}")


@distortion("report", read=0.95)
def subtotal_rows(rng, doc):
    """Rows 小计, 承前页, 过次页 among the codes: left out with a finding."""
    page = target(rng, doc, lambda p: p.by_code and len(p.body) > 4)
    at = rng.randrange(2, len(page.body))
    text = rng.choice(["小计", "承前页", "过次页", "本页小计"])
    row = [papers.Head(text)] + [papers.LEFT if rng.random() < 0.5 else papers.BLANK] + \
        [papers.Money(f"{rng.randrange(1, 10 ** 6) / 100:.2f}") for _ in range(page.width - 2)]
    page.grid.insert(page.top + at, row)
    say(doc, page, f"a row {text} with figures as row {at + 1} of the body")


# ---- more columns and rows


@distortion("exact", read=0.9)
def rows_shuffled(rng, doc):
    """The rows by code in another order."""
    page = target(rng, doc, lambda p: p.by_code and sum(isinstance(row[0], papers.Code) for row in p.body) > 3)
    places = [i for i, row in enumerate(page.grid) if i >= page.top and isinstance(row[0], papers.Code)]
    rows = shuffled(rng, [page.grid[i] for i in places])
    for i, row in zip(places, rows):
        page.grid[i] = row
    say(doc, page, "rows by code in another order")


@distortion("exact", read=0.9)
def blank_rows_left_out(rng, doc):
    """Fixed rows without a figure are left out."""
    page = target(rng, doc, lambda p: two_sided(p) or p.role in ("statistics", "basic"))
    rows = [row for row in page.body if not any(papers.is_figure(c) or c == "——" for c in row)]
    rows = [row for row in rows if any(c.isdigit() or "、" in c for c in row)]
    rows = [row for row in rows if "情况" not in "".join(row) and "机关运行" not in "".join(row) and "项目" not in row]
    if not rows:
        return False
    page.grid = page.header + [row for row in page.body if not any(row is gone for gone in rows)]
    say(doc, page, f"{len(rows)} rows without figures are left out")


def labelled(page):
    """(row, column of the label) of figures whose row has a name and no code."""
    found = []
    for r in range(page.top, len(page.grid)):
        for side in papers.sides(page):
            label = page.grid[r][side[0]]
            if len(label) > 4 and not label.isdigit() and any(papers.is_figure(page.grid[r][c]) for c in side if c < len(page.grid[r])):
                found.append((r, side[0]))
    return found


@distortion("report")
def rename_row(rng, doc):
    """A fixed row with a figure is called something that the form does not know."""
    page = target(rng, doc, lambda p: (two_sided(p) or p.role == "statistics") and bool(labelled(p)))
    r, c = rng.choice(labelled(page))
    text = str(page.grid[r][c])
    mark, bare = (text[:text.index("、") + 1], text[text.index("、") + 1:]) if "、" in text[:4] else ("", text)
    new = rng.choice([f"{mark}上年{bare}", f"{mark}{doc.year - 1}年{bare}", f"{text}（预算数）", f"{mark}会议费", f"{text}（上年）"])
    page.grid[r][c] = papers.Head(new)
    figures = {str(x) for side in papers.sides(page) if side[0] == c for k in side for x in [page.grid[r][k]] if papers.is_figure(x)}
    doc.renamed = {(k[0], pictures.key(k[1]), k[2]) for k, v in doc.expected.items() if k[0] == page.role and str(v) in figures}
    say(doc, page, f"row {text} renamed to {new}")


@distortion("check", whole=True)
def fixed_names_exchanged(rng, doc):
    """Two fixed rows exchange their names, while 行次 and figures stay."""
    page = target(rng, doc, lambda p: two_sided(p) and p.picture.is_numbered)
    places = [(r, c) for r, c in labelled(page) if "、" in page.grid[r][c][:4]]
    sides = {c for _, c in places}
    c = rng.choice(sorted(sides)) if sides else None
    rows = [r for r, k in places if k == c]
    if len(rows) < 2:
        return False
    a, b = rng.sample(rows, 2)
    figure = next(k for k in page.value_columns() if k > c)
    if abs(worth(page.grid[a][figure]) - worth(page.grid[b][figure])) < 1:
        return False
    page.grid[a][c], page.grid[b][c] = page.grid[b][c], page.grid[a][c]
    say(doc, page, f"names {page.grid[a][c]} and {page.grid[b][c]} exchanged, 行次 stay")


@distortion("either")
def line_numbers_off(rng, doc):
    """行次 count from another number."""
    page = target(rng, doc, lambda p: p.picture.is_numbered and with_figures(p))
    step, n = rng.choice([1, -1, 2]), 0
    columns = [c for c in range(page.width) if any(c < len(row) and "行次" in row[c] for row in page.grid)]
    for row in page.body:
        for c in columns:
            if c < len(row) and row[c].isdigit() and not papers.is_figure(row[c]):
                row[c] = papers.Head(str(int(row[c]) + step))
                n += 1
    if not n:
        return False
    say(doc, page, f"行次 are {step:+} each")


@distortion("check", whole=True)
def code_wrong(rng, doc):
    """A digit of a code lost or doubled, or a code twice."""
    page = target(rng, doc, lambda p: p.by_code and p.role != "basic" and sum(isinstance(row[0], papers.Code) for row in p.body) > 3)
    row = rng.choice([row for row in page.body if isinstance(row[0], papers.Code) and len(row[0]) == 7])
    old = str(row[0])
    other = rng.choice([r[0] for r in page.body if isinstance(r[0], papers.Code) and r[0] != old])
    row[0] = papers.Code(rng.choice([old[:-1], old + "1", str(other), old[:3] + old[4:]]))
    if row[0] == old:
        return False
    say(doc, page, f"code {old} is {row[0]}")


@distortion("report")
def figure_beside(rng, doc):
    """A figure right of the table, where no column is, or in a row without a name."""
    page = target(rng, doc, with_figures)
    text = f"{rng.randrange(100, 10 ** 6) / 100:.2f}"
    if rng.random() < 0.5:
        r = rng.randrange(page.top, len(page.grid))
        page.grid[r] = page.grid[r] + [papers.BLANK] * (page.width - len(page.grid[r]) + rng.choice([0, 1])) + [papers.Head(text)]
        return say(doc, page, f"{text} right of row {r + 1 - page.top} of the body")
    r = rng.randrange(page.top + 1, len(page.grid) + 1)
    row = [papers.BLANK] * page.width
    row[page.value_columns()[-1]] = papers.Head(text)
    page.grid.insert(r, row)
    say(doc, page, f"{text} in a row without a name, row {r + 1 - page.top} of the body")
