"""Grants: in the columns or the JSON of the 360Giving standard, or as a council lists them.

Whom a grant to a person names never lands: individuals are left out of 360Giving data, and a name
in a council's list is withheld where it can be recognised.
"""

import re

from pipelines.sources._persons import WITHHELD, withholding
from pipelines.sources._plan import Layout
from pipelines.sources._reshape import cell_of


def grants_360(content):
    """Records of a 360Giving document, {"grants": [...]}, or None where it is none."""
    grants = content.get("grants") if isinstance(content, dict) else None
    if not isinstance(grants, list) or not all(isinstance(one, dict) for one in grants):
        return None
    return [_grant(one) for one in grants]


def _grant(one):
    recipient = _first(one.get("recipientOrganization"))
    is_to_person = bool(one.get("recipientIndividual")) or not recipient
    funder = _first(one.get("fundingOrganization"))
    planned = _first(one.get("plannedDates"))
    place = _first(one.get("beneficiaryLocation"))
    return {
        "grant_id": one.get("id"),
        "title": one.get("title"),
        "currency": one.get("currency"),
        "amount_awarded": one.get("amountAwarded"),
        "award_date": one.get("awardDate"),
        "start_date": planned.get("startDate"),
        "duration_months": planned.get("duration"),
        "recipient_id": recipient.get("id"),
        "recipient_name": WITHHELD if is_to_person else recipient.get("name"),
        "funder_id": funder.get("id"),
        "funder_name": funder.get("name"),
        "place_name": place.get("name"),
        "place_id": place.get("geoCode"),
    }


def _first(value):
    return value[0] if isinstance(value, list) and value and isinstance(value[0], dict) else {}


def without_individuals(plan, records, headings):
    """Of a grant to an individual, or to a name that is a person's, no title or id lands either."""
    plan, records = withholding("recipient_name")(plan, records, headings)
    hidden = {"title": None, "recipient_id": None, "recipient_name": WITHHELD}
    at = {i: hidden[column] for i, column in enumerate(plan.columns) if column in hidden}

    def names_one(cells):
        named = cell_of(plan, cells, "recipient_name")
        return named == WITHHELD or cell_of(plan, cells, "recipient_individual")

    return plan, [
        (line, [at.get(i, cell) for i, cell in enumerate(cells)] if names_one(cells) else cells)
        for line, cells in records
    ]


LAYOUTS = [
    Layout(
        kind="grants",
        name="grants",
        raw_table="raw_grants",
        required=(
            ("grant_id",),
            ("amount_awarded",),
            ("award_date",),
            ("recipient_name",),
            ("funder_name",),
        ),
        personal=("description", "recipient_individual"),
        reshape=without_individuals,
    ),
    Layout(
        kind="grants",
        name="grants_360",
        raw_table="raw_grants",
        required=(),
        file_format="json",
        from_json=grants_360,
        json_key="grants",
        left_out=("description", "recipientIndividual", "addresses"),
        reshape=without_individuals,
    ),
    Layout(
        kind="grants",
        name="grants_list",
        raw_table="raw_grants",
        required=(("amount_awarded",), ("award_date",), ("recipient_name",)),
        personal=("description", "recipient_individual"),
        values={"amount_awarded": "amount", "recipient_name": "name"},
        varied={
            "recipient_name": re.compile(
                r"((name of|grant|recipient|applicant|funded|voluntary|community|awarded|the) )*"
                r"(organisations?|group|recipient|applicant|body|awarded to)( names?)?( awarded)?"
            )
        },
        told_by=re.compile(r"\b(grants?|voluntary|charity|funding)\b"),
        is_lookalike=True,
        reshape=withholding("recipient_name"),
    ),
]
