"""Tables that are known and left where they are, each with the reason."""

from pipelines.sources._plan import Layout


def _left(name, kind, required, reason):
    return Layout(
        kind=kind,
        name=name,
        raw_table=f"raw_{name}",
        required=required,
        keeps_table=False,
        not_loaded=reason,
    )


LAYOUTS = [
    _left(
        "matched_names",
        "providers",
        (("matched_name",), ("match",)),
        "names matched by a research project, no register: bring the registers themselves, and "
        "write what you decide of a name into decisions/aliases.csv",
    ),
    _left(
        "name_rules",
        "providers",
        (("name_before",), ("name_after",)),
        "rules by which a project changes names, no register of organisations",
    ),
    _left(
        "research_totals",
        "providers",
        (("group", "setting"), ("counted",), ("year",)),
        "totals of a country that a research project worked out: no place, no provider, no payment "
        "stands in a line",
    ),
    _left(
        "contact_lists",
        "providers",
        (("name",), ("address", "postcode"), ("telephone", "email")),
        "names with addresses and telephone numbers, but no number of a register: who is who "
        "cannot be told, and persons may be among them; add a column with the company or charity "
        "number",
    ),
    _left(
        "classifications",
        "providers",
        (("class_code",), ("class_words",)),
        "a list of the codes of a classification (activities or areas of organisations); nothing "
        "here is classified by it",
    ),
    _left(
        "open_notices",
        "ocds",
        (("notice_id",), ("notice_type",), ("closes_on",)),
        "notices of contracts for which bids are asked: nobody has won them, so that no supplier "
        "and no contract can be read; bring the export of awarded contracts, or their OCDS as JSON",
    ),
    _left(
        "talking_therapies",
        "indicators",
        (("organisation",), ("grouped",), ("measure",), ("counted",)),
        "counts of NHS Talking Therapies by the NHS's own codes of organisations, no place among "
        "them: bring a table with the place's code (as SICBL or ICB), the period and the value",
    ),
    _left(
        "population_parts",
        "population",
        (("place_id",), ("age",), ("people",)),
        "people of each age in a line of their own, which are neither added up nor, where one is "
        "of all ages, picked out: bring the table with one line for each place and everybody in "
        "it, as the estimates of persons or the census table of all usual residents have it",
    ),
    _left(
        "deprivation_elsewhere",
        "places",
        (("small_area",), ("index_rank",)),
        "an index of deprivation of Scotland, Wales or Northern Ireland: its scores and ranks are "
        "of that country alone and cannot stand beside those of England; only the Indices of "
        "Deprivation of England are read",
    ),
    _left(
        "time_series",
        "social_value",
        (("series",),),
        "a series of the Office for National Statistics with somebody's workings, no table of "
        "values; write a value with its unit, source and price year into a table of unit values",
    ),
]
