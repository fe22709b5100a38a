"""Recognise tables: the heading row wherever it stands, and the layout whose headings it holds.

A heading is placed by synonym; where a needed one is missing, by near spelling or by its words.
What a layout says of values is always checked: a heading that they contradict is not believed.
"""

from dataclasses import dataclass, field
from functools import partial

from pipelines.errors import HeadingError, SourceError
from pipelines.sources import (
    _amounts,
    _asked_for,
    _believing,
    _completing,
    _fewer,
    _income,
    _named_unpaid,
    _one_sex,
    _other_registers,
    _preparing,
    _rival_days,
    _said_amounts,
    _sides,
    _tables,
    _text_tables,
    _values,
    _weeks,
    _year_of_people,
)
from pipelines.sources._placing import beneath, place_columns
from pipelines.sources._plan import ReadingPlan, Recognition

_HEADING_ROWS = 60
_DOWN = 8  # rows among which the second row of a heading stands
_REPEATED = 3  # headings of a row that stand in another: it may be one, too
_TOLD_BY_NAME = 4  # headings that say plainly which kind a file is of
_ONE_SIDE = "Bring the side that was paid, as one column of amounts"
_TOLD_BY_NEARLY = 2  # headings by which a row that is none comes near to one


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
    _tables.sheets_said(file, "pence_sheets", parts)
    for part in parts:
        try:
            plan, why = _plan_of(file, part, layouts, headings)
        except SourceError as error:
            errors.append((part.sheet, error))
            continue
        if plan:
            plans.append(plan)
        elif part.sheet:
            left.append(f"sheet {part.sheet!r}: {why}")
        why_none = why
    if not plans:
        plans, held = _with_named_months(file, parts, layouts, headings)
        read = {(plan.sheet, plan.layout.kind) for plan in plans}
        errors = [one for one in errors if (one[0], getattr(one[1], "kind", None)) not in read]
        errors, left = _named_unpaid.with_held(errors, left, held, is_read=bool(plans))
    if errors and (not plans or len(parts) == 1):
        raise errors[0][1]
    if plans and not errors:
        left = [one for one in left if not any(f"sheet {p.sheet!r}: " in one for p in plans)]
    if not plans:
        return Recognition(file.name, None, why_none, left=tuple(left))
    return Recognition(file.name, plans[0], "", tuple(plans[1:]), tuple(left), tuple(errors))


def _with_named_months(file, parts, layouts, headings):
    """(plans of tables that lack a heading, completed by what else they say; {sheet: error} of
    those whose name is held against them).
    """
    plans, held = [], {}
    for part in parts:
        try:
            plan, _ = _plan_of(file, part, layouts, headings, is_odd=True)
        except _named_unpaid.HeldByNameError as error:
            held[part.sheet] = error
            continue
        except SourceError:
            continue
        plans += [plan] if plan else []
    if why := _preparing.doubled(plans):
        raise SourceError(file.name, why, "Bring the sheet of payments as a file of its own.")
    return plans, held


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
    reshapes: list = field(default_factory=list)
    read: set = field(default_factory=set)  # columns that a reshape reads, and nobody else
    is_in_pence: bool = False  # as a person says
    is_merged: bool = False  # of two rows, one over the other
    named: str = ""  # what names its table: its file and its sheet

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
    columns, named = _said_amounts.placed(file, layout, cells, columns)
    given = frozenset(layout.constants) & file.said.keys() | again | named
    return _Match(layout, line, tuple(cells), columns, given, vintages, named=file.name)


def _plan_of(file, part, layouts, headings, *, is_odd=False):
    """(the plan for one table, ""), or (None, why) where it is of no kind that we know."""
    rows = part.head
    found = _first_matches(file, rows[:_HEADING_ROWS], layouts, headings)
    for match in found:
        match.named = f"{file.name} {part.sheet or ''}"
    complete = [match for match in found if not match.missing]
    complete = [
        match for match in complete if not match.is_merged or _is_first(match, complete, rows)
    ]
    if complete:
        complete = [_meant(match, found, rows, headings) for match in complete]
    else:
        complete = [m for match in found if (m := _completing.filled_in(match, rows, headings))]
    if not complete and is_odd:
        complete = _preparing.completed(file, part, found, rows, headings)
        for layout in () if complete else filter(_preparing.is_of_payments, layouts):
            make = partial(_match, file, layout, headings=headings)
            complete = _preparing.by_words(rows, headings, make)
    elif not complete:
        rows, complete = _deep(file, part, rows, layouts, headings)
    if complete:
        match, until = _first_of(complete)
        if other := _other_register(file, match):
            return None, other
        block = [(line, row) for line, row in rows if until is None or line < until]
        block = _preparing.prepare(file, part, match, beneath(match, block))
        _believing.require_years(file, match, block)
        match = _believing.believed(file, match, block, headings)
        _completing.place_misspelt_values(match, block, headings)
        _rival_days.settle(match, block)
        _believing.require_pounds(file, match, block)
        _fewer.tell(file, part, match, block)
        _fewer.tell_unheaded(match, block)
        _one_sex.tell(match, block, part.sheet or "")
        if "period" not in file.said:
            _year_of_people.tell(match, block, part.sheet or "")
        _believing.require_proof(file, match, block)
        _asked_for.tell(match)
        return _plan(file, part, match, rows), ""
    sides = next((s for m in found if _preparing.is_of_payments(m.layout)
                  and (s := _sides.unread(m, rows))), None)  # fmt: skip
    _refuse_if_nearly(file, found, headings, sides)
    by_month = next(
        (o for m in found if "payee_name" in m.columns and (o := _amounts.by_month(m))), ""
    )
    why = f"{by_month}: bring one line for each payment" if by_month else _why_none(found)
    why = f"{why}: {sides}. {_ONE_SIDE}" if sides else why
    if begins := next((b for m in found if (b := _that_weeks_begin(m))), None):
        why = f"{begins}. {_believing.SAY_THE_MONTH.rstrip('.')}"
    return None, next((o for m in found if (o := _other_register(file, m))), why)


def _is_first(merged, complete, rows):
    """Whether the rows of headings that say enough alone are the first of two, once or again."""
    said = {line: sorted(filter(None, cells)) for line, cells in rows}
    plain = {match.line for match in complete if not match.is_merged}
    return all(said[line] == said[merged.line] for line in plain)


def _other_register(file, match):
    """What else a table is whose columns would do; None where nothing says so, or the folder."""
    if not match.layout.is_lookalike or "kind" in file.said or match.placed < _TOLD_BY_NEARLY:
        return None
    return _other_registers.told_by(match)


def _meant(match, found, rows, headings):
    """A match, or the one that it yields to: of the same row, and lacking one heading at most."""
    for other in found:
        if other.line == match.line and other.layout.name in match.layout.yields_to:
            if not other.missing:
                return other
            if len(other.missing) == 1 and _completing.filled_in(other, rows, headings):
                return other
    return match


def _why_none(found):
    """That nothing is recognised, and what the row that comes nearest would lack."""
    if so_far := next(filter(None, map(_amounts.so_far, found)), None):
        return so_far
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
    return f"{why} ({nearest})"


def _first_matches(file, rows, layouts, headings):
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


def _first_of(complete):
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
            plain = _match(file, layout, line, cells, headings)
            yield plain
            under = None if all(cells) else _second_heading(rows, number, layout, headings)
            if under:
                over = _match(file, layout, line, _merged(cells, under), headings)
                if over.placed > plain.placed:
                    over.is_merged = True
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
    return rows[max(0, at - _text_tables.HEAD) : at + _text_tables.HEAD], about[:1]


def _plan(file, part, match, rows):
    constants = {key: str(file.said[key]) for key in match.layout.constants if key in file.said}
    for key, said in (("date_system", part.date_system), ("sheet", part.sheet)):
        if said and key in match.layout.constants:
            constants = {key: said} | constants
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
        notes=(*match.notes, *part.notes, *_of_hidden(part)),
        reshapes=tuple(match.reshapes),
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
    if not checked or not above or _income.begins_with_receipts(above):
        return False
    shares = []
    for i, kind in checked:
        values = [row[i].strip() for row in above if i < len(row) and row[i].strip()]
        found = _values.share(kind, values)
        shares.append(0 if found is None else found)
    return min(shares) >= _completing.BELIEVED


def _refuse_if_nearly(file, found, headings, sides):
    nearly = found
    if "kind" not in file.said:  # the file itself has to say plainly what it is
        nearly = [m for m in found if m.placed >= _TOLD_BY_NAME and len(m.missing) == 1]
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
    near = headings.nearest(match.layout.name, columns, match.cells)
    shown = ", ".join(repr(heading) for heading in near) or "none"
    found = f"no heading was placed for {_completing.lacking(match)}; nearest headings: {shown}"
    add = f"Add the right one to data/reference/headings/{match.layout.name}.csv{_or_name(match)}."
    if begins := _that_weeks_begin(match):
        found, add = begins, _believing.SAY_THE_MONTH
    elif sides and _preparing.is_of_payments(match.layout):
        found, add = f"lacks {_completing.lacking(match)}: {sides}", f"{_ONE_SIDE}."
    error = HeadingError(file.name, f"reads as {match.layout.kind} but {found}", add)
    error.kind = match.layout.kind
    error.heading_line = match.line
    return error
