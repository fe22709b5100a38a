"""Lines that are moved by a column: amounts stand under their neighbours' headings, or under none.

What is looked at first shows nothing of it where they stand further down. Numbers of documents that
come to stand under the heading of the amount would be read as pounds.
"""

import pyarrow.compute as pc

from pipelines.errors import SourceError
from pipelines.sources._codes import begin_alike, is_no_place_for_pounds
from pipelines.sources._said_amounts import how_to_name

_FEWEST, _MOST = 3, 0.9  # lines that are moved, and how many of such lines have to be
_FIRST = 20  # lines of which a column's numbers tell that they are some
_PLAIN = 20  # lines that stand in their place
_CHANCE = 0.0001
_PENCE = r"^[-£(\s]*[\d,]*[.]\d\d?[)\s-]*$"
_TRUE_PENCE = r"^[-£(\s]*[\d,]*[.](\d?[1-9]|[1-9]0)[)\s-]*$"  # a number is written 12.0, too
_NUMBER = r"^\s*(\d+|0?[.]00?)\s*$"
_DIGITS = 5  # of a number that is plainly no amount
_SUM, _A_PENNY = ("amount_net", "amount_vat", "amount_gross"), 0.015
_NAME = r"\p{L}.*\p{L}"


def notes_on_place(plan, table):
    """Notes of lines of payments that may be moved into another column; of plain ones a refusal.

    Parameters
    ----------
    plan : ReadingPlan
    table : pyarrow.Table
        Its records as text columns.

    Returns
    -------
    list of str

    Raises
    ------
    SourceError
        If there are lines that hold no amounts where amounts should stand.
    """
    if "amount" not in plan.layout.values.values() or "amount_column" in plan.said:
        return []
    width, last = len(plan.headings), len(table.column_names) - 2
    free = [j for j in range(last + 1) if _is_free(plan, j)]
    notes = []
    for i, column in enumerate(plan.columns[: min(width, last + 1)]):
        kind = plan.layout.values.get(column)
        if kind == "amount":
            near = [j for j in (i - 1, i + 1) if 0 <= j < width and _may_be_moved_into(plan, j)]
            near = {*free, *near}
            notes += [_of_amounts(plan, table, i, j) for j in sorted(near)]
            far = [j for j in range(width) if j not in near and _are_numbers(plan, table, j)]
            notes += [_of_amounts(plan, table, i, j, _TRUE_PENCE) for j in far]
        elif kind == "name":
            notes += [_of_names(plan, table, i, j) for j in free]
    return [*filter(None, (*notes, _of_sums(plan, table)))]


def _of_sums(plan, table):
    """A note of lines whose net and VAT do not make their gross, where others' do; or None."""
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


def _are_numbers(plan, table, j):
    """Whether the first lines of a column that is no place for pounds hold numbers or codes."""
    if not _may_be_moved_into(plan, j):
        return False
    first = pc.utf8_trim_whitespace(_texts(table.slice(0, _FIRST), j))
    said = first.filter(pc.not_equal(first, ""))
    with_digits = _count(pc.match_substring_regex(said, r"\d"))
    return _FEWEST <= with_digits >= len(said) / 2 and not _count(
        pc.match_substring_regex(said, _PENCE)
    )


def _of_amounts(plan, table, i, j, like=_PENCE):
    """A note of pounds and pence beside whole numbers in the place of the amounts; or None.

    Whole pounds among pence are no such numbers: as many as they are, it may be chance. Pounds that
    stand beside others, as VAT does, are told; numbers that are plainly no amounts are refused.
    """
    here, there = _texts(table, i), _texts(table, j)
    if not _count(pc.match_substring(there, ".")):
        return None
    moved = pc.match_substring_regex(there, like)
    if _count(moved) < _FEWEST:
        return None
    number, pence = (pc.match_substring_regex(here, one) for one in (_NUMBER, _PENCE))
    both = pc.and_(moved, number)
    said = pc.not_equal(pc.utf8_trim_whitespace(here), "")
    others = pc.and_(said, pc.invert(pc.match_substring_regex(there, _PENCE)))
    no_amounts = pc.or_(both, pc.and_(moved, pc.match_substring_regex(here, r"\p{L}")))  # codes
    if _count(no_amounts) < _MOST * _count(pc.and_(moved, said)) or _count(both) < _FEWEST:
        return None
    if _count(pc.and_(pence, others)) < _PLAIN or len(pc.unique(there.filter(both))) < _FEWEST:
        return None
    # Numbers of ten digits are rare among payments, even where whole pounds are not.
    digits = pc.utf8_length(pc.utf8_trim_whitespace(here))
    as_long = pc.greater_equal(digits, pc.min(digits.filter(both)))
    usual = _count(pc.and_(pc.and_(number, as_long), others)) / _count(others)
    if usual ** _count(both) > _CHANCE:
        return None
    found = _found(plan, table, both, i, j, "amounts")
    if not _are_no_amounts(pc.utf8_trim_whitespace(here.filter(both)).to_pylist(), plan, j):
        return f"{found}: its columns may be shifted"
    hint = "Ask the publisher for the file anew, or put the columns right."
    error = SourceError(
        plan.name,
        f"{found}: its columns are shifted",
        f"{hint} {how_to_name(plan.headings[i])}",
    )
    error.kind = plan.layout.kind
    raise error


def _are_no_amounts(numbers, plan, j):
    """Whether numbers are all of documents, or noughts beside what is headed as no pounds."""
    if not any(map(float, numbers)):
        return not _is_free(plan, j)
    whole = [number for number in numbers if number.isdigit()]
    return min(map(len, whole)) >= _DIGITS and begin_alike(whole)


def _of_names(plan, table, i, j):
    """A note of texts without a heading beside numbers in the payees' place; or None.

    A company may be called by a number, but three are not in the very lines that hold a text there.
    """
    here, there = _texts(table, i), _texts(table, j)
    number = pc.match_substring_regex(here, r"^\s*\d+\s*$")
    if _count(number) < _FEWEST:
        return None
    moved = pc.match_substring_regex(there, _NAME)
    both = pc.and_(moved, number)
    beside = pc.and_(moved, pc.not_equal(pc.utf8_trim_whitespace(here), ""))
    if len(pc.unique(here.filter(both))) < _FEWEST or _count(both) < _MOST * _count(beside):
        return None
    return f"{_found(plan, table, both, i, j, 'texts')}: these are read as their payees"


def _texts(table, i):
    return pc.fill_null(table.column(1 + i), "")


def _count(mask):
    return pc.sum(mask).as_py() or 0


def _found(plan, table, lines, i, j, what):
    first = pc.min(table["line_number"].filter(lines)).as_py()
    where = "in a column without a heading"
    if not _is_free(plan, j):
        where = f"under “{plan.headings[j].strip()}”"
    return (
        f"from line {first} on, {what} of {_count(lines):,} lines stand {where} and other numbers"
        f" under “{plan.headings[i].strip()}”"
    )
