"""Headings and cells that are not as many: what stands under which, or under none, is told.

A publisher may strip a last column in which nothing stands. But where a heading was put in, or left
blank, over no column, each value behind it stands under its neighbour's.
"""

from pipelines.errors import SourceError
from pipelines.sources._headings import normalise

_LOOKED_AT = 100
_LONGEST = 9  # digits of the number of a line


def tell(file, part, match, rows):
    """Note that every line is shorter than its headings, by as much; or refuse the table.

    A single line shows it: it has no cell for the last heading.

    A layout that says what its values must be is not looked at: there they tell by themselves.

    Parameters
    ----------
    file : DataFile
    part : Part
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)

    Raises
    ------
    SourceError
        If a heading within is blank, though values stand under it, and the last one holds none.
    """
    if part.form != "text" or match.layout.values or match.is_merged:
        return
    said = [i for i, cell in enumerate(match.cells) if normalise(cell)]
    below = [row for line, row in rows[: 2 * _LOOKED_AT] if line > match.line and any(row)]
    widths = {len(row) for row in below[:_LOOKED_AT]}
    if not said or len(widths) != 1 or max(widths) > said[-1]:
        return
    last = match.cells[said[-1]].strip()
    fewer = f"every line has {max(widths)} cells under {said[-1] + 1} headings"
    blank = [
        i for i in range(1, max(widths))
        if i not in said and any(row[i] for row in below if i < len(row))
    ]  # fmt: skip
    if blank and said[-1] == max(widths):
        error = SourceError(
            file.name,
            f"{fewer}, and heading {blank[0] + 1} is blank: what follows may stand one column off",
            "Give each column its heading.",
        )
        error.kind, error.heading_line = match.layout.kind, match.line
        raise error
    match.notes.append(f"{fewer}: “{last}” holds nothing, or each value stands one column off")


def tell_unheaded(match, rows):
    """Note which columns hold something under a blank heading: nothing of them is read.

    One that numbers the lines, as where a table was saved with its row numbers, says nothing. A
    layout that says what its values must be is looked at by others.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    if match.layout.values or all(map(normalise, match.cells)):
        return
    below = [row for line, row in rows if line > match.line and any(row)][:_LOOKED_AT]
    blank = [i for i, cell in enumerate(match.cells) if not normalise(cell)]
    held = {i: [row[i].strip() for row in below if i < len(row) and row[i].strip()] for i in blank}
    there = [str(i + 1) for i, values in held.items() if values and not _are_row_numbers(values)]
    if there:
        many, are = ("columns", "they are") if len(there) > 1 else ("column", "it is")
        match.notes.append(f"no heading stands over {many} {', '.join(there)}, and {are} not read")


def _are_row_numbers(values):
    """Whether values are whole numbers that go up by one, as many as there are lines."""
    if not all(value.isdecimal() and len(value) <= _LONGEST for value in values):
        return False
    first = int(values[0])
    return [int(value) for value in values] == list(range(first, first + len(values)))
