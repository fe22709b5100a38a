"""int_spend_named: a payee has a plain name, but a withheld name is nobody's."""


def test_a_withheld_name_has_no_key(run_model):
    run_model(
        "int_spend_named",
        given={
            "int_spend": """
                line_number | payee_name             | amount_gbp
                ------------+------------------------+-----------
                2           | REDACTED PERSONAL DATA | 1.00
                3           |                        | 2.00
                4           | Gannet Ltd             | 3.00
                """,
            "int_supplier_names": """
                name_text              | supplier_key           | is_withheld
                -----------------------+------------------------+-------------
                REDACTED PERSONAL DATA | REDACTED PERSONAL DATA | true
                Gannet Ltd             | GANNET                 | false
                """,
        },
        expect="""
            line_number | amount_gbp | supplier_key | is_withheld
            ------------+------------+--------------+-------------
            2           | 1.00       |              | true
            3           | 2.00       |              | false
            4           | 3.00       | GANNET       | false
            """,
    )
