"""Delimited text as rows and as columns, read the same by two readers: one sure, one fast.

Line numbers are those of an editor.
"""

import csv
import io
import itertools
import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from pipelines.errors import SourceError
from pipelines.sources._reading import decode

HEAD = 250  # records by which a table is told
_END = "\x1aend of file"
_LONGEST_CELL = 131_072
_MARKS = ",;\t|^~"
_QUOTED = re.compile(r'"[^"\n]*"')
_WHOLE_CELL = re.compile(r'(?<![^,;\t|^~\n])"(?:[^"]|"")*"(?=[,;\t|^~\n]|\Z)')
_PADDING = re.compile(r"((?<=[,;|])|^)\t(?=[^\t])|\t(?=[,;|])")  # a tab beside a mark parts nothing
_BREAK = re.compile(r"\r\n|\r|\n")
_PLAIN_STARTS = {bytes([sign]) for sign in range(0x80)}


def table_of(records):
    """(line number, cells) records as a table of text columns, blank ones left out."""
    kept = [(line, cells) for line, cells in records if any(c and c.strip() for c in cells)]
    width = max((len(cells) for _, cells in kept), default=0)
    columns = {"line_number": pa.array([line for line, _ in kept], pa.int64())}
    for i in range(width):
        columns[f"c{i}"] = texts([row[i] if i < len(row) else None for _, row in kept])
    return pa.table(columns)


def texts(values):
    """A column of texts; half a character, as JSON may hold it, is a mark of what was lost."""
    try:
        return pa.array(values, pa.string())
    except UnicodeEncodeError:
        whole = [one and one.encode("utf-8", "replace").decode() for one in values]
        return pa.array(whole, pa.string())


def first_rows(sample, delimiter):
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    rows, line = [], 1
    try:
        for row in reader:
            rows.append((line, row))
            line = reader.line_num + 1
            if len(rows) >= HEAD:
                break
    except csv.Error:  # what stands above it may yet hold the heading; landing names the line
        return rows
    return rows


def delimiter_of(sample):
    """The mark that parts most of the first lines into as many cells, and most often."""
    head = sample.splitlines()[:60]
    if '"' in sample:  # a cell of several lines holds marks that part nothing
        head = _WHOLE_CELL.sub("", "\n".join(head)).splitlines()
    lines = [_PADDING.sub("", _QUOTED.sub("", line)) for line in head if line.strip()]
    found = {mark: [line.count(mark) for line in lines] for mark in _MARKS}

    def standing(mark):
        # A comma inside a name or an amount stands in some lines, a delimiter in nearly all of
        # them, and mostly in the same number.
        counts = [n for n in found[mark] if n]
        alike = max(map(counts.count, set(counts)), default=0)
        return len(counts) * 2 > len(lines), alike, sum(counts)

    return max(_MARKS, key=standing)


def text_records(part):
    text = _strict(part)
    reader = csv.reader(
        itertools.chain(io.StringIO(text, newline=""), [_END]), delimiter=part.delimiter
    )
    csv.field_size_limit(_LONGEST_CELL)  # scipy lifts the limit of the whole process
    start = line = 1
    try:
        for cells in reader:
            if cells == [_END]:
                return
            yield line, cells
            start, line = line, reader.line_num + 1
    except csv.Error as error:
        raise SourceError(
            part.name, f"cannot be read after line {line} ({error})", "Save it as CSV anew."
        ) from error
    # The end was read as part of the last cell, and with it perhaps half the file.
    raise SourceError(
        part.name,
        f"a quotation mark in or below line {start} is never closed",
        "Close it, or save the file as CSV anew.",
    )


def _strict(part):
    try:
        return decode(part.data, part.encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            part.name, f"is not all {part.encoding} text ({error.reason})", "Save it as UTF-8."
        ) from error


def fast_table(part):
    """What `records` gives, read by Arrow; None where quotation marks are not plain."""
    data = part.data
    if part.encoding not in ("utf-8", "utf-8-sig", "ascii") or data[:1] not in _PLAIN_STARTS:
        data = _strict(part).encode()
    if data.count(b'"') % 2:
        return None
    odd = []
    end = (b"" if data.endswith((b"\n", b"\r")) else b"\n") + _END.encode()
    try:
        table = _without_end(_arrow_table(data + end, part, odd), odd)
    except pa.ArrowInvalid:
        return None
    if table is None or _has_long_cell(table):
        return None
    if any(row.text.count('"') % 2 or len(row.text) > _LONGEST_CELL for row in odd):
        return None
    has_breaks = _lines(data) > len(table) + len(odd)
    return _with_odd_rows(table, odd, part.delimiter, has_breaks)


def _without_end(table, odd):
    """All but the mark of the end; None where that was read as part of a cell, as if quoted."""
    if odd and odd[-1].text == _END:
        odd.pop()
        return table
    last = len(table) - 1
    is_end = table.num_columns == 1 and last >= 0 and table["c0"][last].as_py() == _END
    return table.slice(0, last) if is_end else None


def _arrow_table(data, part, odd):
    width = max([1, *(len(row) for _, row in part.head)])
    names = [f"c{i}" for i in range(width)]

    def keep(row):
        odd.append(row)
        return "skip"

    return pa.csv.read_csv(
        pa.py_buffer(data),
        read_options=pa.csv.ReadOptions(
            column_names=names, use_threads=False, block_size=min(len(data) + 1, 2**31 - 1)
        ),
        parse_options=pa.csv.ParseOptions(
            delimiter=part.delimiter,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=keep,
        ),
        convert_options=pa.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            strings_can_be_null=False,
            quoted_strings_can_be_null=False,
        ),
    ).combine_chunks()


def _has_long_cell(table):
    longest = [pc.max(pc.binary_length(column)).as_py() or 0 for column in table.columns]
    return max(longest, default=0) > _LONGEST_CELL


def _lines(data):
    """Lines of a text, whatever ends them."""
    ends = data.count(b"\n")
    if b"\r" in data:
        ends += data.count(b"\r") - data.count(b"\r\n")
    return ends + (data[-1:] not in (b"\n", b"\r"))


def _with_odd_rows(table, odd, delimiter, has_breaks):
    """Rows of another width put back where they stood, and every record's line counted."""
    are_even = np.ones(len(table) + len(odd) + 1, dtype=bool)
    are_even[[0, *(row.number for row in odd)]] = False
    numbers = np.flatnonzero(are_even)
    breaks = np.zeros(len(table), dtype=np.int64)
    for column in table.columns if has_breaks else ():
        breaks += _line_breaks(column)
    within = np.zeros(len(table) + len(odd) + 2, dtype=np.int64)  # breaks inside each record
    within[numbers] = breaks
    for row in odd:
        within[row.number] = len(_BREAK.findall(row.text))
    before = np.concatenate([[0], np.cumsum(within)[:-1]])
    line_of = np.arange(len(within)) + before
    table = table.add_column(0, "line_number", pa.array(line_of[numbers], pa.int64()))
    if len(blank := _blank_rows(table)):
        table = table.take(pa.array(np.delete(np.arange(len(table)), blank)))
    if not odd:
        return table
    cells = [(int(line_of[row.number]), next(csv.reader([row.text], delimiter=delimiter), []))
             for row in odd]  # fmt: skip
    return pa.concat_tables([table, table_of(cells)], promote_options="default").sort_by(
        "line_number"
    )


def _line_breaks(column):
    """Line breaks inside each cell; CR LF is one."""
    newlines = pc.count_substring(column, "\n").to_numpy()
    if not pc.any(pc.match_substring(column, "\r")).as_py():
        return newlines
    alone = pc.count_substring(column, "\r").to_numpy()
    return newlines + alone - pc.count_substring(column, "\r\n").to_numpy()


def _blank_rows(table):
    """Positions of records of which no cell says anything: most have something in an early one."""
    left = np.arange(len(table))
    for column in table.columns[1:]:
        if not len(left):
            break
        cells = column if len(left) == len(column) else column.take(pa.array(left))
        left = left[pc.equal(pc.utf8_trim_whitespace(cells), "").to_numpy()]
    return left
