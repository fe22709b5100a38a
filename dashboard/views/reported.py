"""What a provider reports beside what people say of the same: people first, the report second."""

from functools import partial

from dashboard import components, figures, measured, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_time

TITLE = "Do providers report the same as people say?"
_DRAWN = 30
_SURE = (
    "95% intervals: shares by Wilson's method, the gap by Newcombe's. Both sides are taken as "
    "samples of different people. A gap is told only where it stands out among all pairs of the "
    "question and year that were looked at (false-discovery rate of 10%)."
)
_MISSING = (
    "Providers that supplied no return, and sides about fewer than ten people, keep their row with "
    "the reason"
)
_LEGEND = (
    (("circle", "value"), "What people say, with 95% interval"),
    (("diamond", "edge"), "What the provider reports, with 95% interval"),
)
_TOLD = {
    "better": "reported better than people say",
    "worse": "reported worse than people say",
    "none": "We cannot tell a gap",
}
_NOT_REPORTED = {"not_loaded": "Not supplied", "not_heard": "It counted nobody"}


def of_measure(view, measure):
    """The block of a question: each provider's return beside what its people say."""
    year = outcome_time.year(view)
    about = (measure["measure_id"], None, view.service_id, year)
    found = read(reading.reported_outcomes, view.published, *about)
    if view.provider_id:  # beside others of its own services
        mine = found[found["provider_id"] == view.provider_id]["service_id"]
        found = found[found["service_id"].isin(set(mine))]
    if not measure["about_services"]:
        return
    rows = [
        row | {"group": row["service_name"], "label": row["provider_name"], "told": told(row),
               "is_selected": row["provider_id"] == view.provider_id}
        for row in found.to_dict("records")
    ]  # fmt: skip
    sentence = read(reading.reported_sentence, view.published, *about) or ""
    with components.finding_block("reported", TITLE, sentence if rows else "") as block:
        if not rows:
            components.state(
                "Not supplied", "No provider’s return on this question was loaded for this year.",
                "A return names the provider, the service, the question, the year, how many people "
                "were counted and of how many it was so.",
            )  # fmt: skip
            return
        components.aside("Answers and reports are of **all places together**, whatever is chosen.")
        make = _chart(block, rows, measure["unit"])
        named = (f"{measure['source_name']}, {measure['licence']}", "Returns by providers")
        _under(block, view, found, rows, (year, make, named))


def of_provider(view):
    """The block of a provider: its returns beside what people say of it, question by question."""
    year = outcome_time.year(view)
    about = (None, view.provider_id, view.service_id, year)
    found = read(reading.reported_outcomes, view.published, *about)
    if not len(found):
        return
    rows = [
        row | {"group": row["service_name"], "label": f"“{row['plain_title']}”", "told": told(row)}
        for row in found.to_dict("records")
    ]
    sentence = read(reading.reported_sentence, view.published, *about) or ""
    title = "What it reports beside what people say"
    with components.finding_block("reported", title, sentence) as block:
        units = {row["unit"] for row in rows}
        make = _chart(block, rows, units.pop()) if len(units) == 1 else None
        _under(block, view, found, rows, (year, make, ("Returns by providers",)))


def _chart(block, rows, unit):
    """Pairs with a return; those without stand in the table."""
    drawn = [row for row in rows if row["why_not_reported"] != "not_loaded"]
    if not drawn:
        return None
    make = partial(figures.reported_rows, drawn, unit)
    if len(drawn) > _DRAWN:
        components.state(
            "Too many to draw", f"{len(drawn)} pairs are in the table and in the picture.",
            "Choose a service to see its providers drawn.",
        )  # fmt: skip
        return make
    components.legend(_LEGEND)
    components.chart(block, make, alt=_alt(drawn))
    return make


def _under(block, view, found, rows, how):
    year, make, named = how
    components.aside(
        "A provider counts its own people in its own way, and who fears for the support may answer "
        "it kindly. **A gap says that two ways of asking differ**, not who is right."
    )
    components.table_twin(
        block, f"{block.title} {words.period(year)}",
        ["", "Service", "People say (95% interval)", "People heard",
         "Reported (95% interval)", "People counted", "In words"],
        [_row(row) for row in rows], numbers=(2, 3, 4, 5),
    )  # fmt: skip
    passport = components.passport(
        view, ("pub_reported_outcome", "pub_reported_sentence"), named=named, sure=_SURE,
        missing=_MISSING, public=outcome_time.PUBLIC,
    )  # fmt: skip
    components.download_row(block, view, found, passport, make=make, period=words.period(year))


def told(row):
    """What a pair comes to, in a few words: "1.2 hours a week: reported better than people say"."""
    if words.is_missing(row["reported_value"]):
        return f"Report: {_no_report(row).lower()}"
    if words.is_missing(row["value"]):
        return f"People: {words.none_of(row)}"
    if words.is_missing(row["difference_lower"]):
        return "We cannot tell: reported without a spread"
    if row["signal"] == "none":
        return _TOLD["none"]
    said = _TOLD.get(row["signal"], "reported otherwise than people say")
    return f"{measured.size_in_unit(abs(row['difference']), row['unit'])}: {said}"


def _no_report(row):
    why = row["why_not_reported"]
    return _NOT_REPORTED.get(why) or words.no_value(why).capitalize()


def _row(row):
    return [
        row["label"],
        row["group"],
        Cell(measured.with_interval(row), missing=words.is_missing(row["value"])),
        _people(row["n_people"], words.none_of(row)),
        Cell(_reported(row), missing=words.is_missing(row["reported_value"])),
        _people(row["reported_people"], _no_report(row)),
        Cell(told(row), "" if words.is_missing(row["how_reported"]) else row["how_reported"]),
    ]


def _reported(row):
    if words.is_missing(row["reported_value"]):
        return _no_report(row)
    if words.is_missing(row["reported_lower"]):
        return measured.in_unit(row["reported_value"], row["unit"])
    ends = {key: row[f"reported_{key}"] for key in ("value", "lower", "upper")}
    return measured.with_interval(ends | {"unit": row["unit"]})


def _people(count, why):
    return Cell(why, missing=True) if words.is_missing(count) else words.count(count)


def _alt(rows):
    pairs = "; ".join(
        f"{row['label']} people say {measured.with_interval(row)}, reported {_reported(row)}, "
        f"{row['told']}"
        for row in rows
    )
    return f"Two dots with intervals for each pair, what people say and what is reported: {pairs}."
