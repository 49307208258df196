"""What belongs to what in the forms of two profiles, worked out from their pictures and the list of renamed rows."""

import pictures

RENAMED = {pictures.bare(old): pictures.bare(new) for kind, _, old, new, *_ in pictures.read_csv(pictures.LAYOUTS.parent / "mappings.csv")
           if kind == "row"}


def headings(picture, col):
    """The wordings over a column, from the top; of columns that come several times only the lowest."""
    found = []
    top = next(i for i, r in enumerate(picture.rows) if r.keys)
    for r in range(top):
        row, c = pictures.corner(picture.rows, r, col)
        cell = picture.rows[row].cells[c]
        digits = [x.text for x in picture.rows[r].cells if x.kind == "text" and x.text not in ("", "栏次")]
        if cell.text and (row, c) not in [f[0] for f in found] and not pictures.spans_all(picture.rows, row, c) and \
                not all(d.isdigit() for d in digits):
            found.append(((row, c), {pictures.key(t) for t in cell.texts}))
    return [f[1] for f in found]


def places(picture):
    """{(row key, column): (item, headings)} of all values of the form; a row by code has the key and item None."""
    found = {}
    values = {}
    for row in picture.rows:
        for i, cell in enumerate(row.cells):
            if cell.kind == "value":
                values.setdefault(cell.column, set()).add(i)
    for row in picture.rows:
        for i, key in row.keys.items():
            column = row.cells[i].column
            over = headings(picture, min(values[column]))
            if len(values[column]) > 1:
                over = over[-1:]
            found[key, column] = (row.items.get(i, "" if picture.is_numbered else key), over, code_name(row, i))
    return found


def code_name(row, i):
    """The name beside a code of the form."""
    cells = [c for c in row.cells[:i] if c.kind == "text"]
    return {pictures.key(t) for t in cells[-1].texts} if len(cells) > 1 and cells[-2].text.isdigit() else None


def same_figure(role, a, b):
    """The plain list of 基本支出 has its amounts under 合计."""
    return same_column(a, b) or (role == "basic" and len(a) == 2 and "合计" in a[1] and same_column(b, [{"决算数"}])) \
        or (role == "basic" and len(b) == 2 and "合计" in b[1] and same_column(a, [{"决算数"}]))


def newest(item):
    return "/".join(RENAMED.get(part, part) for part in item.split("/"))


def same_column(a, b):
    """The same headings, in any order."""
    b = list(b)
    for wordings in a:
        match = next((other for other in b if wordings & other), None)
        if match is None:
            return False
        b.remove(match)
    return not b


def find_place(role, source, target, key, column, name):
    """The key and column in the target form of a value in the source form, or None."""
    by_code = (None, column) in source and key.isdigit()
    item, over, own = source[None, column] if by_code and (key, column) not in source else source[key, column]
    for (row, n) in target:
        if role == "basic" and key == "合计" and over[-1:] == [{str(row).removesuffix("合计")}]:
            return row, n
    for (row, n), (other, headed, theirs) in target.items():
        if not same_figure(role, over, headed):
            continue
        if item is None or (key.isdigit() and len(key) > 2):  # a code
            if row is None:
                return key, n
            if row == key and theirs and pictures.key(name) in theirs:
                return row, n
        elif other is not None and row is not None and newest(other) == newest(item) and (item or row == key):
            return row, n
    return None
