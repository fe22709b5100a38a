"""Two publications taken together: the one person who came between is not found."""

import numpy as np
import pandas as pd
import pytest

from pipelines.disclosure import Policy, over_time, protecting
from pipelines.disclosure.attack import attack
from pipelines.errors import DisclosureError
from pipelines.steps import safe_cell, stat_disclosure
from tests.disclosure import attacker, small_county
from tests.disclosure.test_attacked import ATOMS, inside, key_of

COUNTS = list(over_time.COUNTS)
FIGURES = [*COUNTS, *over_time.SUMS]


def _publish(rows, *earlier):
    """What disclosure control makes of those answers after earlier publications."""
    frames = small_county.frames(rows)
    shown = [
        safe.assign(build_id=f"2026010{number}", shown_on=pd.Timestamp(2026, 1, number))
        for number, safe in enumerate(earlier, start=1)
    ]
    if shown:
        frames["ref_shown"] = pd.concat(shown, ignore_index=True)
    return safe_cell.run(frames), frames


def _pairs(before, after):
    both = before.merge(after, on=list(safe_cell.GRAIN), suffixes=("_then", ""))
    return both[both["suppressed_because_then"].isna() & both["suppressed_because"].isna()]


def _gaps(before, after):
    """How far figures that both publications show lie apart."""
    both = _pairs(before, after)
    gaps = [(both[c].fillna(0) - both[f"{c}_then"].fillna(0)).abs() for c in COUNTS]
    return np.concatenate([gap.to_numpy(dtype=float) for gap in gaps])


def _corrected(rows):
    """One person more, where many answered: an answer that was forgotten."""
    largest = rows.groupby(["half", "month"])["person"].size().idxmax()
    row = rows[(rows["half"] == largest[0]) & (rows["month"] == largest[1])].iloc[[0]]
    return pd.concat([rows, row.assign(person=100_000)], ignore_index=True)


def _wave(rows, people=400):
    """The same people again and again, in a month that had none: everything changes by many."""
    some = rows.sample(people, random_state=1, replace=True)
    return pd.concat(
        [rows, some.assign(person=range(200_000, 200_000 + people))], ignore_index=True
    )


@pytest.mark.parametrize("seed", [3, 4, 7, 11])
def test_one_more_person_is_not_found_from_both_files(seed):
    rows = small_county.answers(seed)
    first, _ = _publish(rows)
    second, frames = _publish(_corrected(rows), first)
    assert second["frozen_since"].notna().any()
    assert not ((_gaps(first, second) > 0) & (_gaps(first, second) < 10)).any()
    # Frozen figures stand as they were, since the day of the publication that showed them.
    frozen = second[second["frozen_since"].notna()]
    then = frozen[list(safe_cell.GRAIN)].merge(first, on=list(safe_cell.GRAIN), how="left")
    for name in FIGURES:
        assert frozen[name].astype(float).to_list() == pytest.approx(
            then[name].astype(float).to_list(), nan_ok=True
        )
    assert set(frozen["frozen_since"]) == {pd.Timestamp(2026, 1, 1)}
    # Nobody can tell from the rest how many there are now.
    assert _worked_out(second) == []
    stat_disclosure.run({"safe_cell": second, **frames})


@pytest.mark.parametrize("seed", [3, 4])
def test_one_more_person_is_not_found_from_wider_figures_that_moved_by_many(seed):
    """The wider figures are shown anew: what they leave is not that person either."""
    rows = small_county.answers(seed)
    first, _ = _publish(rows)
    more = pd.concat([_corrected(rows), _month_of_others(rows)], ignore_index=True)
    second, frames = _publish(more, first)
    assert second["frozen_since"].notna().any()
    gaps = _gaps(first, second)
    assert (gaps >= 10).any() and not ((gaps > 0) & (gaps < 10)).any()
    assert _worked_out(second) == []
    stat_disclosure.run({"safe_cell": second, **frames})


def _worked_out(safe):
    """Frozen figures whose present number follows from what is shown."""
    shown, hidden, wanted, keys = [], [], [], []
    for row in safe.itertuples(index=False):
        if isinstance(row.suppressed_because, str):
            hidden.append((inside(row), 1, np.inf))
        elif pd.isna(row.frozen_since):
            shown.append((inside(row), row.n_responses))
        else:
            wanted.append(len(hidden))
            hidden.append((inside(row), max(row.n_responses - 9, 0), row.n_responses + 9))
            keys.append(key_of(row))
    found = attacker.rooms(shown, hidden, wanted, len(ATOMS))
    return [key for key, (low, high) in zip(keys, found, strict=True) if high - low < 1]


def test_without_the_rule_the_difference_is_that_person(monkeypatch):
    """Else the test above would look for nothing."""
    rows = small_county.answers(3)
    first, _ = _publish(rows)
    second, _ = _publish(_corrected(rows))
    gaps = _gaps(first, second)
    assert (gaps == 1).any()
    # Freezing alone is not enough: what other figures leave is the person as well.
    monkeypatch.setattr(protecting, "hide_more", lambda table, width: table.hidden)
    more = pd.concat([_corrected(rows), _month_of_others(rows)], ignore_index=True)
    alone, frames = _publish(more, first)
    found = attack(alone, frames["dim_place_part"])
    assert any(_is_frozen(alone, one) for one in found.worked_out)
    with pytest.raises(DisclosureError):
        stat_disclosure.run({"safe_cell": alone, **frames})


def _month_of_others(rows, people=300):
    """Many more in one half of one ward alone, so that wider figures move by many."""
    row = rows[rows["half"] == "W1"].iloc[[0]]
    grown = row.loc[row.index.repeat(people)].reset_index(drop=True)
    return grown.assign(
        person=range(300_000, 300_000 + people), yes=np.arange(people) % 2 == 0, month="2024-11"
    )


def _is_frozen(safe, found):
    frozen = safe[safe["frozen_since"].notna()]
    return (found[0], *found[2:]) in {
        (row.measure_id, row.published_table, *key_of(row)[2:]) for row in frozen.itertuples()
    }


def test_unchanged_answers_freeze_and_hide_nothing_more():
    rows = small_county.answers(5)
    first, _ = _publish(rows)
    second, _ = _publish(rows, first)
    assert second["frozen_since"].isna().all()
    pd.testing.assert_frame_equal(first[FIGURES], second[FIGURES])


def test_a_change_by_many_freezes_nothing():
    cells = _cells(n_people=40, n_responses=44, n_with=20, n_without=20)
    more = _cells(n_people=60, n_responses=66, n_with=30, n_without=30)
    found = over_time.with_earlier(more, _shown(cells), 10)
    assert not found["is_frozen"].any() and not found["is_known"].any()


@pytest.mark.parametrize(
    ("change", "is_frozen"),
    [
        ({}, False),
        ({"n_people": 41}, True),
        ({"n_responses": 43}, True),
        ({"n_with": 11, "n_without": 29}, True),
        ({"n_with": 10, "n_without": 30}, False),
        ({"sum_wy": 21.5}, True),  # as many, and yet another answer
        ({"n_people": 50, "n_responses": 54, "n_without": 30}, False),
        ({"n_people": 50, "n_responses": 54, "n_with": 23, "n_without": 27}, True),
    ],
)
def test_which_changes_freeze(change, is_frozen):
    before = {"n_people": 40, "n_responses": 44, "n_with": 20, "n_without": 20, "sum_wy": 20.0}
    shown = _shown(_cells(**before))
    found = over_time.with_earlier(_cells(**{**before, **change}), shown, 10).iloc[0]
    assert found["is_frozen"] == is_frozen
    assert found["is_known"] == (not change)


def test_what_a_build_did_not_count_says_nothing_of_what_came_between():
    before = {"n_people": 40, "n_responses": 44, "sum_wy": 20.0}
    shown = _shown(_cells(**before, n_with=None, n_without=None))
    found = over_time.with_earlier(_cells(**before, n_with=5, n_without=35), shown, 10).iloc[0]
    assert found["is_known"] and not found["is_frozen"]


def test_every_kept_build_counts_and_the_last_that_showed_is_shown_again():
    shown = pd.concat(
        [
            _shown(_cells(n_people=30), "20260101"),
            _shown(_cells(n_people=44), "20260102"),
            _shown(_cells(n_people=np.nan), "20260103", because="fewer than 10 people"),
        ],
        ignore_index=True,
    )
    found = over_time.with_earlier(_cells(n_people=60), shown, 10).iloc[0]
    assert not found["is_frozen"] and found["n_people_then"] == 44
    assert over_time.with_earlier(_cells(n_people=35), shown, 10).iloc[0]["is_frozen"]


def test_what_was_hidden_stays_hidden_as_long_as_that_build_is_kept():
    rows = small_county.answers(6)
    first, _ = _publish(rows)
    hidden = _shown(_cells(n_people=np.nan), because=protecting.ELSEWHERE)
    assert over_time.with_earlier(_cells(n_people=60), hidden, 10).iloc[0]["is_held"]
    # Being held is no reason to be held for ever.
    held = _shown(_cells(n_people=np.nan), because=over_time.HELD)
    assert not over_time.with_earlier(_cells(n_people=60), held, 10).iloc[0]["is_held"]
    second, frames = _publish(_wave(rows), first)
    was = first["suppressed_because"].notna()
    assert was.sum() > 10
    both = first[was].merge(second, on=list(safe_cell.GRAIN), suffixes=("_then", ""))
    assert both["suppressed_because"].notna().all()
    assert both["suppressed_because"].eq(over_time.HELD).any()
    assert not ((_gaps(first, second) > 0) & (_gaps(first, second) < 10)).any()
    stat_disclosure.run({"safe_cell": second, **frames})


def _cells(**counts):
    values = dict.fromkeys(FIGURES, np.nan)
    return pd.DataFrame([{**dict.fromkeys(over_time.KEY), "place_id": "W1", **values, **counts}])


def _shown(cells, build_id="20260101", because=None):
    return cells.assign(build_id=build_id, shown_on=pd.Timestamp(build_id),
                        frozen_since=pd.NaT, suppressed_because=because)  # fmt: skip


def test_what_everybody_knows_already_guards_nothing():
    """The cheaper neighbour is shown as it was before: hiding it would hide nothing."""
    cells = pd.DataFrame({"place_id": ["all", "a", "b", "c"], "n_people": [60, 5, 25, 30]})
    cells = cells.assign(value=1.0).set_index("place_id", drop=False)
    policy = Policy(totals=({"all": ["a", "b", "c"]},))
    assert pd.isna(protecting.protect(cells, policy).loc["b", "value"])
    known = cells.assign(is_known=[False, False, True, False])
    safe = protecting.protect(known, policy)
    assert safe.loc["b", "value"] == 1.0 and pd.isna(safe.loc["c", "value"])
