"""Amounts that would land as other ones: parted by a comma, worked out by nobody, in thousands.

Each refuses its table whole: taken as they stand, such numbers are wrong, and nobody would see it.
"""

import re

import pyarrow.compute as pc

from pipelines.errors import SourceError
from pipelines.sources import _codes, _rivals
from pipelines.sources._headings import normalise

_FEWEST, _MOSTLY = 5, 0.9
_THOUSANDS = re.compile(r"[-£(\s]*\d{1,3}[.]\d{3}[)\s]*-?")
_LONGER = re.compile(r"[-£(\s]*\d{4,}[.]\d+[)\s]*-?|[-£(\s]*\d+[.]\d{3}\d+.*|.*,.*")
_NOUGHT = re.compile(r"[-£(\s]*0*[.]?0*[)\s]*-?")
BELOW = re.compile(r"^[£\s]*[-(−–—]|-\s*$|^CR|CR\s*$", re.IGNORECASE)
_CURRENCIES = (("€", "euros"), ("$", "dollars"))
_SHORT = re.compile(r"[£\s]*-?[\d.,]+\s*(?P<unit>k|m|mn|bn)", re.IGNORECASE)
_MAY_BE_OTHERS = re.compile("[$kmKM]")
_LESS_AND_MORE = (
    ("amount_net", "amount_gross"),
    ("amount_vat", "amount_net"),
    ("amount_vat", "amount_unstated"),
    ("amount_vat", "amount_gross"),
)
_SAID = {"k": "thousands of pounds"}
# Behind the headings three digits are hundreds; below one of them they may be a code.
_START = r"^[-£(\s]*[0-9]{1,3}$"
_RESTS = r"^[0-9]{3}[.][0-9]{1,2}[)\s-]*$", r"^[0-9]{3}([.][0-9]+)?[)\s-]*$"


def unsure(match, rows):
    """Why the amounts of a table are not what they seem; None where they are.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    placed, below = _amounts_of(match, rows)
    for i in placed:
        told = [row[i].strip() if i < len(row) and row[i] else "" for row in below]
        if len(placed) == 1 and len(told) >= _FEWEST and not any(told):
            return (
                f"the column headed “{match.cells[i].strip()}” is empty: if it holds formulas they"
                " were never worked out"
            )
        if why := _of_values(f"“{match.cells[i].strip()}”", told):
            return why
        longer = [row for row in below if len(row) > len(match.cells)]
        if any(_is_parted(row, i, len(match.cells)) for row in longer):
            return _parted(match.cells[i])
    return None


def unlike(match, rows):
    """Why the amounts of a table seem to be something else, unless a person knows better; or None.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    placed, below = _amounts_of(match, rows)
    return _codes.instead_of_amounts(match, placed, below) or _less_above_more(match, below)


def other_side(match, rows, *, is_said):
    """Why amounts seem to be written from the other side, or not to be, though a person says so.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    is_said : bool
        That those below nought were paid.
    """
    placed, below = _amounts_of(match, rows)
    for i in placed:
        values = [text for row in below if i < len(row) and row[i] and (text := row[i].strip())]
        worth = [value for value in values if not _NOUGHT.fullmatch(value)]
        less = sum(map(bool, map(BELOW.search, worth)))
        heading = match.cells[i].strip()
        if is_said and 2 * less < len(worth):
            return f"most amounts of “{heading}” are above nought"
        # As refunds alone are, too.
        if not is_said and len(values) >= _FEWEST and worth and less >= _MOSTLY * len(worth):
            return (
                f"nearly all amounts of “{heading}” are below nought, as where payments are written"
                " from the other side"
            )
    return None


def _amounts_of(match, rows):
    """(positions of the columns of amounts, the records that say something)."""
    below = [row for line, row in rows if line > match.line and any(row)]
    placed = [i for i, c in enumerate(match.columns) if match.layout.values.get(c) == "amount"]
    return placed, below


def _less_above_more(match, below):
    """Whether amounts are less with VAT than without, or than it: their headings are swapped."""
    for less, more in _LESS_AND_MORE:
        if not {less, more} <= set(match.columns):
            continue
        at = match.columns.index(less), match.columns.index(more)
        if _are_swapped(at, below):
            names = " is more than ".join(f"“{match.cells[i].strip()}”" for i in at)
            return f"{names}, as where their headings are swapped"
    return None


def _are_swapped(at, below):
    """Whether the first of two columns is nearly always more than the second."""
    differ, as_headed = [], 0
    for row in below:
        less, more = (_rivals.amount_of(row, i) for i in at)
        if less is None or more is None or less == more:
            continue
        differ.append((abs(less), abs(more)))
        as_headed += abs(less) <= abs(more)
        if as_headed > (1 - _MOSTLY) * len(below):
            return False
    return len(set(differ)) >= _FEWEST and len(differ) - as_headed >= _MOSTLY * len(differ)


def _of_values(heading, cells):
    values = [cell for cell in cells if cell]
    if len(values) < _FEWEST:
        return None
    if all(map(_NOUGHT.fullmatch, values)):
        return f"every amount of {heading} is nought: if they are formulas they were not worked out"
    if unit := of_another_unit(values):
        return f"the column headed {heading} holds {unit}, not pounds"
    told = [value for value in values if "." in value]
    if (
        len(told) >= _FEWEST
        and all(map(_THOUSANDS.fullmatch, told))
        and not any(map(_LONGER.fullmatch, values))
    ):
        return (
            f"“{told[0]}” in the column headed {heading} may be a whole number of thousands, or"
            " pounds with three decimals, and no line shows which"
        )
    return None


def of_another_unit(values):
    """What most amounts say that they are, where they are no pounds: “€5”, “£5k”; None else."""
    said = "".join(values)
    if said.isascii() and not _MAY_BE_OTHERS.search(said):
        return None
    for sign, words in _CURRENCIES:
        if sum(sign in value for value in values) > len(values) / 2:
            return words
    short = [one for value in values if (one := _SHORT.fullmatch(value))]
    if len(short) > len(values) / 2:
        return _SAID.get(short[0]["unit"].lower(), "millions of pounds")
    return None


def _is_parted(row, i, width):
    """Whether an amount's thousands stand in one cell and its hundreds in the next."""
    if len(row) <= max(width, i + 1) or not any(cell.strip() for cell in row[width:]):
        return False
    return bool(re.search(_START, row[i]) and re.search(_RESTS[i + 1 == width], row[i + 1]))


def _parted(heading):
    return (
        f"a comma within the amounts of “{heading.strip()}” parts them in two cells, as they are"
        " not in quotation marks"
    )


def require_whole(plan, table):
    """Refuse a table of which some line, however far down, has an amount in two cells.

    Only lines that are longer than the headings are looked at.

    Raises
    ------
    SourceError
        If there is one.
    """
    width = len(plan.headings)
    names = table.column_names[1:]
    if len(names) <= width or plan.form != "text":
        return
    for i, column in enumerate(plan.columns):
        if plan.layout.values.get(column) == "amount" and i + 1 < len(names):
            longer = table.filter(
                pc.greater(pc.utf8_length(pc.fill_null(table[names[width]], "")), 0)
            )
            start, rest = (pc.fill_null(longer[name], "") for name in names[i : i + 2])
            both = pc.and_(
                pc.match_substring_regex(start, _START),
                pc.match_substring_regex(rest, _RESTS[i + 1 == width]),
            )
            if pc.any(both).as_py():
                error = SourceError(
                    plan.name, _parted(plan.headings[i]), "Ask the publisher for the file anew."
                )
                error.kind = plan.layout.kind
                raise error


def by_month(match):
    """Why a table has no amount of a payment: amounts stand below months; None where they do not.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    """
    months = [
        cell.strip() for cell, column in zip(match.cells, match.columns, strict=True)
        if column is None and cell and _A_MONTH.fullmatch(normalise(cell))
    ]  # fmt: skip
    if len(months) < 3:
        return None
    shown = "”, “".join(months[:3])
    more = f" and {len(months) - 3} more" if len(months) > 3 else ""
    return f"its amounts stand in columns by month or quarter, “{shown}”{more}"


def so_far(match):
    """Why a table has no amount of a payment: its heading is of a sum to date; None where not.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    """
    if "payee_name" not in match.columns:
        return None
    free = (c for c, column in zip(match.cells, match.columns, strict=True) if column is None and c)
    cell = next((cell.strip() for cell in free if _SO_FAR.search(normalise(cell))), None)
    return cell and (
        f"“{cell}” adds up what was paid over time, and no other column is known for what each"
        " payment was: bring one line for each payment, with its amount. If it is right as it is,"
        f' say so in sources.toml: amount_column = "{cell}"'
    )


_SO_FAR = re.compile(
    r"(?=.*\b(to date|ytd|cumulative|cum|so far|running|this (financial |fiscal )?year|in year"
    r"|(current|year) (year|total))\b)"
    r".*\b(paid|payments?|spend|spent|amounts?|amt|values?|totals?)\b"
)
_MONTHS = (
    "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?"
    "|nov(ember)?|dec(ember)?|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi"
    "|hydref|tachwedd|rhagfyr"
)
_A_MONTH = re.compile(
    rf"({_MONTHS})( ?(20)?\d\d)?( (20)?\d\d)?|(20\d\d) ({_MONTHS}|\d\d)|(period|p|month|mth) ?\d\d?"
    r"|(q|qtr|quarter) ?[1-4]( .*)?|20\d\d q[1-4]|((0?[1-9]|1[0-2]) )?20\d\d( \d\d)?( 01)?"
)
