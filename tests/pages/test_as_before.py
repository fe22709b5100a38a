"""A figure that stands as in an earlier build says so where it is shown, and no other does."""

import hashlib
import json
import shutil

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.config import PROJECT
from pipelines.engine.duck import Engine

ALLIANCE, DAY = "alliance:hill-and-harbour", "1 January 2026"


@pytest.fixture
def outcomes(county_build, tmp_path, monkeypatch):
    """The blocks of Outcomes, once cells of the officers' file that a condition names are frozen.

    outcomes(condition) gives {block: its HTML}; the head of the page is block "".
    """

    def opened(condition):
        folder = shutil.copytree(county_build / "published", tmp_path / "published")
        pointer = json.loads((folder / "current.json").read_text(encoding="utf-8"))
        file = folder / pointer["officer"]["file"]
        with Engine(file) as engine:
            engine.run(f"update pub_outcome set frozen_since = date '2026-01-01' where {condition}")
            engine.checkpoint()
        pointer["officer"]["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
        (folder / "current.json").write_text(json.dumps(pointer), encoding="utf-8")
        monkeypatch.setenv("WIDER_STAGE_PUBLISHED", str(folder))
        app = AppTest.from_file(str(PROJECT / "dashboard" / "app.py"), default_timeout=240)
        app.run().switch_page(str(PROJECT / "dashboard/views/outcomes.py")).run()
        assert not app.exception, app.exception
        shown = "\n".join(element.value for element in app.markdown)
        parts = [part.partition('"><h2') for part in shown.split('<div class="ws" id="')]
        return {"": parts[0][0]} | {block: html for block, _, html in parts[1:]}

    return opened


def test_what_stands_as_before_names_its_day(outcomes):
    blocks = outcomes(f"place_id = '{ALLIANCE}' and published_table = 'P1'")
    for block in ("", "time", "places"):
        assert f"as on {DAY}" in blocks[block], block
    assert "1 figure stands here as on" in blocks["places"]
    assert blocks["places"].count(f'<span class="ws-q">as on {DAY}</span>') == 1
    assert "fewer than ten people have changed" in blocks[""]
    assert f"as on {DAY}" not in blocks["groups"] + blocks["sides"]


def test_a_group_that_stands_as_before_is_the_only_one_said(outcomes):
    blocks = outcomes("published_table = 'P4'")
    assert [block for block, html in blocks.items() if f"as on {DAY}" in html] == ["groups"]
    shown = blocks["groups"].count(f'<span class="ws-q">as on {DAY}</span>')
    assert f"<strong>{shown} figures stand here as on {DAY}</strong>" in blocks["groups"]


def test_where_nothing_stands_as_before_nothing_is_said(outcomes):
    assert not [html for html in outcomes("false").values() if "as on" in html]
