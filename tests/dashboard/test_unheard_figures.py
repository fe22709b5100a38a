"""Who asked for support: bars that tell known, unknown and hidden apart."""

import pandas as pd
import pytest

from dashboard import figures
from dashboard.views import unheard

KINDS = [kind for kind, _ in unheard._KINDS]


def found(people, why=None):
    """One service of a place: people by kind, and why where there are none."""
    return pd.DataFrame({
        "place_name": "Sallow", "service_name": "Help <b>now</b>", "service_id": "s",
        "waiting_kind": KINDS, "waiting_people": [people.get(kind) for kind in KINDS],
        "why_no_value": [None if kind in people else (why or {}).get(kind, "not_loaded")
                         for kind in KINDS],
        "waiting_source": None,
    })  # fmt: skip


@pytest.mark.parametrize("theme_type", ["light", "dark"])
def test_a_bar_is_parted_where_both_parts_are_known(theme_type):
    rows = unheard._rows(found({"asked": 90, "taken_on": 60, "not_taken_on": 30}))
    fig = figures.waiting_bars(rows, theme_type=theme_type)
    bars = [(bar.x[0], bool(bar.marker.pattern.shape)) for bar in fig.data if bar.type == "bar"]
    assert bars == [(60, False), (30, True)]
    told = [note.text for note in fig.layout.annotations]
    assert told == ["Help &lt;b&gt;now&lt;/b&gt;", "90 asked, 30 not taken on"]


def test_unknown_and_hidden_are_said_and_no_nought_is_drawn():
    (row,) = unheard._rows(found({"asked": 90}))
    assert row["told"] == "90 asked, not taken on: not supplied"
    (fig_bar,) = [b for b in figures.waiting_bars([row]).data if b.type == "bar"]
    assert fig_bar.x[0] == 90 and not fig_bar.marker.pattern.shape
    (row,) = unheard._rows(found({}, {"asked": "too_few"}))
    assert row["told"] == "Asked: too few to show"
    assert not [b for b in figures.waiting_bars([row]).data if b.type == "bar"]
    assert not figures.waiting_bars([]).layout.annotations


def test_places_are_headings_where_there_are_several():
    other = found({"asked": 20}).assign(place_name="Tarn")
    rows = unheard._rows(pd.concat([found({"asked": 90}), other], ignore_index=True))
    assert [row["group"] for row in rows] == ["Sallow", "Tarn"]
