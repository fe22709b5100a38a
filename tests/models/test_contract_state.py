"""How many contracts of a register are in which state."""


def test_nothing_is_counted_of_states_that_nobody_knows(run_model):
    """Of a register without a day; in others a state that does not occur has zero."""
    run_model(
        "pub_contract_state",
        given={
            "dim_publisher": """
                publisher_id | place_id
                -------------+---------
                dated        | X1
                dayless      | X2
                """,
            "dim_contract_state": """
                state          | state_words | sort_key
                ---------------+-------------+---------
                in_force       | In force    | 1
                day_not_stated | Not stated  | 5
                """,
            "fct_contract_state": """
                publisher_id | state          | as_at      | contracts
                -------------+----------------+------------+----------
                dated        | ended          | 2026-03-31 | 3
                dayless      | day_not_stated |            | 18
                """,
        },
        expect="""
            publisher_id | state          | contracts | as_at
            -------------+----------------+-----------+-----------
            dated        | in_force       | 0         | 2026-03-31
            dayless      | day_not_stated | 18        |
            """,
    )
