"""Rows of raw tables: every column as it was published, and nothing that leads to a person."""

from dataclasses import replace
from itertools import count

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.build import land_people, of_bodies, scrub, scrub_names
from pipelines.build.personal_headings import is_personal_heading
from pipelines.sources import layouts

_MAP = pa.map_(pa.string(), pa.string())
_GEOMETRY = "geometry"
# Whoever pays “W1 5EN Lettings” and whoever registers it call it alike.
_ORGANISATIONS = frozenset(
    ("payee_name", "supplier_name", "recipient_name", "funder_name", "provider_name",
     "parent_name", "other_name", "matched_name")
)  # fmt: skip


def raw_columns(layout, headings):
    """The text columns of a layout's raw table, whatever a given file has of them."""
    named = [c for c in headings.columns(layout.name) if c not in layout.personal]
    extra = [_GEOMETRY] if layout.file_format == "geojson" else []
    added = dict.fromkeys([*layout.constants, *layout.made])
    return named + [c for c in added if c not in named] + extra


def empty_tables(headings):
    """Every raw table as it is before a file is landed: {name: pyarrow.Table}.

    Layouts that share a table bring columns of their own.
    """
    found = {}
    for layout in layouts():
        if layout.keeps_table:
            found.setdefault(layout.raw_table, []).append(_empty(layout, headings))
    return {n: pa.concat_tables(parts, promote_options="default") for n, parts in found.items()}


def _empty(layout, headings):
    if layout.raw_table == land_people.TABLE:
        return land_people.SCHEMA.empty_table()
    fields = [("source_file_id", pa.string()), ("line_number", pa.int64())]
    fields += [(column, pa.string()) for column in raw_columns(layout, headings)]
    return pa.schema([*fields, ("other_columns", _MAP)]).empty_table()


def raw_rows(plan, table, file_id, headings, constants, bodies):
    """Records as rows of the layout's raw table; `bodies` as `of_bodies.kept` finds them."""
    wanted = raw_columns(plan.layout, headings)
    at = {column: f"c{i}" for i, column in enumerate(plan.columns) if column in wanted}
    if plan.layout.file_format == "geojson":
        at[_GEOMETRY] = f"c{len(plan.headings)}"
    rows = len(table)
    data = {
        "source_file_id": pa.repeat(pa.scalar(file_id, pa.string()), rows),
        "line_number": table["line_number"],
    }
    for column in wanted:
        if at.get(column) in table.column_names:
            cells = table[at[column]]
            if plan.layout.raw_table != "raw_spend":  # whose staging does it, a distinct text once
                cells = pc.utf8_trim_whitespace(cells)
            data[column] = _scrubbed(column, cells)
        else:
            data[column] = pa.repeat(pa.scalar(constants.get(column), pa.string()), rows)
    data["other_columns"] = _others(plan, table, set(at.values()), bodies)
    return pa.table(data)


def _others(plan, table, placed, bodies):
    """What we have no column for, under the publisher's own heading: a map for each record."""
    left_out = {f"c{i}" for i in personal(plan.layout, plan.columns, plan.headings) - bodies.keys()}
    width = table.num_columns - 1
    names = _names(plan.headings, width)
    columns_kept = range(width if plan.layout.keeps_others else 0)
    left = [i for i in columns_kept if f"c{i}" not in placed | left_out]
    rows = len(table)
    if not left or not rows:
        return pa.MapArray.from_arrays(
            pa.array(np.zeros(rows + 1, dtype=np.int32)), pa.array([], pa.string()),
            pa.array([], pa.string()),
        )  # fmt: skip
    values = pa.chunked_array(
        [chunk for i in left for chunk in _shown(table[f"c{i}"], bodies.get(i)).chunks], pa.string()
    ).combine_chunks()
    says = pc.fill_null(pc.not_equal(values, ""), False).to_numpy(zero_copy_only=False)
    says = says.reshape(len(left), rows).T  # row by row, its columns in their order
    row_of, column_of = np.nonzero(says)
    offsets = np.concatenate([[0], np.cumsum(says.sum(axis=1))]).astype(np.int32)
    keys = pa.array([names[i] for i in left], pa.string()).take(pa.array(column_of))
    return pa.MapArray.from_arrays(
        pa.array(offsets),
        keys,
        scrub.scrub_column(values.take(pa.array(column_of * rows + row_of))),
    )


def _shown(cells, shown):
    return of_bodies.withheld(cells, shown) if shown else cells


def _scrubbed(column, cells):
    """Also of days, amounts and codes: a line that is out of place may hold a free text there."""
    if column == _GEOMETRY:  # coordinates alone, and many
        return cells
    return (scrub_names.scrub_names if column in _ORGANISATIONS else scrub.scrub_column)(cells)


def without_persons(plan, headings):
    """A plan of lines below headings that came again, without columns that are now of persons.

    What stood for a service above may be called “Client” there. Who was paid, when and how much is
    told by its values.
    """
    named = zip(plan.columns, plan.headings, strict=False)
    drop = {
        i
        for i, (column, heading) in enumerate(named)
        if column
        and column not in plan.layout.values
        and is_personal_heading(heading)
        and headings.place(plan.layout.name, heading)[0] is None
    }
    if not drop:
        return plan
    columns = tuple(None if i in drop else column for i, column in enumerate(plan.columns))
    return replace(plan, columns=columns)


def personal(layout, columns, headings):
    """Positions of columns that never land, as they are about persons, or may be.

    Those of the layout, those whose heading says so, and of a layout that keeps no others, those.
    """
    return {
        i
        for i, column in enumerate(columns)
        if column in layout.personal
        or (
            not column
            and i < len(headings)
            and (not layout.keeps_others or is_personal_heading(headings[i]))
        )
    }


def _names(headings, width):
    """Each column's heading as published; where it is empty or repeated, the column's number."""
    names = []
    for i in range(width):
        heading = scrub.scrub_text(headings[i].strip()) if i < len(headings) else ""
        name = heading or f"column {i + 1}"
        names.append(name if name not in names else _free(f"{name} (column {i + 1})", names))
    return names


def _free(name, taken):
    return next(one for n in count() if (one := name + "'" * n) not in taken)
