"""Registers of contracts: one line per contract in force or lately ended."""

import re

from pipelines.sources import _contract_registers
from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="contracts_register",
        name="contracts_register",
        raw_table="raw_contracts",
        required=(("title",), ("supplier_name",), ("start_date", "end_date", "expiry_date")),
        constants=("as_at",),
        # The postcode of a sole trader is a home address; a contact is an officer.
        personal=("supplier_postcode", _contract_registers.PERSONAL, _contract_registers.PACKED),
        body_column="body_name",
        values={
            "supplier_name": "name",
            "start_date": "date",
            "end_date": "date",
            "expiry_date": "date",
            "annual_value": "amount",
            "total_value": "amount",
        },
        words={
            "supplier_name": (
                re.compile(r"\bsuppliers?\b"),
                re.compile(
                    r"\b(surname|forename|first|last|account|manager|contact|id|no|number|ref|type"
                    r"|reference|code|postcode|address|category|size|sme|end|start|date)\b"
                ),
            )
        },
        reshape=_contract_registers.complete,
        # A line with a day of payment and an amount is one, whatever it says of its contract.
        yields_to=("spend",),
    )
]
