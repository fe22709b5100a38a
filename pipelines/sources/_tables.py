"""The tables in a file: delimited text, each sheet of a workbook, or the columns of a Parquet file.

Every value is text. Line numbers are those of an editor, or a sheet's rows.
"""

import datetime
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.errors import SourceError
from pipelines.sources import _plain_text, _saved_pages, _workbooks
from pipelines.sources._reading import decode, encoding_of, form_of, read_bytes, stamp
from pipelines.sources._text_tables import (
    HEAD,
    delimiter_of,
    fast_table,
    first_rows,
    table_of,
    text_records,
)

_SAMPLE = 200_000
_A_PAGE = "a web page, not a table"
_CALLED_A_TABLE = re.compile(r"\.(csv|tsv|xls[xmb]?|ods|parquet)(\.gz)?$", re.IGNORECASE)
_PLAIN_DRESS = re.compile(rb'(?<![^,;\t|\r\n])="([^"\r\n]*)"(?![^,;\t|\r\n])')
_QUOTED_DRESS = re.compile(rb'(?<![^,;\t|\r\n])"=""([^"\r\n]*)"""(?![^,;\t|\r\n])')


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
        return first_rows(sample, self.delimiter)

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
            yield from text_records(self)


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


def tables_of(file):
    """The tables of a DataFile without the sheets that `sources.toml` leaves out.

    Returns
    -------
    parts : list of Part
    why : str
        The reason where there is none.
    left : tuple of str
        The sheets that are left out, in words.

    Raises
    ------
    SourceError
        As `open_tables` does, or if no sheet has the name.
    """
    parts, why = open_tables(file.path, file.name)
    wanted = sheets_said(file, "sheets_left_out", parts)
    left = [part.sheet for part in parts if part.sheet and bare_name(part.sheet) in wanted]
    parts = [part for part in parts if part.sheet not in left]
    why = "sources.toml leaves every sheet out" if left and not parts else why
    return parts, why, tuple(f"sheet {sheet!r}: left out, says sources.toml" for sheet in left)


def sheets_said(file, key, parts):
    """The sheets that `sources.toml` names of a file, as `bare_name` has them.

    Raises
    ------
    SourceError
        If one of them is not there: other files of the same entry may have it.
    """
    wanted = {bare_name(name): name for name in file.said.get(key, ())}
    there = [part.sheet for part in parts if part.sheet]
    if strange := wanted.keys() - set(map(bare_name, there)):
        hint = "It has no sheets: say this of workbooks alone."
        if there:
            hint = (
                f"Its sheets that hold anything: {', '.join(map(repr, there))}."
                " Say it in an entry of those files that have the sheet."
            )
        found = f"no sheet is called “{wanted[min(strange)]}”, which sources.toml names"
        raise SourceError(file.name, found, hint)
    return wanted.keys()


def bare_name(sheet):
    """The name of a sheet as names are compared: in small letters, without outer spaces."""
    return str(sheet).strip().casefold()


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
    table = fast_table(part) if part.form == "text" else None
    return table if table is not None else table_of(part.records())


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
