"""The rest of the home page: money, promises, endings, decisions, and what is not known."""

import datetime
from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read

_SURE = (
    "Payments as published. Which service and which kind of provider a payment is for is decided "
    "by written rules; what no rule maps is counted beside the rest, never spread over it."
)
_PUBLIC = "Yes, with the months that are loaded."
_UNKNOWN = {
    "months_not_loaded": ("Months without a file of payments", "not loaded, which is not zero"),
    "payments_unmapped": ("Payments mapped to no service", "no words of the ledger name one"),
    "payees_not_known": ("Payments through nobody known", "the payee is on no list of providers"),
    "promises_unreported": (
        "Promises on which nothing is reported",
        "not the same as nothing done",
    ),
    "wards_not_heard": ("Wards where nobody was heard", "asked, and nobody answered"),
}
_SHOWN = 8


def _sentence(view, block, period="all"):
    return read(reading.sentence, view.published, block, view.payer_id or "", period)


def spent(view):
    """What was spent, and through which kinds of provider."""
    year = view.financial_year
    cells = read(reading.spend_through, view.published, view.payer_id, year, view.service_id)
    title = "Where the money went"
    finding = _sentence(view, "spend_through", view.period)
    if view.service_id:
        finding = f"Payments for **{view.service_name}**, {view.period_words}."
    with components.finding_block("money", title, finding if len(cells) else "") as block:
        whose(view)
        if not len(cells):
            nothing_counted(view)
            return
        components.legend(
            [
                (("fill", "money-1"), "Paid through this kind of provider"),
                (("hatch", "money-4"), "Paid through nobody known"),
            ]
        )
        make = partial(figures.through_bars, cells)
        told = "; ".join(
            f"{_kind(row)} {words.pounds(row['spend_gbp'])}" for row in cells.to_dict("records")
        )
        components.chart(block, make, alt=f"Bars of payments by kind of provider: {told}.")
        components.table_twin(
            block, f"{title}, {view.period_words}", ["Through", "Paid", "Payments"],
            [
                [_kind(row), words.pounds(row["spend_gbp"]), words.count(row["payments"])]
                for row in cells.to_dict("records")
            ],
            numbers=(1, 2),
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_spend_through", "pub_alliance_spend"), sure=_SURE, public=_PUBLIC,
            missing="What in-house services cost stands in their accounts, not in payments",
        )  # fmt: skip
        components.download_row(block, view, cells, passport, make=make)
        components.links([components.page_link(view, "money", "Money by service and place")])


def nothing_counted(view):
    """Why no payments stand here: what an alliance never counted is not missing."""
    found = read(reading.alliance, view.published, view.place_id).to_dict("records")
    if found and _is_before(view, found[0]["start_date"]):
        said = f"{view.place_name} began on {words.date(found[0]['start_date'])}, after this year."
        components.state("not_applicable", said)
    elif found and view.service_id and view.service_id not in found[0]["services"].split("|"):
        components.state(
            "not_applicable", f"{view.service_name} is none of the services of {view.place_name}."
        )
    else:
        about = f" for {view.service_name}" if view.service_name else ""
        components.state("not_loaded", f"No payments{about} are loaded for this place and period.")


def _is_before(view, began):
    """Whether the year of the filter, April to March, ended before an alliance began."""
    if view.financial_year is None or words.is_missing(began):
        return False
    return began >= datetime.date(int(view.financial_year[2:6]) + 1, 4, 1)


def whose(view):
    """Say whose payments are shown where they are not the place's own, or every provider's."""
    if view.payer_name and view.payer_name != view.place_name:
        components.notice(
            f"Nobody publishes payments for {view.place_name} alone: you see those for "
            f"**{view.payer_name}**."
        )
    if view.provider_name:
        components.notice(
            "Payments here count **every provider**; the Providers page has this one alone."
        )


def _of_payer(view, what):
    """Whose promises or contracts are shown where the place has none of its own."""
    if view.payer_name and view.payer_name != view.place_name:
        components.aside(
            f"{what} of **{view.payer_name}**: nobody publishes any for {view.place_name} alone."
        )


def _kind(row):
    return words.PROVIDER_KINDS.get(row["provider_kind"], row["provider_kind"])


def promised(view):
    """Social value promised and delivered, in one sentence."""
    with components.finding_block(
        "social-value", "Social value promised", _sentence(view, "social_value")
    ):
        if not _sentence(view, "social_value"):
            components.state("not_loaded", "No promises of social value are loaded here.")
            return
        _of_payer(view, "Promises")
        components.links(
            [components.page_link(view, "social-value", "Promise by promise, in units")]
        )


def ending(view):
    """Contracts that come to an end, hand back or have passed their end."""
    cells = read(reading.contract_watch, view.published, view.payer_id, view.service_id)
    told = _sentence(view, "watch")
    if view.service_id:
        told = f"Of contracts for **{view.service_name}** alone."
    with components.finding_block("ending", "What comes to an end", told):
        if not _sentence(view, "watch"):
            components.state("not_loaded", "No register of contracts is loaded here.")
            return
        _of_payer(view, "Contracts and agreements")
        if len(cells):
            components.table(
                f"What comes to an end, as at {words.date(cells['as_at'].iloc[0])}",
                ["Contract or agreement", "Why it is here", "Ends"],
                [
                    [
                        row["title"] or "no title stated",
                        words.WATCHES[row["watch"]],
                        words.date(row["expiry_date"]),
                    ]
                    for row in cells.head(_SHOWN).to_dict("records")
                ],
            )
            if len(cells) > _SHOWN:
                components.aside(f"**{len(cells) - _SHOWN} more** are on the Contracts page.")
        components.links([components.page_link(view, "contracts", "Every contract")])


def decided(view):
    """The latest decisions, where this audience may see them."""
    if not read(reading.has_table, view.published, "pub_decision"):
        return
    found = read(reading.decisions, view.published, 3)
    if not len(found):
        return
    with components.finding_block("decided", "What we decided last", ""):
        components.table(
            "The latest decisions",
            ["Decided", "Question", "What was chosen", "We look again"],
            [
                [
                    words.date(row["decided_on"]),
                    row["decision_question"],
                    row["chosen"],
                    words.date(row["review_on"]),
                ]
                for row in found.to_dict("records")
            ],
        )
        components.links([components.page_link(view, "decisions", "What we saw then, and see now")])


def not_known(view):
    """What nobody can say from the files that are loaded."""
    found = {
        row["unknown"]: row
        for place in dict.fromkeys((view.place_id, view.payer_id))
        for row in read(reading.unknowns, view.published, place, view.financial_year).to_dict(
            "records"
        )
    }
    finding = "What is missing is said here, so that nobody takes it for nothing."
    with components.finding_block("unknown", "What we do not know", finding):
        if not found:
            components.state("None", "No gap was found in the files that are loaded.")
            return
        components.table(
            f"What is not known, {view.period_words}",
            ["What", "How many", "How much money"],
            [
                [
                    Cell(*_UNKNOWN[kind]),
                    words.count(found[kind]["unknown_count"]),
                    _pounds(found[kind]),
                ]
                for kind in _UNKNOWN
                if kind in found
            ],
            numbers=(1, 2),
        )
        components.aside(
            "Also not known: how far those who were heard are like everyone who lives here. How "
            "much of the money is laid upon no place is on the Money page."
        )


def _pounds(row):
    if words.is_missing(row["amount_gbp"]):
        return Cell(words.no_value("not_applicable"), missing=True)
    return words.pounds(row["amount_gbp"])
