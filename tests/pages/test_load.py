"""Many readers at once: every page is made, and memory does not grow with each round of pages."""

import asyncio
import sys

import pytest

from benchmarks import load

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc"),
]


def test_a_dozen_sessions_are_answered_and_memory_stays_flat(sample_build):
    with load.server(sample_build / "published") as (port, process):
        found = asyncio.run(load.load(port, process.pid, sessions=12, rounds=5))
    assert found["wrong"] == [] and found["pages"] == 60
    assert load.is_flat(found["megabytes"], by=1.15), found["megabytes"]


def test_a_session_that_meets_no_page_is_told():
    assert load.is_flat([300, 320, 330]) and not load.is_flat([300, 320, 360])
