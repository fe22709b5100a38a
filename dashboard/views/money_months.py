"""What was paid by month, and what was passed on to partners."""

from functools import partial

import pandas as pd

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read
from dashboard.views import money_parts

_SURE = (
    "Every accepted line dated in a loaded month is in the total, to the penny; payments below "
    "the council’s own publishing limit are not in its files. A named payee is taken to be paid "
    "for something, a purchase, unless a written rule says otherwise."
)
_PUBLIC = "Yes: councils publish these payments. Say which months are loaded."


def by_month(view):
    """What the council paid, month by month."""
    year, service = view.financial_year, view.service_id
    cells = read(reading.spend_by_month, view.published, view.payer_id, year, service)
    finding = read(reading.sentence, view.published, "place_spend", view.payer_id, view.period)
    if service:
        finding = f"Payments mapped to **{view.service_name}**, {view.period_words}."
    title = "What was paid, month by month"
    with components.finding_block("spend", title, finding) as block:
        if not len(cells):
            components.state("not_loaded", "No payments of this place have been loaded.")
            return
        components.legend(
            [
                (("fill", "money-1"), "Purchases and grants"),
                (("fill", "money-2"), "Transfers to partners"),
                (("fill", "money-4"), "Everything else"),
                (("hatch", "edge"), "Months not loaded"),
            ]
        )
        make = partial(figures.spend_months, cells)
        components.chart(block, make, alt=_alt(view, cells))
        kinds = list(dict.fromkeys(cells["flow_words"]))
        components.table_twin(
            block, f"{title}, {view.period_words}", ["Month", *kinds, "All payments"],
            _month_rows(cells, kinds), numbers=range(1, len(kinds) + 2),
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_spend_month",), sure=_SURE, missing=_missing(cells), public=_PUBLIC
        )
        components.download_row(block, view, cells, passport, make=make)


def _month_rows(cells, kinds):
    """Loaded months one by one, months not loaded as ranges."""
    by_month = dict(list(cells.groupby("month")))
    rows = []
    for slot in figures.month_slots(cells):
        if not slot.is_covered:
            name = words.months_range(slot.first, slot.last)
            months = words.counted(slot.months, "month", "months")
            rows.append(
                [Cell(name, months), *[Cell("not loaded", missing=True)] * (len(kinds) + 1)]
            )
            continue
        part = by_month[slot.first]
        paid = dict(zip(part["flow_words"], part["spend_gbp"], strict=True))
        amounts = [words.pounds(paid.get(kind)) for kind in kinds]
        rows.append([words.month(slot.first), *amounts, words.pounds(part["month_gbp"].iloc[0])])
    return rows


def _missing(cells):
    slots = figures.month_slots(cells)
    unknown = sum(slot.months for slot in slots if not slot.is_covered)
    every = sum(slot.months for slot in slots)
    return f"{unknown} of {every} months are not loaded; they are unknown, not zero"


def _alt(view, cells):
    slots = figures.month_slots(cells)
    totals = cells.groupby("month")["month_gbp"].first()
    told = "; ".join(
        f"{words.month(s.first)} {words.pounds(totals[s.first])}"
        if s.is_covered
        else f"{words.counted(s.months, 'month', 'months')} not loaded"
        for s in slots
    )
    return f"Stacked bars of payments by month for {view.payer_name}. {told}."


def flows(view):
    """Every kind of flow: those that figures count, what is passed on to whom, and the rest."""
    title = "By kind of flow"
    if view.is_alliance:
        with components.finding_block("transfer", title, ""):
            components.state(
                "not_applicable",
                "An alliance counts what its members pay for its services: purchases and grants. "
                "Taxes, pay, borrowing and transfers are its members’ own.",
            )
        return
    place, year = view.payer_id, view.financial_year
    payees = read(reading.transfers_by_payee, view.published, place, year)
    kinds = read(reading.spend_by_kind, view.published, place, year)
    cells = read(reading.transfers, view.published, place, year)
    finding = read(reading.sentence, view.published, "place_transfer", place, view.period)
    with components.finding_block("transfer", title, finding) as block:
        components.aside(
            "Figures of services, places, prices and what is local count **purchases and grants**. "
            "A **transfer** passes public money on to another public body, which then decides how "
            "it is spent. Only public bodies are named here."
        )
        if not len(kinds):
            components.state("not_loaded", "No payments are loaded for this place and period.")
            return
        money_parts.every_service(view)
        _mirrored(view)
        components.legend(
            [
                (("fill", "money-1"), "Purchases and grants: counted"),
                (("fill", "money-2"), "Transfers, by public body"),
                (("fill", "money-4"), "Everything else"),
            ]
        )
        make = partial(figures.transfer_bars, payees, kinds)
        components.chart(block, make, alt=_alt_transfers(payees, kinds))
        components.table_twin(
            block, f"Payments by kind, and transfers by month, {view.period_words}",
            ["Kind, or to whom", "Month", "How we know", "Paid", "Payments"],
            _kind_rows(kinds) + _transfer_rows(cells), numbers=(3, 4),
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_transfer", "pub_spend_month"), sure=_SURE, public=_PUBLIC,
            measure="Which payments are of which kind is decided by written rules, in the table",
        )  # fmt: skip
        rows = pd.concat([kinds, cells.drop(columns=["months"], errors="ignore")])
        components.download_row(block, view, rows, passport, make=make)


def _mirrored(view):
    """Transfers that both partners publish: what to leave out where the two are added up."""
    found = read(reading.mirrored_transfers, view.published, view.payer_id, view.financial_year)
    if not len(found):
        return
    told = words.listed(
        f"{words.pounds(row['spend_gbp'])} ({row['other_publisher_name']})"
        for row in found.to_dict("records")
    )
    components.aside(f"The file of the partner shows these transfers as well: {told}. **Whoever "
                     "adds up the two counts them once.**")  # fmt: skip


def _kind_rows(kinds):
    return [
        [
            row["flow_words"],
            words.counted(row["months"], "month", "months"),
            "all payees together",
            words.pounds(row["spend_gbp"]),
            words.count(row["payments"]),
        ]
        for row in kinds.to_dict("records")
    ]


def _transfer_rows(cells):
    return [
        [
            row["payee_name"],
            words.month(row["month"]),
            row["flow_basis"],
            words.pounds(row["spend_gbp"]),
            words.count(row["payments"]),
        ]
        for row in cells.to_dict("records")
    ]


def _alt_transfers(payees, kinds):
    rows = kinds.to_dict("records")
    told = "; ".join(f"{row['flow_words']} {words.pounds(row['spend_gbp'])}" for row in rows)
    bodies = "; ".join(
        f"{row['payee_name']} {words.pounds(row['spend_gbp'])}" for row in payees.to_dict("records")
    )
    return f"Bars of payments by kind: {told}. Transfers by public body: {bodies}."
