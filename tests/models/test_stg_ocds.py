"""Staging of notices: a release is judged once; what it states stands at its own grain."""


def test_a_fault_refuses_a_release_and_no_id_does_not(run_model):
    run_model(
        "stg_ocds_judged",
        given={
            "raw_ocds": """
                line_number | part     | fault           | ocid | release_id | release_date         | tag
                ------------+----------+-----------------+------+------------+----------------------+-----
                1           | release  |                 | o-1  | 7          | 2024-02-03T09:00:00Z | award
                2           | release  |                 | o-1  |            | 2019-04-29T00:00:00Z | tender
                2           | supplier |                 | o-1  |            |                      |
                3           | release  | without an OCID |      | 8          | 2024-02-03T09:00:00Z | award
                """,  # noqa: E501
        },
        expect="""
            line_number | rejected_because | release_key                 | release_date
            ------------+------------------+-----------------------------+-------------
            1           |                  | 7                           | 2024-02-03
            2           |                  | 2019-04-29T00:00:00Z tender | 2019-04-29
            3           | without an OCID  | 8                           | 2024-02-03
            """,
    )


def test_ratings_are_words_and_no_scores(run_model):
    run_model(
        "stg_kpi_observations",
        given={
            "raw_ocds": """
                line_number | part    | part_number | rating             | start_date | fault
                ------------+---------+-------------+--------------------+------------+------
                1           | release | 0           |                    |            |
                1           | kpi     | 1           | met                | 2025-08-01 |
                1           | kpi     | 2           | slightlyBelow      | soon       |
                1           | kpi     | 3           | below              |            |
                1           | kpi     | 4           | significantlyBelow |            |
                1           | kpi     | 5           | other              |            |
                1           | kpi     | 6           | splendid           |            |
                2           | kpi     | 1           | met                |            | bad
                """,
        },
        expect="""
            line_number | part_number | rating               | rating_code        | start_date
            ------------+-------------+----------------------+--------------------+-----------
            1           | 1           | Good                 | met                | 2025-08-01
            1           | 2           | Approaching target   | slightlyBelow      |
            1           | 3           | Requires improvement | below              |
            1           | 4           | Inadequate           | significantlyBelow |
            1           | 5           | Other                | other              |
            1           | 6           |                      | splendid           |
            """,
    )


def test_amendments_agreed_and_proposed_with_placeholders_unknown(run_model):
    run_model(
        "stg_contract_amendments",
        given={
            "raw_ocds": """
                part      | part_number | amendment_stage | value  | currency | has_renewal | end_date   | fault
                ----------+-------------+-----------------+--------+----------+-------------+------------+------
                amendment | 1           | agreed          | 156984 | GBP      | false       | 2027-10-31 |
                amendment | 2           | proposed        | 1      | GBP      |             |            |
                amendment | 3           | agreed          | 5000   | EUR      | true        |            |
                amendment | 4           | agreed          | 5000   |          |             |            | bad
                """,  # noqa: E501
        },
        expect="""
            part_number | amendment_stage | total_value_gbp | has_renewal | end_date
            ------------+-----------------+-----------------+-------------+-----------
            1           | agreed          | 156984.00       | false       | 2027-10-31
            2           | proposed        |                 |             |
            3           | agreed          |                 | true        |
            """,
    )


def test_failures_and_terminations(run_model):
    raw = """
        part        | part_number | decision_date | penalty_type | value | currency | rationale_codes  | fault
        ------------+-------------+---------------+--------------+-------+----------+------------------+------
        failure     | 1           | 2024-06-20    | negotiated   | 12000 | GBP      |                  |
        failure     | 2           | 2024-06-20    | imposed      | 9     | EUR      |                  |
        termination | 3           |               |              |       |          | supplierWithdrew |
        termination | 4           |               |              |       |          | other            | bad
        """  # noqa: E501
    run_model(
        "stg_performance_failures",
        given={"raw_ocds": raw},
        expect="""
            part_number | decision_date | penalty_type | penalty_gbp
            ------------+---------------+--------------+------------
            1           | 2024-06-20    | negotiated   | 12000.00
            2           | 2024-06-20    | imposed      |
            """,
    )
    run_model(
        "stg_contract_terminations",
        given={"raw_ocds": raw},
        expect="""
            part_number | rationale_codes
            ------------+-----------------
            3           | supplierWithdrew
            """,
    )


def test_suppliers_are_what_the_notice_declares(run_model):
    run_model(
        "stg_award_suppliers",
        given={
            "raw_ocds": """
                part     | part_number | supplier_name | supplier_scale | is_vcse | fault
                ---------+-------------+---------------+----------------+---------+------
                supplier | 1           | Tern          | sme            | true    |
                supplier | 2           | Gannet        | large          | false   |
                supplier | 3           | Oarlock       |                |         |
                supplier | 4           | Thrumble      | micro          |         | bad
                bids     | 5           |               |                |         |
                """,
        },
        expect="""
            part_number | supplier_name | is_sme | is_vcse
            ------------+---------------+--------+--------
            1           | Tern          | true   | true
            2           | Gannet        | false  | false
            3           | Oarlock       |        |
            """,
    )


def test_exported_notices_name_the_one_supplier_or_count_them(run_model):
    run_model(
        "stg_contract_notices_judged",
        given={
            "raw_contract_notices": """
                line_number | supplier_number | notice_id | buyer_name | published_on         | total_value | supplier_name | start_date | cpv_codes
                ------------+-----------------+-----------+------------+----------------------+-------------+---------------+------------+------------------
                2           | 1               | R1        | Brack      | 2017-12-28T14:52:02Z | 58400000    | Tern          | 01/04/2018 | 85000000 85312000
                3           | 1               | R2        | Brack      | 2017-12-28T14:52:02Z | 0           | Tern          |            |
                3           | 2               | R2        |            |                      |             | Gannet        |            |
                4           | 1               | -         | Brack      | 2017-12-28T14:52:02Z | 5           | Tern          |            |
                5           | 1               | R5        | Brack      | 28/12/17 10:00       | 5           | Tern          | 01/04/18   |
                """,  # noqa: E501
        },
        expect="""
            line_number | rejected_because         | total_value_gbp | value_unknown_because   | suppliers | supplier_name | cpv_code | start_date
            ------------+--------------------------+-----------------+-------------------------+-----------+---------------+----------+-----------
            2           |                          | 58400000.00     |                         | 1         | Tern          | 85000000 | 2018-04-01
            3           |                          |                 | a placeholder of 0 or 1 | 2         |               |          |
            4           | without an id of the notice | 5.00         |                         | 1         | Tern          |          |
            5           |                          | 5.00            |                         | 1         | Tern          |          | 2018-04-01
            """,  # noqa: E501
    )


def test_days_and_values_of_an_export_that_cannot_be_true_are_unknown_and_told(run_model):
    """3034 stands in a published export, for 2034."""
    raw = """
source_file_id | line_number | supplier_number | notice_id | buyer_name | published_on | start_date | end_date   | total_value | supplier_name
---------------+-------------+-----------------+-----------+------------+--------------+------------+------------+-------------+--------------
f              | 2           | 1               | R1        | Brack      | 2024-01-05   | 01/04/2024 | 31/03/3034 | 5           | Tern
f              | 3           | 1               | R2        | Brack      | 2024-01-05   | 0001-01-01 | 2025-03-31 | -5000       | N/A
f              | 4           | 1               | R3        | Brack      | 2024-01-05   | 01/04/2024 | 31/12/9999 | £2,000.50   | Tern
f              | 5           | 1               | R4        | Brack      | 2024-01-05   | 01/04/2025 | 31/03/2024 | 7           | Tern
f              | 6           | 1               | R5        | Brack      | 2024-01-05   | 01/04/2024 | 31/03/2049 | 7           | Tern
"""  # noqa: E501
    run_model(
        "stg_contract_notices_judged",
        given={"raw_contract_notices": raw},
        expect="""
            notice_id | start_date | end_date   | total_value_gbp | value_unknown_because     | suppliers | supplier_name
            ----------+------------+------------+-----------------+---------------------------+-----------+--------------
            R1        | 2024-04-01 |            | 5.00            |                           | 1         | Tern
            R2        |            | 2025-03-31 |                 | a sum that cannot be true | 0         |
            R3        | 2024-04-01 |            | 2000.50         |                           | 1         | Tern
            R4        | 2025-04-01 | 2024-03-31 | 7.00            |                           | 1         | Tern
            R5        | 2024-04-01 | 2049-03-31 | 7.00            |                           | 1         | Tern
            """,  # noqa: E501
    )
    run_model(
        "stg_contract_notices_doubts",
        by=("stg_contract_notices_judged",),
        given={"raw_contract_notices": raw},
        expect="""
            line_number | doubt
            ------------+-------------------------------------------
            2           | an end date that cannot be read
            3           | a start date that cannot be read
            3           | its value is below nought: it is not known
            4           | an end date that cannot be read
            5           | it ends before it starts
            """,
    )
