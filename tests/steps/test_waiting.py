"""People who asked and were not taken on: small counts hidden, and no sum that gives one away."""

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from pipelines.errors import DisclosureError
from pipelines.steps import safe_waiting, stat_sentence_waiting

REASONS = ("referred_on", "outside_rules", "no_reply", "still_waiting")
PLACES = pd.DataFrame(
    [("D1", "C"), ("D2", "C"), ("D3", None)], columns=["place_id", "county_id"]
).assign(place_level="district", icb_id="I")


def lines(*rows):
    """Rows of (place, asked, taken on, referred on, outside rules, no reply, still waiting)."""
    columns = ["place_id", "people_asked", "people_taken_on", *(f"people_{r}" for r in REASONS)]
    frame = pd.DataFrame(rows, columns=columns, dtype=object)
    frame[columns[1:]] = frame[columns[1:]].astype("Int64")
    return frame.assign(service_id="home", service_name="Home", period="FY2024-25",
                        place_level="district", waiting_source="Front door")  # fmt: skip


def run(counts):
    return safe_waiting.run({"fct_waiting_request": counts, "dim_place": PLACES})


def shown(found):
    people = found["waiting_people"].astype(object).where(found["waiting_people"].notna(), None)
    keys = zip(found["place_id"], found["waiting_kind"], strict=True)
    return dict(zip(keys, people, strict=True))


def test_counts_with_their_sums_and_what_no_reason_explains():
    found = shown(run(lines(("D1", 412, 268, 60, 40, 20, 14), ("D2", 300, 200, 50, 30, 20, 0))))
    assert found["D1", "not_taken_on"] == 144 and found["D1", "reason_not_supplied"] == 10
    assert found["D2", "reason_not_supplied"] == 0 == found["D2", "still_waiting"]
    assert (found["C", "asked"], found["C", "taken_on"], found["C", "no_reply"]) == (712, 468, 40)
    assert not [key for key in found if key[0] == "I"], "D3 has no count"


def test_what_is_not_supplied_is_no_nought():
    none = None
    found = shown(
        run(lines(("D1", 412, none, none, none, none, none), ("D2", 300, 200, 50, 30, 20, 0)))
    )
    assert found["D1", "asked"] == 412 and found["C", "asked"] == 712
    assert ("D1", "taken_on") not in found and ("D1", "reason_not_supplied") not in found
    assert ("C", "taken_on") not in found and ("C", "no_reply") not in found
    some = shown(run(lines(("D1", 412, 268, 60, none, none, none))))
    assert some["D1", "reason_not_supplied"] == 84 and ("D1", "no_reply") not in some


def test_a_small_count_is_hidden_and_so_is_what_gives_it_away():
    found = shown(run(lines(("D1", 412, 268, 60, 60, 20, 4))))
    assert found["D1", "still_waiting"] is None
    assert found["D1", "no_reply"] is None, "else it is what is left of those not taken on"
    assert found["D1", "asked"] == 412 and found["D1", "not_taken_on"] == 144
    few = shown(run(lines(("D1", 412, 405, 7, 0, 0, 0))))
    assert few["D1", "not_taken_on"] is None and None in (few["D1", "asked"], few["D1", "taken_on"])


@pytest.mark.parametrize("small", [(3, 4), (9, 9)])
def test_what_hidden_counts_hold_together_points_at_nobody_either(small):
    """Seven people, of two reasons; or eighteen, who can only be nine and nine."""
    found = shown(run(lines(("D1", 268 + 144, 268, 60, 84 - sum(small), *small))))
    assert found["D1", "not_taken_on"] == 144
    assert found["D1", "no_reply"] is None is found["D1", "still_waiting"]
    assert None in (found["D1", "referred_on"], found["D1", "outside_rules"])


def test_a_count_of_the_county_s_own_gives_way_to_its_districts():
    county = lines(("C", 999, 900, 99, 0, 0, 0)).assign(place_level="county")
    districts = lines(("D1", 412, 268, 60, 40, 20, 24))
    assert shown(run(county))["C", "asked"] == 999
    both = shown(run(pd.concat([county, districts], ignore_index=True)))
    assert ("C", "asked") not in both, "999 less D1 would be D2, which nobody supplied"


def test_another_level_is_refused():
    with pytest.raises(DisclosureError, match="outside the closed list P8_waiting"):
        run(lines(("W1", 412, 268, 60, 40, 20, 24)).assign(place_level="ward"))


@pytest.mark.parametrize("seed", range(12))
def test_an_attacker_with_all_of_it_finds_no_small_count(seed):
    """He knows every sum, that noughts are shown, and which counts are one to nine."""
    draw = np.random.default_rng(seed)
    rows = []
    for place in ("D1", "D2", "D3"):
        reasons = draw.integers(0, 16, 4) * draw.integers(0, 2, 4)
        taken, rest = int(draw.integers(0, 40)), int(draw.integers(0, 2) * draw.integers(0, 16))
        rows.append((place, taken + int(reasons.sum()) + rest, taken, *map(int, reasons)))
    found = run(lines(*rows))
    few = found["suppressed_because"].fillna("").str.startswith("fewer").to_numpy()
    atoms = [(row[0], s) for row in rows for s in ("taken_on", *REASONS, "reason_not_supplied")]
    member = np.array(
        [[_counts_in(place, kind, atom) for atom in atoms]
         for place, kind in zip(found["place_id"], found["waiting_kind"], strict=True)], dtype=float
    )  # fmt: skip
    people = found["waiting_people"].astype("float64").to_numpy()
    low = np.where(np.isnan(people), 1.0, people)
    high = np.where(np.isnan(people), np.where(few, 9.0, 1e4), people)
    for target in np.flatnonzero(few):
        ends = []
        for sign in (1, -1):
            best = milp(
                sign * member[target], integrality=np.ones(len(atoms)), bounds=Bounds(0, 1e4),
                constraints=LinearConstraint(member, low, high),
            )  # fmt: skip
            assert best.x is not None
            ends.append(round(member[target] @ best.x))
        assert ends[0] < ends[1], (found.iloc[target].to_dict(), ends)


def _counts_in(place, kind, atom):
    where, status = atom
    inside = {"C": ("D1", "D2"), "I": ("D1", "D2", "D3")}.get(place, (place,))
    if where not in inside:
        return 0
    return {"asked": True, "not_taken_on": status != "taken_on"}.get(kind, status == kind)


def test_sentences_of_each_service_and_of_all():
    counts = pd.concat(
        [lines(("D1", 412, 268, 60, 40, 20, 14)),
         lines(("D1", 120, None, None, None, None, None)).assign(service_id="day")]
    )  # fmt: skip
    found = stat_sentence_waiting.run({"safe_waiting": run(counts)})
    said = found.set_index(found["service_id"].fillna("all"))["sentence"]
    assert said["all"].startswith("Of 412 requests for support in 2024 to 25, one service, **144")
    assert "it was **not supplied**" in said["all"]
    assert "taken on was **not supplied**" in said["day"]
    assert "**268 were taken on**" in said["home"] and "60 were referred on" in said["home"]
