"""Recognise tables: the heading row wherever it stands, and the layout whose headings it holds.

A heading is placed by synonym; where a needed one is missing, by near spelling or by its words.
What a layout says of values is always checked: a heading that they contradict is not believed.
"""

from dataclasses import dataclass, field

from pipelines.errors import HeadingError, SourceError
from pipelines.sources import _tables, _units, _values
from pipelines.sources._headings import normalise
from pipelines.sources._placing import TOLD_BY, place_columns
from pipelines.sources._plan import ReadingPlan, Recognition

_HEADING_ROWS = 60
_BELIEVED = 0.5  # of a column's values at least this share has to be what the heading says
_LOOKED_AT = 100  # records whose values are held against the headings
_SPELT_ALIKE = 0.88  # of a heading that nothing needs: a slip of a letter, no other word
_REPEATED = 3  # headings of a row that stand in another: it may be one, too
_SHIFTED = 2  # lines in which a number stands for a name
_TOLD_BY_NAME = 4  # headings that say plainly which kind a file is of
_TOLD_BY_NEARLY = 2  # headings by which a row that is none comes near to one
_PERIOD_NUMBERS = {str(number) for number in range(1, 14)}


def recognise(file, parts, why_none, candidates, headings):
    """Find, for each table of a file, the layout among the candidates whose headings it holds.

    Parameters
    ----------
    file : DataFile
    parts : list of Part
        Its tables.
    why_none : str
        Why there is none, where there is none.
    candidates : list of Layout
    headings : Headings
    """
    layouts = [layout for layout in candidates if layout.file_format == "csv"]
    plans, left, errors = [], [], []
    for part in parts:
        try:
            plan, why = _plan_of(file, part, layouts, headings)
        except SourceError as error:
            errors.append(error)
            continue
        if plan:
            plans.append(plan)
        elif part.sheet:
            left.append(f"sheet {part.sheet!r}: {why}")
        why_none = why
    if errors and (not plans or len(parts) == 1):
        raise errors[0]
    left += [str(error) for error in errors]
    if not plans:
        return Recognition(file.name, None, why_none, left=tuple(left))
    return Recognition(file.name, plans[0], "", tuple(plans[1:]), tuple(left))


@dataclass
class _Match:
    """A heading row as one layout reads it."""

    layout: object
    line: int
    cells: tuple
    columns: list
    given: frozenset
    vintages: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    is_merged: bool = False  # of two rows, one over the other

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
        return sum(column is not None for column in self.columns)


def _match(file, layout, line, cells, headings):
    columns, vintages, again = place_columns(layout, cells, headings)
    given = frozenset(layout.constants) & file.said.keys() | again
    return _Match(layout, line, tuple(cells), columns, given, vintages)


def _plan_of(file, part, layouts, headings):
    """(the plan for one table, ""), or (None, why) where it is of no kind that we know."""
    rows = part.head
    found = _first_matches(file, rows[:_HEADING_ROWS], layouts, headings)
    complete = [match for match in found if not match.missing]
    plain = {match.line for match in complete if not match.is_merged}
    complete = [match for match in complete if not match.is_merged or plain <= {match.line}]
    if not complete:
        complete = [m for match in found if (m := _filled_in(match, rows, headings))]
    if not complete:
        rows, complete = _deep(file, part, rows, layouts, headings)
    if complete:
        match, until = _first_of(complete)
        block = [(line, row) for line, row in rows if until is None or line < until]
        match = _believed(file, match, block, headings)
        _place_misspelt_values(match, block, headings)
        _require_pounds(file, match, block)
        return _plan(file, part, match, rows), ""
    _refuse_if_nearly(file, found, headings)
    return None, _why_none(found)


def _why_none(found):
    """That nothing is recognised, and what the row that comes nearest would lack."""
    why = "no heading row of a kind that we know"
    near = [m for m in found if m.placed >= _TOLD_BY_NEARLY and m.layout.values]
    if not near:
        return why
    best = max(near, key=lambda match: (match.placed, -len(match.missing)))
    nearest = f"line {best.line} comes nearest: read as {best.layout.kind} it lacks {_lacks(best)}"
    return f"{why} ({nearest})"


def _lacks(match):
    return " and ".join(" or ".join(group) for group in match.missing)


def _first_matches(file, rows, layouts, headings):
    """Matches up to the first row that is plainly a heading: it is complete and mostly known.

    Of the rows below it those are looked at that repeat some of its headings.
    """
    found, plain = [], None
    for number in range(len(rows)):
        if plain and len(plain.intersection(rows[number][1])) < _REPEATED:
            continue
        of_row = list(_matches(file, rows[number : number + 4], layouts, headings, last=1))
        found += of_row
        if any(
            not m.is_merged and not m.missing and m.placed * 2 > sum(map(bool, m.cells))
            for m in of_row
        ):
            plain = {cell for cell in rows[number][1] if cell}
    return found


def _first_of(complete):
    """The heading to read by, and the line where it comes again over other columns, or None.

    The layout with most headings placed is meant, and of its rows of headings the first.
    """
    layout = min(complete, key=lambda match: (-match.placed, match.line)).layout
    of_layout = [match for match in complete if match.layout is layout]
    first = min(of_layout, key=lambda match: (match.line, -match.placed))
    again = [match.line for match in of_layout if match.line > first.line]
    return first, min(again, default=None)


def _matches(file, rows, layouts, headings, last=None):
    """Every row that holds a heading, as each layout reads it."""
    for number, (line, cells) in enumerate(rows[:last]):
        known = set().union(*(headings.placed(cell).keys() for cell in cells if cell), set())
        for layout in layouts:
            if layout.name not in known:
                continue
            plain = _match(file, layout, line, cells, headings)
            yield plain
            if not all(cells):
                under = _row_below(rows, number)
                if _is_second_heading(under, layout, headings):
                    over = _match(file, layout, line, _merged(cells, under), headings)
                    if over.placed > plain.placed:
                        over.is_merged = True
                        yield over


def _row_below(rows, number):
    """The next record that says something, past a few blank ones."""
    return next((row for _, row in rows[number + 1 : number + 4] if any(row)), ())


def _merged(cells, under):
    """A heading over several columns, with the second row that names each of them."""
    width = max(len(cells), len(under))
    pad = lambda row: list(row) + [""] * (width - len(row))  # noqa: E731
    return [second or first for first, second in zip(pad(cells), pad(under), strict=True)]


def _is_second_heading(cells, layout, headings):
    """Every cell that says something says a heading, and some say nothing."""
    words = [cell for cell in cells if cell.strip()]
    placed = [headings.place(layout.name, cell)[0] for cell in words]
    return 0 < len(words) < len(cells) and all(placed)


def _deep(file, part, head, layouts, headings):
    """A heading below the first records, even in the last line: (rows about it, matches)."""
    if len(head) < _HEADING_ROWS:
        return head, []
    rows, about = list(part.records()), []
    for match in _matches(file, rows[_HEADING_ROWS:], layouts, headings):
        if not match.missing and match.placed >= _TOLD_BY_NAME:
            about.append(match)
    if not about:
        return head, []
    at = next(i for i, (line, _) in enumerate(rows) if line == about[0].line)
    return rows[max(0, at - _tables.HEAD) : at + _tables.HEAD], about[:1]


def _filled_in(match, rows, headings):
    """A match completed by near spelling and by words, where the values bear it out; or None."""
    layout = match.layout
    if match.placed < 2 and not (layout.words and match.placed):
        return None
    for group in match.missing:
        found = _by_spelling_or_words(match, group, rows, headings)
        if not found:
            return None
        i, column, note = found
        match.columns[i] = column
        match.notes.append(note)
    return None if match.missing else match


def _by_spelling_or_words(match, group, rows, headings):
    for i, cell in enumerate(match.cells):
        if match.columns[i] or not normalise(cell):
            continue
        near = headings.spelling(match.layout.name, group, cell)
        near = near if near and not _is_said_no(match.layout, near[0], cell) else None
        column = near[0] if near else _by_words(match.layout, group, cell)
        if column and _bears_out(match.layout, column, _values_of(match, rows, i)):
            how = f"spelt nearly as “{near[1]}”" if near else "by its words"
            return i, column, f"“{cell.strip()}” is taken for {column} ({how})"
    return None


def _by_words(layout, group, cell):
    for column in group:
        yes, _ = layout.words.get(column, (None, None))
        if yes and yes.search(normalise(cell)) and not _is_said_no(layout, column, cell):
            return column
    return None


def _is_said_no(layout, column, cell):
    """Whether a word of a heading says that it is not this column, however near it is spelt."""
    _, no = layout.words.get(column, (None, None))
    return bool(no and no.search(normalise(cell)))


def _place_misspelt_values(match, rows, headings):
    """Place columns of days and pounds that no kind needs, but that would be lost by a slip."""
    layout = match.layout
    checked = {c for c, kind in layout.values.items() if kind in ("amount", "date")}
    for i, cell in enumerate(match.cells):
        wanted = checked - set(match.columns)
        near = headings.spelling(layout.name, wanted, cell, _SPELT_ALIKE) if wanted else None
        if match.columns[i] or not near:
            continue
        if _bears_out(layout, near[0], _values_of(match, rows, i)):
            match.columns[i] = near[0]
            match.notes.append(
                f"“{cell.strip()}” is taken for {near[0]} (spelt nearly as “{near[1]}”)"
            )


def _bears_out(layout, column, values):
    kind = layout.values.get(column)
    if not kind:
        return not layout.values  # where a layout checks values, an unchecked guess is none
    found = _values.share(kind, values)
    return found is not None and found >= _BELIEVED


def _values_of(match, rows, i):
    cells = [row for line, row in rows[:_LOOKED_AT] if line != match.line]
    return [text for row in cells if i < len(row) and (text := row[i].strip())]


def _believed(file, match, rows, headings):
    """A match whose values are what its headings say; another column may stand in for one.

    Raises
    ------
    SourceError
        If the values contradict a heading that the kind needs.
    """
    below = [(line, row) for line, row in rows if line > match.line][: 2 * _LOOKED_AT]
    below = _until_headings_again(match, below)
    rows = (below if len(below) >= 5 else rows)[:_LOOKED_AT]
    needed = {column for group in match.layout.required for column in group}
    for i, column in enumerate(match.columns):
        kind = match.layout.values.get(column)
        values = _values_of(match, rows, i)
        found = _values.share(kind, values) if kind else None
        if found is None or found >= _BELIEVED:
            continue
        match.columns[i] = None
        said = f"“{match.cells[i].strip()}” holds no {kind}s ({found:.0%} of its values are)"
        if column in needed and match.missing:
            stand_in = _by_spelling_or_words(match, match.missing[0], rows, headings)
            if not stand_in and kind == "month" and set(values) <= _PERIOD_NUMBERS:
                raise _refused(
                    file, match,
                    f"“{match.cells[i].strip()}” numbers the periods of a year, and no column holds"
                    " a day or a month",
                    "Say the month of its payments in sources.toml: period = \"2024-05\".",
                )  # fmt: skip
            if not stand_in:
                raise _contradicted(file, match, said)
            match.columns[stand_in[0]] = stand_in[1]
            said = f"{said}; {stand_in[2]}"
        match.notes.append(said)
    _require_one_alignment(file, match, rows)
    return match


def _until_headings_again(match, below):
    """The records up to where the same headings, or others, stand again: over other columns."""
    said = {normalise(cell) for cell in match.cells} - {""}
    again = [len(said.intersection(map(normalise, row))) >= TOLD_BY for _, row in below]
    first = next((i for i, is_heading in enumerate(again) if not is_heading), 0)
    return below[: next((i for i in range(first, len(again)) if again[i]), len(below))]


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


def _require_pounds(file, match, rows):
    """Refuse amounts in another unit: taken for pounds they would be wrong by a thousand times."""
    amounts = [
        cell
        for cell, column in zip(match.cells, match.columns, strict=True)
        if match.layout.values.get(column) == "amount"
    ]
    above = [cell for line, row in rows if line < match.line for cell in row]
    if said := _units.not_pounds(amounts, above):
        raise _refused(file, match, said, "Ask the publisher for the payments in pounds and pence.")


def _contradicted(file, match, said):
    return _refused(
        file,
        match,
        f"the column headed {said}: its columns are shifted, or its headings are wrong",
        "Ask the publisher for the file anew, or mend the headings.",
    )


def _refused(file, match, found, what_to_do):
    """The error that refuses a table whole, once its kind and its heading are known."""
    error = SourceError(file.name, found, what_to_do)
    error.kind = match.layout.kind
    error.heading_line = match.line
    return error


def _plan(file, part, match, rows):
    constants = {key: str(file.said[key]) for key in match.layout.constants if key in file.said}
    if part.date_system and "date_system" in match.layout.constants:
        constants = {"date_system": part.date_system} | constants
    return ReadingPlan(
        path=file.path,
        name=file.name,
        layout=match.layout,
        encoding=part.encoding,
        delimiter=part.delimiter,
        heading_line=match.line,
        headings=match.cells,
        columns=tuple(match.columns),
        constants=constants | match.vintages,
        said=file.said,
        form=part.form,
        sheet=part.sheet,
        heading_is_last=_records_stand_above(match, rows),
        notes=(*match.notes, *_of_hidden(part)),
    )


def _of_hidden(part):
    """What a reader of the workbook would not see, and we count."""
    if part.is_hidden:
        yield f"sheet {part.sheet!r} is hidden in the workbook, and its lines count"


def _records_stand_above(match, rows):
    """Whether the lines above a heading are records, as in a file that somebody sorted."""
    checked = [
        (i, match.layout.values[column])
        for i, column in enumerate(match.columns)
        if column in match.layout.values
    ]
    above = [row for line, row in rows if line < match.line and any(row)]
    if not checked or not above:
        return False
    shares = []
    for i, kind in checked:
        values = [row[i].strip() for row in above if i < len(row) and row[i].strip()]
        found = _values.share(kind, values)
        shares.append(0 if found is None else found)
    return min(shares) >= _BELIEVED


def _refuse_if_nearly(file, found, headings):
    nearly = found
    if "kind" not in file.said:  # the file itself has to say plainly what it is
        nearly = [m for m in found if m.placed >= _TOLD_BY_NAME and len(m.missing) == 1]
    if nearly:
        best = max(nearly, key=lambda match: (-len(match.missing), match.placed))
        raise _heading_error(file, best, headings)


def _heading_error(file, match, headings):
    columns = {column for group in match.missing for column in group}
    near = headings.nearest(match.layout.name, columns, match.cells)
    shown = ", ".join(repr(heading) for heading in near) or "none"
    error = HeadingError(
        file.name,
        f"reads as {match.layout.kind} but no heading was placed for {_lacks(match)}; "
        f"nearest headings: {shown}",
        f"Add the right one to data/reference/headings/{match.layout.name}.csv.",
    )
    error.kind = match.layout.kind
    error.heading_line = match.line
    return error
