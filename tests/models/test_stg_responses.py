"""Survey lines: judged without their text; not asked, not answered and declined stay apart."""

CALENDAR = """
    month   | month_start
    --------+------------
    2024-05 | 2024-05-01
    """


def test_who_and_when_decide_and_a_weight_is_a_number_above_nought(run_model):
    run_model(
        "stg_responses_judged",
        given={
            "raw_responses": """
                source_file_id | line_number | respondent_key | answered_on | weight
                ---------------+-------------+----------------+-------------+-------
                f              | 2           | k1             | 2024-05-03  | 0.75
                f              | 3           |                | 2024-05-03  | 1.5
                f              | 4           | k2             |             | 1
                f              | 5           | k3             | 2024-05-31  | 0
                f              | 6           | k4             | 2024-05-31  |
                f              | 7           | k5             | 2024-05-31  | -2
                """,
            "ref_calendar": CALENDAR,
        },
        expect="""
            line_number | rejected_because                  | answered_on | month   | weight
            ------------+-----------------------------------+-------------+---------+-------
            2           |                                   | 2024-05-03  | 2024-05 | 0.75
            3           | no respondent                     | 2024-05-03  | 2024-05 | 1.5
            4           | no date that has come can be read |             |         | 1
            5           |                                   | 2024-05-31  | 2024-05 | 1
            6           |                                   | 2024-05-31  | 2024-05 | 1
            7           |                                   | 2024-05-31  | 2024-05 | 1
            """,
    )


def test_an_answer_is_worth_its_number_or_its_word_or_says_why_it_is_nothing(run_model):
    run_model(
        "stg_response_items",
        given={
            "raw_responses": """
                source_file_id | line_number | survey | items
                ---------------+-------------+--------+--------------------------------
                f              | 2           | s      | {"hours":"9","days":"1"}
                f              | 3           | s      | {"hours":"99","days":"9"}
                f              | 4           | s      | {"hours":"41","days":"unreadable"}
                f              | 5           | s      | {"hours":"Prefer  NOT to say"}
                f              | 6           | s      | {"hours":"","days":"5"}
                """,
            "ref_survey_items": """
                survey | item  | measure_id    | range_low | range_high
                -------+-------+---------------+-----------+-----------
                s      | hours | support_hours | 0         | 40
                s      | days  | my_days       |           |
                other  | hours | support_hours | 0         | 40
                """,
            "ref_survey_answers": """
                survey | item  | answer            | value | missing_reason
                -------+-------+-------------------+-------+---------------
                s      | hours | 9                 |       | declined
                s      | hours | 99                |       | declined
                s      | hours | prefer not to say |       | declined
                s      | days  | 1                 | 1     |
                s      | days  | 5                 | 0     |
                s      | days  | 9                 |       | declined
                """,
        },
        expect="""
            line_number | item  | measure_id    | value_num | missing_reason
            ------------+-------+---------------+-----------+---------------
            2           | hours | support_hours | 9         |
            2           | days  | my_days       | 1         |
            3           | hours | support_hours |           | declined
            3           | days  | my_days       |           | declined
            4           | hours | support_hours |           | unreadable
            4           | days  | my_days       |           | unreadable
            5           | hours | support_hours |           | declined
            6           | hours | support_hours |           | not_answered
            6           | days  | my_days       | 0         |
            """,
    )


def test_a_score_needs_its_least_number_of_answers_and_a_repeated_line_counts_once(run_model):
    run_model(
        "int_answers",
        given={
            "stg_responses": """
                source_file_id | line_number | respondent_key | survey | wave | answered_on | weight | service_text  | provider_text
                ---------------+-------------+----------------+--------+------+-------------+--------+---------------+--------------
                f              | 2           | k1             | s      | w    | 2024-05-03  | 1      | Short breaks! | Nobody Knows
                f              | 3           | k2             | s      | w    | 2024-05-03  | 2      | carers' help  | ASH CARE LIMITED
                g              | 2           | k2             | s      | w    | 2024-05-03  | 2      | carers' help  | ASH CARE LIMITED
                """,  # noqa: E501
            "int_response_files": "source_file_id | file_name\n---+---\nf | a.csv\ng | b.csv",
            "stg_response_items": """
                source_file_id | line_number | item | measure_id | value_num
                ---------------+-------------+------+------------+----------
                f              | 2           | a    | footing    | 4
                f              | 2           | b    | footing    | 3
                f              | 2           | c    | footing    |
                f              | 2           | d    | days       | 0
                f              | 3           | a    | footing    | 4
                f              | 3           | b    | footing    | 4
                g              | 2           | a    | footing    | 4
                g              | 2           | b    | footing    |
                g              | 2           | d    | days       | 1
                """,
            "ref_measures": """
                measure_id | kind       | items | min_items | scoring
                -----------+------------+-------+-----------+--------
                footing    | score      | 3     | 2         | sum
                days       | proportion | 1     | 1         | sum
                """,
            "int_proms_change": "source_file_id | line_number\n-",
            "int_proms_provider": "code | provider_id\n-",
            "ref_measure_score_table": "measure_id | answers_sum | score\n-",
            "int_repeat_respondents": """
                respondent_key | period
                ---------------+--------
                k2             | 2024-05
                """,
            "ref_survey_items": """
                survey | item | measure_id
                -------+------+-----------
                s      | a    | footing
                s      | b    | footing
                s      | c    | footing
                s      | d    | days
                """,
            "ref_services": """
                service_id | service_name
                -----------+-------------------
                carers     | Support for carers
                """,
            "ref_service_words": """
                scheme | words        | service_id
                -------+--------------+-----------
                survey | Carers' help | carers
                ledger | Short breaks!| carers
                """,
            "stg_providers": """
                provider_id | provider_name
                ------------+-----------------
                GB-COH-1    | Ash Care Limited
                GB-COH-2    | Nobody Knows
                GB-COH-3    | nobody knows
                """,
        },
        by=("int_scale", "int_scale_score"),
        expect="""
            source_file_id | measure_id | measure_kind | y    | y_squared | respondent_key | service_id           | service_name       | provider_id        | provider_name
            ---------------+------------+--------------+------+-----------+----------------+----------------------+--------------------+--------------------+-----------------
            f              | footing    | score        | 10.5 | 110.25    | k1             | service:short-breaks | Short breaks!      | local:nobody-knows | Nobody Knows
            f              | days       | proportion   | 0    | 0         | k1             | service:short-breaks | Short breaks!      | local:nobody-knows | Nobody Knows
            g              | days       | proportion   | 1    | 1         | k2             | carers               | Support for carers | GB-COH-1           | Ash Care Limited
            """,  # noqa: E501
    )


def test_a_person_who_stands_in_several_files_counts_once_for_each_question(run_model):
    """Files that hold what earlier ones held, another form of the same day, and a later name."""
    run_model(
        "int_answers",
        given={
            "int_response_files": """
                source_file_id | file_name
                ---------------+-----------
                f              | 2024-06.csv
                g              | 2024-05.csv
                h              | form-b.csv
                """,
            "stg_responses": """
                source_file_id | line_number | respondent_key | survey | wave | answered_on | answered_in | weight
                ---------------+-------------+----------------+--------+------+-------------+-------------+-------
                g              | 2           | k1             | s      | May  | 2024-05-03  | 2024-05     | 1
                f              | 2           | k1             | s      | June | 2024-05-03  | 2024-05     | 1
                f              | 3           | k1             | s      | June | 2024-06-03  | 2024-06     | 1
                h              | 2           | k1             | s      | June | 2024-06-03  | 2024-06     | 1
                f              | 4           | k2             | s      | 1    |             | FY2024-25   | 1
                f              | 5           | k2             | s      | 2    |             | FY2024-25   | 1
                """,  # noqa: E501
            "stg_response_items": """
                source_file_id | line_number | item | measure_id | value_num
                ---------------+-------------+------+------------+----------
                g              | 2           | d    | days       | 0
                f              | 2           | d    | days       | 1
                f              | 3           | d    | days       | 1
                h              | 2           | e    | hours      | 1
                f              | 4           | d    | days       | 0
                f              | 5           | d    | days       | 1
                """,
            "ref_measures": """
                measure_id | kind       | items | min_items | scoring
                -----------+------------+-------+-----------+--------
                days       | proportion | 1     | 1         | sum
                hours      | proportion | 1     | 1         | sum
                """,
            "int_proms_change": "source_file_id | line_number\n-",
            "int_proms_provider": "code | provider_id\n-",
            "ref_measure_score_table": "measure_id | answers_sum | score\n-",
            "int_repeat_respondents": """
                respondent_key | period
                ---------------+--------
                k1             | 2024-05
                k2             | FY2024-25
                """,
            "ref_survey_items": "survey | item | measure_id\n-+-+-\ns | d | days\ns | e | hours",
            "ref_services": "service_id | service_name\n-",
            "ref_service_words": "scheme | words | service_id\n-",
            "stg_providers": "provider_id | provider_name\n-",
        },
        by=("int_scale", "int_scale_score"),
        expect="""
            source_file_id | line_number | measure_id | y
            ---------------+-------------+------------+--
            f              | 2           | days       | 1
            f              | 3           | days       | 1
            h              | 2           | hours      | 1
            f              | 4           | days       | 0
            f              | 5           | days       | 1
            """,
    )
