"""Distortions of figures: in another place, of another look, with characters that nobody sees, no values at all."""

from decimal import Decimal

import containers
import papers
import pictures
from distortion import distortion, drop_or_keep, plain_columns, restyle, say, some_figure, target, with_figures, worth


# ---- figures in another place


@distortion("check", whole=True)
def shift_row(rng, doc):
    """The amounts of one row one column to the right."""
    page = target(rng, doc, lambda p: len(p.value_columns()) > 2 and with_figures(p) and plain_columns(p))
    values = page.value_columns()
    rows = [r for r in range(page.top, len(page.grid)) if worth(page.grid[r][values[0]]) >= 1]
    if not rows:
        return False
    row = page.grid[rng.choice(rows)]
    row[values[0]:] = [papers.BLANK] + row[values[0]:-1]
    say(doc, page, f"the figures of row {row[0] or row[1]} one column to the right")


@distortion("check", whole=True)
def shift_amounts_down(rng, doc):
    """All amounts one row against codes and names."""
    page = target(rng, doc, lambda p: p.by_code and len(p.body) > 4 and with_figures(p))
    values = page.value_columns()
    cells = [[row[c] for c in values] for row in page.body]
    if len({tuple(c) for c in cells}) < 3:
        return False
    step = rng.choice([1, -1])
    start = 1 if rng.random() < 0.5 else 0  # the total may stay
    part = cells[start:]
    part = part[-1:] + part[:-1] if step == 1 else part[1:] + part[:1]
    if part == cells[start:]:
        return False
    for row, figures in zip(page.body[start:], part):
        for c, figure in zip(values, figures):
            row[c] = figure
    say(doc, page, f"all amounts one row {'down' if step == 1 else 'up'} against the codes")


@distortion("check", only=("xlsx", "html", "xmlss"), whole=True)
def merged_figure(rng, doc):
    """One figure merged over two or three rows."""
    page = target(rng, doc, with_figures)
    column = rng.choice(page.value_columns())
    rows = [r for r in range(page.top, len(page.grid) - 2) if papers.is_figure(page.grid[r][column]) if column < len(page.grid[r])]
    if not rows:
        return False
    r = rng.choice(rows)
    count = rng.choice([2, 3])
    if any(column >= len(page.grid[r + k]) or isinstance(page.grid[r + k][column], papers.Merged) for k in range(count)):
        return False
    for k in range(1, count):
        page.grid[r + k][column] = papers.UP
    say(doc, page, f"{page.grid[r][column]} in row {r + 1 - page.top} of the body merged over {count} rows")


@distortion("check", whole=True)
def names_exchanged(rng, doc):
    """The names of two classes (类) exchanged."""
    page = target(rng, doc, lambda p: p.by_code and p.role != "basic" and sum(len(c) == 3 for row in p.body for c in row[:1]) > 1)
    rows = [row for row in page.body if len(row[0]) == 3 and isinstance(row[0], papers.Code)]
    if len(rows) < 2:
        return False
    a, b = rng.sample(rows, 2)
    a[1], b[1] = b[1], a[1]
    say(doc, page, f"names of {a[0]} and {b[0]} exchanged")


@distortion("check", whole=True)
def names_shifted(rng, doc):
    """All names one row off, in one table or in all by code."""
    pages = [p for p in doc.pages if p.by_code and p.role != "basic" and sum(isinstance(row[0], papers.Code) for row in p.body) > 3]
    if not pages:
        return False
    pages = pages if rng.random() < 0.5 else [rng.choice(pages)]
    for page in pages:
        doc.touched.add(page.role)
        rows = [row for row in page.body if isinstance(row[0], papers.Code)]
        names = [row[1] for row in rows]
        for row, name in zip(rows, names[-1:] + names[:-1]):
            row[1] = name
    doc.said.append(f"all names one row down in {', '.join(p.role for p in pages)}")


@distortion("check", whole=True)
def economic_names_exchanged(rng, doc):
    """06: the names of two codes exchanged."""
    page = doc.page("basic")
    doc.touched.add("basic")
    places = [(row, c) for row in page.body for c in range(len(row) - 2)
              if len(row[c]) in (3, 5) and row[c].isdigit() and papers.is_figure(row[c + 2])]
    if len(places) < 2:
        return False
    (a, c), (b, d) = rng.sample(places, 2)
    if a[c + 1] == b[d + 1]:
        return False
    a[c + 1], b[d + 1] = b[d + 1], a[c + 1]
    say(doc, page, f"names of {a[c]} and {b[d]} exchanged")


@distortion("check", whole=True)
def columns_exchanged_in_rows(rng, doc):
    """In part of the rows the figures of two columns stand exchanged."""
    page = target(rng, doc, lambda p: p.by_code and len(p.value_columns()) > 2 and with_figures(p))
    a, b = rng.sample(page.value_columns(), 2)
    rows = [row for row in page.body if abs(worth(row[a]) - worth(row[b])) >= 1]
    if len(rows) < 2:
        return False
    row = rng.choice(rows)
    row[a], row[b] = row[b], row[a]
    say(doc, page, f"row {row[0] or row[1]}: columns {a + 1} and {b + 1} exchanged")


# ---- looks


def styled(rng, doc, runs_of, what, cell=""):
    page = target(rng, doc, with_figures)
    place = some_figure(rng, page)
    text = str(page.grid[place[0]][place[1]])
    restyle(page, place, runs_of(text), cell)
    say(doc, page, f"{what}: {page.grid[place[0]][place[1]].runs} at row {place[0] + 1 - page.top} of the body, column {place[1] + 1}")


def struck_look(rng, doc):
    return rng.choice(["struck", "del", "line"]) if doc.container == "html" else "struck"


@distortion("either", only=containers.STYLED)
def struck_digits(rng, doc):
    """Digits struck through before, behind or inside a figure: they do not count."""
    look, digits = struck_look(rng, doc), str(rng.randint(1, 99))
    where = rng.choice(["before", "behind", "whole old figure"])
    old = f"{rng.randrange(100, 99999) / 100:.2f}"
    runs = {"before": lambda t: [(digits, look), (t, "")], "behind": lambda t: [(t, ""), (digits, look)],
            "whole old figure": lambda t: [(old, look), (t, "")]}[where]
    return styled(rng, doc, runs, f"struck digits {where}")


@distortion("either", only=("html",))
def hidden_digits(rng, doc):
    """A part of a cell that is not displayed."""
    digits = str(rng.randint(1, 99))
    before = rng.random() < 0.5
    return styled(rng, doc, lambda t: [(digits, "hidden"), (t, "")] if before else [(t, ""), (digits, "hidden")], "hidden digits")


@distortion("either", only=containers.STYLED)
def superscript(rng, doc):
    """A footnote's mark behind a figure."""
    mark = rng.choice(["1", "2", "①", "*", "[1]", "注1"])
    return styled(rng, doc, lambda t: [(t, ""), (mark, "super")], "superscript")


@distortion("either", only=containers.PLAIN, noise=False)
def superscript_character(rng, doc):
    """A footnote's mark as a character."""
    page = target(rng, doc, with_figures)
    r, c = some_figure(rng, page)
    mark = rng.choice(["¹", "²", "①", "*", "[1]", "⑴"])
    page.grid[r][c] = type(page.grid[r][c])(page.grid[r][c] + mark)
    say(doc, page, f"{page.grid[r][c]} in the body's row {r + 1 - page.top}")


@distortion("report", only=containers.STYLED)
def struck_whole(rng, doc):
    """A whole figure struck through: left out and reported, or refused."""
    page = target(rng, doc, with_figures)
    place = some_figure(rng, page)
    if not place or not drop_or_keep(doc, page, place):
        return False
    restyle(page, place, [(str(page.grid[place[0]][place[1]]), "struck")])
    say(doc, page, f"the whole figure {page.grid[place[0]][place[1]]} is struck through")


@distortion("report", only=("xlsx", "xmlss", "html"))
def white_figure(rng, doc):
    """A figure in white on white."""
    page = target(rng, doc, with_figures)
    place = some_figure(rng, page)
    drop_or_keep(doc, page, place)
    text = str(page.grid[place[0]][place[1]])
    if rng.random() < 0.3:
        restyle(page, place, [(text, "white")])
    else:
        restyle(page, place, [(text, "")], "white")
    say(doc, page, f"the figure {text} is white")


@distortion("report", only=("xlsx", "xmlss"))
def format_hides(rng, doc):
    """A number format that shows nothing, or something else."""
    page = target(rng, doc, with_figures)
    place = some_figure(rng, page, lambda t: not t.startswith("-"))
    drop_or_keep(doc, page, place)
    text = str(page.grid[place[0]][place[1]])
    form = rng.choice([";;;", '""', "[<0]0.00;;", ";-0.00;", '"——"'])
    restyle(page, place, [(text, "")], "format " + form)
    say(doc, page, f"the figure {text} has the format {form}")


@distortion("report", only=("xlsx", "xmlss", "html"))
def hidden_row(rng, doc):
    """A row of the table is hidden."""
    page = target(rng, doc, lambda p: with_figures(p) and len(p.body) > 2)
    rows = [r for r in range(page.top, len(page.grid)) if any(papers.is_figure(c) for c in page.grid[r])]
    r = rng.choice(rows)
    page.hidden_rows.add(len(page.above) + r)
    for c, cell in enumerate(page.grid[r]):
        if papers.is_figure(cell):
            drop_or_keep(doc, page, (r, c))
    say(doc, page, f"row {r + 1 - page.top} of the body is hidden")


@distortion("report", only=("xlsx", "xmlss", "html"))
def hidden_column(rng, doc):
    """A column of the table is hidden."""
    page = target(rng, doc, with_figures)
    doc.apart = True
    columns = [c for c in page.value_columns() if any(papers.is_figure(r[c]) for r in page.body)]
    c = rng.choice(columns)
    page.hidden_columns.add(c)
    doc.cut = [(k[0], pictures.key(k[1]), k[2]) for k in doc.expected if k[0] == page.role and
               any(papers.is_figure(r[c]) and Decimal(r[c]) == doc.expected[k] for r in page.body)]
    say(doc, page, f"column {c + 1} is hidden")


@distortion("report", only=("xlsx", "xmlss"))
def hidden_sheet(rng, doc):
    """The sheet of a table is hidden."""
    page = target(rng, doc, with_figures)
    doc.needs_all = True
    page.hidden_sheet, page.sheet = True, "备用"
    doc.apart = True
    say(doc, page, "its sheet is hidden")


@distortion("report", only=("xlsx",))
def under_merge(rng, doc):
    """A merge over two figures of a row or column: one of them cannot be seen."""
    page = target(rng, doc, with_figures)
    places = [(r, c) for r in range(page.top, len(page.grid) - 1) for c in page.value_columns()
              if c < len(page.grid[r + 1]) and papers.is_figure(page.grid[r][c]) and papers.is_figure(page.grid[r + 1][c])]
    if not places:
        return False
    r, c = rng.choice(places)
    top = len(page.above)
    page.more_merges.append((top + r, c, top + r + 1, c))
    drop_or_keep(doc, page, (r + 1, c))
    say(doc, page, f"the figure {page.grid[r + 1][c]} lies under a merge with the one above")


# ---- characters nobody sees


SEEN = {chr(n): f"U+{n:04X}" for n in (0x200B, 0xFEFF, 0xAD, 0xA0, 0x3000, 0x200E, 0x2060, 0x2009, 0x85, 0x01, 0x7F, 0x202D)}


def invisible(rng, doc):
    marks = [m for m in SEEN if doc.container not in ("xlsx", "html", "xmlss") or m not in ("\x01", "\x7f", "\x85")]
    if doc.container == "csv-gbk":
        marks = [m for m in marks if m != "\x85"]
    return rng.choice(marks)


@distortion("either", noise=False)
def invisible_at_figure(rng, doc):
    """An invisible character before, behind or inside a figure."""
    page = target(rng, doc, with_figures)
    place = some_figure(rng, page)
    mark = invisible(rng, doc)
    r, c = place
    text = str(page.grid[r][c])
    at = rng.choice([0, len(text), rng.randrange(len(text))])
    page.grid[r][c] = type(page.grid[r][c])(text[:at] + mark + text[at:])
    doc.named = SEEN[mark] if mark not in "\u3000\u00a0\u2009" else ""
    say(doc, page, f"{SEEN[mark]} at {at} of the figure {text}")


@distortion("either", noise=False)
def invisible_in_name(rng, doc):
    """An invisible character in a heading, a row's name or a code."""
    page = target(rng, doc, with_figures)
    mark = invisible(rng, doc)
    kind = rng.choice([papers.Head, papers.Label, papers.Code])
    places = [(r, c) for r, row in enumerate(page.grid) for c, t in enumerate(row) if isinstance(t, kind) and len(t) > 1]
    if not places:
        return False
    r, c = rng.choice(places)
    text = page.grid[r][c]
    at = rng.randrange(len(text) + 1)
    page.grid[r][c] = type(text)(text[:at] + mark + text[at:])
    say(doc, page, f"{SEEN[mark]} at {at} of {text}")


@distortion("either")
def invisible_in_meta(rng, doc):
    """An invisible character in the department, the year, the unit or the title of one table."""
    page = target(rng, doc, with_figures)
    mark = invisible(rng, doc)
    places = [(r, c) for r, row in enumerate(page.above) for c, t in enumerate(row) if t]
    r, c = rng.choice(places)
    text = page.above[r][c]
    at = rng.randrange(len(text) + 1)
    page.above[r][c] = papers.Head(text[:at] + mark + text[at:])
    say(doc, page, f"{SEEN[mark]} at {at} of {text}")


# ---- habits


@distortion("exact", noise=False)
def trailing_minus(rng, doc):
    """12.50- for -12.50."""
    page = target(rng, doc, with_figures)
    place = some_figure(rng, page)
    r, c = place
    text = str(page.grid[r][c])
    value = Decimal(text)
    keys = [k for k, v in doc.expected.items() if k[0] == page.role and v == value]
    if len(keys) != 1 or value <= 0 or isinstance(page.grid[r][c], papers.Count):
        return False
    doc.expected[keys[0]] = -value
    page.grid[r][c] = papers.Money(text + rng.choice(["-", "－", "−"]))
    say(doc, page, f"{page.grid[r][c]} for -{text}")


@distortion("exact", noise=False)
def minus_signs(rng, doc):
    """Negative figures with other signs: brackets, full width, U+2212, 负."""
    page = target(rng, doc, with_figures)
    place = some_figure(rng, page)
    r, c = place
    text = str(page.grid[r][c])
    value = Decimal(text)
    keys = [k for k, v in doc.expected.items() if k[0] == page.role and v == value]
    if len(keys) != 1 or value <= 0 or isinstance(page.grid[r][c], papers.Count):
        return False
    doc.expected[keys[0]] = -value
    page.grid[r][c] = papers.Money(rng.choice(["({})", "（{}）", "－{}", "\u2212{}"]).format(text))
    say(doc, page, f"{page.grid[r][c]} for -{text}")


@distortion("either", noise=False)
def figure_spelled(rng, doc):
    """A figure that may or may not be one: with a unit, spaces inside, two points, a letter O, quotes."""
    page = target(rng, doc, with_figures)
    place = some_figure(rng, page, lambda t: len(t) > 4)
    r, c = place
    text = str(page.grid[r][c])
    new = rng.choice([f"{text}万元", text.replace(".", " ."), text[:2] + " " + text[2:], text.replace(".", "。"), text.replace(".", "．"),
                      f"'{text}", f"￥{text}", f"{text}*", f"+{text}"])
    if new == text:
        return False
    page.grid[r][c] = type(page.grid[r][c])(new)
    say(doc, page, f"{new} for {text}")


@distortion("refuse", noise=False)
def figure_misspelled(rng, doc):
    """A figure nobody can be sure of: %, 约, letters for digits, a decimal comma, an equation."""
    page = target(rng, doc, with_figures)
    r, c = some_figure(rng, page, lambda t: len(t) > 4)
    text = str(page.grid[r][c])
    new = rng.choice([f"{text}%", text.replace("0", "O"), text.replace("1", "l"), f"约{text}", text.replace(".", ","),
                      text + "." + text[-2:], text.replace(".", ".."), f"{text}/{text}", f"{text}-{text}", f"{text}元"])
    if new == text or not isinstance(page.grid[r][c], papers.Money):
        return False
    page.grid[r][c] = papers.Head(new)  # in a workbook it is a text
    say(doc, page, f"{new} for {text}")


# ---- what is no value


@distortion("refuse", only=("xlsx",), noise=False)
def formula_without_result(rng, doc):
    """Formulas that no program calculated: no result, or a 0 in a workbook that asks to be calculated on load."""
    page = target(rng, doc, with_figures)
    r, c = some_figure(rng, page)
    page.grid[r][c] = papers.Styled.of([("@formula", "")], rng.choice(["formula none", "formula zero"]), type(page.grid[r][c]))
    doc.renamed = set()
    say(doc, page, f"row {r + 1 - page.top} of the body, column {c + 1} is a formula: {page.grid[r][c].cell}")


@distortion("exact", only=("html",))
def input_values(rng, doc):
    """Amounts in <input value=…>, <textarea> or <select>."""
    page = target(rng, doc, with_figures)
    how = rng.choice(["input", "input", "textarea", "select"])
    for row in page.body:
        row[:] = [papers.Styled.of([(str(c), how)], "", type(c)) if isinstance(c, (papers.Money, papers.Count)) else c for c in row]
    say(doc, page, f"figures in <{how}>")


@distortion("refuse", only=("blanks",), noise=False)
def blanks_only(rng, doc):
    """A paste from PDF: columns stand apart by blanks alone, an empty cell cannot be seen."""
    page = target(rng, doc, with_figures)
    doc.keep({page.role})
    doc.needs_all = True
    doc.apart = False
    say(doc, page, "columns stand apart by blanks alone")


# ---- more columns and rows


@distortion("refuse")
def two_figures_in_cell(rng, doc):
    """Two figures in one cell, beside or below each other."""
    page = target(rng, doc, with_figures)
    r, c = some_figure(rng, page)
    text = str(page.grid[r][c])
    other = f"{rng.randrange(100, 10 ** 6) / 100:.2f}"
    page.grid[r][c] = type(page.grid[r][c])(text + rng.choice([" ", "  ", "\n", "/", "（", "；", "、"]) + other)
    say(doc, page, f"{page.grid[r][c]!r} for {text}")
