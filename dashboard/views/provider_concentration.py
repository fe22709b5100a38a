"""How much of what a body buys lies with few: by provider, and by group where one is on record."""

from dashboard import components, reading, words
from dashboard.components import Cell, read

_SURE = (
    "The Herfindahl-Hirschman index from 0 to 10,000. The lower end takes payees that nobody knows "
    "for many small ones, the upper for a single one; the truth lies between."
)


def block(view, publisher, name):
    """One row a service; nothing for audiences that see no single provider."""
    if not read(reading.has_table, view.published, "pub_concentration"):
        return
    cells = read(reading.concentration, view.published, publisher, view.financial_year)
    title = "How much lies with few"
    with components.finding_block("concentration", title, _finding(cells, name)) as made:
        if not len(cells):
            components.state(
                "not_loaded", f"No purchases of {name} in this period belong to a service we know."
            )
            return
        year = words.period(cells["financial_year"].iloc[0])
        components.table(
            f"{cells['flow_kinds_counted'].iloc[0]} of {name} by service, {year}",
            ["Service", "Bought", "Known sellers", "Largest four", "Index by provider",
             "Index by group"],
            [_row(row) for row in cells.to_dict("records")], numbers=(1, 2, 3, 4, 5), wide=True,
        )  # fmt: skip
        components.aside(
            "An index of 10,000 is a single seller; ten of one size give 1,000. **No mark says "
            "what is too much**: few sellers may be all that a small place has. In-house "
            "services sell nothing and are not counted."
        )
        passport = components.passport(
            view, ("pub_concentration",), sure=_SURE, public="To boards and officers.",
            missing="Parents that no loaded list or register states: by group it can only be more",
        )  # fmt: skip
        components.download_row(made, view, cells, passport, period=year)


def _finding(cells, name):
    if not len(cells):
        return ""
    year = words.period(cells["financial_year"].iloc[0])
    changed = int(cells["is_changed_by_groups"].sum())
    services = words.counted(len(cells), "service", "services")
    if not changed:
        return (
            f"In {year}, {name} bought {services}; **no group on record makes two of their sellers "
            "one**. A parent that is not on record cannot be counted."
        )
    of_them = "one of them" if changed == 1 else f"{words.count(changed)} of them"
    return (
        f"In {year}, {name} bought {services}. **In {of_them} sellers that look apart have one "
        "owner**, so more lies with few than their names show."
    )


def _row(row):
    unknown = row["unknown_gbp"]
    share = words.share_range(row["largest_four_lower_pct"], row["largest_four_upper_pct"])
    by_group = Cell("no group on record", missing=True)
    if row["groups_selling"]:
        by_group = _index(row, "_by_group")
    return [
        row["service_name"],
        Cell(
            words.pounds(row["market_gbp"]),
            f"{words.pounds(unknown)} to payees not known" if unknown else "",
        ),
        Cell(
            words.count(row["sellers"]),
            f"{words.count(row['sellers_by_group'])} by group" if row["groups_selling"] else "",
        ),
        Cell(share, missing=not row["sellers"]),
        _index(row, ""),
        by_group,
    ]


def _index(row, counted):
    """The index, with the number of sellers of one size that would give the same."""
    if not row["sellers"]:
        return Cell(words.NOT_KNOWN, missing=True)
    low, high = (words.count(round(row[f"hhi_{end}{counted}"])) for end in ("lower", "upper"))
    index = low if low == high else f"{low} to {high}"
    ends = [f"{row[f'effective_number_{end}{counted}']:.1f}" for end in ("lower", "upper")]
    told = ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
    return Cell(index, f"like {told} of one size")
