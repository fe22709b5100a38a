"""What was paid by service, by member of an alliance, and by several alliances together."""

from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read
from dashboard.views import home_money

_KINDS = "Purchases and grants"
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
    components.page_head("Money", _lead(view), eyebrow=view.payer_name or view.place_name)
    home_money.whose(view)


def _lead(view):
    payer, period = view.payer_id, view.period
    cells = read(reading.spend_by_service, view.published, payer, view.financial_year)
    if not len(cells):
        return f"**No payments are counted here in {words.period(period)}.**"
    if view.is_alliance:
        return read(reading.sentence, view.published, "spend_through", payer, period)
    every = read(reading.purpose_ledger, view.published, payer, period, "all")
    bought = read(reading.purpose_ledger, view.published, payer, period).set_index("tie")
    paid, total = (words.pounds(part["total_gbp"].iloc[0]) for part in (every, bought))
    when = "in all" if view.financial_year is None else f"in {words.period(period)}"
    said = f"{paid} was paid {when}; **{total} of it bought or granted something**"
    return f"{said}, {words.pounds(bought['spend_gbp']['service'])} for a named service."


def by_service(view):
    """Payments by service; those of no service stay in sight."""
    cells = read(reading.spend_by_service, view.published, view.payer_id, view.financial_year)
    title = "What it was paid for"
    finding = (
        "Purchases and grants, in the order of the list of services. What nothing maps to a "
        "service is **hatched, and counted beside the others**."
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
            block, f"{title}, {view.period_words}: {_KINDS.lower()}",
            ["Service", "Paid", "Payments"],
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


def together(view):
    """The alliance together with others: each pound and each small area once."""
    cells = read(reading.alliance_unions, view.published, view.place_id, view.financial_year)
    title = "Together with other alliances"
    finding = (
        "Where alliances share services and places, **adding up their totals would count pounds "
        "twice**; a total over several is their union: added up, less what is counted twice, less "
        "what one pays a member of the other."
    )
    with components.finding_block("together", title, finding if len(cells) else "") as block:
        if not len(cells):
            components.state(
                "not_applicable", f"No other alliance counted money in {view.period_words}."
            )
            return
        names = read(reading.alliance_names, view.published)
        names = dict(zip(names["alliance_id"], names["alliance_name"], strict=True))
        components.table(
            f"{title}, {view.period_words}: {_KINDS.lower()} for their services",
            ["Alliances", "Year", "Added up", "Counted twice", "Between members", "Together",
             "Small areas"],
            [_union_row(row, names) for row in cells.to_dict("records")],
            numbers=range(2, 7),
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_alliance_union",), sure=_SURE, public=_PUBLIC,
            measure="Each alone, less what is in both, less what one pays a member of the other",
        )  # fmt: skip
        components.download_row(block, view, cells, passport)


def _union_row(row, names):
    both = words.listed(names.get(key, key) for key in row["union_key"].split("|"))
    amounts = ("alone_gbp", "overlap_gbp", "between_gbp", "spend_gbp")
    return [
        both, words.period(row["financial_year"]), *(words.pounds(row[c]) for c in amounts),
        words.count(row["small_area_count"]),
    ]  # fmt: skip


def every_service(view):
    """Say that a block counts every service although one is chosen."""
    if view.service_id:
        components.aside("This is published for **every service together**.")
