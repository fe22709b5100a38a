"""The data-protection note says what is set up, and leaves open what only people know."""

import pytest

from pipelines.build.note import write_note
from pipelines.config import read_data_folder
from tests.build.conftest import command
from tests.build.folders import SAMPLE, write
from tests.people import survey

ACCESS = """
session_hours = 4
without_sign_in = "public"
[[group]]
name = "board | of the alliance"
audience = "board"
members = ["a@example.invalid", "b@example.invalid"]
"""


def test_a_folder_without_people_says_so(sample_build):
    text = write_note(read_data_folder(SAMPLE), sample_build)
    assert "No file of this folder holds answers" in text
    assert text.count("to be filled in by the controller") == 7
    assert "| public |" in text and "`pub_outcome`" in text


def test_the_groups_are_named_and_their_members_only_counted(sample_build, tmp_path, monkeypatch):
    write(tmp_path, {"access.toml": ACCESS})
    monkeypatch.setenv("WIDER_STAGE_ACCESS", str(tmp_path / "access.toml"))
    text = write_note(read_data_folder(SAMPLE), sample_build)
    assert "| board / of the alliance | board | every place | 2 | no |" in text
    assert "lasts 4 hours" in text and "the public tables are shown" in text
    assert "example.invalid" not in text


@pytest.mark.parametrize(("named", "says"), [("/elsewhere/key", "is named"), ("", "is not named")])
def test_of_the_key_it_says_whether_it_is_named_and_never_where(tmp_path, monkeypatch, named, says):
    monkeypatch.setenv("WIDER_STAGE_KEY_FILE", named)
    folder = read_data_folder(survey.folder(tmp_path, survey.people(), synthetic=False))
    text = write_note(folder, tmp_path / "none")
    assert says in text and "/elsewhere" not in text and "Nothing is built yet" in text


def test_the_command_writes_it_or_says_where_it_cannot(tmp_path):
    said = command("note", SAMPLE, "--to", tmp_path / "note.md")
    assert said.returncode == 0 and (tmp_path / "note.md").read_text().startswith("# Data-prot")
    assert command("note", SAMPLE, "--to", tmp_path / "no" / "note.md").returncode == 3
