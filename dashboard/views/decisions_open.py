"""What waits, and what people said and what came of it."""

from dashboard import components, reading, words
from dashboard.components import Cell, read

_MATTERS = {
    "question": ("Question without an answer", "asked"),
    "review": ("Review whose day has passed", "was due"),
    "said": ("Said, and not answered", "said"),
}
_CAME = {
    "changed": "changed something", "changed in part": "changed something in part",
    "not done": "was not done", "open": "waits for an answer",
}  # fmt: skip
_MONTH = 30


def waiting(view):
    """Open questions, overdue reviews and what nobody has answered; the longest first."""
    cells = read(reading.open_matters, view.published)
    known = any(
        len(read(of, view.published)) for of in (reading.decisions, reading.learning, reading.said)
    )
    with components.finding_block("waiting", "What waits", _waits(cells)) as block:
        if not known:
            components.state(
                "not_loaded",
                "No question, decision or answer was loaded, so nothing is known to wait.",
                "Add decisions/decisions.csv, learning.csv or said.csv to the data folder.",
            )  # fmt: skip
            return
        if not len(cells):
            components.state(
                "Nothing waits", "Every question has an answer, and no review is overdue."
            )
            return
        components.table(
            "What waits, the longest first", ["What waits", "Of what kind", "How long"],
            [_row(row) for row in cells.to_dict("records")], wide=True,
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_open_matter",), public="As the board decides.",
            as_at=f"{words.date(cells['as_at'].iloc[0])}, the day to which the loaded files reach",
        )  # fmt: skip
        components.download_row(block, view, cells, passport)


def _waits(cells):
    if not len(cells):
        return ""
    first = cells.iloc[0]
    as_at = words.date(first["as_at"])
    many = words.counted(len(cells), "matter waits", "matters wait")
    return f"**{many}**, the longest for {_long(first['waiting_days'])}, as at {as_at}."


def _row(row):
    kind, verb = _MATTERS[row["matter"]]
    since = f"{verb} {words.date(row['waiting_since'])}"
    return [Cell(row["matter_words"], row["matter_id"]), kind,
            Cell(_long(row["waiting_days"]), since)]  # fmt: skip


def _long(days):
    if days < _MONTH:
        return words.counted(int(days), "day", "days")
    return words.counted(int(days) // _MONTH, "month", "months")


def said(view):
    """You said, we learned, we changed, or not done because."""
    cells = read(reading.said, view.published)
    title = "You said, we learned, we changed"
    with components.finding_block("said", title, _told(cells)) as block:
        if not len(cells):
            components.state(
                "not_loaded", "Nothing is written down of what people said and what came of it.",
                "Add decisions/said.csv to the data folder.",
            )  # fmt: skip
            return
        components.table(
            "What people said, the latest first",
            ["You said", "We learned", "We changed", "Not done, because"],
            [_answer(row) for row in cells.to_dict("records")], wide=True,
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_said",), missing="What people said and nobody noted",
            public="Yes: it is written to be shown to those who said it.",
        )  # fmt: skip
        components.download_row(block, view, cells, passport)


def _told(cells):
    if not len(cells):
        return ""
    counts = cells["came_of_it"].value_counts()
    parts = [f"{counts[kind]} {what}" for kind, what in _CAME.items() if kind in counts]
    many = words.counted(len(cells), "thing that people said", "things that people said")
    return f"Of {many}, **{words.listed(parts)}**."


def _answer(row):
    nothing = "nothing yet" if row["came_of_it"] == "open" else "nothing"
    heard = f"{row['heard_where'] or 'where is not stated'}, {words.date(row['noted_on'])}"
    return [
        Cell(f"“{row['you_said']}”", heard),
        _or(row["learned"], "not yet known"),
        _or(row["we_changed"], nothing),
        _or(row["not_done_because"], "no reason is needed" if row["came_of_it"] == "changed"
            else "not answered yet"),
    ]  # fmt: skip


def _or(text, none):
    return Cell(none, missing=True) if words.is_missing(text) else text
