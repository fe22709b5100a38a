"""Amounts of a year, of a week or of another rate, or of an earlier time: what was paid is another.

“Annual Amount” is one, and “Amount (p.a.)”; “Amount (see Annual Accounts)” says “annual” of
something else, and “Amount paid each week” says that it was paid.
"""

import re

_YEARLY = r"(annual|annually|annuali[sz]ed|annum|yearly)"
_OFTEN = r"(weekly|fortnightly|monthly|daily|nightly|(day|week|month) rate)"
_AMOUNT = r"(amounts?|amts?|values?|costs?|price)"
_MONEY = rf"({_AMOUNT}|totals?|sum|spend|expenditure|gbp|nett?|gross)"
_KIND = r"((contract|nett?|gross|total|estimated|average|equivalent|agreed|rate) )*"
# What may stand about a rate and says nothing else: its unit, its VAT, that it is one.
_ABOUT = r"(on|in|an?|the|as|is|gbp|pounds|nett?|gross|(ex|exc|excl|inc|incl) vat)"
_SPANS = "weeks?|wks?|months?|mths?|years?|yrs?"
_END = rf"( (rate|equivalent|basis|figure|value|total|cost)| {_ABOUT})*$"
# In words of `normalise`: a heading of which this is found is none of what was paid.
OF_A_RATE = (
    rf"^(?!.*\bpaid\b).*\b((per (annum|year|week|day|hour)|(an?|each) (year|week|day|hour))\b"
    rf"|{_AMOUNT}( {_ABOUT})* per (month|fortnight|night|\d+ ?(days?|{_SPANS}))\b"
    rf"|{_MONEY}( {_ABOUT})* (p a|pa|p w|pw|p m|pm|pcm){_END})"
    rf"|^(?!.*\b(paid|payments?)\b).*\b({_YEARLY} {_KIND}{_MONEY}|{_OFTEN} {_KIND}{_AMOUNT}"
    rf"|{_MONEY}( {_ABOUT})* {_YEARLY}{_END}|{_AMOUNT}( {_ABOUT})* {_OFTEN}{_END}"
    rf"|{_AMOUNT} (for |over |of )?\d+ ?(months?|mths?|years?|yrs?){_END}|{_AMOUNT} each$)"
)
_IS_OF_A_RATE = re.compile(rf"({OF_A_RATE})\b")
# What was spent in the month of its file, or what each month costs.
_MAY_BE = re.compile(
    r"\b(weekly|fortnightly|monthly|quarterly|daily) ((nett?|gross|total) )*"
    r"(spend|expenditure|totals?|sum)\b"
    r"|\bquarterly ((nett?|gross|total) )*(amounts?|amts?|values?|costs?)\b"
)
# What was paid at another time: not what leaves that out, or was not published then.
OF_BEFORE = (
    "".join(rf"(?<!\b{word} )" for word in ("excl", "exc", "ex", "excluding", "excludes", "less"))
    + r"(previous(ly)?(?! (not|un(published|reported|disclosed)|redacted|withheld|omitted)\b)"
    r"|prior(?! (to|approvals?)\b))"
)
_IS_OF_BEFORE = re.compile(rf"\b{OF_BEFORE}\b")


def is_of_before(words):
    """Whether a heading, in words of `normalise`, is of an amount of an earlier time."""
    return bool(_IS_OF_BEFORE.search(words) and re.search(rf"\b({_MONEY}|paid|payments?)\b", words))


def is_of_a_rate(words):
    """Whether a heading, in words of `normalise`, says that its amounts are of a rate."""
    return bool(_IS_OF_A_RATE.search(words))


def may_be_of_a_rate(words):
    """Whether what it says may be meant so, or be what was paid in the time of its file."""
    return bool(_MAY_BE.search(words)) and not re.search(r"\bpa(id|yments?)\b", words)
