"""Recognise tables by what stands in each of their columns: those without a heading row, and those
whose headings, such as “CODE” and “DESCRIPTION”, may be of anything."""

import re

from pipelines.sources._plan import ReadingPlan, Recognition

_FEWEST, _LOOKED_AT = 3, 60
_BELIEVED = 0.9
_DIGIT = re.compile(r"\d")


def recognise(file, part, candidates):
    """A plan for the layout whose patterns nearly all first rows fit; None where none does."""
    layouts = [layout for layout in candidates if layout.by_values]
    rows = [(line, c) for line, c in part.head[:_LOOKED_AT] if any(c)] if layouts else []
    for layout in layouts:
        line, headings = _heading(layout.by_values, rows)
        if fits(layout.by_values, [cells for at, cells in rows if at > line]):
            columns = tuple(column for column, _ in layout.by_values)
            plan = ReadingPlan(
                path=file.path,
                name=file.name,
                layout=layout,
                encoding=part.encoding,
                delimiter=part.delimiter,
                heading_line=line,
                headings=headings or tuple(column or "" for column in columns),
                columns=columns,
                said=file.said,
                form=part.form,
                sheet=part.sheet,
            )
            return Recognition(file.name, plan)
    return None


def _heading(by_values, rows):
    """(line, cells) of a first row of as many words, without any digit; (0, ()) where none is."""
    for line, cells in rows[:1]:
        is_wide = len(cells) == len(by_values) and all(map(str.strip, cells))
        if is_wide and not _DIGIT.search(" ".join(cells)):
            return line, tuple(cells)
    return 0, ()


def fits(by_values, rows):
    """Whether nearly all rows have as many cells as there are patterns, and each cell fits its own.

    Fewer than three rows prove nothing.
    """
    patterns = [re.compile(pattern) for _, pattern in by_values]
    fitting = sum(
        len(cells) == len(patterns)
        and all(p.fullmatch(cell.strip()) for p, cell in zip(patterns, cells, strict=True))
        for cells in rows
    )
    return len(rows) >= _FEWEST and fitting >= _BELIEVED * len(rows)
