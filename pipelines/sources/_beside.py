"""What stands beside the amounts of a table and makes others of them: signs, pence, a second table.

Nobody adds or turns such amounts in silence: the table is refused, or what its lines say is told.
"""

import re

from pipelines.sources import _rivals
from pipelines.sources._headings import normalise

_FEWEST = 3
_SPELLINGS = 24  # of so few words
_SIGNS = re.compile(
    r"(dr|cr|debit|credit|d|c|dc|drcr)( (dr|cr|debit|credit|d|c))?( (indicator|flag|sign|marker))?"
    r"|sign|(plus|minus)( (or )?(plus|minus))?"
)
_CREDIT = re.compile(
    r"c|cr|h|kg|crn|cn|c n|crm|crd|cred|((ap|supplier|purchase) )?(credits?|credit (notes?|memos?))"
    r"|minus|refund"
)
_ALSO_A_KIND = {"transaction type"}  # of expenses, where no credits stand in it
_KIND = re.compile(r"\b(type|document|doc|status|state|hold|held)\b")
_NOT_PAID = re.compile(
    r"cancell?ed|void(ed)?|reversed|rejected|stopped|unpaid|not paid|on hold|held|pending|disputed"
)
_YES = {"y", "yes", "true", "x", "1", "✓"}
_NO = {"n", "no", "false", "0"}
_IS_PAID = re.compile(r"((is|was|been) )?paid( (y n|yes no|flag|indicator))?")
_WITHOUT = {"net", "nett", "net amount", "goods"}
_WITH = {"gross", "total", "gross amount", "invoice total"}
_TAX = {"vat", "tax", "vat amount", "input vat"}
_MARKED_CREDIT = {"cr", "credit", "cr.", "-"}
_MARKED = _MARKED_CREDIT | {"dr", "debit", "dr.", "+"}
_PENCE = {"p", "pence", "pennies", "ceiniogau"}


def unread(match, rows):
    """Why the amounts of a table are not what its columns say together; None where they are.

    Parameters
    ----------
    match : a row of headings as one layout reads it
        What is odd and counts as it stands is noted.
    rows : list of (int, list of str)
    """
    amounts = [i for i, c in enumerate(match.columns) if match.layout.values.get(c) == "amount"]
    if not amounts:
        return None
    below = [row for line, row in rows if line > match.line]
    for i, cell in enumerate(match.cells):
        if match.columns[i] not in match.layout.values and _are_of_one_another(below, i):
            said = "says that lines are net, VAT and gross of one another"
            return f"the column headed “{cell.strip()}” {said}"
        is_free = match.columns[i] is None or normalise(cell) in _ALSO_A_KIND
        is_free = is_free and i not in match.read and normalise(cell)
        if is_free and (why := _of_column(match, amounts[0], i, cell.strip(), below)):
            return why
    return _signs_without_heading(match, amounts[0], below) or _second_table(match, below)


def _are_of_one_another(below, i):
    """Whether a column says nothing but which lines are net, VAT and gross."""
    said = {row[i] for row in below if i < len(row)}
    if len(said) > _SPELLINGS:
        return False
    said = set(map(normalise, said)) - {""}
    return said <= _WITHOUT | _WITH | _TAX and bool(
        said & _WITHOUT and said & _WITH and said & _TAX
    )


def _signs_without_heading(match, amount, below):
    """Marks of credits in a column that no heading names, such as the one behind the amounts."""
    width = max(map(len, below), default=0)
    for i in range(width):
        if i < len(match.cells) and (match.cells[i].strip() or match.columns[i]):
            continue
        said = {row[i].strip().lower() for row in below if i < len(row)} - {""}
        of_paid = any(
            i < len(row) and row[i].strip() and (_rivals.amount_of(row, amount) or 0) > 0
            for row in below
        )
        if said and said <= _MARKED and said & _MARKED_CREDIT and of_paid:
            return "a column without a heading says which amounts are credits (“CR”)"
    return None


def _of_column(match, amount, i, heading, below):
    words = normalise(heading)
    values = [row[i].strip() if i < len(row) else "" for row in below]
    if words in _PENCE and sum(v.isdigit() and int(v) < 100 for v in values) >= _FEWEST:
        both = f"“{match.cells[amount].strip()}” and “{heading}”"
        return f"pounds and pence stand in two columns, {both}"
    pounds = [_rivals.amount_of(row, amount) or 0 for row in below]
    credits = [
        value for value, worth in zip(values, pounds, strict=True)
        if worth > 0 and (_CREDIT.fullmatch(normalise(value)) or value in ("-", "−", "–"))
    ]  # fmt: skip
    if credits and _SIGNS.fullmatch(words):
        return f"the column headed “{heading}” says which amounts are credits, and that is not read"
    marked = sum(value.lower() in _YES for value in values) if _NOT_PAID.search(words) else 0
    if 0 < marked < len(values):
        match.notes.append(f"“{heading}” marks {marked} of the first lines, and they count")
    unpaid = [value for value in values if value.lower() in _NO]
    if unpaid and _IS_PAID.fullmatch(words) and {v.lower() for v in values} <= _YES | _NO | {""}:
        match.notes.append(
            f"“{heading}” says “{unpaid[0]}” of {len(unpaid)} of the first lines, and they count"
        )
    if not _KIND.search(words):
        return None
    said = {normalise(value) for value in values}
    if said & _WITHOUT and said & _WITH and said & _TAX:
        return (
            f"the column headed “{heading}” says that lines are net, VAT and gross of one another"
        )
    if said & _WITHOUT and said & _TAX:
        match.notes.append(
            f"“{heading}” says that lines are net or VAT, and they count together: with VAT"
        )
    unpaid = [value for value in values if _NOT_PAID.fullmatch(normalise(value))]
    for told, of in ((credits, ", not below nought"), (unpaid, "")):
        if told:
            match.notes.append(
                f"“{heading}” says “{told[0]}” of {len(told)} of the first lines{of},"
                " and they count as they stand"
            )
    return None


def _second_table(match, below):
    """Two tables side by side: who was paid and what else is headed twice, and not the same."""
    checked = [normalise(match.cells[i]) for i, c in enumerate(match.columns)
               if c in match.layout.values]  # fmt: skip
    twice = [words for words in checked if list(map(normalise, match.cells)).count(words) > 1]
    if len(twice) < 2:
        return None
    named = [i for i, c in enumerate(match.columns) if match.layout.values.get(c) == "name"]
    headings = [normalise(cell) for cell in match.cells]
    for at in named:
        for i in range(at + 1, len(headings)):
            if headings[i] != headings[at] or match.columns[i]:
                continue
            pairs = [(row[at].strip(), row[i].strip()) for row in below if i < len(row)]
            if sum(bool(second) and first != second for first, second in pairs) >= _FEWEST:
                twice = f"two columns are headed “{match.cells[at].strip()}”"
                return f"{twice} and do not say the same, as in two tables beside each other"
    return None
