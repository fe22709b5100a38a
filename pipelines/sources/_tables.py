"""The tables in a file: delimited text, each sheet of a workbook, or the columns of a Parquet file.

Every value is text. Line numbers are those of an editor, or a sheet's rows.
"""

import csv
import datetime
import io
import itertools
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from pipelines.errors import SourceError
from pipelines.sources import _plain_text, _saved_pages, _workbooks
from pipelines.sources._reading import decode, encoding_of, form_of, read_bytes, stamp

HEAD = 250  # records by which a table is told
_SAMPLE = 200_000
_END = "\x1aend of file"
_A_PAGE = "a web page, not a table"
_LONGEST_CELL = 131_072
_MARKS = ",;\t|^~"
_CALLED_A_TABLE = re.compile(r"\.(csv|tsv|xls[xmb]?|ods|parquet)(\.gz)?$", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"\n]*"')
_PADDING = re.compile(r"((?<=[,;|])|^)\t(?=[^\t])|\t(?=[,;|])")  # a tab beside a mark parts nothing
_PLAIN_DRESS = re.compile(rb'(?<![^,;\t|\r\n])="([^"\r\n]*)"(?![^,;\t|\r\n])')
_QUOTED_DRESS = re.compile(rb'(?<![^,;\t|\r\n])"=""([^"\r\n]*)"""(?![^,;\t|\r\n])')
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Part:
    """One table of a file.

    `rows` holds the cells of a sheet or of a Parquet file; of text, `data` holds the bytes.
    """

    name: str
    form: str
    sheet: str = ""
    data: bytes = b""
    rows: tuple = ()
    encoding: str = "utf-8"
    delimiter: str = ","
    date_system: str = ""
    is_hidden: bool = False
    first_line: int = 1
    merged: tuple = ()  # (row of the first, column, row of the last) of cells merged downwards
    notes: tuple = ()  # what the file says of the table that no cell does

    @cached_property
    def head(self):
        """The first records: [(line number, cells)], as far as they can be read."""
        if self.form != "text":
            return list(enumerate(self.rows[:HEAD], start=self.first_line))
        sample = decode(self.data[:_SAMPLE], self.encoding, errors="replace")
        return _first_rows(sample, self.delimiter)

    def records(self):
        """(line number, cells) of every record.

        Raises
        ------
        SourceError
            If a quotation mark swallows the rest, or a cell is too long to be one.
        """
        if self.form != "text":
            yield from enumerate(self.rows, start=self.first_line)
        else:
            yield from _text_records(self)


def open_tables(path, name):
    """Every table of a file.

    Returns
    -------
    parts : list of Part
        Empty where the file holds no table.
    why : str
        The reason then.

    Raises
    ------
    SourceError
        If the file cannot be read at all, or is no table though its name says so.
    """
    return _opened(path, name, stamp(path))


@lru_cache(maxsize=1)  # a table is told, and then read
def _opened(path, name, _):
    data = read_bytes(path, name)
    form = form_of(data)
    if form == "empty":
        return [], "the file is empty"
    if form == "text" and _saved_pages.is_xml_workbook(data):
        return _sheets_of(_saved_pages.cells_of_xml(data, name), name), "no sheet holds anything"
    if form in ("text", _A_PAGE) and _saved_pages.is_saved_page(data, name):
        return _sheets_of(_saved_pages.cells_of_page(data), name), "no table holds anything"
    if form == "workbook":
        return _sheets(data, name), "no sheet holds anything"
    if form == "parquet":
        return [Part(name, "parquet", rows=_parquet_rows(data, name))], ""
    if form != "text":
        if _CALLED_A_TABLE.search(path.name):
            raise SourceError(name, f"is {form}", "Fetch the table itself.")
        return [], form
    data = _without_formulas(_plain_text.plain(data))
    encoding = encoding_of(data)
    sample = decode(data[:_SAMPLE], encoding, errors="replace")
    return [Part(name, "text", data=data, encoding=encoding, delimiter=delimiter_of(sample))], ""


def part_of(plan):
    """The table that a plan is about."""
    parts, _ = open_tables(plan.path, plan.name)
    return next(part for part in parts if part.sheet == plan.sheet)


def _without_formulas(data):
    """Cells such as ="0012", by which a spreadsheet is made to keep a text, without their dress."""
    if b'="' not in data:
        return data
    return _PLAIN_DRESS.sub(rb'"\1"', _QUOTED_DRESS.sub(rb'"\1"', data))


def read_table(part):
    """The whole of a part as text columns.

    Returns
    -------
    pyarrow.Table
        `line_number` (int64) and `c0`, `c1`, … (string); a short row has nulls at its end. Blank
        records are left out.
    """
    table = _fast_table(part) if part.form == "text" else None
    return table if table is not None else table_of(part.records())


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


def _first_rows(sample, delimiter):
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
    lines = [
        _PADDING.sub("", _QUOTED.sub("", line)) for line in sample.splitlines()[:60] if line.strip()
    ]
    found = {mark: [line.count(mark) for line in lines] for mark in _MARKS}

    def standing(mark):
        # A comma inside a name or an amount stands in some lines, a delimiter in nearly all of
        # them, and mostly in the same number.
        counts = [n for n in found[mark] if n]
        alike = max(map(counts.count, set(counts)), default=0)
        return len(counts) * 2 > len(lines), alike, sum(counts)

    return max(_MARKS, key=standing)


def _text_records(part):
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


def _fast_table(part):
    """What `records` gives, read by Arrow; None where quotation marks are not plain."""
    data = part.data
    if part.encoding not in ("utf-8", "utf-8-sig", "ascii") or data[:1] not in _plain_starts:
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


_plain_starts = {bytes([sign]) for sign in range(0x80)}


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


def _sheets(data, name):
    return _sheets_of(_workbooks.cells_of_sheets(data, name), name, _workbooks.date_system(data))


def _sheets_of(found, name, system=""):
    parts = []
    for sheet, cells, is_hidden, *merged in found:
        rows = tuple([_text(value) for value in row] for row in cells)
        if any(any(row) for row in rows):
            parts.append(Part(name, "workbook", sheet, rows=rows, date_system=system,
                              is_hidden=is_hidden, merged=sum(merged, ())))  # fmt: skip
    return parts


def _text(value):
    """A cell as a person would type it; a day without its midnight, a whole number without .0."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        is_day = value.time() == datetime.time()
        return value.date().isoformat() if is_day else value.isoformat(" ", "seconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)


def _parquet_rows(data, name):
    try:
        table = pq.read_table(pa.BufferReader(data))
        columns = [_parquet_text(column) for column in table.columns]
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError) as error:
        raise SourceError(
            name, f"is a Parquet file that cannot be read ({type(error).__name__})",
            "Fetch the file anew.",
        ) from error  # fmt: skip
    return (list(table.column_names), *map(list, zip(*columns, strict=True)))


def _parquet_text(column):
    return ["" if value is None else _text(value) for value in column.to_pylist()]
