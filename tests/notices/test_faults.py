"""Why a release cannot be used, in words; and what must not refuse one."""

import pytest

from pipelines.notices.faults import faults, release_key
from pipelines.notices.shape import prune

GOOD = {"ocid": "ocds-x1tern-1", "id": "1", "date": "2024-02-03T09:00:00Z", "tag": ["award"]}


def found(entry):
    pruned, wrong = prune(entry) if isinstance(entry, dict) else ({}, [])
    return faults(entry, pruned, wrong)


@pytest.mark.parametrize(
    "entry",
    [
        GOOD,
        GOOD | {"id": 7},
        {key: GOOD[key] for key in ("ocid", "date", "tag")},  # Public Contracts Scotland
        GOOD | {"date": "2024-02-03T09:00:00.00+01:00"},
        GOOD | {"parties": [], "tender": {}, "awards": None},
        GOOD | {"awards": [{"id": "1"}, {"id": "2"}], "contracts": [{"id": "1"}, {"id": "1"}]},
    ],
)
def test_a_release_that_can_be_used(entry):
    assert found(entry) == []


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("text", "not an object"),
        ({}, "an empty release"),
        (GOOD | {"ocid": ""}, "without an OCID"),
        (GOOD | {"ocid": "x-1"}, "does not begin with ocds-"),
        (GOOD | {"ocid": "ocds-bad-000004"}, "does not begin with ocds-"),
        (GOOD | {"id": None, "tag": []}, "without an id, and without the date and tag"),
        (GOOD | {"date": None}, "without a date"),
        (GOOD | {"date": "3 May"}, "its date is none"),
        (GOOD | {"date": "2024-02-30T00:00:00Z"}, "its date is none"),
        (GOOD | {"date": "2151-08-16T13:05:41.849Z"}, "cannot be true (the year 2151)"),
        (GOOD | {"buyer": "A"}, "buyer is text, not an object"),
        (GOOD | {"planning": {"budget": {"id": "  "}}}, "an id is blank: planning.budget.id"),
        (GOOD | {"awards": [{"title": "Care"}]}, "without an id: awards.id"),
        (
            GOOD | {"awards": [{"id": "1", "title": "North"}, {"id": "1", "title": "South"}]},
            "one id for two that say different things: awards.id",
        ),
        (
            GOOD | {"contracts": [{"id": "1", "awardID": "1"}, {"id": "1", "awardID": "2"}]},
            "one id for two that say different things: contracts.id",
        ),
    ],
)
def test_a_release_that_cannot_says_why(entry, says):
    assert any(says in one for one in found(entry))
    assert len(found(entry)) == 1


def test_many_faults_of_a_kind_are_counted():
    entry = GOOD | {key: "text" for key in ("buyer", "tender", "awards", "contracts", "parties")}
    assert found(entry) == [
        "of another type than the standard's: awards is text, not a list, buyer is text, not an "
        "object, contracts is text, not a list and 2 more"
    ]


def test_date_and_tag_stand_for_an_id():
    assert release_key(GOOD) == "1"
    assert release_key(GOOD | {"id": None}) == "2024-02-03T09:00:00Z award"
    assert release_key({"ocid": "o"}) is None
