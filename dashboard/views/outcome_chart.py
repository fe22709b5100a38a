"""How an outcome moved: its control chart, the signal that is still there, what was decided."""

from functools import partial

from dashboard import components, figures, measured, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_time

_MODELS = ("pub_outcome_chart", "pub_outcome_reading", "pub_rebase", "pub_target")
SURE = (
    "The usual range is the average of the chart's own values, three sigma to either side by the "
    "average step between neighbours (XmR chart). A signal is said only where it still stands at "
    "the last point: a value outside the range, seven on end on one side or in one direction, or "
    "two of three near an end. Bars are 95% intervals of each value."
)
_WARD = (
    "**A ward is too small for a control chart**: a quarter hears too few people there to tell "
    "change from chance. Each dot is a quarter, with how sure it is"
)
_PART = (
    "Control charts are drawn for whole places, not for one service or provider, where fewer "
    "people are heard. Each dot is a quarter, with how sure it is"
)
_NO_CHART = "Each dot is a quarter, with how sure it is"
_LEGEND = [
    (("circle", "value"), "Within the usual range, with 95% interval"),
    (("diamond", "better"), "Part of a real improvement"),
    (("square", "worse"), "Part of a cause for concern"),
    (("cross", "change"), "Part of a real change, neither better nor worse"),
    (("dash", "edge"), "Usual range: where values fall by chance alone"),
    (("dots", "ink-2"), "Something was decided or redefined"),
]


def over_time(view, measure, asked_for):
    """The chart of a place; where none is made, quarters with their intervals and why."""
    is_place = asked_for.published_table == "P1"
    about = (measure["measure_id"], asked_for.place_id)
    found = read(reading.outcome_reading, view.published, *about) if is_place else ()
    if not len(found):
        why = _PART if not is_place else _WARD if view.is_ward else _NO_CHART
        around = f"; the chart is that of {view.district_name}." if view.is_ward else "."
        outcome_time.over_time(view, measure, asked_for, why + around)
        return
    signal = found.iloc[0].to_dict()
    cells, marks = (
        read(query, view.published, *about)
        for query in (reading.outcome_chart, reading.chart_marks)
    )
    with components.finding_block("time", "Over time", signal["sentence"]) as block:
        components.legend(_legend(measure, cells, marks))
        make = partial(figures.control_chart, cells, marks, signal)
        components.chart(block, make, alt=_alt(measure, cells, signal))
        for said in (signal["beside_words"], *_marked(cells, marks)):
            components.aside(said)
        outcome_time.stand_as_before(cells.to_dict("records"))
        _table(block, measure, cells)
        components.download_row(
            block, view, cells, _passport(view, measure), make=make, period=_span(cells)
        )


def _span(cells):
    first, last = (cells["period_words"].iloc[n] for n in (0, -1))
    return f"{first} to {last}"


def _legend(measure, cells, marks):
    """The marks that the chart has, and those that it might have had."""
    entries = list(_LEGEND if len(marks[marks["mark_kind"] != "target"]) else _LEGEND[:-1])
    if cells["why_no_value"].notna().any():
        entries.append((("hatch", "edge"), "No value, with the reason; nothing bridges it"))
    if cells["target_value"].notna().any():
        entries.append((("dots", "ink"), "Target that somebody set"))
    none = {"better", "worse"} if measure["polarity"] == "neither" else {"change"}
    return [entry for entry in entries if entry[0][1] not in none]


def _marked(cells, marks):
    """Each mark in words: day, what, why, and who stands behind it."""
    for row in marks.to_dict("records"):
        who = f" — {row['who']}" if row["who"] else ""
        on = words.date(row["decided_on"])
        since = words.month(str(row["marked_on"])[:7])
        if row["mark_kind"] == "target":
            target = measured.in_unit(row["target_value"], cells["unit"].iloc[0])
            yield f"**Target {target} from {since}**: {row['because']}{who}, {on}."
        elif row["mark_kind"] == "rebase":
            yield f"**New start from {since}**: {row['because']}{who}, {on}."
        elif row["mark_kind"] == "definition":
            marked = words.date(row["marked_on"])
            yield f"**{row['said']}, {marked}**: {row['because']}{f'{who}, {on}.' if who else ''}"
        else:
            yield f"**Decided {on}: {row['said']}.** {row['because']}{who}."


def _table(block, measure, cells):
    components.table_twin(
        block,
        f"{measure['title']}, {_span(cells)}",
        ["Period", f"{measure['unit'].capitalize()} (95% interval)", "People heard",
         "Usual average", "Usual range", "In words"],
        [_row(row) for row in cells.to_dict("records")],
        numbers=(1, 2, 3, 4),
    )  # fmt: skip


def _row(row):
    unit, few = row["unit"], words.is_missing(row["n_people"])
    average, low, high = (
        None if words.is_missing(row[key]) else measured.in_unit(row[key], unit)
        for key in ("usual_average", "usual_lower", "usual_upper")
    )
    trial = "on trial" if row["is_trial"] else ""
    return [
        row["period_words"],
        outcome_time.value_cell(row),
        Cell(words.none_of(row) if few else words.count(row["n_people"]),
             missing=few),
        average or "none yet",
        Cell(f"{low} to {high}" if low and high else "none yet", trial),
        measured.chart_point(row),
    ]  # fmt: skip


def _alt(measure, cells, signal):
    told = "; ".join(
        f"{row['period_words']} {measured.with_interval(row)}, {measured.chart_point(row)}"
        for row in cells.to_dict("records")
    )
    return f"Control chart of {measure['title']}: {signal['reading_words']}. {told}."


def _passport(view, measure):
    return components.passport(
        view, _MODELS, named=(f"{measure['source_name']}, {measure['licence']}",), sure=SURE,
        missing="A period without a value says why, and no average or step bridges it",
        measure=f"{measure['title']}, version {measure['version']}: {measure['definition']}",
        public=outcome_time.PUBLIC,
    )  # fmt: skip
