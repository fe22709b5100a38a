"""Where: the small areas of the district by how deprived they are."""

from functools import partial

import streamlit as st

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read

_LEGEND = (
    ("map-3", "Most deprived fifth of the country"),
    ("map-2", "Second most deprived"),
    ("map-1", "Middle fifth"),
    ("map-0", "Second least deprived"),
    ("page", "Least deprived fifth"),
)


def where(view):
    """The map, and beside it the same by ward."""
    areas = read(reading.deprivation, view.published, view.district_id)
    shapes = read(reading.shapes, view.published, view.district_id)
    finding = read(reading.sentence, view.published, "place_map", view.district_id, view.period)
    with components.finding_block("map", "Where", finding) as block:
        if not len(areas) or not len(shapes):
            components.state("not_loaded", "No boundaries or no deprivation scores were loaded.")
            return
        entries = [(("fill", token), text) for token, text in _LEGEND]
        if view.is_ward:
            entries.append((("double", "ink"), view.place_name))
        components.legend(entries)
        ward = view.place_id if view.is_ward else None
        make = partial(figures.deprivation_map, areas, shapes, ward)
        left, right = st.columns([3, 2], gap="large")
        with left:
            components.chart(block, make, alt=_alt(view, areas))
        with right:
            _by_ward(view)
        components.table_twin(
            block, f"Small areas of {view.district_name}", ["Small area", "Ward", "Fifth", "Tenth",
            "Score"], _rows(areas), numbers=(3, 4),
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_deprivation", "pub_place_shape"), as_at="Indices of Deprivation 2025",
            sure="A score of the area, not of anybody in it: many people in a deprived area are "
            "not poor, and many poor people live elsewhere.",
            public="Yes, with the year of the index.",
        )  # fmt: skip
        components.download_row(
            block, view, areas, passport, make=make, period="Indices of Deprivation 2025"
        )


def _by_ward(view):
    wards = read(reading.deprivation_by_ward, view.published, view.district_id)
    components.table(
        "Small areas in the most deprived fifth of the country, by ward",
        ["Ward", "In that fifth", "All"],
        [
            [
                Cell(
                    row["ward_name"], "shown on the map" if row["ward_id"] == view.place_id else ""
                ),
                words.count(row["fifth_1"]),
                words.count(row["small_areas"]),
            ]
            for row in wards.to_dict("records")
        ],
        numbers=(1, 2),
        compact=True,
    )


def _rows(areas):
    return [
        [
            Cell(row["place_name"], row["place_id"]),
            row["ward_name"],
            row["fifth_words"],
            words.count(row["decile"]),
            words.score(row["score"], digits=1),
        ]
        for row in areas.to_dict("records")
    ]


def _alt(view, areas):
    told = "; ".join(
        f"{words.count((areas['fifth'] == n).sum())} in the {name.lower()}"
        for n, (_, name) in enumerate(_LEGEND, start=1)
    )
    return f"Map of the {len(areas)} small areas of {view.district_name}: {told}."
