"""Whether a peer's marts equal ours: every row, money to the penny, people and sums exactly."""

import duckdb

from benchmarks.peers.known import MARTS

_SPEND = "(spend_gbp * 100)::bigint as pence, payments"
# Peers tell a service by the exact words of a ledger alone, we by patterns, contracts and the
# payee's other payments as well: these marts are compared over all services together. Peers know
# the providers of the list alone, and those are compared.
_WITHOUT_SERVICE = ("spend_service", "provider_spend")
_OURS = {
    "spend_month": f"select publisher_id, month, flow_kind, {_SPEND} from fct_spend_month",
    "spend_service": """select publisher_id, month, flow_kind, capital_or_revenue as capital,
        (sum(spend_gbp) * 100)::bigint as pence, sum(payments)::bigint as payments
        from fct_spend_service group by all""",
    "provider_spend": """select provider_id, publisher_id, financial_year,
        (sum(spend_gbp) * 100)::bigint as pence, sum(payments)::bigint as payments
        from fct_provider_spend
        where provider_id in (select provider_id from stg_providers) group by all""",
    "contract_match": f"""select publisher_id, period, step, {_SPEND}, suppliers
        from fct_contract_match where payments > 0""",
    # Weights and answers of a peer are whole hundredths.
    "place": """select measure_id, place_id, period, n_people, n_responses,
        round(sum_w * 100)::bigint as w, round(sum_w2 * 10000)::bigint as w2,
        round(sum_wy * 10000)::bigint as wy, round(sum_wy2 * 1000000)::bigint as wy2
        from fct_p1_place
        where n_responses > 0 and period not like 'CY%'""",
}
OUR_TABLES = ("fct_spend_month", "fct_spend_service", "fct_provider_spend",
              "fct_contract_match", "fct_p1_place")  # fmt: skip


def differences(warehouse, peer):
    """Rows of our marts that the peer lacks, and of the peer's that we lack.

    Parameters
    ----------
    warehouse : path
        A warehouse that holds the marts.
    peer : path
        The folder of the peer's Parquet files.

    Returns
    -------
    dict of str to tuple of int
        (rows of ours, ours without an equal, theirs without an equal) by mart.
    """
    found = {}
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        for mart in MARTS:
            ours = connection.sql(_OURS[mart]).order("all").set_alias("ours")
            columns = ", ".join(f"cast({c} as varchar) as {c}" for c in ours.columns)
            theirs = connection.sql(f"select {_whole(ours)} from ({_theirs(mart, peer, ours)})")
            mine = connection.sql(f"select {columns} from ({_OURS[mart]}) as ours")
            found[mart] = (
                mine.shape[0],
                mine.except_(theirs).shape[0],
                theirs.except_(mine).shape[0],
            )
    return found


def _theirs(mart, peer, ours):
    file = f"read_parquet('{peer}/{mart}.parquet')"
    if mart not in _WITHOUT_SERVICE:
        return f"from {file}"
    keys = ", ".join(name for name in ours.columns if name not in ("pence", "payments"))
    return f"select {keys}, sum(pence) as pence, sum(payments) as payments from {file} group by all"


def _whole(ours):
    """The peer's columns as the text of ours: whole numbers as such, whatever pandas made them."""
    return ", ".join(
        f"cast(cast({name} as {kind}) as varchar) as {name}"
        for name, kind in zip(ours.columns, ours.types, strict=True)
    )
