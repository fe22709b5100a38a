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
    r"|other|others|non)\b"
)
_NOT_SPENT = re.compile(
    r"\b(balances?|outstanding|remain(ing|s|der)?|left|commit(ted|ments?)|to (be )?(pay|paid|spend"
    r"|spent)|unpaid|unspent|not (yet )?(paid|spent)|due|owed|owing|payable|budgets?|accru(ed|als?)"
    r"|forecasts?|future|planned|pending|uncommitted|available|variance|underspend|saved|savings?)\b"
)
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

    All that was paid counts; where the other part was not, what was paid by contract does.

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
    counts : int
        Position of the column that counts.
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
    """(what counts, what does not, a note) of a total and its parts; None where nobody can know."""
    names = [f"“{match.cells[i].strip()}”" for i in (whole, *parts)]
    others = [normalise(match.cells[i]) for i in parts if i not in said]
    if not any(map(_NOT_SPENT.search, others)):
        is_all_spent = all(map(_SPENT.search, others))
        note = "{} counts: it is the sum of {} and {}".format(*names)
        return (whole, set(parts), note) if is_all_spent else None
    paid = next(i for i in parts if i in said)
    note = (
        f"“{match.cells[paid].strip()}” counts: {names[0]}, the sum of {names[1]} and {names[2]},"
        " holds what was not paid"
    )
    return paid, {whole, *parts} - {paid}, note


def _is_sum(whole, parts, below, amount_of):
    """Whether a column adds up two others on nearly all lines, each of which counts on several."""
    lines = [[amount_of(row, i) for i in (whole, *parts)] for row in below]
    told = [(one, two or 0, three or 0) for one, two, three in lines if one is not None]
    several = [sum(map(bool, column)) for column in zip(*told, strict=True)]
    adding = sum(one == two + three for one, two, three in told)
    return bool(told) and min(several) >= _FEWEST and adding >= _NEARLY_ALL * len(told)
