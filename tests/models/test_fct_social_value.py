"""fct_social_value: promised, delivered, confirmed; nothing reported is unknown, not zero."""


def test_units_by_their_best_evidence(run_model):
    run_model(
        "fct_social_value",
        given={
            "stg_social_value_commitments": """
                commitment_id | agreement_reference | promised_units
                --------------+---------------------+---------------
                kept          | R1                  | 10
                silent        | R2                  | 5
                """,
            "stg_social_value_deliveries": """
                delivery_id | commitment_id | month   | delivered_units
                ------------+---------------+---------+----------------
                d1          | kept          | 2024-01 | 3
                d1          | kept          | 2024-02 | 4
                d2          | kept          | 2024-02 | 2
                d3          | kept          | 2024-03 | 1
                """,
            "stg_social_value_evidence": """
                delivery_id | evidence_grade
                ------------+---------------
                d1          | 0
                d1          | 4
                d2          | 2
                """,
            "int_provider_name": "provider_id\n-",
            "int_contracts": """
                contract_id | contract_reference
                ------------+-------------------
                c1          | R1
                c2          | R2
                c3          | R2
                """,
        },
        expect="""
    commitment_id | contract_id | promised_units | delivered_units | checked_units | confirmed_units
    --------------+-------------+----------------+-----------------+---------------+----------------
    kept          | c1          | 10             | 7               | 6             | 4
    silent        |             | 5              |                 |               |
            """,
    )
