"""Primary suppression: fewer than ten people are never shown, and nothing else is touched."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.disclosure import Policy, protect
from pipelines.disclosure.primary import PUBLISHED_BY_SOURCE
from pipelines.errors import DisclosureError

ESTIMATE = {"value": 7.25, "lower": 7.0, "upper": 7.5}


def _protect(*cells, policy=None):
    return protect(pd.DataFrame([{**ESTIMATE, **cell} for cell in cells]), policy or Policy())


def _counted(n_people, **more):
    return {"basis": "counted", "n_people": n_people, **more}


@pytest.mark.parametrize(
    ("n_people", "shown"), [(0, True), (1, False), (9, False), (10, True), (11, True)]
)
def test_the_threshold(n_people, shown):
    row = _protect(_counted(n_people)).iloc[0]
    assert row[["value", "lower", "upper"]].notna().all() == shown
    if shown:
        assert pd.isna(row["suppressed_because"])
    else:
        assert row["suppressed_because"] == "fewer than 10 people"


@pytest.mark.parametrize(
    ("n_people", "n_with", "shown"),
    [(40, 20, True), (40, 3, False), (40, 37, False), (40, 0, True), (40, 40, True),
     (40, 10, True), (40, 30, True), (19, 10, False)],
)  # fmt: skip
def test_the_complement_counts_as_well(n_people, n_with, shown):
    """All but three said yes tells of three."""
    row = _protect(_counted(n_people, n_with=n_with)).iloc[0]
    assert pd.isna(row["suppressed_because"]) == shown


def test_hidden_is_null_and_never_zero():
    row = _protect(_counted(5)).iloc[0]
    assert row[["value", "lower", "upper"]].isna().all()


def test_what_its_source_has_published_passes():
    safe = _protect({"basis": PUBLISHED_BY_SOURCE, "n_people": None})
    assert pd.isna(safe.loc[0, "suppressed_because"])
    assert safe.loc[0, "value"] == 7.25


def test_a_frame_without_counts_passes_only_when_published_by_its_source():
    cells = pd.DataFrame([{**ESTIMATE, "basis": PUBLISHED_BY_SOURCE}])
    assert protect(cells, Policy()).loc[0, "value"] == 7.25
    with pytest.raises(DisclosureError, match="1 cells: have no count of people"):
        protect(cells.assign(basis="counted"), Policy())


def test_a_missing_count_is_refused_with_what_to_do():
    with pytest.raises(DisclosureError, match="Count distinct people in the mart"):
        _protect(_counted(None), _counted(50))


def test_another_threshold_says_its_own_number():
    safe = _protect(_counted(15), policy=Policy(threshold=20))
    assert safe.loc[0, "suppressed_because"] == "fewer than 20 people"


CELLS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40), st.floats(0, 1)).filter(
        lambda cell: cell[1] <= cell[0]
    ),
    min_size=1,
    max_size=30,
)


@given(CELLS)
def test_no_shown_cell_is_about_one_to_nine_people(cells):
    frame = pd.DataFrame(cells, columns=["n_people", "n_with", "value"]).assign(
        basis="counted", lower=0.0, upper=1.0
    )
    safe = protect(frame, Policy())
    shown = safe[safe["value"].notna()]
    for part in (shown["n_people"], shown["n_with"], shown["n_people"] - shown["n_with"]):
        assert not part.between(1, 9).any()
    # Nothing but what has to be hidden is hidden, and what is shown is what came in.
    hidden = safe[safe["value"].isna()]
    assert hidden[["n_people", "n_with"]].isna().all(axis=None), "a count would give it away"
    was = frame.loc[hidden.index]
    parts = (was["n_people"], was["n_with"], was["n_people"] - was["n_with"])
    few = [part.between(1, 9) for part in parts]
    assert (few[0] | few[1] | few[2]).all()
    assert (hidden["suppressed_because"].notna()).all()
    same = shown[frame.columns].astype(frame.dtypes)
    pd.testing.assert_frame_equal(same, frame.loc[shown.index])
    assert len(safe) == len(frame)
