"""int_flow_kinds, int_spend: what is a purchase and what is not, by the rules as published."""

import pytest

from tests.support import reference_rows

NONE_DECIDED = "field | text | flow_kind\n-+-"


def _flows(run_model, spend, expect, rules=None, decided=NONE_DECIDED):
    """The kinds of flow of payments of one file, by way of what their texts say."""
    run_model(
        "int_spend",
        given={
            "stg_spend": [
                {"source_file_id": "f", "line_number": str(number), "amount_gbp": "1.00",
                 "payee_name": payee or None, "expense_type": expense or None}
                for number, (payee, expense) in enumerate(spend, start=1)
            ],
            "stg_landed_files": [{"source_file_id": "f", "publisher_id": "p"}],
            "ref_publishers": [{"publisher_id": "p", "name": "Saltreach Council"}],
            "ref_decided_aliases": "payee_name | provider_id | is_the_same\n-+-",
            "ref_calendar": "month | financial_year\n-+-",
            "int_spend_twice": "source_file_id | line_number | counts\n-+-",
            "ref_decided_flows": decided,
            "ref_flow_rules": rules or reference_rows("flow_rules"),
        },
        expect=expect,
        by=("int_flow_kinds", "int_partners"),
    )  # fmt: skip


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
    _flows(run_model, [(payee, ledger)], f"line_number | flow_kind\n-+-\n1 | {kind}")


def test_rules_count_by_number_not_by_place_or_spelling(run_model):
    """10 comes after 9, though as text it comes before."""
    _flows(
        run_model,
        [("Gannet Ltd", None), ("Gannet Ltd", None), ("Tern Ltd", None), (None, None)],
        """
        line_number | flow_kind | flow_basis
        ------------+-----------+-------------------------------------------------
        1           | grant     | nine
        2           | grant     | nine
        3           | purchase  | No rule says that it is anything but a purchase
        4           | unknown   | The publisher gave no payee
        """,
        rules="""
            rule_number | field      | pattern | flow_kind | flow_basis
            ------------+------------+---------+-----------+-----------
            10          | payee_name | GANNET  | treasury  | ten
            9           | payee_name | GANNET  | grant     | nine
            """,
    )


def test_of_a_payee_and_a_ledger_text_the_lower_number_counts(run_model):
    _flows(
        run_model,
        [("Gannet Ltd", "Fees"), ("Gannet Ltd", "Rates"), ("Gannet Ltd", "Bus"), (None, "Fees")],
        """
        line_number | flow_kind
        ------------+----------
        1           | treasury
        2           | grant
        3           | grant
        4           | treasury
        """,
        rules="""
            rule_number | field        | pattern | flow_kind | flow_basis
            ------------+--------------+---------+-----------+-----------
            1           | expense_type | FEES    | treasury  | one
            2           | payee_name   | GANNET  | grant     | two
            3           | expense_type | RATES   | statutory | three
            """,
    )


def test_what_people_decided_outweighs_the_rules(run_model):
    """Of a payee before a ledger text; of two decisions about one text the later stands."""
    _flows(
        run_model,
        [("Gannet Ltd", "Grants"), ("Gannet Ltd", "Fees"), ("Tern Ltd", "FEES"),
         ("Tern Ltd", "Grants")],
        """
        line_number | flow_kind | flow_basis
        ------------+-----------+--------------------------------------
        1           | internal  | People decided so of this payee
        2           | internal  | People decided so of this payee
        3           | treasury  | People decided so of this ledger text
        4           | grant     | The ledger calls it a grant
        """,
        decided="""
            field        | text       | flow_kind | decided_on
            -------------+------------+-----------+-----------
            payee_name   | GANNET LTD | statutory | 2024-01-01
            payee_name   | Gannet Ltd | internal  | 2024-02-01
            expense_type | Fees       | treasury  | 2024-01-01
            """,
    )  # fmt: skip
