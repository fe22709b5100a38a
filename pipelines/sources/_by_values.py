"""Recognise tables without a heading row by what stands in each of their columns."""

import re

from pipelines.sources import _csv
from pipelines.sources._plan import ReadingPlan, Recognition
from pipelines.sources._reading import decode, read_bytes

_FEWEST = 3
_BELIEVED = 0.9


def recognise(file, candidates):
    """A plan for the layout whose patterns nearly all first rows fit; None where none does."""
    layouts = [layout for layout in candidates if layout.by_values]
    data = read_bytes(file.path, file.name) if layouts else b""
    if not layouts or _csv.why_no_table(data[: _csv.SAMPLE_BYTES]):
        return None
    encoding = _csv.encoding_of(data)
    sample = decode(data[: _csv.SAMPLE_BYTES], encoding, errors="replace")
    delimiter = _csv.delimiter_of(sample)
    rows = [cells for _, cells in _csv.first_rows(sample, delimiter) if any(cells)]
    for layout in layouts:
        if fits(layout.by_values, rows):
            columns = tuple(column for column, _ in layout.by_values)
            plan = ReadingPlan(
                path=file.path,
                name=file.name,
                layout=layout,
                encoding=encoding,
                delimiter=delimiter,
                heading_line=0,
                headings=tuple(column or "" for column in columns),
                columns=columns,
                said=file.said,
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
