"""Which headings are believed: what stands below them has to be what they say.

A match is a row of headings as one layout reads it (`_matching`).
"""

import re

from pipelines.errors import SourceError
from pipelines.sources import (
    _amounts,
    _beside,
    _days_of_year,
    _named_months,
    _own_amounts,
    _periods,
    _rivals,
    _running,
    _said_amounts,
    _unheaded,
    _units,
    _values,
    _weeks,
    _years,
)
from pipelines.sources._completing import (
    BELIEVED,
    LOOKED_AT,
    by_spelling_or_words,
    share_of,
    values_of,
)
from pipelines.sources._headings import normalise
from pipelines.sources._placing import TOLD_BY

_ONE_TABLE = "Bring it as one table, with one column of signed amounts."
SAY_THE_MONTH = 'Say the month of its payments in sources.toml: period = "2024-05".'
_ON_EACH_LINE = "Ask the publisher for the day or the month of each line: they are of several."
_IN_POUNDS = "Ask the publisher for signed amounts in pounds."
_SHIFTED = 2  # lines in which a number stands for a name
_OF_MONTHS = re.compile(r"\b(months?|mth|mis)\b")
_PERIOD_NUMBERS = {str(number) for number in range(1, 14)}


def believed(file, match, rows, headings):
    """A match whose values are what its headings say; another column may stand in for one.

    Raises
    ------
    SourceError
        If the values contradict a heading that the kind needs.
    """
    below = [(line, row) for line, row in rows if line > match.line][: 2 * LOOKED_AT]
    below = _until_headings_again(match, below)
    rows = (below if len(below) >= 5 else rows)[:LOOKED_AT]
    needed = {column for group in match.layout.required for column in group}
    for i, column in enumerate(match.columns):
        kind = match.layout.values.get(column)
        values = values_of(match, rows, i)
        found = share_of(match.layout, kind, values) if kind else None
        if found is None or found >= BELIEVED:
            continue
        if kind == "amount" and _said_amounts.is_named(file, match):
            continue
        match.columns[i] = None
        said = f"“{match.cells[i].strip()}” holds no {kind}s ({found:.0%} of its values are)"
        if column in needed and match.missing:
            stand_in = by_spelling_or_words(match, match.missing[0], rows, headings)
            if (
                not stand_in
                and kind == "month"
                and {value.lstrip("0") for value in values} <= _PERIOD_NUMBERS
            ):
                raise _refused(
                    file, match,
                    f"“{match.cells[i].strip()}” numbers the periods of a year, and no column holds"
                    " a day or a month",
                    say_when(file, values),
                )  # fmt: skip
            if not stand_in and kind == "month" and _periods.are_of_an_unsure_year(values):
                said = (
                    f"“{match.cells[i].strip()}” numbers periods of a year (“{values[0]}”), which"
                )
                raise _refused(file, match, f"{said} may be either of two", say_when(file, values))
            if not stand_in and kind == "month" and _periods.number_no_months(values):
                match.columns[i] = column
                one = _periods.numbered(values)
                said = f"“{match.cells[i].strip()}” holds no months but numbers (“{one}”)"
                until = f", {_periods.UNTIL_SAID}" if _periods.beside_a_year(one) else ""
                match.notes.append(f"{said}: in which month each was paid is not known{until}")
                continue
            if not stand_in and kind == "amount" and (unit := _amounts.of_another_unit(values)):
                said = f"the column headed “{match.cells[i].strip()}” holds {unit}, not pounds"
                raise _refused(file, match, said, "Ask the publisher for signed amounts in pounds.")
            if (
                not stand_in
                and kind == "date"
                and (begins := _weeks.begins(match.cells[i], values))
            ):
                raise _refused(file, match, begins, say_when(file))
            if not stand_in:
                name = match.cells[i] if kind == "amount" else None
                raise _contradicted(file, match, said, name)
            match.columns[stand_in[0]] = stand_in[1]
            match.notes.append(said)
            said = stand_in[2]
        elif kind == "month" and _periods.number_periods(match.cells[i], values):
            continue  # the days beside them count
        elif kind == "month" and {value.lstrip("0") for value in values} <= _PERIOD_NUMBERS:
            said = _numbered(match, i)
        elif kind == "amount" and (_values.share("date", values) or 0) >= BELIEVED:
            raise _contradicted(file, match, f"{said}, but dates")
        match.notes.append(said)
    _require_one_alignment(file, match, rows)
    return match


def _numbered(match, i):
    """That a column numbers periods or months of a year, and what tells their month instead."""
    of = "months" if _OF_MONTHS.search(normalise(match.cells[i])) else "periods"
    counts = "the days count" if "paid_on" in match.columns else "the month that is said counts"
    return f"“{match.cells[i].strip()}” numbers the {of} of a year: {counts}"


def _until_headings_again(match, below):
    """The records up to where the same headings, or others, stand again: over other columns."""
    said = {normalise(cell) for cell in match.cells} - {""}
    longest = 2 * max(map(len, match.cells), default=0)
    texts = {t for t in set().union(*(row for _, row in below)) if len(t) <= longest}
    if not any(words[0].isdigit() for words in said):
        texts = {text for text in texts if not text[:1].isdigit()}  # days, amounts, numbers
    known = {text: words for text in texts if (words := normalise(text)) in said}
    again = [len({known[text] for text in known.keys() & row}) >= TOLD_BY for _, row in below]
    first = next((i for i, is_heading in enumerate(again) if not is_heading), 0)
    return below[: next((i for i in range(first, len(again)) if again[i]), len(below))]


def say_when(file, periods=()):
    """What a person may do about payments of no month: of several, one month cannot be said.

    Parameters
    ----------
    file : DataFile
        Its name may tell of several months.
    periods : iterable of str
        What the first records say of theirs.
    """
    name = file.name.rsplit("/", 1)[-1]
    are_several = len(set(periods)) > 1 or _named_months.names_several(name)
    return _ON_EACH_LINE if are_several else SAY_THE_MONTH


def _require_one_alignment(file, match, rows):
    """Refuse a table of which some lines are shifted: a number for a name, the name beside it."""
    for at, column in enumerate(match.columns):
        if match.layout.values.get(column) != "name":
            continue
        unheaded = [
            i for i, cell in enumerate(match.cells) if not cell.strip() and abs(i - at) == 1
        ]
        shifted = [
            row for _, row in rows
            if len(row) > at and row[at].strip().isdigit()
            and any(i < len(row) and _values.is_name(row[i]) for i in unheaded)
        ]  # fmt: skip
        if len(shifted) >= _SHIFTED:
            said = f"“{match.cells[at].strip()}” holds numbers in {len(shifted)} of the first lines"
            raise _contradicted(file, match, f"{said}, and the names stand beside it")


def require_years(file, match, rows):
    """Refuse days and months that state no year where nothing else does."""
    if unknown := _years.complete(file, match, rows):
        months, say = _years.bare_months(match, rows), say_when(file)
        if months or _days_of_year.lack_but_a_year(match, rows):
            year = "Put the financial year into the file's name (“payments 2024-25”)"
            are_several = len(months) > 1 or say == _ON_EACH_LINE
            say = f"{year}." if are_several else f"{year}, or s{say[1:]}"
        raise _refused(file, match, unknown, say)


def require_pounds(file, match, rows):
    """Refuse amounts in another unit: taken for pounds they would be wrong by a thousand times.

    So are those of which another column says what they are, such as credits, and those of several
    columns of which none says that it is what was paid.
    """
    if none := _said_amounts.missing(file, match):
        raise _refused(file, match, none, "Write the heading as it stands in the file.")
    name = next((cell for cell, column in zip(match.cells, match.columns, strict=True)
                 if match.layout.values.get(column) == "amount"), "")  # fmt: skip
    or_say = _or_name(match, rows)
    is_named = _said_amounts.is_named(file, match)
    if is_named and _is_of_payments(match):
        match.notes.append(f"its amounts are those of “{name.strip()}”, as sources.toml says")
        _own_amounts.tell_beside(match, rows)
    if unclear := _beside.unread(match, rows):
        raise _refused(file, match, unclear, _ONE_TABLE)
    if unclear := None if is_named else _unheaded.settle(match, rows):
        raise _refused(file, match, unclear, f"Ask the publisher for its headings.{or_say}")
    if unclear := None if is_named else _rivals.settle(match, rows):
        raise _refused(file, match, unclear, f"{_ONE_TABLE}{or_say}")
    or_say = _or_name(match, rows)
    if unsure := _amounts.unsure(match, rows):
        raise _refused(file, match, unsure, _IN_POUNDS)
    is_turned = _said_amounts.are_turned(file)
    if side := (is_turned or not is_named) and _amounts.other_side(match, rows, is_said=is_turned):
        say = _said_amounts.how_to_turn(is_said=is_turned)
        raise _refused(file, match, side, f"{say}{'' if is_turned else or_say}")
    if unlike := None if is_named else _amounts.unlike(match, rows):
        raise _refused(file, match, unlike, f"{_IN_POUNDS}{or_say}")
    if running := None if is_named else _running.balance(match, rows, _rivals.amount_of):
        raise _refused(
            file, match, running, f"Bring the file with the amount of each payment.{or_say}"
        )
    amounts = [
        cell
        for cell, column in zip(match.cells, match.columns, strict=True)
        if match.layout.values.get(column) == "amount"
    ]
    said = [[cell for cell in row if cell.strip()] for line, row in rows if line != match.line]
    above = [cell for cell, column in zip(match.above, match.columns, strict=False)
             if match.layout.values.get(column) == "amount"]  # fmt: skip
    wrong = _units.not_pounds(amounts, [*above, *(cells[0] for cells in said if len(cells) == 1)])
    for i, cell in enumerate(match.cells if amounts and not wrong else ()):
        if match.columns[i] is None:
            beside = _units.beside_amounts(cell, values_of(match, rows, i))
            beside = None if beside and _are_said_in_pounds(match, amounts) else beside
            wrong = wrong or (beside and f"the column headed “{cell.strip()}” {beside}")
    is_pence = bool(wrong) and "pence" in wrong
    if wrong and not (is_pence and match.is_in_pence):
        or_pence = ' Or say in sources.toml: amounts_in = "pence".' if is_pence and or_say else ""
        raise _refused(file, match, wrong, f"{_IN_POUNDS}{or_pence}")


def _or_name(match, rows):
    """How a person may say that an amount is right as it is; empty of what are no payments."""
    if not _is_of_payments(match):
        return ""
    name = _own_amounts.to_name(match, rows)
    return f" {_said_amounts.how_to_name(name)}" if name else ""


def require_proof(file, match, rows):
    """Refuse a table in which what has to add up does not, where its layout knows of such."""
    if match.layout.proof and (wrong := match.layout.proof(match, rows)):
        raise _contradicted(file, match, wrong)


def _is_of_payments(match):
    return "amount_unstated" in match.layout.values


def _are_said_in_pounds(match, amounts):
    """Whether amounts in pounds stand beside those in the currency that a column names."""
    others = [
        cell
        for cell, column in zip(match.cells, match.columns, strict=True)
        if column is None and _units.is_amount_of_currency(cell)
    ]
    return bool(others) and all(_units.says_pounds(cell) for cell in amounts)


def _contradicted(file, match, said, amount=None):
    """That values are not what their heading says; of an amount a person may know better."""
    or_say = f" {_said_amounts.how_to_name(amount)}" if amount and _is_of_payments(match) else ""
    return _refused(
        file,
        match,
        f"the column headed {said}: its columns are shifted, or its headings are wrong",
        f"Ask the publisher for the file anew, or mend the headings.{or_say}",
    )


def _refused(file, match, found, what_to_do):
    """The error that refuses a table whole, once its kind and its heading are known."""
    error = SourceError(file.name, found, what_to_do)
    error.kind = match.layout.kind
    error.heading_line = match.line
    return error
