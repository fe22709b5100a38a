"""A build that is killed at any moment leaves what is served, and the next one its way."""

import json
import random
import shutil
import subprocess
import time

import pytest

from pipelines.build import publish
from tests.build.conftest import quiet_build
from tests.survive.conftest import builds_kept, contents, ended, served, start

MOMENTS = 4
OUR_FILES = {"build.lock", "warehouse.json", "current.json"}


def killed(folder, output, after):
    """Start a build and kill it; returns whether it was still running."""
    process = start(folder, output)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return True
    process.communicate()
    return False


def survives(folder, output, moments, seed, wanted, duration):
    """Kill builds at seeded moments, spread over a build's duration; how many were killed.

    Each leaves what was served as it was: readable, and the same to the byte. One that had already
    put its own files in place serves those, whole; it begins anew from what was there, as does one
    that was quicker than its moment, and is killed earlier.
    """
    before = shutil.copytree(output, output.with_name("before"))
    was, rng, count = served(output), random.Random(seed), 0
    for number in range(moments):
        after = duration * (number + rng.random()) / moments
        while not killed(folder, output, after) or served(output) != was:
            assert contents(output) == wanted, f"half of a build is served after {after:.2f} s"
            shutil.rmtree(output)
            shutil.copytree(before, output)
            after *= 0.9
        count += 1
    return count


def undisturbed(folder, output):
    """(what a build gives that nobody kills, how long it takes)."""
    other = shutil.copytree(output, output.with_name("undisturbed"))
    began = time.perf_counter()
    code, told = ended(start(folder, other))
    assert code == 0, told
    return contents(other), time.perf_counter() - began


def test_a_build_killed_at_any_moment_serves_what_was_served(changed):
    folder, output = changed
    wanted, duration = undisturbed(folder, output)
    old = contents(output)
    assert old != wanted
    assert survives(folder, output, MOMENTS, 4, wanted, duration) == MOMENTS
    assert contents(output) == old
    code, told = ended(start(folder, output))
    assert code == 0, told
    assert contents(output) == wanted
    kept, others = builds_kept(output)
    assert len(kept) <= 3
    assert others <= OUR_FILES


@pytest.mark.slow
def test_thirty_moments_while_payments_are_judged_as_well(changed):
    """Among them the seconds of Great Expectations, which works in a process of its own."""
    folder, output = changed
    payments = folder / "spend" / "brackwater" / "2022-06.csv"
    text = payments.read_text(encoding="utf-8")
    last = text.splitlines()[-1]
    payments.write_text(text.rstrip("\n") + "\n" + last + "\n", encoding="utf-8")
    wanted, duration = undisturbed(folder, output)
    assert survives(folder, output, 30, 30, wanted, duration) == 30
    code, told = ended(start(folder, output))
    assert code == 0, told
    assert contents(output) == wanted
    kept, others = builds_kept(output)
    assert len(kept) <= 3
    assert others <= OUR_FILES
    quiet_build(folder, output.with_name("anew"), full=True)
    assert contents(output.with_name("anew")) == wanted


@pytest.mark.slow
def test_a_kill_between_the_two_pointers_hides_no_later_change(changed):
    """The new files are served, the warehouse is the old one; and then the folder goes back."""
    folder, output = changed
    register = folder / "contracts" / "brackwater" / "contracts_register_2022-07.csv"
    new = register.read_text(encoding="utf-8")
    old_pointer = (output / "warehouse.json").read_bytes()
    old = contents(output)
    quiet_build(folder, output)
    assert contents(output) != old
    (output / "warehouse.json").write_bytes(old_pointer)
    register.write_text("".join(new.splitlines(keepends=True)[:-1]), encoding="utf-8")
    quiet_build(folder, output)
    assert contents(output) == old


def test_two_builds_at_once_and_the_lock_of_a_killed_one(changed):
    folder, output = changed
    was = served(output)
    known = set(output.glob("warehouse-*"))
    first = start(folder, output)
    while set(output.glob("warehouse-*")) <= known and first.poll() is None:
        time.sleep(0.02)
    code, told = ended(start(folder, output))
    still_ran = first.poll() is None
    first.kill()
    first.communicate()
    assert still_ran
    assert code == 10
    assert "Traceback" not in told
    assert told.startswith("error: this folder: another build of it is running")
    with publish.only_build(output):
        assert served(output) == was
    assert json.loads((output / "warehouse.json").read_text(encoding="utf-8"))
