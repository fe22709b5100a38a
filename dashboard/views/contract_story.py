"""What is open about one contract, and what happened to it."""

from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read

_OPEN = (
    "Each by a rule of its own. A question is no finding of fault: what was not found may stand "
    "where we did not look."
)


def questions(view, row):
    """What is open about it, each question by a rule."""
    cells = read(reading.contract_questions, view.published, row["contract_id"])
    told = f"**{words.counted(len(cells), 'question', 'questions')} to settle.** {_OPEN}"
    with components.finding_block(
        "questions", "Open questions", told if len(cells) else ""
    ) as block:
        if not len(cells):
            components.state("None", "No rule leaves a question open about it.")
            return
        components.table(
            f"What could be settled, as at {words.date(row['as_at'])}",
            ["Question", "About"],
            [[r["question_words"], _about(r, row)] for r in cells.to_dict("records")],
        )
        passport = components.passport(
            view, ("pub_contract_question",), sure=_OPEN, public="Not before the meeting."
        )
        components.download_row(block, view, cells, passport)


def _about(question, row):
    """What a question rests on: its day, its pounds, what it is about."""
    due = words.date(question["due_on"])
    about = question["question_about"] or ""
    if question["open_question"] == "paid_above_value":
        return (
            f"{words.pounds(row['spend_gbp'])} paid, {words.pounds(row['total_value_gbp'])} value"
        )
    if question["open_question"] == "no_owner" and row["owner_basis"] == "department only":
        return f"Only a department is named: {row['owner_words']}"
    if words.is_missing(question["due_on"]):
        return about or Cell("the whole contract", missing=True)
    said = {
        "window_open": "until", "window_closed": "since", "urgent_past_end": "since",
        "review_passed": "of", "rating": "until", "notice": "was due by", "handback": "by",
    }.get(question["open_question"], "")  # fmt: skip
    return f"{about} ({said} {due})" if about else f"{said.capitalize()} {due}"


def _told(dated):
    """The last thing that happened and the next to come."""
    to_come = dated["is_to_come"].fillna(False).astype(bool)
    parts = [
        f"{label} on {words.date(r['happened_on'])}: **{r['event_words']}**."
        for label, part in (("Last,", dated[~to_come].tail(1)), ("Next,", dated[to_come].head(1)))
        for r in part.to_dict("records")
    ]
    return " ".join(parts).replace(".**.", ".**")


def history(view, row):
    """What happened and what is to come: one line, and a table."""
    cells = read(reading.contract_history, view.published, row["contract_id"])
    dated = cells[cells["happened_on"].notna()]
    with components.finding_block("history", "The story so far", _told(dated)) as block:
        if not len(cells):
            components.state("not_loaded", "The register states no day, and no notice is loaded.")
            return
        make = None
        if len(dated):
            components.legend(
                [(("dot", "value"), "Happened"), (("ring", "value"), "To come"),
                 (("dash", "ink"), "Day of the register")]
            )  # fmt: skip
            make = partial(figures.history_line, dated)
            told = "; ".join(
                f"{words.date(r['happened_on'])} {r['event_words']}"
                for r in dated.to_dict("records")
            )
            components.chart(block, make, alt=f"A line with a dot for each day. {told}.")
        components.table_twin(
            block, "What happened, and what is to come", ["Day", "What", "Value stated", "Source"],
            [
                [words.date(r["happened_on"]), r["event_words"],
                 Cell("none", missing=True) if words.is_missing(r["stated_value_gbp"])
                 else words.pounds(r["stated_value_gbp"]), r["event_source"]]
                for r in cells.to_dict("records")
            ],
            numbers=(2,),
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_contract_history",), as_at=f"The register of {words.date(row['as_at'])}",
            sure="Days are those of registers and notices; where two sources differ both stand.",
            missing="What nobody wrote down: meetings, calls, letters",
            public="Not a published failure: its supplier must have had the chance to answer.",
        )  # fmt: skip
        components.download_row(block, view, cells, passport, make=make)
