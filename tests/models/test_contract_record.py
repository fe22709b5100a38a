"""One record for every contract: whose notices, what value, what was spent, what was built."""

import json

import pandas as pd
import pytest

from pipelines.build.reference import reference_tables
from pipelines.config import DataFolder
from pipelines.errors import DecisionError
from pipelines.steps import int_contract_metric


def test_what_says_where_a_payee_s_pounds_land(run_model):
    """Its own column first, then the contract that it is matched to, whatever that says.

    Else its contracts for the service; of unmapped pounds all of them.
    """
    run_model(
        "int_spend_benefit",
        given={
            "int_spend_service": """
                source_file_id | line_number | publisher_id | month   | payee_name | service_id | flow_kind | capital_or_revenue | amount_gbp
                ---------------+-------------+--------------+---------+------------+------------+-----------+--------------------+-----------
                f              | 1           | council      | 2024-04 | One Ltd    | care       | purchase  | revenue            | 1.00
                f              | 2           | council      | 2024-05 | One Ltd    | care       | purchase  | revenue            | 2.00
                f              | 3           | council      | 2024-05 | One Ltd    | care       | purchase  | revenue            | 4.00
                f              | 4           | council      | 2024-05 | One Ltd    | roads      | purchase  |                    | 8.00
                f              | 5           | council      | 2024-05 | One Ltd    | unmapped   | purchase  |                    | 16.00
                f              | 6           | council      | 2024-06 | One Ltd    | care       | purchase  | revenue            | 32.00
                f              | 7           | council      | 2024-04 | Two Ltd    | care       | grant     |                    | 64.00
                f              | 8           | council      | 2024-05 | One Ltd    | care       | purchase  | revenue            | 128.00
                f              | 9           | council      | 2024-05 | One Ltd    | care       | purchase  | revenue            | 256.00
                f              | 10          | council      | 2024-05 | One Ltd    | care       | purchase  | revenue            | 512.00
                """,  # noqa: E501
            "int_spend_contract_place": """
                source_file_id | line_number | contract_set | place_key | place_count
                ---------------+-------------+--------------+-----------+------------
                f              | 3           | a            | W8        | 1
                f              | 8           | a            | W8        | 1
                f              | 9           | a;b          | W8;W9     | 2
                f              | 10          | silent       |           |
                """,
            "int_alliance_counts": """
                publisher_id | month   | financial_year | service_id | counting_set
                -------------+---------+----------------+------------+-------------
                council      | 2024-04 | FY2024-25      | care       | ''
                council      | 2024-05 | FY2024-25      | care       | ''
                council      | 2024-05 | FY2024-25      | roads      | ''
                council      | 2024-05 | FY2024-25      | unmapped   | ''
                """,
            "stg_spend_places": """
                source_file_id | line_number | area_covered
                ---------------+-------------+-------------
                f              | 3           | Northby
                """,
            "int_area_place": """
                publisher_id | area_covered | place_id | is_whole
                -------------+--------------+----------+---------
                council      | Northby      | D1       | false
                council      | Decided      | W7       | false
                """,
            "ref_decided_catchments": """
                provider_id | service_id | place
                ------------+------------+--------
                two         | care       | Decided
                """,
            "int_payee_provider": "name_text | provider_id\n---+---\nTwo Ltd | two",
            "int_supplier_names": "name_text | supplier_key\n---+---\nOne Ltd|ONE\nTwo Ltd|TWO",
            "int_supplier_place": """
                publisher_id | supplier_key | service_id | place_key | place_count
                -------------+--------------+------------+-----------+------------
                council      | ONE          | care       | W1        | 1
                council      | ONE          | *          | W1        | 1
                """,
        },
        expect="""
            payee_name | service_id | capital_or_revenue | area_covered | stated_key | served_key | amount_gbp | payments
            -----------+------------+--------------------+--------------+------------+------------+------------+---------
            One Ltd    | care       | revenue            |              | W1         |            | 3.00       | 2
            One Ltd    | care       | revenue            | Northby      | D1         |            | 4.00       | 1
            One Ltd    | roads      | not stated         |              |            |            | 8.00       | 1
            One Ltd    | unmapped   | not stated         |              | W1         |            | 16.00      | 1
            Two Ltd    | care       | not stated         |              |            | W7         | 64.00      | 1
            One Ltd    | care       | revenue            |              | W8         |            | 128.00     | 1
            One Ltd    | care       | revenue            |              |            | W8;W9      | 256.00     | 1
            One Ltd    | care       | revenue            |              |            |            | 512.00     | 1
            """,  # noqa: E501
    )


def test_a_payment_lands_where_its_own_contract_is_delivered(run_model):
    """In parts under several: where each of them names a place. The whole area is none."""
    run_model(
        "int_spend_contract_place",
        given={
            "int_spend_contract": """
                source_file_id | line_number | part_number | contract_id
                ---------------+-------------+-------------+------------
                f              | 1           | 1           | a
                f              | 2           | 1           | a
                f              | 2           | 2           | b
                f              | 3           | 1           | a
                f              | 3           | 2           | silent
                f              | 4           | 1           | whole
                f              | 5           | 1           |
                f              | 6           | 1           | a
                f              | 6           | 2           | a
                """,
            "int_contract_place": """
                contract_id | place_id | is_whole
                ------------+----------+---------
                a           | W1       | false
                b           | W1       | false
                b           | W2       | false
                whole       | C1       | true
                """,
        },
        expect="""
            line_number | place_count
            ------------+------------
            1           | 1
            2           | 2
            3           |
            4           |
            6           | 1
            """,
    )


def test_alliances_that_count_a_payment_less_those_that_its_payee_belongs_to(run_model):
    run_model(
        "int_alliance_set",
        given={
            "int_spend_benefit": """
                counting_set | provider_id
                -------------+------------
                a            | board
                a            | charity
                a            |
                ''           | board
                """,
            "int_alliance_member": """
                alliance_id | member_id | publishes_spend
                ------------+-----------+----------------
                a           | board     | true
                a           | charity   | false
                """,
        },
        expect="""
            counting_set | provider_id | alliance_set
            -------------+-------------+-------------
            a            | board       | ''
            a            | charity     | a
            a            |             | a
            ''           | board       | ''
            """,
    )


PARTS = "source_file_id | line_number | award_id\n---+---+---"


@pytest.mark.parametrize(
    ("tag", "notice"),
    [
        ("award", "UK6"),
        ("contract", "UK7"),
        ("implementation", "UK9"),
        ("contractAmendment", "UK10"),
        ("contractTermination", "UK11"),
    ],
)
def test_what_a_notice_is_and_which_contract_it_is_about(run_model, tag, notice):
    """Of two awards of a process the one that its parts name, else both."""
    run_model(
        "int_contract_notice",
        given={
            "stg_ocds": f"""
                source_file_id | line_number | ocid | release_date | tag
                ---------------+-------------+------+--------------+-------
                f              | 1           | o    | 2025-01-01   | {tag}
                f              | 2           | o    | 2025-02-01   | {tag}
                f              | 3           | o    | 2025-03-01   | planning
                """,
            "int_contract_ocid": """
                ocid | award_id | contract_id
                -----+----------+------------
                o    | 1        | one
                o    | 2        | two
                """,
            "stg_contract_amendments": f"{PARTS}\nf | 1 | 2",
            "stg_contract_terminations": PARTS,
            "stg_kpi_observations": PARTS,
            "stg_performance_failures": PARTS,
        },
        expect=f"""
            contract_id | notice   | published_on
            ------------+----------+-------------
            two         | {notice} | 2025-01-01
            one         | {notice} | 2025-02-01
            two         | {notice} | 2025-02-01
            """,
    )


def test_indicators_are_set_before_anybody_rates_them():
    release = {
        "contracts": [
            {
                "awardID": "A1",
                "implementation": {"metrics": [{"id": "K1", "title": "On time"}, {"id": "K2"}]},
            },
            {"awardID": "A2", "noAgreedMetricsRationale": "Below five million"},
            {"awardID": "A3"},
        ]
    }
    notices = [json.dumps(release), json.dumps({"contracts": [{"awardID": "A4"}]}), None]
    frame = pd.DataFrame(
        {"source_file_id": "f", "line_number": [7, 8, 9], "ocid": "o", "release_json": notices}
    )
    found = int_contract_metric.run({"stg_ocds": frame})
    columns = ["line_number", "part_number", "award_id", "metric_id", "no_metrics_because"]
    assert found[columns].values.tolist() == [
        [7, 1, "A1", "K1", None],
        [7, 2, "A1", "K2", None],
        [7, 3, "A2", None, "Below five million"],
    ]


def test_a_value_by_the_year_and_what_was_spent_where_that_is_known(run_model):
    """Of a supplier with several contracts nobody says which was paid: null, not a share."""
    run_model(
        "dim_contract_record",
        given={
            "dim_contract": """
                contract_id | publisher_id | contract_reference | source_file_id | line_number | supplier_key | start_date | expiry_date | annual_value_gbp | total_value_gbp | directorate | supplier_contracts | match_state        | paid_while_running_gbp
                ------------+--------------+--------------------+----------------+-------------+--------------+------------+-------------+------------------+-----------------+-------------+--------------------+--------------------+-----------------------
                a           | council      | R1                 | f              | 1           | ONE          | 2024-01-01 | 2027-12-31  |                  | 1461.00         | Adults      | 1                  | matched            | 500.00
                b           | council      | R2                 | f              | 2           | TWO          | 2024-01-01 | 2024-12-31  | 10.00            | 20.00           |             | 2                  | matched            | 900.00
                c           | council      | R3                 | f              | 3           |              |            | 2024-12-31  |                  | 20.00           |             |                    | no_single_supplier |
                d           | council      | R4                 | f              | 4           | NIL          |            |             |                  |                 |             | 1                  | no_payment_found   |
                e           | council      | R5                 | f              | 5           | MUTE         |            |             |                  |                 |             | 1                  | matched            | 7.00
                f           | council      | R6                 | f              | 6           | LATE         |            |             |                  |                 |             | 1                  | matched            | 8.00
                """,  # noqa: E501
            "int_contract_route": """
                contract_id | legal_route | route_basis | is_urgent | is_under_act
                ------------+-------------+-------------+-----------+-------------
                a           | grant       | stated      | false     | false
                b           | grant       | stated      | false     | false
                c           | grant       | stated      | false     | false
                d           | grant       | stated      | false     | false
                e           | grant       | stated      | false     | false
                f           | grant       | stated      | false     | false
                """,
            "stg_contracts_terms": """
                source_file_id | line_number | area_covered | review_date
                ---------------+-------------+--------------+------------
                f              | 1           | Mill Lade    | 2026-01-01
                """,
            "int_contract_place": "contract_id | place_id | is_whole\n---+---+---\na | W1 | false",
            "ref_decided_contracts": """
                publisher_id | contract_reference | what   | says       | said_on
                -------------+--------------------+--------+------------+-----------
                council      | R2                 | owner  | First      | 2024-01-01
                council      | R2                 | owner  | Second     | 2025-01-01
                council      | R1                 | review | 2026-06-01 | 2025-01-01
                """,
            "int_spend_service": """
                source_file_id | line_number | publisher_id | capital_or_revenue | amount_gbp
                ---------------+-------------+--------------+--------------------+-----------
                g              | 1           | council      | capital            | 300.00
                g              | 2           | council      | revenue            | 200.00
                g              | 3           | council      | revenue            | 3.00
                g              | 4           | council      |                    | 4.00
                g              | 5           | council      | revenue            | 900.00
                """,
            "int_spend_purpose": """
                source_file_id | line_number | contract_id | amount_gbp
                ---------------+-------------+-------------+-----------
                g              | 1           | a           | 300.00
                g              | 2           | a           | 200.00
                g              | 3           | e           | 3.00
                g              | 4           | e           | 4.00
                g              | 5           |             | 900.00
                """,
        },
        expect="""
            contract_id | annualised_gbp | annualised_basis          | spent_gbp | spent_capital_gbp | capital_or_revenue  | spent_basis                                                       | review_date | owner_words | owner_basis     | place_count
            ------------+----------------+---------------------------+-----------+-------------------+---------------------+-------------------------------------------------------------------+-------------+-------------+-----------------+------------
            a           | 365.25         | total value over its days | 500.00    | 300.00            | capital and revenue | payments that are tied to it                                      | 2026-06-01  | Adults      | department only | 1
            b           | 10.00          | stated                    |           |                   | not stated          | its supplier has several contracts: which was paid is not stated |             | Second      | named           | 0
            c           |                | not stated                |           |                   | not stated          | no single supplier is named                                       |             |             | nobody          | 0
            d           |                | not stated                |           |                   | not stated          | no payment found in loaded months                                 |             |             | nobody          | 0
            f           |                | not stated                |           |                   | not stated          | its supplier was paid, but no payment is tied to it               |             |             | nobody          | 0
            e           |                | not stated                | 7.00      |                   | not stated          | payments that are tied to it                                      |             |             | nobody          | 0
            """,  # noqa: E501
    )


BUILT = """
    contract_id | publisher_id | contract_reference | supplier_key | start_date | expiry_date | as_at
    ------------+--------------+--------------------+--------------+------------+-------------+-----------
    pool        | council      | R1                 | BUILDER      | 2024-01-01 | 2025-06-30  | 2027-03-31
    roof        | council      | R2                 | ROOFER       | 2026-01-01 | 2026-12-31  | 2027-03-31
    care        | council      | R3                 | CARER        | 2024-01-01 | 2027-12-31  | 2027-03-31
    """  # noqa: E501
CAPITAL = {
    "int_spend_service": """
        source_file_id | line_number | publisher_id | capital_or_revenue | amount_gbp
        ---------------+-------------+--------------+--------------------+-----------
        f              | 1           | council      | capital            | 100.00
        f              | 2           | council      | revenue            | 10.00
        f              | 3           | council      |                    | 1.00
        f              | 4           | council      | capital            | 1000.00
        f              | 5           | council      | revenue            | 5.00
        f              | 6           | council      | capital            | 7.00
        """,
    "int_spend_matched": """
        source_file_id | line_number | supplier_key | paid_on    | is_matched
        ---------------+-------------+--------------+------------+-----------
        f              | 1           | BUILDER      | 2024-05-01 | true
        f              | 2           | BUILDER      | 2025-05-01 | true
        f              | 3           | BUILDER      | 2024-06-01 | true
        f              | 4           | ROOFER       | 2025-12-31 | true
        f              | 5           | CARER        | 2024-05-01 | true
        f              | 6           | BUILDER      | 2025-05-01 | true
        """,
    "ref_decided_contracts": """
        publisher_id | contract_reference | what      | says            | said_on
        -------------+--------------------+-----------+-----------------+-----------
        council      | R1                 | completed | 2025-03-01      | 2025-04-01
        council      | R1                 | check_1   | Used every day  | 2026-03-15
        """,
}


def test_what_is_being_built_has_the_capital_that_is_matched_to_it(run_model):
    """What is matched to no contract stands apart, as its supplier's; what is not capital is not.

    The pool and the slide have one supplier: pounds matched to one are not beside the other.
    """
    slide = "slide | council | R9 | BUILDER | 2024-04-01 | 2026-03-31 | 2027-03-31"
    run_model(
        "fct_capital_project",
        types={"amount_gbp": "decimal(18,2)"},
        given={
            "dim_contract": f"{BUILT.rstrip()}\n{slide}",
            **CAPITAL,
            "int_spend": """
                source_file_id | line_number | paid_on
                ---------------+-------------+-----------
                f              | 1           | 2024-05-01
                f              | 2           | 2025-05-01
                f              | 3           | 2024-06-01
                f              | 6           | 2025-05-01
                """,
            "int_spend_contract": """
                source_file_id | line_number | contract_id | amount_gbp
                ---------------+-------------+-------------+-----------
                f              | 1           | pool        | 60.00
                f              | 1           | slide       | 40.00
                f              | 3           | pool        | 1.00
                f              | 6           |             | 7.00
                """,
        },
        expect="""
            contract_id | capital_gbp | revenue_gbp | supplier_only_gbp | first_paid_on | completed_on | finished_on | finished_basis
            ------------+-------------+-------------+-------------------+---------------+--------------+-------------+--------------------
            pool        | 60.00       | 1.00        | 7.00              | 2024-05-01    | 2025-03-01   | 2025-03-01  | recorded
            slide       | 40.00       |             | 7.00              | 2024-05-01    |              | 2026-03-31  | end of the contract
            """,  # noqa: E501
    )


def test_what_was_built_is_checked_one_three_and_five_years_on(run_model):
    run_model(
        "fct_capital_check",
        given={"dim_contract": BUILT, **CAPITAL},
        expect="""
            contract_id | years_after | due_on     | readiness    | recorded_on | recorded_words
            ------------+-------------+------------+--------------+-------------+---------------
            pool        | 1           | 2026-03-01 | recorded     | 2026-03-15  | Used every day
            pool        | 3           | 2028-03-01 | ahead        |             |
            pool        | 5           | 2030-03-01 | ahead        |             |
            roof        | 1           | 2027-12-31 | ahead        |             |
            roof        | 3           | 2029-12-31 | ahead        |             |
            roof        | 5           | 2031-12-31 | ahead        |             |
            """,
    )


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        (
            "contracts",
            "publisher_id,contract_reference,what,says,said_by,said_on\nc,R,landlord,x,me,2025-01-01\n",
            "what is not owner or review",
        ),
        (
            "kpis",
            "publisher_id,contract_reference,metric,from_on,until_on,rating,said_by,said_on\n"
            "c,R,On time,2025-01-01,2025-12-31,Green,me,2026-01-01\n",
            "rating is not good or approaching target",
        ),
        (
            "catchments",
            "provider_id,service_id,place,decided_by,decided_on,why\np,care,W1,me,soon,x\n",
            "decided_on is not a day",
        ),
    ],
)
def test_what_people_record_of_contracts_is_read_or_refused(tmp_path, file, text, says):
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / f"{file}.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DecisionError, match=says):
        reference_tables(DataFolder(tmp_path, "", False, (), ()))
