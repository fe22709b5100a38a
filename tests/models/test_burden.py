"""How much a survey asks of a person in a year: waves, questions, and where they count."""

RESPONSES = """
    source_file_id | line_number | survey | respondent_key | wave    | answered_in | small_area_id
    ---------------+-------------+--------+----------------+---------+-------------+--------------
    f1             | 2           | care   | k1             | 2024-05 | 2024-05     | S1
    f2             | 2           | care   | k1             | 2024-11 | 2024-11     | S2
    f1             | 3           | care   | k2             | 2024-05 | 2024-05     | S1
    f1             | 4           | care   | k2             | 2024-05 | 2024-05     | S1
    f1             | 5           | care   | k3             | 2024-05 | 2024-05     |
    f3             | 2           | care   | k1             | 2025-05 | 2025-05     | S1
    f4             | 2           | panel  | k1             | 2024-05 | 2024-05     | S1
    """
ITEMS = """
    source_file_id | line_number | item | value_num
    ---------------+-------------+------+----------
    f1             | 2           | a    | 1
    f1             | 2           | b    |
    f2             | 2           | a    | 1
    f1             | 3           | a    | 1
    f1             | 4           | a    | 1
    f1             | 4           | b    | 0
    f1             | 5           | a    | 1
    f3             | 2           | a    | 1
    f4             | 2           | a    | 1
    """
PERIODS = """
    answered_in | period    | period_kind
    ------------+-----------+---------------
    2024-05     | FY2024-25 | financial_year
    2024-05     | 2024-05   | month
    2024-11     | FY2024-25 | financial_year
    2025-05     | FY2025-26 | financial_year
    """


def test_a_person_has_one_questionnaire_a_wave_and_every_question_counts(run_model):
    """k2 is listed twice in a wave; a question that was not answered was asked all the same."""
    run_model(
        "int_burden_person",
        given={
            "stg_responses": RESPONSES, "stg_response_items": ITEMS,
            "int_response_periods": PERIODS,
        },
        expect="""
            survey | respondent_key | period    | questionnaires | questions | small_area_id
            -------+----------------+-----------+----------------+-----------+--------------
            care   | k1             | FY2024-25 | 2              | 3         | S2
            care   | k2             | FY2024-25 | 1              | 2         | S1
            care   | k3             | FY2024-25 | 1              | 1         |
            care   | k1             | FY2025-26 | 1              | 1         | S1
            panel  | k1             | FY2024-25 | 1              | 1         | S1
            """,
    )  # fmt: skip


def test_a_part_counts_in_every_place_around_it(run_model):
    run_model(
        "fct_burden_person",
        given={
            "int_burden_person": """
                survey | respondent_key | period    | questionnaires | questions | small_area_id
                -------+----------------+-----------+----------------+-----------+--------------
                care   | k1             | FY2024-25 | 2              | 3         | S1
                care   | k2             | FY2024-25 | 1              | 2         | S1
                care   | k3             | FY2024-25 | 1              | 1         | S2
                care   | k4             | FY2024-25 | 1              | 1         |
                """,
            "int_place_sets": """
                small_area_id | place_set
                --------------+----------
                S1            | 1
                S2            | 2
                """,
            "int_published_places": """
                published_table | place_set | place_id
                ----------------+-----------+---------
                P9              | 1         | D1
                P9              | 1         | C1
                P9              | 2         | C1
                P1              | 2         | W1
                """,
        },
        expect="""
            place_id | part_key | n_people | n_more | sum_questionnaires | sum_questionnaires2 | sum_questions | sum_questions2
            ---------+----------+----------+--------+--------------------+---------------------+---------------+---------------
            D1       | 1        | 2        | 1      | 3                  | 5                   | 5             | 13
            C1       | 1        | 2        | 1      | 3                  | 5                   | 5             | 13
            C1       | 2        | 1        | 0      | 1                  | 1                   | 1             | 1
            """,  # noqa: E501
    )


def test_invitations_of_a_year_are_added_up_by_district(run_model):
    run_model(
        "fct_burden_invited",
        given={
            "stg_invitations": """
                survey | wave    | place_id | age_band | people_invited | people_answered
                -------+---------+----------+----------+----------------+----------------
                care   | 2024-05 | D1       | 16-24    | 40             | 20
                care   | 2024-05 | D1       | 25-44    | 50             | 30
                care   | 2024-11 | D1       | 16-24    | 60             | 10
                care   | summer  | D1       | 16-24    | 99             | 99
                care   | 2024-05 | W1       | 16-24    | 99             | 99
                """,
            "dim_place": """
                place_id | place_level
                ---------+------------
                D1       | district
                W1       | ward
                """,
            "int_response_periods": PERIODS,
        },
        expect="""
            survey | place_id | period    | people_invited | people_answered
            -------+----------+-----------+----------------+----------------
            care   | D1       | FY2024-25 | 150            | 60
            """,
    )
