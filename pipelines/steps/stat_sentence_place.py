"""The sentences that open a place's page and stand over its map."""

import pandas as pd

from pipelines.stats import sentences

READS = (
    *("dim_place", "dim_measure", "safe_indicator_value", "safe_cell", "fct_spend_month"),
    "dim_publisher",
)
WRITES = "stat_sentence_place"
GRAIN = ("block", "place_id", "period")


def run(frames):
    """A lead for each home district and each ward in one; a map sentence for each district."""
    places = frames["dim_place"]
    homes = places[places["is_home"]]
    cells = frames["safe_cell"]
    asked = set(cells.loc[cells["published_table"] == "P1", "place_id"])
    rows = []
    for home in homes.itertuples():
        inside = places[places["district_id"] == home.place_id]
        rows.append(("place_lead", home.place_id, "all", _lead(home, frames)))
        rows.append(("place_map", home.place_id, "all", _map(home, inside)))
        for ward in inside[inside["place_level"] == "ward"].itertuples():
            rows.append(
                ("place_lead", ward.place_id, "all", _ward(ward, home, ward.place_id in asked))
            )
    return pd.DataFrame(rows, columns=["block", "place_id", "period", "sentence"])


def _lead(home, frames):
    name = sentences.plain(home.place_name)
    values = frames["safe_indicator_value"]
    values = values[(values["place_id"] == home.place_id) & values["value"].notna()]
    first_measure = frames["dim_measure"].sort_values("sort_key").iloc[0]
    first = values[values["measure_id"] == first_measure["measure_id"]].sort_values("period_start")
    if first.empty:
        said = f"No file here says what people in {name} report about their own lives."
    else:
        row = first.iloc[-1]
        value = sentences.estimate(row["value"], row["lower"], row["upper"])
        said = (
            f"In the national survey of {row['period_words']} people in {name} put their "
            f"{first_measure['title'].lower()} at **{value} out of 10**."
        )
    return f"{said} {_paid(home, frames)}"


def _paid(home, frames):
    spend = frames["fct_spend_month"].merge(frames["dim_publisher"], on="publisher_id")
    spend = spend[(spend["place_id"] == home.place_id) & spend["is_covered"]]
    if spend.empty:
        return "No payments of a body of its own are loaded."
    publisher = sentences.plain(spend["publisher_name"].iloc[0])
    months = spend["month"].nunique()
    return (
        f"In the {sentences.number(months, 'month')} that "
        f"{'is' if months == 1 else 'are'} loaded, {publisher} published payments of "
        f"**{sentences.pounds(spend['spend_gbp'].sum())}**."
    )


def _map(home, inside):
    small = inside[(inside["place_level"] == "small_area") & inside["deprivation_decile"].notna()]
    name = sentences.plain(home.place_name)
    if small.empty:
        return f"**Deprivation of small areas in {name} is not loaded.**"
    most = int((small["deprivation_decile"] <= 2).sum())
    least = int((small["deprivation_decile"] >= 9).sum())
    return (
        f"**{_some(most)} of the {len(small):,} small areas in {name} {_are(most)} among the most "
        f"deprived fifth of the country, and {_some(least).lower()} among the least deprived.** "
        "One average for the whole place would hide that."
    )


def _ward(ward, home, is_asked):
    if is_asked:
        return (
            f"What people in {sentences.plain(ward.place_name)} answered stands first. **The "
            f"national survey is not published for wards**: below it you see "
            f"{sentences.plain(home.place_name)}, the district around it."
        )
    return (
        f"**Nothing that people report is published for {sentences.plain(ward.place_name)}**, nor "
        f"for any ward. You see {sentences.plain(home.place_name)}, the district around it, with "
        "the ward marked on the map."
    )


def _some(count):
    return f"{count:,}" if count else "None"


def _are(count):
    return "is" if count == 1 else "are"
