"""An outcome that a national survey publishes: the estimate, and how it moved."""

from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_know, place_people


def page(view, measure):
    """Head and series of one published estimate, for the district or larger place."""
    series = read(reading.indicator_series, view.published, view.estimates_id)
    series = series[series["measure_id"] == measure["measure_id"]]
    known = series[series["value"].notna()]
    period = known["period"].iloc[-1] if len(known) else None
    now, change = (
        read(reading.sentence, view.published, block, view.estimates_id, period or "",
             measure["measure_id"])
        for block in ("place_measure", "place_change")
    )  # fmt: skip
    components.page_head(
        measure["plain_title"], now or "",
        eyebrow=f"{view.estimates_name} · a national survey", voice=True,
    )  # fmt: skip
    if view.is_ward:
        components.notice(
            f"The national survey is not published for wards: you see **{view.estimates_name}**."
        )
    _over_time(view, measure, series, change or "")
    outcome_know.how_we_know(view, measure)


def _over_time(view, measure, series, finding):
    with components.finding_block("time", "Over time", finding) as block:
        if series["value"].isna().all():
            components.state("not_loaded", "The national survey has no estimate of this place.")
            return
        components.legend(place_people.series_legend(view, series))
        make = partial(figures.people_series, series)
        components.chart(block, make, alt=_alt(measure, series))
        first, last = (words.period(series["period"].iloc[n]) for n in (0, -1))
        components.table_twin(
            block, f"{measure['title']}, {first} to {last}", place_people.series_head(series),
            place_people.series_rows(series),
        )  # fmt: skip
        components.download_row(
            block, view, series, place_people.passport(view, series), make=make,
            period=f"{first} to {last}",
        )  # fmt: skip


def _alt(measure, series):
    told = "; ".join(f"{row[1]} {row[2]}" for row in map(_words, place_people.series_rows(series)))
    return f"{measure['title']} over time, with its interval: {told}."


def _words(row):
    return [cell.text if isinstance(cell, Cell) else cell for cell in row]
