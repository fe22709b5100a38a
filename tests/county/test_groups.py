"""One owner behind several providers: found, named, and counted as one seller where it sells."""

from tests.county.test_truths import provider_id
from tests.demo.reading import PLANTED

_TRUTH = PLANTED["group"]


def test_the_planted_group_is_found_and_says_by_whom(published, files):
    head = provider_id(files, _TRUTH["head"])
    members = {
        row["provider_id"]: row
        for row in published.rows("select * from pub_provider_group where group_id is not null")
    }
    wanted = {provider_id(files, key): "list of providers" for key in _TRUTH["listed"]}
    wanted |= {provider_id(files, key): "decided" for key in _TRUTH["decided"]}
    assert {one: row["parent_basis"] for one, row in members.items() if one != head} == wanted
    assert {row["group_id"] for row in members.values()} == {head}
    assert members[head]["parent_basis"] is None and members[head]["group_steps"] == 0
    assert members[head]["group_members"] == len(members) == len(wanted) + 1


def test_a_groups_pounds_are_those_of_its_members(published):
    for by_group, by_member in (
        ("pub_group_spend", "pub_provider_spend"),
        ("pub_group_stop", "pub_provider_stop"),
    ):
        what = "spend_gbp" if "spend" in by_group else "last_twelve_gbp"
        apart = published.run(
            f"select group_id, publisher_id, sum({what}) from {by_group} group by all"
            f" except select groups.group_id, members.publisher_id, sum(members.{what})"
            f" from {by_member} as members inner join pub_provider_group as groups"
            " on groups.provider_id = members.provider_id group by all"
        )
        assert not apart, by_group
    assert published.one("select sum(spend_gbp) from pub_group_spend") > 1_000_000


def test_a_need_is_the_same_for_one_provider_and_for_a_group(published):
    apart = published.run(
        "select publisher_id, service_id, service_gbp, is_need_known from pub_group_stop"
        " except select publisher_id, service_id, service_gbp, is_need_known from pub_provider_stop"
    )
    assert not apart
    assert published.one(
        "select count(*) from pub_group_stop where members_concerned > 1"
        " and need_pct between 1 and 99"
    )


def test_a_group_lies_with_fewer_only_where_it_sells(published):
    pairs = published.rows(
        "select own.*, grouped.hhi_upper as grouped_hhi, grouped.sellers as grouped_sellers"
        " from pub_concentration as own inner join pub_concentration as grouped"
        " using (publisher_id, service_id, financial_year)"
        " where own.counted_by = 'provider' and grouped.counted_by = 'group'"
    )
    assert len(pairs) > 50
    assert all(0 <= row["hhi_lower"] <= row["hhi_upper"] <= 10_000 for row in pairs)
    moved = [row for row in pairs if row["grouped_hhi"] > row["hhi_upper"] + 0.01]
    assert moved and {row["service_id"] for row in moved} == {"home_care"}
    assert all(row["grouped_sellers"] < row["sellers"] for row in moved)
    assert [row for row in pairs if row["unknown_gbp"] and row["hhi_upper"] > row["hhi_lower"]]


def test_markets_are_the_purchases_and_grants_of_services(published):
    apart = published.run(
        "select publisher_id, financial_year, sum(distinct market_gbp) from pub_group_spend"
        " group by all except select publisher_id, financial_year, sum(spend_gbp)"
        " from pub_sector_spend group by all"
    )
    # Pounds of no service are no market, so less than all purchases and grants; never more.
    for publisher, year, market in apart:
        whole = published.one(
            "select sum(spend_gbp) from pub_sector_spend"
            f" where publisher_id = '{publisher}' and financial_year = '{year}'"
        )
        assert 0 < market < whole
