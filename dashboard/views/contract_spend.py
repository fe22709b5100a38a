"""What was paid under one contract against its value, and how each pound is tied to it."""

from functools import partial

from dashboard import components, contract_words, figures, reading, words
from dashboard.components import Cell, read
from dashboard.views import contracts_list, contracts_ties


def against_value(view, row):
    """Paid so far under a line at the value; method and confidence of the matches."""
    months = read(reading.contract_paid_months, view.published, row["contract_id"])
    ways = read(reading.contract_paid_ways, view.published, row["contract_id"])
    with components.finding_block("spend", "Spend against value", _finding(row)) as block:
        if not len(months):
            _none(view, row)
            return
        runs = _runs(row)
        entries = [(("fill", "money-1"), "Paid until then"), (("line", "edge"), "Value as stated")]
        if runs:
            entries.append((("dash", "edge"), "An even pace from start to end"))
        components.legend(entries)
        make = partial(figures.spend_against_value, months, row["total_value_gbp"], runs)
        components.chart(block, make, alt=_alt(row, months))
        _before(row, runs)
        components.table_twin(
            block, "Paid month by month", ["Month", "Paid", "Paid until then", "Payments"],
            [
                [words.month(r["month"]), words.pounds(r["spend_gbp"]),
                 words.pounds(r["paid_to_date_gbp"]), words.count(r["payments"])]
                for r in months.to_dict("records")
            ],
            numbers=(1, 2, 3),
        )  # fmt: skip
        components.table(
            "How the payments are tied to it",
            ["How it is known", "How surely", "Paid", "Payments", "Months"],
            [_way(r) for r in ways.to_dict("records")],
            numbers=(2, 3),
        )
        passport = components.passport(
            view, ("pub_contract_paid_month", "pub_contract_paid"), sure=contracts_ties.SURE,
            missing="Payments that fit several contracts of its supplier, and months not loaded",
            public="As “at least”, with the months.",
        )  # fmt: skip
        components.download_row(block, view, months, passport, make=make, period=_months(row))


def _months(row):
    if words.is_missing(row["first_loaded_month"]):
        return "no month loaded"
    return words.months_range(row["first_loaded_month"], row["last_loaded_month"])


def _finding(row):
    if words.is_missing(row["spend_gbp"]):
        return ""
    value = row["total_value_gbp"]
    of = ", which states no value" if words.is_missing(value) else f" of {words.pounds(value)}"
    payments = words.counted(row["payments"], "payment", "payments")
    above = not words.is_missing(value) and row["spend_gbp"] > value
    more = " **That is more than its value.**" if above else ""
    return (
        f"**{words.pounds(row['spend_gbp'])} paid{of}**, in {payments}: {contracts_list.sure(row)}."
        f"{more}"
    )


def _none(view, row):
    if row["legal_route"] == "in_house":
        components.state(
            "not_applicable",
            "It is paid inside the council: its cost is an account, not a payment.",
        )
        if not words.is_missing(row["provider_id"]):
            components.links(
                [components.page_link(view, "providers", "Its full cost stands with its provider",
                                      provider=row["provider_id"], service=row["service_id"])]
            )  # fmt: skip
        return
    why = row["orphan_because"] or row["spent_basis"]
    why = f"{why[:1].upper()}{why[1:]}"
    components.state("None tied to it", f"{why}. Months looked at: {_months(row)}.")


def _runs(row):
    """Start and end for an even pace; None where earlier months are not loaded."""
    start, end = row["start_date"], row["expiry_date"]
    facts = (start, end, row["total_value_gbp"], row["first_loaded_month"])
    if any(words.is_missing(fact) for fact in facts) or end <= start:
        return None
    whole = f"{start:%Y-%m}" >= row["first_loaded_month"] and bool(row["is_unbroken"])
    return (start, end) if whole else None


def _before(row, runs):
    if runs or words.is_missing(row["first_loaded_month"]):
        return
    if not row["is_unbroken"]:
        components.aside(
            f"**Not every month from {_months(row)} is loaded**: a flat stretch says nothing "
            "of payments, more may have been paid, and no even pace is drawn."
        )
    elif (
        not words.is_missing(row["start_date"])
        and f"{row['start_date']:%Y-%m}" < row["first_loaded_month"]
    ):
        components.aside(
            f"It began on {words.date(row['start_date'])}; **months before "
            f"{words.month(row['first_loaded_month'])} are not loaded**, so more was paid than is "
            "shown, and no even pace is drawn."
        )


def _alt(row, months):
    value = row["total_value_gbp"]
    of = "no value stated" if words.is_missing(value) else f"value {words.pounds(value)}"
    last = months.iloc[-1]
    return (
        f"Steps of what was paid until each month, up to {words.pounds(last['paid_to_date_gbp'])} "
        f"in {words.month(last['month'])}; {of}."
    )


def _way(r):
    return [
        r["match_method"],
        Cell(contract_words.CONFIDENCE[r["match_confidence"]]),
        words.pounds(r["spend_gbp"]),
        words.count(r["payments"]),
        words.months_range(r["first_month"], r["last_month"]),
    ]
