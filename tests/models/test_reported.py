"""Providers' returns: which lines are used, whose they are, and what they say in our units."""

MEASURES = """
    measure_id | title   | plain_title     | kind       | scale_low | scale_high
    -----------+---------+-----------------+------------+-----------+-----------
    days       | My days | I decide my day | proportion | 0         | 1
    calm       | Calm    | I feel calm     | mean       | 0         | 10
    """
SERVICES = """
    service_id | service_name
    -----------+-------------
    home       | Help at home
    """
PROVIDERS = """
    provider_id     | provider_name | provider_kind
    ----------------+---------------+--------------
    GB-COH-X9900001 | Larch Ltd     | company
    local:fern      | A Fern        | sole_trader
    """


def test_lines_are_used_or_refused_with_the_reason(run_model):
    run_model(
        "stg_reported_outcomes_judged",
        given={
            "raw_reported_outcomes": """
                line_number | financial_year | provider_name | service | measure | people_counted | people_with | reported_value
                ------------+----------------+---------------+---------+---------+----------------+-------------+---------------
                1           | 2024-25        | Larch Ltd     | home    | days    | 1,120          | 112         |
                2           | FY2024-25      | Larch Ltd     | home    | days    | 120            |             | 92%
                3           | 2024           | Larch Ltd     | home    | days    | 120            | 112         |
                4           | 2024-25        | Larch Ltd     |         | days    | 120            | 112         |
                5           | 2024-25        | Larch Ltd     | home    | days    | some           | 112         |
                6           | 2024-25        | Larch Ltd     | home    | days    | 120            | most        |
                7           | 2024-25        | Larch Ltd     | home    | days    | 120            | n/a         |
                8           | 2024-25        | Larch Ltd     | home    | days    | 120            | 121         |
                """  # noqa: E501
        },
        expect="""
            line_number | rejected_because                           | financial_year | reported_people | reported_so | reported_value
            ------------+--------------------------------------------+----------------+-----------------+-------------+---------------
            1           |                                            | FY2024-25      | 1120            | 112         |
            2           |                                            | FY2024-25      | 120             |             | 0.92
            3           | a financial year that cannot be read       |                | 120             | 112         |
            4           | without a provider, a service or an outcome| FY2024-25      | 120             | 112         |
            5           | a count of people that cannot be read      | FY2024-25      |                 | 112         |
            6           | a count or a value that cannot be read     | FY2024-25      | 120             |             |
            7           | without a count and without a value        | FY2024-25      | 120             |             |
            8           | more people than were counted              | FY2024-25      | 120             | 121         |
            """,  # noqa: E501
    )


def _returns(run_model, lines, expect):
    run_model(
        "int_reported_outcome",
        given={
            "stg_reported_outcomes": lines,
            "ref_measures": MEASURES,
            "ref_services": SERVICES,
            "ref_service_words": """
                scheme | words     | service_id
                -------+-----------+-----------
                survey | home help | home
                """,
            "stg_providers": PROVIDERS,
        },
        expect=expect,
    )


def test_a_return_is_tied_to_our_measure_service_and_provider(run_model):
    """The last line of a year counts; a share without its people is of so many as it comes to."""
    _returns(
        run_model,
        """
        source_file_id | line_number | financial_year | reported_provider | reported_service | reported_measure | reported_people | reported_so | reported_value
        ---------------+-------------+----------------+-------------------+------------------+------------------+-----------------+-------------+---------------
        f1             | 2           | FY2024-25      | LARCH LTD         | Home Help        | i decide my day  | 120             | 90          |
        f1             | 3           | FY2024-25      | Larch Ltd         | home             | days             | 110             |             | 0.926
        f1             | 4           | FY2024-25      | Oak               | Help at home     | calm             | 50              |             | 7.5
        f1             | 5           | FY2024-25      | Oak               | Gardening        | Calm             | 50              |             | 7.5
        f1             | 6           | FY2024-25      | Oak               | home             | something else   | 50              | 4           |
        """,  # noqa: E501
        """
        measure_id | provider_id     | service_id        | period    | provider_name       | reported_people | reported_so | reported_value
        -----------+-----------------+-------------------+-----------+---------------------+-----------------+-------------+---------------
        days       | GB-COH-X9900001 | home              | FY2024-25 | Larch Ltd           | 110             | 102         |
        calm       | local:oak       | home              | FY2024-25 | Oak                 | 50              |             | 7.5
        calm       | local:oak       | service:gardening | FY2024-25 | Oak                 | 50              |             | 7.5
        """,  # noqa: E501
    )


def test_a_value_off_the_scale_is_left_out_and_names_are_those_of_answers(run_model):
    run_model(
        "fct_reported_outcome",
        given={
            "dim_measure": MEASURES.replace("| kind ", "| measure_kind "),
            "int_answer_provider": """
                provider_id | shown_provider_id
                ------------+-------------------------
                P1          | P1
                P2          | P2
                P3          | local:heard-not-named-1
                """,
            "int_reported_outcome": """
                measure_id | provider_id       | service_id | period    | reported_people | reported_so | reported_value
                -----------+-------------------+------------+-----------+-----------------+-------------+---------------
                days       | P1                | home       | FY2024-25 | 40              | 20          |
                days       | P2                | home       | FY2024-25 | 40              | 3680        |
                calm       | P1                | home       | FY2024-25 | 40              |             | 7.5
                calm       | P2                | home       | FY2024-25 | 40              |             | 75
                calm       | P3                | home       | FY2024-25 | 40              |             |
                days       | P3                | home       | FY2024-25 | 40              | 10          |
                """,  # noqa: E501
        },
        expect="""
            measure_id | provider_id             | reported_so | reported_value
            -----------+-------------------------+-------------+---------------
            days       | P1                      | 20          |
            calm       | P1                      |             | 7.5
            days       | local:heard-not-named-1 | 10          |
            """,
    )
