"""How much a survey asks of a person in a year, after disclosure control.

A place about fewer than ten people is empty, and so is one from which such a place follows by any
sum or difference of shown ones. How many questionnaires is told where those who had one, and those
who had more, are each nobody or ten and more, since the average tells them. People are told to the
ten below, so that who skipped a question cannot be counted by subtraction from those who answered
it. The survey's records of invitations are told likewise.
"""

import numpy as np
import pandas as pd

from pipelines.disclosure import Policy
from pipelines.disclosure.overlaps import hide_recoverable
from pipelines.errors import DisclosureError
from pipelines.measures.registry import load_publish_list

READS = ("fct_burden_person", "fct_burden_invited", "dim_place")
WRITES = "safe_burden"
GRAIN = ("survey", "place_id", "period")

_KEY = list(GRAIN)
_COUNTS = ["n_people", "n_more", "sum_questionnaires", "sum_questionnaires2", "sum_questions",
           "sum_questions2"]  # fmt: skip
_FIGURES = {"questionnaires": 2, "questions": 1}
_FEW = f"fewer than {Policy().threshold} people"
_FROM_OTHERS = "can be worked out from what is shown"


def run(frames):
    """One row per survey, place and year in which somebody there was heard or invited."""
    _refuse_outside(frames["fct_burden_person"], frames["dim_place"])
    of_people = [
        _protected(parts.reset_index(drop=True))
        for _, parts in frames["fct_burden_person"].groupby(["survey", "period"], sort=True)
    ]
    columns = [*_KEY, "suppressed_because", "people_about", "more_share", "questions_each_time",
               *(f"{name}_{of}" for name in _FIGURES for of in ("mean", "sd"))]  # fmt: skip
    burden = pd.concat(of_people) if of_people else pd.DataFrame(columns=columns, dtype=object)
    invited = _invited(frames["fct_burden_invited"], frames["dim_place"])
    found = burden[columns].merge(invited, on=_KEY, how="outer")
    return found.sort_values(_KEY, ignore_index=True)


def _protected(parts):
    """The cells of one survey and year."""
    member = pd.crosstab(parts["place_id"], parts["part_key"]).gt(0)
    of_part = parts.drop_duplicates("part_key").set_index("part_key").loc[member.columns]
    cells = parts.groupby("place_id")[_COUNTS].sum().loc[member.index]
    people, more = cells["n_people"], cells["n_more"]
    few = _few(people).to_numpy()
    hidden = hide_recoverable(member, of_part["n_people"], few)
    sides = _few(more) | _few(people - more) | hidden
    no_forms = hide_recoverable(member, of_part["n_more"], sides)
    why = pd.Series(None, index=cells.index, dtype=object).mask(hidden, _FROM_OTHERS)
    found = pd.DataFrame({"suppressed_because": why.mask(few, _FEW)}, index=cells.index)
    found["people_about"] = (people // 10 * 10).astype("Int64").mask(hidden)
    # Two or more questionnaires have more questions: where one is hidden so is the other.
    for name, digits in _FIGURES.items():
        mean = cells[f"sum_{name}"] / people
        spread = np.sqrt((cells[f"sum_{name}2"] / people - mean**2).clip(lower=0))
        found[f"{name}_mean"] = mean.round(digits).mask(no_forms | hidden)
        found[f"{name}_sd"] = spread.round(digits).mask(no_forms | hidden)
    each_time = cells["sum_questions"] / cells["sum_questionnaires"]
    found["questions_each_time"] = each_time.round(1).mask(no_forms | hidden)
    found["more_share"] = (more / people).round(2).mask(no_forms | hidden)
    return found.reset_index().assign(**{n: parts[n].iloc[0] for n in ("survey", "period")})


def _few(counts):
    return counts.between(1, Policy().threshold - 1)


def _invited(invited, places):
    """Records by district, and by county and care board where all their districts have one."""
    districts = places[places["place_level"] == "district"]
    found = [invited[[*_KEY, "people_invited", "people_answered"]]]
    for column in ("county_id", "icb_id"):
        within = districts[["place_id", column]].dropna()
        every = within.groupby(column)["place_id"].nunique()
        part = invited.merge(within, on="place_id")
        sums = part.groupby(["survey", column, "period"], as_index=False).agg(
            people_invited=("people_invited", "sum"), people_answered=("people_answered", "sum"),
            districts=("place_id", "nunique"),
        )  # fmt: skip
        sums = sums[sums["districts"] == sums[column].map(every)]
        found.append(sums.rename(columns={column: "place_id"}).drop(columns="districts"))
    told = pd.concat(found, ignore_index=True)
    rest = told["people_invited"] - told["people_answered"]
    few = _few(told["people_invited"]) | _few(told["people_answered"]) | _few(rest)
    for name in ("invited", "answered"):
        rounded = (told[f"people_{name}"] // 10 * 10).astype("Int64")
        told[f"{name}_about"] = rounded.mask(few)
    told["invited_because"] = pd.Series(None, index=told.index, dtype=object).mask(few, _FEW)
    return told[[*_KEY, "invited_about", "answered_about", "invited_because"]]


def _refuse_outside(parts, places):
    """A cell of another level or period than the closed list gives is a fault of ours."""
    listed = load_publish_list()["P9_burden"]
    levels = parts["place_id"].map(places.set_index("place_id")["place_level"])
    outside = ~levels.isin(listed.place_levels)
    outside |= ~parts["period"].str.fullmatch(r"FY\d{4}-\d{2}").astype(bool)
    if outside.any():
        raise DisclosureError(
            WRITES,
            f"{int(outside.sum())} parts lie outside the closed list P9_burden",
            "Add the level or period to sql/measures/publish.toml by a decision.",
        )
