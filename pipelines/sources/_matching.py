"""Match rows to layouts: which row of a table is its heading, and as which kind it reads best."""

from dataclasses import dataclass, field

from pipelines.sources import _said_amounts, _text_tables
from pipelines.sources._placing import place_columns

HEADING_ROWS = 60
TOLD_BY_NAME = 4  # headings that say plainly which kind a file is of
_DOWN = 8  # rows among which the second row of a heading stands
_REPEATED = 3  # headings of a row that stand in another: it may be one, too


@dataclass
class Match:
    """A heading row as one layout reads it."""

    layout: object
    line: int
    cells: tuple
    columns: list
    given: frozenset
    vintages: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    reshapes: list = field(default_factory=list)
    read: set = field(default_factory=set)  # columns that a reshape reads, and nobody else
    is_in_pence: bool = False  # as a person says
    is_merged: bool = False  # of two rows, one over the other
    above: tuple = ()  # what the upper of two rows says over each column
    named: str = ""  # what names its table: its file and its sheet
    sheet: str = ""

    @property
    def missing(self):
        """Groups of which no column is there."""
        seen, lacking = {c for c in self.columns if c} | self.given, []
        for group in self.layout.required:
            there = next((column for column in group if column in seen), None)
            seen.discard(there)
            if not there:
                lacking.append(group)
        return lacking

    @property
    def placed(self):
        """How many of its headings the layout has a column for."""
        return sum(column is not None for column in self.columns)


def match_row(file, layout, line, cells, headings):
    """A row of a file as the heading of one layout."""
    columns, vintages, again = place_columns(layout, cells, headings)
    columns, named = _said_amounts.placed(file, layout, cells, columns)
    given = frozenset(layout.constants) & file.said.keys() | again | named
    return Match(layout, line, tuple(cells), columns, given, vintages, named=file.name)


def first_matches(file, rows, layouts, headings):
    """Matches up to the first row that is plainly a heading: it is complete and mostly known.

    Of the rows below it those are looked at that repeat some of its headings.
    """
    found, plain = [], None
    for number in range(len(rows)):
        if plain and len(plain.intersection(rows[number][1])) < _REPEATED:
            continue
        of_row = list(_matches(file, rows[number : number + _DOWN], layouts, headings, last=1))
        found += of_row
        if any(
            not m.is_merged and not m.missing and m.placed * 2 > sum(map(bool, m.cells))
            for m in of_row
        ):
            plain = {cell for cell in rows[number][1] if cell}
    return found


def first_of(complete):
    """The heading to read by, and the line where it comes again over other columns, or None.

    The layout with most headings placed is meant, and of its rows of headings the first.
    """
    layout = min(complete, key=lambda match: (-match.placed, match.line)).layout
    of_layout = [match for match in complete if match.layout is layout]
    first = min(of_layout, key=lambda match: (match.line, -match.placed))
    again = [
        match.line
        for match in of_layout
        if match.line > first.line and match.columns != first.columns
    ]
    return first, min(again, default=None)


def _matches(file, rows, layouts, headings, last=None):
    """Every row that holds a heading, as each layout reads it."""
    for number, (line, cells) in enumerate(rows[:last]):
        known = set().union(*(headings.placed(cell).keys() for cell in cells if cell), set())
        for layout in layouts:
            if layout.name not in known:
                continue
            plain = match_row(file, layout, line, cells, headings)
            yield plain
            under = None if all(cells) else _second_heading(rows, number, layout, headings)
            if under:
                over = match_row(file, layout, line, _merged(cells, under), headings)
                if over.placed > plain.placed:
                    over.is_merged, over.above = True, _spread(cells, under, len(over.cells))
                    yield over


def _second_heading(rows, number, layout, headings):
    """The second row of a heading: the next that says something, past a note; None where none."""
    for _, row in rows[number + 1 : number + _DOWN]:
        if _is_second_heading(row, layout, headings):
            return row
        if sum(bool(cell.strip()) for cell in row) > 1:
            return None
    return None


def _merged(cells, under):
    """A heading over several columns, with the second row that names each of them."""
    width = max(len(cells), len(under))
    pad = lambda row: list(row) + [""] * (width - len(row))  # noqa: E731
    return [second or first for first, second in zip(pad(cells), pad(under), strict=True)]


def _spread(cells, under, width):
    """The upper row of a heading, each cell over the columns up to the next.

    One below which nothing stands heads its own column, and no other.
    """
    last, found = "", []
    for i in range(width):
        cell, below = (row[i].strip() if i < len(row) else "" for row in (cells, under))
        last = (cell if below else "") if cell else last
        found.append(cell or last)
    return tuple(found)


def _is_second_heading(cells, layout, headings):
    """Every cell that says something says a heading, and some say nothing."""
    words = [cell for cell in cells if cell.strip()]
    placed = [headings.place(layout.name, cell)[0] for cell in words]
    return 0 < len(words) < len(cells) and all(placed)


def deep(file, part, head, layouts, headings):
    """A heading below the first records, even in the last line: (rows about it, matches)."""
    if len(head) < HEADING_ROWS:
        return head, []
    rows, about = list(part.records()), []
    for match in _matches(file, rows[HEADING_ROWS:], layouts, headings):
        if not match.missing and match.placed >= TOLD_BY_NAME:
            about.append(match)
    if not about:
        return head, []
    at = next(i for i, (line, _) in enumerate(rows) if line == about[0].line)
    return rows[max(0, at - _text_tables.HEAD) : at + _text_tables.HEAD], about[:1]


def is_first(merged, complete, rows):
    """Whether the rows of headings that say enough alone are the first of two, once or again."""
    said = {line: sorted(filter(None, cells)) for line, cells in rows}
    plain = {match.line for match in complete if not match.is_merged}
    return all(said[line] == said[merged.line] for line in plain)
