"""The card: everyone who provides a service, with the same rows for all of them."""

import pandas as pd

from dashboard import components, measured, reading, words
from dashboard.components import Cell, read
from dashboard.views import outcome_time

SURE = (
    "People: 95% interval; people were not shared out by lot, so a difference may come from whom "
    "each provider supports. Money: payments to payees of the provider’s name in loaded months; "
    "full cost as its accounts state it."
)
_HEAD = [
    "Provider", "“I decide how I spend my days”", "“The people who support me listen”",
    "Paid for this service", "Full cost a person", "In force", "Next end",
]  # fmt: skip
_NEXT = "Add a list of providers, or contracts that name them, to the data folder."
_CHOOSE = "**Choose a service** to see everyone who provides it on one card."


def services(view):
    """The card of the chosen service, else every service with who provides it."""
    if view.service_id:
        if not card(view, view.service_id, view.service_name):
            components.state("not_loaded", "No file names who provides this service.", _NEXT)
        return
    found = read(reading.services_with_providers, view.published)
    with components.finding_block("services", "By service", _CHOOSE if len(found) else ""):
        if not len(found):
            components.state("not_loaded", "No file names who provides which service.", _NEXT)
            return
        components.table(
            "Services in the order of their list, and who provides them by the alphabet",
            ["Service", "Providers", "In-house", "Who"],
            [
                [
                    Cell(
                        row["service_name"],
                        link=components.page_address(view, "providers", service=row["service_id"]),
                    ),
                    words.count(row["providers"]),
                    words.count(row["in_house"]),
                    row["names"],
                ]
                for row in found.to_dict("records")
            ],
            numbers=(1, 2),
        )


def everybody(view):
    """Every provider in the order of the alphabet, with its kind and on what that rests."""
    cells = read(reading.every_provider, view.published)
    if not len(cells):
        return
    finding = "**The kind and how it is known** stand beside every name."
    with components.finding_block("everybody", "Every provider", finding) as block:
        components.table_twin(
            block, "Providers in the order of the alphabet",
            ["Provider", "Kind", "How we know", "In force", "Paid in the loaded months"],
            [_listed(view, row) for row in cells.to_dict("records")], numbers=(3, 4),
            label=f"The list of {words.counted(len(cells), 'provider', 'providers')}",
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_provider", "pub_provider_sector"), public="To boards and officers.",
            sure="Registered is sure; declared in a notice nearly; likely by words of the name.",
        )  # fmt: skip
        components.download_row(block, view, cells, passport, period=words.EVERY_MONTH_WORDS)


def _listed(view, row):
    sector, basis = row["sector"], row["sector_basis"]
    is_known = not words.is_missing(sector)
    none = "paid inside the council" if row["is_in_house"] else "none found"
    return [
        Cell(
            row["provider_name"],
            link=components.page_address(view, "providers", provider=row["provider_id"]),
        ),
        words.SECTORS[sector if is_known else "unknown"],
        words.SECTOR_BASES[basis if is_known else "not known"],
        words.count(row["contracts_in_force"]),
        Cell(none, missing=True)
        if words.is_missing(row["paid_gbp"])
        else words.pounds(row["paid_gbp"]),
    ]


def card(view, service_id, service_name):
    """The card of one service. Gives back 1 where there was somebody to show, else 0."""
    year = outcome_time.year(view)
    cells = read(reading.providers_of, view.published, service_id, view.financial_year, year)
    if not len(cells):
        return 0
    with components.finding_block(
        f"card-{service_id.replace('_', '-').replace(':', '-')}", service_name, _finding(cells)
    ) as block:
        components.table(
            f"Who provides {service_name.lower()}: people, money and relationship",
            _HEAD, [_row(view, row) for row in cells.to_dict("records")], numbers=(3, 4, 5),
            wide=True,
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_provider", "pub_provider_spend", "pub_service_cost", "pub_outcome"),
            sure=SURE, public="To boards and officers; names of people never.",
            missing="Providers on no list, and what in-house services cost where no account is "
            "loaded",
        )  # fmt: skip
        components.download_row(block, view, cells, passport)
    return 1


def _finding(cells):
    inside = int(cells["is_in_house"].fillna(False).astype(bool).sum())
    told = words.counted(len(cells), "provider", "providers")
    if not inside:
        return f"{told}, none of them in-house."
    return f"{told}, **{words.count(inside)} in-house**, on the same rows."


def _row(view, row):
    kind = words.kind_of_body(row["sector"], row["sector_basis"])
    chosen = " · you look at it" if row["provider_id"] == view.provider_id else ""
    address = components.page_address(view, "providers", provider=row["provider_id"])
    return [
        Cell(row["provider_name"], f"{kind}{chosen}", link=address),
        _said(row, "my_days"),
        _said(row, "listened_to"),
        _paid(row),
        _cost(row),
        words.count(_number(row["in_force"])),
        Cell("nothing in force" if not _number(row["in_force"]) else "not stated", missing=True)
        if words.is_missing(row["next_end"])
        else words.date(row["next_end"]),
    ]


def _number(count):
    return 0 if words.is_missing(count) else count


def _said(row, measure):
    unit = row[f"{measure}_unit"]
    if words.is_missing(unit):
        return Cell(words.no_value("not_asked"), missing=True)
    cell = {k: row[f"{measure}_{k}"] for k in ("value", "lower", "upper", "n_people")}
    cell |= {"unit": unit, "why_no_value": row[f"{measure}_why"]}
    said = measured.with_interval(cell)
    return Cell(said, measured.heard(cell["n_people"]), missing=pd.isna(cell["value"]))


def _paid(row):
    if words.is_missing(row["spend_gbp"]):
        why = "paid inside the council" if row["is_in_house"] else "no payment of this name found"
        return Cell(why, missing=True)
    payments = words.counted(row["service_payments"], "payment", "payments")
    return Cell(words.pounds(row["spend_gbp"]), payments)


def _cost(row):
    if words.is_missing(row["full_cost_per_person_gbp"]):
        return Cell("no account loaded", missing=True)
    people = f"{words.count(row['people_helped'])} people, {words.period(row['cost_year'])}"
    return Cell(words.pounds(row["full_cost_per_person_gbp"]), f"{people}; {row['cost_basis']}")
