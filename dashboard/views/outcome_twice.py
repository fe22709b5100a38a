"""People who answered twice: how far the same people came, and who was lost on the way."""

from functools import partial

from dashboard import components, figures, measured, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_parts

TITLE = "People who answered twice"
SURE = (
    "Each person’s latest answer less their first, averaged; 95% interval by Student’s t. Below 30 "
    "people no direction is called. Who answers again may be who fared well: the change of those "
    "lost on the way is not known."
)
_SEVERAL = (
    "**One service a row.** Who moved from one provider or service to another between the two "
    "answers is in none."
)
_LEGEND = (
    (("interval", "value"), "Average change of the same people, with 95% interval"),
    (("dash", "edge"), "No change"),
)


def answered_twice(view, measure, asked_for):
    """The block; only for questions that are put to people with support.

    Of a count no single person's change is known: its totals stand in steps.
    """
    if not measure["about_services"] or measure["measure_kind"] == "count":
        return
    place = view.district_id if view.is_ward else view.place_id
    here = read(
        reading.paired_change, view.published, measure["measure_id"], place,
        asked_for.service_id, asked_for.provider_id,
    )  # fmt: skip
    finding = here["sentence"].iloc[0] if len(here) == 1 else _SEVERAL if len(here) else ""
    with components.finding_block("twice", TITLE, finding) as block:
        if not len(here):
            components.state("not_heard", "Nobody here has answered this question twice.")
            return
        _notice(view, asked_for)
        if asked_for.provider_id:
            _provider(view, measure, here, block)
        else:
            _places(view, measure, place, block)


def _notice(view, asked_for):
    """What was asked for and is not published."""
    if asked_for.provider_id:
        components.aside("Over all places and all waves together.")
    elif view.is_ward or asked_for.service_id:
        components.aside(
            "How far the same people came is published for **districts and larger places, every "
            "service and all waves together**: anything smaller would point at somebody."
        )


def _provider(view, measure, here, block):
    rows = [
        row | {"group": None, "label": row["service_name"], "n_people": row["n_pairs"]}
        for row in here.to_dict("records")
    ]
    _drawn(view, measure, here, rows, block)


def _places(view, measure, place, block):
    found = read(reading.paired_changes, view.published, measure["measure_id"])
    rows = [
        row | {
            "group": outcome_parts.plural(row["level_words"]), "label": row["place_name"],
            "n_people": row["n_pairs"], "is_selected": row["place_id"] == place,
        }
        for row in found.to_dict("records")
    ]  # fmt: skip
    _drawn(view, measure, found, rows, block)


def _drawn(view, measure, found, rows, block):
    components.legend(_LEGEND)
    unit = rows[0]["unit"]
    make = partial(figures.interval_rows, rows, unit, ("No change", 0.0))
    components.chart(block, make, alt=_alt(rows))
    period = _waves(found)
    components.table_twin(
        block, f"{TITLE}, {period}" if period else TITLE,
        ["", f"Average change, {measured.difference_unit(unit)} (95% interval)", "Did better",
         "The same", "Worse",
         "Answered twice", "Answered once and not again"],
        [_row(row) for row in rows], numbers=(1, 2, 3, 4, 5, 6),
    )  # fmt: skip
    passport = components.passport(
        view, ("pub_paired_change",), named=(f"{measure['source_name']}, {measure['licence']}",),
        sure=SURE,
        missing="Who answered once only is counted, not compared; fewer than ten are not shown, "
        "nor what they could be worked out from",
        measure=f"{measure['title']}, version {measure['version']}: {measure['definition']}",
        public="Yes, with the interval and how many were lost.",
    )  # fmt: skip
    components.download_row(block, view, found, passport, make=make, period=period)


def _waves(found):
    first, last = found["first_wave"].dropna(), found["latest_wave"].dropna()
    if not len(first):
        return ""
    return f"{words.period(first.min())} to {words.period(last.max())}"


def _row(row):
    hidden = words.no_value(words.why_none(row) or "too_few")
    return [
        row["label"],
        Cell(measured.with_interval(row), missing=words.is_missing(row["value"])),
        *(_share(row, way) for way in ("better", "same", "worse")),
        Cell(hidden, missing=True) if words.is_missing(row["n_pairs"]) else words.count(
            row["n_pairs"]
        ),
        Cell(words.no_value("too_few"), missing=True) if words.is_missing(row["n_once"])
        else words.count(row["n_once"]),
    ]  # fmt: skip


def _share(row, way):
    """The whole per cents, which add up to 100 as the sentence has them."""
    if words.is_missing(row[f"{way}_pct"]):
        return Cell("not counted out: too few, or no better direction", missing=True)
    return f"{int(row[f'{way}_pct'])}%"


def _alt(rows):
    told = "; ".join(f"{row['label']} {measured.with_interval(row)}" for row in rows)
    return f"Interval dots around no change. {TITLE}: {told}."
