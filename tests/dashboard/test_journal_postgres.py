"""The journal on PostgreSQL: a real server, started for the test where one is installed."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from dashboard import journal
from pipelines.build.pull import pull
from pipelines.errors import JournalError
from tests.build.test_pull import LEARNING, TARGET
from tests.dashboard.test_journal import DECISION, SEEN

SERVER, MAKE = shutil.which("postgres"), shutil.which("initdb")


@pytest.fixture(scope="module")
def address():
    """An empty database of a server of its own."""
    pytest.importorskip("psycopg", reason="no driver for PostgreSQL: install psycopg")
    if not (SERVER and MAKE):
        pytest.skip("no PostgreSQL server on this machine")
    who = {"user": "nobody"} if os.geteuid() == 0 else {}  # a server refuses to run as root
    root = Path(tempfile.mkdtemp(prefix="journal-"))
    if who:
        shutil.chown(root, "nobody")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/", **who}
    data = str(root / "data")
    subprocess.run([MAKE, "-D", data, "-U", "stage", "-A", "trust"], check=True, **quiet)
    server = subprocess.Popen(
        [SERVER, "-D", data, "-h", "127.0.0.1", "-p", str(port), "-k", str(root), "-F"], **quiet
    )
    try:
        _wait(port, server)
        yield f"postgresql+psycopg://stage@127.0.0.1:{port}/postgres"
    finally:
        server.send_signal(signal.SIGINT)  # does not wait for readers to leave
        server.wait(timeout=20)
        shutil.rmtree(root, ignore_errors=True)


def _wait(port, server):
    import psycopg

    for _ in range(120):
        assert server.poll() is None, "the server ended"
        try:
            psycopg.connect(host="127.0.0.1", port=port, user="stage", dbname="postgres").close()
            return
        except psycopg.OperationalError:
            time.sleep(0.25)
    raise AssertionError("the server does not answer")


def test_entries_are_kept_approved_withdrawn_and_pulled(address, tmp_path, monkeypatch):
    kept = journal.Journal(address)
    for kind, entry in (("decision", DECISION), ("learning", LEARNING), ("target", TARGET)):
        kept.write(kind, entry, seen=SEEN if kind == "decision" else None, build_id="b1")
    kept.write("decision", DECISION | {"question": "Withdrawn"})
    for number in (1, 2, 3):
        kept.approve(number, "Head of housing")
    kept.withdraw(4, "Head of housing")
    with pytest.raises(JournalError, match="approved already"):
        kept.approve(1, "Somebody else")
    again = journal.Journal(address)
    assert [journal.state(entry) for entry in again.entries()] == [
        "withdrawn", "approved", "approved", "approved",
    ]  # fmt: skip
    monkeypatch.setenv("WIDER_STAGE_JOURNAL", address)
    made = pull(tmp_path)
    assert made == {
        "decisions/decisions.csv": 1, "decisions/learning.csv": 1,
        "decisions/rebases.toml": 0, "decisions/targets.toml": 1, "decisions/definitions.toml": 0,
    }  # fmt: skip
    said = (tmp_path / "decisions" / "decisions.csv").read_text(encoding="utf-8")
    assert "0.61,0.58,0.64,900" in said and "Withdrawn" not in said
    assert set(pull(tmp_path).values()) == {0}
