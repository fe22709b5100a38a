"""What is read of a release: named parts alone, of the right type, without anybody's address."""

import pytest

from pipelines.notices.shape import prune, without_addresses

PLANTED = "planted.person@example.invalid"


def test_what_is_not_named_is_not_read():
    release = {
        "ocid": "ocds-x1tern-1",
        "description": f"Ask {PLANTED}",
        "buyer": {"id": "B", "contactPoint": {"email": PLANTED}, "address": {"postalCode": "XB9"}},
        "parties": [
            {"id": "S", "contactPoint": {"name": "Planted"}, "additionalContactPoints": []}
        ],
        "awards": [{"id": 7, "documents": [{"title": PLANTED}], "description": "Ring Planted"}],
    }
    pruned, wrong = prune(release)
    assert pruned == {
        "ocid": "ocds-x1tern-1",
        "buyer": {"id": "B"},
        "parties": [{"id": "S"}],
        "awards": [{"id": "7"}],
    }
    assert wrong == []


@pytest.mark.parametrize(
    ("release", "says"),
    [
        ({"buyer": "Planted Council"}, "buyer is text, not an object"),
        ({"awards": {"id": "A"}}, "awards is an object, not a list"),
        ({"awards": [3]}, "awards is a number, not an object"),
        ({"awards": [{"value": {"amount": "much"}}]}, "awards.value.amount is text, not a number"),
        ({"ocid": ["o"]}, "ocid is a list, not text"),
        ({"id": True}, "id is a truth value, not text"),
    ],
)
def test_a_part_of_another_type_is_left_out_and_said_without_its_value(release, says):
    pruned, wrong = prune(release)
    assert wrong == [says]
    assert "Planted" not in str(pruned)


def test_a_tag_may_be_one_word_and_an_amount_may_be_text():
    release = {"tag": "award", "tender": {"value": {"amount": "1,234.50"}}}
    assert prune(release) == (
        {"tag": ["award"], "tender": {"value": {"amount": 1234.5}}},
        [],
    )


def test_null_stays_so_that_it_can_take_away_what_an_earlier_release_said():
    assert prune({"awards": [{"id": "A", "title": None, "status": ""}]})[0] == {
        "awards": [{"id": "A", "title": None}]
    }


@pytest.mark.parametrize(
    "text", ["01632 960999", "+44 1632 960 999", "+44 (0)1632 960999", "(01632)960999", PLANTED]
)
def test_addresses_and_numbers_are_taken_out_of_words(text):
    assert "960" not in without_addresses(f"Ask {text} now")
    assert without_addresses(f"Ask {text} now").startswith("Ask ")
    assert without_addresses(f"Ask {text} now").endswith(" now")


@pytest.mark.parametrize(
    "text",
    ["from 01/04/2024 to 31/03/2026", "ref 0123456", "£01,000,000.00", "DN293166-33811330", "2024"],
)
def test_dates_references_and_pounds_stay(text):
    assert without_addresses(text) == text
