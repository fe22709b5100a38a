"""Files, sheets and titles that name what nobody has paid yet: orders, commitments, what is owed.

“Purchase orders May 2024” is one; “Payments in date order” and “PO payments” are of payments, and
“Outstanding Schools Trust” is somebody's name. A name that says payments or spend is of them,
unless they are said to be pending, due, committed or the like.
"""

import re

_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_TILLS = re.compile(r"\bPOS\b")  # a point of sale, where “POs” are orders
_ORDERS = r"(purchase ?orders|((open|outstanding|purchase) )?pos|(open|outstanding) orders)"
# Orders that nobody has to pay, such as that of the lines, and those that payments were made on.
_OTHERWISE = re.compile(
    r"\b((standing|money|postal|court) orders?"
    r"|in (\w+ ){0,2}order|(sort(ed)?|date|alpha(betical)?|(chrono|numer)\w*|(a|de)scending|name"
    r"|supplier|vendor|payee|value|amount|size|random) order"
    r"|order (of|by|no|number|ref)|po (box|no|number|ref)"
    r"|((purchase )?(pos?|orders?) (and|or) )?(non|no|without|not on) (purchase )?(pos?|orders?)"
    r"|(against|for|on|by|via|with|under|through|to|from|excl|excluding|inc|incl|including)"
    rf" (all |the |open )?{_ORDERS}|{_ORDERS} (paid|excluded)|accruals? basis)\b",
    re.IGNORECASE,
)
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_END = rf"(?= *$| (at|as|on|by|for|in|from|to|until|up|list|report|\d+|({_MONTH})[a-z]*)\b)"
_PAYMENTS = r"(payments?|spend|expenditure)"
_OF = r"(orders?|pos?|invoices?|creditors?|bills?|debts?|payments?|spend|expenditure|liabilities)"
_ALWAYS = re.compile(
    r"\b((unpaid|outstanding|overdue|pending|committed|accrued|scheduled|planned|proposed)"
    rf" ((purchase|supplier|creditor|invoice) )?{_OF}"
    r"|aged ((purchase|supplier|trade) )?(creditors?|debts?|debtors?|payables?|invoices?|analysis"
    r"|balances?|liabilities)"
    r"|awaiting \w+|not (yet )?paid|to be paid"
    rf"|({_OF[1:-1]}|amounts?|balances?) (still )?"
    rf"(outstanding|unpaid|overdue|pending|due|owed|owing){_END}"
    rf"|{_ORDERS}|orders (raised|placed|issued)"
    rf"|{_PAYMENTS} (commitments|accruals|requisitions))\b",
    re.IGNORECASE,
)
_SAYS_PAID = re.compile(rf"\b({_PAYMENTS[1:-1]}|paid|spent|taliadau|gwariant)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b((purchase )?orders?|po|requisitions?|commitments?|accruals?|quot(es?|ations?)|unpaid"
    rf"|overdue|owed|owing|aged(?! (care|people|persons|\d))|outstanding{_END})\b",
    re.IGNORECASE,
)
_LONGEST = 60  # a longer title is a sentence, which may say much


def told_by(name):
    """What a name tells of that nobody has paid yet, in its words; None where it tells of none."""
    words = _words(name)
    found = _ALWAYS.search(words)
    found = found or (None if _SAYS_PAID.search(words) else _OTHERS.search(words))
    return found[0].strip() if found else None


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
    names = [("its sheet", sheet), *((f"“{one.strip()}”", one) for one in titles)]
    if not is_told:
        names.insert(0, ("its name", name))  # where its sheet says payments they are some
    for where, one in names:
        if one and (where == "its name" or len(one) <= _LONGEST) and (told := told_by(one)):
            return where, told
    return None


def _words(name):
    plain = re.sub(r"[^A-Za-z0-9]+", " ", _TILLS.sub(" ", _PARTS.sub(" ", name)))
    return _OTHERWISE.sub(" | ", plain.strip())
