"""The log only grows, and who alters it is found out."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard import audit
from dashboard.audit import Entry
from pipelines.errors import ReadingError


@pytest.fixture
def log(tmp_path):
    """A log of three lines."""
    path = tmp_path / "audit.db"
    for page in ("home", "money", "data"):
        entry = Entry("opened", "olive@council.invalid", "officer", "s1", page,
                      filters=(("place", "X1"), ("service", "")))  # fmt: skip
        audit.record(path, entry)
    return path


def test_lines_come_back_newest_first_and_without_empty_filters(log):
    found = audit.newest(log)
    assert [row["page"] for row in found] == ["data", "money", "home"]
    assert found[0]["filters"] == {"place": "X1"} and found[0]["number"] == 3
    assert audit.verify(log) == (3, None)


@pytest.mark.parametrize("sql", ["update audit set who = 'x'", "delete from audit"])
def test_a_line_is_neither_changed_nor_deleted(log, sql):
    with sqlite3.connect(log) as opened, pytest.raises(sqlite3.IntegrityError, match="only grows"):
        opened.execute(sql)


@pytest.mark.parametrize(
    ("sql", "line"),
    [
        ("update audit set who = 'nobody' where number = 2", 2),
        ("delete from audit where number = 2", 3),
        ("delete from audit where number = 1", 2),
        ("update audit set number = 9 where number = 3", 9),
    ],
)
def test_who_takes_the_triggers_away_first_breaks_the_chain(log, sql, line):
    with sqlite3.connect(log) as opened:
        opened.executescript("drop trigger audit_no_change; drop trigger audit_no_delete;")
        opened.execute(sql)
    assert audit.verify(log)[1] == line


def test_the_seal_tells_when_the_end_was_cut_off(log):
    before = audit.seal(log)
    with sqlite3.connect(log) as opened:
        opened.executescript("drop trigger audit_no_delete;")
        opened.execute("delete from audit where number = 3")
    assert audit.verify(log) == (2, None) and audit.seal(log) != before


def test_many_at_once_stay_one_chain(log):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: audit.record(log, Entry("opened", f"p{n}")), range(40)))
    assert audit.verify(log) == (43, None)


def test_a_session_is_over_once_it_was_signed_out_of(log):
    assert not audit.is_over(log, "s1") and not audit.is_over(log, "")
    audit.record(log, Entry("signed out", "olive@council.invalid", session="s1"))
    assert audit.is_over(log, "s1") and not audit.is_over(log, "s2")


@pytest.mark.parametrize(
    "entry", [Entry("guessed", "x"), Entry("opened", "x", filters=(("q", 1),))]
)
def test_only_known_things_are_kept(log, entry):
    with pytest.raises(ReadingError):
        audit.record(log, entry)


def test_a_log_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "audit.db").write_text("this is no database, and long enough to be seen as such")
    with pytest.raises(ReadingError):
        audit.record(tmp_path / "audit.db", Entry("opened", "x"))


def test_the_log_lies_beside_the_data_and_not_where_builds_are(tmp_path):
    published = tmp_path / "data/.build/published"
    published.mkdir(parents=True)
    (tmp_path / "data/.build/build.lock").touch()
    audit.require_beside(tmp_path / "data/audit.db", published)
    for wrong in ("data/.build/audit.db", "data/.build/published/audit.db", "nowhere/audit.db"):
        with pytest.raises(ReadingError):
            audit.require_beside(tmp_path / wrong, published)
