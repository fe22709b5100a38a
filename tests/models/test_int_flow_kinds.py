"""int_flow_kinds: what is a purchase and what is not, by the rules as they are published."""

import pytest

from tests.support import reference_rows

NONE_DECIDED = "field | text | flow_kind\n-+-"


@pytest.mark.parametrize(
    ("payee", "ledger", "kind"),
    [
        ("NHS Brackwater CCG", "Payment to HA", "transfer_to_partner"),
        ("Salford Nhs Primary Care Trust", "", "transfer_to_partner"),
        ("Marrow PCT", "", "transfer_to_partner"),
        ("NHS Greater Marrow Integrated Care Board", "", "transfer_to_partner"),
        ("Brackwater Vale Nhs Foundation Trust", "Payts to Agencies", "purchase"),
        ("Pct Healthcare Ltd", "Equipment", "purchase"),
        ("REDACTED PERSONAL DATA", "Grants", "unknown"),
        ("", "Grants", "grant"),
        ("", "Fees", "unknown"),
        ("HM Revenue & Customs", "", "statutory"),
        ("Saltreach Pension Fund", "Grants", "payroll_related"),
        ("Cockle Row Residents", "Miscellaneous Grants", "grant"),
        ("Saltreach Combined Authority", "Levies", "statutory"),
        ("Gannet Ltd", "Fees", "purchase"),
        ("Grantham Ltd", "Fees", "purchase"),
        ("Marrow Primary School", "Fees", "transfer_to_partner"),
        ("St Tern R C High School", "Equipment", "transfer_to_partner"),
        ("New Quay Multi Academy Trust", "", "transfer_to_partner"),
        ("Marrow Stage Academy Ltd", "Fees", "purchase"),
        ("Tern School Of Dance", "Fees", "purchase"),
        ("High Tern School Uniforms Ltd", "Uniforms", "purchase"),
        ("Heron School Ltd", "Non-Maint Spec Schls", "purchase"),
        ("Heron Junior School", "Non-Maint Spec Schls", "purchase"),
        ("Pupil Lane Academy", "Schools Delegated Budget", "transfer_to_partner"),
        ("Gannet Ltd", "Superannuation", "payroll_related"),
    ],
)
def test_the_first_rule_that_fits_decides(run_model, payee, ledger, kind):
    run_model(
        "int_flow_kinds",
        given={
            "stg_spend": [{"payee_name": payee, "expense_type": ledger}],
            "ref_decided_flows": NONE_DECIDED,
            "ref_flow_rules": reference_rows("flow_rules"),
        },
        expect=f"""
            payee_name        | expense_type       | flow_kind
            ------------------+--------------------+----------
            {payee or "''"}   | {ledger or "''"}   | {kind}
            """,
    )


def test_rules_count_by_number_not_by_place_or_spelling(run_model):
    """10 comes after 9, though as text it comes before."""
    run_model(
        "int_flow_kinds",
        given={
            "stg_spend": [{"payee_name": "Gannet Ltd", "expense_type": None}] * 2,
            "ref_decided_flows": NONE_DECIDED,
            "ref_flow_rules": """
                rule_number | field      | pattern | flow_kind | flow_basis
                ------------+------------+---------+-----------+-----------
                10          | payee_name | GANNET  | treasury  | ten
                9           | payee_name | GANNET  | grant     | nine
                """,
        },
        expect="""
            payee_name | expense_type | flow_kind | flow_basis
            -----------+--------------+-----------+-----------
            Gannet Ltd | ''           | grant     | nine
            """,
    )


def test_what_people_decided_outweighs_the_rules(run_model):
    """Of a payee before a ledger text; of two decisions about one text the later stands."""
    run_model(
        "int_flow_kinds",
        given={
            "stg_spend": """
                payee_name | expense_type
                -----------+-------------
                Gannet Ltd | Grants
                Gannet Ltd | Fees
                Tern Ltd   | FEES
                Tern Ltd   | Grants
                """,
            "ref_decided_flows": """
                field        | text       | flow_kind | decided_on
                -------------+------------+-----------+-----------
                payee_name   | GANNET LTD | statutory | 2024-01-01
                payee_name   | Gannet Ltd | internal  | 2024-02-01
                expense_type | Fees       | treasury  | 2024-01-01
                """,
            "ref_flow_rules": reference_rows("flow_rules"),
        },
        expect="""
            payee_name | expense_type | flow_kind | flow_basis
            -----------+--------------+-----------+-----------------------------------------
            Gannet Ltd | Grants       | internal  | People decided so of this payee
            Gannet Ltd | Fees         | internal  | People decided so of this payee
            Tern Ltd   | FEES         | treasury  | People decided so of this ledger text
            Tern Ltd   | Grants       | grant     | The ledger calls it a grant
            """,
    )
