"""fct_effort: stages in the order of the work; one that nobody knows is not guessed."""


def test_stages_know_their_place(run_model):
    run_model(
        "fct_effort",
        given={
            "stg_effort": """
                agreement_reference | stage   | quarter      | staff_days | effort_cost_gbp
                --------------------+---------+--------------+------------+----------------
                R1                  | procure | FY2023-24 Q1 | 2.5        | 100.00
                R2                  | procure | FY2023-24 Q1 | 1.5        | 50.00
                R1                  | Manage  | FY2023-24 Q1 | 3          |
                R1                  | party   | FY2023-24 Q1 | 1          | 10.00
                """
        },
        expect="""
            stage   | stage_order | is_before_signing | staff_days | effort_cost_gbp | agreements
            --------+-------------+-------------------+------------+-----------------+-----------
            procure | 4           | true              | 4          | 150.00          | 2
            Manage  | 6           | false             | 3          |                 | 1
            party   | 9           |                   | 1          | 10.00           | 1
            """,
    )
