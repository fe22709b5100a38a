"""Counties in which nothing happens: protected cells of people who all answer alike by chance.

The shape is that of the synthetic county: districts of ten wards, six shares and six averages, four
years, from 30 to 140 people a ward. Every county has its own ids, so that many stand in one frame.
"""

import numpy as np
import pandas as pd

DISTRICTS, WARDS, YEARS = 4, 10, ("FY2022-23", "FY2023-24", "FY2024-25", "FY2025-26")
SHARES = {"s1": 0.60, "s2": 0.55, "s3": 0.58, "s4": 0.64, "s5": 0.30, "s6": 0.85}
MEANS = {"m1": (7.2, 2.0), "m2": (3.3, 2.6), "m3": (11.0, 4.0), "m4": (9.8, 8.0),
         "m5": (0.45, 0.7), "m6": (7.5, 1.9)}  # fmt: skip
SUMS = ["n_people", "n_responses", "sum_w", "sum_w2", "sum_wy", "sum_wy2"]
PROVIDERS = (5, 13)

MEASURES = pd.DataFrame(
    [(m, "proportion", "share of people", 0.0, 1.0) for m in SHARES]
    + [(m, "mean", "score out of 28", -100.0, 100.0) for m in MEANS],
    columns=["measure_id", "measure_kind", "unit", "scale_low", "scale_high"],
).assign(polarity="higher_is_better")


def cells(counties, draw):
    """P1 cells of wards, districts and counties in every year: districts are their wards."""
    keys = pd.MultiIndex.from_product(
        [range(counties), range(DISTRICTS), range(WARDS), YEARS, [*SHARES, *MEANS]],
        names=["county", "district", "ward", "period", "measure_id"],
    ).to_frame(index=False)
    wards = _answers(keys, draw.integers(30, 141, len(keys)), draw)
    wards["county_id"] = "C" + wards["county"].astype(str)
    wards["district_id"] = wards["county_id"] + "D" + wards["district"].astype(str)
    wards["place_id"] = wards["district_id"] + "W" + wards["ward"].astype(str)
    levels = [
        wards.groupby([level, "measure_id", "period"])[SUMS].sum().reset_index()
        .rename(columns={level: "place_id"})
        for level in ("place_id", "district_id", "county_id")
    ]  # fmt: skip
    return _safe(pd.concat(levels, ignore_index=True), "P1")


def providers(counties, draw):
    """P3 cells: ten services of five to thirteen providers in each county."""
    rows = [
        (f"C{county}S{service}", f"C{county}S{service}P{one}", year, measure)
        for county in range(counties)
        for service in range(10)
        for one in range(draw.integers(PROVIDERS[0], PROVIDERS[1] + 1))
        for year in YEARS
        for measure in ("s3", "s4", "m3")
    ]
    keys = pd.DataFrame(rows, columns=["service_id", "provider_id", "period", "measure_id"])
    found = _answers(keys, draw.integers(25, 131, len(keys)), draw)
    found = _safe(found.assign(place_id=None), "P3")
    return found.assign(service_name=found["service_id"], provider_name=found["provider_id"])


def places(counties):
    """`dim_place` and `dim_place_ward` of those counties."""
    rows, within = [], []
    for county in range(counties):
        rows.append((f"C{county}", "county", None, None))
        for district in range(DISTRICTS):
            name = f"C{county}D{district}"
            rows.append((name, "district", None, f"C{county}"))
            for ward in range(WARDS):
                rows.append((f"{name}W{ward}", "ward", name, f"C{county}"))
                within.append((name, f"{name}W{ward}", True))
    dim = pd.DataFrame(rows, columns=["place_id", "place_level", "district_id", "county_id"])
    return dim.assign(icb_id=None), pd.DataFrame(
        within, columns=["place_id", "ward_id", "is_whole"]
    )


def _answers(keys, people, draw):
    is_share = keys["measure_id"].isin(SHARES).to_numpy()
    share = keys["measure_id"].map(SHARES).fillna(0.5).to_numpy()
    mean, sd = (
        keys["measure_id"].map({m: pair[i] for m, pair in MEANS.items()}).fillna(1.0).to_numpy()
        for i in (0, 1)
    )
    said = draw.binomial(people, share)
    # The sum of so many normal answers, and of their squares about it, drawn at once.
    total = people * mean + np.sqrt(people) * sd * draw.standard_normal(len(people))
    squares = sd**2 * draw.chisquare(people - 1) + total**2 / people
    sums = {"n_people": people, "n_responses": people, "sum_w": people, "sum_w2": people,
            "sum_wy": np.where(is_share, said, total),
            "sum_wy2": np.where(is_share, said, squares)}  # fmt: skip
    return keys.assign(**{name: values.astype(float) for name, values in sums.items()})


def _safe(rows, table):
    nothing = {
        c: None for c in ("service_id", "provider_id", "group_dimension", "group_value")
        if c not in rows
    }  # fmt: skip
    return rows.assign(
        **nothing, published_table=table, period_kind="financial_year", suppressed_because=None,
        period_start=pd.to_datetime(rows["period"].str[2:6] + "-04-01"),
    )  # fmt: skip
