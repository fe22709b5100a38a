"""Which of a row's cells is the heading of which of our columns."""

from pipelines.sources import _everybody

PEOPLE = "population"
_FEWEST = 5  # records that tell where they stand
TOLD_BY = 3  # cells of a row that say a heading: then it is a row of headings


def full_year(vintage):
    """The year of a vintage as a heading writes it, `21` or `2021`."""
    return vintage if len(vintage) == 4 else f"20{vintage}"


def place_columns(layout, cells, headings):
    """Place a row of headings.

    Parameters
    ----------
    layout : Layout
    cells : sequence of str
    headings : Headings

    Returns
    -------
    columns : list of str or None
        Our column for each cell.
    vintages : dict of str to str
        Constants that headings such as `lsoa21_code` tell.
    again : set of str
        `<column>_again` of each level of places that stands at two vintages, as in a look-up.
    """
    columns, vintages, at, again = [], {}, {}, set()
    for i, cell in enumerate(cells):
        column, vintage = headings.place(layout.name, cell) if cell else (None, None)
        # A second postcode is as personal as the first; of other columns the first counts, or
        # the one that stands earlier in the table where values tell which is meant.
        if column in at and column not in layout.personal:
            if column in layout.values and headings.rank(layout.name, cell) < headings.rank(
                layout.name, cells[at[column]]
            ):
                columns[at[column]] = None
            else:
                again |= {f"{column}_again"} if vintage else set()
                column = None
        columns.append(column)
        if column:
            at[column] = i
            if vintage:
                level = column.split("_")[0]
                vintages.setdefault(f"{level}_vintage", full_year(vintage))
    if PEOPLE in at and layout.kind == PEOPLE:
        _place_people(layout, cells, headings, columns, vintages)
    return columns, vintages, again


def _place_people(layout, cells, headings, columns, vintages):
    """Of several headings of everybody have that one be their column which is meant."""
    said = {i: c for i, c in enumerate(cells) if c and headings.place(layout.name, c)[0] == PEOPLE}
    if len(said) > 1:
        best, year = _everybody.meant(
            said, {i for i in said if headings.names(layout.name, said[i])}
        )
        columns[columns.index(PEOPLE)], columns[best] = None, PEOPLE
        vintages.pop(f"{PEOPLE}_vintage", None)
        vintages |= {f"{PEOPLE}_vintage": year} if year else {}


def beneath(match, rows):
    """The first records of a table, each below its headings, also where these stand last.

    A file that somebody sorted has its headings last: its records come to stand below them then,
    in their order, so that whoever asks what stands below a heading sees them.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    below = [row for line, row in rows if line > match.line and any(row)]
    if len(below) >= _FEWEST:
        return rows
    half = sum(map(bool, match.cells)) / 2
    above = [row for line, row in rows if line < match.line and sum(map(bool, row)) >= half]
    if len(above) < _FEWEST:
        return rows  # a title, or notes
    return list(enumerate([match.cells, *above, *below], start=match.line))
