"""People who asked for support: which lines count, and of which service and place."""


def test_lines_count_or_are_refused_and_what_is_empty_stays_unknown(run_model):
    run_model(
        "stg_waiting_requests_judged",
        given={
            "raw_waiting_requests": """
                line_number | financial_year | place_id | service | people_asked | people_taken_on | people_referred_on
                ------------+----------------+----------+---------+--------------+-----------------+-------------------
                1           | 2024-25        | D1       | Help    | 1,412        | 268             | 60
                2           | 2024-25        | D1       | Help    | 412          |                 | n/a
                3           | 2024           | D1       | Help    | 412          | 268             |
                4           | 2024-25        |          | Help    | 412          | 268             |
                5           | 2024-25        | D1       | Help    |              | 268             |
                6           | 2024-25        | D1       | Help    | 412          | many            |
                7           | 2024-25        | D1       | Help    | 412          | 400             | 13
                8           | 2024-25        | D1       | Help    | 412          | -4              |
                """  # noqa: E501
        },
        expect="""
            line_number | rejected_because                      | people_asked | people_taken_on | people_referred_on | people_no_reply
            ------------+---------------------------------------+--------------+-----------------+--------------------+----------------
            1           |                                       | 1412         | 268             | 60                 |
            2           |                                       | 412          |                 |                    |
            3           | a financial year that cannot be read  | 412          | 268             |                    |
            4           | without a place or a service          | 412          | 268             |                    |
            5           | a count of people that cannot be read |              | 268             |                    |
            6           | a count that cannot be read           | 412          |                 |                    |
            7           | more people than asked                | 412          | 400             | 13                 |
            8           | a count that cannot be read           | 412          | -4              |                    |
            """,  # noqa: E501
    )


def test_the_last_line_counts_and_services_are_ours(run_model):
    run_model(
        "int_waiting_request",
        given={
            "stg_waiting_requests": """
                source_file_id | line_number | financial_year | place_id | waiting_service | people_asked
                ---------------+-------------+----------------+----------+-----------------+-------------
                f1             | 2           | FY2024-25      | D1       | Help at home    | 400
                f1             | 3           | FY2024-25      | D1       | home help       | 412
                f1             | 4           | FY2024-25      | D1       | Gardens         | 9
                """,  # noqa: E501
            "ref_services": """
                service_id | service_name
                -----------+-------------
                home       | Help at home
                """,
            "ref_service_words": """
                scheme | words     | service_id
                -------+-----------+-----------
                survey | home help | home
                cpv    | gardens   | home
                """,
        },
        expect="""
            place_id | service_id      | service_name | period    | people_asked
            ---------+-----------------+--------------+-----------+-------------
            D1       | home            | Help at home | FY2024-25 | 412
            D1       | service:gardens | Gardens      | FY2024-25 | 9
            """,
    )


def test_what_was_not_supplied_has_its_row(run_model):
    run_model(
        "pub_waiting",
        given={
            "safe_waiting": """
                place_id | service_id | service_name | period    | waiting_kind | waiting_people | suppressed_because | waiting_source
                ---------+------------+--------------+-----------+--------------+----------------+--------------------+---------------
                D1       | home       | Home         | FY2024-25 | asked        | 40             |                    | Front door
                D1       | home       | Home         | FY2024-25 | taken_on     |                | fewer              | Front door
                D2       | day        | Day          | FY2024-25 | asked        | 0              |                    |
                """  # noqa: E501
        },
        expect="""
            place_id | service_id | waiting_kind        | waiting_people | why_no_value
            ---------+------------+---------------------+----------------+-------------
            D1       | home       | asked               | 40             |
            D1       | home       | taken_on            |                | too_few
            D1       | home       | not_taken_on        |                | not_loaded
            D1       | home       | referred_on         |                | not_loaded
            D1       | home       | outside_rules       |                | not_loaded
            D1       | home       | no_reply            |                | not_loaded
            D1       | home       | still_waiting       |                | not_loaded
            D1       | home       | reason_not_supplied |                | not_loaded
            D1       | day        | asked               |                | not_loaded
            D1       | day        | taken_on            |                | not_loaded
            D1       | day        | not_taken_on        |                | not_loaded
            D1       | day        | referred_on         |                | not_loaded
            D1       | day        | outside_rules       |                | not_loaded
            D1       | day        | no_reply            |                | not_loaded
            D1       | day        | still_waiting       |                | not_loaded
            D1       | day        | reason_not_supplied |                | not_loaded
            D2       | home       | asked               |                | not_loaded
            D2       | home       | taken_on            |                | not_loaded
            D2       | home       | not_taken_on        |                | not_loaded
            D2       | home       | referred_on         |                | not_loaded
            D2       | home       | outside_rules       |                | not_loaded
            D2       | home       | no_reply            |                | not_loaded
            D2       | home       | still_waiting       |                | not_loaded
            D2       | home       | reason_not_supplied |                | not_loaded
            D2       | day        | asked               | 0              |
            D2       | day        | taken_on            |                | not_loaded
            D2       | day        | not_taken_on        |                | not_loaded
            D2       | day        | referred_on         |                | not_loaded
            D2       | day        | outside_rules       |                | not_loaded
            D2       | day        | no_reply            |                | not_loaded
            D2       | day        | still_waiting       |                | not_loaded
            D2       | day        | reason_not_supplied |                | not_loaded
            """,
    )
