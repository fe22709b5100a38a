"""What was set apart or refused, written beside the build.

Of payments and contracts each line stands with its text, so that a person can mend it. Of anything
about people, and of files that we do not know, only the shape of a line: never what it says.
"""

import csv
import re
import shutil

from pipelines.build import scrub, scrub_names
from pipelines.build.cells import harmless
from pipelines.build.personal_headings import is_personal_heading
from pipelines.build.raw_files import FILES
from pipelines.engine.duck import quote
from pipelines.errors import SourceError
from pipelines.sources import _tables, _values
from pipelines.sources._shapes import shape

FOLDER = "rejects"
_HEAD = ("file", "line_number", "kind_of_line", "rejected_because", "text")
_WITH_TEXT = {"rej_spend": "raw_spend", "rej_contracts": "raw_contracts"}
_PLAIN = ("spend", "contracts_register")  # kinds whose lines may be written out
_MOST = 100_000  # lines of one file; more are counted, not written


def write_rejects(engine, folder, output):
    """Write `<output>/rejects/`, anew.

    Parameters
    ----------
    engine : Engine
        The new warehouse.
    folder : DataFolder
        Files refused whole, and those of no kind that we know, are read from here once more.
    output : Path

    Returns
    -------
    int
        How many lines were written.
    """
    target = output / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    by_file = {}
    for table in sorted(name for name in engine.tables() if name.startswith("rej_")):
        for row in _rows(engine, table):
            by_file.setdefault(row[0], []).append(row)
    for name, file, sheet, kind, reason in engine.run(
        "select path, coalesce(sheet_of, path), sheet, kind, coalesce(refused_because, notes)"
        f" from {FILES}"
        " where refused_because is not null or kind = 'unknown'"
    ):
        lines = _not_landed(folder, file, sheet, kind)
        by_file[name] = [(name, line, "refused", reason, text) for line, text in lines]
    for name, rows in sorted(by_file.items()):
        _write(target / f"{re.sub(r'[^A-Za-z0-9._-]+', '-', name)}.csv", rows)
    return sum(map(len, by_file.values()))


def _rows(engine, table):
    """Rejected lines of one staging table, each with its text where that may be written."""
    kind = "kind_of_line" if "kind_of_line" in engine.describe(table) else "'refused'"
    join, text = "", "'not written: it may be about a person'"
    if raw := _WITH_TEXT.get(table):
        join = (
            f"left join {raw} as raw on raw.source_file_id = lines.source_file_id"
            " and raw.line_number = lines.line_number"
        )
        text = f"concat_ws('; ', {', '.join(_said(engine, raw))})"
    return engine.run(
        f"select files.path, lines.line_number, {kind}, lines.rejected_because, {text}"
        f" from {table} as lines inner join {FILES} as files"
        f" on files.source_file_id = lines.source_file_id {join}"
        " order by files.path, lines.line_number"
    )


def _said(engine, raw):
    """What each column of a raw line says; what landing took out is not in it."""
    for column, kind in engine.describe(raw).items():
        if column in ("source_file_id", "line_number"):
            continue
        said, nothing = f"raw.{quote(column)}", "{}" if kind.startswith("MAP") else ""
        yield f"'{column}: ' || nullif(trim({said}::varchar), '{nothing}')"


def _not_landed(folder, name, sheet, kind):
    """(line, text) of a file, or of a sheet of it, that was refused whole or is of no kind that we
    know."""
    file = next((one for one in folder.files if name.startswith(one.name)), None)
    if file is None:
        return
    inner = name.removeprefix(file.name).lstrip("/")
    try:
        parts, _ = _tables.open_tables(file.path / inner if inner else file.path, name)
        for part in parts:
            if sheet not in (None, part.sheet):
                continue
            personal = {
                i
                for _, cells in part.head
                if not _is_record(cells)  # “Foster Carer” is paid for, “Contact A Family” is paid
                for i, cell in enumerate(cells)
                if is_personal_heading(cell)
            }
            for line, cells in part.records():
                kept = [cell for i, cell in enumerate(cells) if i not in personal and cell]
                if any(cells):
                    say = _scrubbed if kind in _PLAIN else shape
                    yield line, "; ".join(map(say, kept))
    except SourceError:
        yield None, ""


def _is_record(cells):
    """Whether a row has a day or an amount; a whole number, as a year, may be a heading."""
    return any(
        _values.is_date(cell) or (_values.is_amount(cell) and not cell.strip().isdigit())
        for cell in filter(None, cells)
    )


def _scrubbed(cell):
    """A cell of a table whose columns nobody knows: any may be a name or a free text."""
    return scrub.scrub_text(scrub_names.scrub_name(cell))


def _write(path, rows):
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEAD)
        writer.writerows([harmless(cell) for cell in row] for row in rows[:_MOST])
        if len(rows) > _MOST:
            writer.writerow((rows[0][0], None, "more", f"{len(rows) - _MOST} more lines", ""))
