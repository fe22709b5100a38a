"""Events of answers: whole ones, no more of one person than count, and nobody is weighted."""

ANSWERS = """
    measure_id | measure_kind | y  | y_squared | respondent_key | answered_in | weight | small_area_id
    -----------+--------------+----+-----------+----------------+-------------+--------+--------------
    visits     | count        | 10 | 100       | k1             | 2024-05     | 1      | S1
    visits     | count        | 10 | 100       | k1             | 2024-11     | 1      | S1
    visits     | count        | 2  | 4         | k2             | 2024-05     | 1      | S1
    visits     | count        | 3  | 9         | k2             | 2024-11     | 1      | S1
    visits     | count        | 0  | 0         | k3             | 2024-05     | 1      | S1
    score      | mean         | 10 | 100       | k1             | 2024-05     | 1      | S1
    score      | mean         | 10 | 100       | k1             | 2024-11     | 1      | S1
    """  # noqa: E501


def test_of_one_person_no_more_than_ten_count_in_a_period(run_model):
    periods = "\n".join(
        f"{wave} | {period} | {kind} | 2024-04-01 | x"
        for wave in ("2024-05", "2024-11")
        for period, kind in ((wave, "month"), ("FY2024-25", "financial_year"))
    )
    run_model(
        "fct_p1_place",
        given={
            "int_answers": ANSWERS,
            "int_place_sets": "small_area_id | place_set\n---\nS1 | 1",
            "int_published_places": "published_table | place_set | place_id | period_kind\n---\n"
            "P1 | 1 | D1 | financial_year\nP1 | 1 | D1 | month",
            "int_repeat_respondents": "respondent_key | period | period_kind\n---\n"
            "k1 | FY2024-25 | financial_year\nk2 | FY2024-25 | financial_year",
            "int_asked": "measure_id | period | period_kind\n---",
            "int_places_to_hear": "place_id\n---",
            "int_response_periods": "answered_in | period | period_kind | period_start |"
            f" period_words\n---\n{periods}",
        },
        expect="""
            measure_id | period    | n_people | n_with | n_without | n_responses | sum_w | sum_wy
            -----------+-----------+----------+--------+-----------+-------------+-------+-------
            visits     | 2024-05   | 3        | 2      | 1         | 3           | 3     | 12
            visits     | 2024-11   | 2        | 2      | 0         | 2           | 2     | 13
            visits     | FY2024-25 | 3        | 2      | 1         | 5           | 5     | 15
            score      | 2024-05   | 1        |        |           | 1           | 1     | 10
            score      | 2024-11   | 1        |        |           | 1           | 1     | 10
            score      | FY2024-25 | 1        |        |           | 2           | 2     | 20
            """,
    )


def test_more_than_the_end_counts_as_the_end_and_no_answer_is_weighted(run_model):
    nothing = "source_file_id | line_number\n---"
    run_model(
        "int_answers",
        given={
            "stg_responses": "source_file_id | line_number | respondent_key | weight\n---\n"
            "f | 1 | k1 | 2.5\nf | 2 | k2 | 0.5\nf | 3 | k3 | 1",
            "stg_response_items": "source_file_id | line_number | item | measure_id | value_num\n"
            "---\nf | 1 | a | visits | 40\nf | 2 | a | visits | 2.9\nf | 3 | a | visits |\n"
            "f | 1 | b | score | 40",
            "ref_measures": """
                measure_id | kind  | items | min_items | scoring | scale_high
                -----------+-------+-------+-----------+---------+-----------
                visits     | count | 1     | 1         | sum     | 10.0
                score      | mean  | 1     | 1         | sum     | 10.0
                """,
            "ref_survey_items": "survey | item | measure_id\n---\ns | a | visits\ns | b | score",
            "ref_measure_score_table": "measure_id | answers_sum | score\n---",
            "int_proms_change": nothing,
            "int_proms_provider": "code | provider_id\n---",
            "int_repeat_respondents": "respondent_key | period\n---",
            "int_response_files": "source_file_id | file_name\n---",
            "ref_services": "service_id | service_name\n---",
            "ref_service_words": "scheme | words | service_id\n---",
            "stg_providers": "provider_id | provider_name\n---",
        },
        by=("int_scale", "int_scale_score"),
        expect="""
            measure_id | respondent_key | y  | y_squared | weight
            -----------+----------------+----+-----------+-------
            visits     | k1             | 10 | 100       | 1
            visits     | k2             | 2  | 4         | 1
            score      | k1             | 40 | 1600      | 2.5
            """,
    )
