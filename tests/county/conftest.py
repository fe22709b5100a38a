"""One build of the county, opened for every audience, and its files read by hand."""

import pytest

from tests import support
from tests.demo.reading import PROJECT, Answers, Demo


@pytest.fixture(scope="session")
def published(county_build):
    """The officers' published file of the county."""
    with support.published(county_build) as engine:
        yield engine


@pytest.fixture(scope="session")
def files():
    """The county's files, read with the standard library only."""
    return Demo(PROJECT / "data" / "demo")


@pytest.fixture(scope="session")
def surveys(files):
    """The answers of both surveys with where each person lives."""
    return [Answers(files, "residents"), Answers(files, "support")]
