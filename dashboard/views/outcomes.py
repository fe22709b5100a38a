"""Outcomes: one measure in people's own words, over time, by place, by group and by provider."""

from dashboard import components, reading, words
from dashboard.components import read
from dashboard.views import (
    outcome_chart,
    outcome_estimate,
    outcome_funnel,
    outcome_heard,
    outcome_know,
    outcome_parts,
    outcome_proms,
    outcome_published,
    outcome_sides,
    outcome_time,
    outcome_twice,
    reported,
    unheard,
)

view = components.current_view()
estimated = read(reading.published_measures, view.published, view.estimates_id)
measures = read(reading.outcome_measures, view.published, view.place_id, tuple(estimated))

if not len(measures):
    components.page_head("Outcomes", "**No measure of people’s lives was loaded for this place.**")
    components.state(
        "not_loaded", words.NO_VALUE_REASON["not_loaded"],
        "Add a survey or a file of published indicators to the data folder and build again.",
    )  # fmt: skip
else:
    labels = dict(zip(measures["measure_id"], measures["label"], strict=True))
    chosen = components.choice("Outcome", "measure", labels)
    measure = measures[measures["measure_id"] == chosen].iloc[0].to_dict()
    if measure["measure_kind"] == "published":
        outcome_estimate.page(view, measure)
    elif measure["measure_kind"] == "published_estimate":
        outcome_published.page(view, measure)
    elif measure["measure_kind"] == "paired_change" and not measure["about_places"]:
        outcome_proms.page(view, measure)
    else:
        asked = outcome_time.asked(view, measure)
        outcome_time.head(view, measure, asked)
        outcome_chart.over_time(view, measure, asked)
        outcome_sides.sides(view, measure)
        outcome_twice.answered_twice(view, measure, asked)
        outcome_parts.by_place(view, measure)
        outcome_parts.by_group(view, measure)
        outcome_parts.by_provider(view, measure)
        outcome_funnel.block(view, measure)
        reported.of_measure(view, measure)
        outcome_heard.not_heard(view, measure)
        unheard.asked(view)
        unheard.burden(view)
        outcome_know.how_we_know(view, measure)
