"""2,000 small areas in 200 wards and ten districts, with postcodes, populations and deprivation."""

import numpy as np
import polars as pl

from benchmarks.synthetic import world

SMALL_AREAS, WARDS, MSOAS = 2_000, 200, 400
POSTCODES_EACH = 40
POPULATION_YEARS = range(2021, 2026)
_LETTERS = "ABDEFGHJLN"


def small_area(index):
    """The code of a small area."""
    return f"X01{index + 1:06d}"


def postcodes():
    """All postcodes, forty to a small area and in their order.

    Returns
    -------
    list of str, length 80,000
    """
    pairs = [a + b for a in _LETTERS for b in _LETTERS]
    return [
        f"X{_LETTERS[n // 20_000]}{n // 1_000 % 20 + 1} {n // 100 % 10}{pairs[n % 100]}"
        for n in range(SMALL_AREAS * POSTCODES_EACH)
    ]


def write_places(folder):
    """Write look-ups, postcodes, populations and deprivation; they do not grow with the scale."""
    into = folder / "place"
    (into / "population").mkdir(parents=True, exist_ok=True)
    index = np.arange(SMALL_AREAS)
    district = index * len(world.PUBLISHERS) // SMALL_AREAS
    towns = [publisher.town for publisher in world.PUBLISHERS]
    codes = [publisher.place_id for publisher in world.PUBLISHERS]
    areas = pl.DataFrame(
        {
            "lsoa": [small_area(i) for i in index],
            "lsoa_name": [f"{towns[district[i]]} {i % 200:03d}A" for i in index],
            "ward": [f"X05{i * WARDS // SMALL_AREAS + 1:06d}" for i in index],
            "ward_name": [f"Ward {i * WARDS // SMALL_AREAS + 1}" for i in index],
            "msoa": [f"X02{i * MSOAS // SMALL_AREAS + 1:06d}" for i in index],
            "msoa_name": [f"Middle {i * MSOAS // SMALL_AREAS + 1}" for i in index],
            "district": [codes[d] for d in district],
            "town": [towns[d] for d in district],
        }
    )  # fmt: skip
    _lookups(areas, into, codes, towns)
    _deprivation(areas, into, codes, towns)
    _population(into / "population", codes, towns)
    repeated = pl.Series(areas["lsoa"]).gather(np.repeat(index, POSTCODES_EACH))
    pl.DataFrame({"pcds": postcodes(), "lsoa21": repeated}).write_csv(into / "postcodes.csv")


def _lookups(areas, into, codes, towns):
    areas.select(
        lsoa21_name="lsoa_name", lsoa21_code="lsoa", ward24_name="ward_name", ward24_code="ward",
        ltla24_name="town", ltla24_code="district",
    ).write_csv(into / "lookup_lsoa21_ward24_ltla24.csv")  # fmt: skip
    areas.select(
        lsoa21cd="lsoa", lsoa21nm="lsoa_name", msoa21cd="msoa", msoa21nm="msoa_name",
        lad22cd="district", lad22nm="town",
    ).write_csv(into / "statistical_lookup.csv")  # fmt: skip
    districts = pl.DataFrame({"ltla24_code": codes, "ltla24_name": towns})
    districts.with_columns(
        utla24_code=pl.Series([world.COUNTY] * 6 + codes[6:]),
        utla24_name=pl.Series(["Aldershire"] * 6 + towns[6:]),
        icb24_code=pl.lit(world.ICB), icb24_name=pl.lit("NHS Alder to Juniper Care Board"),
        ctry24_code=pl.lit(world.COUNTRY), ctry24_name=pl.lit("Farholm"),
    ).write_csv(into / "lookup_ltla24_utla24_icb24.csv")  # fmt: skip
    districts.with_columns(
        region24_name=pl.lit("Gullmere Coast"), region24_code=pl.lit(world.REGION)
    ).write_csv(into / "lookup_ltla24_region24.csv")


def _deprivation(areas, into, codes, towns):
    rank = world.stream(5).permutation(SMALL_AREAS) + 1
    decile = (rank - 1) * 10 // SMALL_AREAS + 1
    score = np.round(60 * (1 - rank / (SMALL_AREAS + 1)), 3)
    areas.select(lsoa21_code="lsoa").with_columns(
        IMD_decile=pl.Series(decile), IMD_rank=pl.Series(rank), IMD_score=pl.Series(score)
    ).write_csv(into / "imd2025_lsoa21.csv")
    count = len(codes)
    pl.DataFrame(
        {
            "area_code": codes,
            "area_name": towns,
            "area_type": ["Local Authority District (2024)"] * count,
            "deprivation_data_year": [2025] * count,
            "index_domain": ["Index of Multiple Deprivation"] * count,
            "average_score": np.round(score.reshape(count, -1).mean(axis=1), 3),
            "rank_average_score": np.arange(count) + 1,
        }
    ).write_csv(into / "indices_of_deprivation_2025_lad.csv")


def _population(into, codes, towns):
    people = world.stream(6).integers(80_000, 400_000, len(codes))
    for year in POPULATION_YEARS:
        growth = (people * (1 + 0.004 * (year - 2021))).astype(np.int64)
        pl.DataFrame(
            {"ltla24_code": codes, "ltla24_name": towns, "total_population": growth}
        ).write_csv(into / f"population{year}_ltla24.csv")
