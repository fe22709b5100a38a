"""stg_indicators_judged: why there is no value, and which year a period is."""

CALENDAR = """
    month   | financial_year_start | financial_year | financial_year_words
    --------+----------------------+----------------+---------------------
    2022-04 | 2022-04-01           | FY2022-23      | 2022 to 23
    2022-05 | 2022-04-01           | FY2022-23      | 2022 to 23
    """


def test_the_publishers_marks_say_why_there_is_no_value(run_model):
    run_model(
        "stg_indicators_judged",
        given={
            "ref_calendar": CALENDAR,
            "raw_indicators": """
                line_number | place_id  | indicator | period         | value | lower | upper | status | notes
                ------------+-----------+-----------+----------------+-------+-------+-------+--------+------
                2           | X08000001 | Anxiety   | 2022-04-01/P1Y | 3.17  | 3.00  | 3.34  |        | a note
                3           | X08000001 | Anxiety   | 2022-04-01/P1Y |       |       |       | u      |
                4           | X08000001 | Anxiety   | 2022-04-01/P1Y |       |       |       | X      |
                5           | X08000001 | Anxiety   | 2022-04-01/P1Y |       |       |       |        |
                6           | X08000001 | Anxiety   | 2022-04-01/P1Y | 0     | 0     | 0     |        |
                """,  # noqa: E501
        },
        expect="""
            line_number | value | why_no_value   | source_note
            ------------+-------+----------------+----------------------------------------------------------
            2           | 3.17  |                | a note
            3           |       | too_few        | The source withheld this value: too few answers to be reliable
            4           |       | not_applicable | The source publishes no value for this place and year
            5           |       | not_heard      |
            6           | 0     |                |
            """,  # noqa: E501
    )


def test_a_period_is_a_financial_or_a_calendar_year(run_model):
    run_model(
        "stg_indicators_judged",
        given={
            "ref_calendar": CALENDAR,
            "raw_indicators": """
                line_number | place_id | indicator | period         | value
                ------------+----------+-----------+----------------+------
                2           | X08      | Anxiety   | 2022-04-01/P1Y | 3
                3           | X08      | Anxiety   | 2022-01-01/P1Y | 3
                4           | X08      | Anxiety   | 2022-04-01/P3Y | 3
                5           | X08      | Anxiety   | 2022-07-01/P1Y | 3
                6           | X08      | Anxiety   | last year      | 3
                """,
        },
        expect="""
            line_number | period    | period_words | rejected_because
            ------------+-----------+--------------+------------------------------------------
            2           | FY2022-23 | 2022 to 23   |
            3           | CY2022    | 2022         |
            4           | FY2022-23 | 2022 to 23   | not a period of one year
            5           | CY2022    | 2022         | neither a financial nor a calendar year
            6           |           |              | no period can be read
            """,
    )


def test_lines_that_cannot_be_used_say_why(run_model):
    run_model(
        "stg_indicators_judged",
        given={
            "ref_calendar": CALENDAR,
            "raw_indicators": """
                line_number | place_id | indicator | period         | value | lower | upper
                ------------+----------+-----------+----------------+-------+-------+------
                2           | ''       | Anxiety   | 2022-04-01/P1Y | 3     | 2     | 4
                3           | X08      | ''        | 2022-04-01/P1Y | 3     | 2     | 4
                4           | X08      | Anxiety   | 2022-04-01/P1Y | low   |       |
                5           | X08      | Anxiety   | 2022-04-01/P1Y | 3     | 3.1   | 4
                6           | X08      | Anxiety   | 2022-04-01/P1Y | 3     | 2     | 2.9
                7           | X08      | Anxiety   | 2022-04-01/P1Y | 3     |       |
                """,
        },
        expect="""
            line_number | rejected_because
            ------------+----------------------------------
            2           | no place
            3           | no indicator
            4           | the value is no number
            5           | the value lies outside its limits
            6           | the value lies outside its limits
            7           |
            """,
    )
