"""Fixtures for every test: models on tables drawn as text, and builds made once."""

import signal
from pathlib import Path

import pytest
from hypothesis import settings

from pipelines.config import PROJECT
from tests import support

# The same cases on every run, and no failure because a machine was busy.
settings.register_profile("wider_stage", deadline=None, derandomize=True)
settings.load_profile("wider_stage")

# A suite that is started in the background may be told to ignore Ctrl+C, and so would be all that
# it starts: tests that press it would wait for ever.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


TESTS = Path(__file__).parent
# The files that take longest begin first, so that the workers end together. While one builds the
# county for the first of them, the next two have no need of it.
FIRST = (
    "pages/test_county.py", "build/test_arrivals.py", "build/test_build.py",
    "survive/test_killed.py", "pages/test_browser.py", "pages/test_sign_in.py",
    "pages/test_attack.py", "pages/test_county_people.py", "pages/test_county_money.py",
    "build/test_unfit.py",
    "build/test_forget.py", "pages/test_one_kind.py", "pages/test_cells.py",
    "people/test_survey.py", "county/test_attacked.py", "real/test_proms_page.py",
    "real/test_purpose.py", "test_cli.py", "people/test_forms.py", "build/test_sent.py",
    "test_plans.py",
)  # fmt: skip


def pytest_collection_modifyitems(items):
    """Put the files that take longest first; the order within a file stays."""
    place = {TESTS / name: number for number, name in enumerate(FIRST)}
    gone = [str(path) for path in place if not path.is_file()]
    assert not gone, f"there is no {', '.join(gone)}: mend FIRST in tests/conftest.py"
    items.sort(key=lambda item: place.get(item.path, len(place)))


@pytest.fixture(scope="session", autouse=True)
def _shared(tmp_path_factory):
    support.shared.append(support.shared_root(tmp_path_factory))


@pytest.fixture(scope="session")
def table_shapes():
    """Columns and types of every table, as the models make them."""
    return support.table_shapes()


@pytest.fixture
def run_model(table_shapes):
    """Run one model on tables drawn as text and compare: run_model(name, given, expect, types, by).

    `given` maps each table that the model reads to a table drawn as text (or to rows as dicts).
    Columns left out are null. `expect` names the columns that are compared; order is free and
    values are exact. `types` is for a table that no model makes yet. `by` names models, in order,
    that are made from the given tables first.
    """

    def run(name, given=None, expect="", types=None, by=()):
        support.check_model(table_shapes, name, given or {}, expect, types or {}, by)

    return run


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory):
    """The output folder of a build of `data/sample`."""
    return support.build_once(PROJECT / "data" / "sample", "sample", tmp_path_factory)


@pytest.fixture(scope="session")
def county_build(tmp_path_factory):
    """The output folder of a build of the county, `data/demo`."""
    return support.build_once(PROJECT / "data" / "demo", "county", tmp_path_factory)


@pytest.fixture(scope="session")
def real_folder():
    """The folder of published files; without it the test is skipped."""
    if not support.REAL.is_dir():
        pytest.skip(f"no published files at {support.REAL}: set WIDER_STAGE_REAL to their folder")
    return support.REAL


@pytest.fixture(scope="session")
def oracle_folder():
    """The folder of values worked out elsewhere; without it the test is skipped."""
    if not support.ORACLES.is_dir():
        pytest.skip(f"no oracles at {support.ORACLES}: set WIDER_STAGE_ORACLES to their folder")
    return support.ORACLES


@pytest.fixture(scope="session")
def salford_build(real_folder, tmp_path_factory):
    """The output folder of a build of `tests/real/salford`; skipped where its files are not."""
    folder = PROJECT / "tests" / "real" / "salford"
    missing = [name for name in support.files_named(folder) if not (real_folder / name).exists()]
    if missing:
        pytest.skip(f"other published files at {support.REAL}: no {missing[0]}")
    return support.build_once(folder, "salford", tmp_path_factory)
