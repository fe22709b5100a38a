"""pub_capital: what a ledger does not say is unknown, not nought."""


def test_where_nothing_is_stated_capital_and_revenue_are_unknown(run_model):
    run_model(
        "pub_capital",
        given={
            "dim_payer_set": """
                payer_id | publisher_id | alliance_set
                ---------+--------------+-------------
                P        | p            | s
            """,
            "fct_spend_key": """
                publisher_id | alliance_set | service_id | capital_or_revenue | amount_pence
                -------------+--------------+------------+--------------------+-------------
                p            | s            | care       | not stated         | 500
                p            | s            | roads      | capital            | 700
                p            | s            | roads      | not stated         | 100
            """,
        },
        expect="""
            service_id | capital_gbp | revenue_gbp | not_stated_gbp
            -----------+-------------+-------------+---------------
            care       |             |             | 5.00
            roads      | 7.00        | 0.00        | 1.00
        """,
    )
