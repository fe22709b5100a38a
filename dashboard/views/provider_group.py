"""The group that a provider belongs to: its members, and what would stop if all of them did."""

from dashboard import components, reading, words
from dashboard.components import Cell, read

BASIS = {
    "decided": "people decided it",
    "list of providers": "says the list of providers",
    "care register": "says the care register",
}
NONE = "no parent is on record"
_PUBLIC = "To boards and officers: the work of named providers."
_MISSING = "Parents that no loaded list or register states and nobody wrote down"


def on_record(view):
    """What is on record of the provider's parent, as a dictionary; an empty one where nothing."""
    found = read(reading.provider_group, view.published, view.provider_id)
    return found.iloc[0].to_dict() if len(found) else {}


def card_row(row):
    """What the card says: (whom it belongs to, how that is known)."""
    if not row:
        return None, ""
    if words.is_missing(row["parent_provider_name"]):
        if words.is_missing(row["group_id"]):
            return f"nobody: {row['no_parent_because']}", ""
        others = words.counted(row["group_members"] - 1, "other provider", "other providers")
        return f"nobody on record; it is above {others} here", "as its members’ records say"
    told = row["parent_provider_name"]
    if row["group_steps"] > 1:
        told += f", and with it of {row['group_name']}"
    how = BASIS[row["parent_basis"]]
    if row["group_confidence"] < 1:
        how += f"; {words.per_cent(100 * row['group_confidence'])} sure"
    return told, how


def blocks(view, row):
    """Members with what they are paid, and the whole group at once; nothing without a group."""
    if not row or words.is_missing(row["group_id"]):
        return
    _members(view, row)
    _stop(view, row)


def _members(view, row):
    cells = read(reading.group_members, view.published, row["group_id"])
    title = "The group it belongs to"
    with components.finding_block("group", title, _members_finding(row, cells)) as block:
        components.table(
            f"{row['group_name']}: its members here, its head first",
            ["Member", "Belongs to", "Paid in twelve months", "In force", "Places served"],
            [_member(view, one) for one in cells.to_dict("records")], numbers=(2, 3, 4),
        )  # fmt: skip
        _years(view, block, row)
        passport = components.passport(
            view, ("pub_provider_group",), public=_PUBLIC, missing=_MISSING,
            sure="Each step says who states it. A home of the care register is known by its plain "
            "name alone, so that is less sure.",
        )  # fmt: skip
        components.download_row(block, view, cells, passport, period="twelve loaded months")


def _members_finding(row, cells):
    total, running = cells["group_gbp"].iloc[0], cells["group_contracts"].iloc[0]
    told = words.counted(running, "contract or agreement", "contracts and agreements")
    whose = f"**{row['group_name']}**"
    if words.is_missing(row["parent_basis"]):
        begin = f"It is above a group, {whose}: "
    else:
        begin = f"Part of {whose} ({BASIS[row['parent_basis']]}): "
    members = words.counted(len(cells), "member", "members")
    if words.is_missing(total):
        return f"{begin}{members} here, **no payment found** in twelve months, {told} in force."
    return f"{begin}{members} here, **{words.pounds(total)}** in twelve months, {told} in force."


def _member(view, one):
    parent = one["parent_provider_name"]
    paid = one["last_twelve_gbp"]
    return [
        Cell(
            one["provider_name"],
            link=components.page_address(view, "providers", provider=one["provider_id"]),
        ),
        Cell("head of the group", missing=True)
        if words.is_missing(parent)
        else Cell(parent, BASIS[one["parent_basis"]]),
        Cell("none found", missing=True) if words.is_missing(paid) else words.pounds(paid),
        words.count(one["contracts_in_force"]),
        words.count(one["places_served"]),
    ]


def _years(view, block, row):
    years = read(reading.group_spend, view.published, row["group_id"])
    if not len(years):
        return
    with components.more(block, "What each body paid to its members, by year"):
        components.table(
            f"{row['group_name']}: paid to its members by year",
            ["Financial year", "Who paid", "Paid", "Members paid", "Share of purchases and grants"],
            [
                [
                    words.period(one["financial_year"]), one["publisher_name"],
                    words.pounds(one["spend_gbp"]), words.count(one["members_paid"]),
                    words.per_cent(one["counted_pct"], "cannot be told"),
                ]
                for one in years.to_dict("records")
            ],
            numbers=(2, 3, 4),
        )  # fmt: skip


def _stop(view, row):
    cells = read(reading.group_stop, view.published, row["group_id"])
    if row["group_members"] < 2:
        return
    title = "If the whole group stopped tomorrow"
    with components.finding_block("group-stop", title, _stop_finding(cells)) as block:
        if not len(cells):
            components.state(
                "None",
                "Nothing was paid to it in the last twelve loaded months, and nothing is in force.",
            )
            return
        components.table(
            "What its members carry together, by service and by who pays",
            ["Service", "Who pays", "In twelve months", "Their share of our need",
             "Others outside the group", "In force"],
            [_stop_row(one) for one in cells.to_dict("records")], numbers=(2, 3, 4, 5),
        )  # fmt: skip
        passport = components.passport(
            view, ("pub_group_stop",), public=_PUBLIC, missing=_MISSING,
            sure="Counted as for one provider. That members have one owner does not say that all "
            "of them would stop.",
        )  # fmt: skip
        components.download_row(block, view, cells, passport, period="twelve loaded months")


def _stop_finding(cells):
    if not len(cells):
        return ""
    known = cells[cells["need_pct"].notna()]
    if not len(known):
        return "**What share of our need that is, we cannot tell.**"
    most = known.sort_values("need_pct").iloc[-1]
    return (
        f"As much as **{words.per_cent(most['need_pct'])} of what {most['publisher_name']} needs "
        f"of {most['service_name'].lower()}** would need another provider."
    )


def _stop_row(row):
    share = Cell(words.per_cent(row["need_pct"]), f"of {words.pounds(row['service_gbp'])}")
    if words.is_missing(row["need_pct"]):
        told = "no service known" if row["service_id"] == "unmapped" else "cannot be told"
        share = Cell(told, missing=True)
    value, others = row["annual_value_gbp"], row["other_providers"]
    members = words.counted(row["members_concerned"], "member", "members")
    return [
        row["service_name"],
        row["publisher_name"],
        Cell(words.pounds(row["last_twelve_gbp"]), members),
        share,
        Cell("not known", missing=True) if words.is_missing(others) else words.count(others),
        Cell(
            words.count(row["contracts_in_force"]),
            "" if words.is_missing(value) else f"{words.pounds(value)} a year",
        ),
    ]
