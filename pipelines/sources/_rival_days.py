"""Several columns of days: which of them is nearest to the day of payment.

“Payment Date” is, “Cheque Date” nearly; that of an invoice or of a ledger is the furthest from it.
"""

import re

from pipelines.sources import _values
from pipelines.sources._headings import normalise

_PAID_DAY = re.compile(r"\b(paid|payments?|pmt|pay|paying|talu|taliad)\b")
_BY_BANK_DAY = re.compile(r"\b(bacs|cheques?|checks?|chq|chqs|remittance|remitted)\b")
_CLEARED_DAY = re.compile(r"\b(clear|cleared|clearing|clearance|settled|settlement)\b")
_PAPERS_DAY = re.compile(
    r"\b(invoiced?|inv|tax|doc|docs|document|gl|ledger|posted|posting|entered|entry)\b"
)
_OF_PAYMENT = re.compile("|".join(one.pattern for one in (_PAID_DAY, _BY_BANK_DAY, _CLEARED_DAY)))
_OF_PAYMENT_OR_PAPER = re.compile(f"{_OF_PAYMENT.pattern}|{_PAPERS_DAY.pattern}")
_NO_DAY = re.compile(
    r"\b(period|month|week|year|type|method|status|terms|no|number|ref|reference|id|deadline"
    r"|approved|approval|authorised|requested|request|planned|scheduled|schedule|expected|target"
    r"|proposed|estimated|forecast|first|final|last|next|discount|dbs|birth|dob|hold|review|due"
    r"|certificate)\b"
)
_SAYS_DAY = re.compile(
    r".*\b(date|dt|day|on)\b.*|paid|clearing|cleared|(payment|pmt|pay|bacs|cheque|chq) run"
)
_PAID_WHOM = re.compile(r"\bpaid (to|by)\b")  # “Date Paid To Supplier”, “Date Paid By BACS”


def settle(match, rows):
    """Choose the day of payment where another day stands under its heading, and tell of it.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    if "paid_on" not in match.columns or "paid_on" not in match.layout.words:
        return
    at = match.columns.index("paid_on")
    below = [row for line, row in rows if line != match.line]
    mine = nearness(normalise(match.cells[at]))
    nearer = [one for one in _days(match, below, _OF_PAYMENT) if -one[0] > mine]
    if nearer:
        _, i = min(nearer)
        match.columns[at], match.columns[i] = None, "paid_on"
        said = f"“{match.cells[i].strip()}” is the day of payment"
        match.notes.append(f"{said}, not “{match.cells[at].strip()}”")


def column_of_days(match, below):
    """The position of unplaced days of payments or of their papers; None where there are none.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    below : list of list of str
    """
    if "paid_on" not in match.layout.words:
        return None
    return min(_days(match, below, _OF_PAYMENT_OR_PAPER), default=(0, None))[1]


def _days(match, below, of_what):
    """(nearness below nought, position) of unplaced columns of days whose heading says of what."""
    _, no = match.layout.words["paid_on"]
    return [
        (-nearness(words), i)
        for i, cell in enumerate(match.cells)
        if match.columns[i] is None
        and (words := _PAID_WHOM.sub("paid", normalise(cell)))
        and of_what.search(words)
        and _SAYS_DAY.fullmatch(words)
        and not (no.search(words) or _NO_DAY.search(words))
        and _are_days(i, below)
    ]


def nearness(words):
    """How near a day comes to that of payment: an invoice's, 0, is the furthest from it.

    Parameters
    ----------
    words : str
        Its heading, as `normalise` has it.
    """
    if _PAID_DAY.search(words):
        return 3
    if _BY_BANK_DAY.search(words):
        return 2
    return int(bool(_CLEARED_DAY.search(words)) or not _PAPERS_DAY.search(words))


def _are_days(i, below):
    values = [row[i].strip() for row in below if i < len(row) and row[i].strip()]
    return len(values) * 2 >= len(below) and (_values.share("date", values) or 0) >= 0.5
