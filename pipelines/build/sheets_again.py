"""Sheets of a survey's workbook that hold an earlier sheet again.

Where nobody is named each line is a person, and a copy of a sheet would count everybody twice.
"""

from dataclasses import replace

import pyarrow.compute as pc

_FEWEST = 10  # lines: fewer people may have answered alike
_WHO_AND_WHEN = ("respondent", "answered_on")


def without_copies(parts):
    """The tables of a survey's file without those that are an earlier one line for line, as told.

    Who stands in two sheets for one day counts with the later one, and that is told, too.

    Parameters
    ----------
    parts : list of (ReadingPlan, pyarrow.Table)
    """
    if len(parts) < 2 or parts[0][0].layout.kind != "responses":
        return parts
    kept, notes = [], []
    for plan, table in parts:
        said = _said(plan, table)
        copied = next((one for (one, _), was in kept if _is_copy(said, was)), None)
        if copied:
            notes.append(f"sheet {plan.sheet!r} is sheet {copied.sheet!r} again: left out")
            continue
        notes += _told(plan, said, kept)
        kept.append(((plan, table), said))
    parts = [part for part, _ in kept]
    last, table = parts[-1]
    return [*parts[:-1], (replace(last, notes=(*last.notes, *notes)), table)]


def _said(plan, table):
    """{our column: cells} of what is mapped."""
    placed = {column: f"c{i}" for i, column in enumerate(plan.columns) if column}
    return {
        column: pc.utf8_trim_whitespace(pc.fill_null(table[at], "")).combine_chunks()
        for column, at in placed.items()
        if at in table.column_names
    }


def _is_copy(said, was):
    if said.keys() != was.keys() or not said:
        return False
    return len(next(iter(said.values()))) >= _FEWEST and all(
        cells.equals(was[column]) for column, cells in said.items()
    )


def _told(plan, said, kept):
    """How many lines are of people and days of an earlier sheet, where any are."""
    if not set(_WHO_AND_WHEN) <= said.keys():
        return
    mine = _people(said)
    for (earlier, _), was in kept:
        if not set(_WHO_AND_WHEN) <= was.keys():
            continue
        if many := pc.sum(pc.is_in(mine, _people(was))).as_py():
            lines = f"{many:,} line{'' if many == 1 else 's'}"
            yield (
                f"{lines} in sheet {plan.sheet!r} of people and days in sheet {earlier.sheet!r}"
                " as well: what both ask counts by the later sheet"
            )


def _people(said):
    """Who answered when, without lines that say neither."""
    who, when = (said[column] for column in _WHO_AND_WHEN)
    pairs = pc.binary_join_element_wise(who, when, "\n")
    return pairs.filter(pc.and_(pc.not_equal(who, ""), pc.not_equal(when, "")))
