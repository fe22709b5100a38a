"""One of a unit that a publisher names in the plural."""

import pytest

from dashboard import plurals


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("apprenticeships", "apprenticeship"), ("hours", "hour"), ("Miles", "Mile"),
        ("full-time equivalent jobs", "full-time equivalent job"),
        ("hours of training in schools", "hour of training in schools"),
        ("weeks (of work)", "week (of work)"), ("jobs created", "job created"),
        ("sports sessions", "sports session"), ("local people employed", "local person employed"),
        ("businesses", "business"), ("community lunches", "community lunch"),
        ("charities", "charity"), ("boxes", "box"), ("services", "service"), ("kgs", "kg"),
        ("trees planted per year", "tree planted per year"), ("tonnes CO2e", "tonne CO2e"),
    ],
)  # fmt: skip
def test_one_of_many(many, one):
    assert plurals.of_one(many) == one


@pytest.mark.parametrize(
    "unit",
    ["FTE", "hour", "£", "%", "kg", "bus", "gas", "premises", "series", "m2", "km", "staff",
     "minibus", "analysis", "access", "time of volunteers", ""],
)  # fmt: skip
def test_what_is_no_plural_stays(unit):
    assert plurals.of_one(unit) == unit
