"""What becomes of a report in the form of another profile, worked out without the library from the pictures of the forms and
mappings.csv: where each value goes, what is added up or split, what is left over, and what the rows are called there."""

from dataclasses import dataclass, field
from decimal import Decimal

import pictures

NOT_APPLICABLE = "——"


# ---- mappings.csv


class Mappings:
    """The lines of several files; a later file replaces what an earlier one says of the same source."""

    def __init__(self, *paths):
        self.lines = [line for path in paths for line in pictures.read_csv(path)[1:] if line and line[0]]

    def of(self, kind, role):
        return [(start, to) for k, r, start, to, *_ in self.lines if k == kind and r in ("", role)]

    def newest(self, kind, role, name):
        bare = pictures.bare if kind == "row" else str
        renamed = {bare(start): bare(to) for start, to in self.of(kind, role)}
        while name in renamed:
            name = renamed[name]
        return name

    def newest_item(self, role, item):
        return "/".join(self.newest("row", role, name) for name in item.split("/"))


# ---- forms


@dataclass
class Slot:
    """A row of a form: what it is called, and its columns."""

    key: str
    item: str
    text: str = ""
    wordings: set = field(default_factory=set)
    columns: list = field(default_factory=list)


class Form:
    def __init__(self, picture, folder):
        self.role, self.picture = picture.role, picture
        self.content = (folder / f"{picture.role}.csv").read_bytes()
        self.slots, self.repeated, self.counts = {}, [], set()
        self.starts = [start for r in picture.rows if r.repeats for c in r.cells if c.kind == "code" for start in c.codes or [""]]
        for row in picture.rows:
            for i, key in row.keys.items():
                self.add(row, i, key)
        self.headings = {n: self.headings_of(n) for n in sorted(set(self.columns()), key=int)}

    def add(self, row, i, key):
        column = row.cells[i].column
        if key is None:
            self.repeated.append(column)
            return
        slot = self.slots.setdefault(key, Slot(key, row.items.get(i, "" if self.picture.is_numbered else key)))
        slot.columns.append(column)
        label = self.label_cell(row.cells, i)
        if label:
            slot.text, slot.wordings = label.text, {pictures.key(t) for t in label.texts if t}
        if row.cells[i].type == "count":
            self.counts.add((key, column))

    @staticmethod
    def label_cell(cells, i):
        while i >= 0 and cells[i].kind == "value":
            i -= 1
        while i >= 0 and cells[i].kind != "value":
            if cells[i].kind == "text" and cells[i].text and not cells[i].text.isdigit():
                return cells[i]
            i -= 1
        return None

    def columns(self):
        return [c.column for r in self.picture.rows for c in r.cells if c.kind == "value"]

    def headings_of(self, column):
        """(text, wordings) over a column from the top; where the column stands several times only the lowest."""
        rows = self.picture.rows
        places = sorted({i for r in rows for i, c in enumerate(r.cells) if c.kind == "value" and c.column == column})
        found = []
        for r in range(self.picture.first_value):
            at = pictures.corner(rows, r, places[0])
            cell = rows[at[0]].cells[at[1]]
            is_index = all(c.text.isdigit() for c in rows[r].cells if c.kind == "text" and c.text not in ("", "栏次"))
            if cell.text and at not in [f[0] for f in found] and not pictures.spans_all(rows, *at) and not is_index:
                found.append((at, cell.text, {pictures.key(t) for t in cell.texts}))
        return [f[1:] for f in (found[-1:] if len(places) > 1 else found)]

    def column_name(self, column):
        return "/".join(text for text, _ in self.headings[column])


def forms_of(profile):
    return {p.role: Form(p, pictures.LAYOUTS / profile) for p in pictures.profile(profile)}


def only(found):
    """The one that is meant, or None."""
    return found[0] if len(found) == 1 else None


# ---- columns


def same_in_order(a, b):
    return len(a) == len(b) > 0 and all(x & y for (_, x), (_, y) in zip(a, b))


def same_in_any_order(a, b):
    rest = list(b)
    for _, wordings in a:
        match = next((h for h in rest if wordings & h[1]), None)
        if match is None:
            return False
        rest.remove(match)
    return not rest and len(a) > 0


def column_of(old, new, column, mappings):
    """The column of the new form that this one is, or None."""
    if old.content == new.content:
        return column
    over = old.headings[column]
    for same in same_in_order, same_in_any_order:
        for n, headings in new.headings.items():
            if same(over, headings):
                return n
    name = mappings.newest("column", new.role, old.column_name(column))
    return only([n for n in new.headings if mappings.newest("column", new.role, new.column_name(n)) == name])


# ---- rows


def slot_of_item(new, item, mappings):
    named = [s for s in new.slots.values() if s.item and not is_code(s.item)]
    exact = [s for s in named if s.item == item]
    wanted = mappings.newest_item(new.role, item)
    return exact[0] if exact else only([s for s in named if mappings.newest_item(new.role, s.item) == wanted])


def is_code(text):
    return text.isdigit() and len(text) >= 3


def place_of_code(new, code, label, mappings):
    """(key, slot) of a row by code: the code with its name, or what mappings.csv says the two became."""
    name, slot = pictures.key(label), new.slots.get(code)
    names = {name, mappings.newest("row", new.role, name)}
    if slot and (not name or names & slot.wordings):
        return code, slot
    newest = mappings.newest("code", new.role, f"{code} {label}")
    mapped = newest.split(" ")[0] if newest != f"{code} {label}" else None
    if mapped in new.slots:
        return mapped, new.slots[mapped]
    return (code, None) if any(code.startswith(start) for start in new.starts) and not slot else None


def place_of_row(old, new, key, label, mappings):
    """(key, slot) in the new form; slot is None for a code that its form does not list."""
    slot = old.slots.get(key)
    item = slot.item if slot else key
    if is_code(item):
        return place_of_code(new, key, label, mappings)
    if len(old.slots) == 1 and not old.repeated and not item:  # the one row of 三公
        found = next((s for s in new.slots.values() if not s.item), None)
    elif item:
        found = slot_of_item(new, item, mappings)
    else:
        found = next((s for s in new.slots.values() if s.key == key and not s.text), None)
    return (found.key, found) if found else None


def label_there(label, slot):
    return label if not slot or pictures.key(label) in slot.wordings else slot.text


# ---- a report


@dataclass
class Moved:
    """Values by (role, row, column), the labels that a placed row may have, and how much was added up and split."""

    placed: dict = field(default_factory=dict)
    left: dict = field(default_factory=dict)
    labels: dict = field(default_factory=dict)
    merged: int = 0
    parts: dict = field(default_factory=dict)


def put(moved, place, value, source):
    """Numbers that come together are added up; what is no number stays where it came second."""
    there = moved.placed.get(place)
    if there is None:
        moved.placed[place] = value
        return True
    if NOT_APPLICABLE in (there, value):
        moved.left[source] = value
        return False
    moved.placed[place] = there + value
    moved.merged += 1
    return True


def name_row(moved, role, key, label, slot):
    moved.labels.setdefault((role, key), set()).add(label_there(label, slot))


def move_value(moved, old, new, source, value, label, mappings):
    role, key, column = source
    row, n = place_of_row(old, new, key, label, mappings), column_of(old, new, column, mappings)
    if row and n and n in (row[1].columns if row[1] else new.repeated):
        put(moved, (role, row[0], n), value, source)
        name_row(moved, role, row[0], label, row[1])
        return
    slot = old.slots.get(key)
    name = f"{slot.item if slot else key}.{old.column_name(column)}"
    item = next((to for start, to in reversed(mappings.of("cell", role)) if start == name), None)
    alone = slot_of_item(new, item, mappings) if item else None
    if alone:
        put(moved, (role, alone.key, alone.columns[0]), value, source)
        name_row(moved, role, alone.key, label, alone)
    else:
        moved.left[source] = value


def first_amount(values, form, role, item):
    """(is there such a row, its first amount or None) of a named row of the source."""
    slot = next((s for s in form.slots.values() if s.item == item), None)
    value = values.get((role, slot.key, slot.columns[0])) if slot else None
    return slot, None if value == NOT_APPLICABLE else value


def rounding(value, unit):
    """Half of the last decimal that is printed; an amount has two at least, and is in whole 分 before it is put into its unit."""
    decimals = min(max(2, -value.as_tuple().exponent), 2 if unit < 1 else 6)
    return Decimal(5).scaleb(-decimals - 1)


def split_rows(moved, values, present, scales, olds, new, mappings):
    """A whole that is several rows now: each part as another table states it, if they make up the whole."""
    role, old = new.role, olds[new.role]
    for item in dict.fromkeys(start for start, _ in mappings.of("split", role)):
        slot, whole = first_amount(values, old, role, item)
        if not whole or slot_of_item(new, item, mappings):
            continue
        parts = []
        for start, to in mappings.of("split", role):
            target, source = to.split(" = ")
            table, name = source.split(" ", 1)
            place = slot_of_item(new, target, mappings)
            stated, amount = first_amount(values, olds[table], table, name) if table in olds else (None, None)
            if start != item or not place or not stated or (table, stated.key) not in present:
                parts.append(None) if start == item else None
                continue
            scale = scales[table] / scales[role]
            off = Decimal(0) if amount is None else rounding(amount, scales[table]) * scale
            parts.append(((role, place.key, place.columns[0]), None if amount is None else amount * scale, place, off))
        if None in parts or any(p[0] in moved.placed and moved.placed[p[0]] != p[1] for p in parts):
            continue
        if abs(whole - sum(p[1] or 0 for p in parts)) <= rounding(whole, scales[role]) + sum(p[3] for p in parts):
            for place, amount, row, _ in parts:
                if place not in moved.placed and amount is not None:
                    moved.placed[place] = moved.parts[place] = amount
                    moved.labels[place[:2]] = {row.text}


def move(values, labels, present, scales, source, target, mappings):
    """Move {(role, row, column): value}, in the order of the source, from one profile to another. `labels` has what the source
    calls its rows, `present` which (role, row) it has, `scales` 万元 for one of each table's unit."""
    olds, news, moved = forms_of(source), forms_of(target), Moved()
    for at, value in values.items():
        if at[0] in news:
            move_value(moved, olds[at[0]], news[at[0]], at, value, labels.get(at[:2], ""), mappings)
        else:
            moved.left[at] = value
    for role in sorted(olds.keys() & news.keys()):
        split_rows(moved, values, present, scales, olds, news[role], mappings)
    return moved
