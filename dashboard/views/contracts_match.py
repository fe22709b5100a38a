"""How much of what was paid the register explains, and what it does not."""

from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read

SHOWN = 50
_SURE = (
    "Matched by plain name: upper case, punctuation and company endings apart. A supplier paid "
    "under another name is missed, and two bodies of one name would be taken for one."
)


def steps(view):
    """Narrowing bars from all payments to those paid while a contract ran."""
    cells = read(reading.contract_match, view.published, view.payer_id, view.period)
    finding = read(reading.sentence, view.published, "contracts_match", view.payer_id, view.period)
    title = "How much of what was paid can be matched?"
    with components.finding_block("match", title, finding) as block:
        if not len(cells):
            components.state("not_loaded", "Payments and a register are needed for this.")
            return
        components.legend(
            [
                (("fill", "money-1"), "Still followed at this step"),
                (("hatch", "money-4"), "Falls away here, with the main reason"),
            ]
        )
        make = partial(figures.narrowing_bars, cells)
        components.chart(block, make, alt=_alt(cells))
        components.table_twin(
            block, f"{title} {view.period_words}",
            ["Step", "Paid", "Payments", "Suppliers", "Falls away", "Why"],
            [_step_row(row) for row in cells.to_dict("records")], numbers=(1, 2, 3, 4),
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_contract_match",), sure=_SURE,
            public="Yes, as a lower bound: “at least”.",
        )  # fmt: skip
        components.download_row(block, view, cells, passport, make=make)


def _step_row(row):
    lost = row["falls_away_gbp"]
    first = words.is_missing(lost)
    return [
        row["step_words"],
        words.pounds(row["spend_gbp"]),
        words.count(row["payments"]),
        words.count(row["suppliers"]),
        Cell("not applicable", missing=True) if first else words.pounds(lost),
        row["falls_away_words"] or Cell("not applicable", missing=True),
    ]


def _alt(cells):
    told = "; ".join(
        f"{row['step_words']} {words.pounds(row['spend_gbp'])}" for row in cells.to_dict("records")
    )
    return f"Bars that narrow step by step. {told}."


def unmatched(view):
    """What could not be matched: the payees that a person could look at."""
    finding = read(
        reading.sentence, view.published, "contracts_unmatched", view.payer_id, view.period
    )
    with components.finding_block("unmatched", "What could not be matched", finding) as block:
        if not read(reading.has_table, view.published, "pub_unmatched_payee"):
            components.state("Not shown", "Payees are not shown to this audience.")
            return
        cells = read(reading.unmatched_payees, view.published, view.payer_id, view.period)
        if not len(cells):
            components.state("not_loaded", "Payments and a register are needed for this.")
            return
        components.table(
            f"Payments without a contract that we can match, {view.period_words}",
            ["Payee", "Why", "Paid", "Payments"],
            [_payee_row(row) for row in cells.head(SHOWN).to_dict("records")],
            numbers=(2, 3),
        )
        if len(cells) > SHOWN:
            more = words.count(len(cells) - SHOWN)
            components.aside(f"The first {SHOWN} rows are listed; **{more} more are in the CSV**.")
        passport = components.passport(
            view, ("pub_unmatched_payee",), sure=_SURE,
            missing="People paid as individuals are never named; they are in one row",
            public="Not by name: it is a list to work through, and the name match may be wrong.",
        )  # fmt: skip
        components.download_row(block, view, cells, passport)


def _payee_row(row):
    name = row["payee_name"]
    return [
        name or "Payees not named here",
        row["unmatched_because"] or "",
        words.pounds(row["spend_gbp"]),
        words.count(row["payments"]),
    ]
