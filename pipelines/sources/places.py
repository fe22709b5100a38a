"""Places: look-ups from small to large, boundaries, deprivation."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="places",
        name="place_lookups",
        raw_table="raw_place_lookups",
        required=(
            ("lsoa_code", "msoa_code", "ward_code", "district_code"),
            ("district_code", "region_code", "county_code", "icb_code"),
        ),
        constants=("lsoa_vintage", "msoa_vintage", "ward_vintage", "district_vintage"),
    ),
    Layout(
        kind="places",
        name="place_boundaries",
        raw_table="raw_place_boundaries",
        required=(),
        file_format="geojson",
    ),
    Layout(
        kind="places",
        name="deprivation_districts",
        raw_table="raw_deprivation_districts",
        required=(("place_id",), ("domain",), ("average_score",)),
    ),
    Layout(
        kind="places",
        name="deprivation_small_areas",
        raw_table="raw_deprivation_small_areas",
        required=(("place_id",), ("decile",), ("score",)),
    ),
]
