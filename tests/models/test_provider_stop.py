"""If a provider stopped: its share of our need, the places it serves, its income, and its names."""

TYPES = {
    "is_in_house": "boolean",
    "n_people": "bigint",
    "people_helped": "bigint",
    "contracts_in_force": "bigint",
    "contracts_with_value": "bigint",
    "award_date": "date",
    **dict.fromkeys(
        (
            "annual_value_gbp", "full_cost_gbp", "last_twelve_gbp", "counted_gbp",
            "service_paid_gbp", "amount_gbp", "amount_awarded_gbp",
        ),
        "decimal(18,2)",
    ),
}  # fmt: skip
COVERED = [
    {"publisher_id": "P", "month": f"2025-{m:02}", "is_covered": m != 12} for m in range(1, 13)
]
NAMES = """
    provider_id | shown_provider_id
    ------------+------------------
    GB-COH-1    | GB-COH-1
    GB-CHC-2    | GB-CHC-2
    local:home  | local:home
    """
PAYEES = """
    name_text  | provider_id
    -----------+------------
    Gannet Ltd | GB-COH-1
    GANNET     | GB-COH-1
    Tern       | GB-CHC-2
    """
PROVIDERS = """
    provider_id | is_in_house
    ------------+------------
    GB-COH-1    | false
    GB-CHC-2    | false
    local:home  | true
    """
SPEND = """
    publisher_id | month   | payee_name | service_id | flow_kind | amount_gbp
    -------------+---------+------------+------------+-----------+-----------
    P            | 2025-01 | Gannet Ltd | home_care  | purchase  | 60.00
    P            | 2025-02 | GANNET     | home_care  | statutory | 5.00
    P            | 2025-03 | Tern       | home_care  | grant     | 20.00
    P            | 2025-04 | Nobody     | home_care  | purchase  | 20.00
    P            | 2025-05 | Tern       | unmapped   | purchase  | 7.00
    P            | 2025-12 | Tern       | home_care  | purchase  | 900.00
    """
CONTRACTS = """
    contract_id | publisher_id | provider_id | service_id | state    | annual_value_gbp
    ------------+--------------+-------------+------------+----------+-----------------
    c1          | P            | GB-COH-1    | home_care  | in_force | 100.00
    c2          | P            | GB-COH-1    | home_care  | in_force |
    c3          | P            | GB-CHC-2    | home_care  | ended    | 10.00
    c4          | P            | local:home  | home_care  | in_force | 10.00
    """
COSTS = """
    publisher_name | provider_id | service_id | financial_year | full_cost_gbp | people_helped
    ---------------+-------------+------------+----------------+---------------+--------------
    Council        | local:home  | home_care  | FY2023-24      | 1.00          | 10
    Council        | local:home  | home_care  | FY2024-25      | {cost}        | 40
    """
STOP = """
    provider_id | service_id | last_twelve_gbp | counted_gbp | service_gbp | is_need_known | other_providers | contracts_in_force | annual_value_gbp | people_helped
    ------------+------------+-----------------+-------------+-------------+---------------+-----------------+--------------------+------------------+--------------
    GB-COH-1    | home_care  | 65.00           | 60.00       | {whole}     | {known}       | 2               | 2                  | 100.00           |
    GB-CHC-2    | home_care  | 20.00           | 20.00       | {whole}     | {known}       | 2               | 0                  |                  |
    GB-CHC-2    | unmapped   | 7.00            | 7.00        | 7.00        | true          |                 | 0                  |                  |
    local:home  | home_care  | 0.00            | {cost}      | {whole}     | {known}       | 2               | 1                  | 10.00            | 40
    """  # noqa: E501


SERVICES = """
    service_id | service_name
    -----------+-------------
    home_care  | Help at home
    unmapped   | Not known
    """
PUBLISHERS = "publisher_id | publisher_name\n-------------+---------------\nP | Council"
HEARD = (
    "published_table | period_kind | provider_id | service_id | period | n_people "
    "| suppressed_because\n-"
)


def _given(cost):
    return {
        "int_months": COVERED,
        "int_spend_service": SPEND,
        "int_payee_provider": PAYEES,
        "int_provider_name": NAMES,
        "dim_provider": PROVIDERS,
        "dim_contract": CONTRACTS,
        "dim_publisher": PUBLISHERS,
        "dim_service": SERVICES,
        "safe_cell": HEARD,
        "fct_service_cost": COSTS.format(cost=cost),
    }


def test_in_house_stands_with_its_full_cost_in_the_need(run_model):
    """Unknown payees count in the whole; a month that is not covered counts nowhere."""
    expect = STOP.format(cost="100.00", whole="200.00", known="true")
    run_model("pub_provider_stop", _given("100.00"), expect, TYPES, by=("fct_provider_need",))


def test_an_in_house_cost_that_is_not_stated_leaves_the_need_unknown(run_model):
    expect = STOP.format(cost="", whole="100.00", known="false")
    run_model("pub_provider_stop", _given(""), expect, TYPES, by=("fct_provider_need",))


def test_people_heard_are_those_that_may_be_shown(run_model):
    run_model(
        "pub_provider_stop",
        types=TYPES,
        given={
            "fct_provider_need": """
                provider_id | publisher_id | service_id | last_twelve_gbp | counted_gbp | service_paid_gbp | contracts_in_force | contracts_with_value | annual_value_gbp
                ------------+--------------+------------+-----------------+-------------+------------------+-------------------+---+---
                A           | P            | home_care  | 30.00           | 30.00       | 120.00           | 0 |   |
                A           | P            | unmapped   | 30.00           | 30.00       | 120.00           | 0 |   |
                B           | P            | home_care  | 30.00           | 30.00       | 120.00           | 0 |   |
                C           | P            | home_care  | -5.00           | -5.00       | 120.00           | 0 |   |
                """,  # noqa: E501
            "dim_provider": """
                provider_id | is_in_house
                ------------+------------
                A           | false
                B           | false
                C           | false
                """,
            "fct_service_cost": COSTS.format(cost="").replace("Council", "Nobody"),
            "dim_publisher": PUBLISHERS,
            "dim_service": SERVICES,
            "safe_cell": """
                published_table | period_kind    | provider_id | service_id | period    | measure_id | n_people | suppressed_because
                ----------------+----------------+-------------+------------+-----------+------------+----------+-------------------
                P3              | financial_year | A           | home_care  | FY2023-24 | days       | 99       |
                P3              | financial_year | A           | home_care  | FY2024-25 | days       | 40       |
                P3              | financial_year | A           | home_care  | FY2024-25 | listened   | 44       |
                P3              | quarter        | A           | home_care  | FY2024-25 | days       | 70       |
                P2              | financial_year | A           | home_care  | FY2024-25 | days       | 80       |
                P3              | financial_year | B           | home_care  | FY2024-25 | days       | 6        | too_few
                """,  # noqa: E501
        },
        expect="""
            provider_id | service_id | need_pct | people_heard | heard_in
            ------------+------------+----------+--------------+----------
            A           | home_care  | 25.0     | 44           | FY2024-25
            A           | unmapped   |          |              |
            B           | home_care  | 25.0     |              | FY2024-25
            C           | home_care  |          |              |
            """,
    )


def test_others_count_where_they_serve_the_place_or_a_wider_one(run_model):
    run_model(
        "fct_provider_place",
        given={
            "dim_contract": """
                contract_id | provider_id | service_id | state
                ------------+-------------+------------+---------
                c1          | A           | home_care  | in_force
                c2          | A           | home_care  | in_force
                c3          | B           | home_care  | in_force
                c4          | C           | youth      | in_force
                c5          | D           | home_care  | ended
                """,
            "int_contract_place": """
                contract_id | place_id
                ------------+---------
                c1          | ward1
                c2          | ward2
                c3          | district
                c4          | ward1
                c5          | ward1
                """,
            "dim_place": """
                place_id | ward_id | district_id
                ---------+---------+------------
                ward1    | ward1   | district
                ward2    |         |
                district |         | district
                """,
        },
        expect="""
            provider_id | service_id | place_id | contracts_in_force | other_providers
            ------------+------------+----------+--------------------+----------------
            A           | home_care  | ward1    | 1                  | 1
            A           | home_care  | ward2    | 1                  | 0
            B           | home_care  | district | 1                  | 0
            C           | youth      | ward1    | 1                  | 0
            """,
    )


def test_income_is_payments_and_the_grants_of_others_in_one_year(run_model):
    run_model(
        "pub_provider_income",
        types=TYPES,
        given={
            "fct_spend_month": """
                publisher_id | month   | is_covered
                -------------+---------+-----------
                P            | 2025-11 | true
                P            | 2025-12 | false
                """,
            "fct_provider_tenure": """
                provider_id | publisher_id | last_twelve_gbp
                ------------+--------------+----------------
                GB-COH-1    | P            | 60.00
                GB-CHC-2    | P            | -5.00
                GB-CHC-2    | Q            | 9.00
                local:home  | P            | 0.00
                """,
            "fct_provider_name": """
                provider_id | payee_name
                ------------+-----------
                GB-COH-1    | GANNET
                """,
            "dim_provider": PROVIDERS,
            "dim_publisher": """
                publisher_id | publisher_name
                -------------+---------------
                P            | Council
                Q            | Care board
                """,
            "fct_grant": """
                grant_id | recipient_id | recipient_name | funder_id | funder_name | award_date | amount_awarded_gbp
                ---------+--------------+----------------+-----------+-------------+------------+-------------------
                g1       | GB-COH-1     | Gannet         | F         | Lamplight   | 2024-12-01 | 30.00
                g2       | GB-COH-1     | Gannet         | F         | Lamplight   | 2024-11-30 | 500.00
                g3       | 360G-x       | GANNET         | F         | Lamplight   | 2025-11-30 | 10.00
                g4       | GB-COH-1     | Gannet         | P         | Council     | 2025-06-01 | 70.00
                g5       | 360G-y       | Whelk          | F         | Lamplight   | 2025-06-01 | 70.00
                g6       | GB-COH-1     | Gannet         | F         | Lamplight   | 2025-12-01 | 70.00
                """,  # noqa: E501
        },
        expect="""
            provider_id | payer_id | income_kind      | known_income_gbp | all_known_income_gbp | known_income_pct
            ------------+----------+------------------+------------------+----------------------+-----------------
            GB-COH-1    | P        | payments         | 60.00            | 100.00               | 60.0
            GB-COH-1    | F        | grants of others | 40.00            | 100.00               | 40.0
            GB-CHC-2    | P        | payments         | -5.00            | 4.00                 |
            GB-CHC-2    | Q        | payments         | 9.00             | 4.00                 |
            local:home  | P        | payments         | 0.00             | 0.00                 |
            """,  # noqa: E501
    )


def test_no_name_leads_to_a_provider_that_is_not_named(run_model):
    run_model(
        "fct_provider_name",
        given={
            "int_payee_provider": """
                name_text    | provider_id | provider_method | provider_confidence
                -------------+-------------+-----------------+--------------------
                Gannet Ltd   | GB-COH-1    | identifier      | 1.0
                GANNET       | GB-COH-1    | likeness        | 0.97
                Jo Whelk     | GB-COH-1    | decided         | 1.0
                Whelk & Sons | local:whelk | plain name      | 0.99
                Tern Ltd     | GB-COH-9    | plain name      | 0.99
                """,
            "int_payee_kind": """
                name_text    | shown_name
                -------------+-------------
                Gannet Ltd   | Gannet Ltd
                GANNET       | GANNET
                Jo Whelk     |
                Whelk & Sons | Whelk & Sons
                Tern Ltd     | Tern Ltd
                """,
            "int_provider_name": """
                provider_id | shown_provider_id
                ------------+------------------
                GB-COH-1    | GB-COH-1
                GB-COH-9    | GB-COH-9
                local:whelk | local:not-named-1
                """,
            "dim_provider": """
                provider_id
                -----------------
                GB-COH-1
                local:not-named-1
                """,
            "int_spend": """
                publisher_id | month   | payee_name | amount_gbp
                -------------+---------+------------+-----------
                P            | 2025-01 | GANNET     | 60.00
                P            | 2025-12 | GANNET     | 900.00
                P            | 2025-01 | Jo Whelk   | 5.00
                """,
            "int_months": COVERED,
        },
        expect="""
            provider_id | payee_name | provider_method | provider_confidence | spend_gbp | payments
            ------------+------------+-----------------+---------------------+-----------+---------
            GB-COH-1    | Gannet Ltd | identifier      | 1.0                 |           | 0
            GB-COH-1    | GANNET     | likeness        | 0.97                | 60.00     | 1
            """,
    )
