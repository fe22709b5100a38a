"""stg_indicators_judged: why there is no value, and which year a period is."""

import pytest

CALENDAR = """
    month   | financial_year_start | financial_year | financial_year_words
    --------+----------------------+----------------+---------------------
    2022-04 | 2022-04-01           | FY2022-23      | 2022 to 23
    2022-05 | 2022-04-01           | FY2022-23      | 2022 to 23
    """
MARKS = """
    mark | source_state  | why_no_value   | mark_words
    -----+---------------+----------------+--------------------------------------------------------------
    *    | suppressed    | too_few        | The source suppressed this value
    [c]  | suppressed    | too_few        | The source suppressed this value
    u    | unreliable    | too_few        | The source withheld this value: too few answers to be reliable
    x    | not_available | not_applicable | The source publishes no value for this place and year
    na   | not_stated    | not_heard      | The source states no value
    """  # noqa: E501


def test_the_publishers_marks_say_why_there_is_no_value(run_model):
    run_model(
        "stg_indicators_judged",
        given={
            "ref_calendar": CALENDAR,
            "ref_source_marks": MARKS,
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
        by=("stg_indicators_read",),
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


def test_what_the_source_hid_is_not_what_it_does_not_state(run_model):
    run_model(
        "stg_indicators_judged",
        given={
            "ref_calendar": CALENDAR,
            "ref_source_marks": MARKS,
            "raw_indicators": """
                line_number | place_id | indicator | period    | value | lower | numerator | denominator
                ------------+----------+-----------+-----------+-------+-------+-----------+------------
                2           | X07      | Falls     | FY2022-23 | 3     |       |           |
                3           | X08      | Falls     | 2022/23   | *     | *     | *         | 1,200
                4           | X08      | Falls     | 2022/23   | [C]   |       |           |
                5           | X08      | Falls     | 2022/23   | NA    |       |           |
                6           | X08      | Falls     | 2022/23   |       |       |           |
                7           | X09      | Falls     | 2022/23   | 1,234.5 |     | 3         | 4
                """,  # noqa: E501
        },
        by=("stg_indicators_read",),
        expect="""
            line_number | value  | source_state | why_no_value | numerator | denominator | rejected_because
            ------------+--------+--------------+--------------+-----------+-------------+---------------------
            2           | 3      |              |              |           |             |
            3           |        | suppressed   | too_few      |           | 1200        |
            4           |        | suppressed   | too_few      |           |             |
            5           |        | not_stated   | not_heard    |           |             |
            6           |        | not_stated   | not_heard    |           |             |
            7           | 1234.5 |              |              | 3         | 4           |
            """,  # noqa: E501
    )


def test_of_whom_a_value_is_where_not_of_everybody(run_model):
    run_model(
        "stg_indicators_judged",
        given={
            "ref_calendar": CALENDAR,
            "ref_source_marks": MARKS,
            "raw_indicators": """
                line_number | place_id | indicator | measure_text | period | value | sex     | age      | category
                ------------+----------+-----------+--------------+--------+-------+---------+----------+---------
                2           | X08      | Falls     | Rate         | 2022   | 3     | Persons | All ages | NA
                3           | X08      | Falls     | Rate         | 2022   | 3     | Female  | 65+ yrs  | Most deprived
                4           | X08      |           | Rate         | 2022   | 3     |         |          |
                """,  # noqa: E501
        },
        by=("stg_indicators_read",),
        expect="""
            line_number | indicator | breakdown
            ------------+-----------+-------------------------------
            2           | Falls     |
            3           | Falls     | Female, 65+ yrs, Most deprived
            4           | Rate      |
            """,  # noqa: E501
    )


def test_a_period_is_a_year_a_month_or_a_rolling_span(run_model):
    run_model(
        "stg_indicators_judged",
        given={
            "ref_calendar": CALENDAR,
            "ref_source_marks": MARKS,
            "raw_indicators": """
                source_file_id | line_number | place_id | indicator | period         | value
                ---------------+-------------+----------+-----------+----------------+------
                f              | 2           | X08      | Anxiety   | 2022-04-01/P1Y | 3
                f              | 3           | X08      | Anxiety   | 2022-01-01/P1Y | 3
                f              | 4           | X08      | Anxiety   | 2022-01-01/P3Y | 3
                f              | 5           | X08      | Anxiety   | 2022-11-16/P1Y | 3
                f              | 6           | X08      | Anxiety   | last year      | 3
                f              | 7           | X08      | Anxiety   | 2022/23        | 3
                f              | 8           | X08      | Anxiety   | 2022-2023      | 3
                f              | 9           | X08      | Anxiety   | 2015 - 17      | 3
                f              | 10          | X08      | Anxiety   | Nov 2023       | 3
                f              | 11          | X08      | Anxiety   | July 2022      | 3
                f              | 12          | X08      | Anxiety   | 2022           | 3
                f              | 13          | X08      | Anxiety   | 2022-05-01/P1M | 3
                f              | 14          | X08      | Anxiety   | 2017/15        | 3
                f              | 15          | X08      | Anxiety   | 2022-23        | 3
                f              | 16          | X08      | Anxiety   | 2022-04-01/P2Y | 3
                f              | 17          | X08      | Anxiety   | 2022-13-01/P1Y | 3
                """,
        },
        by=("stg_indicators_read",),
        expect="""
            line_number | period           | period_words                  | period_start | rejected_because
            ------------+------------------+-------------------------------+--------------+----------------------
            2           | FY2022-23        | 2022 to 23                    | 2022-04-01   |
            3           | CY2022           | 2022                          | 2022-01-01   |
            4           | R2022-2024       | 2022 to 2024                  | 2022-01-01   |
            5           | R2022-11-16/P12M | 12 months from 16 November 2022 | 2022-11-16 |
            6           |                  |                               |              | no period can be read
            7           | FY2022-23        | 2022 to 23                    | 2022-04-01   |
            8           | FY2022-23        | 2022 to 23                    | 2022-04-01   |
            9           | R2015-2017       | 2015 to 2017                  | 2015-01-01   |
            10          | 2023-11          | November 2023                 | 2023-11-01   |
            11          | 2022-07          | July 2022                     | 2022-07-01   |
            12          | CY2022           | 2022                          | 2022-01-01   |
            13          | 2022-05          | May 2022                      | 2022-05-01   |
            14          |                  |                               |              | no period can be read
            15          | FY2022-23        | 2022 to 23                    | 2022-04-01   |
            16          | R2022-04-01/P24M | 24 months from 01 April 2022  | 2022-04-01   |
            17          |                  |                               |              | no period can be read
            """,  # noqa: E501
    )


def test_a_pair_of_years_is_a_month_only_where_the_file_counts_months(run_model):
    calendar = (
        CALENDAR.rstrip()
        + """
    2011-04 | 2011-04-01           | FY2011-12      | 2011 to 12
    """
    )
    run_model(
        "stg_indicators_judged",
        given={
            "ref_calendar": calendar,
            "ref_source_marks": MARKS,
            "raw_indicators": """
                source_file_id | line_number | place_id | indicator | period  | value
                ---------------+-------------+----------+-----------+---------+------
                months         | 2           | X08      | Falls     | 2011-11 | 3
                months         | 3           | X08      | Falls     | 2011-12 | 3
                years          | 2           | X08      | Falls     | 2011-12 | 3
                """,
        },
        by=("stg_indicators_read",),
        expect="""
            source_file_id | line_number | period
            ---------------+-------------+----------
            months         | 2           | 2011-11
            months         | 3           | 2011-12
            years          | 2           | FY2011-12
            """,  # noqa: E501
    )


def test_lines_that_cannot_be_used_say_why(run_model):
    run_model(
        "stg_indicators_judged",
        given={
            "ref_calendar": CALENDAR,
            "ref_source_marks": MARKS,
            "raw_indicators": """
                line_number | place_id | indicator | period         | value | lower | upper
                ------------+----------+-----------+----------------+-------+-------+------
                2           | ''       | Anxiety   | 2022-04-01/P1Y | 3     | 2     | 4
                3           | X08      | ''        | 2022-04-01/P1Y | 3     | 2     | 4
                4           | X08      | Anxiety   | 2022-04-01/P1Y | low   |       |
                5           | X08      | Anxiety   | 2022-04-01/P1Y | 3     | 3.1   | 4
                6           | X08      | Anxiety   | 2022-04-01/P1Y | 3     | 2     | 2.9
                7           | X08      | Anxiety   | 2022-04-01/P1Y | 3     |       |
                8           | X08      | Anxiety   | 2022-04-01/P1Y | 3,18  |       |
                9           | X08      | Anxiety   | 2022-04-01/P1Y | 3     | 2,9   | 4
                10          | X09      | Anxiety   | 2022-04-01/P1Y | 1,318.5 | 1,200 |
                """,
        },
        by=("stg_indicators_read",),
        expect="""
            line_number | rejected_because
            ------------+----------------------------------
            8           | the value is no number
            9           | a limit is no number
            10          |
            2           | no place
            3           | no indicator
            4           | the value is no number
            5           | the value lies outside its limits
            6           | the value lies outside its limits
            7           |
            """,  # noqa: E501
    )


@pytest.mark.parametrize("pad", ["\u00a0", "\t", "  "])
def test_what_stands_about_a_cell_is_nothing(run_model, pad):
    """Tabs and spaces that do not break are copied out of web pages and workbooks."""
    cells = ("X08", "Anxiety", "2022-04-01/P1Y", "3.17", "3.00", "3.34")
    names = ("place_id", "indicator", "period", "value", "lower", "upper")
    row = {name: f"{pad}{cell}{pad}" for name, cell in zip(names, cells, strict=True)}
    run_model(
        "stg_indicators_judged",
        given={
            "ref_calendar": CALENDAR,
            "ref_source_marks": MARKS,
            "raw_indicators": [row | {"line_number": "2"}],
        },
        by=("stg_indicators_read",),
        expect="""
            line_number | place_id | indicator | period    | value | lower | upper | rejected_because
            ------------+----------+-----------+-----------+-------+-------+-------+-----------------
            2           | X08      | Anxiety   | FY2022-23 | 3.17  | 3.00  | 3.34  |
            """,  # noqa: E501
    )


SEVERAL = "one of several values of one place and period, and nothing says which is of all"


def test_values_that_a_file_states_twice_and_differently_are_nobodys(run_model):
    """Of groups that no column of ours tells apart, or a mean beside a median; one that stands
    twice alike, or of another place, sex or year, stays. Of two groups one may be hidden."""
    run_model(
        "stg_indicators_judged",
        given={
            "ref_calendar": CALENDAR,
            "ref_source_marks": MARKS,
            "raw_indicators": """
                source_file_id | line_number | place_id | indicator | period  | sex  | measure_type | value
                ---------------+-------------+----------+-----------+---------+------+--------------+------
                f              | 2           | X08      | Anxiety   | 2022/23 |      |              | 3.6
                f              | 3           | X08      | Anxiety   | 2022/23 |      |              | 4.1
                f              | 4           | X08      | Anxiety   | 2022/23 |      |              | *
                f              | 5           | X08      | Anxiety   | 2022/23 | Male |              | 4.2
                f              | 6           | X09      | Anxiety   | 2022/23 |      |              | 3.0
                f              | 7           | X09      | Anxiety   | 2022/23 |      |              | 3.0
                f              | 8           | X09      | Anxiety   | 2021    |      |              | 3.1
                f              | 9           | X08      | Happiness | 2022/23 |      | Mean         | 7.4
                f              | 10          | X08      | Happiness | 2022/23 |      | Median       | 8
                f              | 11          | X09      | Happiness | 2022/23 |      | Crude rate   | 12
                f              | 12          | X09      | Happiness | 2022/23 |      | Crude rate   | 13
                f              | 13          | X07      | Happiness | 2022/23 |      | Outcome      | 12
                f              | 14          | X07      | Happiness | 2022/23 |      | Denominator  | 400
                f              | 15          | X06      | Happiness | 2022/23 |      | Outcome      | 9
                f              | 16          | X06      | Happiness | 2022/23 |      | Crude rate   | 11
                f              | 17          | X05      | Anxiety   | 2022/23 |      |              | 3.6
                f              | 18          | X05      | Anxiety   | 2022/23 |      |              | *
                f              | 19          | X04      | Anxiety   | 2022/23 |      |              | *
                f              | 20          | X04      | Anxiety   | 2022/23 |      |              | *
                f              | 21          | X03      | Anxiety   | 2022/23 |      |              | 3.6
                f              | 22          | X03      | Anxiety   | 2022/23 |      |              |
                f              | 23          | X05      | Anxiety   | 2021    |      |              | 3.6
                g              | 2           | X08      | Anxiety   | 2022/23 |      |              | 3.5
                """,  # noqa: E501
        },
        by=("stg_indicators_read",),
        expect=f"""
            source_file_id | line_number | rejected_because
            ---------------+-------------+-----------------
            f              | 2           | {SEVERAL}
            f              | 3           | {SEVERAL}
            f              | 4           | {SEVERAL}
            f              | 5           |
            f              | 6           |
            f              | 7           |
            f              | 8           |
            f              | 9           | {SEVERAL}
            f              | 10          | {SEVERAL}
            f              | 11          | {SEVERAL}
            f              | 12          | {SEVERAL}
            f              | 13          |
            f              | 14          | a margin of error or a count beside a measure, not the measure
            f              | 15          |
            f              | 16          | one of several measures, and nothing says which is meant
            f              | 17          | {SEVERAL}
            f              | 18          | {SEVERAL}
            f              | 19          |
            f              | 20          |
            f              | 21          |
            f              | 22          |
            f              | 23          |
            g              | 2           |
            """,  # noqa: E501
    )
