"""Approved entries of the dashboard's journal, made files of the data folder for the next build.

An entry becomes a row of `decisions/decisions.csv` or `decisions/learning.csv` under the id `J-`
and its number, with the published cell that it saw. A row that is there already is left as it is;
one that says something else is an error: a register is not rewritten behind anybody's back.
"""

import csv
import io
import os
import re
from pathlib import Path

import sqlalchemy as sa

from pipelines.build.cells import harmless
from pipelines.build.reference import AS_SEEN, DECISIONS, read_decisions
from pipelines.errors import DecisionError, JournalError

_SETTING = "WIDER_STAGE_JOURNAL"
_APPROVED = (
    "select * from journal_entry where approved_at is not null and withdrawn_at is null"
    " order by entry_id"
)
FILES = {"decision": "decisions", "learning": "learning"}


def pull(root):
    """Write approved entries that no file has yet; returns {file: how many rows were added}.

    Parameters
    ----------
    root : path
        The data folder. Its `journal.db`, unless `WIDER_STAGE_JOURNAL` names another.

    Raises
    ------
    JournalError
        If there is no journal, or it cannot be read.
    DecisionError
        If a row of the same id says something else.
    """
    root = Path(root)
    made = {name: [] for name in FILES.values()}
    for entry in _approved(_address(root)):
        name = FILES[entry["kind"]]
        made[name].append((_decision if name == "decisions" else _learning)(entry))
    return {f"decisions/{name}.csv": _add(root, name, rows) for name, rows in made.items()}


def _address(root):
    said = (os.environ.get(_SETTING) or "").strip()
    if re.match(r"^\w[\w+.-]*://", said):
        return said
    path = Path(said) if said else root / "journal.db"
    if not path.is_file():
        raise JournalError(
            path.name, "there is no journal of this folder",
            f"Write an entry on the page Decisions, or set {_SETTING} to where it is kept.",
        )  # fmt: skip
    return f"sqlite:///{path}"


def _approved(address):
    try:
        engine = sa.create_engine(address, hide_parameters=True)
        with engine.connect() as connection:
            return [dict(row._mapping) for row in connection.execute(sa.text(_APPROVED))]
    except (sa.exc.SQLAlchemyError, ImportError) as error:
        raise JournalError(
            _SETTING, f"the journal cannot be read ({type(error).__name__})",
            "Name the file or the database that the dashboard writes to.",
        ) from error  # fmt: skip


def _day(value):
    return str(value)[:10] if value else ""


def _text(value):
    return "" if value is None else str(value)


def _who(entry):
    """The name, and that nobody has checked it where there was no sign-in."""
    stated = f" ({entry['name_is']})" if entry["name_is"] == "stated" else ""
    return f"{entry['written_by']}{stated}"


def _decision(entry):
    return {
        "decision_id": f"J-{entry['entry_id']:04d}",
        "decided_on": _day(entry["happened_on"] or entry["written_at"]),
        "decided_by": _who(entry),
        **{name: _text(entry[name]) for name in ("question", "options", "chosen", "why")},
        "measure": _text(entry["measure_id"]),
        "place": _text(entry["place_id"]),
        "period": _text(entry["period"]),
        "review_on": _day(entry["review_on"]),
        **{name: _text(entry[name]) for name in AS_SEEN["decisions"].split()},
    }


def _learning(entry):
    return {
        "learning_id": f"J-{entry['entry_id']:04d}",
        "noted_on": _day(entry["happened_on"] or entry["written_at"]),
        "stage": _text(entry["stage"]),
        "service": _text(entry["service_id"]),
        "question": _text(entry["question"]),
        "learned": _text(entry["learned"]),
        "answered_on": _day(entry["answered_on"]),
        "noted_by": _who(entry),
    }


def _add(root, name, rows):
    """Append what the file has not got; the file is replaced whole, or not at all."""
    before = read_decisions(root, name)
    key = DECISIONS[name].split()[0]
    known = {row.get(key): row for row in before}
    new = []
    for row in rows:
        row = {column: harmless(text) for column, text in row.items()}
        there = known.get(row[key])
        if there is None:
            new.append(row)
        elif any((there.get(column) or "") != text for column, text in row.items()):
            raise DecisionError(
                f"decisions/{name}.csv", f"{row[key]} says something else than the journal",
                "Put the row back as it was, or withdraw it and write a new entry.",
            )  # fmt: skip
    if new:
        columns = [*DECISIONS[name].split(), *AS_SEEN.get(name, "").split()]
        _write(root / "decisions" / f"{name}.csv", columns, [*before, *new])
    return len(new)


def _write(path, columns, rows):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.parent.mkdir(exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(text.getvalue(), encoding="utf-8")
    os.replace(new, path)
