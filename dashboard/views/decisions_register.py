"""The register: each decision with what was seen then and what is published now."""

from dataclasses import replace
from functools import partial

from dashboard import components, figures, measured, reading, words
from dashboard.components import Cell, read

_SURE = (
    "What was seen then is kept as it was seen, whatever a later build publishes. That a value is "
    "another now does not show what the decision brought about."
)
_NOTE = (
    "What we saw then stays as it was seen; what we see now is the latest year published. "
    "**Neither shows what a decision brought about.**"
)


def head(view):
    """How many decisions, and how many are due to be looked at again."""
    cells = read(reading.decisions, view.published)
    due = int(cells["is_due"].sum()) if len(cells) else 0
    total = words.counted(len(cells), "decision", "decisions")
    as_at = words.date(cells["as_at"].iloc[0]) if due else ""
    are = "is" if due == 1 else "are"
    again = f"**{words.count(due)} {are} due to be looked at again** as at {as_at}." if due else ""
    components.page_head("Decisions", f"{total} in the register. {again}", eyebrow="Everywhere")


def register(view):
    """Every decision, latest first."""
    cells = read(reading.decisions, view.published)
    with components.finding_block("register", "What we decided", _NOTE if len(cells) else "") as b:
        if not len(cells):
            components.state(
                "not_loaded", "No register of decisions was loaded.",
                "Add decisions/decisions.csv to the data folder.",
            )  # fmt: skip
            return
        components.table(
            "Decisions, the latest first",
            ["Decision", "What was chosen, and why", "What we saw then", "What we see now",
             "We look again"],
            [_row(view, row) for row in cells.to_dict("records")],
            wide=True,
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_decision", "pub_decision_change"), sure=_SURE,
            missing="A decision without a measure, or whose value nobody wrote down, says so",
            public="The decision, as the board publishes it.",
        )  # fmt: skip
        components.download_row(b, view, cells, passport)


def then_and_now(view):
    """Each figure that a decision saw beside the latest one, on one scale a unit."""
    cells = read(reading.decisions, view.published)
    cells = cells[cells["now_period"].notna()] if len(cells) else cells
    if not len(cells):
        return
    with components.finding_block("then", "Then and now", _moved(cells)) as block:
        components.legend(
            [(("interval", "value"), "Value with 95% interval, and how many were heard")]
        )
        for number, (unit, of) in enumerate(cells.groupby("unit", sort=True)):
            rows = [line for row in of.to_dict("records") for line in _lines(row)]
            make = partial(figures.interval_rows, rows, unit)
            components.chart(replace(block, key=f"{block.key}-{number}"), make, alt=_alt(of))
        components.table_twin(
            block, "Then and now", ["Decision", "Then", "Now, and since then"],
            [[row["decision_id"], _seen(row), _now(view, row)]
             for row in cells.to_dict("records")],
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_decision", "pub_decision_change"), sure=_SURE,
            public="As the board decides.",
        )  # fmt: skip
        components.download_row(block, view, cells, passport)


def _moved(cells):
    """How many of the figures have moved, and on how many we cannot tell."""
    moved = int(cells["signal"].isin(["better", "worse", "change"]).sum())
    doubt = len(cells) - moved
    of = words.counted(len(cells), "figure", "figures")
    told = f"**{words.count(moved)} of {of} moved by more than chance would explain**"
    return f"{told}; on {words.count(doubt)} **we cannot tell**." if doubt else f"{told}."


def _lines(row):
    """Two lines under the decision: what was seen then and what is published now."""
    group = f"{row['decision_id']} · {row['plain_title']}, {row['place_name']}"
    then = {"label": f"Then, {_period(row['period'])}", "value": row["seen_value"],
            "lower": row["seen_lower"], "upper": row["seen_upper"], "n_people": row["seen_people"],
            "why_no_value": _why(row)}  # fmt: skip
    now = {"label": f"Now, {words.period(row['now_period'])}", "value": row["now_value"],
           "lower": row["now_lower"], "upper": row["now_upper"], "n_people": row["now_people"],
           "why_no_value": row["now_why"], "hidden_as": row["now_hidden_as"],
           "is_selected": True}  # fmt: skip
    return [{"group": group, **then}, {"group": group, **now}]


def _why(row):
    return "not_loaded" if words.is_missing(row["seen_why"]) else row["seen_why"]


def _alt(cells):
    told = "; ".join(
        f"{row['decision_id']}: {words.sentence_plain(row['sentence'])}"
        for row in cells.to_dict("records")
    )
    return f"Interval dots, then and now, for each decision. {told}"


def _row(view, row):
    who = f"{row['decision_id']} · {words.date(row['decided_on'])} · {row['decided_by']}"
    again = words.date(row["review_on"])
    return [
        Cell(row["decision_question"], who),
        Cell(row["chosen"], row["decided_because"] or ""),
        _seen(row),
        _now(view, row),
        Cell(again, "due to be looked at" if row["is_due"] else ""),
    ]


def _seen(row):
    if words.is_missing(row["measure_id"]):
        return Cell(words.no_value("not_applicable"), "no outcome was named", missing=True)
    about = f"“{row['plain_title']}”, {row['place_name']}, {_period(row['period'])}"
    if not words.is_missing(row["seen_why"]):
        return Cell(words.no_value(row["seen_why"]), about, missing=True)
    if words.is_missing(row["seen_value"]):
        return Cell("not written down", about, missing=True)
    cell = {k: row[f"seen_{k}"] for k in ("value", "lower", "upper")} | {"unit": row["unit"]}
    return Cell(
        measured.with_interval(cell, unit=True), f"{about}, {measured.heard(row['seen_people'])}"
    )


def _now(view, row):
    if words.is_missing(row["measure_id"]):
        return Cell(words.no_value("not_applicable"), missing=True)
    if words.is_missing(row["now_period"]):
        return Cell("nothing published for this place", missing=True)
    year = words.period(row["now_period"])
    if words.is_missing(row["now_value"]):
        now = {"why_no_value": row["now_why"], "hidden_as": row["now_hidden_as"]}
        return Cell(words.none_of(now), year, missing=True)
    cell = {k: row[f"now_{k}"] for k in ("value", "lower", "upper")} | {"unit": row["unit"]}
    link = components.page_address(
        view, "outcomes", place=row["place_id"], measure=row["plain_title"]
    )
    since = words.sentence_plain(row["sentence"])
    said = f"{year}, {measured.heard(row['now_people'])}. {since}"
    return Cell(measured.with_interval(cell, unit=True), said, link=link)


def _period(key):
    return words.period(key) if key and " Q" not in key else words.quarter(key)
