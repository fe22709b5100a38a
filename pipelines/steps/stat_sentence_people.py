"""The sentences about what people report: one row per block, place, year and measure."""

import pandas as pd

from pipelines.stats import sentences

READS = (
    "safe_indicator_value",
    "stat_indicator_comparison",
    "stat_indicator_change",
    "dim_place",
    "dim_measure",
)
WRITES = "stat_sentence_people"
GRAIN = ("block", "place_id", "period", "measure_id")


def run(frames):
    """Sentences for the home places, for their latest year with a value."""
    places = frames["dim_place"]
    titles = frames["dim_measure"].sort_values("sort_key").set_index("measure_id")["title"]
    rows = []
    for place in places[places["is_home"]].itertuples():
        values = frames["safe_indicator_value"]
        values = values[(values["place_id"] == place.place_id) & values["value"].notna()]
        if values.empty:
            rows.append(("place_people", place.place_id, "all", "", _nothing(place.place_name)))
            continue
        period = values.sort_values("period_start")["period"].iloc[-1]
        latest = values[values["period"] == period].set_index("measure_id")
        against = _of(frames["stat_indicator_comparison"], place.place_id)
        against = against[against["period"] == period]
        rows += _measures(place, period, latest, against)
        rows.append(("place_people", place.place_id, period, "", _people(place, titles, against)))
        changes = _of(frames["stat_indicator_change"], place.place_id)
        rows.append(("place_time", place.place_id, period, "", _time(titles, changes)))
        rows += _changes(place, period, titles, changes)
    return pd.DataFrame(rows, columns=["block", "place_id", "period", "measure_id", "sentence"])


def _nothing(place_name):
    return f"**No file here says what people in {sentences.plain(place_name)} report.** Not loaded."


def _of(frame, place_id):
    return frame[frame["place_id"] == place_id]


def _measures(place, period, latest, against):
    for measure_id, row in latest.iterrows():
        said = [f"{sentences.estimate(row['value'], row['lower'], row['upper'])} out of 10"]
        for comparison in against[against["measure_id"] == measure_id].to_dict("records"):
            name = sentences.plain(comparison["comparator_name"])
            said.append(sentences.compared(name, comparison))
        yield "place_measure", place.place_id, period, measure_id, ". ".join(said) + "."


def _people(place, titles, against):
    said, name = [], sentences.plain(place.place_name)
    for comparator, group in against.groupby("comparator", sort=True):
        verdicts = group.set_index("measure_id")["verdict"]
        known = {titles[m]: verdicts.get(m) for m in titles.index if m in verdicts}
        country = sentences.plain(group["comparator_name"].iloc[0])
        label = country if comparator == "country" else "the average of similar places"
        said.append(sentences.people_finding(name, label, known))
    made = len(against[against["verdict"].notna()])
    if not made:
        return f"**There is nothing here to compare {name} with.**"
    return f"{' '.join(said)} {sentences.comparisons_made(made)}"


def _time(titles, changes):
    if changes.empty:
        return "**Only one year is published, so we cannot say whether anything changed.**"
    found = changes.set_index("measure_id")["signal"]
    signals = {titles[m]: found[m] for m in titles.index if m in found}
    since = sentences.year_words(changes["from_period"].min())
    said = sentences.changes_finding(since, signals)
    return f"{said} {sentences.comparisons_made(int(found.notna().sum()))}"


def _changes(place, period, titles, changes):
    for row in changes.to_dict("records"):
        since = sentences.year_words(row["from_period"])
        said = sentences.changed(titles[row["measure_id"]], row, since)
        yield "place_change", place.place_id, period, row["measure_id"], f"{said}."
