"""Who opened or exported what, and when: a log that only grows. No Streamlit.

An SQLite file beside the data folder, named by `WIDER_STAGE_AUDIT`. Triggers refuse to change or
delete a row, and each row carries a hash of itself and of the row before it: whoever alters the
file by other means breaks the chain, and `verify` says where. It holds who looked (as the provider
names them), the page, the block and the filters by their published ids; nothing of a respondent.
"""

import hashlib
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipelines.errors import ReadingError

WHERE = "WIDER_STAGE_AUDIT"
WHAT = ("opened", "exported", "signed in", "signed out", "refused")
FILTERS = ("place", "period", "service", "provider")
_FIRST = "0" * 64
_COLUMNS = ("at", "who", "audience", "session", "what", "page", "block", "build_id", "filters")
_SCHEMA = """
create table if not exists audit (
    number integer primary key, at text not null, who text not null, audience text not null,
    session text not null, what text not null, page text not null, block text not null,
    build_id text not null, filters text not null, chain text not null
);
create index if not exists audit_session on audit (session, what);
create trigger if not exists audit_no_change before update on audit
    begin select raise(abort, 'the log only grows'); end;
create trigger if not exists audit_no_delete before delete on audit
    begin select raise(abort, 'the log only grows'); end;
"""


@dataclass(frozen=True)
class Entry:
    """One line of the log."""

    what: str
    who: str
    audience: str = ""
    session: str = ""
    page: str = ""
    block: str = ""
    build_id: str = ""
    filters: tuple[tuple[str, str], ...] = ()


def require_beside(path, published):
    """Refuse a log that lies where a build writes and clears.

    Raises
    ------
    ReadingError
        If the path lies under the build's output, or its folder is not there.
    """
    path, output = Path(path).resolve(), Path(published).resolve().parent
    published = Path(published).resolve()
    is_output = (output / "build.lock").exists() or (output / "warehouse.json").exists()
    if path.is_relative_to(published) or (is_output and path.is_relative_to(output)):
        raise ReadingError(WHERE, "names a file under the build's output", "Keep it elsewhere.")
    if not path.parent.is_dir():
        raise ReadingError(WHERE, "names a file in a folder that is not there", "Make the folder.")


def record(path, entry):
    """Add one line; returns when it is on the disk.

    Raises
    ------
    ReadingError
        If the line cannot be kept: what cannot be logged is not shown.
    """
    if entry.what not in WHAT or not {name for name, _ in entry.filters} <= set(FILTERS):
        raise ReadingError(WHERE, "was asked to keep a line of no known kind", "Tell us.")
    filters = json.dumps({k: v for k, v in entry.filters if v}, sort_keys=True)
    row = (
        datetime.now(UTC).isoformat(timespec="seconds"), entry.who, entry.audience, entry.session,
        entry.what, entry.page, entry.block, entry.build_id, filters,
    )  # fmt: skip
    try:
        with closing(_open(path)) as log:
            log.execute("begin immediate")  # from the last row to the next, nobody comes between
            last = log.execute("select chain from audit order by number desc limit 1").fetchone()
            chain = _chained(last[0] if last else _FIRST, row)
            holes = ", ".join("?" * (len(row) + 1))
            log.execute(
                f"insert into audit ({', '.join(_COLUMNS)}, chain) values ({holes})", (*row, chain)
            )
            log.execute("commit")
    except sqlite3.Error as error:
        raise ReadingError(
            WHERE, f"the log cannot be written ({type(error).__name__})", "Check its folder."
        ) from error


def is_over(path, session):
    """Whether a sign-in was ended by signing out: a copy of its cookie is worth nothing then."""
    return has(path, session, "signed out")


def has(path, session, what):
    """Whether the log holds such a line of a sign-in."""
    if not session:
        return False
    sql = "select 1 from audit where session = ? and what = ? limit 1"
    return bool(_rows(path, sql, session, what))


def newest(path, most=200):
    """The last lines, the newest first, as dicts; `filters` is a dict."""
    rows = _rows(
        path, f"select number, {', '.join(_COLUMNS)} from audit order by number desc limit ?", most
    )
    found = [dict(zip(("number", *_COLUMNS), row, strict=True)) for row in rows]
    return [one | {"filters": json.loads(one["filters"])} for one in found]


def verify(path):
    """(how many lines, the number of the first that does not follow from the one before, or None).

    A line taken from the end alone cannot be told from one that never was: keep the last chain
    value elsewhere, as the page shows it.
    """
    before, count = _FIRST, 0
    for number, *row, chain in _rows(
        path, f"select number, {', '.join(_COLUMNS)}, chain from audit order by number"
    ):
        count += 1
        if number != count or chain != _chained(before, tuple(row)):
            return count, number
        before = chain
    return count, None


def seal(path):
    """The last value of the chain, shortened for people; empty while the log is."""
    rows = _rows(path, "select chain from audit order by number desc limit 1")
    return rows[0][0][:16] if rows else ""


def _chained(before, row):
    return hashlib.sha256(json.dumps([before, *row]).encode()).hexdigest()


def _rows(path, sql, *values):
    try:
        with closing(_open(path)) as log:
            return log.execute(sql, values).fetchall()
    except sqlite3.Error as error:
        raise ReadingError(
            WHERE, f"the log cannot be read ({type(error).__name__})", "Check the file."
        ) from error


def _open(path):
    log = sqlite3.connect(path, timeout=10, isolation_level=None)
    log.execute("pragma synchronous = full")
    if not log.execute("select 1 from sqlite_master where name = 'audit_no_delete'").fetchone():
        log.executescript(_SCHEMA)
    return log
