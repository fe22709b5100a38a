"""Files read by processes of their own: what one process gives, in the same order."""

import ast
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.build import arrivals, reading, state
from pipelines.config import PROJECT, read_data_folder
from pipelines.engine.duck import Engine
from pipelines.errors import ReaderEndedError
from tests.build.folders import copy_sample, write

_BROKEN = "spend/east/2024-06.csv"


@pytest.fixture
def folder(tmp_path):
    """Files of many kinds, one that is refused, one that nobody can open, one of no kind."""
    root = copy_sample(tmp_path / "data", "")
    write(root, {_BROKEN: b"<!DOCTYPE html><html>Sign in</html>", "spend/east/odd.txt": b"Hello"})
    (root / "spend" / "east" / "2024-07.csv").symlink_to(root / "nowhere.csv")
    return read_data_folder(root)


def _landing(folder, engine):
    return arrivals._Landing(
        engine, folder, b"a key of thirty-two bytes in all", lambda n, of: None
    )


def test_processes_read_what_one_reads(folder):
    with Engine() as engine:
        landing, came = _landing(folder, engine), arrivals.arrivals(folder)
        reader = landing.readers._reader
        here = list(reading.Readers(reader, 0).each(came))
        with reading.Readers(reader, 2) as readers:
            there = list(readers.each(came))
            again = list(readers.each(came[:3]))
    assert len(here) == len(came) > 8
    assert there == here
    assert again == here[:3]
    assert sum(bool(read.row["refused_because"]) for read in here) >= 1


# What these say of a file is in what it lands as, and what they look up is told beside it.
_NOT_READING = {"state", "reference", "corrections"}


@pytest.mark.parametrize("name", state.LANDING)
def test_what_reads_files_with_others_is_of_the_code_that_reads_them(name):
    """A change of it reads every file anew: what it no longer agrees with would stay."""
    tree = ast.parse((Path(state.__file__).parent / f"{name}.py").read_text(encoding="utf-8"))
    used = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "pipelines.build":
            used |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module.startswith("pipelines.build."):
            used.add(node.module.split(".")[2])
    assert used <= {*state.LANDING, *_NOT_READING}


def test_few_files_are_read_by_this_process(folder):
    came = arrivals.arrivals(folder)

    def sized(count, size):
        files = enumerate(came[:count])
        return [replace(one, stamp=(number, size, 0, 0)) for number, one in files]

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    assert reading.processes_for(came) == 0
    assert reading.processes_for(sized(1, 10**9)) == 0
    assert reading.processes_for(sized(3, 10**8)) == (min(cores, 3) if cores > 1 else 0)
    of_one_zip = [replace(one, stamp=(0, 10**7, 0, 0)) for one in came]
    assert len(of_one_zip) * 10**7 > 32 * 10**6
    assert reading.processes_for(of_one_zip) == 0


def test_where_memory_is_limited_one_process_reads(folder, monkeypatch):
    monkeypatch.setenv("WIDER_STAGE_MEMORY_LIMIT", "1GB")
    with Engine() as engine:
        assert _landing(folder, engine).readers._number == 0


_ASKS = """
import sys
import time
from pipelines.build import arrivals, reading
from pipelines.build.forgotten import Forgotten
from pipelines.build.publishers import Publishers
from pipelines.config import REFERENCE, read_data_folder
from pipelines.sources._headings import Headings
folder = read_data_folder(sys.argv[1])
reader = reading.Reader(Headings.read(REFERENCE / "headings"), Publishers([]), b"", Forgotten())
with reading.Readers(reader, 2) as readers:
    asked = readers.each(arrivals.arrivals(folder) * 50)
    {then}
"""
# No `if __name__ == "__main__"` stands in it: who writes a script of two lines does not, either.
_TELLS = "print(*readers._pool._processes, flush=True)"


@pytest.fixture
def asking(tmp_path):
    """Start a process that reads by two of its own; returns it, and their ids as it tells them."""
    started = []

    def start(then):
        script = tmp_path / "asks.py"
        script.write_text(_ASKS.format(then=then), encoding="utf-8")
        folder = copy_sample(tmp_path / "data", "spend")
        one = subprocess.Popen(
            [sys.executable, str(script), str(folder)], text=True, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(PROJECT)},
        )  # fmt: skip
        started.append(one)
        return one, [int(word) for word in one.stdout.readline().split()]

    yield start
    for one in started:
        one.kill()
        one.communicate()


def test_who_reads_ends_with_who_asked(asking):
    """Killed, a build leaves no process behind that waits for more files."""
    one, ids = asking(f"next(asked); {_TELLS}; time.sleep(600)")
    one.kill()
    one.wait()
    end = time.monotonic() + 30
    while (left := list(filter(_is_alive, ids))) and time.monotonic() < end:
        time.sleep(0.05)
    assert len(ids) == 2
    assert not left


def test_a_process_that_is_ended_from_outside_is_told_in_words(folder):
    """As for want of memory; where it was, nobody can know."""
    with Engine() as engine:
        reader, came = _landing(folder, engine).readers._reader, arrivals.arrivals(folder) * 20
        with reading.Readers(reader, 2) as readers, pytest.raises(ReaderEndedError) as told:
            for number, _ in enumerate(readers.each(came)):
                if number == 1:
                    os.kill(next(iter(readers._pool._processes)), signal.SIGKILL)
    assert "WIDER_STAGE_MEMORY_LIMIT" in str(told.value)


@pytest.mark.parametrize("after", [0.0, 0.3, 1.0])
def test_who_reads_never_hears_the_keyboard(asking, after):
    """A terminal tells every process of Ctrl+C, also those that are about to begin."""
    at_once = f"threading.Timer(0.05, lambda: {_TELLS}).start()"
    one, ids = asking(f"import threading; {at_once}; list(asked); time.sleep(600)")
    time.sleep(after)
    os.killpg(one.pid, signal.SIGINT)
    _, said = one.communicate(timeout=60)
    assert said.count("KeyboardInterrupt") == 1  # its own, which a command turns into a sentence
    assert not list(filter(_is_alive, ids))


def _is_alive(process):
    """Whether a process runs; one that has ended and that nobody asked for its code does not."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")
