"""What is said of providers adds up, and is the same wherever it is said."""

from tests import support


def test_pounds_of_twelve_months_are_the_same_in_tenure_stopping_and_income(published):
    totals = {
        published.one(sql)
        for sql in (
            "select sum(last_twelve_gbp) from pub_provider_tenure",
            "select sum(last_twelve_gbp) from pub_provider_stop",
            "select sum(known_income_gbp) from pub_provider_income where income_kind = 'payments'",
        )
    }
    assert len(totals) == 1 and totals.pop() > 0
    apart = published.run(
        "select provider_id, publisher_id, sum(last_twelve_gbp) from pub_provider_stop"
        " group by all having sum(last_twelve_gbp) <> 0"
        " except select provider_id, publisher_id, last_twelve_gbp from pub_provider_tenure"
    )
    assert not apart


def test_kinds_add_up_to_what_a_share_is_a_share_of(published):
    apart = published.run(
        "select publisher_id, financial_year, sum(spend_gbp),"
        " coalesce(sum(spend_gbp) filter (where sector = 'unknown'), 0)"
        " from pub_sector_spend group by all"
        " except select publisher_id, financial_year, counted_gbp, sector_unknown_gbp"
        " from pub_sector_share"
    )
    assert not apart


def test_shares_of_a_need_add_up_to_at_most_all_of_it(published):
    whole = published.rows(
        "select publisher_id, service_id, sum(counted_gbp) as known, max(service_gbp) as every,"
        " sum(need_pct) as pct from pub_provider_stop where service_id <> 'unmapped' group by all"
    )
    assert len(whole) > 15
    for row in whole:
        assert row["known"] is None or row["known"] <= row["every"], row
        assert row["pct"] is None or row["pct"] <= 100.6, row


def test_every_contract_in_force_of_a_known_provider_would_be_open(published):
    counted = published.one("select sum(contracts_in_force) from pub_provider_stop")
    assert counted == published.one(
        "select count(*) from pub_contract where state = 'in_force' and provider_id is not null"
    )
    assert counted == published.one("select sum(contracts_in_force) from pub_provider")


def test_people_heard_are_those_that_the_outcomes_show(published):
    apart = published.run(
        "select provider_id, service_id, people_heard, heard_in from pub_provider_stop"
        " where people_heard is not null"
        " except select provider_id, service_id, max(n_people), period from pub_outcome"
        " where published_table = 'P3' and why_no_value is null group by all"
    )
    assert not apart
    assert published.one("select count(people_heard) from pub_provider_stop") > 50


def test_names_are_for_officers_and_of_providers_that_are_named(county_build, published):
    names = published.rows("select * from pub_provider_name")
    assert len({row["provider_id"] for row in names}) > 70
    assert not [row for row in names if row["provider_id"].startswith("local:not-named")]
    planted = {row["payee_name"] for row in names if row["provider_id"] == "GB-COH-X9900003"}
    assert {"MARRABELL HOME SUPPORT LTD", "The Marrabell Home Support Limited"} <= planted
    with support.published(county_build, "board") as board:
        assert "pub_provider_name" not in board.tables()
        assert "pub_provider_stop" in board.tables()
