"""What was asked on the way, and what was learned."""

from dashboard import components, reading, words
from dashboard.components import Cell, read


def learned(view):
    """Questions still open first, with how long they have waited."""
    cells = read(reading.learning, view.published)
    waiting = int(cells["answered_on"].isna().sum()) if len(cells) else 0
    told = words.counted(waiting, "question still waits", "questions still wait")
    finding = f"**{told} for an answer.**" if waiting else "Every question has an answer."
    with components.finding_block(
        "learned", "What we asked, and what we learned", finding if len(cells) else ""
    ) as block:
        if not len(cells):
            components.state(
                "not_loaded", "No log of learning was loaded.",
                "Add decisions/learning.csv to the data folder.",
            )  # fmt: skip
            return
        as_at = read(reading.as_at, view.published)
        components.table(
            "Questions, those still open first",
            ["Question", "About", "What we learned", "When"],
            [_row(row, as_at) for row in cells.to_dict("records")],
            wide=True,
        )
        passport = components.passport(
            view, ("pub_learning",), public="As the board decides.",
            as_at=f"{words.date(as_at)}, the day to which the loaded files reach",
        )  # fmt: skip
        components.download_row(block, view, cells, passport)


def _row(row, as_at):
    about = Cell(row["service_name"] or "every service", row["stage"] or "")
    asked = f"asked {words.date(row['noted_on'])}"
    if words.is_missing(row["answered_on"]):
        months = (as_at - row["noted_on"]).days // 30
        waits = f"open for {words.counted(months, 'month', 'months')}"
        return [row["learning_question"], about, Cell("not answered yet", missing=True),
                Cell(asked, waits)]  # fmt: skip
    return [
        row["learning_question"], about, row["learned"] or "not written down",
        Cell(asked, f"answered {words.date(row['answered_on'])}"),
    ]  # fmt: skip
