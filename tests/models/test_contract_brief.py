"""What a brief says of one contract: payments by month, where people were heard, what is open."""

from pipelines.build.reference import reference_tables
from pipelines.config import DataFolder
from tests import support

QUESTIONS = support.reference_rows("open_questions")


def test_payments_by_month_are_those_tied_to_the_contract(run_model):
    run_model(
        "fct_contract_paid_month",
        given={
            "int_spend_purpose": """
                contract_id | month   | match_method     | match_confidence | amount_gbp
                ------------+---------+------------------+------------------+-----------
                c           | 2025-04 | stated reference | certain          | 10.10
                c           | 2025-04 | stated reference | certain          | -0.10
                c           | 2025-04 | dates and amount | weak             | 5.00
                c           | 2025-05 | stated reference | certain          | 1.00
                            | 2025-05 |                  |                  | 99.00
                """,
        },
        expect="""
            contract_id | month   | match_method     | match_confidence | spend_gbp | payments
            ------------+---------+------------------+------------------+-----------+---------
            c           | 2025-04 | dates and amount | weak             | 5.00      | 1
            c           | 2025-04 | stated reference | certain          | 10.00     | 2
            c           | 2025-05 | stated reference | certain          | 1.00      | 1
            """,
    )


PLACES = """
    place_id | place_name | place_level | district_id
    ---------+------------+-------------+------------
    w1       | Mill       | ward        | d1
    w2       | Quay       | ward        | d2
    d1       | Ash        | district    | d1
    d2       | Elm        | district    | d2
    county   | Wren       | county      |
    """
PUBLISHERS = "publisher_id | place_id\n-+-\ncouncil | county"
CELLS = """
    published_table | measure_id | place_id | service_id | period_kind    | n_people | suppressed_because
    ----------------+------------+----------+------------+----------------+----------+-------------------
    P2              | days       | d1       | care       | financial_year | 30       |
    P2              | days       | d2       | care       | financial_year | 0        |
    P2              | days       | county   | roads      | financial_year |          | too few people
    P2              | days       | d2       | roads      | quarter        | 30       |
    P1              | days       | w1       |            | financial_year | 30       |
    P1              | days       | w2       |            | financial_year | 30       |
    P1              | days       | county   |            | financial_year | 300      |
    """  # noqa: E501


def test_the_nearest_place_in_which_people_were_heard(run_model):
    """The district of a ward where the service is asked about there; else everyone in the ward."""
    run_model(
        "pub_contract_place",
        given={
            "dim_contract": """
                contract_id | publisher_id | service_id
                ------------+--------------+-----------
                one         | council      | care
                two         | council      | roads
                none        | council      | parks
                """,
            "dim_contract_record": """
                contract_id | place_key
                ------------+----------
                one         | w1
                two         | w2
                none        |
                """,
            "dim_publisher": PUBLISHERS,
            "dim_place": PLACES,
            "safe_cell": CELLS,
        },
        expect="""
            contract_id | delivery_place_id | place_is_stated | published_table | heard_place_id | heard_place_name
            ------------+-------------------+-----------------+-----------------+----------------+-----------------
            none        | county            | false           | P1              | county         | Wren
            one         | w1                | true            | P2              | d1             | Ash
            two         | w2                | true            | P1              | w2             | Quay
            """,  # noqa: E501
    )


def test_a_contract_for_several_places_has_a_row_for_each(run_model):
    run_model(
        "pub_contract_place",
        given={
            "dim_contract": "contract_id | publisher_id | service_id\n-+-\none | council | care",
            "dim_contract_record": [{"contract_id": "one", "place_key": "w1|w2"}],
            "dim_publisher": PUBLISHERS,
            "dim_place": PLACES,
            "safe_cell": CELLS,
        },
        expect="""
            contract_id | delivery_place_id | heard_place_id
            ------------+-------------------+---------------
            one         | w1                | d1
            one         | w2                | d2
            """,
    )


QUIET = {
    "dim_contract": """
        contract_id | publisher_id | service_id | state    | total_value_gbp
        ------------+--------------+------------+----------+----------------
        c           | council      | care       | in_force | 100.00
        ended       | council      | care       | ended    | 100.00
        """,
    "dim_contract_record": "contract_id | place_key\n-+-\nc | w1\nended | w1",
    "dim_publisher": PUBLISHERS,
    "dim_place": PLACES,
    "dim_open_question": QUESTIONS,
    "dim_clock_notice": support.reference_rows("statutory_clock"),
    "safe_cell": CELLS,
    "fct_contract_kpi": """
        contract_id | metric_title | end_date   | rating
        ------------+--------------+------------+-------
        c           | On time      | 2025-03-31 | Good
        """,
    "fct_contract_paid": "contract_id | spend_gbp\n-+-\nc | 100.00\nended | 100.00",
    "fct_contract_clock": "contract_id | notice | clock_state\n-+-+-\nc | UK7 | exempt",
    "fct_contract_expiry": "contract_id | window_state\n-+-\nc | ahead\nended | ended",
    "fct_contract_gap": "contract_id | gap\n-+-",
    "fct_contract_end_apart": "contract_id | register_end_date | notice_end_date\n-+-+-",
    "fct_contract_handback": "contract_id | readiness\n-+-\nc | recorded",
    "fct_orphan_contract": """
        contract_id | orphan_because
        ------------+-----------------------------------------------------------
        c           | In-house: its cost stands in the accounts, not in payments
        ended       | No payment to its supplier was found
        """,
}
NOTHING = "contract_id | open_question\n-+-"
TYPES = {"n_people": "BIGINT"}


def test_nothing_is_open_where_no_rule_finds_anything(run_model):
    """Paid exactly its value is not above it; an exempt duty and an ended contract ask nothing."""
    run_model("pub_contract_question", given=QUIET, expect=NOTHING, types=TYPES)


def test_each_rule_leaves_its_question(run_model):
    run_model(
        "pub_contract_question",
        given=QUIET
        | {
            "dim_contract_record": "contract_id | place_key\n-+-\nc | w2\nended | w2",
            "fct_contract_kpi": """
                contract_id | metric_title | end_date   | rating
                ------------+--------------+------------+---------------------
                c           | On time      | 2024-03-31 | Inadequate
                c           | On time      | 2025-03-31 | Good
                c           | Kept on      | 2025-03-31 | Requires improvement
                """,
            "fct_contract_paid": "contract_id | spend_gbp\n-+-\nc | 100.01\nended | 100.01",
            "fct_contract_clock": """
                contract_id | notice | clock_state | due_on
                ------------+--------+-------------+-----------
                c           | UK7    | not_found   | 2025-05-01
                c           | UK9    | cannot_tell |
                """,
            "fct_contract_expiry": """
                contract_id | window_state | window_closes_on
                ------------+--------------+-----------------
                c           | passed       | 2025-12-31
                """,
            "fct_contract_end_apart": """
                contract_id | register_end_date | notice_end_date
                ------------+-------------------+----------------
                c           | 2030-01-31        | 2031-01-31
                """,
            "fct_contract_gap": """
                contract_id | gap             | since
                ------------+-----------------+-----------
                c           | department_only |
                c           | review_passed   | 2025-06-01
                """,
            "fct_contract_handback": """
                contract_id | readiness    | asks     | due_on
                ------------+--------------+----------+-----------
                c           | not recorded | A survey | 2026-03-31
                """,
            "fct_orphan_contract": "contract_id | orphan_because\n-+-\nc | No payment",
        },
        expect="""
            contract_id | open_question    | question_about                | due_on
            ------------+------------------+-------------------------------+-----------
            c           | end_differs      | 31 January 2031 in the notices, 31 January 2030 in the register |
            c           | handback         | A survey                      | 2026-03-31
            c           | no_owner         | ''                            |
            c           | no_payment       | No payment                    |
            c           | not_heard        | Quay                          |
            c           | notice           | Contract details notice       | 2025-05-01
            c           | paid_above_value | ''                            |
            c           | rating           | Kept on: Requires improvement | 2025-03-31
            c           | review_passed    | ''                            | 2025-06-01
            c           | window_closed    | ''                            | 2025-12-31
            ended       | paid_above_value | ''                            |
            """,  # noqa: E501
        types=TYPES,
    )


def test_no_rating_is_asked_after_and_too_few_heard_is_heard(run_model):
    """A cell that is hidden because few were heard is no place where nobody was."""
    run_model(
        "pub_contract_question",
        given=QUIET
        | {
            "dim_contract": """
                contract_id | publisher_id | service_id | state          | total_value_gbp
                ------------+--------------+------------+----------------+----------------
                c           | council      | roads      | end_not_stated |
                """,
            "dim_contract_record": "contract_id | place_key\n-+-\nc |",
            "fct_contract_kpi": "contract_id | rating\n-+-",
        },
        expect="contract_id | open_question\n-+-\nc | no_rating",
        types=TYPES,
    )


def test_a_provider_s_reply_stands_beside_its_rating(run_model):
    run_model(
        "int_contract_kpi",
        given={
            "ref_decided_kpis": """
                publisher_id | contract_reference | metric  | from_on    | until_on   | rating | said_on    | provider_reply
                -------------+--------------------+---------+------------+------------+--------+------------+---------------
                council      | R1                 | On time | 2025-04-01 | 2026-03-31 | good   | 2026-04-01 | We try
                """,  # noqa: E501
            "int_contracts": "contract_id | publisher_id | contract_reference\n-+-+-\nc | council | R1",  # noqa: E501
            "stg_kpi_observations": "source_file_id | line_number\n-+-",
            "stg_ocds": "source_file_id | line_number\n-+-",
            "int_contract_ocid": "ocid | award_id\n-+-",
        },
        expect="""
            contract_id | metric_title | rating | provider_reply | kpi_source
            ------------+--------------+--------+----------------+-----------------
            c           | On time      | Good   | We try         | recorded locally
            """,
    )


def test_the_reply_may_be_left_out_of_the_file(tmp_path):
    head = "publisher_id,contract_reference,metric,from_on,until_on,rating,said_by,said_on"
    line = "c,R,On time,2025-01-01,2025-12-31,Good,me,2026-01-01"
    (tmp_path / "decisions").mkdir()
    file = tmp_path / "decisions" / "kpis.csv"
    replies = []
    for text in (f"{head}\n{line}\n", f"{head},provider_reply\n{line},We try\n"):
        file.write_text(text, encoding="utf-8")
        found = reference_tables(DataFolder(tmp_path, "", False, (), ()))["ref_decided_kpis"]
        replies.append(found.column("provider_reply").to_pylist())
    assert replies == [[None], ["We try"]]
