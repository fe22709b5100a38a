"""A folder with one kind of file only: every page opens and says what is missing."""

import tomllib

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.config import PROJECT
from tests import support
from tests.build.folders import SAMPLE, write

KINDS = {
    "spend": "spend/brackwater/2022-06.csv",
    "register": "contracts/brackwater/contracts_register_2022-07.csv",
    "outcomes": "outcomes/personal-wellbeing-estimates.csv",
    "payments of a publisher nobody knows": "Date,Supplier,Net\n2022-05-01,Gannet Ltd,10.00\n",
}
NAVIGATION = tomllib.loads((PROJECT / "dashboard/navigation.toml").read_text(encoding="utf-8"))
# The page of the log is there only where a log is kept.
PAGES = [f"dashboard/{page['file']}" for page in NAVIGATION["page"] if not page.get("log")]


@pytest.fixture(scope="module", params=KINDS)
def published(request, tmp_path_factory):
    """The published folder of a build of one file."""
    folder = tmp_path_factory.mktemp("one")
    text = KINDS[request.param]
    if "\n" not in text:
        text = (SAMPLE / text).read_text(encoding="utf-8")
    write(folder, {"files/one.csv": text})
    return support.build_small(folder, folder / ".build") / "published"


def test_every_page_opens(published, monkeypatch):
    monkeypatch.setenv("WIDER_STAGE_PUBLISHED", str(published))
    app = AppTest.from_file(str(PROJECT / "dashboard" / "app.py"), default_timeout=60).run()
    assert not app.exception, app.exception
    for page in PAGES:
        app.switch_page(str(PROJECT / page)).run()
        assert not app.exception, (page, app.exception)
        said = " ".join(element.value for element in app.markdown)
        assert "<h1" in said, page


def test_what_was_never_written_down_does_not_count_as_answered(published, monkeypatch):
    monkeypatch.setenv("WIDER_STAGE_PUBLISHED", str(published))
    app = AppTest.from_file(str(PROJECT / "dashboard" / "app.py"), default_timeout=60).run()
    app.switch_page(str(PROJECT / "dashboard/views/decisions.py")).run()
    said = " ".join(element.value for element in app.markdown)
    assert "nothing is known to wait" in said
    assert "Every question has an answer" not in said


def test_nothing_is_said_about_what_is_not_loaded(published, monkeypatch):
    monkeypatch.setenv("WIDER_STAGE_PUBLISHED", str(published))
    app = AppTest.from_file(str(PROJECT / "dashboard" / "app.py"), default_timeout=60).run()
    app.switch_page(str(PROJECT / "dashboard/views/contracts.py")).run()
    said = " ".join(element.value for element in app.markdown)
    if "No register of contracts is loaded" in said:
        assert "0p in every" not in said and "not explained by the register" not in said
