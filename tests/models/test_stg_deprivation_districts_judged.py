"""stg_deprivation_districts_judged: scores of deprivation, and numbers that are none."""


def test_numbers_run_together_are_no_score(run_model):
    run_model(
        "stg_deprivation_districts_judged",
        given={
            "raw_deprivation_districts": """
                line_number | place_id | place_name | average_score
                ------------+----------+------------+---------------
                2           | D1       | Gannet     | 33.9
                3           | D2       | Tern       | 16004
                4           | D3       | Heron      | 33895772421044
                5           | D4       | Avocet     |
            """
        },
        expect="""
            line_number | rejected_because
            ------------+---------------------
            2           |
            3           |
            4           | no score is so large
            5           | no place or no score
        """,
    )
