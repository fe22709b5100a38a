"""Headings that no synonym names, placed by near spelling, by their words or by what differs below.

A match is a row of headings as one layout reads it (`_matching`).
"""

from functools import partial

from pipelines.sources import _payees, _rivals, _values
from pipelines.sources._headings import normalise

BELIEVED = 0.5  # of a column's values at least this share has to be what the heading says
LOOKED_AT = 100  # records whose values are held against the headings
_SPELT_ALIKE = 0.88  # of a heading that nothing needs: a slip of a letter, no other word
# What a table has to say, by the first of the columns that may say it.
_MEANS = {
    "paid_on": "when it was paid",
    "payee_name": "who was paid",
    "amount_net": "how much was paid",
    "title": "what it is for",
    "supplier_name": "who supplies it",
    "start_date": "when it runs",
    "recipient_name": "who got it",
    "amount_awarded": "how much was awarded",
    "award_date": "when it was awarded",
}
PAYEE = "payee_name"
_SLIP = 100  # more than a heading has words
_DIFFERENT = 4  # values of a column, where one and the same tells of something else
_PER_VALUE = 10  # lines: fewer values of a name than that are of those who pay


def filled_in(match, rows, headings, *, fewest=1):
    """A match completed by near spelling and by words, where the values bear it out; or None.

    `fewest` headings have to be placed already, where a layout has words to go by.
    """
    layout = match.layout
    if match.placed < 2 and not (layout.words and match.placed >= fewest):
        return None
    for group in match.missing:
        found = by_spelling_or_words(match, group, rows, headings)
        if not found:
            return None
        i, column, note = found
        match.columns[i] = column
        match.notes.append(note)
    return None if match.missing else match


def by_spelling_or_words(match, group, rows, headings):
    """(position, our column, note) of a heading that stands for one of a group; or None."""
    found = []
    for i, cell in enumerate(match.cells):
        if match.columns[i] or not normalise(cell):
            continue
        column, near = _meaning(match, group, group, cell, headings)
        if not column:
            continue
        values = values_of(match, rows, i)
        is_amount = match.layout.values.get(column) == "amount"
        if _bears_out(match.layout, column, values) and not (
            is_amount and _rivals.are_counts(cell, values)
        ):
            found.append((-_worth(match.layout, column, cell, near), i, column, _how(near)))
    if found:
        _, i, column, how = min(found)
        if _payees.are_of_who_pays(match.cells[i], values_of(match, rows, i)) and (
            other := payee(match, group, rows)
        ):
            return other
        return i, column, f"“{match.cells[i].strip()}” is taken for {column} ({how})"
    return payee(match, group, rows) or _varied(match, group, rows)


def payee(match, group, rows, *, is_told=False):
    """The same for who was paid, under a heading that may name others as well.

    `is_told` says that the table's name tells of payments.
    """
    if PAYEE not in group or PAYEE not in match.layout.varied:
        return None
    below = partial(values_of, match, rows)
    titles = (cell for line, row in rows if line < match.line for cell in row)
    said = " ".join([match.named, *titles])
    if not (found := _payees.under_another_heading(match, below, said, is_told=is_told)):
        return None
    i, how = found
    heading = (
        f"“{cell}”" if (cell := match.cells[i].strip()) else f"column {i + 1}, without a heading,"
    )
    return i, PAYEE, f"{heading} is taken for {PAYEE} ({how})"


def _varied(match, group, rows):
    """A heading of many meanings, where what stands below it and what else is there tell which."""
    layout = match.layout
    if not _is_told(match) or not any(column in layout.varied for column in group):
        return None
    needed = {column for one in layout.required for column in one} | layout.values.keys()
    for column in group:
        words = layout.varied.get(column)
        for i, cell in enumerate(match.cells):
            if not words or match.columns[i] in needed or not words.fullmatch(normalise(cell)):
                continue
            values = values_of(match, rows, i)
            several_words = sum(" " in value for value in values) * 3 >= len(values)
            differ = len(set(values)) >= _DIFFERENT and several_words
            if (
                differ
                and _bears_out(layout, column, values)
                and not (layout.values.get(column) == "name" and _may_pay(match, rows, i, values))
            ):
                return i, column, f"“{cell.strip()}” is taken for {column} (its values differ)"
    return None


def _may_pay(match, rows, i, values):
    """Whether a column may name who pays: of few values, or beside names that vary more."""
    if not _payees.may_pay(match.cells[i]):
        return False
    several = len(set(values))
    if several * _PER_VALUE < len(values):
        return True
    for j, cell in enumerate(match.cells):
        if match.columns[j] is None and j != i and normalise(cell):
            others = values_of(match, rows, j)
            if len(set(others)) > several and (_values.share("name", others) or 0) >= BELIEVED:
                return True
    return False


def _is_told(match):
    """Whether a table says by its other headings what it is."""
    if match.layout.told_by:
        return any(match.layout.told_by.search(normalise(cell)) for cell in match.cells if cell)
    return len(match.missing) == 1 and not match.notes


def _by_words(layout, group, cell):
    for column in group:
        yes, _ = layout.words.get(column, (None, None))
        if yes and yes.search(_plainly(layout, cell)) and not _is_said_no(layout, column, cell):
            return column
    return None


def _is_said_no(layout, column, cell):
    """Whether a word of a heading says that it is not this column, however near it is spelt."""
    _, no = layout.words.get(column, (None, None))
    return bool(no and no.search(_plainly(layout, cell)))


def _plainly(layout, cell):
    """The words of a heading, with one word for what may be said in many."""
    words = normalise(cell)
    for pattern, word in layout.phrases:
        words = pattern.sub(word, words)
    return words


def place_misspelt_values(match, rows, headings):
    """Place columns of days and pounds that no kind needs, but that would be lost by a slip."""
    layout = match.layout
    checked = {c for c, kind in layout.values.items() if kind in ("amount", "date")}
    needed = {column for group in layout.required for column in group}
    by_words = [c for c in layout.words if c in checked and c not in needed]
    found = []
    for i, cell in enumerate(match.cells):
        wanted = checked - set(match.columns) - match.given
        if match.columns[i] or not wanted or not cell.strip():
            continue
        among = [c for c in by_words if c in wanted]
        column, near = _meaning(match, wanted, among, cell, headings, _SPELT_ALIKE)
        if column and _bears_out(layout, column, values_of(match, rows, i)):
            found.append((-_worth(layout, column, cell, near), i, column, _how(near)))
    for _, i, column, how in sorted(found):
        if column not in match.columns:
            match.columns[i] = column
            match.notes.append(f"“{match.cells[i].strip()}” is taken for {column} ({how})")


def _meaning(match, near_to, group, cell, headings, *least):
    """(our column, what its heading is spelt nearly as) of a cell; (None, None) of others."""
    layout = match.layout
    near = headings.spelling(layout.name, near_to, cell, *least)
    near = near if near and not _is_said_no(layout, near[0], cell) else None
    return (near[0], near[1]) if near else (_by_words(layout, group, cell), None)


def _how(near):
    return f"spelt nearly as “{near}”" if near else "by its words"


def _worth(layout, column, cell, near):
    """How surely a heading is meant: a slip of spelling before words, and many words before few."""
    better = layout.better.get(column)
    if not better:
        return 0
    return _SLIP if near else len({one.group() for one in better.finditer(normalise(cell))})


def _bears_out(layout, column, values):
    kind = layout.values.get(column) or ("name" if column in layout.words else None)
    if not kind:
        return not layout.values  # where a layout checks values, an unchecked guess is none
    found = share_of(layout, kind, values)
    return found is not None and found >= BELIEVED


def share_of(layout, kind, values):
    """How much of a column is what it should be; a value of a contract may be “£1.2m”."""
    if kind == "amount" and layout.kind == "contracts_register":
        values = list(map(_values.without_words_of_value, values))
    return _values.share(kind, values)


def values_of(match, rows, i):
    """What the first records say in a column, without its blank cells."""
    cells = [row for line, row in rows[:LOOKED_AT] if line != match.line]
    return [text for row in cells if i < len(row) and (text := row[i].strip())]


def lacking(match):
    """What a row of headings lacks: the columns, and what they would say."""
    return " and ".join(
        " or ".join(group) + (f" ({_MEANS[group[0]]})" if group[0] in _MEANS else "")
        for group in match.missing
    )
