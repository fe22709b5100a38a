"""Contracts that nobody looks after, urgent awards, and private finance on its way back."""

from dashboard import components, contract_words, reading, words
from dashboard.components import Cell, read

SHOWN = 8
_LACKING = ("no_owner", "department_only", "no_review", "review_passed")
_SURE = (
    "As registers state it, and what people recorded in decisions/contracts.csv. That no owner or "
    "review is stated does not say that there is none."
)
_PUBLIC = "Not before the payer has looked."


def _gaps(view):
    return read(
        reading.contract_gaps, view.published, view.payer_id, view.place_id, view.service_id,
        view.provider_id,
    )  # fmt: skip


def nobody(view):
    """Contracts in force without a named owner, without a review or past it."""
    cells = _gaps(view)
    cells = cells[cells["gap"].isin(_LACKING)]
    with components.finding_block("gaps", "Without an owner or a review", _finding(cells)) as block:
        if not len(cells):
            components.state(
                "None", "Every contract in force here names a person and a review to come, or none "
                "is in force.",
            )  # fmt: skip
            return
        rows = _by_contract(cells)
        components.table(
            f"What is missing, as at {words.date(cells['as_at'].max())}",
            ["Contract or agreement", "What is missing", "Department", "Ends"],
            [_gap_row(view, row) for row in rows[:SHOWN]],
        )
        if len(rows) > SHOWN:
            more = words.count(len(rows) - SHOWN)
            components.aside(f"Soonest to end first; **{more} more are in the CSV**.")
        passport = components.passport(view, ("pub_contract_gap",), sure=_SURE, public=_PUBLIC)
        components.download_row(block, view, cells, passport)


def _finding(cells):
    if not len(cells):
        return ""
    gaps = cells["gap"].value_counts()
    nobody = int(gaps.get("no_owner", 0)) + int(gaps.get("department_only", 0))
    none, past = int(gaps.get("no_review", 0)), int(gaps.get("review_passed", 0))
    parts = []
    if none:
        parts.append(f"{words.count(none)} {'states' if none == 1 else 'state'} no review")
    if past:
        parts.append(f"{words.count(past)} {'is' if past == 1 else 'are'} past the day of review")
    rest = f"; {words.listed(parts)}" if parts else ""
    return f"**{words.counted(nobody, 'contract names', 'contracts name')} no person**{rest}."


def _by_contract(cells):
    """One row for each contract with everything it lacks."""
    rows = {}
    for row in cells.to_dict("records"):
        kept = rows.setdefault(row["contract_id"], {**row, "lacks": []})
        since = "" if words.is_missing(row["since"]) else f" ({words.date(row['since'])})"
        kept["lacks"].append(f"{contract_words.GAPS[row['gap']]}{since}")
    return list(rows.values())


def _gap_row(view, row):
    told = words.listed(row["lacks"])
    return [
        _title(view, row),
        f"{told[:1].upper()}{told[1:]}",
        Cell(row["directorate"] or "not stated", missing=words.is_missing(row["directorate"])),
        words.date(row["expiry_date"]),
    ]


def _title(view, row):
    address = components.page_address(view, "contracts", contract=row["contract_id"])
    return Cell(row["title"] or "no title stated", row["supplier_name"] or "", link=address)


def urgent(view):
    """Awards of crisis or urgency with the day on which they end; nothing where there is none."""
    cells = _gaps(view)
    cells = cells[cells["gap"].isin(["urgent", "urgent_past_end"])]
    if not len(cells):
        return
    past = int((cells["gap"] == "urgent_past_end").sum())
    finding = f"{words.counted(len(cells), 'urgent award', 'urgent awards')}"
    finding += f", **{words.count(past)} past the end with payments since**." if past else "."
    with components.finding_block("urgent", "Urgent awards and their ends", finding) as block:
        components.table(
            "Awarded in a crisis or with urgency",
            ["Contract", "Started", "Ends", "Now"],
            [
                [
                    _title(view, row),
                    words.date(row["start_date"]),
                    words.date(row["expiry_date"]),
                    "Past its end, supplier still paid"
                    if row["gap"] == "urgent_past_end"
                    else "Still runs",
                ]
                for row in cells.to_dict("records")
            ],
        )
        passport = components.passport(
            view, ("pub_contract_gap",), public=_PUBLIC,
            sure="That a supplier is still paid after an end does not say under which agreement.",
        )  # fmt: skip
        components.download_row(block, view, cells, passport)


def handback(view):
    """Private finance contracts seven, five and three years before they come back."""
    cells = read(
        reading.contract_handback, view.published, view.payer_id, view.service_id, view.provider_id
    )
    if not len(cells):
        return
    title = "What private finance contracts ask before handback"
    with components.finding_block("handback", title, handback_finding(cells)) as block:
        handback_table(cells, view)
        passport = components.passport(
            view, ("pub_contract_handback",), public=_PUBLIC,
            sure="“Nothing recorded” is not the same as not done: it is what "
            "decisions/contracts.csv holds. Steps follow the guidance for handback.",
        )  # fmt: skip
        components.download_row(block, view, cells, passport)


def handback_finding(cells):
    """How many of the steps that are due by now have something recorded."""
    due = cells[cells["readiness"] != "ahead"]
    if not len(due):
        return "**No step is due yet.**"
    done = int((due["readiness"] == "recorded").sum())
    return (
        f"Of {words.counted(len(due), 'step', 'steps')} due by now, **{words.count(done)} "
        f"{'is' if done == 1 else 'are'} recorded as ready**."
    )


def handback_table(cells, view=None):
    """Steps seven, five and three years before the end; with the contract where there are many."""
    named = view is not None
    rows = []
    for row in cells.to_dict("records"):
        mark = f"{row['years_before']} years before"
        first = (
            [Cell(row["title"], mark, link=components.page_address(
                view, "contracts", contract=row["contract_id"]))]
            if named else [mark]
        )  # fmt: skip
        recorded = row["recorded_words"] or ""
        when = (
            "" if words.is_missing(row["recorded_on"]) else f" ({words.date(row['recorded_on'])})"
        )
        rows.append(
            [*first, row["asks"], words.date(row["due_on"]),
             Cell(contract_words.READINESS[row["readiness"]], f"{recorded}{when}")]
        )  # fmt: skip
    components.table(
        "Handback at seven, five and three years",
        ["Contract" if named else "When", "What is asked", "By", "Readiness"], rows,
    )  # fmt: skip
