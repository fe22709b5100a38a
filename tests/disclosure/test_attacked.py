"""Over many random counties: whoever has everything shown can work out no small figure."""

import itertools
from functools import partial

import numpy as np
import pandas as pd
import pytest

from pipelines.disclosure import attack, attack_rooms, attack_sheet, protecting
from pipelines.errors import DisclosureError
from pipelines.steps import safe_cell, stat_disclosure
from tests.disclosure import attacker, small_county

ATOMS = list(
    itertools.product(
        [half for ward in small_county.HALVES.values() for half in ward],
        small_county.MONTHS, ["care", "advice"], ["p", "q"], *small_county.GROUPS.values(),
    )
)  # fmt: skip
FIELDS = ["half", "month", "service_id", "provider_id", "sex", "age"]


def inside(row):
    """The atoms that a published figure counts."""
    wanted = {"service_id": row.service_id, "provider_id": row.provider_id}
    if isinstance(row.group_dimension, str):
        wanted[row.group_dimension] = row.group_value
    keep = np.ones(len(ATOMS), dtype=bool)
    for field, value in wanted.items():
        if isinstance(value, str):
            keep &= BY[field].to_numpy() == value
    if isinstance(row.place_id, str):
        keep &= IN_PLACE[row.place_id]
    return np.flatnonzero(keep & IN_PERIOD[row.period])


BY = pd.DataFrame(ATOMS, columns=FIELDS)
IN_PLACE = {
    place: np.array([place in small_county.places_of(half) for half in BY["half"]])
    for place in small_county.LEVELS
}
IN_PERIOD = {
    period: np.array(
        [period in [one[0] for one in small_county.spans(month)] for month in BY["month"]]
    )
    for month in small_county.MONTHS
    for period, *_ in small_county.spans(month)
}


def _marts(frames):
    names = {"P1": "fct_p1_place", "P2": "fct_p2_service", "P3": "fct_p3_provider",
             "P4": "fct_p4_group"}  # fmt: skip
    found = [frames[mart].assign(published_table=table) for table, mart in names.items()]
    return pd.concat(found, ignore_index=True).reindex(
        columns=[*safe_cell.GRAIN, "n_people", "n_with", "n_without"]
    )


def _equations(safe):
    """What is shown, nought for what is not there, and what is hidden."""
    shown, hidden, keys = [], [], []
    for row in safe.itertuples(index=False):
        if isinstance(row.suppressed_because, str):
            # What the rule tells: a nought would be shown.
            hidden.append((inside(row), 1, np.inf))
            keys.append(row)
        else:
            shown.append((inside(row), row.n_responses))
    return shown, hidden, keys


def _worked_out(safe, small):
    """Those of the small figures that can be but one number."""
    shown, hidden, keys = _equations(safe)
    wanted = [at for at, row in enumerate(keys) if key_of(row) in small]
    found = attacker.rooms(shown, hidden, wanted, len(ATOMS))
    return [
        key_of(keys[at]) for at, (low, high) in zip(wanted, found, strict=True) if high - low < 1
    ]


def _small(safe, frames):
    """Which of the hidden rows are about one to nine people themselves."""
    truth = _marts(frames)
    key = list(safe_cell.GRAIN)
    both = safe.reset_index().merge(truth, on=key, suffixes=("", "_true"))
    few = both["suppressed_because"].notna() & both["n_people_true"].between(1, 9)
    return set(
        both.loc[few, key]
        .astype(object)
        .where(both[key].notna(), "")
        .itertuples(index=False, name=None)
    )


def key_of(row):
    return tuple(
        value if isinstance(value, str) else ""
        for value in (getattr(row, name) for name in safe_cell.GRAIN)
    )


SEEDS = [*range(15), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(15, 100))]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_small_figure_of_a_random_county_is_worked_out(seed):
    frames = small_county.frames(small_county.answers(seed))
    safe = safe_cell.run(frames)
    small = _small(safe, frames)
    assert small
    assert _worked_out(safe, small) == []
    if seed % 10 == 0:
        stat_disclosure.run({"safe_cell": safe, **frames})
    # What is shown is what was counted.
    truth = _marts(frames)
    both = safe.merge(truth, on=list(safe_cell.GRAIN), suffixes=("", "_true"))
    kept = both[both["suppressed_because"].isna()]
    assert len(both) == len(truth) == len(safe)
    assert (kept["n_people"] == kept["n_people_true"]).all()
    assert not kept["n_people"].between(1, 9).any()
    assert not kept["n_with"].between(1, 9).any()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_first_rule_alone_is_not_enough(seed, monkeypatch):
    """Else the test above would look for nothing; and the build's own attack sees it too."""
    monkeypatch.setattr(protecting, "hide_more", lambda table, width: table.hidden)
    frames = small_county.frames(small_county.answers(seed))
    safe = safe_cell.run(frames)
    small = _small(safe, frames)
    assert _worked_out(safe, small)
    with pytest.raises(DisclosureError, match="can be worked out from what is shown"):
        stat_disclosure.run({"safe_cell": safe, **frames})


def test_the_attack_shares_no_code_with_the_protector():
    theirs = (attack, attack_sheet, attack_rooms)
    names = {module.__name__ for module in theirs}
    ours = [
        one.__module__
        for module in theirs
        for one in vars(module).values()
        if getattr(one, "__module__", "").startswith("pipelines")
    ]
    assert set(ours) == names


def _ward(**hidden):
    """A ward of a measure that is no share: three months of one quarter, some of them hidden."""
    rows = [
        {"period": f"2024-0{month}", "period_kind": "month", "n_responses": 12.0, "n_people": 12.0}
        for month in (4, 5, 6)
    ]
    rows.append({"period": "FY2024-25 Q1", "period_kind": "quarter",
                 "n_responses": 36.0, "n_people": 36.0})  # fmt: skip
    cells = pd.DataFrame(rows).assign(
        published_table="P1", measure_id="hours", place_id="W1", n_with=np.nan, n_without=np.nan,
        service_id=None, provider_id=None, group_dimension=None, group_value=None,
        suppressed_because=None,
        period_start=pd.to_datetime(["2024-04-01", "2024-05-01", "2024-06-01", "2024-04-01"]),
    )  # fmt: skip
    for period, (answers, people) in hidden.items():
        at = cells["period"] == period.replace("_", "-").removeprefix("m")
        cells.loc[at, "suppressed_because"] = "fewer than 10 people"
        cells.loc[at, ["n_responses", "n_people"]] = np.nan
        left = cells["period"] == "FY2024-25 Q1"
        cells.loc[left, ["n_responses", "n_people"]] = [24.0 + answers, 24.0 + people]
    return cells


NO_PARTS = pd.DataFrame({c: [] for c in ("published_table", "place_id", "part_id")})


def test_fewer_people_than_answers_are_found_as_well():
    """Nine people gave twelve answers: a figure of ten answers or more gives them away, too."""
    found = attack.attack(_ward(m2024_06=(12, 9)), NO_PARTS)
    assert ("hours", "n_responses") in {one[:2] for one in found.worked_out}
    one = attack_sheet.Sheet(attack._rows(_ward()), attack_sheet.made_of(NO_PARTS))
    shown = np.array([12.0, 12.0, np.nan, 36.0])
    low, high = one.within(shown, np.zeros(4), np.full(4, 99.0), adds_up=False)
    assert (low[2], high[2]) == (0, 36), "no more people in a month than in its quarter"


def test_what_a_kept_build_did_not_count_contradicts_nothing():
    """A month shown as it was then, by a build that did not count who told of some."""
    cells = _ward().assign(n_with=[12.0, 12.0, np.nan, 36.0], frozen_since=pd.NaT)
    cells.loc[2, "frozen_since"] = pd.Timestamp("2026-11-01")
    assert attack.attack(cells, NO_PARTS).open == ()


def test_people_of_wards_are_found_where_people_are_seen_to_add_up():
    """Of many districts each is its two wards; so is the one of which a ward is hidden."""
    rows, parts = [], []
    for number in range(25):
        for place, people in ((f"D{number}", 35), (f"V{number}", 20), (f"W{number}", 15)):
            rows.append({"place_id": place, "n_people": float(people), "n_responses": np.nan})
            inside = [f"part:{n}{number}" for n in "VW"] if place[0] == "D" else [
                f"part:{place}"]  # fmt: skip
            parts += [{"published_table": "P1", "place_id": place, "part_id": p} for p in inside]
    cells = _ward().iloc[:1].drop(columns=["place_id", "n_people", "n_responses"])
    cells = cells.merge(pd.DataFrame(rows), how="cross")
    cells.loc[cells["place_id"] == "D3", "n_people"] = 29.0
    cells.loc[cells["place_id"] == "W3", ["n_people", "suppressed_because"]] = [
        np.nan, "fewer than 10 people"]  # fmt: skip
    found = attack.attack(cells, pd.DataFrame(parts))
    assert [one[1:4] for one in found.worked_out] == [("n_people", "P1", "W3")]


@pytest.mark.parametrize(("seconds", "answers"), [(0.0, 6), (60.0, 60)])
def test_a_programme_without_an_answer_is_not_taken_for_safety(seconds, answers):
    """It ran out of time; or what is shown contradicts the rule: nine people, sixty answers."""
    cells = _ward(m2024_06=(answers, 3), m2024_05=(answers, 3))
    found = attack.attack(cells, NO_PARTS, seconds=seconds)
    assert {one[-1] for one in found.open} == {"2024-05", "2024-06"}
    assert found.worked_out == ()


def test_the_step_refuses_what_nobody_knows(monkeypatch):
    frames = small_county.frames(small_county.answers(2))
    safe = safe_cell.run(frames)
    monkeypatch.setattr(stat_disclosure, "attack", partial(attack.attack, seconds=0.0))
    with pytest.raises(DisclosureError, match="is not known: the attack did not end"):
        stat_disclosure.run({"safe_cell": safe, **frames})


def test_the_per_cent_of_people_hidden_gives_no_number_back():
    frames = small_county.frames(small_county.answers(2))
    few = safe_cell.run(frames)
    assert few["people_hidden_pct"].isna().all(), "of some hundred people a per cent is one person"
    counts = ["n_people", "n_with", "n_without", "n_responses"]
    for name in frames:
        if name.startswith("fct_"):
            frames[name] = frames[name].assign(**{c: frames[name][c] * 20 for c in counts})
    many = safe_cell.run(frames)
    assert many["people_hidden_pct"].notna().any()


def _grouped(*rows):
    """Answers of one year of a measure that is no share: (table, place, dimension, group, answers),
    and why they are hidden where the answers are words."""
    cells = pd.DataFrame(
        rows, columns=["published_table", "place_id", "group_dimension", "group_value", "told"]
    )
    is_told = cells["told"].map(lambda told: not isinstance(told, str))
    answers = cells["told"].where(is_told).astype(float)
    return cells.assign(
        measure_id="hours", service_id=None, provider_id=None, n_with=np.nan, n_without=np.nan,
        n_responses=answers, n_people=answers, suppressed_because=cells["told"].mask(is_told),
        period="FY2024-25", period_kind="financial_year", period_start=pd.Timestamp("2024-04-01"),
    )  # fmt: skip


HIDDEN, FEW = "hidden so that another figure cannot be worked out", "fewer than 10 people"
# Eleven of the 60 answers of a ward tell of no tenure, so that its tenures do not add up to it.
WARD = [
    ("P1", "W", None, None, HIDDEN),
    ("P4", "W", "sex", "F", 27), ("P4", "W", "sex", "M", 24), ("P4", "W", "sex", "X", FEW),
    ("P4", "W", "tenure", "owned", 42), ("P4", "W", "tenure", "rented", FEW),
]  # fmt: skip
WIDE = [("P1", "D", None, None, 96), ("P1", "V", None, None, 36)]
PARTS = pd.DataFrame(
    [("P1", "D", "v"), ("P1", "D", "w"), ("P1", "V", "v"), ("P1", "W", "w")],
    columns=["published_table", "place_id", "part_id"],
)
ADDS_UP = [("P4", "V", "sex", "F", 20), ("P4", "V", "sex", "M", 16)]


def _found(*rows):
    found = attack.attack(_grouped(*rows), PARTS)
    keys = [{(one[0], one[1], *one[6:8]) for one in of} for of in (found.worked_out, found.open)]
    return [sorted({one[-2:] for one in of}) for of in keys]


def test_answers_that_tell_of_no_group_contradict_nothing():
    """An honest survey was refused: 36 tenures at most where a ward has 50 answers or more."""
    rented = [*WARD[:4], ("P4", "W", "tenure", "owned", 27), WARD[5]]
    assert _found(*rented) == [[], []]


def test_of_groups_that_may_not_add_up_those_that_do_give_figures_away():
    """Nobody knows whether sexes or tenures add up; if sexes do, nine are neither F nor M."""
    assert _found(*WIDE, *WARD) == [[("sex", "X")], []]
    assert _found(*WIDE, *WARD, *ADDS_UP) == [[("sex", "X")], []]


def test_no_more_kinds_of_groups_are_doubted_than_contradict():
    """Tenures and ages both leave answers out: all three doubted, nine of no sex had room."""
    ages = [("P4", "W", "age", "young", 40), ("P4", "W", "age", "old", FEW)]
    assert _found(*WIDE, *WARD, *ages) == [[("sex", "X")], []]


def test_groups_that_are_seen_to_add_up_are_never_doubted():
    both = [*ADDS_UP, ("P4", "V", "tenure", "owned", 30), ("P4", "V", "tenure", "rented", 6)]
    assert _found(*WIDE, *WARD, *both)[1]
