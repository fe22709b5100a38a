"""One provider: its card, what people say, what was paid and agreed, and what rests on it."""

from functools import partial

from dashboard import components, figures, measured, reading, words
from dashboard.components import Cell, read
from dashboard.views import (
    outcome_time,
    provider_card,
    provider_costs,
    provider_group,
    provider_profile,
    provider_stop,
    reported,
)

_LISTED = 40


def page(view):
    """Head and blocks of the chosen provider: people first, then what rests on it, then money."""
    found = read(reading.provider, view.published, view.provider_id)
    if not len(found):
        components.page_head(
            view.provider_name, "Only the register names this provider: nothing else is known.",
            eyebrow="Not on a list of providers",
        )  # fmt: skip
        _contracts(view)
        return
    row = found.iloc[0].to_dict()
    group = provider_group.on_record(view)
    provider_profile.head(view, row, group)
    _people(view)
    reported.of_provider(view)
    provider_stop.blocks(view, row["is_in_house"])
    provider_group.blocks(view, group)
    if view.service_id:
        provider_card.card(view, view.service_id, view.service_name)
        provider_costs.block(view, view.service_id, view.service_name)
    _payments(view, row)
    _contracts(view)
    provider_stop.names(view)


def _people(view):
    year = outcome_time.year(view)
    cells = read(reading.provider_outcomes, view.published, view.provider_id, year)
    if view.service_id:
        cells = cells[cells["service_id"] == view.service_id]
    title = "What people say"
    finding = (
        "People who have support from this provider, **all places together**: the only way in "
        "which answers about a provider are published."
    )
    with components.finding_block("people", title, finding if len(cells) else "") as block:
        if not len(cells):
            components.state("not_asked", "No survey asks people about this provider.")
            return
        components.table(
            f"{title}, {words.period(year)}",
            ["Outcome", "Service", "Value (95% interval)", "People heard", "Change"],
            [_outcome(row) for row in cells.to_dict("records")], numbers=(2, 3),
        )  # fmt: skip
        passport = components.passport(
            view, outcome_time.MODELS, sure=outcome_time.SURE, public=outcome_time.PUBLIC
        )
        components.download_row(block, view, cells, passport, period=words.period(year))


def _outcome(row):
    missing = words.is_missing(row["value"])
    return [
        Cell(f"“{row['plain_title']}”", measured.direction(row["polarity"])),
        row["service_name"],
        Cell(measured.with_interval(row, unit=True), missing=missing),
        words.none_of(row) if words.is_missing(row["n_people"]) else words.count(row["n_people"]),
        Cell(words.none_of(row), missing=True)
        if missing
        else measured.SIGNALS.get(row["signal"], "Too early to tell"),
    ]


def _contracts(view):
    cells = read(reading.provider_contracts, view.published, view.provider_id)
    running = int((cells["state"] == "in_force").sum())
    finding = f"**{words.count(running)} in force** of {words.count(len(cells))} that are loaded."
    with components.finding_block(
        "contracts", "Contracts and agreements", finding if len(cells) else ""
    ) as block:
        if not len(cells):
            components.state("None", "No contract or agreement of this provider is loaded.")
            return
        components.table(
            "In force first, soonest to end first",
            ["Contract or agreement", "How it was agreed", "Ends", "Value a year", "Paid under it"],
            [_contract(view, row) for row in cells.head(_LISTED).to_dict("records")],
            numbers=(3, 4),
        )
        if len(cells) > _LISTED:
            components.aside(f"**{len(cells) - _LISTED} more** are in the CSV.")
        passport = components.passport(
            view,
            ("pub_contract", "pub_contract_record", "pub_contract_paid"),
            public="Yes, with its date.",
        )
        components.download_row(block, view, cells, passport)


def _contract(view, row):
    address = components.page_address(view, "contracts", contract=row["contract_id"])
    return [
        Cell(
            row["title"] or "no title stated",
            f"{row['contract_reference'] or 'no reference stated'} · {row['state_words']}",
            link=address,
        ),
        row["route_words"],
        Cell(words.date(row["expiry_date"]), f"began {words.date(row['start_date'])}"),
        _pounds(row["annualised_gbp"], "not stated"),
        _pounds(row["tied_gbp"], "none found", row["sure_gbp"]),
    ]


def _pounds(value, word, sure=None):
    if words.is_missing(value):
        return Cell(word, missing=True)
    if sure is None:
        return words.pounds(value)
    told = "all of it" if sure == value else f"{words.pounds(sure)} of it" if sure else "none of it"
    return Cell(words.pounds(value), f"{told} for certain")


def _payments(view, row):
    if row["is_in_house"]:
        _costs(view)
        return
    years = read(reading.provider_years, view.published, view.provider_id)
    with components.finding_block("payments", "What was paid", _years_finding(years)) as block:
        if not len(years):
            components.state(
                "None", "No payment to a payee of this name was found in the loaded months."
            )
            return
        make = _years_chart(block, years, "Paid in the loaded months of the year, cash")
        cells = read(reading.provider_spend, view.published, view.provider_id)
        components.table_twin(
            block, "Payments by year, every month loaded",
            ["Financial year", "Paid by", "For", "Paid", "Payments"],
            [_paid(r) for r in cells.to_dict("records")], numbers=(3, 4),
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_provider_spend",), sure=provider_card.SURE, public="Board and officers."
        )
        components.download_row(
            block, view, cells, passport, make=make, period=words.EVERY_MONTH_WORDS
        )


def _costs(view):
    """An in-house service is not paid: what it cost stands where payments stand for others."""
    years = read(reading.provider_cost_years, view.published, view.provider_id)
    with components.finding_block("payments", "What it cost", _years_finding(years)) as block:
        if not len(years):
            components.state(
                "not_loaded", "It is paid inside the council, and no account of its cost is loaded."
            )
            return
        make = _years_chart(block, years, "Full cost in the year, overheads included, cash")
        components.table_twin(
            block, "Full cost by year", ["Financial year", "Full cost", "Of it overheads", "Basis"],
            [
                [
                    words.period(r["financial_year"]), words.pounds(r["spend_gbp"]),
                    words.pounds(r["overhead_gbp"]), r["cost_basis"],
                ]
                for r in years.to_dict("records")
            ],
            numbers=(1, 2),
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_unit_cost",), sure=provider_card.SURE, public="Board and officers."
        )
        components.download_row(block, view, years, passport, make=make, period="every year loaded")


def _years_chart(block, years, what):
    components.legend([(("fill", "money-1"), what)])
    told = "; ".join(
        f"{words.period(r['financial_year'])} {words.pounds(r['spend_gbp'])}"
        for r in years.to_dict("records")
    )
    make = partial(figures.paid_by_year, years)
    components.chart(block, make, alt=f"Bars by financial year: {what.lower()}. {told}.")
    return make


def _years_finding(years):
    if not len(years):
        return ""
    last = years.iloc[-1]
    if len(years) == 1:
        return (
            f"**{words.pounds(last['spend_gbp'])} in {words.period(last['financial_year'])}**, the "
            "only year loaded."
        )
    return (
        f"**{words.pounds(last['spend_gbp'])} in {words.period(last['financial_year'])}**, the "
        f"last year loaded; {words.pounds(years['spend_gbp'].iloc[0])} in "
        f"{words.period(years['financial_year'].iloc[0])}, the first."
    )


def _paid(row):
    return [
        words.period(row["financial_year"]),
        row["publisher_name"],
        row["service_name"],
        words.pounds(row["spend_gbp"]),
        words.count(row["payments"]),
    ]
