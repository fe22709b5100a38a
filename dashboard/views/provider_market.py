"""Who we work with: pounds by kind of provider, shares as ranges, who comes, stays and goes."""

from functools import partial

from dashboard import components, figures, reading, words
from dashboard.components import Cell, read
from dashboard.views import provider_concentration

_BASIS = (
    "Registered: by a list, a number that only such bodies have, or a legal ending that the law "
    "protects. Declared: a notice says so. Likely: by words of the name alone."
)
_PUBLIC = "Yes, as a range and with the kinds of flow that it counts."


def blocks(view):
    """Whose money, then the three blocks."""
    found = read(reading.payers, view.published)
    if not len(found):
        with components.finding_block("kinds", "Who we work with", ""):
            components.state("not_loaded", "No payments are loaded, so nobody is known to be paid.")
        return
    names = dict(zip(found["publisher_id"], found["publisher_name"], strict=True))
    own = found.loc[found["place_id"] == view.money_place_id, "publisher_id"]
    order = dict.fromkeys([*own, *names])
    with components.finding_block("who", "Who we work with", _LEAD):
        publisher = next(iter(order))
        if len(order) > 1:
            publisher = components.choice("Whose money", "payer", {i: names[i] for i in order})
    _kinds(view, publisher, names[publisher])
    _shares(view, publisher, names[publisher])
    provider_concentration.block(view, publisher, names[publisher])
    _changes(view, publisher, names[publisher])


_LEAD = (
    "**One body at a time**, and purchases and grants only: precepts, pensions, taxes and "
    "transfers between public bodies would swamp every share."
)


def _kinds(view, publisher, name):
    cells = read(reading.sector_spend, view.published, publisher, view.financial_year)
    title = "Through what kind of organisation"
    with components.finding_block("kinds", title, _kinds_finding(cells)) as block:
        if not len(cells):
            components.state("not_loaded", f"No payments of {name} are loaded for this period.")
            return
        counted = cells["flow_kinds_counted"].iloc[0]
        components.legend(
            [
                (("fill", "money-1"), f"{counted} of {name}"),
                (("hatch", "money-4"), "Nothing says what kind of organisation it is"),
            ]
        )
        make = partial(figures.kind_bars, cells)
        told = "; ".join(
            f"{words.SECTORS[row['sector']]} {words.pounds(row['spend_gbp'])}"
            for row in cells.to_dict("records")
        )
        components.chart(block, make, alt=f"Bars of {counted.lower()} by kind. {told}.")
        components.table_twin(
            block, f"{counted} of {name} by kind, {view.period_words}",
            ["Kind of organisation", "Registered", "Declared in a notice", "Likely by its name",
             "Together"],
            [_kind_row(row) for row in cells.to_dict("records")], numbers=(1, 2, 3, 4),
        )  # fmt: skip
        _downloads(block, view, cells, "pub_sector_spend", make)


def _kinds_finding(cells):
    if not len(cells):
        return ""
    total = words.pounds(cells["total_gbp"].iloc[0])
    unknown = cells.loc[cells["sector"] == "unknown", "spend_gbp"]
    if not len(unknown):
        return (
            f"Of {total} in purchases and grants, **the kind of every payee is known or likely**."
        )
    return (
        f"Of {total} in purchases and grants, **nothing says of {words.pounds(unknown.iloc[0])} "
        "what kind of organisation was paid**."
    )


def _kind_row(row):
    if row["sector"] == "unknown":
        none = Cell(words.no_value("not_applicable"), missing=True)
        return [words.SECTORS["unknown"], none, none, none, words.pounds(row["spend_gbp"])]
    parts = (row[f"{basis}_gbp"] for basis in ("registered", "declared", "likely"))
    return [
        words.SECTORS[row["sector"]],
        *("£0" if words.is_missing(part) else words.pounds(part) for part in parts),
        words.pounds(row["spend_gbp"]),
    ]


def _shares(view, publisher, name):
    cells = read(reading.sector_shares, view.published, publisher)
    title = "Charities, social enterprises and small companies"
    with components.finding_block("shares", title, _shares_finding(cells, view)) as block:
        if not len(cells):
            components.state("not_loaded", f"No purchases or grants of {name} are loaded.")
            return
        components.legend(
            [
                (
                    ("tick", "money-1"),
                    "Left end: registered only. Right end: declared or likely too",
                ),
                (
                    ("band", "money-1"),
                    f"The truth lies between. {cells['flow_kinds_counted'].iloc[0]}",
                ),
            ]
        )
        make = partial(figures.share_ranges, cells)
        components.chart(block, make, alt=_shares_alt(cells))
        components.table_twin(
            block, f"Shares of the purchases and grants of {name}",
            ["Financial year", "Counted", *(what for _, what in figures.SHARES)],
            [_share_row(row) for row in cells.to_dict("records")], numbers=(1, 2, 3),
        )  # fmt: skip
        _downloads(block, view, cells, "pub_sector_share", make)


def _shares_finding(cells, view):
    if not len(cells):
        return ""
    chosen = cells[cells["financial_year"] == view.financial_year]
    row = (chosen if len(chosen) else cells).iloc[-1]
    vcse, sme = (_range(row, key) for key, _ in figures.SHARES)
    return (
        f"In {words.period(row['financial_year'])}, **{vcse}** of purchases and grants went to "
        f"charities and social enterprises and **{sme}** to small and medium companies: as few as "
        "are registered, as many as may be."
    )


def _range(row, key):
    low, high = row[f"{key}_lower_pct"], row[f"{key}_upper_pct"]
    if words.is_missing(low) or words.is_missing(high):
        return "a share that cannot be told"
    return figures.range_words(low, high)


def _share_row(row):
    return [
        words.period(row["financial_year"]),
        words.pounds(row["counted_gbp"]),
        *(
            Cell(
                _range(row, key),
                f"{words.pounds(row[f'{key}_registered_gbp'])} to "
                f"{words.pounds(row[f'{key}_possible_gbp'])}",
            )
            for key, _ in figures.SHARES
        ),
    ]


def _shares_alt(cells):
    told = "; ".join(
        f"{words.period(row['financial_year'])}: {_range(row, 'vcse')} and {_range(row, 'sme')}"
        for row in cells.to_dict("records")
    )
    return (
        "Ranges by year, from registered only to declared or likely as well: charities and social "
        f"enterprises, and small and medium companies. {told}."
    )


def _changes(view, publisher, name):
    cells = read(reading.provider_changes, view.published, publisher)
    paid = cells[cells["providers_paid"] > 0]
    with components.finding_block(
        "changes", "Who comes, stays and goes", _changes_finding(cells) if len(paid) else ""
    ) as block:
        if not len(paid):
            components.state("not_loaded", f"No payee of {name} is a provider that we know.")
            return
        components.table(
            f"Known providers that {name} paid, by year",
            ["Financial year", "Paid", "Paid since the first year loaded",
             "Also paid the loaded year before", "Seen to begin", "Seen to end"],
            [_change_row(row) for row in cells.to_dict("records")], numbers=(1, 2, 3, 4, 5),
        )  # fmt: skip
        components.aside(
            "A beginning is seen where loaded months without a payment come before it, an end "
            "where three loaded months or more come after the last one. **A payment that ends is "
            "no sign that a provider closed.**"
        )
        _downloads(block, view, cells, "pub_provider_change")


def _changes_finding(cells):
    row = cells.iloc[-1]
    return (
        f"Of {words.counted(row['providers_paid'], 'known provider', 'known providers')} paid in "
        f"{words.period(row['financial_year'])}, **{words.count(row['providers_since_first'])} "
        f"have been paid since {words.period(cells['financial_year'].iloc[0])}**, the "
        "first year loaded."
    )


def _change_row(row):
    told = (row["providers_stayed"], row["providers_begun"], row["providers_ended"])
    return [
        words.period(row["financial_year"]),
        words.count(row["providers_paid"]),
        words.count(row["providers_since_first"]),
        *(
            Cell("cannot be told", missing=True) if words.is_missing(count) else words.count(count)
            for count in told
        ),
    ]


def _downloads(block, view, cells, model, make=None):
    passport = components.passport(
        view, (model,), sure=_BASIS, public=_PUBLIC,
        missing="Payees of whom nothing says what they are count among all, and in no kind",
    )  # fmt: skip
    components.download_row(block, view, cells, passport, make=make)
