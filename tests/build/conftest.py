"""Builds that several tests look at, each made once: judging the payments takes seconds."""

import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest

from pipelines.build.run import build
from pipelines.config import PROJECT, read_data_folder
from tests.build.folders import SAMPLE, copy_sample

ONE_KIND = {"spend": ["spend"], "indicators": ["outcomes"]}  # each costs ten seconds


def quiet_build(folder, output, **how):
    """Build a data folder without a word; returns the report."""
    return build(read_data_folder(folder), output, say=lambda line: None, **how)


def command(*arguments, project=PROJECT):
    """`python -m pipelines …` as a user's terminal runs it, of this project or of a copy."""
    return subprocess.run(
        [sys.executable, "-m", "pipelines", *map(str, arguments)],
        cwd=project,
        capture_output=True,
        text=True,
    )


@pytest.fixture
def sample_copy(tmp_path, sample_build):
    """(folder, output): a copy of the sample and of its build, to change at will."""
    folder, output = tmp_path / "sample", tmp_path / "output"
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns(".build"))
    shutil.copytree(sample_build, output)
    return folder, output


@pytest.fixture(scope="session")
def changed_sample(tmp_path_factory, sample_build):
    """The sample after one payment more: built upon what was there, and built anew."""
    root = tmp_path_factory.mktemp("changed")
    folder = shutil.copytree(SAMPLE, root / "data", ignore=shutil.ignore_patterns(".build"))
    with (folder / "spend/brackwater/2022-06.csv").open("a", encoding="utf-8") as file:
        file.write(
            "Brackwater Metropolitan Council,2022-06-30,1,120.00,20.00,100.00,"
            "Marshpenny Ltd,Corporate Services,Training\n"
        )
    before = shutil.copytree(sample_build, root / "before")
    report = quiet_build(folder, before)
    quiet_build(folder, root / "anew", full=True)
    return SimpleNamespace(folder=folder, report=report, upon=before, anew=root / "anew")


@pytest.fixture(scope="session")
def one_kind(tmp_path_factory):
    """{kind: what the command said} of builds of folders that hold files of a single kind.

    All are started at once: they wait for their own judge more than for each other.
    """
    root = tmp_path_factory.mktemp("kinds")
    running = {}
    for kind, parts in ONE_KIND.items():
        folder = copy_sample(root / kind, *parts)
        line = [sys.executable, "-m", "pipelines", "build", str(folder)]
        pipe = subprocess.PIPE
        running[kind] = subprocess.Popen(line, cwd=PROJECT, stdout=pipe, stderr=pipe, text=True)
    found = {}
    for kind, process in running.items():
        stdout, stderr = process.communicate(timeout=300)
        found[kind] = SimpleNamespace(
            folder=root / kind, code=process.returncode, stdout=stdout, stderr=stderr
        )
    return found
