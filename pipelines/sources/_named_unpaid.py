"""Files, sheets and titles that name what nobody has paid yet: orders, commitments, what is owed.

“Purchase orders May 2024” is one; “Payments in date order” and “PO payments” are of payments, and
“Outstanding Schools Trust” is somebody's name. A name that says payments or spend is of them,
unless they are said to be pending, due, committed or the like.
"""

import re

from pipelines.errors import SourceError
from pipelines.sources._quoting import A_TITLE

_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
# “Payments (POs)” were made on orders.
_IN_BRACKETS = re.compile(r"\(\s*(purchase[ -]?orders?|p\.?o\.?s?)\s*\)", re.IGNORECASE)
_TILLS = re.compile(r"\bPOS\b")  # a point of sale, where “POs” are orders
_ORDERS = r"(purchase ?orders|((open|outstanding|purchase) )?pos|(open|outstanding) orders)"
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_END = rf"(?= *$| (at|as|on|by|for|in|from|to|until|up|list|report|\d+|({_MONTH})[a-z]*)\b)"
# By when; to whom, or why, is another thing.
_DUE = rf"due(?! to (?!\d|(the )?end\b|date\b|{_MONTH}))"
_PAYMENTS = r"(payments?|spend|expenditure)"
_OF = r"(orders?|pos?|invoices?|creditors?|bills?|debts?|payments?|spend|expenditure|liabilities)"
# Payments that came to nothing, and those that nobody has made yet.
_UNDONE = "cancell?ed|voided|failed|rejected|bounced"
_COMING = "forthcoming|upcoming|disputed"
_TO_COME = f"{_COMING}|future|expected|estimated|anticipated"
_WITHOUT = "exc|excl|excluding|excludes|without|not including|no|none|net of|less"
_LEFT_OUT = "excluded|removed|omitted|not included|left out"
# What a list says of the payments in it that came to nothing.
_SHOWN = r"(shown|listed|included|re ?presented|re ?issued|credited|reversed|marked)"
_PUBLISHED = r"(published|listed|shown|reported|included|added|uploaded|available|released)"
# Orders that nobody has to pay, such as that of the lines, and those that payments were made on.
_OTHERWISE = re.compile(
    r"\b((standing|money|postal|court) orders?"
    r"|in (\w+ ){0,2}order|(sort(ed)?|date|alpha(betical)?|(chrono|numer)\w*|(a|de)scending|name"
    r"|supplier|vendor|payee|value|amount|size|random) order"
    r"|order (of|by|no|number|ref)|po (box|no|number|ref)"
    r"|((purchase )?(pos?|orders?) (and|or) )?(non|no|without|not on) (purchase )?(pos?|orders?)"
    r"|(against|for|on|by|via|with|under|through|to|from|excl|excluding|inc|incl|including)"
    rf" (all |the |open )?{_ORDERS}|{_ORDERS} (paid|excluded)|accruals? basis"
    rf"|({_WITHOUT}) ((all|any|the) )?"
    rf"(outstanding|unpaid|overdue|pending|accrued|committed|aged|{_UNDONE}|{_TO_COME})"
    r"( \w+)?"
    rf"|({_UNDONE}|{_TO_COME}) (\w+ )?({_LEFT_OUT})"
    rf"|({_WITHOUT}) (\w+ ){{0,3}}on hold|on hold (is |are |were )?({_LEFT_OUT})"
    rf"|(incl?|include|includes|including) ((all|any|the) )?({_UNDONE})( \w+)?"
    rf"|({_UNDONE}) (\w+ ){{1,2}}((is|are|were) )?{_SHOWN}"
    rf"|re ?(issued|presented|paid) (after|following) (\w+ )?({_UNDONE})( \w+)?"
    rf"|({_TO_COME}) {_PAYMENTS} will (not )?be {_PUBLISHED}"
    r"|(\w+ ){1,3}(is|are) (excluded|not included|omitted|removed)"
    r"|not paid (late|after)|(awaiting|pending|due|overdue|proposed|scheduled|expected) (for )?"
    r"(publication|publishing|upload|release))\b",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"\b((unpaid|outstanding|overdue|pending|committed|accrued|scheduled|planned|proposed"
    rf"|{_UNDONE}|{_TO_COME}) ((purchase|supplier|creditor|invoice|bacs) )?"
    rf"({_OF[1:-1]}|bacs|cheques?)"
    r"|aged ((purchase|supplier|trade) )?(creditors?|debts?|debtors?|payables?|invoices?|analysis"
    r"|balances?|liabilities)"
    rf"|awaiting( \w+)?|not (yet )?paid|to be paid|on hold"
    rf"|(outstanding|{_UNDONE}|{_COMING}){_END}"
    rf"|({_OF[1:-1]}|amounts?|balances?) (still )?"
    rf"(outstanding|unpaid|overdue|pending|{_DUE}|owed|owing){_END}"
    rf"|{_ORDERS}|orders (raised|placed|issued)"
    rf"|{_PAYMENTS} (commitments|accruals|requisitions))\b",
    re.IGNORECASE,
)
_SAYS_PAID = re.compile(rf"\b({_PAYMENTS[1:-1]}|paid|spent|taliadau|gwariant)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b((purchase )?orders?|po|requisitions?|commitments?|accruals?|quot(es?|ations?)|unpaid"
    r"|overdue|owed|owing|(amounts?|balances?|invoices?|bills?) due to"
    rf"|{_UNDONE}|{_COMING}|aged(?! (care|people|persons|\d)))\b",
    re.IGNORECASE,
)
_CAME_TO_NOTHING = re.compile(rf"\b({_UNDONE}|{_COMING})\b", re.IGNORECASE)
# What may stand in a title that is of nothing else: payments, of whom, of which month.
_BESIDE = re.compile(
    rf"({_PAYMENTS}|suppliers?|creditors?|list|report|details?|of|for|to|the|all|over|above"
    rf"|({_MONTH})[a-z]*|\d+|k|p|gbp|[ |])*",
    re.IGNORECASE,
)
_LONGEST = 60  # a longer title is a sentence, which may say much


def told_by(name):
    """What a name tells of that nobody has paid yet, in its words; None where it tells of none."""
    words = _words(name)
    found = _ALWAYS.search(words)
    found = found or (None if _SAYS_PAID.search(words) else _OTHERS.search(words))
    return found[0].strip() if found else None


def _told_by_title(title):
    """What a title tells of that nobody has paid, of all that stands below it.

    Beside payments those that failed, or are to come, are some of them: they have to be all that it
    tells of.
    """
    told, words = told_by(title), _words(title)
    is_some = told and _CAME_TO_NOTHING.search(told) and _SAYS_PAID.search(words)
    return None if is_some and not _BESIDE.fullmatch(words.replace(told, " ", 1)) else told


def held_by(name, sheet, titles):
    """What the names of a table tell of that nobody has paid yet; None where they tell of none.

    Parameters
    ----------
    name : str
        Of its file, without its folder.
    sheet : str
    titles : iterable of str
        The cells above its headings.

    Returns
    -------
    (str, str) or None
        What names it, and what that tells of.
    """
    is_told = _SAYS_PAID.search(_words(sheet)) and not told_by(sheet)
    names = [("its sheet", sheet), *((A_TITLE, one) for one in titles)]
    if not is_told:
        names.insert(0, ("its name", name))  # where its sheet says payments they are some
    for where, one in names:
        if not one or (where != "its name" and len(one) > _LONGEST):
            continue
        if told := _told_by_title(one) if where == A_TITLE else told_by(one):
            return where, told
    return None


class HeldByNameError(SourceError):
    """What names a table tells of what nobody has paid yet, and nothing else says when it was."""


def error_of(file, match, where, told):
    """The error that refuses a table of payments without a day that is named so."""
    error = HeldByNameError(
        file.name,
        f"no column holds a day, and {where} tells of “{told}”: nobody may have been paid",
        'If they are payments, say their month in sources.toml: period = "2024-05".',
    )
    error.kind = match.layout.kind
    error.heading_line = match.line
    return error


def told_beside(name, sheet):
    """That a file's name tells of what nobody has paid yet, and its sheet of payments; or None.

    Parameters
    ----------
    name : str
        Of the file, without its folder.
    sheet : str
    """
    if _SAYS_PAID.search(_words(sheet)) and not told_by(sheet) and (told := told_by(name)):
        return f"its name tells of “{told}” and its sheet of “{sheet}”: they count as payments"
    return None


def is_undone(told):
    """Whether what a name tells of came to nothing, on whatever day that was."""
    return bool(re.search(_UNDONE, told, re.IGNORECASE))


def with_held(errors, left, held):
    """Errors and what is left out of a file, where the names of some sheets are held against them.

    Parameters
    ----------
    errors : list of (str, SourceError)
        What is wrong with its sheets.
    left : list of str
        The sheets of no kind, in words.
    held : dict of str to HeldByNameError
        It says more of a sheet than either: money that is left out is asked about.
    """
    errors = [(sheet, error) for sheet, error in errors if sheet not in held]
    left = [one for one in left if not any(f"sheet {sheet!r}: " in one for sheet in held)]
    return [*held.items(), *errors], left


def _words(name):
    if _SAYS_PAID.search(beside := _IN_BRACKETS.sub(" | ", name)):
        name = beside
    plain = re.sub(r"[^A-Za-z0-9|]+", " ", _TILLS.sub(" ", _PARTS.sub(" ", name)))
    return _OTHERWISE.sub(" | ", plain.strip())
