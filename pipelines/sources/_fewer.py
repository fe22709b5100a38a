"""Lines that have fewer cells than there are headings: what stands under which cannot be seen.

A publisher may strip a last column in which nothing stands. But where a heading was put in, or left
blank, over no column, each value behind it stands under its neighbour's.
"""

from pipelines.errors import SourceError
from pipelines.sources._headings import normalise

_FEWEST, _LOOKED_AT = 5, 100


def tell(file, part, match, rows):
    """Note that every line is shorter than its headings, by as much; or refuse the table.

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
    if len(below) < _FEWEST or not said or len(widths) != 1 or max(widths) > said[-1]:
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
