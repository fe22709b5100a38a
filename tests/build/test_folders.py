"""Synced and network folders, and files that another program holds: words, not a trace."""

import errno
import os

import pytest

from pipelines.build import folders
from tests import support
from tests.build.conftest import command

DRIVE = "D:"
MOUNTS = """
/dev/sda1 / ext4 rw 0 0
server:/share /mnt/team nfs4 rw 0 0
//pc/docs /mnt/my\\040docs cifs rw 0 0
/dev/sdb1 /mnt/team/local ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        (f"{DRIVE}\\ann\\OneDrive - Shire Council\\stage", "OneDrive"),
        ("x/ann/OneDrive/stage", "OneDrive"),
        ("ann/Library/CloudStorage/x/stage", "a synced folder"),
        ("ann/Library/Mobile Documents/stage", "iCloud"),
        ("ann/Dropbox/stage", "Dropbox"),
        (f"{DRIVE}\\My Drive\\stage", "Google Drive"),
        ("\\\\server\\share\\stage", "a network folder"),
        ("//server/share/stage", "a network folder"),
        ("/mnt/team/stage", "a network disk"),
        ("/mnt/my docs/stage", "a network disk"),
    ],
)
def test_a_folder_that_others_touch_is_named_with_what_to_do(folder, name):
    told = folders.warning(folder, MOUNTS)
    assert name in told
    assert "--output" in told


@pytest.mark.parametrize(
    "folder", ["ann/stage", "/mnt/team/local/stage", "ann/onedriver/stage",
               f"{DRIVE}\\stage", "data/demo/.build"],
)  # fmt: skip
def test_a_folder_of_this_machine_gets_no_warning(folder):
    assert folders.warning(folder, MOUNTS) == ""


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "can only be read"),
        (errno.EACCES, "another program holds it open"),
        (errno.EBUSY, "another program holds it open"),
        (errno.EIO, "cannot be written"),
    ],
)
def test_what_the_system_said_in_words(number, says):
    error = OSError(number, os.strerror(number), "stage/current.json")
    told = folders.cannot_write(error, "stage")
    assert says in str(told)
    assert str(told).startswith("current.json: ")
    assert told.exit_code == 9


def test_a_pointer_that_cannot_be_replaced_ends_the_command_with_words(sample_copy):
    """A folder stands where the pointer is to go: the swap fails as it does for a held file."""
    folder, output = sample_copy
    payments = folder / "spend" / "brackwater" / "2022-06.csv"
    payments.write_text(payments.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    pointer = output / "published" / "current.json"
    pointer.unlink()
    (pointer / "held").mkdir(parents=True)
    done = support.in_process("build", folder, "--output", output)
    assert done.returncode == 9, done.stderr
    assert "Traceback" not in done.stderr
    assert "error: current." in done.stderr


def test_a_synced_folder_is_warned_of_and_the_build_goes_on(sample_copy, tmp_path):
    folder, output = sample_copy
    synced = tmp_path / "OneDrive - Shire" / "out"
    synced.parent.mkdir()
    output.rename(synced)
    done = command("build", folder, "--output", synced)
    assert done.returncode == 0, done.stderr
    assert "warning: " in done.stderr
    assert "OneDrive" in done.stderr
