"""Pairs of answers: the first and the latest of a person, and in which cells they count."""

ANSWERS = """
    measure_id | measure_kind | respondent_key | answered_in | source_file_id | line_number | y | small_area_id | service_id | provider_id
    -----------+--------------+----------------+-------------+----------------+-------------+---+---------------+------------+------------
    footing | score | k1 | 2023-05 | f1 | 2 | 4  | S1 | care  | P1
    footing | score | k1 | 2024-05 | f2 | 2 | 9  | S1 | care  | P1
    footing | score | k1 | 2023-11 | f3 | 2 | 20 | S1 | care  | P1
    footing | score | k2 | 2023-05 | f1 | 3 | 8  | S1 | care  | P1
    footing | score | k2 | 2024-05 | f2 | 3 | 6  | S2 | care  | P2
    footing | score | k3 | 2023-05 | f1 | 4 | 5  | S2 | care  | P1
    footing | score | k4 | 2024-05 | f2 | 4 | 5  | S2 | care  | P1
    footing | score | k5 | 2023-05 | f1 | 5 | 5  | S1 | care  | P1
    footing | score | k5 | 2023-05 | f1 | 6 | 7  | S1 | care  | P1
    around  | mean  | k1 | 2023-05 | f1 | 7 | 1  | S1 |       |
    around  | mean  | k1 | 2024-05 | f1 | 8 | 3  | S1 |       |
    """  # noqa: E501


def test_first_and_latest_answer_of_a_person(run_model):
    run_model(
        "int_paired_answer",
        given={"int_answers": ANSWERS},
        expect="""
            respondent_key | first_wave | latest_wave | has_answered_again | y_change | small_area_id | provider_id
            ---------------+------------+-------------+--------------------+----------+---------------+------------
            k1             | 2023-05    | 2024-05     | true               | 5        | S1            | P1
            k2             | 2023-05    | 2024-05     | true               | -2       | S2            |
            k3             | 2023-05    | 2023-05     | false              |          | S2            | P1
            k4             | 2024-05    | 2024-05     | false              |          | S2            | P1
            k5             | 2023-05    | 2023-05     | false              |          | S1            | P1
            """,  # noqa: E501
    )


def test_cells_add_up_their_parts(run_model):
    """k3 and k5 were lost; k4 first answered when the question was last put, so is not."""
    run_model(
        "fct_paired_change",
        given={
            "int_answers": ANSWERS,
            "int_place_sets": """
                small_area_id | place_set
                --------------+----------
                S1            | 1
                S2            | 2
                """,
            "int_published_places": """
                published_table | place_set | place_id
                ----------------+-----------+---------
                P6              | 1         | D1
                P6              | 1         | C1
                P6              | 2         | C1
                P1              | 2         | W1
                """,
            "int_answer_provider": """
                provider_id | shown_provider_id | shown_provider_name
                ------------+-------------------+--------------------
                P1          | P1                | One
                P2          | P2                | Two
                """,
        },
        by=("int_paired_answer",),
        expect="""
            place_id | provider_id | n_pairs | n_higher | n_lower | n_once | sum_change | sum_change2
            ---------+-------------+---------+----------+---------+--------+------------+------------
            D1       |             | 1       | 1        | 0       | 1      | 5          | 25
            C1       |             | 1       | 1        | 0       | 1      | 5          | 25
            C1       |             | 1       | 0        | 1       | 0      | -2         | 4
            C1       |             | 0       | 0        | 0       | 1      |            |
                     | P1          | 1       | 1        | 0       | 1      | 5          | 25
                     | P1          | 0       | 0        | 0       | 1      |            |
            """,  # noqa: E501
    )
