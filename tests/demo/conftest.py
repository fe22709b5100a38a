"""Three counties: the one in the repository, one written now, and one with nothing planted."""

import pytest

from pipelines.demo import write_county
from tests.demo.reading import PROJECT, Answers, Demo


@pytest.fixture(scope="session")
def committed():
    return Demo(PROJECT / "data" / "demo")


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    into = tmp_path_factory.mktemp("county") / "demo"
    write_county(into)
    return Demo(into)


@pytest.fixture(scope="session")
def null(tmp_path_factory):
    into = tmp_path_factory.mktemp("null") / "demo"
    write_county(into, null=True)
    return Demo(into)


@pytest.fixture(scope="session")
def residents(written):
    return Answers(written, "residents")


@pytest.fixture(scope="session")
def support(written):
    return Answers(written, "support")


@pytest.fixture(scope="session")
def null_residents(null):
    return Answers(null, "residents")


@pytest.fixture(scope="session")
def null_support(null):
    return Answers(null, "support")
