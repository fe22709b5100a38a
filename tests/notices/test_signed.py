"""Contracts under awards: none is lost, none is counted that was never signed."""

from decimal import Decimal

from pipelines.notices.awards import awards
from pipelines.notices.parts import parts

TERN = {"id": "t", "name": "Tern Ltd"}
DAY = "2024-01-01T00:00:00Z"


def _period(start, end):
    return {"startDate": f"{start}T00:00:00Z", "endDate": f"{end}T00:00:00Z"}


def _contract(number, amount, start, end, **more):
    value = {"amount": amount, "currency": "GBP"}
    return {"id": number, "awardID": "A", "value": value, "period": _period(start, end), **more}


def test_several_contracts_of_one_award_are_worth_what_they_are_together():
    one = _contract("C1", 300.1, "2024-04-01", "2026-03-31", title="North")
    two = _contract("C2", 600.2, "2024-01-01", "2025-03-31", title="South", suppliers=[TERN])
    given = [{"id": "A", "title": "Care", "suppliers": [TERN]}]
    award, contract = awards({"awards": given, "contracts": [one, two]})
    assert award["part"] == "award"
    assert Decimal(contract["total_value_gbp"]) == Decimal("900.3")
    assert (contract["start_date"], contract["end_date"]) == ("2024-01-01", "2026-03-31")
    assert (contract["title"], contract["contract_number"]) == ("Care", "C1|C2")
    assert contract.get("expiry_date") is None


def test_of_several_contracts_with_one_value_unknown_the_sum_is_unknown():
    one = _contract("C1", 300, "2024-04-01", "2026-03-31")
    two = _contract("C2", 0, "2024-04-01", "2026-03-31")
    (found,) = awards({"contracts": [one, two]})
    assert found.get("total_value_gbp") is None
    assert found["value_unknown_because"] == "a placeholder of 0 or 1"


def test_several_contracts_are_ended_early_when_all_are():
    one = _contract("C1", 3, "2024-04-01", "2026-03-31", terminatedOn="2025-01-01T00:00:00Z")
    two = _contract("C2", 6, "2024-04-01", "2026-03-31")
    (found,) = awards({"contracts": [one, two]})
    assert found.get("terminated_on") is None
    (found,) = awards({"contracts": [one, two | {"terminatedOn": "2025-02-01T00:00:00Z"}]})
    assert found["terminated_on"] == "2025-02-01"
    later = {"date": "2025-01-01", "period": {"endDate": "2027-03-31T00:00:00Z"}}
    (found,) = awards({"contracts": [one, two | {"amendments": [later]}]})
    assert (found["end_date"], found["expiry_date"]) == ("2026-03-31", "2027-03-31")


def test_the_last_day_of_several_contracts_is_unknown_where_that_of_one_is():
    """The one that says no end may run on when the other has ended."""
    open_one = _contract("C1", 3, "2024-04-01", "2026-03-31") | {"period": {"startDate": DAY}}
    later = {"date": "2025-01-01", "period": {"endDate": "2027-03-31T00:00:00Z"}}
    ended = _contract("C2", 6, "2024-04-01", "2026-03-31", amendments=[later])
    (found,) = awards({"contracts": [open_one, ended]})
    assert (found["start_date"], found["end_date"]) == ("2024-01-01", None)
    assert found.get("expiry_date") is None


def test_an_award_counts_unless_all_of_its_contracts_are_cancelled():
    given = [{"id": "A", "status": "active"}, {"id": "B", "status": "active"}]
    gone = _contract("C1", 3, "2024-04-01", "2026-03-31", status="cancelled")
    found = awards({"awards": given, "contracts": [gone]})
    assert [one["award_id"] for one in found] == ["B"]
    signed = _contract("C2", 4, "2024-04-01", "2026-03-31", status="active")
    found = awards({"awards": given, "contracts": [gone, signed]})
    assert [one["award_id"] for one in found] == ["A", "B", "A"]


def test_an_award_that_names_nobody_has_not_the_supplier_of_another():
    release = {
        "parties": [TERN | {"roles": ["supplier"]}],
        "awards": [{"id": "A", "suppliers": [TERN]}, {"id": "B"}],
        "contracts": [{"id": "C", "awardID": "B"}],
    }
    assert [one["supplier_name"] for one in awards(release)] == ["Tern Ltd", None, None]
    del release["awards"][0]["suppliers"]
    assert {one["supplier_name"] for one in awards(release)} == {"Tern Ltd"}


def test_what_a_contract_does_not_say_its_award_says_before_the_tender():
    release = {
        "tender": {"title": "All lots", "contractPeriod": _period("2024-04-01", "2034-03-31")},
        "awards": [
            {"id": "A", "title": "Lot 1", "contractPeriod": _period("2024-04-01", "2026-03-31")}
        ],
        "contracts": [{"id": "C", "awardID": "A"}],
    }
    assert [(one["title"], one["end_date"]) for one in awards(release)] == [
        ("Lot 1", "2026-03-31"),
        ("Lot 1", "2026-03-31"),
    ]


def test_pounds_are_pounds_in_small_letters():
    (found,) = awards({"awards": [{"id": "A", "value": {"amount": 5, "currency": "gbp"}}]})
    assert found["total_value_gbp"] == "5"


def test_what_is_said_of_a_contract_without_an_award_bears_its_own_number():
    amended = {"id": "C", "amendments": [{"id": "1"}]}
    assert [one["award_id"] for one in parts({"contracts": [amended]})] == ["C"]
    assert [one["award_id"] for one in parts({"contracts": [amended | {"awardID": "A"}]})] == ["A"]
