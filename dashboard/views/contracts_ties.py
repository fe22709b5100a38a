"""How payments are tied to contracts, by method and confidence."""

from functools import partial

from dashboard import components, contract_words, figures, reading, words
from dashboard.components import Cell, read

SURE = (
    "A contract is named where the payment states it, or where only one of its supplier’s "
    "contracts ran on the day, was for its service or has its amount; where several fit, none is "
    "named."
)


def ties(view):
    """Of what was bought or granted: what is tied to one contract, how, and what is not."""
    if view.is_alliance:
        return  # payments of members are tied one by one: choose a member
    cells = read(reading.contract_ties, view.published, view.payer_id, view.financial_year)
    title = "How are payments tied to contracts?"
    with components.finding_block("ties", title, _finding(cells)) as block:
        if not len(cells) or set(cells["contract_tie"]) == {"no register"}:
            components.state("not_loaded", "Payments and a register are needed for this.")
            return
        if view.service_name or view.provider_name:
            components.aside("Of **every service and provider**, whatever the filters.")
        components.legend(
            [(("fill", "money-1"), "Tied to one contract"), (("hatch", "money-4"), "Tied to none")]
        )
        make = partial(figures.tie_bars, cells)
        components.chart(block, make, alt=_alt(cells))
        components.table_twin(
            block, f"{title} Purchases and grants, {view.period_words}",
            ["Tie", "How it is known", "How surely", "Paid", "Payments"],
            [_row(row) for row in cells.to_dict("records")], numbers=(3, 4),
        )  # fmt: skip
        components.links(
            [
                components.page_link(
                    view, "money", "Money lists every payment that no contract explains"
                )
            ]
        )
        passport = components.passport(
            view, ("pub_contract_tie",), sure=SURE, public="Yes, as a lower bound: “at least”.",
            missing="Transfers, taxes, pay and borrowing are not counted",
        )  # fmt: skip
        components.download_row(block, view, cells, passport, make=make)


def _finding(cells):
    tied = cells[cells["contract_tie"] == "one contract"]
    if not len(cells):
        return ""
    total = words.pounds(cells["spend_gbp"].sum())
    if not len(tied):
        return f"Of {total} in purchases and grants, **none is tied to one contract**."
    return (
        f"Of {total} in purchases and grants, **{words.pounds(tied['spend_gbp'].sum())} is tied to "
        "one contract**. Where several contracts of a supplier fit, none is named."
    )


def _row(row):
    sure = row["match_confidence"]
    none = Cell("not applicable", missing=True)
    return [
        contract_words.TIES[row["contract_tie"]],
        none if words.is_missing(row["match_method"]) else row["match_method"],
        none if words.is_missing(sure) else contract_words.CONFIDENCE[sure],
        words.pounds(row["spend_gbp"]),
        words.count(row["payments"]),
    ]


def _alt(cells):
    told = "; ".join(
        f"{contract_words.TIES[row['contract_tie']]}, {row['match_confidence'] or 'no method'} "
        f"{words.pounds(row['spend_gbp'])}"
        for row in cells.to_dict("records")
    )
    return f"Bars of what was paid by how it is tied to a contract. {told}."
