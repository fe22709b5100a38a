"""What patients gained by an operation: before and after, by provider over all places."""

from dataclasses import replace

from dashboard import components, measured, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_funnel, outcome_know, outcome_parts, outcome_time

TITLE = "Who gave both answers?"
_NO_PLACE = (
    "Patients’ answers come without where they live: you see **providers, all places together**, "
    "whatever place you chose."
)
_SURE = (
    "Shares in whole per cents, of everybody in the file. Who never sent both questionnaires back "
    "is not in the file at all; of them nothing is known, and they may have fared worse."
)


def page(view, measure):
    """A measure of change of which nobody’s home is known: providers alone."""
    year = view.financial_year or read(
        reading.latest_measure_year, view.published, measure["measure_id"]
    )
    if year is not None:
        view = replace(view, period=year)
    _head(view, measure)
    outcome_funnel.block(view, measure)
    outcome_parts.by_provider(view, measure)
    _pairs(view, measure)
    outcome_know.how_we_know(view, measure)


def _head(view, measure):
    where = view.provider_name or "Every provider"
    components.page_head(
        measure["plain_title"], _lead(view, measure),
        eyebrow=f"{where} · a national question, put to patients", voice=True,
    )  # fmt: skip
    components.notice(_NO_PLACE)


def _lead(view, measure):
    """The gain of the provider, or of all providers that can be shown, service by service."""
    if view.provider_id:
        found = outcome_time.cells(view, measure, components.nearest_cells(view))
        told = [
            f"{row['service_name']}: {row['sentence']}" for row in found.to_dict("records")
        ]  # fmt: skip
        return " ".join(told) or f"**Not asked** in {words.period(view.period)}."
    year, told = view.period, []
    services = read(reading.funnel_services, view.published, measure["measure_id"], year)
    for service in services.to_dict("records"):
        found = read(
            reading.funnel, view.published, measure["measure_id"], service["service_id"], year
        )
        centre = found["funnel_centre"].dropna()
        if len(centre):
            told.append(_gain(service["service_name"], centre.iloc[0], measure["unit"]))
    if not told:
        return f"**No provider has enough patients to show** in {words.period(year)}."
    return f"In {words.period(year)}, on average over those shown: {'; '.join(told)}."


def _gain(service, centre, unit):
    way = "higher" if centre >= 0 else "lower"
    size = f"{measured.in_unit(abs(centre), unit)}{measured.unit_words(unit)}"
    return f"{service} **{size} {way} after than before**"


def _pairs(view, measure):
    """The block: pairs lost, service by service."""
    found = read(reading.proms_pairs, view.published, measure["measure_id"], view.period)
    if not len(found):
        return
    with components.finding_block("pairs", TITLE, _pairs_finding(found)) as block:
        components.table(
            f"{TITLE} {words.period(view.period)}",
            ["Operation", "Both answers", "Before only: no gain", "After only: no gain", "Neither"],
            [_row(row) for row in found.to_dict("records")], numbers=(1, 2, 3, 4),
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_proms_pair",), named=(f"{measure['source_name']}, {measure['licence']}",),
            sure=_SURE,
            missing="A code for no answer is no answer, never a score; an operation of fewer than "
            "a thousand patients has no share",
            measure=f"{measure['title']}, version {measure['version']}: {measure['definition']}",
            public="Yes. Whole per cents of a thousand patients or more.",
        )  # fmt: skip
        components.download_row(block, view, found, passport, period=words.period(view.period))


def _pairs_finding(found):
    known = found[found["both_pct"].notna()]
    if not len(known):
        return "**Too few patients to say** what share gave both answers."
    told = words.listed(
        [f"{int(row['both_pct'])}% ({row['service_name']})" for row in known.to_dict("records")]
    )
    return f"A gain needs both answers. **{told} of the patients in the file gave them.**"


def _row(row):
    if words.is_missing(row["both_pct"]):
        none = Cell(words.none_of(row), missing=True)
        return [row["service_name"], none, none, none, none]
    parts = [int(row[f"{name}_pct"]) for name in ("both", "before_only", "after_only", "neither")]
    return [row["service_name"], *(f"{part}%" for part in parts)]
