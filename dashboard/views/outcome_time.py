"""The head of an outcome, how it moved, and how we know."""

from dataclasses import replace
from functools import partial

from dashboard import components, figures, measured, reading, words
from dashboard.components import Cell, read

MODELS = ("pub_outcome", "pub_outcome_change")
SURE = (
    "95% interval: if the survey were repeated, about 19 in 20 such intervals would hold the true "
    "value. A change is called real only where the interval of the difference leaves out nought."
)
PUBLIC = "Yes, with the interval and how many were heard. Cells about fewer than ten are hidden."
_CALM = "Dots whose bars overlap may differ by chance alone."


def year(view):
    """The financial year that is shown: that of the filter, else the latest with answers."""
    return view.financial_year or read(reading.latest_outcome_year, view.published)


def asked(view, measure):
    """The nearest published combination; the one service where a provider has only one."""
    found = components.nearest_cells(view)
    if found.published_table == "P3" and not found.service_id:
        rows = cells(view, measure, found)
        if len(rows) == 1:
            return replace(found, service_id=rows["service_id"].iloc[0])
    return found


def cells(view, measure, asked_for):
    """Rows of the measure in the year: one, or one per service of a provider."""
    return read(
        reading.outcome_cells, view.published, asked_for.published_table, measure["measure_id"],
        asked_for.place_id, asked_for.service_id, asked_for.provider_id, year(view),
    )  # fmt: skip


def head(view, measure, asked_for):
    """The I-statement, the sentence that answers it, and the facts of the year."""
    found = cells(view, measure, asked_for).to_dict("records")
    lead = found[0]["sentence"] if len(found) == 1 else _several(found, view)
    components.page_head(
        measure["plain_title"], lead, eyebrow=_eyebrow(view, measure, asked_for), voice=True
    )
    if asked_for.broader:
        components.notice(asked_for.broader)
    if not found:
        components.state("not_asked", _not_asked(view))
    elif len(found) == 1:
        components.facts(_facts(measure, found[0]))
    stand_as_before(found)


def value_cell(row):
    """A value with its interval, or why there is none; and since when it stands as it was."""
    missing = words.is_missing(row["value"])
    return Cell(measured.with_interval(row), measured.as_before(row), missing=missing)


def stand_as_before(found):
    """Say which of the figures shown are those of an earlier build, where any is."""
    days = [measured.as_before(row) for row in found if measured.as_before(row)]
    if days:
        how_many = words.counted(len(days), "figure stands", "figures stand")
        components.aside(
            f"**{how_many} here {words.listed(dict.fromkeys(days))}**: fewer than ten people have "
            "changed what it rests on since, and a new figure beside the earlier would show who."
        )


def _several(found, view):
    if not found:
        return f"**Not asked** in {words.period(year(view))}."
    told = "; ".join(
        " ".join((row["service_name"], measured.with_interval(row, unit=True), _and_heard(row)))
        for row in found
    )
    return f"In {words.period(year(view))}: {told}."


def _and_heard(row):
    heard = measured.heard(row["n_people"])
    return f"({heard})" if heard and not words.is_missing(row["value"]) else ""


def _eyebrow(view, measure, asked_for):
    where = (
        view.provider_name if asked_for.published_table == "P3" else _place_shown(view, asked_for)
    )
    what = f" · {view.service_name}" if view.service_name else ""
    who = {"residents": "written by residents", "national": "a national question"}
    return f"{where}{what} · {who.get(measure['defined_by'], 'written by officers')}"


def _place_shown(view, asked_for):
    return view.place_name if asked_for.place_id == view.place_id else view.district_name


def _not_asked(view):
    about = [name for name in (view.service_name, view.provider_name) if name]
    if about:
        return f"No survey asks this question about {words.listed(about)}."
    return words.NO_VALUE_REASON["not_asked"]


def _facts(measure, row):
    none = words.is_missing(row["value"])
    moved = words.none_of(row) if none else measured.SIGNALS.get(row["signal"])
    alone = row["period_words"] if none else "one year only"
    since = f"since {words.period(row['from_period'])}" if row["from_period"] else alone
    facts = [
        (
            "Said so" if row["unit"] == "share of people" else "Average",
            words.none_of(row) if none else measured.in_unit(row["value"], row["unit"]),
            measured.interval(row),
        ),
        ("People heard", _people(row), row["period_words"]),
        ("Change", moved or "Too early to tell", since),
        ("Which way is good", measured.direction(measure["polarity"]), measure["unit"]),
    ]
    if not words.is_missing(row["events_told"]):
        told = words.count(row["events_told"])
        facts.insert(2, ("Told of in all", told, "to the nearest five, by those heard"))
    return facts


def _people(row):
    if words.is_missing(row["n_people"]):
        return words.none_of(row)
    return words.count(row["n_people"])


def over_time(view, measure, asked_for, why):
    """Quarters in which people were asked; each with its interval, none called a signal.

    `why` says why there is no control chart.
    """
    series = read(
        reading.outcome_series, view.published, asked_for.published_table, measure["measure_id"],
        asked_for.place_id, asked_for.service_id, asked_for.provider_id,
    )  # fmt: skip
    finding = f"{why} {_CALM}" if len(series) else ""
    with components.finding_block("time", "Over time", finding) as block:
        if not len(series):
            components.state(*_no_series(view, cells(view, measure, asked_for), asked_for))
            return
        components.legend(
            [
                (("interval", "value"), "What people said in the quarter, with 95% interval"),
                (("hatch", "edge"), "No value, with the reason"),
            ]
        )
        make = partial(figures.outcome_series, series)
        components.chart(block, make, alt=_alt(measure, series))
        rows = [
            [
                row["period_words"],
                value_cell(row),
                _people(row),
            ]
            for row in series.to_dict("records")
        ]
        stand_as_before(series.to_dict("records"))
        first, last = (series["period_words"].iloc[n] for n in (0, -1))
        components.table_twin(
            block, f"{measure['title']}, {first} to {last}",
            ["Period", f"{measure['unit'].capitalize()} (95% interval)", "People heard"],
            rows, numbers=(1, 2),
        )  # fmt: skip
        components.download_row(
            block, view, series, passport(view, measure), make=make, period=f"{first} to {last}"
        )


def _no_series(view, found, asked_for):
    """The reason why there is no quarter to draw, and its sentence."""
    if not len(found):
        return "not_asked", _not_asked(view)
    if asked_for.provider_id and not asked_for.service_id:
        said = "A provider’s answers are published service by service: choose a service."
        return "not_applicable", said
    why = next(iter(words.reasons(found)), "too_few")
    return why, words.NO_VALUE_REASON[why]


def _alt(measure, series):
    told = "; ".join(
        f"{row['period_words']} {measured.with_interval(row)}" for row in series.to_dict("records")
    )
    return f"Dots with intervals over time for {measure['title']}: {told}."


def passport(view, measure):
    """The passport of every block about this measure."""
    return components.passport(
        view, MODELS, named=(f"{measure['source_name']}, {measure['licence']}",), sure=SURE,
        missing="Places and groups with too few answers, nobody heard, or not asked are named",
        measure=f"{measure['title']}, version {measure['version']}: {measure['definition']}",
        public=PUBLIC,
    )  # fmt: skip
