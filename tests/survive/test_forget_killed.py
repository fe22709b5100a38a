"""`forget` and `decisions pull` stopped on the way: what is left, and what finishes them."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from pipelines.build import forget, forgotten
from pipelines.build.pull import pull
from pipelines.config import PROJECT, read_data_folder
from tests.build.test_forget import HASH, WHO, written  # noqa: F401  its folder
from tests.build.test_pull import folder, kept, rows  # noqa: F401  its journal
from tests.survive.conftest import ended, served, start


def begun(*line):
    """A command that runs, with the signals of one that a terminal started."""
    return subprocess.Popen(
        [sys.executable, "-m", "pipelines", *map(str, line)],
        cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def stopped(process, has_come, how):
    """Stop a command once something has come: (exit code, what it said); it must still run."""
    while not has_come():
        assert process.poll() is None, process.communicate()[1]
        time.sleep(0.002)
    process.send_signal(how)
    _, told = process.communicate(timeout=120)
    return process.returncode, told


@pytest.fixture
def two(written, tmp_path):  # noqa: F811
    """A copy of the folder of two builds and of its output."""
    data, output = written
    return shutil.copytree(data, tmp_path / "data"), shutil.copytree(output, tmp_path / "output")


def is_decided(data):
    return lambda: (data / forgotten.FILE).is_file()


def is_published(output):
    """Whether another build is served than now."""
    pointer = output / "warehouse.json"
    was = pointer.read_bytes()
    return lambda: pointer.read_bytes() != was


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("when", ["decided", "published"])
def test_forgetting_that_is_stopped_is_finished_by_the_next_build(two, how, when):
    data, output = two
    has_come = is_decided(data) if when == "decided" else is_published(output)
    process = begun("forget", WHO, "--folder", data, "--output", output)
    code, told = stopped(process, has_come, how)
    if code == 0:  # it was quicker: nothing is left to finish
        assert not forget.is_unfinished(output)
        return
    assert "Traceback" not in told
    if how == signal.SIGINT:
        assert code == 130
        assert "builds made before may still hold them" in told
    assert is_decided(data)()
    assert forgotten.read(data).people == {HASH}
    assert (output / forget.MARK).is_file()
    if when == "decided":
        assert served(output)
        assert forget._in_a_build(output, {HASH})
    code, told = ended(start(data, output))
    assert code == 0, told
    forget._require_gone(output, {HASH, WHO})
    assert len(list(output.glob("warehouse-*.duckdb"))) == 1
    assert not forget.is_unfinished(output)


@pytest.mark.slow
def test_the_same_command_again_finishes_it_as_well(two):
    data, output = two
    stopped(
        begun("forget", WHO, "--folder", data, "--output", output), is_decided(data), signal.SIGKILL
    )
    decided = (data / forgotten.FILE).read_text(encoding="utf-8")
    told = forget.forget(read_data_folder(data), output, WHO, say=lambda line: None)
    assert len(told.purged) >= 2
    assert (data / forgotten.FILE).read_text(encoding="utf-8") == decided
    forget._require_gone(output, {HASH, WHO})
    assert not forget.is_unfinished(output)


def test_nobody_of_that_name_leaves_no_mark(two):
    data, output = two
    process = begun("forget", "Nobody", "--folder", data, "--output", output)
    assert process.wait(120) != 0
    assert not forget.is_unfinished(output)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_pull_that_is_stopped_leaves_whole_files_and_the_next_adds_the_rest(folder, kept, how):  # noqa: F811
    """It waits at a pipe where the second of its files is to be written."""
    pipe = folder / "decisions" / "learning.new"
    pipe.parent.mkdir(exist_ok=True)
    os.mkfifo(pipe)
    decisions = folder / "decisions" / "decisions.csv"
    code, told = stopped(begun("decisions", "pull", folder), decisions.is_file, how)
    assert code == (130 if how == signal.SIGINT else -signal.SIGKILL)
    assert "Traceback" not in told
    assert [row["decision_id"] for row in rows(folder, "decisions.csv")] == ["J-0001"]
    assert not (folder / "decisions" / "learning.csv").exists()
    pipe.unlink()
    made = pull(folder)
    assert (made["decisions/decisions.csv"], made["decisions/learning.csv"]) == (0, 1)
    assert [row["decision_id"] for row in rows(folder, "decisions.csv")] == ["J-0001"]
    assert pull(folder)["decisions/learning.csv"] == 0
