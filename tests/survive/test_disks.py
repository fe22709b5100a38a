"""Disks that are full or can only be read: words and an exit code, and what is served stays."""

import os
import resource
import shlex
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest

from pipelines.config import PROJECT
from tests.survive.conftest import builds_kept, served

# A mount of our own that nobody else sees; without root, in a name space of our own.
_OWN_MOUNTS = ["unshare", "--mount"] if os.name == "posix" and os.geteuid() == 0 else [
    "unshare", "--mount", "--map-root-user",
]  # fmt: skip


def _in_own_mounts(script, **how):
    return subprocess.run([*_OWN_MOUNTS, "sh", "-c", script], capture_output=True, text=True, **how)


@pytest.fixture(scope="session")
def may_mount(tmp_path_factory):
    """Skip where this machine lets nobody mount a disk of one's own."""
    point = shlex.quote(str(tmp_path_factory.mktemp("mount")))
    if not shutil.which("unshare") or _in_own_mounts(f"mount -t tmpfs tmpfs {point}").returncode:
        pytest.skip("this machine lets no test mount a disk of its own (unshare --mount)")


def build_on(disk, folder, output, tmp_path):
    """Build where `disk`, a shell command, makes a mount at `$disk`; it is copied back."""
    left = tmp_path / "left"
    script = f"""
        disk={shlex.quote(str(tmp_path / "disk"))}; mkdir -p "$disk"
        {disk} || exit 99
        {shlex.quote(sys.executable)} -m pipelines build {shlex.quote(str(folder))} --output "$disk"
        code=$?
        cp -r "$disk" {shlex.quote(str(left))}
        exit $code
    """
    done = _in_own_mounts(script, cwd=PROJECT)
    return SimpleNamespace(code=done.returncode, told=done.stderr, output=left)


def size_of(output):
    return sum(path.stat().st_size for path in output.rglob("*") if path.is_file())


def free_at(share, output):
    """Bytes to leave free: a share of what another build of the same size needs."""
    return int(size_of(output) * share)


@pytest.mark.parametrize(
    "share",
    [
        pytest.param(0.1, id="the copy"),
        pytest.param(0.64, id="the tables"),
        pytest.param(0.8, id="the published files", marks=pytest.mark.slow),
    ],
)
def test_a_full_disk_is_said_and_nothing_is_half_published(may_mount, changed, tmp_path, share):
    folder, output = changed
    was = served(output)
    size = size_of(output) + free_at(share, output)
    mount = (
        f'mount -t tmpfs -o size={size} tmpfs "$disk" && cp -r {shlex.quote(str(output))}/. "$disk"'
    )
    done = build_on(mount, folder, output, tmp_path)
    assert done.code == 9, done.told
    assert "Traceback" not in done.told
    assert "the disk is full" in done.told
    assert served(done.output) == was
    kept, others = builds_kept(done.output)
    assert len(kept) == 1
    assert others <= {"build.lock", "warehouse.json", "current.json"}


def test_a_disk_that_can_only_be_read_is_said(may_mount, changed, tmp_path):
    folder, output = changed
    was = served(output)
    mount = f'mount --bind {shlex.quote(str(output))} "$disk" && mount -o remount,ro,bind "$disk"'
    done = build_on(mount, folder, output, tmp_path)
    assert done.code == 9, done.told
    assert "Traceback" not in done.told
    assert "this disk can only be read" in done.told
    assert served(output) == was


def test_a_file_that_may_not_grow_is_said(changed):
    """A quota, or a disk formatted for small files."""
    folder, output = changed
    was = served(output)
    done = subprocess.run(
        [sys.executable, "-m", "pipelines", "build", str(folder), "--output", str(output)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8_000_000, 8_000_000)),
    )
    assert done.returncode == 9, done.stderr
    assert "Traceback" not in done.stderr
    assert served(output) == was
