"""How many people live in a place.

Of a table with a column for each year of age, the total lands; the ages stay in `other_columns`.
"""

from pipelines.sources import _ages
from pipelines.sources._plan import Layout


def people_by_slug(content):
    """Records of {"year": 2024, "populations": {"<slug>": people}}, or None where it is none."""
    people = content.get("populations") if isinstance(content, dict) else None
    if not isinstance(people, dict):
        return None
    return [
        {"place_slug": slug, "population": number, "period": content.get("year")}
        for slug, number in people.items()
    ]


LAYOUTS = [
    Layout(
        kind="population",
        name="population",
        raw_table="raw_population",
        required=(("place_id",), ("population",)),
        constants=("period", "sex"),
        proof=_ages.contradict,
    ),
    Layout(
        # A table of the census, whose `geography` is the place and no level of places.
        kind="population",
        name="population_census",
        raw_table="raw_population",
        required=(("place_id",), ("population",)),
        constants=("period", "sex"),
        proof=_ages.contradict,
    ),
    Layout(
        # Estimates for small areas: a total, then women and men by year of age.
        kind="population",
        name="population_small_areas",
        raw_table="raw_population",
        required=(("place_id",), ("population",), ("women_from",), ("men_from",)),
        constants=("period", "sex"),
        proof=_ages.contradict,
    ),
    Layout(
        # Mid-year estimates, whose headings say no more than `Code` and `Name`.
        kind="population",
        name="population_estimates",
        raw_table="raw_population",
        required=(("place_id",), ("place_level",), ("population",)),
        constants=("period", "sex"),
        proof=_ages.contradict,
    ),
    Layout(
        kind="population",
        name="population_groups",
        raw_table="raw_population_groups",
        required=(("place_id",), ("group_dimension",), ("group_value",), ("population",)),
        constants=("period",),
    ),
    Layout(
        kind="population",
        name="population_by_slug",
        raw_table="raw_population",
        required=(),
        file_format="json",
        from_json=people_by_slug,
        json_key="populations",
    ),
]
