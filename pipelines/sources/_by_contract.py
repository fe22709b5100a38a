"""What was paid by contract, beside what was not and beside all that was: parts and their sum.

“Contract Payment” is money that went; “Contract Value” is not, nor is what went over a contract's
life (“Total Contract Spend”).
"""

import re

from pipelines.sources._headings import normalise

_BY_CONTRACT = re.compile(r"\b((non|on|off) )?contract(ed)? (?=(payments?|paid|spend|spent)\b)")
_OF_ALL = re.compile(r"\b(totals?|overall|whole|life|lifetime)\b")
# What else a total may hold: money that went, and money that did not, or not yet.
_SPENT = re.compile(
    r"\b(payments?|paid|spend|spent|expenditure|amounts?|amt|values?|costs?|fees?|charges?|invoiced?"
    r"|other|others|non|off contract(ed)?|grants?|spot|agency|expenses?|variations?)\b"
)
_UNSPENT = (
    r"\b(balances?(?! (payments?|paid)\b)|outstanding|remain(ing|s|der)?|left"
    r"|commit(ted|ments?)|to (be )?(pay|paid|spend|spent)|unpaid|unspent|not (yet )?(paid|spent)"
    r"|due|owed|owing|payable|budgets?|accru(ed|als?)|forecasts?|future|planned|pending"
    r"|uncommitted|available|variance|underspend|saved|savings?)\b"
)
_NOT_SPENT = re.compile(_UNSPENT)
_SPENDING = "(spend|expenditure|costs?)"
# “Remaining spend” is none; “Planned Maintenance Spend” may be.
_NONE_SPENT = re.compile(rf"({_SPENDING} )?{_UNSPENT}( {_SPENDING})?")
_WAS_SPENT = re.compile(rf"\b(paid|payments?|spent|{_SPENDING})\b")
_UNSPENT_IN_A_NAME = re.compile(rf"{_UNSPENT} (?!still\b)\w+.* (payments?|{_SPENDING})\b")
# What a total that was paid may be held against, and nobody was paid with.
_WITHHELD = re.compile(
    r"\b(retentions?|retained|withheld|held|discounts?|reserves?|contingency|provisions?|previous(ly)?"
    r"|prior|brought|b f|cumulative|running|ytd|to date|annual|year|estimate[ds]?|approved|agreed"
    r"|orders?|po|vat|tax|credits?|income|receipts?|number|no|ref)\b"
)
_SAYS_PAID = re.compile(r"\b(paid|payments?|spent)\b")
_SAYS_SPENT = re.compile(r"\b(paid|payments?|spent|spend|expenditure)\b")
_FEWEST = 5  # lines on which each part is something
_NEARLY_ALL = 0.95


def without_words(words):
    """The words of a heading without those that say that it is of payments by contract.

    Parameters
    ----------
    words : str
        As `normalise` has them.
    """
    return words if _OF_ALL.search(words) else _BY_CONTRACT.sub("", words)


def is_said(heading):
    """Whether a heading says that it is of payments by contract, or of those that are not.

    Parameters
    ----------
    heading : str
    """
    words = normalise(heading)
    return without_words(words) != words


def whole_and_parts(match, both, below, may_be_whole, amount_of):
    """Which of a total and its two parts counts, one of them by contract; None where none add up.

    All that was paid counts; where the other part was not, what was paid by contract does. Where
    the total says that it was paid, or the other part may have been, that part is never all.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    both : set of int
        Two columns of amounts that differ: two of the three.
    below : list of list of str
    may_be_whole : callable
        Whether a heading may be that of a total.
    amount_of : callable
        What a cell of a row is worth.

    Returns
    -------
    counts : int or None
        Position of the column that counts; None where nobody can know.
    read : set of int
        Those of the two others.
    note : str
    """
    said = {i for i, cell in enumerate(match.cells) if is_said(cell)}
    for third, cell in enumerate(match.cells) if said else ():
        if third in both:
            continue
        for whole in sorted(({*both, third} if may_be_whole(cell) else both) - said):
            parts = sorted({*both, third} - {whole})
            if not said & set(parts) or not _is_sum(whole, parts, below, amount_of):
                continue
            if found := _that_counts(match, whole, parts, said):
                return found
    return None


def _that_counts(match, whole, parts, said):
    """(what counts, what does not, a note) of a total and its parts; None where nothing tells.

    Nothing counts where the total may be of what was paid and its other part of what was not.
    """
    names = [f"“{match.cells[i].strip()}”" for i in (whole, *parts)]
    all_of_it = normalise(match.cells[whole])
    other = next((normalise(match.cells[i]) for i in parts if i not in said), None)
    note = "{} counts: it is the sum of {} and {}".format(*names)
    if other is None or not _NOT_SPENT.search(other):
        is_spent = other is None or _is_spent(other, all_of_it)
        return (whole, set(parts), note) if is_spent else None
    if _SAYS_PAID.search(all_of_it) and _UNSPENT_IN_A_NAME.search(other):
        return whole, set(parts), note
    if _SAYS_SPENT.search(all_of_it) or _may_be_spent(other):
        return None, set(), ""
    paid = next(i for i in parts if i in said)
    note = (
        f"“{match.cells[paid].strip()}” counts: {names[0]}, the sum of {names[1]} and {names[2]},"
        " holds what was not paid"
    )
    return paid, {whole, *parts} - {paid}, note


def _is_spent(other, all_of_it):
    """Whether a part that nothing calls unpaid was paid, as it says or as its total does."""
    if _SPENT.search(other):
        return True
    return bool(_SAYS_SPENT.search(all_of_it)) and not _WITHHELD.search(other)


def _may_be_spent(other):
    """Whether a part of which something was not paid says of something that it was."""
    said = _WAS_SPENT.search(_NOT_SPENT.sub(" | ", other))
    return bool(said) and not _NONE_SPENT.fullmatch(other)


def _is_sum(whole, parts, below, amount_of):
    """Whether a column adds up two others on nearly all lines, each of which counts on several."""
    lines = [[amount_of(row, i) for i in (whole, *parts)] for row in below]
    told = [(one, two or 0, three or 0) for one, two, three in lines if one is not None]
    several = [sum(map(bool, column)) for column in zip(*told, strict=True)]
    adding = sum(one == two + three for one, two, three in told)
    return bool(told) and min(several) >= _FEWEST and adding >= _NEARLY_ALL * len(told)
