"""What is said of providers in a funnel, of steadied wards and of places against the rest."""

import pytest

from pipelines.stats import sentences_fair

FUNNEL = {
    "period": "FY2025-26", "service_name": "Help at home", "providers_shown": 7,
    "providers_hidden": 0, "far": 0, "near": 0, "phi": 0.04, "is_adjusted": False,
    "is_count": False,
}  # fmt: skip
WARDS = {
    "period": "FY2025-26", "unit": "times in three months, per answer", "wards_shown": 10,
    "wards_without_value": 0, "own_lower": 0.0, "own_upper": 0.0, "centre": 0.86,
    "is_count": False,
}  # fmt: skip
REST = {"period": "FY2025-26", "area_name": "Wrenmarsh", "level": "district"}


def test_limits_of_a_count_say_nothing_of_how_far_providers_differ():
    """They allow for the most that an answer can tell, so a small phi is no likeness."""
    assert "0.0 times what chance gives" in sentences_fair.funnel(FUNNEL)
    said = sentences_fair.funnel(FUNNEL | {"is_count": True})
    assert "phi" not in said and "we cannot tell" in said


def test_wards_of_a_count_are_not_said_to_be_alike():
    assert "**Ten wards differ no more than chance" in sentences_fair.steadied(WARDS)
    said = sentences_fair.steadied(WARDS | {"is_count": True})
    assert "no more than chance" not in said and said.startswith("**Whether ten wards differ")
    assert "we cannot tell" in said and "0.86" in said


@pytest.mark.parametrize(("looked_at", "which"), [(1, "tell it from"), (3, "tell any of them")])
def test_one_place_is_it_and_several_are_them(looked_at, which):
    assert which in sentences_fair.against_rest(REST | {"looked_at": looked_at, "listed": []})


@pytest.mark.parametrize(("looked_at", "warns"), [(4, True), (5, False)])
def test_of_a_handful_one_that_stands_out_moves_the_rest(looked_at, warns):
    row = REST | {"looked_at": looked_at, "listed": [("Quillbury", "better", "lower")]}
    said = sentences_fair.against_rest(row)
    assert "**Quillbury is better**" in said
    assert ("moves the rest that the others are held against" in said) is warns
