"""Planted truths that are visible already, on published cells; and which wait for what.

Truths about answers that need no build stand in tests/demo/; those about single measures and the
ward that nobody was heard from, in tests/demo/test_outcomes.py.
"""

import math
from decimal import Decimal

import pytest

from tests.demo.reading import PLANTED, TRUTHS, providers

WAITS = {}
SEEN_ELSEWHERE = {
    "improvement", "worsening", "not_heard", "provider_better", "personal_columns",
    "published_twice",  # tests/county/test_join.py counts each month once
    "distance_travelled",  # tests/county/test_paired.py
    "quote_withdrawn",  # tests/county/test_protected.py
    "group",  # tests/county/test_groups.py
    "not_taken_on", "not_supplied",  # tests/county/test_unheard.py
    "fault",  # tests/demo/test_planted_money.py, and every pound of test_join.py
}  # fmt: skip


def provider_id(files, key):
    """Id of a provider of the generator's table, as the list of providers has it."""
    name = providers()[key]["name"]
    found = {row["provider_id"] for row in files.table("providers/providers.csv")
             if row["provider_name"] == name}  # fmt: skip
    assert len(found) == 1, name
    return found.pop()


def cell(published, table, **where):
    said = " and ".join(f"{k} = '{v}'" for k, v in where.items())
    rows = published.rows(f"select * from pub_outcome where published_table = '{table}' and {said}")
    assert len(rows) == 1, (where, len(rows))
    return rows[0]


def test_where_nothing_changes_we_say_that_we_cannot_tell(published):
    place = PLANTED["nothing_changes"]["place"]
    signals = published.run(
        "select measure_id, signal from pub_outcome_change"
        f" where published_table = 'P1' and place_id = '{place}' and period = 'FY2025-26'"
    )
    told = [measure for measure, signal in signals if signal != "none"]
    assert len(signals) == 13
    # The score is gained by everyone who answers again: that truth is planted everywhere. Of the
    # twelve others chance alone makes three or more look different in one county of 65.
    assert len(set(told) - {"everyday_footing"}) <= 2, told


def test_the_improvement_and_the_worsening_are_said_in_words(published):
    for kind, word in (("improvement", "a real improvement"), ("worsening", "a cause for concern")):
        for truth in PLANTED[kind]:
            said = published.one(
                "select sentence from pub_outcome_sentence where published_table = 'P1'"
                f" and place_id = '{truth['place']}' and measure_id = '{truth['measure']}'"
                " and period = 'FY2025-26'"
            )
            assert word in said


@pytest.mark.parametrize("truth", PLANTED["fewer_events"], ids=lambda truth: truth["measure"])
def test_fewer_events_are_said_in_words_there_and_nowhere_else(published, truth):
    """A count of events falls in one district: by as much as was planted, and for the better."""
    rows = published.rows(
        "select * from pub_outcome_change where published_table = 'P1' and period = 'FY2025-26'"
        f" and measure_id = '{truth['measure']}' and place_id in"
        " (select place_id from pub_place where place_level = 'district')"
    )
    found = {row["place_id"]: row for row in rows}
    assert len(found) == 4
    here = found.pop(truth["place"])
    assert here["difference_lower"] < truth["size"] < here["difference_upper"] < 0
    assert here["difference"] == pytest.approx(truth["size"], abs=0.1)
    assert [row["signal"] for row in found.values()] == ["none"] * 3
    said = published.one(
        "select sentence from pub_outcome_sentence where published_table = 'P1' and period ="
        f" 'FY2025-26' and place_id = '{truth['place']}' and measure_id = '{truth['measure']}'"
    )
    assert "**Down by 0." in said and "a real improvement" in said
    assert "In all, counting at most 5 of any answer and 10 of anybody, they told of about" in said
    rest = published.run(
        "select distinct signal from pub_outcome_rest where period = 'FY2025-26'"
        f" and place_id = '{truth['place']}' and measure_id = '{truth['measure']}'"
    )
    assert rest == [("better",)]


def test_those_who_are_heard_less_are_said_to_be_under_heard(published):
    """In every district, on a question that residents were asked; of others chance takes few."""
    less = {("age_band", "75+"), ("housing", "Rented from a private landlord"), ("internet", "No")}
    assert set(PLANTED["heard_less"]) == {"age_75_and_over", "private_rent", "no_internet"}
    found = published.rows(
        "select * from pub_heard where measure_id = 'get_around' and period = 'FY2025-26'"
        " and place_id in (select place_id from pub_place where place_level = 'district')"
    )
    under = [(r["group_dimension"], r["group_value"]) for r in found
             if r["heard_verdict"] == "under_heard"]  # fmt: skip
    districts = len({row["place_id"] for row in found})
    assert districts == 4 and all(under.count(group) == districts for group in less)
    assert len(under) - districts * len(less) <= 2
    told = published.one(
        "select sentence from pub_sentence where block = 'heard' and measure_id = 'get_around'"
        " and period = 'FY2025-26' and place_id = 'X06000101'"
    )
    assert "three groups are under-heard" in told


@pytest.mark.parametrize("truth", PLANTED["deprivation_gap"], ids=lambda truth: truth["measure"])
def test_the_gap_between_fifths_of_areas_is_found(published, truth):
    """Four steps lie between the fifths. Of the county, since where rents rose many areas are
    deprived, and what was planted there would count in."""
    row = published.rows(
        "select * from pub_outcome_gap where period = 'FY2025-26' and place_id = 'X10000101'"
        f" and measure_id = '{truth['measure']}'"
    )[0]
    planted = -4 * truth["per_fifth"]
    assert row["difference_lower"] <= planted <= row["difference_upper"]
    assert row["signal"] == "worse" and "say worse" in row["sentence"]


def test_a_question_not_asked_yet_is_not_asked_everywhere(published):
    rows = published.run(
        "select distinct why_no_value from pub_outcome where published_table = 'P1'"
        " and measure_id = 'green_days' and period = 'FY2022-23'"
    )
    assert rows == [("not_asked",)]


def test_nobody_was_asked_about_the_refuge(published):
    refuge = PLANTED["not_asked"]["service"]
    assert published.run(
        f"select has_spend, is_asked from pub_service where service_id = '{refuge}'"
    ) == [(True, False)]


def test_five_spellings_are_one_provider(published, files):
    truth = PLANTED["five_spellings"]
    paid = published.run(
        "select provider_id, payments from pub_provider where provider_name like 'Marrabel%'"
    )
    assert [row[0] for row in paid] == [provider_id(files, truth["provider"])]
    assert paid[0][1] > 100


def test_nearly_the_same_name_stays_two(published, files):
    truth = PLANTED["nearly_the_same_name"]
    names = [provider_id(files, truth[one]) for one in ("one", "other")]
    assert published.one(
        f"select count(*) from pub_provider where provider_id in ('{names[0]}', '{names[1]}')"
        " and payments > 0"
    ) == len(set(names)) == 2  # fmt: skip


@pytest.mark.parametrize("publisher", ["county", "city", "icb"])
def test_months_that_nobody_loaded_are_not_loaded(published, publisher):
    place = {"county": "X10000101", "city": "X06000101", "icb": "X54000101"}[publisher]
    missing = published.run(
        "select distinct month from pub_spend_month where not is_covered"
        f" and place_id = '{place}' and why_no_value = 'not_loaded' order by month"
    )
    assert [month for (month,) in missing] == PLANTED["missing_months"][publisher]


def test_the_pfi_contract_and_the_urgent_award_are_watched(published):
    watched = published.run("select watch, title from pub_contract_watch where watch <> "
                            "'ends_within_a_year'")  # fmt: skip
    assert set(watched) == {
        ("handback", PLANTED["pfi"]["title"]),
        ("urgent_past_end", PLANTED["urgent_award"]["title"]),
    }


def test_the_provider_that_left_was_last_paid_then(published, files):
    truth = PLANTED["provider_exit"]
    who = provider_id(files, truth["provider"])
    last = published.one(f"select max(last_paid_on) from pub_provider where provider_id = '{who}'")
    assert f"{last:%Y-%m}" == truth["last_month"]


def test_transfers_between_members_are_taken_out(published):
    monthly = sum(Decimal(str(truth["monthly"])) for truth in PLANTED["transfer"])
    out, months = published.run(
        "select sum(eliminated_gbp), count(*) from pub_alliance_spend"
        " where alliance_id = 'alliance:hill-and-harbour' and financial_year = 'FY2025-26'"
    )[0]
    assert months == 36, "three members, twelve months"
    assert out >= 12 * monthly
    assert out < 12 * monthly * Decimal("1.1")


def test_capital_stands_beside_revenue(published):
    truth = PLANTED["capital"]
    by_kind = dict(
        published.run(
            "select capital_or_revenue, sum(spend_gbp) from pub_spend_service"
            " where publisher_id = 'GB-LAE-XPG' and is_covered and financial_year = 'FY2024-25'"
            " group by capital_or_revenue"
        )
    )
    loaded = 12 - sum(m.startswith("2025-0") for m in PLANTED["missing_months"]["city"])
    assert by_kind["capital"] >= loaded * Decimal(str(truth["monthly"]))
    assert by_kind["revenue"] > by_kind["capital"]


def test_a_promise_nothing_is_reported_on_and_one_confirmed_by_people(published):
    kinds = published.run(
        "select delivered_units is null, coalesce(confirmed_units, 0) > 0, count(*)"
        " from pub_social_value group by all"
    )
    assert sum(n for _, confirmed, n in kinds if confirmed) == 1
    never = PLANTED["promise_never_delivered"]["commitment"]
    assert published.run(
        f"select delivered_units, is_due from pub_social_value where commitment_id = '{never}'"
    ) == [(None, True)]


def test_the_in_house_twin_is_better_and_at_full_cost_dearer(published, files):
    truth = PLANTED["in_house_twin"]
    inside, outside = (provider_id(files, truth[who]) for who in ("in_house", "external"))
    where = {"measure_id": truth["measure"], "service_id": truth["service"]}
    shares = [
        published.one(
            "select avg(value) from pub_outcome where published_table = 'P3'"
            f" and measure_id = '{where['measure_id']}' and provider_id = '{who}'"
            f" and service_id = '{where['service_id']}' and period_kind = 'financial_year'"
        )
        for who in (inside, outside)
    ]
    assert shares[0] - shares[1] == pytest.approx(truth["size"], abs=0.1)
    cost = dict(
        published.run(
            "select provider_id, full_cost_per_person_gbp from pub_service_cost"
            f" where service_id = '{truth['service']}' and financial_year = 'FY2025-26'"
        )
    )
    assert (cost[inside], cost[outside]) == (Decimal("7450.00"), Decimal("6800.00"))


def test_the_provider_that_reports_rosier_than_its_people_is_found_and_no_other(published, files):
    truth = PLANTED["reports_rosier"]
    rows = published.rows("select * from pub_reported_outcome where looked_at > 0")
    years = {row["period"] for row in rows}
    assert len(years) == 4
    who = {"measure_id": truth["measure"], "service_id": truth["service"],
           "provider_id": provider_id(files, truth["provider"])}  # fmt: skip
    mine = [row for row in rows if who.items() <= row.items()]
    assert {row["period"] for row in mine if row["signal"] == "better"} == years
    inside = [row["difference_lower"] < truth["size"] < row["difference_upper"] for row in mine]
    assert sum(inside) >= 3, "95 % limits"
    # Of a list with q = 0.10 about one in ten is there by chance.
    others = [row for row in rows if row["stands_out"] and row not in mine]
    assert len(others) <= 1, others
    told = published.one(
        "select sentence from pub_reported_sentence where period = 'FY2025-26' and provider_id is"
        f" null and service_id is null and measure_id = '{truth['measure']}'"
    )
    assert f"**reported better than people say**: {mine[0]['provider_name']} by" in told


def test_a_decision_shows_the_cell_as_it_was_seen(published):
    decided = {row["decision_id"]: row for row in published.rows("select * from pub_decision")}
    assert set(TRUTHS["seen"]) < set(decided)
    for decision_id in TRUTHS["seen"]:
        row = decided[decision_id]
        now = cell(published, "P1", measure_id=row["measure_id"], place_id=row["place_id"],
                   period=row["period"])  # fmt: skip
        for seen, name in (("seen_value", "value"), ("seen_lower", "lower"),
                           ("seen_upper", "upper"), ("seen_people", "n_people")):  # fmt: skip
            assert row[seen] == (None if now[name] is None else pytest.approx(now[name])), (
                decision_id
            )
        assert row["seen_why"] == now["why_no_value"]


def test_the_share_that_stays_local_is_found_by_where_payees_are_registered(published):
    """Side by side with the others: all of it is delivered here; who works for it is unknown."""
    truth = PLANTED["local_share"]
    rows = published.rows(
        "select * from pub_local_bought where payer_id = 'X10000101'"
        f" and service_id = '{truth['service']}' order by financial_year, sort_key"
    )
    found = {(row["financial_year"], row["local_definition"]): row for row in rows}
    years = {year for year, _ in found}
    assert len(years) == 5 and "all" in years
    whole = round(100 * truth["local"], 6)
    for year in years:
        registered, delivered, work = (
            found[year, meaning] for meaning in ("registered_place", "delivery_place", "workforce")
        )
        assert (registered["local_low_pct"], registered["local_high_pct"]) == (whole, whole)
        assert (delivered["local_low_pct"], delivered["local_high_pct"]) == (100, 100)
        assert (work["local_gbp"], work["why_no_value"]) == (None, "not_loaded")
        assert work["not_known_gbp"] == registered["spend_gbp"] == delivered["spend_gbp"]
    monthly = Decimal(str(truth["monthly"]))
    months = 48 - len(PLANTED["missing_months"]["county"])
    assert found["all", "registered_place"]["spend_gbp"] == monthly * months


def test_local_pounds_of_services_are_all_that_was_bought(published):
    paid = dict(
        published.run(
            "select payer_id, sum(spend_gbp) from pub_spend_through"
            " where flow_kind in ('purchase', 'grant') group by payer_id"
        )
    )
    split = published.rows(
        "select payer_id, local_definition,"
        " sum(spend_gbp) filter (where service_id = 'all') as whole,"
        " sum(spend_gbp) filter (where service_id <> 'all') as parts,"
        " sum(coalesce(local_gbp, 0) + coalesce(elsewhere_gbp, 0) + not_known_gbp)"
        " filter (where service_id <> 'all') as told"
        " from pub_local_bought where financial_year = 'all' group by all"
    )
    assert len(split) == 3 * len(paid) > 9
    for row in split:
        assert row["whole"] == row["parts"] == row["told"] == paid[row["payer_id"]], row


def test_the_mistyped_amount_counts_as_it_was_meant(published):
    truth = PLANTED["mistyped_amount"]
    assert published.run(
        "select transaction_number, written_gbp, meant_gbp from pub_correction"
    ) == [
        (truth["transaction_number"], Decimal(f"{truth['written']:.2f}"),
         Decimal(f"{truth['meant']:.2f}"))
    ]  # fmt: skip


def test_lines_that_stand_twice_are_said_and_counted(published):
    truth = PLANTED["exact_duplicates"]
    rows = published.run(
        "select file_name, payments from pub_spend_twice where stands_twice = 'within the file'"
    )
    assert rows == [(f"spend/wrenmarsh/{truth['month']}.csv.gz", truth["lines"])]


def test_effort_goes_in_before_signing(published):
    days = dict(
        published.run(
            "select is_before_signing, sum(staff_days) from pub_effort group by is_before_signing"
        )
    )
    share = PLANTED["effort_before_signing"]["share"]
    assert days[True] / sum(days.values()) == pytest.approx(share, abs=0.01)


def test_the_change_in_the_national_survey_is_told_from_chance(published):
    (truth,) = PLANTED["published_change"]
    moved = published.rows(
        f"select * from pub_indicator_change where place_id = '{truth['place']}'"
    )
    told = {row["measure_id"]: row for row in moved if row["signal"] != "none"}
    assert list(told) == ["life_satisfaction"]
    row = told["life_satisfaction"]
    assert row["signal"] == "better"
    assert row["difference_lower"] < truth["size"] < row["difference_upper"]
    said = published.one(
        "select sentence from pub_sentence where block = 'place_change' and measure_id ="
        f" 'life_satisfaction' and place_id = '{truth['place']}'"
    )
    assert "an improvement" in said


@pytest.mark.parametrize("truth", PLANTED["does_not_travel"], ids=lambda truth: truth["measure"])
def test_what_does_not_travel_differs_between_districts(published, truth):
    asked = {"measure_id": truth["measure"], "period": "FY2025-26"}
    whole = cell(published, "P1", place_id="X54000101", **asked)
    sizes = truth["districts"]
    found = {place: cell(published, "P1", place_id=place, **asked) for place in sizes}
    lowest, highest = (found[end(sizes, key=sizes.get)] for end in (min, max))
    assert lowest["upper"] < whole["lower"] and whole["upper"] < highest["lower"]
    plain = found["X07000103"]  # where nothing is planted
    for place, row in found.items():
        doubt = math.hypot(*(one["upper"] - one["lower"] for one in (row, plain))) / 2
        assert row["value"] - plain["value"] == pytest.approx(sizes[place], abs=1.5 * doubt), place


def test_a_ward_that_split_names_its_successors_and_their_series_reach_back(published):
    split = PLANTED["boundary_change"]["ward_split"]
    rows = published.rows(f"select * from pub_place_successor where place_id = '{split['old']}'")
    assert {row["successor_id"] for row in rows} == set(split["into"])
    assert {row["change_words"] for row in rows} == {"Split: part of it is now this place"}
    merged = PLANTED["boundary_change"]["small_areas_merged"]
    rows = published.rows("select * from pub_place_successor where place_level = 'small_area'")
    assert {row["place_id"] for row in rows} == set(merged["old"])
    assert {row["successor_id"] for row in rows} == {merged["into"]}
    for ward in split["into"]:  # before and after the day of the split
        years = published.run(
            "select distinct period from pub_outcome where published_table = 'P1'"
            f" and place_id = '{ward}' and period_kind = 'financial_year' and value is not null"
        )
        assert {year for (year,) in years} >= {"FY2022-23", "FY2024-25"}, ward


def test_every_truth_is_seen_here_or_elsewhere_or_waits_for_something_named():
    here = {
        "nothing_changes", "not_asked", "five_spellings", "nearly_the_same_name", "missing_months",
        "pfi", "urgent_award", "provider_exit", "transfer", "capital", "in_house_twin",
        "promise_never_delivered", "promise_confirmed", "mistyped_amount", "exact_duplicates",
        "effort_before_signing", "published_change", "does_not_travel", "heard_less",
        "deprivation_gap", "reports_rosier", "boundary_change", "local_share",
        "fewer_events",
    }  # fmt: skip
    known = [here, SEEN_ELSEWHERE, set(WAITS)]
    assert set(PLANTED) == set().union(*known)
    assert sum(map(len, known)) == len(PLANTED), "a truth stands twice"
