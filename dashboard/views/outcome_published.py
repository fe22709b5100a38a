"""An estimate that a publication gives of a place: as published, with its interval or with none."""

from functools import partial

from dashboard import components, figures, measured, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_know

_SURE = "95% interval as the publication gives it. A change is told only between times that do not "
_SURE += "overlap, and only where the interval of the difference leaves out nought."
_NONE = "The publication gives no interval, so nobody can say how sure a value is: nothing is "
_NONE += "compared with another year or another place."


def page(view, measure):
    """Head, series and definition of one estimate, for the district or larger place."""
    about = (measure["measure_id"], view.estimates_id)
    series = read(reading.published_estimates, view.published, *about)
    said = read(reading.published_sentence, view.published, *about)
    components.page_head(
        measure["plain_title"], said["sentence"].iloc[0] if len(said) else "",
        eyebrow=f"{view.estimates_name} · as others publish it",
        voice=measure["reporter"] == "person",
    )  # fmt: skip
    if view.is_ward:
        components.notice(
            f"This is not published for wards: you see **{view.estimates_name}** around it."
        )
    area = next(iter(series["nhs_area_name"].dropna()), None)
    if area:
        components.notice(
            f"This is published for areas of the NHS: you see **{area}**, which "
            f"{view.estimates_name} lies in."
        )
    for note in _notes(series):
        components.notice(note)
    has_limits = bool(len(said)) and bool(said["has_limits"].iloc[0])
    _over_time(view, measure, series, has_limits)
    outcome_know.how_we_know(view, measure)


def _over_time(view, measure, series, has_limits):
    finding = "" if has_limits or not len(series) else f"**No interval is published.** {_NONE}"
    with components.finding_block("time", "Over time", finding) as block:
        if not len(series):
            components.state("not_loaded", "The publication has no estimate of this place.")
            return
        components.legend(_legend(has_limits, series["value"].isna().any()))
        make = partial(figures.published_series, series)
        components.chart(block, make, alt=_alt(view, measure, series))
        first, last = (series["period_words"].iloc[n] for n in (0, -1))
        components.table_twin(
            block, f"{measure['title']} in {view.estimates_name}, {first} to {last}",
            ["Period", measure["unit"].capitalize(), "95% interval as published", "Note"],
            [_row(row) for row in series.to_dict("records")], numbers=(1, 2),
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_published_estimate", "pub_published_estimate_sentence"),
            named=(f"{measure['source_name']}, {measure['licence']}",),
            sure=_SURE if has_limits else _NONE,
            missing="A value that its source suppressed or does not state keeps its row",
            measure=f"{measure['title']}, version {measure['version']}: {measure['definition']}",
            public="Yes: its source has published it.", notes=_notes(series),
        )  # fmt: skip
        components.download_row(
            block, view, series, passport, make=make, period=f"{first} to {last}"
        )


def _notes(series):
    """What the data folder says that a reader of these figures has to know."""
    return [note for note in series["said_note"].unique() if not words.is_missing(note)]


def _legend(has_limits, has_gaps):
    value = (
        (("interval", "value"), "Estimate, with 95% interval as published")
        if has_limits
        else (("circle", "value"), "Estimate; no interval is published")
    )
    return (value, (("hatch", "edge"), "No value, with the reason")) if has_gaps else (value,)


def _row(row):
    none = words.is_missing(row["value"])
    open_ended = words.is_missing(row["lower"]) or words.is_missing(row["upper"])
    return [
        row["period_words"],
        Cell(words.none_of(row), missing=True)
        if none
        else measured.in_unit(row["value"], row["unit"]),
        Cell("None published", missing=True)
        if open_ended
        else f"{measured.in_unit(row['lower'], row['unit'])} to "
        f"{measured.in_unit(row['upper'], row['unit'])}",
        row["source_note"] or "",
    ]


def _alt(view, measure, series):
    told = "; ".join(
        f"{row[0]} {row[1].text if isinstance(row[1], Cell) else row[1]}"
        for row in map(_row, series.to_dict("records"))
    )
    return f"{measure['title']} in {view.estimates_name} over time: {told}."
