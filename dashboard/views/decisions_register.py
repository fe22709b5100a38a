"""The register: each decision with what was seen then and what is published now."""

from dashboard import components, reading, words
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
    built = view.build.built_at.date()
    due = [row for row in cells.to_dict("records") if _is_due(row, built)]
    total = words.counted(len(cells), "decision", "decisions")
    again = f"**{words.count(len(due))} are due to be looked at again.**" if due else ""
    components.page_head("Decisions", f"{total} in the register. {again}", eyebrow="Everywhere")


def _is_due(row, day):
    return not words.is_missing(row["review_on"]) and row["review_on"] <= day


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
        built = view.build.built_at.date()
        components.table(
            "Decisions, the latest first",
            ["Decision", "What was chosen, and why", "What we saw then", "What we see now",
             "We look again"],
            [_row(view, row, built) for row in cells.to_dict("records")],
            wide=True,
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_decision", "pub_outcome"), sure=_SURE,
            missing="A decision without a measure, or whose value nobody wrote down, says so",
            public="The decision, as the board publishes it.",
        )  # fmt: skip
        components.download_row(b, view, cells, passport)


def _row(view, row, built):
    who = f"{row['decision_id']} · {words.date(row['decided_on'])} · {row['decided_by']}"
    again = words.date(row["review_on"])
    return [
        Cell(row["decision_question"], who),
        Cell(row["chosen"], row["decided_because"] or ""),
        _seen(row),
        _now(view, row),
        Cell(again, "due to be looked at" if _is_due(row, built) else ""),
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
    return Cell(words.with_interval(cell, unit=True), f"{about}, {words.heard(row['seen_people'])}")


def _now(view, row):
    if words.is_missing(row["measure_id"]):
        return Cell(words.no_value("not_applicable"), missing=True)
    if words.is_missing(row["now_period"]):
        return Cell("nothing published for this place", missing=True)
    year = words.period(row["now_period"])
    if words.is_missing(row["now_value"]):
        return Cell(words.no_value(row["now_why"]), year, missing=True)
    cell = {k: row[f"now_{k}"] for k in ("value", "lower", "upper")} | {"unit": row["unit"]}
    link = components.page_address(
        view, "outcomes", place=row["place_id"], measure=row["plain_title"]
    )
    said = f"{year}, {words.heard(row['now_people'])}"
    return Cell(words.with_interval(cell, unit=True), said, link=link)


def _period(key):
    return words.period(key) if key and " Q" not in key else words.quarter(key)
