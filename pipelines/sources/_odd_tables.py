"""Tables that no mark parts: records of JSON, and text whose columns stand below each other.

They are looked for where a file is nothing else that we know.
"""

import json
import re
from dataclasses import replace
from functools import lru_cache

from pipelines.sources import _csv, _paged, _tables
from pipelines.sources._broken import NO_RECORD
from pipelines.sources._reading import decode, encoding_of, form_of, read_bytes

RECORDS, ALIGNED = "records", "aligned"
_FEW_BROKEN = 20
_LARGEST = 100_000_000
_MANY = 12  # lines among which one may leave its column
_DEEP = 3  # how far inside a document its records may stand
_NO_RECORDS = ("fields", "links", "_links")
_WIDE = 300  # headings of records
_GAP, _CHUNKS, _FEWEST, _MOSTLY, _CLEAR = "  ", 3, 4, 0.6, 0.98
_PAGE = re.compile(r"\bpage:? *\d", re.IGNORECASE)
_BREAK = re.compile(r"\r\n|\r|\n")
_COLUMN = re.compile(r"x+(?: x+)*")  # one blank place within a column parts words


def recognise(file, candidates, headings):
    """What a file is as such a table; None where it is none, or none that we know.

    Parameters
    ----------
    file : DataFile
    candidates : list of Layout
    headings : Headings
    """
    part = _part(file.path, file.name)
    if part is None:
        return None
    found = _csv.recognise(file, [part], "", candidates, headings)
    return found if found.plan else None


def holds_fields(path, name):
    """Whether a document has a list of fields beside lists of their values, as data stores give."""
    data = read_bytes(path, name)
    return b'"fields"' in data and b'"ocid"' not in data


def is_odd(plan):
    """Whether a plan is about such a table."""
    return plan.form in (RECORDS, ALIGNED)


def part_of(plan):
    """The table that a plan is about, odd or not."""
    return _part(plan.path, plan.name) if is_odd(plan) else _tables.part_of(plan)


def _part(path, name):
    data = read_bytes(path, name)
    if len(data) > _LARGEST or form_of(data) != "text":
        return None
    return _of_data(data, name)


@lru_cache(maxsize=1)  # recognised first, then read
def _of_data(data, name):
    encoding = encoding_of(data)
    start = data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t")
    text = decode(data, encoding, errors="replace")
    part = _tables.Part(name, RECORDS, encoding=encoding)
    if start[:1] in (b"[", b"{"):
        rows, notes = _rows_of_records(text)
        return replace(part, rows=rows, first_line=0, notes=notes) if rows else None
    rows = _rows_of_lines(_BREAK.split(text.replace("\f", " ")))
    return replace(part, form=ALIGNED, rows=rows) if rows else None


# Records ------------------------------------------------------------------------------------------


def _rows_of_records(text):
    """The headings of a document's records and their values, or None; and what it says of more."""
    try:
        content = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        content = _by_line(text)
    found = _records_in(content)
    if not found:
        return None, ()
    flat = [_flat(one) for one in found]
    names = tuple(dict.fromkeys(key for one in flat for key in one))
    if not 2 <= len(names) <= _WIDE or "ocid" in names:
        return None, ()
    more = _paged.of_more(content, len(found))
    rows = (list(names), *([one.get(name, "") for name in names] for one in flat))
    return rows, (more,) if more else ()


def _by_line(text):
    """A record in each line; None where most are none. A line that is none keeps its text."""
    records, broken = [], 0
    for line in text.split("\n"):
        try:
            record = json.loads(line, parse_float=str, parse_int=str) if line.strip() else {}
            is_record = isinstance(record, dict)
        except (ValueError, RecursionError):
            is_record = False
        records.append(record if is_record else {NO_RECORD: line.strip()})
        broken += not is_record
        if broken > _FEW_BROKEN and broken * 2 > len(records):
            return None
    return records if broken * 2 < len(records) else None


def _records_in(content, deep=0):
    """The one list of records that a document holds; None where there is none, or several."""
    if isinstance(content, list):
        is_plain = content and all(isinstance(one, dict) for one in content)
        return content if is_plain and any(content) else None
    if not isinstance(content, dict) or deep > _DEEP:
        return None
    if of_fields := _of_fields(content):
        return of_fields
    found = [one for key, value in content.items() if key not in _NO_RECORDS
             and (one := _records_in(value, deep + 1))]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _of_fields(content):
    """Records whose names stand apart from their values."""
    fields = content.get("fields") or content.get("columns")
    rows = content.get("records") or content.get("data") or content.get("rows")
    if not (isinstance(fields, list) and isinstance(rows, list) and rows):
        return None
    names = [one.get("id") or one.get("name") if isinstance(one, dict) else one for one in fields]
    if not all(isinstance(name, str) for name in names):
        return None
    if not all(isinstance(row, list) and len(row) == len(names) for row in rows):
        return None
    return [dict(zip(names, row, strict=True)) for row in rows]


def _flat(record, above=""):
    """{heading: text} of a record, what stands inside of it under both names."""
    flat = {}
    for key, value in record.items():
        name = f"{above} {key}".strip()
        if isinstance(value, dict):
            flat |= _flat(value, name)
        elif isinstance(value, list):
            flat[name] = "|".join(one if isinstance(one, str) else json.dumps(one) for one in value)
        else:
            flat[name] = "" if value is None else str(value)
    return flat


# Columns below each other -------------------------------------------------------------------------


def _rows_of_lines(lines):
    """The cells of every line of a text in columns; None where it is in none.

    A line that does not keep to the columns stays whole, in one cell, unless it has as many parts.
    """
    lines = [line.expandtabs(8).rstrip() for line in lines]
    said = [line for line in lines if set(line) - set("-=_ +") and not _PAGE.search(line)]
    first = next((i for i, line in enumerate(said) if len(_chunks(line)) >= _CHUNKS), len(said))
    in_columns = [line for line in said[first:] if len(_chunks(line)) > 1]
    if len(in_columns) < _FEWEST or len(in_columns) < _MOSTLY * len(said):
        return None
    spans = _spans(in_columns)
    if len(spans) < _CHUNKS:
        return None
    return tuple(_cells(line, spans) for line in lines)


def _chunks(line):
    return [chunk for chunk in line.split(_GAP) if chunk.strip()]


def _spans(lines):
    """From where to where each column goes: between places that are blank in nearly all lines."""
    width = max(map(len, lines))
    taken = [0] * width
    for line in lines:
        for i, sign in enumerate(line):
            taken[i] += sign != " "
    most = max((1 - _CLEAR) * len(lines), len(lines) >= _MANY)
    heading = lines[0].ljust(width)
    picture = "".join(
        "x"
        if count > most or heading[i] != " "
        else "|"
        if _begins(heading, i + 1) and not count
        else " "
        for i, count in enumerate(taken)
    )
    return [found.span() for found in _COLUMN.finditer(picture)]


def _begins(heading, i):
    """Whether a heading begins there, well apart from the one before."""
    return heading[i - 2 : i] == _GAP and heading[i : i + 1].strip() != ""


def _cells(line, spans):
    if not set(line) - set("-=_ +"):
        return []  # a blank line, or a rule
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(line)]
    if any(line[end:start].strip() for end, start in zip(ends, starts, strict=True)):
        chunks = [chunk.strip() for chunk in _chunks(line)]  # a name longer than its column
        return chunks if len(chunks) == len(spans) else [line.strip()]
    return [line[start:end].strip() for start, end in spans]
