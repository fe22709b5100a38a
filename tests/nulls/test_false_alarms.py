"""How often a page would speak where nothing happens, against what chance and its rules allow.

The rates measured here stand in docs/false-alarms.md, and must go on agreeing with it.
"""

import re

import numpy as np
import pandas as pd
import pytest

from pipelines.config import PROJECT
from pipelines.stats import questions
from pipelines.stats.many import LAST_POINT
from pipelines.stats.spc import xmr
from pipelines.steps import (
    stat_cell,
    stat_outcome_change,
    stat_outcome_funnel,
    stat_outcome_rest,
)
from tests.nulls import county

COUNTIES, CHARTS = 30, 2500
DOCUMENT = PROJECT / "docs" / "false-alarms.md"
LEADS = ["s1", "s2", "s3", "s4", "m1", "m2"]  # outcomes that a place leads with


@pytest.fixture(scope="module")
def frames():
    """The tables that the steps read, of thirty counties."""
    return null_counties()


def null_counties():
    """The same, to be had without a test."""
    dim, within = county.places(COUNTIES)
    found = {
        "safe_cell": county.cells(COUNTIES, np.random.default_rng(20261126)),
        "dim_measure": county.MEASURES, "dim_place": dim, "dim_place_ward": within,
    }  # fmt: skip
    found["stat_cell"] = stat_cell.run(found)
    return found


def latest_changes(frames):
    """Of districts and counties: the latest year less the first."""
    found = stat_outcome_change.run(frames)
    above = found["place_id"].str.contains("W") == False  # noqa: E712
    return found[above & (found["period"] == county.YEARS[-1])]


def share_of_charts(draw_points):
    """Charts of 24 months that would speak: a signal is still there at the last of them."""
    draw = np.random.default_rng(7)
    spoke = [pd.notna(_last(draw_points(draw))) for _ in range(CHARTS)]
    return np.mean(spoke)


def _last(values):
    return xmr(values, improvement="up").points["special_cause"].iloc[-1]


def _normal(draw):
    return draw.normal(0.6, 0.05, 24)


def _shares(draw):
    people = draw.integers(80, 160, 24)
    return draw.binomial(people, 0.6) / people


@pytest.fixture(scope="module")
def measured(frames):
    """{what is said: (how often it was, of how many)}."""
    return measure(frames)


def measure(frames):
    """The same, of given tables."""
    changes = latest_changes(frames)
    rest = stat_outcome_rest.run(frames)
    lists = rest.groupby(["area_id", "measure_id", "period"])
    wards = rest[rest["place_level"] == "ward"]
    leads = changes[changes["measure_id"].isin(LEADS)]
    views = leads.groupby("place_id")["signal"].agg(lambda s: (s != "none").any())
    titled = leads.assign(title=leads["measure_id"], unit="share of people")
    asked, checks = questions.changes(titled)
    funnels = stat_outcome_funnel.run(
        {
            "safe_cell": county.providers(4, np.random.default_rng(3)),
            "dim_measure": county.MEASURES,
            "dim_provider": pd.DataFrame({"provider_id": ["none"], "is_in_house": [False]}),
        }
    )
    side = funnels["funnel_side"]
    return {
        "change": ((changes["signal"] != "none").mean(), len(changes)),
        "view": (views.mean(), len(views)),
        "question": (asked["place_id"].nunique() / len(checks), len(checks)),
        "ward": ((wards["verdict"] != "cannot_tell").mean(), len(wards)),
        "list": (lists["stands_out"].any().mean(), lists.ngroups),
        "funnel 95": (side.ne("within").mean(), len(side)),
        "funnel 998": (side.str.endswith("_998").mean(), len(side)),
        "chart": (share_of_charts(_normal), CHARTS),
        "chart of shares": (share_of_charts(_shares), CHARTS),
    }


# What the rules imply where nothing happens; at most so much where `most`.
IMPLIED = {
    "change": (0.05, "about"),
    "view": (1 - 0.95**6, "about"),
    "question": (questions.Q, "most"),
    "ward": (0.05, "about"),
    "list": (0.10, "most"),
    "funnel 95": (0.05, "most"),
    "funnel 998": (0.002, "most"),
    "chart": (LAST_POINT, "about"),
    "chart of shares": (LAST_POINT, "about"),
}


@pytest.mark.parametrize("what", IMPLIED)
def test_a_page_speaks_of_nothing_as_rarely_as_its_rule_implies(measured, what):
    rate, looked_at = measured[what]
    implied, kind = IMPLIED[what]
    off = 4 * np.sqrt(implied * (1 - implied) / looked_at)  # chance of the measuring itself
    assert rate <= implied + off, (what, rate)
    if kind == "about":
        assert rate >= implied - max(off, implied / 4), (what, rate)


def test_the_document_says_what_was_measured(measured):
    said = dict(re.findall(r"^\| `([\w ]+)` \|.*\| ([\d.]+) % \|$", DOCUMENT.read_text(), re.M))
    found = {what: f"{100 * rate:.1f} % of {n:,}" for what, (rate, n) in measured.items()}
    assert said.keys() == measured.keys(), found
    for what, (rate, looked_at) in measured.items():
        assert float(said[what]) == pytest.approx(100 * rate, abs=0.06), (what, looked_at)


def test_what_happens_is_seen_all_the_same(frames):
    """Else silence would be no merit: one district improves by ten points."""
    cells = frames["safe_cell"].copy()
    moved = (cells["place_id"] == "C0D0") & (cells["measure_id"] == "s1")
    moved &= cells["period"] == county.YEARS[-1]
    for column in ("sum_wy", "sum_wy2"):
        cells.loc[moved, column] = 0.70 * cells.loc[moved, "sum_w"]
    found = stat_outcome_change.run(
        frames | {"safe_cell": cells, "stat_cell": stat_cell.run(frames | {"safe_cell": cells})}
    )
    here = found[(found["place_id"] == "C0D0") & (found["period"] == county.YEARS[-1])]
    titled = here.assign(title=here["measure_id"], unit="share of people")
    asked, _ = questions.changes(titled[titled["measure_id"].isin(LEADS)])
    assert "s1" in asked.loc[asked["rule"] == "change_better", "measure_id"].tolist()
