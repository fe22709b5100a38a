"""Lines that a column calls budgets, forecasts, commitments or accruals: nobody was paid.

A ledger's extract may hold them beside what was paid. They are told where one column says nothing
but such words, and says of other lines that they were paid: “Accruals” among kinds of expense is
what a payment was for, and a file that says “Budget” of all its lines says so of a list, or of the
budget that paid.
"""

import re
from dataclasses import replace
from functools import partial

from pipelines.sources._headings import normalise
from pipelines.sources._reshape import UNPAID, with_finding

_LOOKED_AT = 5  # lines that leave nearly every column out
_MOST = 40  # ways in which such a column may write its few words
_OF = r"( (spend|costs?|expenditure|amounts?|values?|gbp|payments?|lines?))?( \d{2,4})*"
_NOT_PAID = re.compile(
    r"((original|revised|current|approved|annual|full year|latest) )?(budgets?|forecasts?"
    rf"|commitments?|committed|encumbrances?|accruals?|accrued){_OF}"
)
_ACTUAL = re.compile(rf"actuals?{_OF}")
_PAID = re.compile(rf"(actuals?|paid|spend|spent){_OF}")
_DOCUMENT = re.compile(r"payments?|invoiced?|invoices|credit notes?")  # paid, or to be paid
_NEVER = {"payee_name", "paid_on", "transaction_number", "payee_id", "body_name"}
_HOW_TO_COUNT = "if somebody was, say so in sources.toml: all_paid = true"


def mark(file, match, rows):
    """Set such lines apart in a table of which a column says which they are.

    Parameters
    ----------
    file : DataFile
        `all_paid` of what is said of it lets every line count.
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    below = [row for line, row in rows if line > match.line]
    for i, column in enumerate(match.columns):
        if column in _NEVER or match.layout.values.get(column) == "amount" or i in match.read:
            continue
        if _may_tell(i, below):
            are_paid = bool(file.said.get("all_paid"))
            match.reshapes.append(partial(_marked, at=i, are_paid=are_paid))


def _may_tell(i, below):
    """Whether the first lines of a column say nothing but which lines were paid."""
    first = {normalise(row[i]) for row in below[:_LOOKED_AT] if i < len(row)} - {""}
    if not first or not all(map(_is_a_word, first)):
        return False
    said = {normalise(row[i]) for row in below if i < len(row)} - {""}
    # What was not paid may stand further down.
    return any(_NOT_PAID.fullmatch(one) or _ACTUAL.fullmatch(one) for one in said)


def _is_a_word(words):
    return any(known.fullmatch(words) for known in (_NOT_PAID, _PAID, _DOCUMENT))


def _marked(plan, records, headings, *, at, are_paid):
    texts = [row[at] or "" if at < len(row) else "" for _, row in records]
    if len(set(texts)) > _MOST:
        return plan, records
    said = {text: normalise(text) for text in set(texts)}
    unpaid = {text for text, words in said.items() if _NOT_PAID.fullmatch(words)}
    if not unpaid or not all(_is_a_word(words) for words in said.values() if words):
        return plan, records
    is_told = any(map(_PAID.fullmatch, said.values()))
    found = [UNPAID if text in unpaid else None for text in texts]
    many = f"{sum(map(bool, found)):,}" if not all(found) else "all"
    shown = "”, “".join(sorted({said[text] for text in unpaid})[:3])
    what = (
        "they count as payments" if not is_told
        else "they count as payments, as sources.toml says" if are_paid
        else f"nobody was paid, they do not count ({_HOW_TO_COUNT})"
    )  # fmt: skip
    note = f"“{plan.headings[at].strip()}” says “{shown}” of {many} lines: {what}"
    plan = replace(plan, notes=(*plan.notes, note))
    return with_finding(plan, records, found) if is_told and not are_paid else (plan, records)
