"""Places: look-ups from small to large and across vintages, boundaries, hexes, deprivation."""

from pipelines.sources._deprivation import LONG, a_row_for_each_domain, contradict
from pipelines.sources._hexjson import hexes
from pipelines.sources._plan import Layout
from pipelines.sources._vintages import SUCCESSORS, with_successors

_INNER = ("lsoa_code", "msoa_code", "ward_code", "district_code", "trust_code")
_OUTER = ("district_code", "county_code", "region_code", "icb_code", "sicbl_code", "cauth_code")
_AGAIN = tuple(f"{column}_again" for column in (*_INNER, *_OUTER))
_LEVELS = ("lsoa", "msoa", "ward", "district", "county", "region", "icb", "sicbl", "cauth")
_VINTAGES = tuple(f"{level}_vintage" for level in (*_LEVELS, "trust", "country"))

LAYOUTS = [
    Layout(
        kind="places",
        name="place_lookups",
        raw_table="raw_place_lookups",
        required=(_INNER, (*_OUTER, *_AGAIN)),
        yields_to=("postcodes",),
        constants=_VINTAGES,
        reshape=with_successors,
        made=SUCCESSORS,
    ),
    Layout(
        # Names and codes of one level, as the Open Geography portal exports them.
        kind="places",
        name="place_names",
        raw_table="raw_place_lookups",
        required=(
            (*_INNER, *_OUTER),
            ("district_name", "county_name", "region_name", "icb_name", "ward_name"),
            ("row_of_export",),
        ),
        yields_to=("postcodes",),
        constants=_VINTAGES,
        reshape=with_successors,
        made=SUCCESSORS,
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
        name="place_hexes",
        raw_table="raw_place_hexes",
        required=(),
        file_format="json",
        from_json=hexes,
        json_key="hexes",
    ),
    Layout(
        kind="places",
        name="deprivation_districts",
        raw_table="raw_deprivation_districts",
        required=(("place_id",), ("domain",), ("average_score",)),
        made=("part_number",),
        proof=contradict,
    ),
    Layout(
        kind="places",
        name="deprivation_domains",
        raw_table="raw_deprivation_districts",
        required=(("place_id",), ("imd_score",), ("income_score",), ("employment_score",)),
        reshape=a_row_for_each_domain,
        made=LONG,
        proof=contradict,
    ),
    Layout(
        # The index as a whole, of districts.
        kind="places",
        name="deprivation_summaries",
        raw_table="raw_deprivation_districts",
        required=(("place_id",), ("imd_score",), ("imd_rank",)),
        reshape=a_row_for_each_domain,
        made=LONG,
        proof=contradict,
    ),
    Layout(
        kind="places",
        name="deprivation_small_areas",
        raw_table="raw_deprivation_small_areas",
        required=(("place_id",), ("decile",)),
        constants=("place_vintage",),
        proof=contradict,
    ),
    Layout(
        # A line for each domain of an area, the index as a whole among them.
        kind="places",
        name="deprivation_small_area_domains",
        raw_table="raw_deprivation_small_areas",
        required=(("place_id",), ("domain",), ("decile",), ("score",)),
        constants=("place_vintage",),
        proof=contradict,
    ),
]
