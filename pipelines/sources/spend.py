"""Payments to suppliers, as the Local Government Transparency Code has councils publish them."""

import re

from pipelines.sources._plan import Layout


def _words(yes, no):
    return re.compile(rf"\b({yes})\b"), re.compile(rf"\b({no})\b")


_NO_PAYMENT = "po|orders?|ordered|budgets?|forecasts?|commitments?"
_NO_PAID_DAY = (
    f"{_NO_PAYMENT}|amount|start|end|updated|created|due|by|to|from|fetched|award|awarded|grant"
    "|review|renewal|expiry|expires|contract|tender|published|signed|deadline"
)
_NO_AMOUNT = (
    f"{_NO_PAYMENT}|vat amount|irrecoverable|discount|number|no|ref|reference|quantity|year|code|id"
    "|date"
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
        # Said in `sources.toml`, of a publisher, or by a workbook: what a date's digits mean.
        constants=("period", "period_codes", "date_system"),
        # The postcode of a sole trader is a home address.
        personal=("supplier_postcode",),
        body_column="body_name",
        values={
            "paid_on": "date",
            "period_code": "month",
            "payee_name": "name",
            "amount_net": "amount",
            "amount_gross": "amount",
            "amount_unstated": "amount",
        },
        words={
            "paid_on": _words("date|paid|posted|day", _NO_PAID_DAY),
            "payee_name": _words(
                "suppliers?|vendors?|payees?|beneficiary|creditors?|merchants?|recipients?"
                "|contractors?|providers?|paid to|company|organisation name",
                "id|no|number|ref|reference|code|vat|postcode|address|category|type|town|uri|group",
            ),
            "amount_net": _words(
                "net|ex vat|excl vat|exc vat|excluding vat|excludes vat|less vat", _NO_AMOUNT
            ),
            "amount_gross": _words(
                "gross|inc vat|incl vat|including vat|includes vat|with vat", _NO_AMOUNT
            ),
            "amount_unstated": _words(
                "amounts?|values?|totals?|sum|cost|paid|payment|spend|gbp|pounds|sterling",
                _NO_AMOUNT + "|type|method",
            ),
        },
    )
]
