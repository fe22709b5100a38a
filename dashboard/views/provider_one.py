"""One provider: what people say, what was paid, which contracts, beside others of its service."""

from dashboard import components, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_time, provider_card

_LISTED = 40
_BASES = {
    "name_rule": "its kind is read from its name", "official": "its kind is from an official list",
    "register": "its kind is from a register",
}  # fmt: skip


def page(view):
    """Head and blocks of the chosen provider."""
    found = read(reading.provider, view.published, view.provider_id)
    row = found.iloc[0].to_dict() if len(found) else None
    _head(view, row)
    _people(view)
    _beside_others(view)
    _contracts(view)
    _payments(view)


def _head(view, row):
    if row is None:
        components.page_head(
            view.provider_name, "Only the register names this provider: nothing else is known.",
            eyebrow="Not on a list of providers",
        )  # fmt: skip
        return
    kind = words.PROVIDER_KINDS.get(row["provider_kind"], row["provider_kind"])
    components.page_head(
        row["provider_name"],
        "",
        eyebrow=f"{kind} · {_BASES.get(row['kind_basis'], row['kind_basis'])}",
    )
    components.facts(
        [
            ("Contracts in force", words.count(row["contracts_in_force"]),
             f"of {words.count(row['contracts'])} loaded"),
            ("Value a year", _or(row["annual_value_gbp"], "not stated"), "of those in force"),
            ("Paid", _or(row["paid_gbp"], _none_paid(row)), _span(row)),
            ("At home in", row["home_area"] or "not stated", _staff(row)),
        ]
    )  # fmt: skip


def _staff(row):
    return f"{row['staff_band']} staff" if row["staff_band"] else ""


def _none_paid(row):
    return "inside the council" if row["is_in_house"] else "none found"


def _or(value, word):
    return word if words.is_missing(value) else words.pounds(value)


def _span(row):
    if words.is_missing(row["first_paid_on"]):
        return "in the months loaded"
    return f"{words.date(row['first_paid_on'])} to {words.date(row['last_paid_on'])}"


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
        Cell(f"“{row['plain_title']}”", words.direction(row["polarity"])),
        row["service_name"],
        Cell(words.with_interval(row, unit=True), missing=missing),
        words.no_value(row["why_no_value"])
        if words.is_missing(row["n_people"])
        else words.count(row["n_people"]),
        Cell(words.no_value(row["why_no_value"]), missing=True)
        if missing
        else words.SIGNALS.get(row["signal"], "Too early to tell"),
    ]


def _beside_others(view):
    services = read(reading.provider_services, view.published, view.provider_id)
    if view.service_id:
        services = services[services["service_id"] == view.service_id]
    for row in services.to_dict("records"):
        provider_card.card(view, row["service_id"], row["service_name"])


def _contracts(view):
    cells = read(reading.provider_contracts, view.published, view.provider_id)
    with components.finding_block("contracts", "Contracts and agreements", "") as block:
        if not len(cells):
            components.state("None", "No contract or agreement of this provider is loaded.")
            return
        components.table(
            "In force first, soonest to end first",
            ["Contract or agreement", "State", "Starts", "Ends", "Value a year"],
            [
                [
                    Cell(
                        row["title"] or "no title stated",
                        row["contract_reference"] or "",
                        link=components.page_address(
                            view, "contracts", contract=row["contract_id"]
                        ),
                    ),
                    row["state_words"],
                    words.date(row["start_date"]),
                    words.date(row["expiry_date"]),
                    _or(row["annual_value_gbp"], "not stated"),
                ]
                for row in cells.head(_LISTED).to_dict("records")
            ],
            numbers=(4,),
        )
        if len(cells) > _LISTED:
            components.aside(f"**{len(cells) - _LISTED} more** are in the CSV.")
        passport = components.passport(view, ("pub_contract",), public="Yes, with its date.")
        components.download_row(block, view, cells, passport)


def _payments(view):
    cells = read(reading.provider_spend, view.published, view.provider_id, view.financial_year)
    with components.finding_block("payments", "What was paid", "") as block:
        if not len(cells):
            components.state(
                "not_applicable" if view.provider_id.startswith("local:in-house") else "None",
                "No payment to a payee of this name was found in the loaded months. An in-house "
                "service is paid inside the council: see its full cost.",
            )
            return
        components.table(
            f"Payments by year, {view.period_words}",
            ["Financial year", "Paid by", "For", "Paid", "Payments"],
            [
                [
                    words.period(row["financial_year"]),
                    row["publisher_name"],
                    row["service_name"],
                    words.pounds(row["spend_gbp"]),
                    words.count(row["payments"]),
                ]
                for row in cells.to_dict("records")
            ],
            numbers=(3, 4),
        )
        passport = components.passport(
            view, ("pub_provider_spend",), sure=provider_card.SURE, public="Board and officers."
        )
        components.download_row(block, view, cells, passport)
