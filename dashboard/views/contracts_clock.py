"""The statutory clock: which notice is due, by which rule, exempt why, not found, cannot tell."""

from dashboard import components, contract_words, reading, words
from dashboard.components import Cell, read

SHOWN = 8
MODELS = ("pub_contract_clock",)
SURE = (
    "As at the day of the register, from the notices that were loaded. “Not found” is no breach: "
    "it may have been published elsewhere. Whether a duty was met in substance is not judged."
)
_STATES = {
    "published": "Published", "voluntary": "Published, not asked", "due": "Due",
    "not_found": "Not found", "not_yet": "Not due yet", "exempt": "Exempt",
    "cannot_tell": "Cannot tell",
}  # fmt: skip


def notices(view):
    """Duties counted by notice, those that are owed one by one, and why others are not."""
    cells = read(
        reading.contract_clock, view.published, view.payer_id, view.place_id, view.service_id,
        view.provider_id,
    )  # fmt: skip
    title = "Which notices are due?"
    with components.finding_block("clock", title, _finding(cells)) as block:
        if not len(cells):
            components.state("None", "No contract is listed for this choice.")
            return
        _owed(view, cells)
        _exempt(cells)
        with components.more(block, "Every duty, its rule, and how many contracts stand where"):
            _summary(cells)
        told = cells.assign(
            clock_words=[contract_words.notice_state(r) for r in cells.to_dict("records")]
        )
        passport = components.passport(
            view,
            MODELS,
            as_at=f"Registers of {words.date(cells['as_at'].max())}",
            sure=SURE,
            public="Not before the payer has looked: a notice may stand where we did not.",
        )
        components.download_row(block, view, told, passport)


def _finding(cells):
    if not len(cells):
        return ""
    states = cells["clock_state"].value_counts()
    missing, due = int(states.get("not_found", 0)), int(states.get("due", 0))
    unsure, exempt = int(states.get("cannot_tell", 0)), int(states.get("exempt", 0))
    parts = []
    if missing:
        parts.append(f"**{words.counted(missing, 'notice was', 'notices were')} not found**")
    if due:
        parts.append(f"{words.count(due)} {'is' if due == 1 else 'are'} due")
    if unsure:
        parts.append(f"**of {words.count(unsure)} we cannot tell**")
    told = words.listed(parts) or "**none is due or missing**"
    return (
        f"Of {words.count(len(cells))} duties under the Procurement Act (five for each contract), "
        f"{told}; {words.count(exempt)} do not apply."
    )


def _summary(cells):
    order = cells.drop_duplicates("notice").sort_values("sort_key")
    counted = cells.groupby(["notice", "clock_state"]).size()
    components.table(
        "Duties by notice, contracts counted",
        ["Notice", *_STATES.values()],
        [
            [
                Cell(row["notice_words"], f"{row['section']}: {row['rule_words']}"),
                *(words.count(counted.get((row["notice"], state), 0)) for state in _STATES),
            ]
            for row in order.to_dict("records")
        ],
        numbers=range(1, len(_STATES) + 1), wide=True,
    )  # fmt: skip


def _owed(view, cells):
    unsure = cells[cells["clock_state"] == "cannot_tell"]
    if len(unsure):
        told = words.counted(unsure["contract_id"].nunique(), "contract", "contracts")
        components.aside(
            f"**We cannot tell of {told}**: their "
            "register states no route, start or value that the rule turns on, or no notice of "
            "their payer is loaded."
        )
    owed = cells[cells["clock_state"].isin(["not_found", "due"])].sort_values(
        "clock_state", kind="stable"
    )
    if not len(owed):
        return
    components.table(
        "Due, and not found",
        ["Contract", "Notice", "Where it stands"],
        [
            [
                Cell(
                    row["title"] or "no title stated", row["supplier_name"] or "",
                    link=components.page_address(view, "contracts", contract=row["contract_id"]),
                ),
                Cell(row["notice_words"], row["section"]),
                contract_words.notice_state(row),
            ]
            for row in owed.head(SHOWN).to_dict("records")
        ],
    )  # fmt: skip
    if len(owed) > SHOWN:
        more = words.count(len(owed) - SHOWN)
        components.aside(f"The first {SHOWN} are listed; **{more} more are in the CSV**.")


def _exempt(cells):
    why = cells["exempt_because"].dropna().value_counts().sort_index()
    if len(why):
        told = "; ".join(f"{reason} ({words.count(n)})" for reason, n in why.items())
        components.aside(f"**Why the others do not apply**, duties counted: {told}.")
