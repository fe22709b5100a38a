"""Mutations of what a column says: its unit, its thousands, its place; and notes below all."""

import re
from decimal import Decimal

from tests.fuzz.mutations import Mutant, _body, _mutant, _padded, mutation

_NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,4})?")
_WHOLE = re.compile(r"[1-9]\d{3,8}")
_PENCE = re.compile(r"-?\d{1,9}\.\d\d")
_TRUE_PENCE = re.compile(r"\.(\d[1-9]|[1-9]0)$")
_PARTED = re.compile(r"-?\d*\.\d+")
_NUMBERS = re.compile(r"\d{1,9}")
_FEWEST, _MOSTLY = 5, 0.5
_ENOUGH = 30  # lines that show which column is which
_THOUSANDS = (" (£000)", " £'000", " (000s)", " (thousands)", " in thousands", " (£k)", " £000s")
_FOOTNOTES = (
    "Source: finance system, 31/05/2022",
    "1. Figures are rounded to the nearest 1,000",
    "* Payments below £500.00 are left out",
    "Note: 12 of 150 records were withheld",
    "© Crown copyright 2024",
    "Contact: 01632 960123",
    "This worksheet contains one table",
    "End of worksheet",
    "Page 1 of 1",
    "[c] Suppressed to protect confidentiality; see note 7.",
)


def _columns_of(base, pattern):
    """Positions of columns of which most cells that say something are of a pattern."""
    rows, found = _padded(base), []
    for i in range(len(rows[0])):
        said = [text for place in _body(base) if (text := rows[place][i].strip())]
        of_it = sum(map(bool, map(pattern.fullmatch, said)))
        if of_it >= max(_FEWEST, _MOSTLY * len(said)):
            found.append(i)
    return found


@mutation(of="headed")
def a_column_in_thousands(rng, base):
    """Every number of a column is a thousandth, and its heading says so."""
    heading = base.rows[base.heading]
    columns = [i for i in _columns_of(base, _NUMBER) if i < len(heading) and heading[i].strip()]
    if not columns:
        return Mutant(base.data, "same", base.suffix)
    at, said = rng.choice(columns), rng.choice(_THOUSANDS)
    rows = [list(row) for row in base.rows]
    rows[base.heading][at] = f"{heading[at]}{said}"
    for place in _body(base):
        row = rows[place]
        if at < len(row) and _NUMBER.fullmatch(row[at].strip()):
            row[at] = f"{Decimal(row[at].strip()) / 1000:f}"
    return _mutant(base, rows, "told", "utf-8", how=f"“{heading[at]}{said}”")


@mutation()
def thousands_parted_otherwise(rng, base):
    """In one column of whole numbers, by a sign that parts thousands somewhere."""
    columns = _columns_of(base, _WHOLE)
    if not columns:
        return Mutant(base.data, "same", base.suffix)
    at, sign = rng.choice(columns), rng.choice((".", " ", "\u202f", "'", ","))
    rows = [list(row) for row in base.rows]
    for place in _body(base):
        row = rows[place]
        if at < len(row) and _WHOLE.fullmatch(row[at].strip()):
            row[at] = f"{int(row[at]):,}".replace(",", sign)
    return _mutant(base, rows, "set apart", "utf-8", how=f"column {at + 1}, {sign!r}")


@mutation(of="headed")
def two_columns_exchanged_further_down(rng, base):
    """From some line on, as where two exports were put below each other by hand.

    Pounds and pence that change places with whole numbers have to be told. Of two columns that hold
    the like, and of what is refused line by line, nothing is promised.
    """
    rows, body = _padded(base), _body(base)
    said = [i for i, cell in enumerate(base.rows[base.heading]) if cell.strip()]
    pounds, numbers = (_columns_of(base, one) for one in (_PENCE, _NUMBERS))
    numbers = [i for i in numbers if not any(_PARTED.fullmatch(rows[p][i].strip()) for p in body)]
    pairs = [(a, b) for a in pounds for b in numbers if {a, b} <= set(said)]
    if len(said) < 2 or len(body) < 4:
        return Mutant(base.data, "same", base.suffix)
    is_of_pounds = bool(pairs) and rng.random() < 0.7
    a, b = rng.choice(pairs) if is_of_pounds else rng.sample(said, 2)
    lower = body[rng.choice((len(body) // 2, len(body) // 3, 2 * len(body) // 3)) :]
    moved = sum(bool(_TRUE_PENCE.search(rows[p][a]) and rows[p][b].strip()) for p in lower)
    for place in lower:
        rows[place][a], rows[place][b] = rows[place][b], rows[place][a]
    how = " and ".join(f"“{base.rows[base.heading][i]}”" for i in (a, b))
    is_told = is_of_pounds and moved >= _FEWEST and len(body) - len(lower) >= _ENOUGH
    return _mutant(base, rows, "pounds told" if is_told else "free", how=how)


@mutation()
def footnotes(rng, base):
    """Below the last record, or to the right of nothing: what says something about the table."""
    notes = rng.sample(_FOOTNOTES, rng.randint(1, 4))
    width = max(map(len, base.rows))
    below = [[text, *[""] * rng.choice((0, width - 1))] for text in notes]
    blank = [[""]] * rng.randint(0, 2)
    return _mutant(base, [*base.rows, *blank, *below], "same", "utf-8", more=len(notes),
                   how="; ".join(notes))  # fmt: skip
