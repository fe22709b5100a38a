"""Carry out reading plans: files become rows of raw tables, every value as text, no line lost."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.build import (
    forgotten,
    land_people,
    land_quotes,
    of_bodies,
    raw_rows,
    sheets_again,
    swapped,
)
from pipelines.build.scrub import scrub_text
from pipelines.build.told import together
from pipelines.sources import (
    _again_on_lines,
    _amounts,
    _broken,
    _documents,
    _geojson,
    _json,
    _metadata,
    _odd_tables,
    _out_of_place,
    _shifted,
    _tables,
    _text_tables,
)
from pipelines.sources._blocks import blocks, without_headings

_SUPPOSED = {"period_codes"}


def land_file(plans, file_id, headings, publishers, key=b"", areas=None, gone=None):
    """Read one file.

    Parameters
    ----------
    plans : sequence of ReadingPlan
        One for each of its tables, in their order.
    file_id : str
        Its `source_file_id`.
    headings : Headings
    publishers : Publishers
        Who published what.
    key : bytes
        Hides respondents.
    areas : pyarrow.Table or None
        Small areas of postcodes.
    gone : Forgotten or None
        Who asked to be forgotten.

    Returns
    -------
    tables : list of (str, pyarrow.Table)
        Name of the raw table, and the file's rows of it. Line numbers run on from one sheet to
        the next.
    landed : dict
        What was read, from whom, and which columns were dropped.

    Raises
    ------
    SourceError
        If it cannot be read to its end.
    """
    parts = _parts(plans, headings, key, gone)
    publisher = publishers.of(plans[0], _body(parts))
    hints = publishers.hints(publisher)
    tables, dropped, unusable = [], [], 0
    for plan, table in parts:
        if plan.layout.kind == "responses":
            answers = land_people.answers_table(plan, table, file_id, key, areas)
            unusable += land_people.unusable_lines(answers)
            dropped += land_people.dropped_headings(plan)
            tables.append((plan.layout.raw_table, answers))
            continue
        if plan.layout.kind == "voices":
            table = _table_with_blanks(
                land_quotes.without_words_unless_agreed(plan, records_of(table))
            )
            dropped.append(land_quotes.WORDS_LEFT_OUT)
        constants = _constants(plan, hints)
        for one, block in blocks(plan, table, headings):
            one = one if one is plan else raw_rows.without_persons(one, headings)
            bodies = of_bodies.kept(one, block)
            at = sorted(raw_rows.personal(one.layout, one.columns, one.headings) - bodies.keys())
            named = (one.headings[i].strip() for i in at if i < len(one.headings))
            dropped += filter(None, named)
            if plan.layout.keeps_table:
                rows = raw_rows.raw_rows(one, block, file_id, headings, constants, bodies)
                tables.append((plan.layout.raw_table, rows))
        dropped += plan.layout.left_out
    return tables, {
        "source_file_id": file_id,
        "path": plans[0].name,
        "kind": plans[0].layout.kind,
        "raw_table": "|".join(sorted({name for name, _ in tables})) or None,
        "publisher": publisher,
        "as_at": str(plans[0].said.get("as_at", "")) or None,
        "lines_read": sum(pc.count_distinct(table["line_number"]).as_py() for _, table in parts),
        "lines_rejected": unusable,  # of kinds that no staging model judges line by line
        "columns_dropped": ", ".join(dict.fromkeys(map(scrub_text, dropped))),
        "said_note": plans[0].said.get("note"),
        "notes": together(note for plan, _ in parts for note in plan.notes),
        "refused_because": None,
    }


def _parts(plans, headings, key, gone):
    """(plan, records) of each table of a file; line numbers run on from one to the next."""
    parts, before = [], 0
    for plan in plans:
        table = _whole(plan, headings)
        records = _moved(_records_of(plan, table), before)
        plan, records = _reshaped(plan, records, headings)
        records = forgotten.without(records, forgotten.hits(plan, records, key, gone))
        parts.append((plan, records))
        before += pc.max(table["line_number"]).as_py() or 0
    return sheets_again.without_copies(parts)


def _constants(plan, hints):
    """What is said of a file's lines: by the file, else by its publisher, who knows what it counts.

    What a file's months count is only ever supposed where nobody says so.
    """
    said = {key: hint for key, hint in hints.items() if key in plan.layout.constants}
    counts = {key: said[key] for key in _SUPPOSED & said.keys() - plan.said.keys()}
    return said | plan.constants | counts


def _reshaped(plan, table, headings):
    """A plan and its records as its layout has them, or what is odd about this one table."""
    _amounts.require_whole(plan, table)
    if odd := _out_of_place.notes_on_place(plan, table):
        plan = replace(plan, notes=(*plan.notes, *odd))
    if plan.headings and plan.heading_line and not _is_of_records(plan):
        plan, table = without_headings(plan, table)
    if _shifted.are_longer(plan, table):
        plan, mended = _shifted.mend(plan, records_of(table))
        table = _text_tables.table_of(mended) if mended else table
    plan, table = _broken.mark(plan, table, lambda: _odd_tables.part_of(plan).data)
    for reshape in filter(None, (plan.layout.reshape, *plan.reshapes)):
        plan, reshaped = reshape(plan, records_of(table), headings)
        table = _table_with_blanks(reshaped)
    if again := _again_on_lines.notes_on_lines(plan, table):
        plan = replace(plan, notes=(*plan.notes, *again))
    if plan.layout.kind == "responses":
        plan = replace(plan, notes=(*plan.notes, *land_people.notes_on_days(plan, table),
                                     *swapped.notes_on_questions(plan, table)))  # fmt: skip
    return plan, table


def records(plan, headings):
    """(line number, cells) of each record that a plan is about."""
    return records_of(_records_of(plan, _whole(plan, headings)))


def records_table(plan, headings):
    """The records that a plan is about, as a table of text."""
    return _records_of(plan, _whole(plan, headings))


def records_of(table):
    """A table's rows as (line number, cells)."""
    columns = [column.to_pylist() for column in table.columns]
    return [(line, [cell or "" for cell in cells]) for line, *cells in zip(*columns, strict=True)]


def _whole(plan, headings):
    """Everything a plan's table or document holds, as text columns."""
    if plan.layout.file_format == "geojson":
        features = _geojson.read_features(plan.path, plan.name)
        return _table_with_blanks(
            (number, [*(_text(said.get(key)) for key in plan.headings), _geojson.shape_text(shape)])
            for number, (said, shape) in enumerate(features, start=1)
        )
    if plan.layout.file_format == _metadata.FORMAT:
        return _table_with_blanks(_metadata.read_records(plan, headings))
    if plan.layout.from_json:
        return _table_with_blanks(_json.read_records(plan))
    if _is_document(plan):
        return _table_with_blanks(_documents.read_records(plan))
    return _tables.read_table(_odd_tables.part_of(plan))


def _is_document(plan):
    return _documents.document_format(plan.path.name) and not _odd_tables.is_odd(plan)


def _table_with_blanks(records):
    records = list(records)
    width = max((len(cells) for _, cells in records), default=0)
    columns = {"line_number": pa.array([line for line, _ in records], pa.int64())}
    for i in range(width):
        columns[f"c{i}"] = _text_tables.texts([cells[i] for _, cells in records])
    return pa.table(columns)


def _records_of(plan, table):
    """The records of a table: those below its heading, or all others where it stands last."""
    if _is_of_records(plan):
        return table
    lines = table["line_number"]
    if plan.heading_is_last:
        return table.filter(pc.not_equal(lines, plan.heading_line))
    return table.slice(np.searchsorted(lines.to_numpy(), plan.heading_line, side="right"))


def _is_of_records(plan):
    """Whether a plan is about a document, which has no row of headings."""
    is_json = plan.layout.file_format in ("geojson", _metadata.FORMAT) or plan.layout.from_json
    return bool(is_json) or bool(_is_document(plan))


def _moved(table, lines):
    """A table whose lines are counted on from an earlier sheet's."""
    return (
        table.set_column(0, "line_number", pc.add(table["line_number"], lines)) if lines else table
    )


def _body(parts):
    """The publisher that most lines of a file name, where it has a column for that."""
    counts = Counter()
    for plan, table in parts:
        if plan.layout.body_column and plan.layout.body_column in plan.columns:
            column = f"c{plan.columns.index(plan.layout.body_column)}"
            if column in table.column_names:
                for found in pc.value_counts(table[column]).to_pylist():
                    counts[(found["values"] or "").strip()] += found["counts"]
    counts.pop("", None)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def _text(value):
    return None if value is None else str(value)
