"""Cells that mean the one above: ditto marks, and cells left blank below what a group says once.

A ditto mark always means the cell above. A blank cell does only where a table is plainly in
groups: each name stands once, at the head of its lines, and the groups are in an order. A name
that is left out here and there, as where persons are hidden, is never filled.
"""

import re
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest

from pipelines.sources import _rivals, _sums_of_groups, _values
from pipelines.sources._reshape import FOUND_TO_BE, TOTAL, with_columns

_DITTO = re.compile(
    r"[\"”“„〃″]{1,2}|''|,,|-\s*[\"”“]\s*-|-?\s*(ditto|do|as above|same as above|idem)\s*[.-]?",
    re.IGNORECASE,
)
_QUOTES = {"''", '""'}  # which may quote nothing
_OTHER_DITTO = re.compile(rf"(?!(''|\"\")$)({_DITTO.pattern})", re.IGNORECASE)
_TOTAL = re.compile(r"\btotals?\b|\bcyfanswm\b", re.IGNORECASE)
_OF_A_PAGE = re.compile(r"page:? *\d|(printed|continued|produced)\b", re.IGNORECASE)
_SUM = re.compile(r"((grand|overall|sub|daily) ?-?)?totals?:?|cyfanswm:?", re.IGNORECASE)
_MAY_REPEAT = ("paid_on", "period_code", "payee_name", "payee_id", "directorate", "service_text",
               "expense_type", "body_name", "cost_centre")  # fmt: skip
_MAKE_PAYMENTS = ("paid_on", "period_code", "payee_name", "payee_id")  # of a line with an amount
_LONGEST = 20  # signs of a ditto mark, with what stands about it
_SURE = 5  # lines whose sum no payment happens to equal
_FEWEST_LINES, _BLANK, _MOSTLY_BLANK = 8, 0.3, 0.6


def filled(match, rows):
    """The first records of a table with such cells filled; the match then fills the others, too.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    amounts = [i for i, c in enumerate(match.columns) if match.layout.values.get(c) == "amount"]
    below = [(line, row) for line, row in rows if line > match.line]
    if not amounts or len(below) < 2:
        return rows
    at = {i: c for i, c in enumerate(match.columns) if c in _MAY_REPEAT}
    columns = list(zip_longest(*(row for _, row in below), fillvalue=""))
    said = {i: set(columns[i]) for i in at if i < len(columns)}
    dittos = {
        i for i, cells in said.items()
        if any(len(cell) <= _LONGEST and _DITTO.fullmatch(cell.strip()) for cell in cells)
    }  # fmt: skip
    have_blanks = any({"", " ", None} & cells for cells in said.values())
    empty = {i for i in dittos if _are_empty(columns[i], columns)}
    dittos -= empty
    groups, summed = set(), None
    if have_blanks:
        groups, summed = _grouped(at, amounts, [row for _, row in below])
    if not (dittos or groups or empty):
        return rows
    heads = {i: match.cells[i].strip() for i in dittos | groups | empty}
    payees = frozenset(i for i, c in at.items() if c in ("payee_name", "payee_id"))
    how = _How(
        frozenset(dittos), frozenset(groups), frozenset(empty), payees, amounts, heads, summed
    )
    match.reshapes.append(partial(_fill, how=how))
    above = [(line, row) for line, row in rows if line <= match.line]
    return [*above, *_filled_rows(below, how)[0]]


@dataclass(frozen=True)
class _How:
    """Positions of columns: with ditto marks, blank in groups, with empty quotes, payees, amounts.

    `heads` are the headings of the first three; each group of the column `summed` ends in its sum.
    """

    dittos: frozenset
    groups: frozenset
    empty: frozenset
    payees: frozenset
    amounts: list
    heads: dict
    summed: int | None


def _are_empty(cells, columns):
    """Whether two quotation marks in a column quote nothing, and do not mean the cell above.

    Nothing is quoted where other cells are, and where the first of a column has none above it.
    Where a text stands in full several times nobody can tell, and nothing is made up.
    """
    said = [cell.strip() for cell in cells if cell and cell.strip()]
    if not said or not _QUOTES & set(said) or any(map(_OTHER_DITTO.fullmatch, said)):
        return False
    marks = _QUOTES & set(said)
    texts = [text for text in said if text not in marks]
    if said[0] in marks or len(set(texts)) < len(texts):
        return True
    quoted = (
        cell for column in columns for cell in column
        if cell and len(cell) > 2 and cell[0] == cell[-1] and cell[0] * 2 in marks
    )  # fmt: skip
    return next(quoted, None) is not None


def _cell(row, i):
    return row[i].strip() if i < len(row) and row[i] else ""


def _has_amount(row, amounts):
    return any((cell := _cell(row, i)) and _values.is_amount(cell) for i in amounts)


def _grouped(at, amounts, rows):
    """Positions of columns that say something once for a group of lines, and that of the sums."""
    paid = [row for row in rows if _has_amount(row, amounts)]
    blank = {i: [not _cell(row, i) for row in paid] for i in at}
    told = {i for i in at if any(blank[i])} if len(paid) >= _FEWEST_LINES else set()
    found = {i for i in told if at[i] not in ("payee_name", "payee_id")
             and _says_once(at[i], i, blank[i], paid)}  # fmt: skip
    alone = {
        i: all(not (name := _cell(row, i)) or _TOTAL.search(name) for row in paid) for i in told
    }
    found |= {i for i in told if alone[i] and _stand_above(i, amounts, rows)}
    for i in told - found:
        # Who was paid: in the order of names, or where the day stands once with the name.
        names = [name for row in paid if (name := _cell(row, i)) and not _TOTAL.search(name)]
        is_in_order = len(names) >= 4 and _are_in_order([name.casefold() for name in names])
        # Persons are hidden here and there in a list that is in order, too.
        is_in_order &= len(names) <= sum(blank[i]) * (1 / _MOSTLY_BLANK - 1)
        is_with_day = any(
            at[j] in ("paid_on", "period_code") and _covers(blank[j], blank[i]) for j in found
        )
        if (is_in_order or is_with_day) and _says_once("payee_name", i, blank[i], paid):
            found.add(i)
    telling = [i for i in found if at[i] in _MAKE_PAYMENTS]
    telling.sort(key=lambda i: at[i] not in ("payee_name", "payee_id"))
    worth = _sums_of_groups.worths(rows, amounts) if telling else []
    summed = next((i for i in telling if _sums_of_groups.are_proven(rows, i, worth)), None)
    if summed is None and any(_has_sums(at, amounts, rows, i) for i in telling):
        return set(), None
    return found, summed


def _stand_above(i, amounts, rows):
    """Whether a column's names stand alone on rows of their own, each above its payments."""
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    rows = [row for row in rows if sum(map(bool, row)) > 1 or not _values.is_remark(_cell(row, i))]
    if not rows:
        return False
    alone = [_values.is_name(_cell(row, i)) and sum(map(bool, row)) == 1 for row in rows]
    followed = [_has_amount(row, amounts) for row in rows[1:]]
    heads = [one for one, is_paid in zip(alone, followed, strict=False) if one and is_paid]
    return alone[0] and len(heads) >= 2 and len(heads) == sum(alone)


def _covers(wider, narrower):
    return all(one for one, other in zip(wider, narrower, strict=True) if other)


def _are_in_order(values):
    return values == sorted(values) or values == sorted(values, reverse=True)


def _says_once(column, i, blank, paid):
    """Whether each value of a column heads its lines, which leave the cell blank."""
    values = [_cell(row, i) for row in paid if _cell(row, i)]
    share = sum(blank) / len(blank)
    heads = sum(not one and two for one, two in zip(blank, blank[1:], strict=False))
    if blank[0] or len(values) < 2 or heads < 2 or share < _BLANK:
        return False
    beside = zip(values, values[1:], strict=False)
    if column in ("paid_on", "period_code"):
        days = [_sortable(value) for value in values]
        return all(a != b for a, b in beside) and (
            share >= _MOSTLY_BLANK or (None not in days and _are_in_order(days))
        )
    is_once = len(set(values)) == len(values)
    return is_once and (column == "payee_name" or share >= _MOSTLY_BLANK)


def _sortable(day):
    """A day as numbers that sort, whichever of its ends the year is at; None where it has words."""
    parts = [int(part) for part in re.findall(r"\d+", day)[:3]]
    if len(parts) < 3:
        return None
    return tuple(parts) if parts[0] > 31 else (parts[2], parts[1], parts[0])


def _has_sums(at, amounts, rows, group):
    """Whether lines with nothing but an amount are sums of those above them in their group."""
    so_far = count = 0
    for row in rows:
        worth = next((w for i in amounts if (w := _rivals.amount_of(row, i)) is not None), None)
        if worth is None:
            continue
        if _is_bare(row, at):
            if count >= 2 and worth == so_far:
                return True
        elif _cell(row, group):
            so_far = count = 0
        so_far, count = so_far + worth, count + 1
    return False


def _is_bare(row, at):
    return not any(_cell(row, i) for i in at)


def _filled_rows(rows, how):
    """(records with cells filled from above, how many cells of each column, sums of groups).

    Headings that come again, as on each page, end no group.
    """
    last, counts, made, total, paid, amounts = {}, {}, [], 0, 0, how.amounts
    said = [row for _, row in rows]
    worths, sums = _sums_of_groups.worths(said, amounts), set()
    if how.summed is not None:
        sums = _sums_of_groups.positions(said, how.summed, worths)
    for position, (line, cells) in enumerate(rows):
        row = list(cells)
        if all(_cell(row, i) == head for i, head in how.heads.items()):
            made.append((line, row))
            continue
        worth = worths[position]
        is_sum = position in sums or (
            paid > 1
            and worth == total
            and (paid >= _SURE or not any(cell for i, cell in enumerate(row) if i not in amounts))
        )
        if position in sums:
            last = {i: text for i, text in last.items() if i not in how.groups}
        for i in how.empty:
            if _cell(row, i) in _QUOTES:
                row[i] = ""
        for i in how.dittos | how.groups:
            text = _cell(row, i)
            is_ditto = i in how.dittos and _DITTO.fullmatch(text)
            is_below = i in how.groups and not text and worth is not None and not is_sum
            is_below = is_below and not any(_SUM.fullmatch(cell.strip()) for cell in row if cell)
            if (is_ditto or is_below) and i in last:
                row += [""] * (i + 1 - len(row))
                row[i] = last[i]
                counts[i, bool(is_ditto)] = counts.get((i, bool(is_ditto)), 0) + 1
            elif _TOTAL.search(text):
                last.pop(i, None)  # what stands below a total is of no group
            elif text and not is_ditto and (worth is not None or not _OF_A_PAGE.match(text)):
                if worth is not None or not _values.is_remark(text):
                    last[i] = text
                elif i in how.payees:  # a name that reads like a remark, or one amid a group
                    last.pop(i, None)
        total, paid = total + (0 if is_sum else worth or 0), paid + (worth is not None)
        made.append((line, row))
    return made, counts, sums


def _fill(plan, records, headings, *, how):
    """The plan and all its records, with how many cells were filled among its notes."""
    made, counts, sums = _filled_rows(records, how)
    empty = {i: sum(_cell(row, i) in _QUOTES for _, row in records) for i in how.empty}
    notes = [
        f"two quotation marks in “{plan.headings[i].strip()}” of {count:,} lines quote nothing"
        for i, count in sorted(empty.items())
    ]
    notes += [
        f"“{plan.headings[i].strip()}” of {count:,} line{'s' if count > 1 else ''} is that of the"
        f" line above, as {'a ditto mark says' if is_ditto else 'the cell is blank within a group'}"
        for (i, is_ditto), count in sorted(counts.items())
    ]
    if not sums:
        return replace(plan, notes=(*plan.notes, *notes)), made
    many = (
        "line is the sum of its group" if len(sums) == 1 else "lines are the sums of their groups"
    )
    notes.append(f"{len(sums):,} {many} (£{_worth(made, sums, how):,.2f}), and no payment")
    plan = replace(plan, notes=(*plan.notes, *notes))
    if FOUND_TO_BE in plan.columns:
        at = plan.columns.index(FOUND_TO_BE)
        return plan, [
            (line, [*row[:at], TOTAL, *row[at + 1 :]] if n in sums else row)
            for n, (line, row) in enumerate(made)
        ]
    marked = [
        (line, row, {FOUND_TO_BE: TOTAL} if n in sums else {}) for n, (line, row) in enumerate(made)
    ]
    return with_columns(plan, marked, (FOUND_TO_BE,))


def _worth(rows, sums, how):
    found = (next(w for i in how.amounts if (w := _rivals.amount_of(rows[n][1], i)) is not None)
             for n in sums)  # fmt: skip
    return sum(found)
