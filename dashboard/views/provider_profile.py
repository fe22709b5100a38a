"""The card of one provider: the same rows for in-house and external, people before money."""

import pandas as pd

from dashboard import components, reading, words
from dashboard.components import Cell, read
from dashboard.views import provider_group

_HEAD = ("What we look at", "What we know", "How we know it")
_MODELS = (
    "pub_provider", "pub_provider_sector", "pub_provider_stop", "pub_unit_cost",
    "pub_contract_record", "pub_provider_group", "pub_outcome",
)  # fmt: skip


def head(view, row, group):
    """The provider's name and its card; `group` is what is on record of its parent."""
    components.page_head(
        row["provider_name"], "", eyebrow=words.kind_of_body(row["sector"], row["sector_basis"])
    )
    stops = read(reading.provider_stop, view.published, view.provider_id)
    total = read(reading.provider_stop_total, view.published, view.provider_id).iloc[0]
    heard = read(reading.provider_heard, view.published, view.provider_id)
    rows = [*_people(heard, stops), *_money(view, row, total), *_relationship(view, row, total)]
    rows.append(_row("Part of", *provider_group.card_row(group), provider_group.NONE))
    with components.finding_block("card", "At a glance", _finding(row, total)) as block:
        components.table(f"{row['provider_name']}: people, money, relationship", _HEAD, rows)
        passport = components.passport(
            view, _MODELS, public="To boards and officers; names of people never.",
            sure="Each row says how it is known; what nobody supplied is said, and is not nought.",
        )  # fmt: skip
        components.download_row(block, view, _as_frame(rows), passport)
        services = read(reading.provider_services, view.published, view.provider_id)
        if len(services) and not view.service_id:
            components.links(
                [
                    components.page_link(
                        view, "providers", f"Everyone who provides {r['service_name'].lower()}",
                        service=r["service_id"], provider=None,
                    )
                    for r in services.to_dict("records")
                ]
            )  # fmt: skip


def _finding(row, total):
    running = words.counted(
        row["contracts_in_force"], "contract or agreement", "contracts and agreements"
    )
    if row["is_in_house"]:
        return f"An **in-house service**, on the same card as any other, with {running} in force."
    if words.is_missing(total["last_twelve_gbp"]) or not total["last_twelve_gbp"]:
        return f"**Nothing was paid** to it in the last twelve loaded months; {running} in force."
    return (
        f"**{words.pounds(total['last_twelve_gbp'])}** was paid to it in the last twelve loaded "
        f"months; {running} in force."
    )


def _people(heard, stops):
    heard = heard.to_dict("records")
    told = [f"{words.count(r['people_heard'])} about {r['service_name'].lower()}" for r in heard]
    year = words.listed(dict.fromkeys(words.period(r["period"]) for r in heard))
    yield _row("People heard", "; ".join(told), f"answers of {year}, all places", "not asked here, "
               "or too few to show")  # fmt: skip
    helped = stops[stops["people_helped"].notna()].to_dict("records")
    told = [f"{words.count(r['people_helped'])}, {r['service_name'].lower()}" for r in helped]
    year = words.period(helped[0]["account_year"]) if helped else ""
    yield _row("People helped", "; ".join(told), f"its account of {year}", "not supplied")


def _money(view, row, total):
    paid = total["last_twelve_gbp"]
    if row["is_in_house"]:
        paid = None
    yield _row(
        "Paid, last twelve loaded months", None if words.is_missing(paid) else words.pounds(paid),
        "payments under its names",
        "paid inside the council" if row["is_in_house"] else "none found",
    )  # fmt: skip
    costs = read(reading.provider_costs, view.published, view.provider_id).to_dict("records")
    stated = [r for r in costs if r["is_comparable"]]
    told = [
        f"{words.pounds(r['cost_gbp'])}, {words.pounds(r['overhead_gbp'])} of it overheads"
        for r in stated
    ]
    basis = "; ".join(dict.fromkeys(_basis(r) for r in stated))
    yield _row("Full cost in a year", "; ".join(told), basis, "not supplied")
    told = [f"{words.pounds(r['unit_cost_gbp'])}, {r['service_name'].lower()}" for r in stated]
    yield _row("Cost a person helped", "; ".join(told), basis, "not supplied")


def _basis(row):
    return f"{row['cost_basis']}, {words.period(row['financial_year'])}"


def _relationship(view, row, total):
    contracts = read(reading.provider_contracts, view.published, view.provider_id)
    running = contracts[contracts["state"] == "in_force"]
    ends = [day for day in running["expiry_date"] if not words.is_missing(day)]
    told = f"{words.count(row['contracts_in_force'])} of {words.count(row['contracts'])} loaded"
    told += f"; the next ends {words.date(min(ends))}" if ends else ""
    yield _row("Contracts and agreements in force", told, "the registers", "none")
    value = row["annual_value_gbp"]
    yield _row(
        "Their value a year", None if words.is_missing(value) else words.pounds(value),
        "as the registers state it", "not stated" if len(running) else "none in force",
    )  # fmt: skip
    ratings = read(reading.provider_ratings, view.published, view.provider_id).to_dict("records")
    told = ", ".join(f"{r['rating']} {words.count(r['ratings'])}" for r in ratings)
    last = words.date(max(r["end_date"] for r in ratings)) if ratings else ""
    yield _row("KPI ratings, the latest of each", told, f"in their own words, up to {last}",
               "none is loaded")  # fmt: skip
    span = None
    if not words.is_missing(row["first_paid_on"]):
        span = f"{words.date(row['first_paid_on'])} to {words.date(row['last_paid_on'])}"
    none = "paid inside the council" if row["is_in_house"] else "none found"
    yield _row("First and last payment", span, "loaded months only", none)
    home = [text for text in (row["home_area"], _staff(row)) if text]
    yield _row("At home in", ", ".join(home), "the list of providers", "not stated")


def _staff(row):
    return f"{row['staff_band']} staff" if row["staff_band"] else ""


def _row(what, told, how, missing):
    if not told:
        return [what, Cell(missing, missing=True), ""]
    return [what, told, how]


def _as_frame(rows):
    texts = [[cell.text if isinstance(cell, Cell) else cell for cell in row] for row in rows]
    return pd.DataFrame(texts, columns=["what", "told", "how_known"])
