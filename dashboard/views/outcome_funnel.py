"""Providers of one service in a funnel: does any differ from the others, allowing for size?"""

from functools import partial

from dashboard import components, figures, measured, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_time

TITLE = "Does a provider differ from others, allowing for size?"
_MODELS = ("pub_outcome_funnel", "pub_outcome_funnel_line", "pub_outcome_funnel_sentence")
_SURE = (
    "Of providers that were all alike, 19 in 20 would lie inside the inner limits and 998 in 1,000 "
    "inside the outer ones. The limits widen where providers spread more than chance gives (phi "
    "above 1). A difference may come from whom each provider supports."
)
_LEGEND = (
    (("square", "value"), "In-house"),
    (("circle", "value"), "External"),
    (("dash", "edge"), "19 in 20 would lie inside"),
    (("line", "edge"), "998 in 1,000 would lie inside"),
)
_NOBODY_SAID = ((("circle", "value"), "A provider"), *_LEGEND[2:])
_SIDES = {
    "above_998": "above what size and chance explain",
    "below_998": "below what size and chance explain",
    "above_95": "above 19 in 20, within 998 in 1,000",
    "below_95": "below 19 in 20, within 998 in 1,000",
    "within": "within what chance explains",
}


def block(view, measure):
    """The block: the funnel of the service that is looked at, or of one chosen here."""
    year = outcome_time.year(view)
    services = read(reading.funnel_services, view.published, measure["measure_id"], year)
    service = _service(view, services)
    if service is None:
        return
    about = (measure["measure_id"], service, year)
    found = read(reading.funnel, view.published, *about)
    said = read(reading.funnel_sentence, view.published, *about)
    is_said = found["is_in_house"].notna().any()  # whether anybody says who is in-house
    with components.finding_block("funnel", TITLE, said["sentence"].iloc[0]) as block_:
        if found["phi"].notna().any():
            lines = read(reading.funnel_lines, view.published, *about)
            components.legend(_LEGEND if is_said else _NOBODY_SAID)
            make = partial(figures.funnel, found, lines, measure["unit"], view.provider_id)
            components.chart(block_, make, alt=_alt(found, measure))
            components.aside(_every(said.iloc[0], year))
        else:
            make = None
        components.table_twin(
            block_, f"{found['service_name'].iloc[0]}, {words.period(year)}",
            ["Provider", "Value", "People heard", "Where it lies"],
            [_row(row, measure["unit"], is_said) for row in found.to_dict("records")],
            numbers=(1, 2),
        )  # fmt: skip
        components.download_row(
            block_, view, found, _passport(view, measure), make=make, period=words.period(year)
        )


def _service(view, services):
    """The filter's service, else one chosen in place; None where nobody was asked about one."""
    known = dict(zip(services["service_id"], services["service_name"], strict=True))
    if not known or view.service_id:
        return view.service_id if view.service_id in known else None
    return components.choice("Service of the funnel", "funnel", known)


def _every(row, year):
    services = words.counted(row["services"], "service", "services")
    providers = words.counted(row["providers"], "provider", "providers")
    return (
        f"Over all {services} with a funnel on this question in {words.period(year)}, {providers} "
        f"were looked at and **{words.count(row['outside'])}** lie outside 998 in 1,000."
    )


def _row(row, unit, is_said):
    missing = words.is_missing(row["value"])
    kind = "In-house" if row["is_in_house"] is True else "External"
    return [
        Cell(row["provider_name"], kind if is_said else ""),
        Cell(words.none_of(row) if missing else measured.in_unit(row["value"], unit),
             missing=missing),
        Cell(words.none_of(row), missing=True)
        if words.is_missing(row["n_people"])
        else words.count(row["n_people"]),
        _SIDES.get(row["funnel_side"], "no limits"),
    ]  # fmt: skip


def _alt(found, measure):
    shown = found[found["value"].notna()]
    told = "; ".join(
        f"{row['provider_name']} {measured.in_unit(row['value'], measure['unit'])}, "
        f"{measured.heard(row['n_people'])}, {_SIDES.get(row['funnel_side'], '')}"
        for row in shown.to_dict("records")
    )
    return f"Funnel of providers by people heard, for {measure['title']}: {told}."


def _passport(view, measure):
    return components.passport(
        view, _MODELS, named=(f"{measure['source_name']}, {measure['licence']}",), sure=_SURE,
        missing="Providers with too few answers to show are counted, and shape no limit",
        measure=f"{measure['title']}, version {measure['version']}: {measure['definition']}",
        public=outcome_time.PUBLIC,
    )  # fmt: skip
