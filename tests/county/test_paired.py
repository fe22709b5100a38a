"""How far the same people came, worked out by hand from the county's files; and what hides."""

import math
from collections import defaultdict

import pytest
from scipy.stats import t

from tests import support
from tests.demo.reading import PLANTED

FOOTING = PLANTED["distance_travelled"]
COUNTRY = "X92000101"


def score(survey, row):
    """Everyday footing of one row: five answers, or four whose average stands for the fifth."""
    items = [i for i in survey.said["items"].values() if i["measure"] == FOOTING["measure"]]
    known = [v for i in items if (v := survey._value(i, row.get(i["heading"], ""))) is not None]
    return sum(known) / len(known) * len(items) if len(known) >= len(items) - 1 else None


@pytest.fixture(scope="module")
def answers(surveys):
    """{person: [(wave, score, district, which answer of theirs)]} in order of the waves."""
    found = defaultdict(dict)
    for row in surveys[1].rows:
        value = score(surveys[1], row)
        if value is not None:
            found[row["person"]][row["wave"]] = (value, row["district"], row["nth"])
    return {person: [(wave, *of[wave]) for wave in sorted(of)] for person, of in found.items()}


def _is_up(moved):
    return moved > 1e-9


def _is_level(moved):
    return abs(moved) <= 1e-9


def test_every_place_is_as_worked_out_by_hand(published, answers):
    cells = published.rows(
        "select * from pub_paired_change"
        f" where measure_id = '{FOOTING['measure']}' and place_id is not null"
    )
    last = max(wave for of in answers.values() for wave, *_ in of)
    changes, once = defaultdict(list), defaultdict(int)
    for of in answers.values():
        (first_wave, first, _, _), (wave, latest, district, _) = of[0], of[-1]
        if wave > first_wave:
            changes[district].append(latest - first)
        elif wave < last:
            once[district] += 1
    by_place = {cell["place_id"]: cell for cell in cells}
    districts = [district for district in changes if district]
    assert len(districts) == 4
    for district in districts:
        cell, moved = by_place[district], changes[district]
        assert (cell["n_pairs"], cell["n_once"]) == (len(moved), once[district])
        assert cell["value"] == pytest.approx(sum(moved) / len(moved), abs=1e-5)
        better, same = (sum(way(m) for m in moved) / len(moved) for way in (_is_up, _is_level))
        if cell["better_share"] is None:
            assert "cannot be shown" in cell["sentence"]
            continue
        told = (cell["better_share"], cell["same_share"], cell["worse_share"])
        assert told == pytest.approx((better, same, 1 - better - same), abs=1e-5)
        whole = [cell[f"{way}_pct"] for way in ("better", "same", "worse")]
        assert sum(whole) == 100
        for pct, share in zip(whole, told, strict=True):
            assert abs(pct - 100 * share) < 1
        words = "{}% did better, {}% the same, {}% worse.".format(*whole)
        assert words in cell["sentence"]
    assert by_place[COUNTRY]["n_pairs"] == sum(len(changes[d]) for d in districts)


def test_the_planted_distance_is_found(published, answers):
    """What is published is the planted gain times the answers in between."""
    cell = published.rows(
        f"select * from pub_paired_change where measure_id = '{FOOTING['measure']}'"
        f" and place_id = '{COUNTRY}'"
    )[0]
    placed = [of for of in answers.values() if of[-1][0] > of[0][0] and of[-1][2]]
    further = sum(of[-1][3] - of[0][3] for of in placed) / len(placed)
    half = (cell["upper"] - cell["lower"]) / 2
    assert abs(cell["value"] - FOOTING["per_answer"] * further) < 1.5 * half
    assert cell["signal"] == "better"
    assert "a real improvement" in cell["sentence"]


def test_where_no_distance_is_planted_none_is_called_everywhere(published):
    signals = published.run(
        "select measure_id, signal from pub_paired_change"
        f" where place_id = '{COUNTRY}' and measure_id <> '{FOOTING['measure']}'"
    )
    assert len(signals) == 4
    assert sum(signal not in ("none", None) for _, signal in signals) <= 1, signals


def test_what_is_few_is_hidden_and_cannot_be_worked_out(county_build, published):
    few = published.run(
        "select measure_id from pub_paired_change where n_pairs between 1 and 9"
        " or n_once between 1 and 9"
        " or (why_no_value = 'too_few' and coalesce(value, n_pairs, better_share) is not null)"
        " or (why_no_value = 'not_heard' and n_pairs <> 0)"
        " or better_share * n_pairs between 0.5 and 9.5"
        " or (1 - better_share) * n_pairs between 0.5 and 9.5"
        " or worse_share * n_pairs between 0.5 and 9.5 or same_share * n_pairs between 0.5 and 9.5"
        " or (better_share is null) <> (worse_share is null)"
    )
    assert few == []
    with support.warehouse(county_build) as engine:
        assert engine.one("select count(*) from safe_paired_change where n_pairs is null") > 0


def test_yes_or_no_answers_give_nobody_away(published):
    """From mean and interval anybody works out how many moved up and how many down."""
    rows = published.rows(
        "select changes.* from pub_paired_change as changes where unit = 'percentage points'"
        " and value is not null and n_pairs >= 2"
    )
    assert rows
    for row in rows:
        n, total = row["n_pairs"], row["value"] / 100 * row["n_pairs"]

        sd = (row["upper"] - row["lower"]) / 200 / t.ppf(0.975, n - 1) * math.sqrt(n)
        moved = sd**2 * (n - 1) + total**2 / n
        up, down = (moved + total) / 2, (moved - total) / 2
        for people in (up, down, n - up - down):
            assert round(people) == 0 or round(people) >= 10, (row["measure_id"], people)
