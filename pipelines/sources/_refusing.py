"""Say why a table is of no kind that we know, or refuse it where it is nearly of one."""

from pipelines.errors import HeadingError
from pipelines.sources import (
    _amounts,
    _believing,
    _completing,
    _ledgers,
    _other_registers,
    _preparing,
    _rates,
    _sides,
    _weeks,
)
from pipelines.sources._headings import normalise
from pipelines.sources._matching import TOLD_BY_NAME

_ONE_SIDE = "Bring the side that was paid, as one column of amounts"
_NOT_PAID_NOW = (
    (_rates.is_of_a_rate, "a year, a week or each of several costs"),
    (_rates.is_of_before, "was paid or agreed at an earlier time"),
)
_TOLD_BY_NEARLY = 2  # headings by which a row that is none comes near to one


def why_none(file, found, rows, headings):
    """Why a table is of no kind that we know, for a person to act on.

    Parameters
    ----------
    file : DataFile
    found : list of Match
        Its rows as each layout reads them, none of them complete.
    rows : list of (int, list of str)
        Its first lines.
    headings : Headings

    Raises
    ------
    HeadingError
        If it is said, or plain, of which kind it is, and that kind lacks a heading.
    """
    sides = next((s for m in found if _preparing.is_of_payments(m.layout)
                  and (s := _sides.unread(m, rows))), None)  # fmt: skip
    _refuse_if_nearly(file, found, headings, sides)
    say_when = _believing.say_when(file)
    if other := next((o for m in found if (o := other_register(file, m))), None):
        return other
    if begins := next((b for m in found if (b := _that_weeks_begin(m))), None):
        return f"{begins}. {say_when.rstrip('.')}"
    by_month = next(
        (o for m in found if "payee_name" in m.columns and (o := _amounts.by_month(m))), ""
    )
    why = f"{by_month}: bring one line for each payment" if by_month else _what_is_near(found)
    return f"{why}: {sides}. {_ONE_SIDE}" if sides else why


def _what_is_near(found):
    """That nothing is recognised, and what the row that comes nearest would lack."""
    if so_far := next(filter(None, map(_amounts.so_far, found)), None):
        return so_far
    if rate := next(filter(None, map(_of_a_rate, found)), None):
        return rate
    why = "no heading row of a kind that we know"
    near = [
        m for m in found
        if m.placed >= _TOLD_BY_NEARLY and m.layout.values
        and len(m.missing) < len(m.layout.required)  # “Value” and “Procedure” tell of no kind
    ]  # fmt: skip
    if not near:
        return why
    best = max(near, key=lambda match: (match.placed, -len(match.missing)))
    lacks = _completing.lacking(best)
    nearest = f"line {best.line} comes nearest: read as {best.layout.kind} it lacks {lacks}"
    untold = (note for note in best.notes if _ledgers.NOT_TAKEN in note)
    return "; ".join([f"{why} ({nearest})", *untold])


def _of_a_rate(match):
    """Why a table has no amount of a payment: its heading is of a rate, or of an earlier time.

    None where it is of neither.
    """
    columns = {column for group in match.missing for column in group}
    if "payee_name" not in match.columns or "amount_unstated" not in columns:
        return None
    free = [
        c.strip() for c, column in zip(match.cells, match.columns, strict=True) if column is None
    ]
    for is_such, what in _NOT_PAID_NOW:
        if cell := next((cell for cell in free if is_such(normalise(cell))), None):
            return (
                f"“{cell}” may say what {what}, and no other column how much was paid: bring one"
                " line for each payment, with its amount. If it is right as it is, say so in"
                f' sources.toml: amount_column = "{cell}"'
            )
    return None


def _refuse_if_nearly(file, found, headings, sides):
    nearly = found
    if "kind" not in file.said:  # the file itself has to say plainly what it is
        nearly = [m for m in found if m.placed >= TOLD_BY_NAME and len(m.missing) == 1]
    if nearly:
        best = max(nearly, key=lambda match: (-len(match.missing), match.placed))
        raise _heading_error(file, best, headings, sides)


def _that_weeks_begin(match):
    """That a table of payments says of its days only when their weeks begin; None where not."""
    if not _preparing.is_of_payments(match.layout) or match.missing != [_preparing.WHEN]:
        return None
    return next(filter(None, map(_weeks.begins, match.cells)), None)


def _or_name(match):
    """How a person may name the column of amounts, where that alone is missing."""
    is_amount = [
        {match.layout.values.get(c) for c in group} == {"amount"} for group in match.missing
    ]
    said = ', or name it in sources.toml: amount_column = "…"'
    return said if is_amount == [True] and _preparing.is_of_payments(match.layout) else ""


def _heading_error(file, match, headings, sides):
    columns = {column for group in match.missing for column in group}
    # Where no heading is known the row may be a record: then only what looks like one is quoted.
    near = headings.nearest(match.layout.name, columns, match.cells, or_any=bool(match.placed))
    shown = ", ".join(repr(heading) for heading in near) or "none"
    found = f"no heading was placed for {_completing.lacking(match)}; nearest headings: {shown}"
    add = f"Add the right one to data/reference/headings/{match.layout.name}.csv{_or_name(match)}."
    if begins := _that_weeks_begin(match):
        found, add = begins, _believing.say_when(file)
    elif rate := _of_a_rate(match):
        found, add = f"lacks {_completing.lacking(match)}", f"{rate}."
    elif sides and _preparing.is_of_payments(match.layout):
        found, add = f"lacks {_completing.lacking(match)}: {sides}", f"{_ONE_SIDE}."
    error = HeadingError(file.name, f"reads as {match.layout.kind} but {found}", add)
    error.kind = match.layout.kind
    error.heading_line = match.line
    return error


def other_register(file, match):
    """What else a table is whose columns would do; None where nothing says so, or the folder."""
    if not match.layout.is_lookalike or "kind" in file.said or match.placed < _TOLD_BY_NEARLY:
        return None
    return _other_registers.told_by(match)
