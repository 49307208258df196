"""Slips of the hand in a report that was true: what it says with one cell wrong, or two that make up for each other in one equation."""

from dataclasses import replace
from decimal import Decimal

import pictures

HAND = Decimal("0.01")
COUNTS = [str(n) for n in range(7, 18)]  # 行次 of 10 that hold numbers of things


def is_count(key):
    return key[0] == "statistics" and key[1] in COUNTS


def whole(key, value):
    """With the decimals that the cell has."""
    return value.quantize(Decimal(1) if is_count(key) else HAND)


def with_values(report, changes):
    """The report with other figures in these cells; None: blank."""
    values = {k: v for k, v in (report.values | changes).items() if v is not None}
    return replace(report, values=values)


# ---- one cell


def other_digit(rng, report, key):
    digits = list(str(report.values[key]))
    at = rng.choice([i for i, c in enumerate(digits) if c.isdigit()])
    digits[at] = rng.choice([c for c in "0123456789" if c != digits[at]])
    return {key: Decimal("".join(digits))}


def digits_swapped(rng, report, key):
    digits = list(str(report.values[key]))
    places = [i for i, c in enumerate(digits) if c.isdigit()]
    pairs = [(a, b) for a, b in zip(places, places[1:]) if digits[a] != digits[b]]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    digits[a], digits[b] = digits[b], digits[a]
    return {key: Decimal("".join(digits))}


def other_sign(rng, report, key):
    return {key: -report.values[key]}


def ten_times(rng, report, key):
    return {key: whole(key, report.values[key] * rng.choice([Decimal(10), Decimal("0.1")]))}


def other_unit(rng, report, key):
    """元 for 万元, or 万元 divided once more."""
    return {key: whole(key, report.values[key] * rng.choice([Decimal(10000), Decimal("0.0001")]))}


def neighbours_value(rng, report, key):
    near = [v for k, v in report.values.items() if k[0] == key[0] and (k[1] == key[1]) != (k[2] == key[2]) and is_count(k) == is_count(key)]
    return {key: rng.choice(near)} if near else None


def left_out(rng, report, key):
    return {key: None}


def filled(rng, report, key):
    """A figure where the form has a place for one that is blank."""
    blank = [k for k in places(report) if k not in report.values]
    target = rng.choice(blank) if blank else None
    return target and {target: whole(target, Decimal(rng.randint(1, 10 ** rng.randint(2, 7))) * HAND + 1)}


def by_a_hair(rng, report, key):
    return {key: report.values[key] + rng.choice([1, -1]) * rng.randint(1, 5) * HAND} if not is_count(key) else None


SINGLE = [other_digit, digits_swapped, other_sign, ten_times, other_unit, neighbours_value, left_out, filled, by_a_hair]


def places(report):
    """All cells of the report's tables that may hold a figure."""
    found = []
    for picture in pictures.profile(report.profile):
        for row in picture.rows:
            for i, key in row.keys.items():
                if not row.cells[i].own:
                    rows = report.codes[picture.role] if key is None else [key]
                    found += [(picture.role, r, row.cells[i].column) for r in rows]
    return sorted(key for key in set(found) if not report.lacks(key))


# ---- two cells


def shifted(rng, report, a, b, same):
    """As much more in one as is needed for the other."""
    more = Decimal(rng.randint(1, 9)) * Decimal(10) ** rng.randint(0, 3)
    return {a: report.values.get(a, 0) + more, b: report.values.get(b, 0) + (-more if same else more)}


def exchanged(rng, report, a, b, same):
    return {a: report.values.get(b), b: report.values.get(a)} if same else None


def moved(rng, report, a, b, same):
    return {a: None, b: report.values.get(a)} if same and b not in report.values else None


DOUBLE = [shifted, exchanged, moved]


def compensated(rng, report, relation, kind):
    """Two cells of the equation changed so that it holds as before."""
    there = set(places(report))
    terms = [(sign, key) for sign, key in relation.terms if key in there]
    if len(terms) < 2:
        return None
    (sign, a), (other, b) = rng.sample(terms, 2)
    return kind(rng, report, a, b, sign == other) if a in report.values or b in report.values else None
