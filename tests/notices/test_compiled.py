"""Releases of one process as one: by date and not by place, and awards as they then stand."""

import csv
import socket
import warnings

import pytest
from ocdsmerge import CompiledRelease

from pipelines.config import REFERENCE
from pipelines.notices.awards import awards
from pipelines.notices.compiled import compile_releases, merge_rules

TERN = {"id": "GB-COH-01234567", "name": "Tern Care Ltd"}
AWARD = {
    "id": "A1",
    "status": "active",
    "value": {"amount": 90, "currency": "GBP"},
    "suppliers": [TERN],
    "contractPeriod": {"startDate": "2024-04-01T00:00:00Z", "endDate": "2026-03-31T00:00:00Z"},
}


@pytest.fixture(scope="module")
def rules():
    path = REFERENCE / "ocds_merge_rules.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return merge_rules((row["path"], row["rule"]) for row in csv.DictReader(file))


def release(number, date, **parts):
    return {"ocid": "ocds-x1tern-1", "id": str(number), "date": date, "tag": ["award"], **parts}


def test_later_releases_correct_earlier_ones_whatever_their_order(rules):
    first = release(1, "2024-01-01T00:00:00Z", tender={"title": "Care"}, awards=[AWARD])
    # An hour before the others in Greenwich, though its text sorts last.
    between = release(2, "2024-03-01T01:00:00+02:00", tender={"title": "Care at home"})
    last = release(3, "2024-03-01T00:00:00Z", awards=[{"id": "A1", "value": {"amount": 95}}])
    found = [
        compile_releases(some, rules) for some in ([first, between, last], [last, between, first])
    ]
    assert found[0] == found[1]
    (award,) = awards(found[0])
    assert (award["title"], award["total_value_gbp"]) == ("Care at home", "95")
    assert (award["end_date"], award["supplier_name"]) == ("2026-03-31", "Tern Care Ltd")
    assert found[0]["date"] == "2024-03-01T00:00:00Z"


def test_null_takes_away(rules):
    first = release(1, "2024-01-01T00:00:00Z", awards=[AWARD])
    later = release(2, "2024-02-01T00:00:00Z", awards=[{"id": "A1", "value": {"amount": None}}])
    (award,) = awards(compile_releases([first, later], rules))
    assert award.get("total_value_gbp") is None


def test_a_supplier_named_twice_without_an_id_is_one(rules):
    named = AWARD | {"suppliers": [{"name": "Tern Care Ltd"}]}
    two = [release(n, f"2024-0{n}-01T00:00:00Z", awards=[named]) for n in (1, 2)]
    (award,) = awards(compile_releases(two, rules))
    assert (award["suppliers"], award["supplier_name"]) == (1, "Tern Care Ltd")


def test_a_release_in_two_files_counts_once(rules):
    added = {"amendments": [{"rationale": "more"}]}
    one = release(1, "2024-01-01T00:00:00Z", contracts=[{"id": "C1", **added}])
    compiled = compile_releases([one, dict(one)], rules)
    assert len(compiled["contracts"][0]["amendments"]) == 1


def test_the_latest_amendment_that_says_so_moves_end_and_value(rules):
    contract = {
        "id": "C1",
        "awardID": "A1",
        "value": {"amount": 90},
        "period": {"endDate": "2026-03-31T00:00:00Z"},
        "amendments": [
            {"id": "2", "date": "2025-06-01", "period": {"endDate": "2028-03-31T00:00:00Z"}},
            {"id": "1", "date": "2025-01-01", "value": {"amount": 120}},
            {"id": "0", "date": "2024-09-01", "period": {"endDate": "2027-03-31T00:00:00Z"}},
        ],
    }
    (found,) = awards(compile_releases([release(1, "2025-06-02", contracts=[contract])], rules))
    assert (found["end_date"], found["expiry_date"]) == ("2026-03-31", "2028-03-31")
    assert (found["award_id"], found["total_value_gbp"]) == ("A1", "120")


def test_a_termination_is_dated_by_its_first_notice(rules):
    states = {1: "active", 2: "terminated", 3: "terminated"}
    story = [
        release(n, f"2024-0{n}-01", contracts=[{"id": "C1", "status": s}])
        for n, s in states.items()
    ]
    (found,) = awards(compile_releases(story, rules))
    assert found["terminated_on"] == "2024-02-01"
    taken_back = [*story, release(4, "2024-04-01", contracts=[{"id": "C1", "status": "active"}])]
    (found,) = awards(compile_releases(taken_back, rules))
    assert found.get("terminated_on") is None


@pytest.mark.parametrize(
    ("value", "pounds", "because"),
    [
        ({"amount": 0}, None, "a placeholder of 0 or 1"),
        ({"amount": 1.0, "currency": "GBP"}, None, "a placeholder of 0 or 1"),
        ({"amount": 9, "currency": "EUR"}, None, "in another currency"),
        ({"amount": 1e30}, None, "a sum that cannot be true"),
        ({"amount": float("nan")}, None, "a sum that cannot be true"),
        ({"amount": -5}, None, "a sum that cannot be true"),
        ({"amount": 40465.2}, "40465.2", None),
        ({}, None, None),
    ],
)
def test_what_a_value_is_in_pounds(value, pounds, because):
    (found,) = awards({"awards": [{"id": "A", "value": value}]})
    assert found.get("total_value_gbp") == pounds
    assert found.get("value_unknown_because") == because


def test_awards_that_did_not_stand_are_left_out():
    some = [{"id": s, "status": s} for s in ("active", "Cancelled", "unsuccessful", "pending")]
    assert [one["award_id"] for one in awards({"awards": some})] == ["active", "pending"]


def test_several_suppliers_are_counted_and_none_is_named():
    gannet = {"id": "GB-COH-07654321", "name": "Gannet Ltd"}
    (award,) = awards({"awards": [{"id": "A", "suppliers": [TERN, gannet]}]})
    assert (award["suppliers"], award["supplier_name"], award["supplier_id"]) == (2, None, None)


def test_a_date_that_our_calendar_lacks_is_unknown():
    period = {"startDate": "2024-13-45", "endDate": "9999-12-31T00:00:00Z"}
    (award,) = awards({"awards": [{"id": "A", "contractPeriod": period}]})
    assert (award["start_date"], award["end_date"]) == (None, None)


def test_merging_asks_nobody_for_the_standard(rules, monkeypatch):
    def refuse(*_):
        raise AssertionError("a request left the machine")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert compile_releases([release(1, "2024-01-01", awards=[AWARD])], rules)["awards"]


@pytest.mark.parametrize(
    "parts",
    [
        {"awards": [AWARD]},
        {"awards": [AWARD, {**AWARD, "id": "A2"}], "buyer": {"id": "x", "name": None}},
        {"awards": [{**AWARD, "title": "Care"}, {**AWARD, "title": None, "status": "pending"}]},
        {"awards": [AWARD | {"suppliers": [TERN, {**TERN, "name": "Tern"}]}]},
        {"awards": [AWARD | {"suppliers": [TERN], "items": [{}, {"id": "x"}]}], "parties": []},
        {"contracts": [{"id": 1, "status": "active"}, {"id": "1", "title": "the same"}]},
        {"parties": [{"id": "x", "roles": ["buyer", "payer"], "details": {}}, {"name": "no id"}]},
        {"tender": {"items": [{"additionalClassifications": [{"id": "1"}, {"id": "1"}]}]}},
    ],
)
def test_a_release_alone_is_what_merging_makes_of_it(rules, parts):
    only = release(1, "2024-01-01", **parts)
    merged = CompiledRelease(merge_rules=rules)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        merged.append(only)
    assert compile_releases([only], rules) == merged.asdict()
