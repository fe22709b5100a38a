"""Lines that are moved by a column: amounts stand under their neighbours' headings, or under none.

What is looked at first shows nothing of it where they stand further down. The numbers that come to
stand under the heading of the amount, or of the payee, would be read as such.
"""

import pyarrow.compute as pc

from pipelines.errors import SourceError
from pipelines.sources._codes import is_no_place_for_pounds
from pipelines.sources._said_amounts import how_to_name

_FEWEST, _MOST = 3, 0.9  # lines that are moved, and how many of such lines have to be
_PLAIN = 20  # lines that stand in their place
_CHANCE = 0.0001
_PENCE = r"^[-£(\s]*[\d,]*[.]\d\d?[)\s-]*$"
_NUMBER = r"^\s*(\d+|0?[.]00?)\s*$"
_SUM, _A_PENNY = ("amount_net", "amount_vat", "amount_gross"), 0.015
_NAME = r"\p{L}.*\p{L}"


def require_place(plan, table):
    """Refuse a table of payments of which some lines are moved into another column.

    Parameters
    ----------
    plan : ReadingPlan
    table : pyarrow.Table
        Its records as text columns.

    Raises
    ------
    SourceError
        If there are such lines.
    """
    if "amount" not in plan.layout.values.values() or "amount_column" in plan.said:
        return
    width, last = len(plan.headings), len(table.column_names) - 2
    free = [j for j in range(last + 1) if _is_free(plan, j)]
    for i, column in enumerate(plan.columns[: min(width, last + 1)]):
        kind = plan.layout.values.get(column)
        if kind == "amount":
            near = [j for j in (i - 1, i + 1) if 0 <= j < width and _may_be_moved_into(plan, j)]
            for j in sorted({*free, *near}):
                _require_amounts(plan, table, i, j)
        elif kind == "name":
            for j in free:
                _require_names(plan, table, i, j)


def sums_that_differ(plan, table):
    """A note of lines whose net and VAT do not make their gross, where those of others do; or None.

    Parameters
    ----------
    plan : ReadingPlan
    table : pyarrow.Table
        Its records as text columns.
    """
    if not set(_SUM) <= set(plan.columns[: len(table.column_names) - 1]):
        return None
    at = [plan.columns.index(column) for column in _SUM]
    texts = [pc.replace_substring_regex(_texts(table, i), r"[£,\s]", "") for i in at]
    plain = [pc.match_substring_regex(one, r"^-?\d{1,12}([.]\d+)?$") for one in texts]
    whole = pc.and_(pc.and_(plain[0], plain[1]), plain[2])
    net, vat, gross = (pc.cast(one.filter(whole), "double") for one in texts)
    differ = _count(pc.greater(pc.abs(pc.subtract(pc.add(net, vat), gross)), _A_PENNY))
    if differ < _FEWEST or 2 * differ > len(net):
        return None
    names = [f"“{plan.headings[i].strip()}”" for i in at]
    return (
        f"{names[0]} and {names[1]} do not make {names[2]} in {differ:,} of {len(net):,} lines:"
        " they count as they stand, unless their columns are shifted"
    )


def _is_free(plan, j):
    return j >= len(plan.headings) or (not plan.headings[j].strip() and plan.columns[j] is None)


def _may_be_moved_into(plan, j):
    return is_no_place_for_pounds(plan.layout, plan.columns[j], plan.headings[j])


def _require_amounts(plan, table, i, j):
    """That pounds and pence beside the amounts leave no whole numbers in their place.

    Whole pounds among pence are no such numbers: as many as they are, it may be chance.
    """
    here, there = _texts(table, i), _texts(table, j)
    if not _count(pc.match_substring(there, ".")):
        return
    moved = pc.match_substring_regex(there, _PENCE)
    if _count(moved) < _FEWEST:
        return
    number, pence = (pc.match_substring_regex(here, one) for one in (_NUMBER, _PENCE))
    both = pc.and_(moved, number)
    said = pc.not_equal(pc.utf8_trim_whitespace(here), "")
    others = pc.and_(said, pc.invert(moved))
    if _count(both) < max(_FEWEST, _MOST * _count(pc.and_(moved, said))):
        return
    if _count(pc.and_(pence, others)) < _PLAIN or len(pc.unique(there.filter(both))) < _FEWEST:
        return
    # Numbers of ten digits are rare among payments, even where whole pounds are not.
    digits = pc.utf8_length(pc.utf8_trim_whitespace(here))
    as_long = pc.greater_equal(digits, pc.min(digits.filter(both)))
    usual = _count(pc.and_(pc.and_(number, as_long), others)) / _count(others)
    if usual ** _count(both) <= _CHANCE:
        raise _moved(plan, table, both, i, j, "amounts", f" {how_to_name(plan.headings[i])}")


def _require_names(plan, table, i, j):
    """That names without a heading leave no numbers in the place of the payee.

    A company may be called by a number, but three are not in the very lines that hold a name there.
    """
    here, there = _texts(table, i), _texts(table, j)
    number = pc.match_substring_regex(here, r"^\s*\d+\s*$")
    if _count(number) < _FEWEST:
        return
    moved = pc.match_substring_regex(there, _NAME)
    both = pc.and_(moved, number)
    said = pc.not_equal(pc.utf8_trim_whitespace(here), "")
    plain = pc.and_(pc.match_substring_regex(here, _NAME), pc.invert(moved))
    others = _count(pc.and_(said, pc.invert(moved)))
    if (
        len(pc.unique(here.filter(both))) >= _FEWEST
        and _count(both) >= _MOST * _count(pc.and_(moved, said))
        and _count(plain) >= max(_PLAIN, _MOST * others)
    ):
        raise _moved(plan, table, both, i, j, "names", "")


def _texts(table, i):
    return pc.fill_null(table.column(1 + i), "")


def _count(mask):
    return pc.sum(mask).as_py() or 0


def _moved(plan, table, lines, i, j, what, or_say):
    first = pc.min(table["line_number"].filter(lines)).as_py()
    where = "in a column without a heading"
    if not _is_free(plan, j):
        where = f"under “{plan.headings[j].strip()}”"
    error = SourceError(
        plan.name,
        f"from line {first} on, {what} of {_count(lines):,} lines stand {where} and other numbers"
        f" under “{plan.headings[i].strip()}”: its columns are shifted",
        f"Ask the publisher for the file anew, or put the columns right.{or_say}",
    )
    error.kind = plan.layout.kind
    return error
