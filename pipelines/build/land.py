"""Carry out reading plans: files become raw tables, every value as text, no line lost."""

import csv
import hashlib
import io
import itertools
import json
import re
from collections import Counter

import pyarrow as pa

from pipelines.build import land_people
from pipelines.errors import SourceError
from pipelines.sources import _documents, _geojson, _json, layouts
from pipelines.sources._headings import normalise
from pipelines.sources._reading import decode, read_bytes

_MAP = pa.map_(pa.string(), pa.string())
_END = "\x1aend of file"
_LONGEST_CELL = 131_072


def sha256(path):
    """The content hash of a file, as hexadecimal text."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def raw_columns(layout, headings):
    """The text columns of a layout's raw table, whatever a given file has of them."""
    named = [c for c in headings.columns(layout.name) if c not in layout.personal]
    extra = ["geometry"] if layout.file_format == "geojson" else []
    added = dict.fromkeys([*layout.constants, *layout.made])
    return named + [c for c in added if c not in named] + extra


def land(plans, headings, file_ids, publishers, key=b""):
    """Read every planned file.

    Parameters
    ----------
    plans : list of ReadingPlan
    headings : Headings
    file_ids : dict of str to str
        The file's name to its `source_file_id`.
    publishers : Publishers
        Who published what.
    key : bytes
        Hides respondents.

    Returns
    -------
    tables : dict of str to pyarrow.Table
        One per raw table of every layout, empty where no file has that layout.
    landed : list of dict
        One per file: what was read, from whom, and which columns were dropped.
    """
    kept = [layout for layout in layouts() if layout.keeps_table]
    tables = {}
    for layout in kept:
        tables.setdefault(layout.raw_table, []).append(_empty(layout, headings))
    landed, areas = [], {}
    for plan in sorted(plans, key=lambda plan: plan.layout.keeps_table):  # postcodes first
        records = list(_records(plan))
        file_id = file_ids[plan.name]
        row = _landed(plan, records, file_id, publishers)
        if plan.layout.kind == "postcodes":
            areas |= land_people.postcode_areas(records, plan, headings)
        elif plan.layout.kind == "responses":
            table = land_people.answers_table(plan, records, file_id, key, areas)
            row["columns_dropped"] = ", ".join(land_people.dropped_headings(plan))
            row["lines_rejected"] = land_people.unusable_lines(table)
            tables[plan.layout.raw_table].append(table)
        else:
            if plan.layout.reshape:
                plan, records = plan.layout.reshape(plan, records, headings)
            if plan.layout.kind == "voices":
                records = land_people.without_words_unless_agreed(plan, records)
                row["columns_dropped"] += f", {land_people.WORDS_LEFT_OUT}"
            tables[plan.layout.raw_table].append(_table(plan, records, file_id, headings))
        landed.append(row)
    # Layouts that share a table bring columns of their own.
    return {
        name: pa.concat_tables(parts, promote_options="default") for name, parts in tables.items()
    }, landed


def _records(plan):
    """(line number, cells) of each record below the heading, blank records apart."""
    if plan.layout.file_format == "geojson":
        features = _geojson.read_features(plan.path, plan.name)
        for number, (properties, geometry) in enumerate(features, start=1):
            cells = [_text(properties.get(key)) for key in plan.headings]
            yield number, [*cells, json.dumps(geometry)]
        return
    if plan.layout.from_json:
        yield from _json.read_records(plan)
        return
    if _documents.document_format(plan.path.name):
        yield from _documents.read_records(plan)
        return
    reader = csv.reader(itertools.chain(_text_of(plan), [_END]), delimiter=plan.delimiter)
    csv.field_size_limit(_LONGEST_CELL)  # scipy lifts the limit of the whole process
    start = line = 1
    try:
        for cells in reader:
            if cells == [_END]:
                return
            if line > plan.heading_line and any(cell.strip() for cell in cells):
                yield line, cells
            start, line = line, reader.line_num + 1
    except csv.Error as error:
        raise SourceError(
            plan.name, f"cannot be read after line {line} ({error})", "Save it as CSV anew."
        ) from error
    # The end was read as part of the last cell, and with it perhaps half the file.
    raise SourceError(
        plan.name,
        f"a quotation mark in or below line {start} is never closed",
        "Close it, or save the file as CSV anew.",
    )


def _text_of(plan):
    data = read_bytes(plan.path, plan.name)
    try:
        return io.StringIO(decode(data, plan.encoding), newline="")
    except UnicodeDecodeError as error:
        raise SourceError(
            plan.name, f"is not all {plan.encoding} text ({error.reason})", "Save it as UTF-8."
        ) from error


def _text(value):
    return None if value is None else str(value)


def _table(plan, records, file_id, headings):
    columns = raw_columns(plan.layout, headings)
    position = {column: i for i, column in enumerate(plan.columns) if column in columns}
    if plan.layout.file_format == "geojson":
        position["geometry"] = len(plan.headings)
    data = {
        "source_file_id": pa.array([file_id] * len(records), pa.string()),
        "line_number": pa.array([line for line, _ in records], pa.int64()),
    }
    for column in columns:
        if column in position:
            cells = _column(records, position[column])
        else:
            cells = [plan.constants.get(column)] * len(records)
        data[column] = pa.array(cells, pa.string())
    data["other_columns"] = pa.array(_others(plan, records, set(position.values())), _MAP)
    return pa.table(data)


def _column(records, index):
    return [cells[index] if index < len(cells) else None for _, cells in records]


def _others(plan, records, placed):
    """What we have no column for, under the publisher's own heading."""
    personal = {i for i, c in enumerate(plan.columns) if c in plan.layout.personal}
    width = max((len(cells) for _, cells in records), default=0)
    names = _names(plan.headings, width)
    unplaced = [i for i in range(width) if i not in placed and i not in personal]
    return [
        [(names[i], cells[i]) for i in unplaced if i < len(cells) and cells[i]]
        for _, cells in records
    ]


def _names(headings, width):
    """Each column's heading as published; where it is empty or repeated, the column's number."""
    names = []
    for i in range(width):
        heading = headings[i].strip() if i < len(headings) else ""
        name = heading or f"column {i + 1}"
        names.append(name if name not in names else f"{name} (column {i + 1})")
    return names


def _empty(layout, headings):
    if layout.raw_table == land_people.TABLE:
        return land_people.SCHEMA.empty_table()
    fields = [("source_file_id", pa.string()), ("line_number", pa.int64())]
    fields += [(column, pa.string()) for column in raw_columns(layout, headings)]
    return pa.schema([*fields, ("other_columns", _MAP)]).empty_table()


def _landed(plan, records, file_id, publishers):
    body = None
    if plan.layout.body_column and plan.layout.body_column in plan.columns:
        names = _column(records, plan.columns.index(plan.layout.body_column))
        counts = Counter(name.strip() for name in names if name and name.strip())
        body = counts.most_common(1)[0][0] if counts else None
    publisher = publishers.of(plan, body)
    dropped = [
        plan.headings[i].strip()
        for i, column in enumerate(plan.columns)
        if column in plan.layout.personal
    ]
    return {
        "source_file_id": file_id,
        "path": plan.name,
        "kind": plan.layout.kind,
        "raw_table": plan.layout.raw_table,
        "publisher": publisher,
        "as_at": str(plan.said.get("as_at", "")) or None,
        "lines_read": len({line for line, _ in records}),
        "lines_rejected": 0,  # of kinds that no staging model judges line by line
        "columns_dropped": ", ".join([*dropped, *plan.layout.left_out]),
    }


class Publishers:
    """Who published a file: its body column, else its folder, else the folder's name as given."""

    def __init__(self, rows):
        self._known = {}
        for row in rows:
            for name in (row["publisher_id"], row["name"], *row.get("folders", "").split("|")):
                if name:
                    self._known[normalise(name)] = row["publisher_id"]

    def of(self, plan, body):
        """The publisher's id for a planned file whose body column mostly says `body`."""
        folder = plan.path.parent.name
        said = plan.said.get("publisher")
        for name in (said, body, folder):
            if name and normalise(name) in self._known:
                return self._known[normalise(name)]
        return "local:" + re.sub(r" ", "-", normalise(said or body or folder) or "unnamed")
