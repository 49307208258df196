"""What exports, copying and clerks do to a table. Each noise changes one table, or says False."""

import re
from decimal import Decimal

from random_reports import BLANK, LEFT, UP, Code, Count, Head, Label, Merged, Money

CJK = r"[\u4e00-\u9fff）（]"
FULL = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
HALF_BRACKETS = str.maketrans("（）", "()")


def alias(rng, table):
    """Another accepted wording of the title and of the headings."""
    table.title = rng.choice(table.picture.titles)
    for row, drawn in zip(table.header, table.picture.rows):
        row[:] = [Head(rng.choice(d.texts)) if len(d.texts) > 1 else c
                  for c, d in zip(row, drawn.cells)]


def title_prefix(rng, table):
    year = table.year
    table.title = rng.choice([f"{table.department}{year}年度", f"{year}年度", f"{year}年", table.department,
                              f"{table.department} {year}年度 "]) + table.title


def title_number(rng, table):
    """The number in brackets behind the title, not on a line of its own."""
    if not table.number:
        return False
    left, right = rng.choice(["（）", "()"])
    table.title += f"{left}{table.number}{right}"
    table.number = ""


def number_split(rng, table):
    table.number = table.number and rng.choice([f"{table.number[:4]}\n表", f"公开 {table.number[2:4]} 表"])


def quotes(rng, table):
    if table.role != "three-public":
        return False
    left, right = rng.choice(['""', "「」", "″″", "＂＂", "‘’", ("", "")])
    table.title = table.title.replace("“", left).replace("”", right)
    table.notes = [n.replace("“", left).replace("”", right) for n in table.notes]


def upper_missing(rng, table):
    merged_down = any(c is UP for row in table.header for c in row)  # then it heads columns alone
    if table.role not in ("general", "state-capital", "basic", "summary", "appropriation") or merged_down:
        return False
    del table.header[0]


def merges_filled(rng, table):
    """A merge undone by repeating its text, to the right, down or both."""
    right, down = rng.choice([(True, False), (False, True), (True, True)])
    rows = table.header + (table.body if table.by_code and rng.random() < 0.5 else [])
    for r, row in enumerate(rows):
        for i, cell in enumerate(row):
            if cell is LEFT and right:
                row[i] = type(row[i - 1])(row[i - 1]) if not isinstance(row[i - 1], Merged) else cell
            if cell is UP and down and r:
                above = rows[r - 1][i]
                row[i] = above if not isinstance(above, Merged) else cell


def split_code(code, form):
    if form == "parts":
        return [Code(code[:3]), Code(code[3:5]), Code(code[5:])]
    cells = [Code(""), Code(""), Code("")]
    cells[(len(code) - 3) // 2 if form == "levels" else 0] = Code(code)
    return cells


def codes_split(rng, table):
    """类, 款 and 项 in three columns, with a heading row of their own or without."""
    if not table.by_code:
        return False
    form = rng.choice(["parts", "parts", "levels", "merged"])
    for row in table.header + table.body:
        row[:1] = split_code(row[0], form) if isinstance(row[0], Code) else [row[0], LEFT, LEFT]
    levels = [Head("类"), Head("款"), Head("项")]
    where = rng.choice(["none", "own row", "ordinals", "headings"])
    indexed = "栏次" in table.header[-1]
    if where == "own row":
        table.header.insert(len(table.header) - indexed, levels + [BLANK] * (len(table.header[-1]) - 3))
    elif where == "ordinals" and indexed:
        table.header[-1][:4] = levels + [table.header[-1][0]]
    elif where == "headings":
        table.header[-1 - indexed][:3] = levels


def header_split(rng, table):
    """A row of headings that became two, the longer texts cut in the middle."""
    rows = [r for r in table.header if any(len(c) > 4 for c in r)]
    if not rows or table.role == "statistics":
        return False
    row = rng.choice(rows)
    at = next(i for i, r in enumerate(table.header) if r is row)
    cut = [len(c) // 2 if len(c) > 4 else len(c) for c in row]
    lower = [BLANK if isinstance(c, Merged) else Head(c[n:]) for c, n in zip(row, cut)]
    upper = [c if isinstance(c, Merged) else Head(c[:n]) for c, n in zip(row, cut)]
    table.header[at:at + 1] = [upper, lower]


def gap(rng, text, mark):
    """Put a mark between two characters of a text of at least four."""
    places = [m.start() + 1 for m in re.finditer(f"{CJK}(?={CJK})", text)]
    if len(text) < 4 or not places:
        return text
    at = rng.choice(places)
    return text[:at] + mark + text[at:]


def header_wrapped(rng, table):
    table.map(Head, lambda c: gap(rng, c, "\n") if rng.random() < 0.7 else c)


def header_spaced(rng, table):
    mark = rng.choice([" ", "  ", "\u3000"])
    wide = {"项目": f"项{mark}目", "合计": f"合{mark}计", "总计": f"总{mark}计", "栏次": f"栏{mark}次",
            "收入": f"收{mark}入", "小计": f"小{mark}计"}
    table.map(Head, lambda c: wide.get(c, gap(rng, c, mark)))


def header_fullwidth(rng, table):
    """Full-width 行次 and 栏次, half-width brackets."""
    table.map(Head, lambda c: c.translate(FULL) if c.isdigit() and len(c) < 3 else
              c.translate(HALF_BRACKETS))


def labels_spaced(rng, table):
    table.map(Label, lambda c: gap(rng, c, rng.choice([" ", "\n"])))


def brackets(rng, table):
    table.map((Head, Label), lambda c: c.translate(HALF_BRACKETS))
    table.title = table.title.translate(HALF_BRACKETS)


def indent(rng, table):
    if not table.by_code:
        return False
    mark, on = rng.choice(["  ", "\u3000", "    "]), rng.choice([0, 1])
    for row in table.body:
        level = (len("".join(c for c in row if isinstance(c, Code))) - 3) // 2
        at = next((i for i, c in enumerate(row) if isinstance(c, (Code, Label)[on]) and c), None)
        if at is not None:
            row[at] = type(row[at])(mark * max(level, 0) + row[at])


def code_float(rng, table):
    if not table.by_code or any(len(c) == 2 for c in table.cells(Code)):
        return False
    table.map(Code, lambda c: c and c + ".0")


def code_apostrophe(rng, table):
    if not table.by_code:
        return False
    table.map(Code, lambda c: c and "'" + c)


def total_last(rng, table):
    if not table.by_code or not any(isinstance(c, Code) for c in table.body[-1]):
        return False
    table.body.append(table.body.pop(0))


def yuan(rng, table):
    """The whole table in 元; what is lost in rounding to 0.01 万元 is below half of it."""
    if any(Decimal(c).as_tuple().exponent < -2 for c in table.cells(Money)):
        return False

    def scaled(c):
        extra = Decimal(rng.randint(-4999, 4999)) / 100 if Decimal(c) and rng.random() < 0.3 else 0
        return f"{Decimal(c) * 10000 + extra:.2f}"
    table.map(Money, scaled)
    table.unit = "元"


def thousands(rng, table):
    table.map((Money, Count), lambda c: f"{Decimal(c):,}")


def figures_fullwidth(rng, table):
    table.map((Money, Count), lambda c: c.translate(FULL))


def negatives_bracketed(rng, table):
    left, right = rng.choice(["（）", "()"])
    table.map(Money, lambda c: f"{left}{c[1:]}{right}" if c[0] in "-－" else c)


def figures_padded(rng, table):
    table.map((Money, Count), lambda c: rng.choice([f" {c}", f"{c} ", f"\u3000{c}"]))


def notes_above(rng, table):
    table.notes_above, table.notes = table.notes, []


def notes_missing(rng, table):
    table.notes = []


def page_break(rng, table):
    """Blank lines inside, a page number or the headings again."""
    if len(table.body) < 4:
        return False
    at = rng.randrange(2, len(table.body) - 1)
    width = len(table.body[0])
    number = rng.choice([[], ["- 5 -"], ["— 5 —"], ["第 5 页"], ["第5页 共20页"], [""] * (width // 2) + ["- 5 -"]])
    repeat = [list(r) for r in table.header] if rng.random() < 0.5 and table.role != "statistics" else []
    table.body[at:at] = [[]] + ([number, []] if number else []) + repeat


def shift(rng, table):
    table.shift = rng.randint(1, 4)


# In the order in which they happen to a table.
NOISES = [alias, quotes, title_prefix, title_number, number_split, upper_missing, codes_split,
          merges_filled, header_split, yuan, header_fullwidth, header_wrapped, header_spaced,
          labels_spaced, brackets, indent, code_float, code_apostrophe, total_last, thousands,
          figures_fullwidth, negatives_bracketed, figures_padded, notes_above, notes_missing,
          page_break, shift]
NAMES = [n.__name__ for n in NOISES]
EXCLUSIVE = [{"code_float", "code_apostrophe"}, {"merges_filled", "header_split"},
             {"header_wrapped", "header_spaced"}, {"notes_above", "notes_missing"}]


def choose(rng):
    """Up to six noises that can happen together."""
    names = rng.sample(NAMES, rng.choice([0, 1, 1, 2, 2, 3, 4, 6]))
    for pair in EXCLUSIVE:
        if pair <= set(names):
            names.remove(max(pair))
    return names


def apply(rng, case, names):
    """Put the noises on most tables; the case remembers those that took."""
    for noise in NOISES:
        if noise.__name__ in names:
            chosen = [t for t in case.tables if rng.random() < 0.7]
            if any([noise(rng, t) is not False for t in chosen]):
                case.noises.add(noise.__name__)
