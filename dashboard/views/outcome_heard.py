"""Who have we not heard from: groups of people heard beside those who live here."""

from functools import partial

from dashboard import components, figures, measured, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_time

TITLE = "Who have we not heard from?"
SURE = (
    "95% interval of each share by Wilson's method. A group is called under-heard only where even "
    "the upper limit lies below 7 in 10 of its share of those who live here."
)
_LEGEND = (
    (("tick", "edge"), "Share of people who live here"),
    (("circle", "value"), "Share of people heard"),
    (("square", "worse"), "Under-heard: less than 7 in 10 of their share"),
)


def not_heard(view, measure):
    """The block: which groups are under-heard in the year that is shown."""
    year = outcome_time.year(view)
    about = (measure["measure_id"], view.place_id, year)
    found = read(reading.outcome_heard, view.published, *about)
    sentence = read(reading.heard_sentence, view.published, *about)
    with components.finding_block("heard", TITLE, sentence or "") as block:
        if not len(found):
            components.state(*_nothing(view, measure, year))
            return
        rows = [
            row | {"group": measured.dimension(row["group_dimension"]), "label": row["group_value"]}
            for row in found.to_dict("records")
        ]
        components.legend(_LEGEND)
        make = partial(figures.heard_rows, rows)
        components.chart(block, make, alt=_alt(rows))
        components.table_twin(
            block, f"{TITLE} {words.period(year)}",
            ["Group", "Of", "Share of people heard (95% interval)", "Share of people who live here",
             "People heard", "In words"],
            [_row(row) for row in rows], numbers=(2, 3, 4),
        )  # fmt: skip
        components.download_row(
            block, view, found, _passport(view, measure), make=make, period=words.period(year)
        )


def _nothing(view, measure, year):
    if measure["about_services"]:
        return "not_applicable", (
            "This question is put to people with support. How they are made up by age or home is "
            "published by nobody, so those heard cannot be held beside them."
        )
    about = (measure["measure_id"], view.place_id, year)
    why = read(reading.why_no_value, view.published, *about) or "not_asked"
    return why, words.NO_VALUE_REASON[why]


def _row(row):
    none = words.is_missing(row["heard_share"])
    here = words.is_missing(row["here_share"])
    share = {"value": row["heard_share"], "lower": row["heard_lower"], "upper": row["heard_upper"],
             "unit": "share of people"}  # fmt: skip
    return [
        row["label"],
        row["group"].removeprefix("By ").capitalize(),
        Cell(measured.with_interval(share) if not none else words.none_of(row),
             missing=none),
        Cell(measured.in_unit(row["here_share"], "share of people") if not here else "Not known",
             missing=here),
        Cell(words.none_of(row | {"why_no_value": "too_few"}), missing=True)
        if words.is_missing(row["n_people"]) else words.count(row["n_people"]),
        measured.heard_and_here(row),
    ]  # fmt: skip


def _alt(rows):
    told = "; ".join(f"{row['label']} {measured.heard_and_here(row)}" for row in rows)
    return f"Two shares of each group, joined: of those who live here and of those heard. {told}."


def _passport(view, measure):
    return components.passport(
        view, ("pub_heard",), named=(f"{measure['source_name']}, {measure['licence']}",), sure=SURE,
        missing="Groups with too few heard to show, and those of whom nobody publishes how many "
        "live here, keep their row",
        measure=f"{measure['title']}, version {measure['version']}: {measure['definition']}",
        public="Yes. Groups of fewer than ten people heard are hidden.",
    )  # fmt: skip
