"""One outcome on the map of wards, and the spread of wards beside the whole place."""

from functools import partial

import streamlit as st

from dashboard import components, figures, measured, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_time, place_steadied

_CLASSES = 4


def where_people_say(view):
    """Choose an outcome; the map of its wards, and the wards side by side."""
    measures = read(reading.outcome_measures, view.published, view.place_id)
    measures = measures[
        measures["measure_kind"].isin(("proportion", "mean", "score", "rate", "count"))
    ]
    if not len(measures):
        return
    labels = dict(zip(measures["measure_id"], measures["label"], strict=True))
    chosen = components.choice("Outcome on the map", "measure", labels)
    measure = measures[measures["measure_id"] == chosen].iloc[0].to_dict()
    _block(view, measure)
    place_steadied.block(view, measure)


def _block(view, measure):
    year = outcome_time.year(view)
    cells = read(reading.outcome_map, view.published, measure["measure_id"], view.place_id, year)
    around = view.district_id if view.is_ward else view.place_id
    spread = read(reading.outcome_spread, view.published, measure["measure_id"], around, year)
    finding = spread["sentence"].iloc[0] if len(spread) else "Too few wards to say how far apart."
    title = f"Where people say “{measure['plain_title']}”"
    with components.finding_block("where", title, finding if len(cells) else "") as block:
        if not len(cells):
            components.state("not_loaded", "No wards of this place were loaded.")
            return
        _notices(view)
        drawn = cells[cells["rings"].notna()]
        classes = _classes(cells, measure["unit"])
        components.legend(_legend(classes, cells))
        selected = view.place_id if view.is_ward else None
        make = partial(figures.outcome_map, drawn, classes, selected)
        left, right = st.columns([3, 2], gap="large")
        with left:
            if len(drawn):
                components.chart(block, make, alt=_alt(measure, cells))
            else:
                components.state("not_loaded", "No outlines of wards were loaded.")
        with right:
            _beside(view, measure, cells, year)
        passport = outcome_time.passport(view, measure)
        components.download_row(
            block, view, cells.drop(columns=["rings"]), passport,
            make=make if len(drawn) else None, period=words.period(year),
        )  # fmt: skip


def _notices(view):
    if view.service_id or view.provider_id:
        components.aside(
            "Wards are published for **every service and provider together**: fewer people than "
            "that would point at somebody."
        )


def _classes(cells, unit):
    """Four classes of equal width over the values shown, each in words."""
    low, high = cells["value"].min(), cells["value"].max()
    if words.is_missing(low):
        return []
    if low == high:
        return [(low, high, measured.in_unit(low, unit))]
    width = (high - low) / _CLASSES
    edges = [low + i * width for i in range(_CLASSES)] + [high]
    return [
        (a, b, f"{measured.in_unit(a, unit)} to {measured.in_unit(b, unit)}")
        for a, b in zip(edges, edges[1:], strict=False)
    ]


def _legend(classes, cells):
    entries = [(("fill", f"map-{i}"), name) for i, (_, _, name) in enumerate(classes)]
    reasons = set(words.reasons(cells))
    if hidden := [words.no_value(why) for why in words.HIDDEN if why in reasons]:
        entries.append((("hatch", "edge"), " or ".join(hidden).capitalize()))
    rest = sorted(words.no_value(why) for why in reasons.difference(words.HIDDEN))
    return entries + [(("dash", "ink-2"), why[:1].upper() + why[1:]) for why in rest]


def _beside(view, measure, cells, year):
    around = (
        (view.district_id, view.district_name) if view.is_ward else (view.place_id, view.place_name)
    )
    whole = read(
        reading.outcome_cells, view.published, "P1", measure["measure_id"], around[0], None, None,
        year,
    )  # fmt: skip
    rows = [_row(view, row) for row in cells.to_dict("records")]
    if len(whole):
        first = whole.iloc[0].to_dict()
        rows.insert(
            0,
            [Cell(around[1], "the whole"), _value(first), measured.heard(first["n_people"])],
        )
    components.table(
        f"By ward, {words.period(year)}", ["Ward", "Value (95% interval)", "People"], rows,
        numbers=(1, 2), compact=True,
    )  # fmt: skip


def _row(view, row):
    more = [] if view.district_id else [str(row["district_name"])]
    if row["place_id"] == view.place_id:
        more.append("you look at it")
    if not row["is_whole"]:
        more.append("in part in the alliance; the whole ward is shown")
    heard = measured.heard(row["n_people"])
    return [Cell(row["place_name"], ", ".join(more)), _value(row), heard]


def _value(row):
    return Cell(measured.with_interval(row), missing=words.is_missing(row["value"]))


def _alt(measure, cells):
    told = "; ".join(
        f"{row['place_name']} {measured.with_interval(row)}" for row in cells.to_dict("records")
    )
    return f"Map of wards for {measure['title']}: {told}."
