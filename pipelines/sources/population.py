"""How many people live in a place.

Of a table with a column for each year of age, the total lands; the ages stay in `other_columns`.
"""

from pipelines.sources import _lines_of_people
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


def _people(name, *besides):
    """A table of how many people live in each place; `besides` are further columns that tell it."""
    return Layout(
        kind="population",
        name=name,
        raw_table="raw_population",
        required=(("place_id",), ("population",), *((column,) for column in besides)),
        constants=("period", "sex"),
        proof=_lines_of_people.contradict,
    )


LAYOUTS = [
    _people("population"),
    # A table of the census, whose `geography` is the place and no level of places.
    _people("population_census"),
    # Estimates for small areas: a total, then women and men by year of age.
    _people("population_small_areas", "women_from", "men_from"),
    # Mid-year estimates, whose headings say no more than `Code` and `Name`.
    _people("population_estimates", "place_level"),
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
