"""What people write in the dashboard: decisions and learning, each with the published cell it saw,
and what changes a chart: a new start, a target, what is meant by its measure from a day on.

Kept in a database of its own, never in a published file: SQLite beside the data folder unless
`WIDER_STAGE_JOURNAL` names another place (`postgresql+psycopg://…`, or a path). Nothing is changed
or deleted: an entry is written, approved by somebody else, or withdrawn. `python -m pipelines
decisions pull` makes the approved ones files of the data folder, which the next build reads.
"""

import datetime
import math
import os
import re
from pathlib import Path

import sqlalchemy as sa

from pipelines.errors import JournalError

STATED, SIGNED_IN = "stated", "signed in"  # what somebody wrote, or as the provider knows them
KINDS = ("decision", "learning", "rebase", "target", "definition")
_LONGEST = 2000
_SETTING = "WIDER_STAGE_JOURNAL"
_NEEDED = {
    "decision": ("question", "chosen", "why", "written_by"),
    "learning": ("question", "stage", "written_by"),
    "rebase": ("measure_id", "place_id", "period", "why", "written_by"),
    "target": ("measure_id", "place_id", "period", "chosen", "why", "written_by"),
    "definition": ("measure_id", "period", "chosen", "why", "written_by"),
}
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_WORDS = {
    "question": "What was the question?", "chosen": "What was chosen?", "why": "Why?",
    "written_by": "Who writes this?", "stage": "At which stage?", "measure_id": "Which outcome?",
    "place_id": "Where?", "period": "From which month?",
}  # fmt: skip
_WORDS_OF = {"definition": {"chosen": "What changes?", "period": "From which day?"}}

_META = sa.MetaData()
ENTRIES = sa.Table(
    "journal_entry",
    _META,
    sa.Column("entry_id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("written_at", sa.DateTime, nullable=False),
    sa.Column("written_by", sa.String(200), nullable=False),
    sa.Column("name_is", sa.String(20), nullable=False),
    *(sa.Column(name, sa.Text) for name in ("question", "options", "chosen", "why", "learned")),
    *(sa.Column(name, sa.String(100)) for name in ("stage", "service_id", "measure_id", "place_id",
                                                   "period")),
    *(sa.Column(name, sa.Date) for name in ("happened_on", "review_on", "answered_on")),
    *(sa.Column(name, sa.Float) for name in ("seen_value", "seen_lower", "seen_upper")),
    sa.Column("seen_people", sa.Integer),
    sa.Column("seen_why", sa.String(40)),
    sa.Column("build_id", sa.String(60)),
    *(sa.Column(name, sa.String(200)) for name in ("approved_by", "withdrawn_by")),
    *(sa.Column(name, sa.DateTime) for name in ("approved_at", "withdrawn_at")),
)  # fmt: skip


def address(published):
    """Where the journal is kept, as an address for SQLAlchemy; None where nobody said where.

    Parameters
    ----------
    published : path
        The folder of published files. Where that lies in the `.build` of a data folder, the journal
        is `journal.db` of that data folder.
    """
    said = (os.environ.get(_SETTING) or "").strip()
    if re.match(r"^\w[\w+.-]*://", said):
        return said
    if said:
        return f"sqlite:///{Path(said)}"
    build = Path(published).resolve().parent
    return f"sqlite:///{build.parent / 'journal.db'}" if build.name == ".build" else None


class Journal:
    """The journal at an address; its table is made where there is none."""

    def __init__(self, where):
        try:
            self._engine = sa.create_engine(where, hide_parameters=True)
            _META.create_all(self._engine)
        except (sa.exc.SQLAlchemyError, ImportError) as error:
            raise JournalError(
                _SETTING, f"the journal cannot be opened ({type(error).__name__})",
                "Name a file that may be written, or the address of a database.",
            ) from error  # fmt: skip

    def write(self, kind, entry, *, seen=None, build_id=None, name_is=STATED):
        """Keep a new entry; returns its number.

        Parameters
        ----------
        kind : str
            One of `KINDS`. Of a new start and a target `period` is the month from which it holds,
            `why` its reason, and `chosen` the target, in the unit of the measure's values. Of a
            definition `period` is the day, and `chosen` what changes, in words.
        entry : dict
            The columns that its form asks for.
        seen : dict or None
            `value, lower, upper, n_people, why_no_value` of the published cell that was looked at.
        build_id : str or None
            The build that published the cell.
        name_is : str
            `STATED` or `SIGNED_IN`: how we know who writes.

        Raises
        ------
        JournalError
            With what is missing or too long.
        """
        _require(kind, entry)
        cell = seen or {}
        row = {name: _clean(value) for name, value in entry.items()}
        row |= {
            "kind": kind, "written_at": _now(), "name_is": name_is, "build_id": build_id,
            "seen_value": cell.get("value"), "seen_lower": cell.get("lower"),
            "seen_upper": cell.get("upper"), "seen_people": cell.get("n_people"),
            "seen_why": cell.get("why_no_value"),
        }  # fmt: skip
        with self._begin() as connection:
            return connection.execute(ENTRIES.insert().values(row)).inserted_primary_key[0]

    def approve(self, entry_id, name, name_is=STATED):
        """Say that an entry may become a file; somebody else than who wrote it has to."""
        row = self._one(entry_id)
        who = _name(name)
        if _same(who, row.written_by):
            raise JournalError(
                f"entry {entry_id}", "its own author cannot approve it", "Ask somebody else."
            )
        self._close(entry_id, row, approved_by=f"{who} ({name_is})", approved_at=_now())

    def withdraw(self, entry_id, name, name_is=STATED):
        """Say that an entry does not stand; it stays to be read."""
        who = f"{_name(name)} ({name_is})"
        self._close(entry_id, self._one(entry_id), withdrawn_by=who, withdrawn_at=_now())

    def entries(self):
        """Every entry as a dict, the latest first."""
        with self._begin() as connection:
            found = connection.execute(sa.select(ENTRIES).order_by(ENTRIES.c.entry_id.desc()))
            return [dict(row._mapping) for row in found]

    def _close(self, entry_id, row, **values):
        if row.approved_at or row.withdrawn_at:
            state = "approved" if row.approved_at else "withdrawn"
            raise JournalError(f"entry {entry_id}", f"it is {state} already", "Write a new one.")
        waiting = ENTRIES.c.approved_at.is_(None) & ENTRIES.c.withdrawn_at.is_(None)
        with self._begin() as connection:
            connection.execute(
                ENTRIES.update().where(ENTRIES.c.entry_id == entry_id, waiting).values(**values)
            )

    def _one(self, entry_id):
        with self._begin() as connection:
            row = connection.execute(
                sa.select(ENTRIES).where(ENTRIES.c.entry_id == entry_id)
            ).one_or_none()
        if row is None:
            raise JournalError(f"entry {entry_id}", "there is no such entry", "Look again.")
        return row

    def _begin(self):
        try:
            return self._engine.begin()
        except sa.exc.SQLAlchemyError as error:
            raise JournalError(
                _SETTING, f"the journal does not answer ({type(error).__name__})", "Try again."
            ) from error


def state(entry):
    """Where an entry stands: approved, withdrawn or waiting."""
    if entry["withdrawn_at"]:
        return "withdrawn"
    return "approved" if entry["approved_at"] else "waiting"


def _require(kind, entry):
    if kind not in KINDS:
        raise JournalError("the journal", f"{kind!r} is no kind of entry", f"One of {KINDS}.")
    for name in _NEEDED[kind]:
        if not str(entry.get(name) or "").strip():
            asked = _WORDS_OF.get(kind, {}).get(name, _WORDS[name])
            raise JournalError("the form", f"“{asked}” is empty", "Write it, then keep it.")
    if kind in ("rebase", "target") and not _MONTH.fullmatch(entry["period"].strip()):
        raise JournalError("the form", "the month is none", "Write it as 2024-05.")
    if kind == "definition" and not _is_day(entry["period"]):
        raise JournalError("the form", "the day is none", "Write it as 2024-05-13.")
    if kind == "target" and not _is_number(entry["chosen"]):
        raise JournalError("the form", "the target is no number", "Write 0.70 for 70%.")
    for name, value in entry.items():
        if isinstance(value, str) and len(value) > _LONGEST:
            raise JournalError(
                "the form", f"{name} has {len(value):,} characters", f"Keep below {_LONGEST:,}."
            )


def _is_day(text):
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        return bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def _is_number(text):
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _clean(value):
    """A text on one line, as a file of decisions holds it; the empty one is unknown."""
    if not isinstance(value, str):
        return value
    return " ".join(value.split()) or None


def _name(name):
    who = _clean(name or "")
    if not who:
        raise JournalError("the form", "no name is stated", "State who does this.")
    return who


def _same(one, other):
    return one.casefold() == other.casefold()


def _now():
    return datetime.datetime.now(datetime.UTC).replace(tzinfo=None, microsecond=0)
