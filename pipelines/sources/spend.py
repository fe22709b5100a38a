"""Payments to suppliers, as the Local Government Transparency Code has councils publish them."""

import re

from pipelines.sources._plan import Layout
from pipelines.sources._rates import OF_A_RATE, OF_BEFORE


def _words(yes, no):
    return re.compile(rf"\b({yes})\b"), re.compile(rf"\b({no})\b")


def _both_ways(words):
    """“Exclusive Amount” and “Amount Exclusive”: of VAT, where nothing is said."""
    return rf"({words}) {_WORTH}|{_WORTH} ({words})$"


_WORTH, _LESS = "(amounts?|amts?|values?|totals?|cost)", "exclusive|excl|ex"
_NO_PAYMENT = (
    "po|orders?|ordered|budgets?|forecasts?|commitments?"
    "|accruals?|accrued|hourly|remaining|savings?"
)
_NO_PAID_DAY = (
    "po|amount|start|end|commencing|beginning|updated|created|due|by|to|from|fetched"
    # Unless it is said to be the day of payment, as in “Grant Payment Date”.
    r"|(?<!paid )(?<!payment )(orders?|ordered|awards?|awarded|grants?|review|renewal|expiry"
    r"|expires|contract|tender|published|signed|deadline)(?! (?:\w+ )?(?:payment|paid))"
)
_NO_COUNT = (
    "discount|number|no|ref|reference|quantity|year|id|date|retention|cumulative|running|balance"
    r"|code(?!.* (amounts?|amts?|values?)$)"  # a “GL Code Net Amount” is one
    f"|{OF_A_RATE}"
    # Of a payment, and no amount unless it says so: its week, its run, its terms.
    r"|^(?!.*\b(amounts?|amts?|values?|gbp|pounds)\b).*"
    r"(month|mth|week|quarter|qtr|terms|days?|batch|voucher|run|priority|status|frequency)"
)
_NO_TAXED = f"{_NO_PAYMENT}|irrecoverable|{_NO_COUNT}"
# What was paid for, and out of which budget: “Cost Centre”, “Spend Category”, not “Group Amount”.
_CODES = "cent(re|er)s?|ctr|element|object|account|subjective|category|level|group|band"
_NO_CODE = (
    rf"^(?!.*\b(amounts?|amts?|values?|paid)\b)(?!.*\b({_CODES})\b.*\bspend\b).*\b({_CODES})"
    r"|(amount|value) (category|level|group|band)$"
)
# Of one of several things, or not yet spent.
_NO_PRICE = (
    r"^(?!.*\b(amounts?|amts?|values?|totals?|sum|paid|payments?|spend)\b)"
    r"(?=.*\b(price|expenditure)\b)"
    r".*\b(units?|each|per|contract|planned|expected|estimated|list)"
    r"|(?<!business )unit costs?|costs? (each|per unit|per item)"
)
_NO_AMOUNT = f"{_NO_TAXED}|{_NO_CODE}|{_NO_PRICE}|vat|ytd|to date|{OF_BEFORE}|type|method"
_AMOUNT = "amounts?|amts?|values?|totals?|sum|cost|paid|payments?|spend|gbp|pounds|sterling"
# What says itself that whoever it names was paid; the others may name who pays.
_WAS_PAID = (
    "suppliers?|vendors?|payees?|beneficiary|creditors?|merchants?|contractors?"
    "|(?<!service )(?<!care )(?<!support )recipients?"
    "|(pa(id|yable)|payments?( made)?|made out|remit|direct debits?|standing orders?) to"
    "|^whom? to$|^to whom$|to whom (paid|payable|payments?( made)?)|^whom paid"
    "|who (was|were|is|we) (being )?paid|in favour of"
    # Not for whom, nor by whom. Who bought is an officer, and a client is whom the money cares for.
    "|(firm|company|organisation|body|person|individual|entity|business|party|trader) paid"
    "(?! (for|by|from|on behalf))"
    "|(invoices?|invoiced|billed|purchased|purchases|bought) from|supplied (from|by)"
)
LAYOUTS = [
    Layout(
        kind="spend",
        name="spend",
        raw_table="raw_spend",
        required=(
            ("paid_on", "period_code", "period"),
            ("payee_name",),
            ("amount_net", "amount_gross", "amount_unstated"),
        ),
        # Said in `sources.toml`, of a publisher, by a workbook or a file's name: what a date's
        # digits mean, the year of its months, and which sheet a line stands in.
        constants=(
            "period",
            "period_codes",
            "date_system",
            "period_year",
            "period_number",
            "sheet",
        ),
        made=("found_to_be",),
        # The postcode of a sole trader is a home address.
        personal=("supplier_postcode",),
        body_column="body_name",
        is_lookalike=True,
        values={
            "paid_on": "date",
            "period_code": "month",
            "payee_name": "name",
            "amount_net": "amount",
            "amount_gross": "amount",
            "amount_unstated": "amount",
        },
        words={
            "paid_on": _words("date|dt|paid|posted|day|week", _NO_PAID_DAY),
            "payee_name": _words(
                f"{_WAS_PAID}|providers?|company|organisation name",
                "id|no|number|ref|reference|code|vat|postcode|address|category|type|town|uri|group",
            ),
            "amount_net": _words(
                "nett?|(ex|exc|excl|excluding|excludes|less|without|before|net of|exclusive of)"
                f"( any| recoverable| reclaimable)? vat|vat exclusive|goods|{_both_ways(_LESS)}",
                _NO_TAXED,
            ),
            "amount_gross": _words(
                "gross|(inc|incl|including|includes|with|inclusive of) vat|vat inclusive"
                f"|{_both_ways('inclusive|incl|inc')}",
                _NO_TAXED,
            ),
            "amount_unstated": _words(
                rf"{_AMOUNT}|price|expenditure|^actuals?( gbp)?$",
                _NO_AMOUNT,
            ),
        },
        phrases=(
            # With its number the name stays whole, as under “Supplier”.
            (re.compile(r"\bname( and| or)? (id|no|number|ref)\b"), "name"),
            (re.compile(r"\b(id|no|number|ref)( and| or)? name\b"), "name"),
            (re.compile(r"\b(spend|spent) (in|during|this|for the) (the )?month\b"), "spend"),
        ),
        # A price, what is spent in all or a contract's value, only where nothing else is an amount.
        better={
            "amount_unstated": re.compile(rf"^(?!contract\b).*\b({_AMOUNT})\b"),
            "payee_name": re.compile(rf"^.*\b({_WAS_PAID})\b"),
        },
        # One organisation on all lines is the one that pays.
        varied={
            "payee_name": re.compile(
                r"(name of )?(organisations?|third party|(trading|business) name)( name| paid)?"
            )
        },
    )
]
