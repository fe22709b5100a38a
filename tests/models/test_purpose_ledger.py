"""The purpose ledger: every pound is in it once, and what is not tied stands in a worklist."""

from pipelines.build.graph import load_nodes
from pipelines.engine.duck import Engine
from tests import support

PEOPLE = {"n_people": "BIGINT", "amount_pence": "BIGINT", "is_placed": "BOOLEAN"}

LINES = """
    source_file_id | line_number | publisher_id | financial_year | month   | flow_kind | service_id | service_confidence | amount_gbp | payee_name
    ---------------+-------------+--------------+----------------+---------+-----------+------------+--------------------+------------+-----------
    f              | 1           | p            | FY2024-25      | 2024-05 | purchase  | care       | certain            | 100.00     | Ash Ltd
    f              | 2           | p            | FY2024-25      | 2024-05 | purchase  | care       | weak               | 40.00      | Ash Ltd
    f              | 3           | p            | FY2024-25      | 2024-05 | grant     | unmapped   | none               | 8.00       | A Person
    f              | 4           | p            | FY2024-25      | 2024-05 | treasury  | unmapped   | none               | 2.00       | Bank plc
    f              | 5           | p            | FY2024-25      | 2024-06 | purchase  | care       | certain            | 1000.00    | Ash Ltd
    g              | 1           | q            | FY2024-25      | 2024-05 | purchase  | roads      | strong             | 16.00      | Elm Ltd
    """  # noqa: E501
MONTHS = """
    publisher_id | month   | is_covered
    -------------+---------+-----------
    p            | 2024-05 | true
    p            | 2024-06 | false
    q            | 2024-05 | true
    """


def test_every_pound_of_a_covered_month_once(run_model):
    """A payment in two parts is one payment; without a register nothing is said of contracts."""
    run_model(
        "fct_purpose_ledger",
        given={
            "int_spend_service": LINES,
            "int_months": MONTHS,
            "int_contracts": """
                publisher_id | contract_id
                -------------+------------
                p            | c
                """,
            "int_spend_contract": """
                source_file_id | line_number | part_number | contract_id | contract_tie   | amount_gbp
                ---------------+-------------+-------------+-------------+----------------+-----------
                f              | 1           | 1           | c           | one contract   | 33.33
                f              | 1           | 2           | d           | one contract   | 66.67
                f              | 2           | 1           |             | one of several | 40.00
                """,  # noqa: E501
        },
        expect="""
            publisher_id | flow_kind | service_id | is_clear_service | contract_tie               | spend_gbp | payments
            -------------+-----------+------------+------------------+----------------------------+-----------+---------
            p            | purchase  | care       | true             | one contract               | 100.00    | 1
            p            | purchase  | care       | false            | one of several             | 40.00     | 1
            p            | grant     | unmapped   | false            | no supplier of the register | 8.00     | 1
            p            | treasury  | unmapped   | false            | no supplier of the register | 2.00     | 1
            q            | purchase  | roads      | true             | no register                | 16.00     | 1
            """,  # noqa: E501
        by=("int_spend_purpose",),
    )


LEDGER = """
    publisher_id | financial_year | flow_kind | service_id | is_clear_service | contract_tie  | spend_gbp
    -------------+----------------+-----------+------------+------------------+---------------+-----------
    p            | FY2023-24      | purchase  | care       | true             | one contract  | 1000.00
    p            | FY2024-25      | purchase  | care       | true             | one contract  | 60.00
    p            | FY2024-25      | grant     | roads      | false            | one of several | 30.00
    p            | FY2024-25      | treasury  | unmapped   | false            | no supplier of the register | 10.00
    q            | FY2024-25      | purchase  | care       | true             | no register   | 5.00
    """  # noqa: E501
CELLS = """
    published_table | period_kind    | place_id | service_id | measure_id | period    | n_people | suppressed_because
    ----------------+----------------+----------+------------+------------+-----------+----------+-------------------
    P2              | financial_year | P        | care       | m          | FY2024-25 | 20       |
    P2              | financial_year | P        | roads      | m          | FY2024-25 |          | too few
    P2              | financial_year | P        | buses      | m          | FY2024-25 | 12       |
    P1              | financial_year | Q        |            | m          | FY2024-25 | 20       |
    """  # noqa: E501
LANDED = """
    scenario   | publisher_id | financial_year | flow_kind | service_id | benefit_rule   | amount_pence
    -----------+--------------+----------------+-----------+------------+----------------+-------------
    rules      | p            | FY2023-24      | purchase  | care       | catchment      | 20000
    rules      | p            | FY2023-24      | purchase  | care       | population     | 5000
    rules      | p            | FY2023-24      | purchase  | care       | authority_wide | 75000
    rules      | p            | FY2024-25      | purchase  | care       | population     | 6000
    population | p            | FY2023-24      | purchase  | care       | population     | 100000
    rules      | p            | FY2024-25      | grant     | roads      | authority_wide | 3000
    rules      | p            | FY2024-25      | treasury  | unmapped   | authority_wide | 1000
    rules      | q            | FY2024-25      | purchase  | care       | authority_wide | 500
    """  # noqa: E501
RULES = """
    benefit_rule   | is_placed
    ---------------+----------
    catchment      | true
    population     | true
    authority_wide | false
    """
PUBLISHERS = """
    publisher_id | place_id
    -------------+---------
    p            | P
    q            | Q
    """
KINDS = """
    flow_kind | flow_words | flow_order
    ----------+------------+-----------
    purchase  | Purchases  | 1
    grant     | Grants     | 2
    treasury  | Borrowing  | 3
    """


def test_the_ledger_of_a_year(table_shapes):
    """What is hidden is no outcome; where no survey or register was, nothing is known."""
    with Engine() as engine:
        for table, rows in {
            "fct_purpose_ledger": LEDGER, "safe_cell": CELLS, "dim_publisher": PUBLISHERS,
            "dim_flow_kind": KINDS, "stat_benefit": LANDED, "dim_benefit_rule": RULES,
        }.items():  # fmt: skip
            support.make_table(engine, table, rows, table_shapes.get(table, {}), PEOPLE)
        engine.create("ledger", load_nodes()["pub_purpose_ledger"].text)
        rows = engine.run(
            "select publisher_id, financial_year, flow_group, tie, spend_gbp, total_gbp,"
            " why_no_value from ledger"
        )
    found = {
        row[:4]: (None if row[4] is None else str(row[4]), str(row[5]), row[6]) for row in rows
    }
    year = ("p", "FY2024-25")
    assert found[*year, "all", "contract"] == ("60.00", "100.00", None)
    assert found[*year, "all", "one of several contracts"] == ("30.00", "100.00", None)
    assert found[*year, "all", "service"] == ("90.00", "100.00", None)
    assert found[*year, "all", "service by clear words"] == ("60.00", "100.00", None)
    assert found[*year, "all", "outcome"] == ("60.00", "100.00", None)
    assert found[*year, "purchase_and_grant", "outcome"] == ("60.00", "90.00", None)
    assert found[*year, "all", "contract, service and outcome"] == ("60.00", "100.00", None)
    assert found[*year, "grant", "contract"] == ("0.00", "30.00", None)
    assert found["p", "FY2023-24", "purchase", "outcome"] == (None, "1000.00", "not_loaded")
    assert found["p", "FY2023-24", "purchase", "place"] == ("250.00", "1000.00", None)
    assert found["p", "all", "purchase_and_grant", "place"] == ("310.00", "1090.00", None)
    assert found["q", "FY2024-25", "all", "place"] == ("0.00", "5.00", None)
    assert found["p", "all", "all", "contract"] == ("1060.00", "1100.00", None)
    assert found["q", "FY2024-25", "all", "contract"] == (None, "5.00", "not_loaded")
    assert found["q", "FY2024-25", "all", "outcome"] == (None, "5.00", "not_loaded")


def test_a_share_is_within_0_and_100_or_none(table_shapes):
    """Parts that make up all are 100, not a hair more; a credit takes no share beyond it."""
    tables = {
        "fct_purpose_ledger": """
            publisher_id | financial_year | flow_kind | service_id | is_clear_service | contract_tie   | spend_gbp
            -------------+----------------+-----------+------------+------------------+----------------+-----------
            p            | FY2023-24      | purchase  | care       | true             | one contract   | 9548343.43
            p            | FY2024-25      | purchase  | care       | true             | one contract   | 70.00
            p            | FY2024-25      | purchase  | unmapped   | false            | one of several | -20.00
            """,  # noqa: E501
        "stat_benefit": """
            scenario | publisher_id | financial_year | flow_kind | service_id | benefit_rule | amount_pence
            ---------+--------------+----------------+-----------+------------+--------------+-------------
            rules    | p            | FY2024-25      | purchase  | care       | catchment    | 2500
            """,  # noqa: E501
        "safe_cell": CELLS, "dim_publisher": PUBLISHERS, "dim_flow_kind": KINDS,
        "dim_benefit_rule": RULES,
    }  # fmt: skip
    with Engine() as engine:
        for table, rows in tables.items():
            support.make_table(engine, table, rows, table_shapes.get(table, {}), PEOPLE)
        engine.create("ledger", load_nodes()["pub_purpose_ledger"].text)
        shares = dict(
            engine.run(
                "select financial_year || ' ' || tie, tied_pct from ledger where flow_group = 'all'"
                " and tie in ('contract', 'one of several contracts', 'place')"
            )
        )
    assert shares["FY2023-24 contract"] == 100
    assert shares["FY2024-25 contract"] is None
    assert shares["FY2024-25 one of several contracts"] is None
    assert shares["FY2024-25 place"] == 50


def test_what_no_rule_places_is_listed_and_nothing_else(run_model):
    run_model(
        "pub_unplaced",
        given={
            "stat_benefit": LANDED,
            "dim_benefit_rule": RULES,
            "fct_purpose_ledger": LEDGER + "    p | FY2023-24 | purchase | care | false | x | 0.00",
            "dim_publisher": PUBLISHERS,
            "dim_flow_kind": KINDS,
            "dim_service": "service_id | service_name\n---+---\ncare|C\nroads|R\nunmapped|U",
        },
        expect="""
            publisher_id | financial_year | flow_kind | service_id | spend_gbp | unplaced_gbp | sort_key
            -------------+----------------+-----------+------------+-----------+--------------+---------
            p            | FY2023-24      | purchase  | care       | 1000.00   | 750.00       | 1
            p            | FY2024-25      | grant     | roads      | 30.00     | 30.00        | 1
            p            | FY2024-25      | treasury  | unmapped   | 10.00     | 10.00        | 2
            q            | FY2024-25      | purchase  | care       | 5.00      | 5.00         | 1
            """,  # noqa: E501
        types=PEOPLE,
    )


def test_outcomes_without_money_and_money_without_outcomes(run_model):
    """A place without a survey has no orphans: nothing is known of its outcomes."""
    run_model(
        "pub_orphan_outcome",
        given={
            "fct_purpose_ledger": LEDGER,
            "safe_cell": CELLS,
            "dim_publisher": PUBLISHERS,
            "dim_measure": """
                measure_id | title
                -----------+-----------
                m          | Feeling safe
                """,
            "dim_service": """
                service_id | service_name
                -----------+-------------
                roads      | Roads
                """,
        },
        expect="""
            publisher_id | financial_year | service_id | service_name | orphan_kind           | spend_gbp | measure_titles
            -------------+----------------+------------+--------------+-----------------------+-----------+---------------
            p            | FY2024-25      | roads      | Roads        | money without outcome | 30.00     |
            p            | FY2024-25      | buses      | buses        | outcome without money |           | Feeling safe
            """,  # noqa: E501
        types=PEOPLE,
    )


def test_orphan_spend_names_organisations_only_and_their_lines(run_model):
    run_model(
        "fct_orphan_spend",
        given={
            "int_spend_purpose": """
                source_file_id | line_number | publisher_id | financial_year | flow_kind | service_id | contract_id | contract_tie      | payee_name | amount_gbp
                ---------------+-------------+--------------+----------------+-----------+------------+-------------+-------------------+------------+-----------
                f              | 1           | p            | FY             | purchase  | care       |             | outside the dates | Ash Ltd    | 1.00
                f              | 2           | p            | FY             | purchase  | care       |             | outside the dates | Ash Ltd    | 5.00
                f              | 3           | p            | FY             | purchase  | care       | c           | one contract      | Ash Ltd    | 7.00
                f              | 4           | p            | FY             | purchase  | care       |             | outside the dates | A Person   | 9.00
                f              | 5           | p            | FY             | treasury  | care       |             | outside the dates | Ash Ltd    | 9.00
                f              | 6           | q            | FY             | purchase  | care       |             | no register       | Ash Ltd    | 9.00
                """,  # noqa: E501
            "stg_landed_files": """
                source_file_id | file_name
                ---------------+----------
                f              | may.csv
                """,
            "int_payee_kind": """
                name_text | shown_name
                ----------+-----------
                Ash Ltd   | Ash Ltd
                A Person  |
                """,
        },
        expect="""
            payee_name | spend_gbp | payments | files_with_lines | first_lines
            -----------+-----------+----------+------------------+--------------------------------
            Ash Ltd    | 6.00      | 2        | 1                | may.csv, line 2; may.csv, line 1
                       | 9.00      | 1        | 1                |
            """,
    )


def test_orphan_contracts_ran_in_a_loaded_month(run_model):
    run_model(
        "fct_orphan_contract",
        given={
            "int_contracts": """
                contract_id | publisher_id | supplier_key | start_date | expiry_date | legal_route
                ------------+--------------+--------------+------------+-------------+------------
                paid        | p            | ASH          | 2024-01-01 | 2024-12-31  |
                other       | p            | ASH          | 2024-01-01 |             |
                unpaid      | p            | ELM          | 2024-05-31 | 2024-12-31  | grant
                later       | p            | ELM          | 2024-06-01 | 2024-12-31  |
                several     | p            | FIR          | 2024-01-01 | 2024-12-31  |
                nobody      | p            |              | 2024-01-01 | 2024-12-31  |
                own         | p            | TEAM         | 2024-01-01 | 2024-12-31  | in_house
                """,
            "int_months": MONTHS,
            "int_spend_purpose": """
                publisher_id | payee_name | contract_id | contract_tie
                -------------+------------+-------------+---------------
                p            | Ash        | paid        | one contract
                p            | Fir        |             | one of several
                """,
            "int_supplier_tie": """
                publisher_id | payee_name | contract_id
                -------------+------------+------------
                p            | Ash        | paid
                p            | Ash        | other
                p            | Fir        | several
                """,
        },
        expect="""
            contract_id | covered_months | orphan_because
            ------------+----------------+---------------
            other       | 1              | Its supplier was paid, under other contracts or when it did not run
            unpaid      | 1              | No payment to its supplier was found
            several     | 1              | Its supplier was paid, and several contracts fit
            nobody      | 1              | The register names no single supplier
            own         | 1              | In-house: its cost stands in the accounts, not in payments
            """,  # noqa: E501
    )


def test_a_unit_cost_is_compared_with_overheads_and_people_only(run_model):
    run_model(
        "pub_unit_cost",
        given={
            "fct_service_cost": """
                provider_id | service_id | financial_year | outturn_gbp | overhead_gbp | people_helped | cost_basis
                ------------+------------+----------------+-------------+--------------+---------------+-----------
                team        | care       | FY2024-25      | 80.00       | 20.00        | 10            | outturn
                team        | care       | FY2024-25      | 100.00      | 0.00         | 30            | outturn
                bare        | care       | FY2024-25      | 80.00       |              | 10            | outturn
                bare        | care       | FY2024-25      | 80.00       | 1.00         | 10            | outturn
                few         | care       | FY2024-25      | 80.00       | 20.00        |               | outturn
                """,  # noqa: E501
            "fct_provider_spend": """
                provider_id | service_id | financial_year | publisher_id | spend_gbp
                ------------+------------+----------------+--------------+----------
                firm        | care       | FY2024-25      | p            | 50.00
                firm        | care       | FY2024-25      | q            | 5.00
                firm        | unmapped   | FY2024-25      | p            | 7.00
                team        | care       | FY2024-25      | p            | 3.00
                silent      | roads      | FY2024-25      | p            | 3.00
                """,
            "dim_provider": """
                provider_id | provider_name | is_in_house
                ------------+---------------+------------
                team        | Team          | true
                silent      | Silent        | true
                firm        | Firm          | false
                """,
            "dim_contract": """
                contract_id | provider_id | publisher_id | service_id | start_date | expiry_date
                ------------+-------------+--------------+------------+------------+------------
                c           | silent      | p            | buses      | 2024-01-01 |
                d           | firm        | p            | buses      | 2024-01-01 |
                """,
            "fct_spend_month": """
                publisher_id | month   | financial_year
                -------------+---------+---------------
                p            | 2024-05 | FY2024-25
                """,
            "dim_service": """
                service_id | service_name
                -----------+-------------
                care       | Help at home
                """,
        },
        expect="""
            provider_id | service_id | cost_gbp | people_helped | unit_cost_gbp | cost_basis    | is_comparable | not_comparable_because | why_no_value
            ------------+------------+----------+---------------+---------------+---------------+---------------+------------------------+-------------
            team        | care       | 200.00   | 40            | 5.00          | outturn       | true          |                        |
            bare        | care       |          | 20            |               | outturn       | false         | Its overheads are not supplied | not_loaded
            few         | care       | 100.00   |               |               | outturn       | false         | How many people were helped is not supplied, or fewer than ten |
            firm        | care       | 55.00    |               |               | payments in the loaded months | false | Payments only: how many people were helped is not supplied |
            silent      | roads      |          |               |               | not supplied  | false         | Its cost is not supplied | not_loaded
            silent      | buses      |          |               |               | not supplied  | false         | Its cost is not supplied | not_loaded
            """,  # noqa: E501
    )
