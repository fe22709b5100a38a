"""Approved entries of the dashboard's journal, made files of the data folder for the next build.

An entry becomes a row of `decisions/decisions.csv` or `decisions/learning.csv` under the id `J-`
and its number, with the published cell that it saw; a new start of a chart or a target becomes an
entry of `decisions/rebases.toml` or `decisions/targets.toml`, and what changes in a definition one
of `decisions/definitions.toml`, with its reason and who decided it.
What is there already is left as it is; what says something else is an error: a register is not
rewritten behind anybody's back.
"""

import csv
import datetime
import io
import json
import os
import re
from pathlib import Path

from pipelines.build import decided
from pipelines.build.cells import harmless
from pipelines.build.reference import AS_SEEN, DECISIONS, read_decisions
from pipelines.errors import DecisionError, JournalError

_SETTING = "WIDER_STAGE_JOURNAL"
_APPROVED = (
    "select * from journal_entry where approved_at is not null and withdrawn_at is null"
    " order by entry_id"
)
FILES = {"decision": "decisions", "learning": "learning"}
CHARTS = {"rebase": "rebases", "target": "targets", "definition": "definitions"}


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
    entries = _approved(_address(root))
    made = {}
    for kind, name in FILES.items():
        rows = [_ROWS[kind](entry) for entry in entries if entry["kind"] == kind]
        made[f"decisions/{name}.csv"] = _add(root, name, rows)
    for kind, name in CHARTS.items():
        said = [_of_chart(entry) for entry in entries if entry["kind"] == kind]
        made[f"decisions/{name}.toml"] = _add_said(root, kind, name, said)
    return made


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
    import sqlalchemy as sa  # here: it takes a fifth of the start of any command

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
    """The name, and whether it was stated or is that of a sign-in."""
    return f"{entry['written_by']} ({entry['name_is']})"


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


_ROWS = {"decision": _decision, "learning": _learning}


def _of_chart(entry):
    """What a file of new starts, targets or definitions says of an approved entry."""
    day = datetime.date.fromisoformat(_day(entry["happened_on"] or entry["written_at"]))
    who = f"{_who(entry)}, approved by {entry['approved_by']}"
    if entry["kind"] == "definition":
        on = datetime.date.fromisoformat(entry["period"])
        return {"measure": entry["measure_id"], "on": on, "what": entry["chosen"],
                "reason": entry["why"], "decided_by": who, "decided_on": day}  # fmt: skip
    said = {"measure": entry["measure_id"], "place": entry["place_id"], "from": entry["period"]}
    if entry["kind"] == "target":
        value = float(entry["chosen"])
        return said | {"value": value, "reason": entry["why"], "set_by": who, "set_on": day}
    return said | {"reason": entry["why"], "decided_by": who, "decided_on": day}


def _add_said(root, kind, name, said):
    """Append the entries that the file has not got; what stands in it stays as it was written."""
    path = root / "decisions" / f"{name}.toml"
    known = {decided.key_of(entry): entry for entry in decided.entries(root, name)}
    new = [entry for entry in said if decided.key_of(entry) not in known]
    for entry in said:
        if known.get(decided.key_of(entry), entry) != entry:
            raise DecisionError(
                f"decisions/{name}.toml",
                f"{', '.join(decided.key_of(entry))} says something else than the journal",
                "Keep what stands there and withdraw the entry, or the other way round.",
            )  # fmt: skip
    if new:
        before = path.read_text(encoding="utf-8-sig").rstrip() + "\n\n" if path.is_file() else ""
        _replace(path, before + "\n".join(_toml(kind, entry) for entry in new))
    return len(new)


def _toml(kind, entry):
    lines = [
        f"{name} = {json.dumps(value, ensure_ascii=False) if isinstance(value, str) else value}"
        for name, value in entry.items()
    ]
    return "\n".join([f"[[{kind}]]", *lines, ""])


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
    _replace(path, text.getvalue())


def _replace(path, text):
    """Write a file whole, or not at all."""
    path.parent.mkdir(exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)
