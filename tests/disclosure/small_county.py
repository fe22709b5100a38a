"""Small random counties: who answered what where, and the marts that would come of it."""

import numpy as np
import pandas as pd

WARDS = {"W1": "D1", "W2": "D1", "W3": "D1", "W4": "D2", "W5": "D2"}
# The alliance takes two wards and half of a third: a part that is no place of its own.
HALVES = {"W1": ["W1"], "W2": ["W2"], "W3": ["W3a", "W3b"], "W4": ["W4"], "W5": ["W5"]}
ALLIANCE = {"W1", "W3a"}
MONTHS = {"2024-05": 1, "2024-06": 1, "2024-11": 3}
GROUPS = {"sex": ["F", "M"], "age": ["young", "old", "very old"]}
LEVELS = {**dict.fromkeys(WARDS, "ward"), "D1": "district", "D2": "district",
          "alliance:A": "alliance", "E92": "country"}  # fmt: skip
TABLE_PLACES = {"P1": set(LEVELS), "P2": set(LEVELS) - set(WARDS), "P4": set(LEVELS)}


def places_of(half):
    """The places that an answer from a part of a ward counts in."""
    ward = half.rstrip("ab")
    return [ward, WARDS[ward], "E92", *(["alliance:A"] if half in ALLIANCE else [])]


def answers(seed):
    """One row per answer."""
    rng = np.random.default_rng(seed)
    people = int(rng.integers(60, 400))
    halves = [half for ward in HALVES.values() for half in ward]
    weights = rng.dirichlet(np.full(len(halves), 0.8))
    who = pd.DataFrame(
        {
            "person": range(people),
            "half": rng.choice(halves, people, p=weights),
            "sex": rng.choice(GROUPS["sex"], people, p=[0.55, 0.45]),
            "age": rng.choice(GROUPS["age"], people, p=[0.5, 0.4, 0.1]),
        }
    )
    waves = []
    for month in MONTHS:
        came = who[rng.random(people) < 0.6]
        waves.append(
            came.assign(
                month=month,
                service=rng.choice(["care", "advice"], len(came), p=[0.8, 0.2]),
                provider=rng.choice(["p", "q"], len(came), p=[0.8, 0.2]),
                yes=rng.random(len(came)) < rng.choice([0.1, 0.5, 0.9]),
            )
        )
    return pd.concat(waves, ignore_index=True)


def spans(month):
    """(period, kind, start) that a month lies in."""
    quarter = MONTHS[month]
    start = {1: "2024-04-01", 3: "2024-10-01"}[quarter]
    return [(month, "month", f"{month}-01"), (f"FY2024-25 Q{quarter}", "quarter", start),
            ("FY2024-25", "financial_year", "2024-04-01")]  # fmt: skip


def frames(rows, measure="days"):
    """What the disclosure step reads."""
    spread = pd.DataFrame(
        [
            {**row, "place_id": place, "period": period, "period_kind": kind, "period_start": start}
            for row in rows.to_dict("records")
            for place in [*places_of(row["half"]), f"part:{row['half']}"]
            for period, kind, start in spans(row["month"])
        ]
    )
    year = spread[spread["period_kind"] == "financial_year"]
    wide = spread[spread["period_kind"] != "month"]
    is_part = spread["place_id"].str.startswith("part:")
    p4 = pd.concat([year.assign(group_dimension=name, group_value=year[name]) for name in GROUPS])
    p2_places = wide["place_id"].isin(TABLE_PLACES["P2"])
    p3 = wide[wide["place_id"] == "E92"]
    cut = spread["place_id"].isin(["part:W3a", "part:W3b"])
    p2_parts = wide[wide["place_id"].str.startswith("part:")].assign(
        place_id=lambda d: d["place_id"].map(_p2_part)
    )
    p2_parts = p2_parts[p2_parts["place_id"] != "part:D2"]
    parts = [
        _counted(spread[cut], ["place_id"], "P1"),
        _counted(p2_parts, ["place_id", "service"], "P2"),
        _counted(p4[p4["place_id"].isin(["part:W3a", "part:W3b"])],
                 ["place_id", "group_dimension", "group_value"], "P4"),
    ]  # fmt: skip
    p4 = p4[~p4["place_id"].str.startswith("part:")]
    made = {
        "fct_p1_place": _counted(spread[~is_part], ["place_id"]),
        "fct_p2_service": _counted(wide[p2_places], ["place_id", "service"]),
        "fct_p3_provider": _counted(p3, ["provider", "service"]),
        "fct_p4_group": _counted(p4, ["place_id", "group_dimension", "group_value"]),
        "fct_people_part": pd.concat(parts).rename(columns={"place_id": "part_id"}),
        "dim_place": pd.DataFrame(LEVELS.items(), columns=["place_id", "place_level"]),
        "dim_place_part": _place_parts(),
        "dim_measure": pd.DataFrame({"measure_id": [measure], "min_n": [10]}),
    }
    return made


def _p2_part(part):
    half = part.removeprefix("part:")
    district = WARDS[half.rstrip("ab")]
    return f"part:{district}" + ("+A" if half in ALLIANCE else "-A" if district == "D1" else "")


def _place_parts():
    rows = set()
    for halves in HALVES.values():
        for half in halves:
            for table in ("P1", "P4"):
                rows |= {(table, f"part:{half}", place) for place in places_of(half)}
            rows |= {
                ("P2", _p2_part(f"part:{half}"), place)
                for place in places_of(half)
                if place in TABLE_PLACES["P2"]
            }
    return pd.DataFrame(sorted(rows), columns=["published_table", "part_id", "place_id"])


def _counted(rows, by, table=None, measure="days"):
    keys = [*by, "period", "period_kind", "period_start"]
    found = rows.groupby(keys).agg(n_people=("person", "nunique"), n_responses=("person", "size"))
    for name, of in (("n_with", rows[rows["yes"]]), ("n_without", rows[~rows["yes"]])):
        found[name] = of.groupby(keys)["person"].nunique()
    found[["n_with", "n_without"]] = found[["n_with", "n_without"]].fillna(0).astype(int)
    told = rows.assign(told=rows.get("events", 1))[rows["yes"]]
    told = told.assign(squares=told["told"] ** 2).groupby(keys)
    found["sum_wy"], found["sum_wy2"] = told["told"].sum(), told["squares"].sum()
    found = found.fillna({"sum_wy": 0, "sum_wy2": 0}).reset_index()
    found = found.rename(columns={"service": "service_id", "provider": "provider_id"})
    sums = {
        "sum_w": found["n_responses"],
        "sum_w2": found["n_responses"],
    }
    found = found.assign(measure_id=measure, period_words=found["period"], **sums)
    found["period_start"] = pd.to_datetime(found["period_start"]).astype("datetime64[us]")
    return found if table is None else found.assign(published_table=table)
