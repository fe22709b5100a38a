"""Recognise tables without a heading row by what stands in each of their columns."""

import re

from pipelines.sources._plan import ReadingPlan, Recognition

_FEWEST, _LOOKED_AT = 3, 60
_BELIEVED = 0.9


def recognise(file, part, candidates):
    """A plan for the layout whose patterns nearly all first rows fit; None where none does."""
    layouts = [layout for layout in candidates if layout.by_values]
    rows = [cells for _, cells in part.head[:_LOOKED_AT] if any(cells)] if layouts else []
    for layout in layouts:
        if fits(layout.by_values, rows):
            columns = tuple(column for column, _ in layout.by_values)
            plan = ReadingPlan(
                path=file.path,
                name=file.name,
                layout=layout,
                encoding=part.encoding,
                delimiter=part.delimiter,
                heading_line=0,
                headings=tuple(column or "" for column in columns),
                columns=columns,
                said=file.said,
                form=part.form,
                sheet=part.sheet,
            )
            return Recognition(file.name, plan)
    return None


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
