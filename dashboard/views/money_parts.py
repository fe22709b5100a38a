"""What was paid by service, as capital and revenue, by member of an alliance, and for whom."""

from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read
from dashboard.views import home_money

_PUBLIC = "Yes, with the months that are loaded."
_SURE = (
    "Payments as published, to the penny. Which service a payment is for is decided by written "
    "rules: what people decided, then a stated contract, then words of the ledger and the "
    "directorate, then the contract matched, and last what was bought or the department."
)
_BETWEEN = (
    "What one member pays another comes round again as that member’s own payments. It is **shown, "
    "and not counted twice**."
)


def head(view):
    """What was paid, and whose payments these are."""
    block = "spend_through" if view.is_alliance else "spend_services"
    cells = read(reading.spend_by_service, view.published, view.payer_id, view.financial_year)
    lead = read(reading.sentence, view.published, block, view.payer_id or "", view.period)
    if not len(cells):
        lead = f"**No payments are counted here in {words.period(view.period)}.**"
    components.page_head("Money", lead, eyebrow=view.payer_name or view.place_name)
    home_money.whose(view)


def by_service(view):
    """Payments by service; those of no service stay in sight."""
    cells = read(reading.spend_by_service, view.published, view.payer_id, view.financial_year)
    title = "What it was paid for"
    finding = (
        "In the order of the list of services. What no words of a ledger map to a service is "
        "**hatched, and counted beside the others**."
    )
    with components.finding_block("services", title, finding if len(cells) else "") as block:
        if not len(cells):
            home_money.nothing_counted(view)
            return
        components.legend(
            [
                (("fill", "money-1"), "Paid for this service"),
                (("hatch", "money-4"), "Mapped to no service"),
            ]
        )
        make = partial(figures.service_bars, cells)
        told = "; ".join(
            f"{row['service_name']} {words.pounds(row['spend_gbp'])}"
            for row in cells.to_dict("records")
        )
        components.chart(block, make, alt=f"Bars of payments by service: {told}.")
        components.table_twin(
            block, f"{title}, {view.period_words}", ["Service", "Paid", "Payments"],
            [
                [
                    Cell(row["service_name"], _chosen(view, row)),
                    words.pounds(row["spend_gbp"]),
                    words.count(row["payments"]),
                ]
                for row in cells.to_dict("records")
            ],
            numbers=(1, 2),
        )  # fmt: skip
        passport = components.passport(view, ("pub_spend_through",), sure=_SURE, public=_PUBLIC)
        components.download_row(block, view, cells, passport, make=make)


def _chosen(view, row):
    return "chosen in the filter" if row["service_id"] == view.service_id else ""


def by_member(view):
    """What each member of an alliance paid, and what of it went to another member."""
    cells = read(reading.alliance_spend, view.published, view.place_id, view.financial_year)
    title = "Which member paid"
    with components.finding_block("members", title, _BETWEEN) as block:
        if not len(cells):
            home_money.nothing_counted(view)
            return
        components.legend(
            [
                (("fill", "money-1"), "Paid for the alliance’s services"),
                (("hatch", "money-4"), "Paid to another member: not counted twice"),
            ]
        )
        make = partial(figures.member_bars, cells)
        told = "; ".join(
            f"{row['publisher_name']} {words.pounds(row['spend_gbp'])}, to members "
            f"{words.pounds(row['eliminated_gbp'])}"
            for row in cells.to_dict("records")
        )
        components.chart(block, make, alt=f"Bars by member: {told}.")
        components.table_twin(
            block, f"{title}, {view.period_words}",
            ["Member", "Months loaded", "All of it", "To other members", "Counted"],
            [
                [
                    row["publisher_name"],
                    words.count(row["months"]),
                    *(words.pounds(row[c]) for c in ("gross_gbp", "eliminated_gbp", "spend_gbp")),
                ]
                for row in cells.to_dict("records")
            ],
            numbers=(1, 2, 3, 4),
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_alliance_spend",), sure=_SURE, public=_PUBLIC,
            missing="Members that publish no payments, and months that no file covers",
        )  # fmt: skip
        components.download_row(block, view, cells, passport, make=make)


def capital(view):
    """Capital beside revenue, year by year, and what states neither."""
    cells = read(
        reading.spend_by_capital, view.published, view.payer_id, view.financial_year,
        view.service_id,
    )  # fmt: skip
    title = "Capital and revenue"
    finding = (
        "Capital buys what lasts, revenue pays for the year. **Where a file states neither, it is "
        "not guessed.**"
    )
    with components.finding_block("capital", title, finding if len(cells) else "") as block:
        if not len(cells):
            components.state("not_loaded", "No payments are loaded for this place and period.")
            return
        kinds = ["capital", "revenue", "not stated"]
        years = dict(list(cells.groupby("financial_year")))
        components.table(
            f"{title}, {view.period_words}",
            ["Financial year", "Capital", "Revenue", "Not stated", "Months loaded"],
            [_capital_row(year, part, kinds) for year, part in years.items()],
            numbers=(1, 2, 3, 4),
        )
        passport = components.passport(view, ("pub_spend_service",), sure=_SURE, public=_PUBLIC)
        components.download_row(block, view, cells, passport)


def _capital_row(year, part, kinds):
    by_kind = part[part["payments"] > 0].set_index("capital_or_revenue")["spend_gbp"]
    months = words.count(part["months"].max())
    paid = [
        words.pounds(by_kind[kind]) if kind in by_kind else Cell("none stated", missing=True)
        for kind in kinds
    ]
    return [words.period(year), *paid, months]


def place_of_benefit(view):
    """Where the people helped live: not known below the publisher's area, and said so."""
    title = "Where did the benefit land?"
    with components.finding_block("benefit", title, ""):
        components.state(
            "not_loaded",
            f"The files say who was paid, not where the people helped live. Below "
            f"**{view.payer_name or view.place_name}** nothing is known, so no map is drawn.",
            "A payee’s own address is no answer: many are paid in one place for help in another.",
        )
