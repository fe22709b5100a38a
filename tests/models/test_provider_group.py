"""Parents and groups: who says so, what a group is paid and carries, how much lies with few."""

import pandas as pd

from pipelines.steps import int_provider_group, stat_concentration

NAMES = """
    name_text       | supplier_key
    ----------------+----------------
    Ash Lodge       | ASH LODGE
    ASH LODGE LTD   | ASH LODGE
    Willows         | WILLOWS
    Holding plc     | HOLDING
    Quay Group Ltd  | QUAY GROUP
    Twin House      | TWIN HOUSE
    """
PAYEES = """
    name_text       | provider_id  | provider_confidence
    ----------------+--------------+--------------------
    ASH LODGE LTD   | GB-COH-ASH   | 0.99
    Willows         | GB-COH-WIL   | 0.99
    Holding plc     | GB-COH-HOLD  | 1.0
    Twin House      | GB-COH-TWIN  | 0.99
    """
KINDS = """
    name_text       | shown_name
    ----------------+----------------
    Holding plc     | Holding plc
    Quay Group Ltd  | Quay Group Ltd
    Jo Whelk        |
    """
SHOWN = """
    provider_id  | shown_provider_id | shown_provider_name
    -------------+-------------------+--------------------
    GB-COH-ASH   | GB-COH-ASH        | Ash Lodge Ltd
    GB-COH-HOLD  | GB-COH-HOLD       | Holding plc
    GB-COH-TERN  | GB-COH-TERN       | Tern
    local:jo     | local:not-named-1 | A provider not named here
    """
NOBODY = "provider_id | parent_id | parent_name | decided_on\n-+-+-+-"
UNLISTED = "provider_id | parent_provider_id | parent_provider_name\n-+-+-"
NO_HOMES = "provider_name | run_by | provider_id\n-+-+-"


def _parents(decided=NOBODY, listed=UNLISTED, homes=NO_HOMES):
    return {
        "ref_decided_groups": decided,
        "stg_providers": listed,
        "stg_provider_register": homes,
        "int_supplier_names": NAMES,
        "int_payee_provider": PAYEES,
        "int_payee_kind": KINDS,
        "int_provider_name": SHOWN,
    }


def test_a_decision_wins_over_the_list_and_the_list_over_the_register(run_model):
    run_model(
        "int_provider_parent",
        given=_parents(
            decided="""
                provider_id  | parent_id   | parent_name    | decided_on
                -------------+-------------+----------------+-----------
                GB-COH-ASH   | GB-COH-HOLD |                | 2024-01-01
                GB-COH-ASH   |             | Quay Group Ltd | 2025-01-01
                GB-COH-GULL  |             |                | 2025-01-01
                """,
            listed="""
                provider_id  | parent_provider_id | parent_provider_name
                -------------+--------------------+---------------------
                GB-COH-ASH   | GB-COH-HOLD        |
                GB-COH-GULL  | GB-COH-HOLD        |
                GB-COH-TERN  |                    | Holding plc
                GB-COH-TWO   | GB-COH-HOLD        |
                GB-COH-TWO   | GB-COH-TERN        |
                """,
            homes="""
                provider_name | run_by      | provider_id
                --------------+-------------+------------
                Ash Lodge     | Holding plc |
                """,
        ),
        expect="""
            provider_id  | parent_provider_id | parent_provider_name | parent_basis      | parent_confidence
            -------------+--------------------+----------------------+-------------------+------------------
            GB-COH-ASH   | local:quay-group   | Quay Group Ltd       | decided           | 1.0
            GB-COH-GULL  |                    |                      | decided           | 1.0
            GB-COH-TERN  | GB-COH-HOLD        | Holding plc          | list of providers | 0.95
            """,  # noqa: E501
    )


def test_a_care_home_is_run_by_whom_the_register_says_where_its_name_is_its_own(run_model):
    """One word is too little, and of two homes of one name nobody knows which is paid."""
    run_model(
        "int_provider_parent",
        given=_parents(
            homes="""
                provider_name | run_by         | provider_id
                --------------+----------------+------------
                Ash Lodge     | Holding plc    |
                Willows       | Holding plc    |
                Twin House    | Holding plc    |
                Twin House    | Quay Group Ltd |
                """
        ),
        expect="""
            provider_id | parent_provider_id | parent_basis  | parent_confidence
            ------------+--------------------+---------------+------------------
            GB-COH-ASH  | GB-COH-HOLD        | care register | 0.792
            """,
    )


def test_nobody_who_is_not_plainly_an_organisation_is_a_parent_or_has_one(run_model):
    run_model(
        "int_provider_parent",
        given=_parents(
            listed="""
                provider_id  | parent_provider_id | parent_provider_name
                -------------+--------------------+---------------------
                GB-COH-ASH   | local:jo           |
                GB-COH-TERN  |                    | Jo Whelk
                local:jo     | GB-COH-HOLD        |
                GB-COH-SELF  | GB-COH-SELF        |
                GB-COH-FAR   | GB-COH-99          |
                """
        ),
        expect="""
            provider_id | parent_provider_id | parent_provider_name
            ------------+--------------------+---------------------
            GB-COH-FAR  | GB-COH-99          | GB-COH-99
            """,
    )


def _stated(rows):
    names = ("provider_id", "parent_provider_id", "parent_provider_name", "parent_basis",
             "parent_confidence")  # fmt: skip
    return {"int_provider_parent": pd.DataFrame(rows, columns=names)}


def test_the_step_says_why_nobody_is_above(run_model):
    frame = int_provider_group.run(
        _stated(
            [
                ("a", "b", "B", "list of providers", 0.95),
                ("b", "a", "A", "list of providers", 0.95),
                ("c", None, None, "decided", 1.0),
                ("d", "e", "E", "decided", 1.0),
            ]
        )
    ).set_index("provider_id")
    assert frame.loc["d", ["group_id", "group_steps"]].tolist() == ["e", 1]
    assert frame.loc["e", "group_id"] == "e"
    because = frame["no_parent_because"].dropna().to_dict()
    assert set(because) == {"a", "b", "c"} and because["a"] == because["b"] != because["c"]
    assert pd.isna(frame.loc["a", "group_id"])


def test_nothing_stated_is_a_table_without_rows():
    assert int_provider_group.run(_stated([])).empty


GROUPS = """
    provider_id | group_id | group_name | group_steps | parent_provider_id | parent_basis
    ------------+----------+------------+-------------+--------------------+-------------
    A           | H        | Holding    | 1           | H                  | decided
    B           | H        | Holding    | 1           | H                  | decided
    C           |          |            |             |                    | decided
    """
PUBLISHERS = "publisher_id | publisher_name\n-------------+---------------\nP | Council"
SERVICES = "service_id | service_name\n-----------+-------------\ncare | Care"
TYPES = dict.fromkeys(
    ("last_twelve_gbp", "counted_gbp", "service_paid_gbp", "annual_value_gbp", "full_cost_gbp",
     "spend_gbp"), "decimal(18,2)",
) | {"is_in_house": "boolean", "contracts_in_force": "bigint", "payments": "bigint"}  # fmt: skip


def test_what_a_group_carries_is_what_its_members_carry(run_model):
    run_model(
        "pub_group_stop",
        types=TYPES,
        given={
            "fct_provider_need": """
                provider_id | publisher_id | service_id | last_twelve_gbp | counted_gbp | service_paid_gbp | contracts_in_force | annual_value_gbp
                ------------+--------------+------------+-----------------+-------------+------------------+--------------------+-----------------
                A           | P            | care       | 30.00           | 30.00       | 120.00           | 1                  | 10.00
                B           | P            | care       | 18.00           | 18.00       | 120.00           | 0                  |
                C           | P            | care       | 20.00           | 20.00       | 120.00           | 2                  | 5.00
                D           | P            | care       | 0.00            |             | 120.00           | 0                  |
                """,  # noqa: E501
            "dim_provider": """
                provider_id | is_in_house
                ------------+------------
                A           | false
                B           | false
                C           | false
                D           | false
                I           | true
                """,
            "dim_provider_group": GROUPS,
            "fct_service_cost": """
                publisher_name | provider_id | service_id | financial_year | full_cost_gbp
                ---------------+-------------+------------+----------------+--------------
                Council        | I           | care       | FY2024-25      | 40.00
                """,
            "dim_publisher": PUBLISHERS,
            "dim_service": SERVICES,
        },
        expect="""
            group_id | service_id | members_concerned | last_twelve_gbp | service_gbp | need_pct | other_providers | contracts_in_force | annual_value_gbp
            ---------+------------+-------------------+-----------------+-------------+----------+-----------------+--------------------+-----------------
            H        | care       | 2                 | 48.00           | 160.00      | 30.0     | 2               | 1                  | 10.00
            """,  # noqa: E501
    )


def test_what_a_group_is_paid_is_what_its_members_are_paid(run_model):
    run_model(
        "pub_group_spend",
        types=TYPES,
        given={
            "fct_provider_spend": """
                provider_id | publisher_id | financial_year | service_id | spend_gbp | payments
                ------------+--------------+----------------+------------+-----------+---------
                A           | P            | FY2024-25      | care       | 30.00     | 2
                A           | P            | FY2024-25      | unmapped   | 5.00      | 1
                B           | P            | FY2024-25      | care       | 20.00     | 1
                C           | P            | FY2024-25      | care       | 90.00     | 1
                B           | P            | FY2023-24      | care       | -7.00     | 1
                """,
            "dim_provider_group": GROUPS,
            "fct_market": """
                publisher_id | service_id | financial_year | provider_id | group_id | counted_gbp
                -------------+------------+----------------+-------------+----------+------------
                P            | care       | FY2024-25      | A           | H        | 30.00
                P            | care       | FY2024-25      | B           | H        | 20.00
                P            | care       | FY2024-25      |             |          | 50.00
                P            | care       | FY2023-24      | B           | H        | -7.00
                P            | care       | FY2023-24      | C           |          | 9.00
                """,
            "dim_publisher": PUBLISHERS,
        },
        expect="""
            group_id | financial_year | spend_gbp | payments | members_paid | counted_gbp | market_gbp | counted_pct
            ---------+----------------+-----------+----------+--------------+-------------+------------+------------
            H        | FY2024-25      | 55.00     | 4        | 2            | 50.00       | 100.00     | 50.0
            H        | FY2023-24      | -7.00     | 1        | 1            | -7.00       | 2.00       |
            """,  # noqa: E501
    )


def test_a_group_is_one_seller_and_unknown_payees_leave_bounds(run_model):
    run_model(
        "fct_market_seller",
        types={"counted_gbp": "decimal(18,2)"},
        given={
            "int_market": """
                publisher_id | service_id | financial_year | provider_id | counted_gbp
                -------------+------------+----------------+-------------+------------
                P            | care       | FY             | A           | 25.00
                P            | care       | FY             | B           | 30.00
                P            | care       | FY             | C           | 25.00
                P            | care       | FY             | D           | -4.00
                P            | care       | FY             |             | 20.00
                P            | roads      | FY             |             | 9.00
                """,
            "int_provider_group": "provider_id | group_id\n-+-\nA | H\nB | H",
        },
        expect="""
            service_id | counted_by | seller_pounds      | sellers_in_groups | unknown_gbp
            -----------+------------+--------------------+-------------------+------------
            care       | provider   | [30.0, 25.0, 25.0] | 2                 | 20.00
            care       | group      | [55.0, 25.0]       | 1                 | 20.00
            roads      | provider   | []                 | 0                 | 9.00
            roads      | group      | []                 | 0                 | 9.00
            """,
    )
    markets = pd.DataFrame(
        [("P", "care", "FY", "provider", [25.0, 25.0, 25.0], 2, 25.0),
         ("P", "care", "FY", "group", [50.0, 25.0], 1, 25.0)],
        columns=["publisher_id", "service_id", "financial_year", "counted_by", "seller_pounds",
                 "sellers_in_groups", "unknown_gbp"],
    )  # fmt: skip
    found = stat_concentration.run({"fct_market_seller": markets}).set_index("counted_by")
    assert found.loc["provider", ["sellers", "hhi_lower", "hhi_upper"]].tolist() == [3, 1875, 2500]
    assert found.loc["group", ["sellers", "hhi_lower", "hhi_upper"]].tolist() == [2, 3125, 3750]
    assert found.loc["group", ["sellers_in_groups", "unknown_gbp"]].tolist() == [1, 25]
    assert found.loc["provider", "largest_four_upper_pct"] == 100


def test_a_market_counts_purchases_and_grants_of_covered_months_once(run_model):
    run_model(
        "fct_market",
        by=("int_market",),
        types={"amount_gbp": "decimal(18,2)", "is_covered": "boolean"},
        given={
            "int_spend_service": """
                publisher_id | service_id | financial_year | month   | payee_name | flow_kind | amount_gbp
                -------------+------------+----------------+---------+------------+-----------+-----------
                P            | care       | FY             | 2025-01 | Ash        | purchase  | 10.00
                P            | care       | FY             | 2025-01 | ASH        | grant     | 5.00
                P            | care       | FY             | 2025-01 | Ash        | statutory | 90.00
                P            | care       | FY             | 2025-01 | Nobody     | purchase  | 7.00
                P            | unmapped   | FY             | 2025-01 | Ash        | purchase  | 70.00
                P            | care       | FY             | 2025-02 | Ash        | purchase  | 80.00
                """,  # noqa: E501
            "int_months": """
                publisher_id | month   | is_covered
                -------------+---------+-----------
                P            | 2025-01 | true
                P            | 2025-02 | false
                """,
            "int_payee_provider": "name_text | provider_id\n-+-\nAsh | A\nASH | A",
            "int_provider_name": "provider_id | shown_provider_id\n-+-\nA | A",
            "int_provider_group": "provider_id | group_id\n-+-\nA | H",
        },
        expect="""
            publisher_id | service_id | provider_id | group_id | counted_gbp
            -------------+------------+-------------+----------+------------
            P            | care       | A           | H        | 15.00
            P            | care       |             |          | 7.00
            """,
    )
