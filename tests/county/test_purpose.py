"""Contracts, services and the ledger of the county against plain Python, line by line."""

import csv
from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from pipelines.config import PROJECT
from tests import oracle_purpose as oracle
from tests import support


@pytest.fixture(scope="module")
def warehouse(county_build):
    with support.warehouse(county_build) as engine:
        yield engine


@pytest.fixture(scope="module")
def lines(warehouse):
    """Every payment of a covered month with what plain Python makes of it."""
    rows = warehouse.rows(
        "select s.*, case when not n.is_withheld then n.supplier_key end as supplier_key,"
        " coalesce(m.is_covered, false) as is_covered"
        " from int_spend as s"
        " left join int_supplier_names as n on n.name_text = s.payee_name"
        " left join int_months as m on m.publisher_id = s.publisher_id and m.month = s.month"
    )
    contracts = warehouse.rows("from int_contracts")
    provider_of = dict(warehouse.run("select name_text, provider_id from int_payee_provider"))
    names = warehouse.run("select publisher_name from int_publishers")
    places = {word for (name,) in names for word in name.upper().split()}
    firm = ("firm", "brand")
    words_of = support.reference_rows("payee_words")
    places |= {row["word"] for row in words_of if row["word_kind"] not in firm}
    with (PROJECT / "data/demo/decisions/services.csv").open(encoding="utf-8") as file:
        words = oracle.Words([row for row in csv.DictReader(file) if row["kind"] == "spend"])
    return oracle.served(oracle.matched(rows, contracts, provider_of, places, words), words)


def test_each_payment_has_the_contract_that_plain_python_finds(warehouse, lines):
    """All of them: the contract, how it is tied, the method and the confidence."""
    found = {
        row[:2]: row[2:]
        for row in warehouse.run(
            "select source_file_id, line_number, contract_id, contract_tie, match_method,"
            " match_confidence from int_spend_contract"
        )
    }
    mine = {
        (line["source_file_id"], line["line_number"]): (
            line["contract"] and line["contract"]["contract_id"],
            line["tie"],
            line["method"],
            line["confidence"],
        )
        for line in lines
        if line["tie"]
    }
    assert len(mine) > 5000
    assert {key: (found.get(key), mine.get(key)) for key in found.keys() | mine
            if found.get(key) != mine.get(key)} == {}  # fmt: skip


def test_each_payment_has_the_service_that_plain_python_finds(warehouse, lines):
    found = {
        row[:2]: row[2:]
        for row in warehouse.run(
            "select source_file_id, line_number, service_id, service_method from int_spend_service"
        )
    }
    mine = {
        (line["source_file_id"], line["line_number"]): (line["service"], line["service_method"])
        for line in lines
    }
    differing = {key: (found[key], mine[key]) for key in mine if found[key] != mine[key]}
    assert (len(found), differing) == (len(mine), {})


def test_the_ledger_adds_up_to_the_penny(published, warehouse, lines):
    registers = {row[0] for row in warehouse.run("select distinct publisher_id from int_contracts")}
    mine = oracle.ledger([line for line in lines if line["is_covered"]], registers)
    found = defaultdict(Counter)
    for publisher, year, kind, tie, pounds, total in published.run(
        "select publisher_id, financial_year, flow_group, tie, spend_gbp, total_gbp"
        " from pub_purpose_ledger where financial_year <> 'all' and tie not in ('place', 'outcome',"
        " 'contract, service and outcome') and flow_group not in ('all', 'purchase_and_grant')"
    ):
        found[publisher, year, kind][tie] = pounds
        found[publisher, year, kind]["all"] = total
    assert found.keys() == mine.keys()
    for key, pounds in found.items():
        assert {tie: pounds[tie] for tie in pounds} == {tie: mine[key][tie] for tie in pounds}, key


def test_groups_of_flows_and_all_years_are_sums(published):
    rows = published.run(
        "select publisher_id, financial_year, flow_group, total_gbp from pub_purpose_ledger"
        " where tie = 'service'"
    )
    of = {row[:3]: row[3] for row in rows}
    counted = {"purchase_and_grant": ("purchase", "grant")}
    for (publisher, year, group), total in of.items():
        mine = [
            pounds for (who, when, kind), pounds in of.items()
            if who == publisher and (when == year if year != "all" else when != "all")
            and kind not in ("all", "purchase_and_grant")
            and kind in counted.get(group, (group,) if group != "all" else (kind,))
        ]  # fmt: skip
        assert total == sum(mine, Decimal(0)), (publisher, year, group)
    all_payments = published.one("select sum(spend_gbp) from pub_spend_month where is_covered")
    everything = [
        pounds for (_, year, group), pounds in of.items() if (year, group) == ("all", "all")
    ]
    assert sum(everything) == all_payments


def test_worklists_hold_what_the_ledger_does_not_tie(published):
    loose = published.run(
        "select publisher_id, financial_year, sum(not_tied_gbp) from pub_purpose_ledger"
        " where tie = 'contract' and flow_group = 'purchase_and_grant' and financial_year <> 'all'"
        " group by all"
    )
    listed = published.run(
        "select publisher_id, financial_year, sum(spend_gbp) from pub_orphan_spend group by all"
    )
    assert set(loose) == set(listed)
    unplaced = published.run(
        "select publisher_id, financial_year, sum(unplaced_gbp) from pub_unplaced group by all"
    )
    assert unplaced
    not_placed = published.run(
        "select publisher_id, financial_year, not_tied_gbp from pub_purpose_ledger"
        " where tie = 'place' and flow_group = 'all' and financial_year <> 'all'"
    )
    assert set(unplaced) == set(not_placed)


def test_methods_of_services_and_ties_add_up_to_all_payments(published):
    """Unmapped pounds stay in sight: no method leaves any out."""
    paid = dict(
        published.run(
            "select publisher_id, sum(spend_gbp) from pub_spend_month where is_covered group by all"
        )
    )
    for table in ("pub_service_method", "pub_contract_tie"):
        assert paid == dict(
            published.run(f"select publisher_id, sum(spend_gbp) from {table} group by all")
        ), table


def test_every_orphan_outcome_may_be_shown(published):
    """An outcome that is hidden elsewhere is told by no worklist."""
    rows = published.run(
        "select o.financial_year, o.service_id, o.measures, o.place_id from pub_orphan_outcome as o"
        " where o.orphan_kind = 'outcome without money'"
    )
    shown = Counter(
        published.run(
            "select period, service_id, place_id from pub_outcome where published_table = 'P2'"
            " and period_kind = 'financial_year' and why_no_value is null"
        )
    )
    assert rows
    for year, service, measures, place in rows:
        assert measures <= shown[year, service, place]
