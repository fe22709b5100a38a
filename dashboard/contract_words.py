"""How the states of a contract are written: windows, notices, gaps, ties. Formatting only."""

from dashboard.words import date, is_missing, pounds

GAPS = {
    "no_owner": "nobody is named for it",
    "department_only": "only a department is named",
    "no_review": "no review is stated",
    "review_passed": "past the day of its review",
    "urgent": "urgent award that still runs",
    "urgent_past_end": "urgent award past its end, supplier still paid",
}
READINESS = {
    "recorded": "Recorded as done",
    "not recorded": "Nothing recorded",
    "ahead": "Still ahead",
}
TIES = {
    "one contract": "Tied to one contract",
    "one of several": "To a supplier with several contracts that fit",
    "beyond its value": "Would be beyond the contract’s value, so not believed",
    "outside the dates": "To a supplier none of whose contracts ran then",
    "no supplier of the register": "To nobody whom the register names",
    "no register": "No register loaded",
}
CONFIDENCE = {
    "certain": "certain",
    "strong": "strong",
    "moderate": "moderate",
    "weak": "weak",
    "none": "none is named",
}


def decide_by(row, written=date):
    """Where the window of a contract's decision stands, in a few words."""
    if row["window_state"] == "open":
        return f"decide by {written(row['window_closes_on'])}"
    if row["window_state"] == "passed":
        return f"window closed, ends {written(row['expiry_date'])}"
    return f"window opens {written(row['window_opens_on'])}"


def short(day):
    """A day for a chart: 14 Jul 2026."""
    if is_missing(day):
        return date(day)
    number, month, year = date(day).split()
    return f"{number} {month[:3]} {year}"


def notice_state(row):
    """Where a duty to publish a notice stands: found, due, not found, exempt and why."""
    state, due = row["clock_state"], row["due_on"]
    by = "" if is_missing(due) else f" by {date(due)}"
    if state in ("published", "voluntary"):
        when = "" if is_missing(row["published_on"]) else f" on {date(row['published_on'])}"
        return f"Published{when}" + (", though no law asks it" if state == "voluntary" else "")
    return {
        "due": f"Due{by}",
        "not_found": f"Not found; it was due{by}" if by else "Not found",
        "not_yet": f"Not due yet{f'; due{by}' if by else ''}",
        "exempt": f"Exempt: {(row['exempt_because'] or '')[:1].lower()}"
        f"{(row['exempt_because'] or '')[1:]}",
        "cannot_tell": "We cannot tell: the register does not say enough, or no notices are loaded",
    }[state]


def or_none(value, said="not stated"):
    """Pounds, or the words that stand in their place."""
    return said if is_missing(value) else pounds(value)
