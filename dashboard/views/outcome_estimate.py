"""An outcome that a national survey publishes: the estimate, and how it moved."""

from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import read
from dashboard.views import place_people


def page(view, measure):
    """Head and series of one published estimate, for the district or larger place."""
    series = read(reading.indicator_series, view.published, view.estimates_id)
    series = series[series["measure_id"] == measure["measure_id"]]
    known = series[series["value"].notna()]
    period = known["period"].iloc[-1] if len(known) else None
    said = (
        read(reading.sentence, view.published, block, view.estimates_id, period or "",
             measure["measure_id"])
        for block in ("place_measure", "place_change")
    )  # fmt: skip
    components.page_head(
        measure["plain_title"], " ".join(s for s in said if s),
        eyebrow=f"{view.estimates_name} · a national survey", voice=True,
    )  # fmt: skip
    if view.is_ward:
        components.notice(
            f"The national survey is not published for wards: you see **{view.estimates_name}**."
        )
    with components.finding_block("time", "Over time", "") as block:
        if not len(known):
            components.state("not_loaded", "The national survey has no estimate of this place.")
            return
        components.legend(
            [
                (("line", "value"), f"People in {view.estimates_name}"),
                (("band", "value"), "95% interval"),
                (("hatch", "edge"), "No value, with the reason"),
            ]
        )
        make = partial(figures.people_series, series)
        components.chart(block, make, alt=f"{measure['title']} over time, with its interval.")
        first, last = (words.period(series["period"].iloc[n]) for n in (0, -1))
        components.table_twin(
            block, f"{measure['title']}, {first} to {last}", place_people.series_head(series),
            place_people.series_rows(series),
        )  # fmt: skip
        components.download_row(
            block, view, series, place_people.passport(view, series), make=make,
            period=f"{first} to {last}",
        )  # fmt: skip
