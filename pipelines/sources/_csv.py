"""Recognise tables: the heading row wherever it stands, and the layout whose headings it holds.

A heading is placed by synonym; where a needed one is missing, by near spelling or by its words.
What a layout says of values is always checked: a heading that they contradict is not believed.
"""

from functools import partial

from pipelines.errors import SourceError
from pipelines.sources import (
    _asked_for,
    _believing,
    _completing,
    _fewer,
    _income,
    _ledgers,
    _matching,
    _named_unpaid,
    _of_whom,
    _one_sex,
    _preparing,
    _refusing,
    _rival_days,
    _tables,
    _units,
    _values,
    _year_of_people,
)
from pipelines.sources._placing import beneath
from pipelines.sources._plan import ReadingPlan, Recognition


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
        plans, held, reasons = _with_named_months(file, parts, layouts, headings)
        why_none = next((why for why in reasons if _ledgers.NOT_TAKEN in why), why_none)
        read = {(plan.sheet, plan.layout.kind) for plan in plans}
        errors = [one for one in errors if (one[0], getattr(one[1], "kind", None)) not in read]
        errors, left = _named_unpaid.with_held(errors, left, held)
    if errors and (not plans or len(parts) == 1):
        raise errors[0][1]
    if plans:
        left = [one for one in left if not any(f"sheet {p.sheet!r}: " in one for p in plans)]
    if not plans:
        return Recognition(file.name, None, why_none, left=tuple(left))
    return Recognition(file.name, plans[0], "", tuple(plans[1:]), tuple(left), tuple(errors))


def _with_named_months(file, parts, layouts, headings):
    """(plans of tables that lack a heading, completed by what else they say; {sheet: error} of
    those whose name is held against them; why others are none).
    """
    plans, held, reasons = [], {}, []
    for part in parts:
        try:
            plan, why = _plan_of(file, part, layouts, headings, is_odd=True)
        except _named_unpaid.HeldByNameError as error:
            held[part.sheet] = error
            continue
        except SourceError:
            continue
        plans += [plan] if plan else []
        reasons.append(why)
    if why := _preparing.doubled(plans):
        raise SourceError(file.name, why, "Bring the sheet of payments as a file of its own.")
    return plans, held, reasons


def _plan_of(file, part, layouts, headings, *, is_odd=False):
    """(the plan for one table, ""), or (None, why) where it is of no kind that we know."""
    rows = part.head
    found = _matching.first_matches(file, rows[: _matching.HEADING_ROWS], layouts, headings)
    for match in found:
        match.named, match.sheet = f"{file.name} {part.sheet or ''}", part.sheet or ""
    complete = [match for match in found if not match.missing]
    complete = [
        match
        for match in complete
        if not match.is_merged or _matching.is_first(match, complete, rows)
    ]
    if complete:
        complete = [_meant(match, found, rows, headings) for match in complete]
    else:
        complete = [m for match in found if (m := _completing.filled_in(match, rows, headings))]
    complete, why_not = _of_whom.without_others(complete, rows)
    if not complete and is_odd:
        complete = _preparing.completed(file, part, found, rows, headings)
        for layout in () if complete else filter(_preparing.is_of_payments, layouts):
            make = partial(_matching.match_row, file, layout, headings=headings)
            complete = _preparing.by_words(rows, headings, make)
    elif not complete:
        rows, complete = _matching.deep(file, part, rows, layouts, headings)
        complete, below = _of_whom.without_others(complete, rows)
        why_not = why_not or below
    if complete:
        match, until = _matching.first_of(complete)
        if other := _refusing.other_register(file, match):
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
        _units.tell(match)
        if "period" not in file.said:
            _year_of_people.tell(match, block, part.sheet or "")
        _believing.require_proof(file, match, block)
        _asked_for.tell(match, block)
        return _plan(file, part, match, rows), ""
    return None, why_not or _refusing.why_none(file, found, rows, headings)


def _meant(match, found, rows, headings):
    """A match, or the one that it yields to: of the same row, and lacking one heading at most."""
    for other in found:
        if other.line == match.line and other.layout.name in match.layout.yields_to:
            if not other.missing:
                return other
            if len(other.missing) == 1 and _completing.filled_in(other, rows, headings):
                return other
    return match


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
        constants=match.vintages | constants,
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
