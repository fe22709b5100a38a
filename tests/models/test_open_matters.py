"""What waits, by the day to which the files reach; and what came of what people said."""

import pytest

AS_AT = """
    as_at
    ----------
    2026-03-31
    """


def test_what_waits_is_old_enough_and_unanswered(run_model):
    run_model(
        "pub_open_matter",
        given={
            "dim_learning": """
                learning_id | noted_on   | learning_question | answered_on
                ------------+------------+-------------------+------------
                L1          | 2026-03-01 | Why?              |
                L2          | 2026-03-01 | Answered?         | 2026-03-02
                """,
            "dim_decision": """
                decision_id | decision_question | review_on
                ------------+-------------------+-----------
                D1          | Overdue?          | 2026-03-30
                D2          | Today?            | 2026-03-31
                D3          | To come?          | 2026-04-01
                D4          | Never?            |
                """,
            "dim_said": """
                said_id | noted_on   | you_said | we_changed | not_done_because
                --------+------------+----------+------------+-----------------
                S1      | 2026-01-31 | Open     |            |
                S2      | 2026-01-31 | Done     | It         |
                S3      | 2026-01-31 | Not done |            | No money
                """,
            "dim_as_at": AS_AT,
        },
        expect="""
            matter   | matter_id | waiting_days
            ---------+-----------+-------------
            question | L1        | 30
            review   | D1        | 1
            review   | D2        | 0
            said     | S1        | 59
            """,
    )


@pytest.mark.parametrize(
    ("changed", "not_done", "came"),
    [
        ("Yes", "", "changed"),
        ("Yes", "Half", "changed in part"),
        ("", "No", "not done"),
        ("", "", "open"),
    ],
)
def test_what_came_of_it(run_model, changed, not_done, came):
    run_model(
        "pub_said",
        given={
            "dim_said": f"""
                said_id | we_changed | not_done_because
                --------+------------+-----------------
                S1      | {changed}  | {not_done}
                """
        },
        expect=f"""
            said_id | came_of_it
            --------+-----------
            S1      | {came}
            """,
    )


def test_the_files_reach_to_the_latest_day_that_anything_tells(run_model):
    run_model(
        "dim_as_at",
        given={
            "dim_source_file": """
                kind               | as_at      | last_period
                -------------------+------------+------------
                spend              |            | 2026-02
                spend              |            | FY2030-31
                contracts_register | 2025-12-31 |
                social_value       | 2027-01-01 | 2027-01
                """,
            "dim_decision": """
                decided_on
                ----------
                2026-01-20
                """,
            "dim_learning": """
                noted_on   | answered_on
                -----------+------------
                2024-01-01 |
                """,
            "dim_said": """
                noted_on
                ----------
                2025-11-18
                """,
        },
        expect="""
            as_at
            ----------
            2026-02-28
            """,
    )
