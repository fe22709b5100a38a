"""What is odd about a table of payments, mended before its values are held against its headings.

What a mending needs of all records is done when they land (`ReadingPlan.reshapes`); what it did is
noted. Other kinds of table pass through untouched.
"""

import re

from pipelines.sources import (
    _amounts,
    _asked_for,
    _completing,
    _days_of_year,
    _decimals,
    _fill,
    _income,
    _ledgers,
    _made_known,
    _merged,
    _months_paid,
    _named_months,
    _named_unpaid,
    _orders,
    _parts_of_days,
    _payees,
    _periods,
    _said_amounts,
    _sections,
    _sides,
    _sums_of_groups,
    _unpaid,
    _values,
    _weeks,
)
from pipelines.sources._headings import normalise
from pipelines.sources._quoting import A_TITLE

_ENDS = re.compile(r"(\.[a-zA-Z]{2,7}){1,2}$")
_PAID_TO = re.compile(
    r"suppliers?|vendor|payee|creditor|merchant|beneficiary|contractor|paid to|cyflenwr",
    re.IGNORECASE,
)
_PAYMENTS = re.compile(
    r"spen[dt]|payment|supplier|invoice|expenditure|creditor|transparency|taliad|gwariant"
    r"|over[-_ ]*£?\d|p(urchase|rocurement)?[-_ ]?cards?",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"£|\b(amounts?|amts?|values?|paid|payments?|spend|cost|gbp|nett?|gross)\b", re.IGNORECASE
)
_NOT_OF_PAYMENTS = re.compile(
    r"(last )?(publish|updat|print|produc|creat|issu|extract|generat|upload)ed\b|as at\b",
    re.IGNORECASE,
)
_ROWS, _CELLS = 20, 3
_CELLS_OF_A_TITLE = 2  # more are headings over headings, or records
_PAYEE = (_completing.PAYEE,)
WHEN = ("paid_on", "period_code", "period")


def is_of_payments(layout):
    """Whether a layout's lines are payments, each of its day."""
    return layout.name == "spend"


def prepare(file, part, match, rows):
    """The first records of a table as they are meant; the match then reads the others so, too.

    Parameters
    ----------
    file : DataFile
    part : Part
    match : a row of headings as one layout reads it
        Its columns, constants, notes and reshapes are changed.
    rows : list of (int, list of str)
    """
    if not is_of_payments(match.layout):
        return rows
    rows = _merged.filled(part, match, rows)
    rows = _fill.filled(match, rows)
    if not match.reshapes:
        _sums_of_groups.mark(match, rows)
    _parts_of_days.combine(match, rows)
    rows = _days_of_year.complete(file, match, rows)
    _months_paid.prefer(match, rows)
    rows = _periods.plain(match, rows, file.said.get("period_codes"))
    _decimals.mend(match, rows)
    _sides.combine(match, rows)
    _sections.carry(match, rows)
    _orders.mend(match, rows)
    _unpaid.mark(file, match, rows)
    _income.mark(match, rows)
    _said_amounts.in_pounds(file, part, match, rows)
    _said_amounts.turned(file, match)
    _weeks.tell(match, rows)
    if not part.date_system and "date_system" not in file.said:
        _orders.by_name(match, rows, _names(file, part, match, rows))
    if _completing.PAYEE in match.columns:
        at = match.columns.index(_completing.PAYEE)
        _payees.tell_numbers(match, _completing.values_of(match, rows, at))
    _tell_unpaid(file, part, match, rows)
    if sum(sum(map(bool, row)) > 1 for _, row in rows) < 2:
        match.notes.append("no line stands below its headings")
    return rows


def completed(file, part, found, rows, headings):
    """Matches that lack a heading, completed by what is odd about their table.

    Two sides make an amount, three columns a day, a name the month of all.

    Parameters
    ----------
    file : DataFile
    part : Part
    found : list
        Rows of headings as each layout reads them.
    rows : list of (int, list of str)
    headings : Headings
    """
    complete = []
    for match in found:
        if not is_of_payments(match.layout):
            continue
        if _completing.PAYEE not in match.columns and not _take_payee(file, part, match, rows):
            continue
        _parts_of_days.combine(match, rows)
        _sides.combine(match, rows)
        if WHEN in match.missing:
            _take_named_month(file, part, match, rows)
        if WHEN in match.missing and _is_of_spending(file, part, match, rows):
            _ledgers.take_day(match, rows, _names(file, part, match, rows))
        if (made := _completing.filled_in(match, rows, headings)) and not _amounts.by_month(made):
            if "period" in made.vintages and (held := _held_by(file, part, made, rows)):
                raise _named_unpaid.error_of(file, made, *held)
            complete.append(made)
    return complete


def _tell_unpaid(file, part, match, rows):
    """Note what names a table that counts, and tells of what nobody has paid."""
    says_paid = _asked_for.says_paid(match)
    if held := _held_by(file, part, match, rows):
        where, told = held
        if not says_paid or _named_unpaid.is_undone(told):
            match.notes.append(f"{where} tells of “{told}”: nobody may have been paid")
    elif not says_paid and part.sheet:
        told = _named_unpaid.told_beside(_bare_name(file), part.sheet)
        match.notes += [told] if told else []


def _bare_name(file):
    return _ENDS.sub("", file.name.rsplit("/", 1)[-1])


def _held_by(file, part, match, rows):
    """(what names a table, what that tells of that nobody has paid yet), or None."""
    above = [[cell for cell in row if cell.strip()] for line, row in rows if line < match.line]
    titles = [cell for cells in above if len(cells) <= _CELLS_OF_A_TITLE for cell in cells]
    return _named_unpaid.held_by(_bare_name(file), part.sheet or "", titles[:20])


def by_words(rows, headings, make):
    """Rows of headings of which none is a known one, but all that are needed say so in words.

    Parameters
    ----------
    rows : list of (int, list of str)
    headings : Headings
    make : callable
        A row of headings as the layout of payments reads it, of a line's number and cells.
    """
    complete = []
    for line, cells in rows[:_ROWS]:
        said = [cell for cell in cells if cell and cell.strip()]
        words = [cell for cell in said if _values.is_name(cell) and not _values.is_date(cell)]
        if len(said) < _CELLS or len(words) < len(said):
            continue
        if not any(map(_PAID_TO.search, said)) or not any(
            _MONEY.search(normalise(cell)) for cell in said
        ):
            continue
        match = make(line, cells)
        if not match.placed and (made := _completing.filled_in(match, rows, headings, fewest=0)):
            complete.append(made)
    return complete


def _take_named_month(file, part, match, rows):
    """The month of a table's payments from what names it: its sheet, its title, its file."""
    names = list(_names(file, part, match, rows))
    payee = match.cells[match.columns.index("payee_name")]
    said = " ".join([file.name, *(name for name, _ in names)])
    if _payees.OTHER_MONEY.search(names[-1][0]) or not (
        _PAID_TO.search(payee) or _PAYMENTS.search(said)
    ):
        return  # a name and an amount may be of anything
    for name, where in names:
        months = _named_months.months_named(name)
        if len(months) > 1:
            return
        if months:
            ((year, month),) = months
            match.vintages["period"] = f"{year}-{month:02}"
            match.given = match.given | {"period"}
            match.notes.append(
                f"no column holds a day: the month of its payments is that of {where}, "
                f"{year}-{month:02}"
            )
            return


def _is_of_spending(file, part, match, rows):
    """Whether a heading tells of who was paid, or what names a table that money was spent."""
    said = [file.name, *(name for name, _ in _names(file, part, match, rows))]
    return any(map(_PAID_TO.search, match.cells)) or any(map(_PAYMENTS.search, said))


def _take_payee(file, part, match, rows):
    """Whether a table has a column of payees, where what names it says that money was spent."""
    said = " ".join([file.name, *(name for name, _ in _names(file, part, match, rows))])
    is_told = _payees.is_of_spending(said)
    if not (found := is_told and _completing.payee(match, _PAYEE, rows, is_told=True)):
        return False
    i, column, note = found
    match.columns[i] = column
    match.notes.append(note)
    return True


def _names(file, part, match, rows):
    """(what may name a month, where it stands): the nearest to the table first.

    What says when the table was published says nothing of its payments.
    """
    name = _made_known.without_publication(_bare_name(file))
    if part.sheet:
        yield part.sheet, f"its sheet, “{part.sheet}”"
        if _named_months.is_month_alone(part.sheet):
            yield f"{part.sheet} {name}", f"its sheet, “{part.sheet}”, and the file's name"
    titles = [cell for line, row in rows if line < match.line for cell in row if cell.strip()]
    for title in titles[:20]:
        said = _made_known.without_publication(title)
        if not _NOT_OF_PAYMENTS.match(said.strip()):
            yield said, A_TITLE
    yield name, "the file's name"


def doubled(plans):
    """Why the tables of a file, whose months are only named, are not read; None where they are."""
    months = [plan.constants["period"] for plan in plans if "period" in plan.constants]
    if len(set(months)) == len(months):
        return None
    return "several of its sheets would be of one month, and nothing says which holds the payments"
