"""Corrections of what a publisher wrote: `decisions/corrections/*.toml`, dated and named."""

import re
import tomllib
from decimal import Decimal, InvalidOperation

import pyarrow as pa

from pipelines.build import state
from pipelines.build.cells import is_day
from pipelines.errors import DecisionError

COLUMNS = ("kind", "source_file_id", "file_name", "transaction_number", "column_name", "written",
           "meant", "reason", "decided_by", "decided_on")  # fmt: skip
_AMOUNTS = ("amount_net", "amount_gross", "amount_unstated")
_WANTED = ("kind", "file", "transaction_number", "column", "written", "meant", "reason",
           "decided_by", "decided_on")  # fmt: skip


def corrections_table(root, file_ids):
    """The corrections of a data folder as an arrow table of text, empty where there are none.

    Parameters
    ----------
    root : Path
        The data folder.
    file_ids : dict of str to str
        Name of each file of the folder to its `source_file_id`.

    Raises
    ------
    DecisionError
        If a file is no TOML, or a correction lacks a part or names a file that is not there.
    """
    rows = []
    for path in sorted((root / "decisions" / "corrections").glob("*.toml")):
        where = f"decisions/corrections/{path.name}"
        try:
            said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise DecisionError(where, f"is not TOML ({error})", "Mend it.") from error
        for number, entry in enumerate(said.get("correction", ()), start=1):
            rows.append(_row(f"{where}, correction {number}", entry, file_ids))
    return pa.table({name: pa.array([row[name] for row in rows], pa.string()) for name in COLUMNS})


def by_file(root, file_ids):
    """{source_file_id: its corrections, as one fingerprint}; of `corrections_table`."""
    found = {}
    for row in corrections_table(root, file_ids).to_pylist():
        found.setdefault(row["source_file_id"], []).append(row)
    return {file_id: state.fingerprint(rows) for file_id, rows in found.items()}


def _row(where, entry, file_ids):
    missing = [name for name in _WANTED if not str(entry.get(name, "")).strip()]
    if missing:
        raise DecisionError(where, f"lacks {', '.join(missing)}", "A correction says all of it.")
    if entry["kind"] != "spend" or entry["column"] not in _AMOUNTS:
        raise DecisionError(
            where, "is not about an amount of a payment",
            f'Only kind = "spend" with column = one of {", ".join(_AMOUNTS)} can be corrected.',
        )  # fmt: skip
    if entry["file"] not in file_ids:
        raise DecisionError(
            where, f"names {entry['file']}, which is not in the folder", "Name the file as it is."
        )
    said = {name: str(entry[name]).strip() for name in _WANTED}
    if not is_day(said["decided_on"]):
        raise DecisionError(where, "decided_on is no day", "Write decided_on = 2024-06-11.")
    return {
        "kind": said["kind"],
        "source_file_id": file_ids[entry["file"]],
        "file_name": said["file"],
        "transaction_number": said["transaction_number"],
        "column_name": said["column"],
        "written": _pounds(where, "written", said["written"]),
        "meant": _pounds(where, "meant", said["meant"]),
        **{name: said[name] for name in ("reason", "decided_by", "decided_on")},
    }


def _pounds(where, name, text):
    if not re.fullmatch(r"-?\d+(\.\d{1,2})?", text):
        raise DecisionError(where, f"{name} is not pounds and pence", "Write it as 12500.00.")
    try:
        return str(Decimal(text))
    except InvalidOperation as error:
        raise DecisionError(where, f"{name} is no number", "Write it as 12500.00.") from error
