"""Lines that a column calls budgets, forecasts, commitments or accruals: nobody was paid.

A ledger's extract may hold them beside what was paid. They are told where a column says nothing but
such words: “Accruals” among kinds of expense is what a payment was for.
"""

import re
from dataclasses import replace
from functools import partial

from pipelines.sources._headings import normalise
from pipelines.sources._reshape import UNPAID, with_finding

_LOOKED_AT = 5  # lines that leave nearly every column out
_OF = r"( (spend|costs?|expenditure|amounts?|values?|gbp|payments?|lines?))?( \d{2,4})*"
_PLANNED = (
    r"budget(s|ed)?|bud|forecasts?|fcst|commitments?|committed|com|encumbrances?|plan(ned)?"
    r"|estimate[ds]?|projections?"
)
_ACCRUED = r"accruals?|accrued|accr|acc"
_NOT_PAID = re.compile(
    rf"((original|revised|current|approved|annual|full year|latest) )?({_PLANNED}|{_ACCRUED}){_OF}"
)
_IS_PLANNED = re.compile(
    rf"((original|revised|current|approved|annual|full year|latest) )?({_PLANNED}){_OF}"
)
_ACTUAL = re.compile(rf"(actuals?|act){_OF}")
_PAID = re.compile(
    rf"(actuals?|act|paid|payments?|spend|spent|invoiced?|invoices|credit notes?){_OF}"
)
_SAYS_WHICH = re.compile(
    r"\b(type|version|scenario|ledger|basis|category|kind|status|record|measure|source|line"
    r"|budgets?|actuals?|forecasts?)\b"
)
_NEVER = {"payee_name", "paid_on", "transaction_number", "payee_id", "body_name"}


def mark(match, rows):
    """Set such lines apart in a table of which a column says which they are.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    rows : list of (int, list of str)
    """
    below = [row for line, row in rows if line > match.line]
    for i, column in enumerate(match.columns):
        if column in _NEVER or match.layout.values.get(column) == "amount" or i in match.read:
            continue
        if _is_told_by(match.cells[i], i, below):
            match.reshapes.append(partial(_marked, at=i))
            return


def _is_told_by(heading, i, below):
    """Whether a column says nothing but which lines were paid and which only planned."""
    first = {normalise(row[i]) for row in below[:_LOOKED_AT] if i < len(row)} - {""}
    if not first or not all(map(_is_a_word, first)):
        return False
    said = {normalise(row[i]) for row in below if i < len(row)} - {""}
    if not all(map(_is_a_word, said)):
        return False
    if any(map(_NOT_PAID.fullmatch, said)):
        is_planned = any(map(_IS_PLANNED.fullmatch, said)) and _SAYS_WHICH.search(
            normalise(heading)
        )
        return any(map(_PAID.fullmatch, said)) or bool(is_planned)
    return any(map(_ACTUAL.fullmatch, said))  # what is not may stand further down


def _is_a_word(words):
    return bool(_NOT_PAID.fullmatch(words) or _PAID.fullmatch(words))


def _marked(plan, records, headings, *, at):
    said = [normalise(row[at]) if at < len(row) and row[at] else "" for _, row in records]
    found = [UNPAID if words and _NOT_PAID.fullmatch(words) else None for words in said]
    if not any(found):
        return plan, records
    words = sorted({one for one, is_unpaid in zip(said, found, strict=True) if is_unpaid})
    shown = "”, “".join(words[:3])
    note = (
        f"“{plan.headings[at].strip()}” says “{shown}” of {sum(map(bool, found)):,} lines:"
        " nobody was paid, they do not count"
    )
    return with_finding(replace(plan, notes=(*plan.notes, note)), records, found)
