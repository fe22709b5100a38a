"""Totals of events: whoever has all that is shown finds no single person's number."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from pipelines.config import SQL
from pipelines.disclosure import events, protecting
from pipelines.measures import fields
from pipelines.steps import safe_cell, stat_cell, stat_disclosure
from tests.disclosure import attacker, small_county
from tests.disclosure.test_attacked import ATOMS, _small, inside, key_of

COUNTED = pd.DataFrame(
    {"measure_id": ["days"], "measure_kind": ["count"], "min_n": [10], "scale_low": [0.0],
     "scale_high": [10.0]}
)  # fmt: skip


def frames(seed):
    """A small county in which people tell of events, most of one, few of ten."""
    rows = small_county.answers(seed)
    draw = np.random.default_rng(seed)
    rows["events"] = np.minimum(draw.geometric(0.5, len(rows)), events.MOST)
    rows.loc[rows.index[:2], "events"] = events.MOST
    return small_county.frames(rows) | {"dim_measure": COUNTED}


def one_cell(told, without=27):
    """A district in which people tell of these numbers of events, and others of none."""
    people = len(told) + without
    row = {
        "measure_id": "days", "place_id": "D1", "period": "FY2024-25",
        "period_kind": "financial_year", "period_start": pd.Timestamp("2024-04-01"),
        "period_words": "2024 to 25", "n_people": people, "n_with": len(told),
        "n_without": without, "n_responses": people, "sum_w": people, "sum_w2": people,
        "sum_wy": sum(told), "sum_wy2": sum(n * n for n in told),
    }  # fmt: skip
    made = small_county.frames(small_county.answers(1))
    empty = {name: made[name].iloc[:0] for name in made if name.startswith("fct_")}
    empty |= {"fct_p1_place": pd.DataFrame([row]), "dim_measure": COUNTED}
    return empty | {"dim_place": made["dim_place"], "dim_place_part": made["dim_place_part"]}


def shown(told, earlier=None, **how):
    """(the protected cell, its figures), as they are after a kept build that showed `earlier`."""
    shown_before = {} if earlier is None else {"ref_shown": earlier}
    safe = safe_cell.run(one_cell(told, **how) | shown_before)
    (figures,) = stat_cell.run({"safe_cell": safe, "dim_measure": COUNTED}).to_dict("records")
    return safe.iloc[0], figures


def kept(told, **how):
    """What a kept build showed of these people."""
    first = safe_cell.run(one_cell(told, **how))
    return first.assign(build_id="20261101T000000", shown_on=pd.Timestamp("2026-11-01"))


def limits(total, answers, most=10):
    """Byar's limits, exact below ten, from what is published alone; written down anew."""
    low, high = max(total - events.STEP / 2, 0) / most, (total + events.STEP / 2) / most
    z = stats.norm.ppf(0.975)
    lower = (
        stats.chi2.ppf(0.025, 2 * low) / 2
        if low < 10
        else low * (1 - 1 / (9 * low) - z / (3 * low**0.5)) ** 3
    )
    more = high + 1
    upper = (
        stats.chi2.ppf(0.975, 2 * more) / 2
        if high < 10
        else more * (1 - 1 / (9 * more) + z / (3 * more**0.5)) ** 3
    )
    return np.nan_to_num(lower) * most / answers, min(upper * most / answers, most)


# ── one person with most of the events ───────────────────────────────────────────────────────


def test_a_person_with_forty_of_fifty_two_events_is_not_found_in_the_total():
    """Counted as ten; and then the total, its steps and its limits tell nobody's number."""
    twelve = [1] * 12
    safe, figures = shown([min(40, events.MOST), *twelve])
    assert (safe["sum_wy"], figures["events_told"]) == (20, 20)
    assert figures["value"] == 0.5
    # Ten events of nine people more or less, spread otherwise: all that is shown is the same.
    for others in ([10, *twelve], [3, 3, 3, 3, *[1] * 9], [2] * 9 + [1] * 4):
        assert sum(others) in range(18, 23)
        assert shown(others)[1] == figures


def estimate(told):
    """What the person with the second most events can say of the one with most, at the most."""
    total = events.in_steps(pd.DataFrame({"sum_w": [40.0], "sum_wy": [float(sum(told))],
                                          "sum_wy2": [0.0]}), pd.Series([10.0]))  # fmt: skip
    most, second = sorted(told)[-1:-3:-1]
    return total["sum_wy"].iloc[0] + (events.STEP - 1) / 2 - second, most


def test_whoever_tells_of_second_most_knows_the_most_no_closer_than_by_four_fifths():
    draw = np.random.default_rng(1)
    for _ in range(300):
        told = np.minimum(draw.pareto(0.7, draw.integers(10, 40)).astype(int) + 1, events.MOST)
        at_most, most = estimate(told.tolist())
        assert at_most >= 1.8 * most


def test_without_the_end_or_without_ten_who_tell_it_would_be_closer():
    """Else the test above would look for nothing."""
    for told in ([40, *[1] * 12], [10, 1, 1]):
        at_most, most = estimate(told)
        assert at_most < 1.8 * most


@pytest.mark.parametrize(
    ("told", "without", "is_hidden"),
    [([1] * 9, 31, True), ([1] * 31, 9, True), ([1] * 10, 30, False), ([], 40, False),
     ([1] * 40, 0, False)],
)  # fmt: skip
def test_some_and_none_are_told_of_by_nobody_or_by_ten(told, without, is_hidden):
    safe, figures = shown(told, without=without)
    assert pd.notna(safe["suppressed_because"]) == is_hidden
    assert pd.isna(figures["value"]) == pd.isna(figures["events_told"]) == is_hidden
    if not told:
        assert (figures["value"], figures["lower"]) == (0, 0)


def test_where_nobody_was_heard_nothing_was_told():
    _, figures = shown([], without=0)
    assert pd.isna(figures["events_told"]) and pd.isna(figures["value"])


def test_how_far_answers_differ_is_told_of_no_cell():
    """Two cells with one total and other people look alike, squares and limits too."""
    alike = [shown(told) for told in ([10, 10, *[1] * 11], [3] * 9 + [1] * 4)]
    assert alike[0][1] == alike[1][1]
    pd.testing.assert_series_equal(alike[0][0], alike[1][0])


def test_squares_say_how_far_answers_can_differ_and_not_how_far_they_do():
    safe = safe_cell.run(frames(2))
    some = safe[safe["sum_wy"] > 0]
    mean = some["sum_wy"] / some["sum_w"]
    variance = some["sum_wy2"] / some["sum_w"] - mean**2
    step = events.STEP**2 / 12 / some["sum_w"]
    assert len(some) > 20
    assert ((variance - step) / mean).round(6).eq(events.MOST).all()


def test_limits_follow_from_what_is_published_alone():
    safe = safe_cell.run(frames(2))
    figures = stat_cell.run({"safe_cell": safe, "dim_measure": COUNTED})
    seen = figures[figures["events_told"].gt(0)]
    assert len(seen) > 20 and seen["events_told"].nunique() > 5
    answers = safe.loc[seen.index, "n_responses"]
    for row, n in zip(seen.itertuples(), answers, strict=True):
        assert (row.lower, row.upper) == pytest.approx(limits(row.events_told, n), abs=2e-6)
        assert row.lower <= row.value <= row.upper


def test_who_joins_moves_no_figure_however_many_events_they_tell_of():
    """The figure stays as it was shown, since one person changed it; and so do its limits."""
    before = kept([1] * 20, without=80)
    first = shown([1] * 20, without=80)[1]
    for told in range(events.MOST + 1):
        more = [told] if told else []
        safe, figures = shown([1] * 20 + more, before, without=81 - len(more))
        assert pd.notna(safe["frozen_since"]) and safe["n_people"] == 100
        assert figures == first


@pytest.mark.parametrize("told", [1, 2, 3, 5, 8, 10])
def test_who_changes_an_answer_moves_no_figure(told):
    before = kept([1] * 20, without=80)
    safe, figures = shown([1] * 19 + [told], before, without=80)
    assert figures == shown([1] * 20, without=80)[1]
    assert safe["sum_wy2"] == before["sum_wy2"].iloc[0]


def test_one_build_alone_gives_no_largest_number_away():
    """Twelve people whose total is shown as 20, the most of one from 2 to 10: the same limits."""
    found = []
    for most in range(2, events.MOST + 1):
        rest = max(0, 18 - most - 11)  # over one event of each of the eleven others
        told = [most, *(1 + rest // 11 + (n < rest % 11) for n in range(11))]
        assert max(told) == most and 18 <= sum(told) <= 22
        found.append(shown(told, without=88)[1])
    assert found[0]["events_told"] == 20
    assert all(figures == found[0] for figures in found)


def test_the_words_of_the_method_say_what_the_limits_allow_for():
    assert "allowing for any one answer to tell of up to 10" in shown([1] * 12)[1]["method_words"]


# ── sums over quarters, places and groups ────────────────────────────────────────────────────


def rooms(safe, small, leeway=(events.STEP - 1) // 2):
    """How far the events behind each hidden figure of few people can go, for all that is shown."""
    ranges, wanted = [], []
    for row in safe.itertuples(index=False):
        if isinstance(row.suppressed_because, str):
            if key_of(row) in small:
                wanted.append(len(ranges))
            ranges.append((inside(row), 0, np.inf))
        else:
            off = leeway if row.sum_wy else 0
            ranges.append((inside(row), row.sum_wy - off, row.sum_wy + off))
    return attacker.rooms([], ranges, wanted, len(ATOMS))


@pytest.mark.parametrize("seed", range(5))
def test_no_total_of_few_people_is_worked_out_from_the_others(seed):
    county = frames(seed)
    safe = safe_cell.run(county)
    small = _small(safe, county)
    found = rooms(safe, small)
    assert small and found
    assert min(high - low for low, high in found) >= events.STEP
    assert not set(safe["sum_wy"].dropna() % events.STEP) - {0.0}
    stat_disclosure.run({"safe_cell": safe, **county})  # the build's own attack


def test_exact_totals_and_the_first_rule_alone_would_give_some_away(monkeypatch):
    """Else the test above would look for nothing."""
    monkeypatch.setattr(protecting, "hide_more", lambda table, width: table.hidden)
    monkeypatch.setattr(events, "STEP", 1)
    county = frames(1)
    safe = safe_cell.run(county)
    found = rooms(safe, _small(safe, county), leeway=0)
    assert min(high - low for low, high in found) < 1


def test_an_unchanged_total_is_not_taken_for_a_changed_one():
    """What a kept build showed stands in steps, and is compared in steps."""
    county = frames(2)
    first = safe_cell.run(county)
    before = first.assign(build_id="20261101T000000", shown_on=pd.Timestamp("2026-11-01"))
    again = safe_cell.run(county | {"ref_shown": before})
    assert again["frozen_since"].isna().all()
    figures = ["sum_w", "sum_wy", "sum_wy2", "n_people", "n_with"]
    pd.testing.assert_frame_equal(again[figures], first[figures])


# ── the same end everywhere ──────────────────────────────────────────────────────────────────


def test_the_end_is_the_same_in_the_registry_and_in_sql():
    assert fields.MOST_EVENTS == events.MOST
    for name in ("p1_place", "p2_service", "p3_provider", "p4_group"):
        text = Path(SQL / "3_marts" / f"fct_{name}.sql").read_text(encoding="utf-8")
        assert f"least(told, {events.MOST})" in text
