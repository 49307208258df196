"""Distortions of headings: columns in another order, merges undone, headings that say something else, columns that no form has."""

import copy
from decimal import Decimal

import papers
import pictures
import random_reports
from distortion import distortion, mark_renamed, plain_columns, say, shuffled, some_figure, target, two_sided, with_figures


# ---- columns in another order


def put_order(page, order, rows=None):
    """Move the columns, in all rows or in those that `rows` tells."""
    moved = papers.reorder(page.grid, order)
    page.grid = [m if rows is None or rows(row) else row for m, row in zip(moved, page.grid)]


def settle_index(rng, doc, page, choices=("with", "drop")):
    """栏次 moves along, or is dropped, or counts on from the left whatever the headings say."""
    at = page.index_row()
    if at is None:
        return
    how = rng.choice(choices)
    doc.said.append(f"栏次: {how}")
    if how == "drop":
        del page.grid[at]
        page.top -= 1
    elif how == "count":
        n = 0
        for c, cell in enumerate(page.grid[at]):
            if cell.isdigit():
                n += 1
                page.grid[at][c] = random_reports.Head(n)


def permutable(page):
    return plain_columns(page) and with_figures(page)


def orders(page):
    """(columns of labels, columns of values)."""
    values = page.value_columns()
    return [c for c in range(page.width) if c not in values], values


@distortion("exact")
def permute_values(rng, doc):
    """The columns of figures in any order, each with all headings above it."""
    page = target(rng, doc, permutable)
    labels, values = orders(page)
    new = shuffled(rng, values)
    say(doc, page, f"columns of figures in the order {[values.index(c) + 1 for c in new]}")
    put_order(page, labels + new)
    settle_index(rng, doc, page)


@distortion("either", read=0)
def permute_values_index_counts(rng, doc):
    """The same, but 栏次 says 1 to n from the left: it contradicts the headings."""
    page = target(rng, doc, lambda p: permutable(p) and p.index_row() is not None)
    labels, values = orders(page)
    new = shuffled(rng, values)
    say(doc, page, f"columns of figures in the order {[values.index(c) + 1 for c in new]}")
    put_order(page, labels + new)
    settle_index(rng, doc, page, ("count",))


def blocks(page, columns):
    """Columns side by side under the same highest heading."""
    found = []
    for c in columns:
        over = papers.path(page, c)
        if found and found[-1][0] == over[0][0]:
            found[-1][1].append(c)
        else:
            found.append((over[0][0], [c]))
    return [b for _, b in found]


@distortion("exact")
def swap_blocks(rng, doc):
    """Whole groups of columns in another order: 预算数 and 决算数, 本年支出 before 年初结转和结余."""
    page = target(rng, doc, lambda p: permutable(p) and len(blocks(p, orders(p)[1])) > 1)
    labels, values = orders(page)
    new = shuffled(rng, blocks(page, values))
    say(doc, page, f"blocks in the order {new}")
    put_order(page, labels + [c for b in new for c in b])
    settle_index(rng, doc, page)


@distortion("exact")
def permute_within_blocks(rng, doc):
    """The columns of one group in another order."""
    page = target(rng, doc, lambda p: permutable(p) and any(len(b) > 1 for b in blocks(p, orders(p)[1])))
    labels, values = orders(page)
    parts = blocks(page, values)
    at = rng.choice([i for i, b in enumerate(parts) if len(b) > 1])
    parts[at] = shuffled(rng, parts[at])
    say(doc, page, f"columns of a group in the order {parts[at]}")
    put_order(page, labels + [c for b in parts for c in b])
    settle_index(rng, doc, page)


def public(doc):
    return doc.page("three-public")


def halves(page):
    """{the other headings: {预算数: column, 决算数: column}}, in the order of the form."""
    pairs = {}
    for c in page.value_columns():
        texts = [t for _, t in papers.path(page, c)]
        kind = next(t for t in texts if t in ("预算数", "决算数"))
        rest = tuple(t for t in texts if t != kind and "“三公”" not in t)
        pairs.setdefault(rest, {})[kind] = c
    return pairs


@distortion("exact")
def interleave_three_public(rng, doc):
    """预算数 and 决算数 side by side under each heading, with the headings' rows as they were."""
    page = public(doc)
    if page is None or not with_figures(page):
        return False
    doc.touched.add(page.role)
    kinds = rng.choice([("预算数", "决算数"), ("决算数", "预算数")])
    pairs = list(halves(page).values())
    if doc.profile == "sh2024":  # where they are so: apart
        put_order(page, [p[k] for k in kinds for p in pairs])
    else:
        put_order(page, [p[k] for p in pairs for k in kinds])
    say(doc, page, f"{'、'.join(kinds)} {'apart' if doc.profile == 'sh2024' else 'under each heading'}")
    settle_index(rng, doc, page)


def headed(paths, depth, low):
    """Rows of headings from paths, equal neighbours merged. Where a path is short, its last heading stands in the last row and the one above
    it reaches down (low), or the last one reaches down."""
    def place(path):
        return path[:-1] + [path[-2]] * (depth - len(path)) + path[-1:] if low else path + path[-1:] * (depth - len(path))
    grid = []
    filled = [place(p) for p in paths]
    for r in range(depth):
        row = []
        for i, texts in enumerate(filled):
            if i and filled[i - 1][:r + 1] == texts[:r + 1] and r < depth - 1:
                row.append(papers.LEFT)
            else:
                row.append(papers.UP if r and texts[r] == texts[r - 1] else papers.Head(texts[r]))
        grid.append(row)
    return grid


@distortion("exact")
def turn_three_public(rng, doc):
    """The heading rows of 三公 the other way round: 合计 over 预算数 and 决算数, in any order of the headings; or back."""
    page = public(doc)
    if page is None or not with_figures(page):
        return False
    doc.touched.add(page.role)
    pairs = list(halves(page).items())
    if rng.random() < 0.5:
        rng.shuffle(pairs)
    kinds = ["预算数", "决算数"] if rng.random() < 0.7 else ["决算数", "预算数"]
    turned = doc.profile != "sh2024"
    columns = [(list(rest) + [k], p[k]) for rest, p in pairs for k in kinds] if turned else \
        [([k] + list(rest), p[k]) for k in kinds for rest, p in pairs]
    grid = headed([p for p, _ in columns], max(len(p) for p, _ in columns), low=turned)
    figures = papers.reorder(page.body, [c for _, c in columns])
    say(doc, page, f"headings turned: {[''.join(p) for p, _ in columns][:4]}")
    index = page.index_row()
    numbers = papers.reorder([page.grid[index]], [c for _, c in columns]) if index is not None and rng.random() < 0.5 else []
    if numbers:
        doc.said.append("栏次: with")
    page.grid, page.top = grid + numbers + figures, len(grid) + len(numbers)


@distortion("exact")
def swap_sides(rng, doc):
    """支出 on the left, 收入 on the right; 公用经费 before 人员经费."""
    page = target(rng, doc, lambda p: len(papers.sides(p)) > 1 and p.role != "three-public" and with_figures(p))
    parts = papers.sides(page)
    if page.role == "basic":
        first = [p for p in parts if papers.path(page, p[-1])[0] == papers.path(page, parts[0][-1])[0]]
        parts = [p for p in parts if p not in first] + first
    else:
        parts = parts[::-1]
    say(doc, page, "sides exchanged")
    put_order(page, [c for p in parts for c in p])
    settle_index(rng, doc, page)


@distortion("exact")
def permute_triplets(rng, doc):
    """06: the triplets of code, name and amount of 公用经费 in another order."""
    page = target(rng, doc, lambda p: p.role == "basic" and len(papers.sides(p)) > 2 and with_figures(p))
    first, *rest = papers.sides(page)
    new = shuffled(rng, rest)
    say(doc, page, f"triplets in the order {[rest.index(p) + 2 for p in new]}")
    put_order(page, first + [c for p in new for c in p], lambda row: not any("合计" in c for c in row))


@distortion("exact")
def permute_within_side(rng, doc):
    """04: 合计, 一般公共预算, 政府性基金 and 国有资本经营 of 支出 in any order."""
    page = target(rng, doc, lambda p: p.role == "appropriation" and with_figures(p))
    values = [c for c in papers.sides(page)[1] if c in page.value_columns()]
    new = shuffled(rng, values)
    say(doc, page, f"columns of 支出 in the order {[values.index(c) + 1 for c in new]}")
    put_order(page, list(range(values[0])) + new)
    settle_index(rng, doc, page)


@distortion("either")
def permute_within_side_index_counts(rng, doc):
    """The same with 栏次 that counts on."""
    page = target(rng, doc, lambda p: p.role == "appropriation" and with_figures(p) and p.index_row() is not None)
    values = [c for c in papers.sides(page)[1] if c in page.value_columns()]
    put_order(page, list(range(values[0])) + shuffled(rng, values))
    say(doc, page, "columns of 支出 in another order")
    settle_index(rng, doc, page, ("count",))


@distortion("either")
def labels_elsewhere(rng, doc):
    """Name before code, or the names behind the figures, or 金额 before 行次."""
    page = target(rng, doc, with_figures)
    order = list(range(page.width))
    if page.by_code and rng.random() < 0.5:
        order[0], order[1] = 1, 0
        put_order(page, order, lambda row: row[1] is not papers.LEFT)
        return say(doc, page, "name before code")
    if page.by_code:
        put_order(page, order[2:] + order[:2])
        return say(doc, page, "codes and names behind the figures")
    parts = [shuffled(rng, p) if len(p) > 1 else p for p in papers.sides(page)]
    put_order(page, [c for p in parts for c in p])
    say(doc, page, f"columns in the order {[c for p in parts for c in p]}")


# ---- headings merged otherwise


@distortion("exact")
def headings_filled(rng, doc):
    """Merges of headings undone by repeating the text to the right, down, or both."""
    page = target(rng, doc, lambda p: any(isinstance(c, papers.Merged) for row in p.header for c in row))
    right, down = rng.choice([(True, False), (False, True), (True, True)])
    at = papers.corners(page.grid)
    for r in range(page.top):
        for c, cell in enumerate(page.grid[r]):
            corner = at[r, c]
            if cell is papers.LEFT and right and (corner[0] == r or down) or cell is papers.UP and down:
                page.grid[r][c] = papers.Head(page.grid[corner[0]][corner[1]])
    say(doc, page, f"merged headings repeated {'to the right ' * right}{'down' * down}")


@distortion("exact")
def headings_low(rng, doc):
    """A heading merged down stands in the lowest of its rows, the upper ones are empty."""
    page = target(rng, doc, lambda p: any(c is papers.UP for row in p.header for c in row))
    at = papers.corners(page.grid)
    for c in range(page.width):
        rows = [r for r in range(page.top) if page.grid[r][c] is papers.UP]
        for r in rows:
            corner = at[r, c]
            lowest = r + 1 == page.top or page.grid[r + 1][c] is not papers.UP
            if corner[1] == c and lowest and page.grid[corner[0]][c + 1:c + 2] != [papers.LEFT]:
                text = page.grid[corner[0]][c]
                for k in range(corner[0], r):
                    page.grid[k][c] = papers.BLANK
                page.grid[r][c] = papers.Head(text)
    say(doc, page, "headings at the bottom of their rows")


@distortion("either")
def headings_centred(rng, doc):
    """A merged heading undone: its text stands in the middle column, the others are empty."""
    page = target(rng, doc, lambda p: any(c is papers.LEFT for row in p.header for c in row))
    for r in range(page.top):
        row, c = page.grid[r], 0
        while c < len(row):
            end = c + 1
            while end < len(row) and row[end] is papers.LEFT:
                end += 1
            text = row[c]
            if end - c > 1 and text and not isinstance(text, papers.Merged):
                row[c:end] = [papers.BLANK] * (end - c)
                row[(c + end - 1) // 2] = text
            c = end
    say(doc, page, "headings in the middle of their columns, merges undone")


@distortion("exact")
def permute_and_fill(rng, doc):
    """Columns of figures in any order, merged headings repeated."""
    page = target(rng, doc, permutable)
    labels, values = orders(page)
    new = shuffled(rng, values)
    say(doc, page, f"columns of figures in the order {[values.index(c) + 1 for c in new]}, merged headings repeated")
    at = papers.corners(page.grid)
    for r in range(page.top):
        page.grid[r] = [papers.Head(page.grid[at[r, c][0]][at[r, c][1]]) for c in range(page.width)]
    put_order(page, labels + new)
    settle_index(rng, doc, page)


@distortion("exact")
def index_dropped(rng, doc):
    """No row of 栏次."""
    page = target(rng, doc, lambda p: p.index_row() is not None)
    settle_index(rng, doc, page, ("drop",))
    say(doc, page, "no 栏次")


@distortion("either")
def index_wrong(rng, doc):
    """栏次 that count from another number, or two exchanged, under headings in order."""
    page = target(rng, doc, lambda p: p.index_row() is not None and with_figures(p))
    row = page.grid[page.index_row()]
    places = [c for c, t in enumerate(row) if t.isdigit()]
    if len(places) > 1 and rng.random() < 0.5:
        a, b = rng.sample(places, 2)
        row[a], row[b] = row[b], row[a]
        return say(doc, page, "two 栏次 exchanged")
    for c in places:
        row[c] = papers.Head(int(row[c]) + 1)
    say(doc, page, "栏次 from 2")


# ---- a heading that says something else


OTHER = {
    "支出": ["上年支出", "上年决算数", "{last}年支出", "预算数", "收入"], "收入": ["上年收入", "{last}年收入", "预算数"],
    "决算数": ["预算数", "上年决算数", "年初预算数", "调整预算数", "{last}年决算数", "上年数", "增减额"],
    "金额": ["预算数", "上年决算数", "年初预算数", "上年金额", "{last}年", "增减%"],
    "预算数": ["上年决算数", "年初预算数", "调整前预算数", "上年预算数", "{last}年预算数"],
    "统计数": ["上年数", "预算数", "上年统计数", "{last}年"],
    "本年支出": ["上年支出", "{last}年支出", "本年收入", "年初预算数", "年末结转和结余", "上年结转支出"],
    "": ["上年决算数", "年初预算数", "调整预算数", "会议费", "培训费", "{last}年支出", "上年数", "年末结转和结余", "比上年增减"],
}


def value_heading(rng, page):
    """One heading cell over a column of figures: (row, column, text)."""
    columns = [c for c in page.value_columns() if any(papers.is_figure(r[c]) for r in page.body if c < len(r))]
    if not columns:
        return None
    (row, column), text = rng.choice(papers.path(page, rng.choice(columns)))
    return row, column, text


def other_text(rng, doc, page, text):
    known = next((k for k in ("本年支出", "支出", "收入", "决算数", "金额", "预算数", "统计数") if k == text), "")
    words = {pictures.key(t) for row in page.picture.rows[:page.top] for c in row.cells for t in c.texts}
    fits = [t.format(last=doc.year - 1) for t in OTHER[known]]
    fits = [t for t in fits if pictures.key(t) not in words or t in ("收入", "预算数") and text in ("支出", "决算数", "金额")]
    return rng.choice([t for t in fits if t != text] or ["会议费"])


@distortion("refuse")
def rename_heading(rng, doc):
    """One heading over figures says something that the form does not know: another year, another kind of figure."""
    page = target(rng, doc, with_figures)
    if not (place := value_heading(rng, page)):
        return False
    r, c, text = place
    new = other_text(rng, doc, page, text)
    mark_renamed(doc, page, (r, c))
    page.grid[r][c] = papers.Head(new)
    say(doc, page, f"heading {text} renamed to {new}")


@distortion("refuse")
def rename_group(rng, doc):
    """The highest heading over several columns: 本年支出, 收入, 预算数 say another year or another thing."""
    def grouped(page):
        return with_figures(page) and any(c is papers.LEFT for row in page.header for c in row[1:])
    page = target(rng, doc, grouped)
    places = {papers.path(page, c)[0] for c in page.value_columns() if len(papers.path(page, c)) > 1}
    if not places:
        return False
    (r, c), text = rng.choice(sorted(places))
    if "项目" == text or c == 0 and page.role == "basic":
        return False
    new = rng.choice([f"{doc.year - 1}年{text}", f"上年{text}", "年末结转和结余", f"{text}（上年数）", "年初预算数", f"{doc.year - 1}年度"])
    mark_renamed(doc, page, (r, c))
    page.grid[r][c] = papers.Head(new)
    say(doc, page, f"group {text} renamed to {new}")


@distortion("either")
def rename_harmless(rng, doc):
    """本年 spelled as the year of the report, or brackets that say nothing new."""
    page = target(rng, doc, with_figures)
    if not (place := value_heading(rng, page)):
        return False
    r, c, text = place
    new = rng.choice([f"{doc.year}年{text}", f"{text}（万元）", text.replace("本年", f"{doc.year}年"), f"{text}*", f"其中：{text}"])
    page.grid[r][c] = papers.Head(new)
    say(doc, page, f"heading {text} renamed to {new}")


@distortion("refuse")
def swap_headings(rng, doc):
    """收入 over the rows of 支出 and the other way round; 人员经费 over 公用经费."""
    page = target(rng, doc, lambda p: two_sided(p) and with_figures(p))
    parts = papers.sides(page)
    a, b = (papers.path(page, p[-1])[0][0] for p in parts)
    page.grid[a[0]][a[1]], page.grid[b[0]][b[1]] = page.grid[b[0]][b[1]], page.grid[a[0]][a[1]]
    say(doc, page, "收入 and 支出 exchanged over their rows")


@distortion("refuse")
def double_heading(rng, doc):
    """Two columns with the same heading: one of them is not what it says."""
    page = target(rng, doc, permutable)
    paths = {c: papers.path(page, c) for c in page.value_columns()}
    pairs = [(a, b) for a in paths for b in paths if a != b
             and [t for _, t in paths[a][:-1]] == [t for _, t in paths[b][:-1]] and paths[a][-1] != paths[b][-1]]
    pairs = [(a, b) for a, b in pairs if any(papers.is_figure(r[b]) for r in page.body)]
    if not pairs:
        return False
    a, b = rng.choice(pairs)
    (r, c), text = paths[b][-1]
    page.grid[r][c] = papers.Head(paths[a][-1][1])
    say(doc, page, f"heading {text} is {paths[a][-1][1]}, as another one is")


@distortion("either")
def heading_blank(rng, doc):
    """One of the headings over a column is missing while the columns are in another order; 栏次 does not help."""
    page = target(rng, doc, permutable)
    labels, values = orders(page)
    new = shuffled(rng, values)
    put_order(page, labels + new)
    settle_index(rng, doc, page, ("drop",))
    (r, c), text = rng.choice(papers.path(page, rng.choice(new)))
    page.grid[r][c] = papers.BLANK
    say(doc, page, f"columns in the order {[values.index(c) + 1 for c in new]}, a heading {text} left blank")


@distortion("report")
def add_column(rng, doc):
    """A column more that no form has: 上年决算数 with figures of its own beside the others."""
    page = target(rng, doc, lambda p: permutable(p))
    doc.cut = []
    at = rng.choice(page.value_columns() + [page.width])
    text = rng.choice([t for t in OTHER[""]]).format(last=doc.year - 1)
    index = page.index_row()
    for r, row in enumerate(page.grid):
        torn = at < len(row) and row[at] is papers.LEFT
        if torn:
            return False
        new = papers.Head(text) if r == 0 else papers.UP if r < page.top and r != index else papers.BLANK if r < page.top else \
            papers.Money(f"{rng.randrange(1, 10 ** 6) / 100:.2f}")
        row.insert(at, new)
    say(doc, page, f"a column {text} before column {at + 1}")


# ---- more headings


@distortion("report")
def two_year_groups(rng, doc):
    """Last year's group of columns beside this year's: 2023年支出 | 2024年支出, 上年支出 | 本年支出, in either order."""
    page = target(rng, doc, lambda p: p.role in ("general", "state-capital") and p.by_code and p.width == 5)
    names = rng.choice([(f"{doc.year - 1}年支出", f"{doc.year}年支出"), ("上年支出", "本年支出"), (f"{doc.year - 1}年决算数", f"{doc.year}年决算数")])
    last_first = rng.random() < 0.5
    index = page.index_row()
    for r, row in enumerate(page.grid):
        old = row[2:]
        if r == 0:
            last, this = [papers.Head(names[0]), papers.LEFT, papers.LEFT], [papers.Head(names[1]), papers.LEFT, papers.LEFT]
        elif r < page.top:
            last, this = list(old), list(old)
        else:
            last, this = [papers.Money(f"{rng.randrange(1, 10 ** 6) / 100:.2f}") if rng.random() < 0.7 else papers.BLANK for _ in old], old
        row[2:] = last + this if last_first else this + last
        if r == index:
            row[2:] = [papers.Head(str(n + 1)) for n in range(6)]
    say(doc, page, f"groups {names} side by side, last year's {'first' if last_first else 'second'}")


@distortion("refuse")
def public_other_pair(rng, doc):
    """三公 with last year's figures where 预算数 are: 上年决算数 | 本年决算数."""
    page = public(doc)
    if page is None or not with_figures(page):
        return False
    doc.touched.add(page.role)
    names = rng.choice([("上年决算数", "本年决算数"), ("上年数", "本年数"), (f"{doc.year - 1}年决算数", f"{doc.year}年决算数"),
                        (f"{doc.year - 1}年", f"{doc.year}年")])
    columns = {c for c in page.value_columns() if any(t == "预算数" for _, t in papers.path(page, c))}
    numbers = {row.cells[c].column for row in page.picture.rows for c in columns if c < len(row.cells) and row.cells[c].kind == "value"}
    doc.renamed = {(k[0], pictures.key(k[1]), k[2]) for k in doc.expected if k[0] == page.role and k[2] in numbers}
    for row in page.header:
        row[:] = [papers.Head(names[("预算数", "决算数").index(c)]) if c in ("预算数", "决算数") else c for c in row]
    say(doc, page, f"预算数 and 决算数 are {names[0]} and {names[1]}")


@distortion("exact", only=("xlsx", "html", "xmlss"))
def headings_unmerged(rng, doc):
    """Merges of headings undone, the text where the corner was, the other cells empty."""
    page = target(rng, doc, lambda p: any(isinstance(c, papers.Merged) for row in p.header for c in row))
    for row in page.header:
        row[:] = [papers.BLANK if isinstance(c, papers.Merged) else c for c in row]
    say(doc, page, "merges of headings undone")


@distortion("either", only=("xlsx", "html", "xmlss"))
def headings_merged_wide(rng, doc):
    """A heading over a group merged over one column more, or one less."""
    page = target(rng, doc, lambda p: permutable(p) and any(c is papers.LEFT for row in p.header[:1] for c in row[2:]))
    row = page.grid[0]
    ends = [c for c in range(2, len(row)) if row[c] is papers.LEFT and (c + 1 == len(row) or row[c + 1] is not papers.LEFT)]
    c = rng.choice(ends)
    if rng.random() < 0.5:
        row[c] = papers.BLANK
        return say(doc, page, f"the group over column {c + 1} is merged over one column less")
    if c + 1 == len(row):
        return False
    text = row[c + 1]
    if isinstance(text, papers.Merged) or c + 2 < len(row) and row[c + 2] is papers.LEFT:
        return False
    row[c + 1] = papers.LEFT
    if page.grid[1][c + 1] is papers.UP:
        page.grid[1][c + 1] = text
    say(doc, page, f"the group over column {c + 1} is merged over one column more, over {text}")


@distortion("refuse", noise=False)
def table_twice(rng, doc):
    """The same table twice with one figure that differs: which one is right?"""
    page = target(rng, doc, with_figures)
    second = copy.deepcopy(page)
    r, c = some_figure(rng, second)
    old = second.grid[r][c]
    second.grid[r][c] = type(old)(f"{Decimal(old) + 1}")
    doc.second = (page.role, second)
    doc.apart = rng.random() < 0.5
    say(doc, page, f"it stands twice, the second time with {second.grid[r][c]} for {old}")


# ---- more columns and rows


@distortion("report")
def add_budget_columns(rng, doc):
    """01, 04, 06 with 预算数 beside 决算数 on each side, as many units print them."""
    page = target(rng, doc, lambda p: (two_sided(p) or p.role == "basic") and with_figures(p) and papers.LEFT not in sum(p.body, []))
    texts = rng.choice([["预算数"], ["年初预算数"], ["年初预算数", "调整预算数"], ["上年决算数"]])
    before_it = sum(papers.is_figure(c) for row in page.grid for c in row)
    before = rng.random() < 0.7
    index = page.index_row()
    for column in sorted(page.value_columns(), reverse=True):
        if papers.path(page, column)[-1][1] not in ("金额", "决算数"):
            continue
        at = column if before else column + 1
        for r, row in enumerate(page.grid):
            lowest = r == page.top - 1 - (index == page.top - 1)
            figure = rng.random() < 0.4 and r >= page.top and row[max(c for c, *_ in papers.sides(page) if c <= column)] != ""
            new = [papers.Head(t) if lowest else papers.LEFT if r < page.top and r != index and not before else
                   papers.Money(f"{rng.randrange(1, 10 ** 6) / 100:.2f}") if figure else papers.BLANK for t in texts]
            if before and r < page.top and r != index and not lowest:
                new = [papers.LEFT] * len(texts)
            row[at:at] = new
    figures = sum(papers.is_figure(c) for row in page.grid for c in row)
    if page.width == len(page.picture.rows[0].cells) or figures == before_it:
        return False  # nothing was added, or nothing that could be lost
    say(doc, page, f"columns {texts} {'before' if before else 'behind'} each 决算数")
