"""Recognise delimited text: its encoding, its delimiter, its heading row, its layout."""

import csv
import io
import re

from charset_normalizer import from_bytes

from pipelines.errors import HeadingError
from pipelines.sources._plan import ReadingPlan, Recognition
from pipelines.sources._reading import decode, read_bytes

SAMPLE_BYTES = 200_000
_HEADING_ROWS = 40
_WEB_PAGE = re.compile(rb"\s*<(!doctype\s+html|html)", re.IGNORECASE)


def recognise(file, candidates, headings):
    """Find the layout, among the candidates, whose headings stand in the file."""
    data = read_bytes(file.path, file.name)
    if reason := why_no_table(data[:SAMPLE_BYTES]):
        return Recognition(file.name, None, reason)
    encoding = encoding_of(data)
    sample = decode(data[:SAMPLE_BYTES], encoding, errors="replace")
    delimiter = delimiter_of(sample)
    rows = first_rows(sample, delimiter)
    found = [
        match
        for layout in candidates
        if layout.file_format == "csv"
        for match in _heading_matches(rows, layout, headings)
    ]
    complete = [match for match in found if not match.missing]
    if complete:
        best = max(complete, key=lambda match: match.placed)
        return Recognition(file.name, _plan(file, best, encoding, delimiter))
    nearly = found
    if "kind" not in file.said:  # the file itself has to say plainly what it is
        nearly = [match for match in found if match.placed >= 4 and len(match.missing) == 1]
    if nearly:
        best = max(nearly, key=lambda match: (-len(match.missing), match.placed))
        raise _heading_error(file, best, headings)
    return Recognition(file.name, None, "no heading row of a kind that we know")


class _Match:
    """A heading row as one layout reads it."""

    def __init__(self, layout, line, cells, headings):
        self.layout, self.line, self.cells = layout, line, tuple(cells)
        placed = [headings.place(layout.name, cell) for cell in cells]
        seen = set()
        self.columns, self.vintages, self.missing = [], {}, []
        for column, vintage in placed:
            # A second postcode is as personal as the first; of other columns the first counts.
            is_repeated = column in seen and column not in layout.personal
            self.columns.append(None if is_repeated else column)
            if is_repeated and vintage:
                seen.add(f"{column}_again")  # the same level of places at another vintage
            seen.add(column)
            if column and vintage:
                self.vintages.setdefault(f"{column.split('_')[0]}_vintage", f"20{vintage}")
        self.placed = sum(column is not None for column in self.columns)
        for group in layout.required:
            there = next((column for column in group if column in seen), None)
            seen.discard(there)
            if not there:
                self.missing.append(group)


def _heading_matches(rows, layout, headings):
    for number, (line, cells) in enumerate(rows[:_HEADING_ROWS]):
        plain = _Match(layout, line, cells, headings)
        if plain.placed:
            yield plain
        if number + 1 < len(rows):
            under = rows[number + 1][1]
            over = _Match(layout, line, _merged(cells, under), headings)
            if over.placed > plain.placed and _is_second_heading(under, layout, headings):
                yield over


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


def _plan(file, match, encoding, delimiter):
    constants = {key: str(file.said[key]) for key in match.layout.constants if key in file.said}
    return ReadingPlan(
        path=file.path,
        name=file.name,
        layout=match.layout,
        encoding=encoding,
        delimiter=delimiter,
        heading_line=match.line,
        headings=match.cells,
        columns=tuple(match.columns),
        constants=constants | match.vintages,
        said=file.said,
    )


def _heading_error(file, match, headings):
    wanted = " and ".join(" or ".join(group) for group in match.missing)
    columns = {column for group in match.missing for column in group}
    near = headings.nearest(match.layout.name, columns, match.cells)
    shown = ", ".join(repr(heading) for heading in near) or "none"
    return HeadingError(
        file.name,
        f"reads as {match.layout.kind} but no heading was placed for {wanted}; "
        f"nearest headings: {shown}",
        f"Add the right one to data/reference/headings/{match.layout.name}.csv.",
    )


def why_no_table(sample):
    """Why a file cannot hold a table of delimited text, or None."""
    if not sample.strip():
        return "the file is empty"
    if b"\x00" in sample:
        return "not delimited text"
    return "a web page, not a table" if _WEB_PAGE.match(sample) else None


def encoding_of(data):
    """UTF-8 where all of the file is; else what the lines beyond ASCII look like."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        odd = b"\n".join(line for line in data.splitlines() if not line.isascii())
        best = from_bytes(odd[:SAMPLE_BYTES], cp_isolation=["cp1252", "cp850"]).best()
        return best.encoding if best else "cp1252"
    return "utf-8-sig"


def delimiter_of(sample):
    lines = sample.splitlines()[:_HEADING_ROWS]
    counts = {mark: sum(line.count(mark) for line in lines) for mark in ",;\t|"}
    return max(counts, key=counts.get)


def first_rows(sample, delimiter):
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    rows, line = [], 1
    try:
        for row in reader:
            rows.append((line, row))
            line = reader.line_num + 1
            if len(rows) > _HEADING_ROWS:
                break
    except csv.Error:  # what stands above it may yet hold the heading; landing names the line
        return rows
    return rows
