"""Registers that have a day, a name and a value, and are no payments to suppliers.

Money that comes in, what staff earn, gifts, land, penalties, taxes: taken for payments they would
be wrong of kind, and nobody would see it. A heading tells them, unless another says plainly who was
paid.
"""

import re

from pipelines.sources._headings import normalise

_MONEY_IN = "money that is asked for or comes in, no payment"
_NOTICES = "award notices in a flat table, no payments: bring their OCDS as JSON"
_REGISTERS = (
    (
        r"customers?( name)?|debtors?( name)?|(invoiced?|billed?|sold|charged) to"
        r"|income( type| code)?"
        r"|payers?( name)?|received from|receipts|receipt (date|number|no)|date received|sales?"
        r"|sales? (invoice|ledger)( number| no)?|amount received|lessees?|tenants?( name)?|hirers?"
        r"|outstanding|amount outstanding|overdue|days overdue|arrears|writ(e|ten) off( .*)?",
        _MONEY_IN,
    ),
    (
        r"job( title| role)?|post title|salary( .*)?|.* salary|pay (band|grade|scale)|grade|fte|wte"
        r"|remuneration|bonus(es)?|pension( .*)?|(basic|special responsibility|total) allowances?",
        "what staff or members receive, no payments to suppliers",
    ),
    (
        r".*\b(gifts?|hospitality|donors?|declined)\b.*|offered( .*)?|.* offer(ed)?"
        r"|accepted( or .*)?",
        "gifts, hospitality or donations, no payments",
    ),
    (
        r"land|title (number|no)|tenure|freehold( .*)?|leasehold( .*)?|uprn|purchasers?( name)?"
        r"|(date of )?(sale|disposal)( .*)?|property sold|sold",
        "land and buildings, no payments",
    ),
    (
        r"pcns?( .*)?|penalt(y|ies)( .*)?|contraventions?( .*)?|offences?( .*)?|fines?( .*)?"
        r"|vrm|vehicle registration( .*)?",
        "penalties that people owe, no payments",
    ),
    (
        r".*\brateable value\b.*|rv|(council tax|business rates|nndr)( .*)?|ratepayers?( .*)?"
        r"|account holders?( .*)?|.*\bliable party\b.*|liability( .*)?|relief( .*)?"
        r"|hereditament( .*)?",
        "accounts of a tax, no payments",
    ),
    (
        r"counter ?part(y|ies)|maturity( date)?|interest rate|principal|borrowers?( name)?|coupon",
        "loans and investments, no payments to suppliers",
    ),
    (
        r"(awards?|contracts?|releases?|tenders?|part(y|ies)|lots?) 0 .*",  # the first of a list
        _NOTICES,
    ),
)
_TOLD = tuple((re.compile(pattern), what) for pattern, what in _REGISTERS)
# Who was paid is said: then one heading of another register proves nothing. Debts are paid as well,
# so that a day of payment does not tell.
_PAID = re.compile(
    r"\b(suppliers?|vendors?|payees?|merchants?|beneficiary|creditors?|contractors?|paid to"
    r"|cyflenwr)\b|suppliername|vendorname|beneficiaryname"
)
_GOES_OUT = re.compile(r"(payments?|paid out|money out|expenditure)( (made|amounts?|gbp))?")
_PAYMENT = re.compile(r"\b(paid|payments?|invoices?)\b")
_OF_NOTICES = re.compile(
    r".*\b(awards?|awarded|tenders?|notices?|releases?|published)\b.*|tag|tags|initiation ?type"
    r"|contracts? \d .*"
)
_ENOUGH = 2  # headings of one other register that outweigh a word of payment


def told_by(match):
    """Which other register the headings of a table tell, in words; None where they tell none."""
    headings = [cell for cell in match.cells if cell.strip()]
    words = [normalise(cell) for cell in headings]
    if "ocid" in words and not any(map(_PAYMENT.search, words)) and (
        match.missing or any(map(_OF_NOTICES.fullmatch, words))
    ):  # fmt: skip
        return f"“ocid” tells of {_NOTICES}"
    is_paid = any(_PAID.search(normalise(cell)) for cell in headings)
    # A cash book has payments beside its receipts: those are set apart, line by line.
    is_cash_book = any(map(_GOES_OUT.fullmatch, words))
    for pattern, what in _TOLD:
        if is_cash_book and what == _MONEY_IN:
            continue
        telling = [cell.strip() for cell in headings if pattern.fullmatch(normalise(cell))]
        if len(telling) >= (_ENOUGH if is_paid else 1):
            said = " and ".join(f"“{cell}”" for cell in telling[:_ENOUGH])
            return f"{said} tell of {what}" if len(telling) > 1 else f"{said} tells of {what}"
    return None
