"""Is it the same on both sides of the patch: each part of a place on one scale, and its spread."""

from functools import partial

from dashboard import components, figures, measured, reading, words
from dashboard.components import read
from dashboard.views import outcome_time

TITLE = "Is it the same on both sides of the patch?"
_MODELS = ("pub_place_side", "pub_outcome_travel", "pub_outcome")
SURE = (
    "Bands are 95% intervals. Whether parts differ by more than chance is Cochran's test, held "
    "against the false-discovery rate over all measures of the place; what one more part would be "
    "expected to have is its 95% prediction interval. Steadied values are never used for this."
)
_LEGEND = [
    (("band", "value"), "95% interval"),
    (("line", "value"), "Value over time"),
    (("circle", "value"), "Latest: no change we can tell, or too early"),
    (("diamond", "better"), "Real improvement"),
    (("square", "worse"), "Cause for concern"),
    (("cross", "change"), "Real change"),
]
_SMALL = {
    True: "This is a ward: it has no parts in which people’s answers are published.",
    False: "No smaller places of this one are known, so it cannot be held against its parts.",
}


def sides(view, measure):
    """The block: small multiples of the parts, and whether the average of them travels."""
    about = (measure["measure_id"], view.place_id)
    year = outcome_time.year(view)
    parts = read(reading.outcome_parts, view.published, *about)
    points = read(reading.outcome_part_points, view.published, *about)
    spread = read(reading.outcome_travel, view.published, *about, year)
    told, beside = spread.iloc[0][["sentence", "beside_words"]] if len(spread) else ("", "")
    with components.finding_block("sides", TITLE, told) as block:
        if not len(parts):
            components.state("not_applicable", _SMALL[view.is_ward])
            return
        if not len(points):
            components.state("not_asked", words.NO_VALUE_REASON["not_asked"])
            return
        if not told:
            components.aside(f"No part has a value in {words.period(year)} to hold side by side.")
        components.aside(f"{_how(parts)} {beside}")
        components.legend(_legend(parts, measure))
        make = partial(figures.small_multiples, parts, points)
        components.chart(block, make, alt=_alt(measure, parts, points))
        outcome_time.stand_as_before(points.to_dict("records"))
        _table(block, measure, parts, points)
        components.download_row(
            block, view, points, _passport(view, measure), make=make, period=_span(points)
        )


def _how(parts):
    if (parts["side_level"] == "ward").all():
        return (
            "Each ward by financial year, as heard: a word says what the latest year shows "
            "against the first. Wards are too small for control charts."
        )
    return (
        "Each district by the periods of its own control chart; the word is that chart’s reading, "
        "or, where it shows no change, what the latest whole year shows against the first."
    )


def _legend(parts, measure):
    none = {"better", "worse"} if measure["polarity"] == "neither" else {"change"}
    return [entry for entry in _LEGEND if entry[0][1] not in none]


def _span(points):
    in_order = points.sort_values("period_start")["period_words"]
    return f"{in_order.iloc[0]} to {in_order.iloc[-1]}"


def _table(block, measure, parts, points):
    read_as = {row["side_id"]: measured.part_reading(row) for row in parts.to_dict("records")}
    last = points.drop_duplicates("side_id", keep="last")["period"].tolist()
    ends = set(zip(points.drop_duplicates("side_id", keep="last")["side_id"], last, strict=True))
    rows = [
        [
            row["side_name"],
            row["period_words"],
            outcome_time.value_cell(row),
            words.none_of(row) if words.is_missing(row["n_people"])
            else words.count(row["n_people"]),
            read_as[row["side_id"]] if (row["side_id"], row["period"]) in ends else "",
        ]
        for row in points.to_dict("records")
    ]  # fmt: skip
    components.table_twin(
        block, f"{measure['title']} in each part, {_span(points)}",
        ["Place", "Period", "Value (95% interval)", "People heard", "Reading"], rows,
        numbers=(2, 3),
    )  # fmt: skip


def _alt(measure, parts, points):
    latest = points.drop_duplicates("side_id", keep="last").set_index("side_id")
    told = "; ".join(
        f"{row['side_name']}: {measured.part_reading(row)}"
        + (f", {measured.with_interval(latest.loc[row['side_id']])}"
           if row["side_id"] in latest.index else "")
        for row in parts.to_dict("records")
    )  # fmt: skip
    return f"Small charts of {measure['title']} on one scale. {told}."


def _passport(view, measure):
    return components.passport(
        view, _MODELS, named=(f"{measure['source_name']}, {measure['licence']}",), sure=SURE,
        missing="A part without a value says why",
        measure=f"{measure['title']}, version {measure['version']}: {measure['definition']}",
        public=outcome_time.PUBLIC,
    )  # fmt: skip
