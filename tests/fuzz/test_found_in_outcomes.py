"""What mutations have found in published outcomes, and honest files that look alike."""

from decimal import Decimal

import pytest

from tests.fuzz.judge import judge
from tests.fuzz.test_found import landed, lines

# The Health Index ---------------------------------------------------------------------------------

DOMAINS = [
    "overall_score",
    "healthy_people_domain",
    "healthy_lives_domain",
    "healthy_places_domain",
]
HEADS = ["icb22_code", "icb22_name", "year", *DOMAINS]
WORTH = 8 * (96.3 + 91.3 + 95 + 104.4)


def index(
    heads=HEADS, count=8, name="A board", scores=("96.3", "91.3", "95", "104.4"), code="X5400000{n}"
):
    rows = [[code.format(n=n), name, str(2014 + n), *scores] for n in range(1, count + 1)]
    return lines(",".join(heads), *map(",".join, rows))


def swapped(one, other):
    return [{one: other, other: one}.get(head, head) for head in HEADS]


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("place", HEADS[:2])
def test_places_under_the_heading_of_a_domain_refuse_the_table(place, domain):
    """A quarter of the values was missing, and numbers stood for names, without a word."""
    why = landed(index(swapped(place, domain))).rows[0]["refused_because"] or ""
    assert f"“{domain}” holds no number, and “{place}” holds numbers" in why


def test_a_domain_of_which_nothing_can_be_read_is_told():
    found = landed(index(scores=("96.3", "withheld", "95", "104.4")))
    assert "“healthy_people_domain” holds no number in 8 lines" in found.rows[0]["notes"]
    assert found.total == Decimal(8) * Decimal("295.7")


@pytest.mark.parametrize("place", HEADS[:2])
def test_a_domain_and_a_place_that_change_places_further_down_are_told(place):
    """Its other domains counted, so that no line was refused."""
    at = HEADS.index(place)
    rows = [row.split(",") for row in index(count=9).splitlines()]
    for row in rows[7:]:
        row[at], row[5] = row[5], row[at]
    found = landed(lines(*map(",".join, rows)) + index(count=0))
    assert "“healthy_lives_domain” holds no number in 3 lines" in found.rows[0]["notes"]


PLAIN = {
    "plain": index(),
    "without names": index([*HEADS[:2], *HEADS[2:]], name=""),
    "a name with numbers": index(name="Board 7"),
    "a name that is a number": index(name="7"),
    "of districts": index(["ltla21_code", "ltla21_name", *HEADS[2:]]),
    "numbered places": index(code="{n}"),
    "noughts behind": index(scores=("96.30", "91.30", "95.0", "104.40")),
    "with blanks about": index(scores=(" 96.3 ", " 91.3", "95 ", "104.4")),
    "one year": index(count=1) + index(count=8).partition("\n")[2].partition("\n")[2],
    "columns in another order": index([*HEADS[:3], DOMAINS[0], *DOMAINS[:0:-1]]),
}
WITHHELD = {
    "one withheld": index(scores=("96.3", "91.3", "95", "104.4")) + "X54000009,A,2020,c,c,c,c\n",
    "one domain withheld": index(scores=("96.3", "[c]", "95", "104.4")),
    "one blank": index() + "X54000009,A,2020,,,,\n",
}


def test_indices_as_they_are_published_land_without_a_word():
    files = {name: ("file.csv", text.encode()) for name, text in (PLAIN | WITHHELD).items()}
    found = judge(files)
    assert [name for name, one in found.items() if one.rows[0]["notes"] or one.refused] == []
    withheld = found.pop("one domain withheld")
    assert withheld.total == Decimal(8) * Decimal("295.7")
    assert {round(float(one.total), 2) for one in found.values()} == {round(WORTH, 2)}


# Values in thousands ------------------------------------------------------------------------------


def jobs(value="value", indicator="Jobs"):
    rows = [f"X0800000{n},Place {n},{indicator},2024,{n}.5" for n in range(1, 9)]
    return lines(f"area_code,area_name,indicator,period,{value}", *rows)


@pytest.mark.parametrize("value", ["Value (thousands)", "value (in thousands)", "VALUE (£k)"])
def test_values_that_are_said_to_be_thousands_are_told(value):
    found = landed(jobs(value))
    assert f"“{value}” says thousands: its numbers are read" in (found.rows[0]["notes"] or "")
    assert found.total == 40


def test_values_that_are_said_to_be_millions_are_told():
    assert "“Value (millions)” says millions" in landed(jobs("Value (millions)")).rows[0]["notes"]


VALUES = (
    *("value", "Value", "VALUE", "Value (%)", "Value (mean)", "Value (per thousand)"),
    *("Value (proportion)", "Value (per million)", "Value (rate)", "value (score)"),
)


def test_values_of_no_unit_or_a_rate_are_read_without_a_word_of_it():
    files = {value: ("file.csv", jobs(value).encode()) for value in VALUES}
    files |= {one: ("file.csv", jobs(indicator=one).encode()) for one in ("Thousands in work",)}
    found = judge(files)
    told = [name for name, one in found.items() if " says " in str(one.rows[0]["notes"])]
    assert told == []
    assert {float(one.total) for one in found.values()} == {40.0}
