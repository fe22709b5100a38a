"""Every version of a definition has its day; decisions get the quarter they begin."""

CALENDAR = """
    month   | quarter
    --------+-------------
    2024-05 | FY2024-25 Q1
    """


def test_every_version_has_its_day(run_model):
    run_model(
        "dim_measure_change",
        given={
            "ref_measure_changes": """
                measure_id | version | changed_on | what_changed
                -----------+---------+------------+--------------
                a          | 1       | 2023-01-01 | First version.
                a          | 2       | 2024-01-01 | Five answers, not four.
                b          | 10      | 2024-01-01 | First here.
                """,
            "ref_decided_definitions": """
                measure | changed_on | what_changed    | reason  | decided_by | decided_on
                --------+------------+-----------------+---------+------------+-----------
                a       | 2024-05-13 | Of carers too   | They do | Data lead  | 2024-04-11
                """,
        },
        expect="""
            measure_id | version | changed_on | what_changed            | changed_because | decided_by | decided_on
            -----------+---------+------------+-------------------------+-----------------+------------+-----------
            a          | 1       | 2023-01-01 | First version.          |                 |            |
            a          | 2       | 2024-01-01 | Five answers, not four. |                 |            |
            a          |         | 2024-05-13 | Of carers too           | They do         | Data lead  | 2024-04-11
            b          | 10      | 2024-01-01 | First here.             |                 |            |
            """,  # noqa: E501
    )


def test_a_new_start_and_a_target_know_their_quarter(run_model):
    run_model(
        "dim_rebase",
        given={
            "ref_calendar": CALENDAR,
            "ref_decided_rebases": """
                measure | place | from_month | reason | decided_by | decided_on
                --------+-------+------------+--------+------------+-----------
                a       | P     | 2024-05    | So     | Us         | 2024-06-01
                """,
        },
        expect="""
            measure_id | place_id | rebased_from_month | rebased_from_quarter | rebased_because | decided_on
            -----------+----------+--------------------+----------------------+-----------------+-----------
            a          | P        | 2024-05            | FY2024-25 Q1         | So              | 2024-06-01
            """,  # noqa: E501
    )
    run_model(
        "dim_target",
        given={
            "ref_calendar": CALENDAR,
            "ref_decided_targets": """
                measure | place | target | from_month | reason | set_by | set_on
                --------+-------+--------+------------+--------+--------+-----------
                a       | P     | 0.7    | 2024-05    | So     | Us     | 2024-06-01
                """,
        },
        expect="""
            measure_id | place_id | target_from_quarter | target_value | target_because | set_by
            -----------+----------+---------------------+--------------+----------------+-------
            a          | P        | FY2024-25 Q1        | 0.7          | So             | Us
            """,
    )
