"""Shares of a population from a sample drawn by strata, each of which counts by its own size.

Pure functions. Where some groups were asked more often than others, counting answers would let them
speak for the rest.

Source: Cochran (1977), Sampling Techniques, ch. 5; NHS Digital, Adult Social Care Survey,
methodology report.
"""

import numpy as np
import pandas as pd

from pipelines.errors import StatisticsError

Z = 1.96  # as NHS Digital takes it, so that margins agree with those it publishes


def stratified_shares(answers, population, *, response, strata, of=()):
    """Share of the population that would give each answer, with its margin.

    Parameters
    ----------
    answers : DataFrame
        A row a person, with columns `strata`, `of` and `response`. Null responses are left out.
    population : DataFrame
        `population` by the columns of `of` and `strata`: how many people each stratum stands for.
    response : str
        The column of answers.
    strata, of : sequences of str
        Columns that together say which stratum; and those by which the result is wanted, none for
        all together. A column may be in both.

    Returns
    -------
    DataFrame
        By `of` and response: `share` 0 to 1, `margin` (1.96 standard errors, allowing for how much
        of each stratum answered), `estimated_people`, `respondents`, `population` (of the strata in
        which somebody answered) and `unheard` (of those in which nobody did: they are not in the
        share). The margin is NaN where a stratum has one respondent: how far its people differ is
        not known.

    Refuses (StatisticsError) a stratum with answers and no population, or more answers than people.
    """
    keys = list(dict.fromkeys([*of, *strata]))
    cells = _cells(answers, population, response, keys)
    share, size, n = cells["respondents"] / cells["n"], cells["population"], cells["n"]
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = share * (1 - share) * size**2 * (1 - n / size) / (n - 1).to_numpy()
    cells = cells.assign(estimated_people=share * size, variance=spread)
    by = [*of, response]
    found = cells.groupby(by).agg(
        estimated_people=("estimated_people", "sum"),
        variance=("variance", lambda parts: parts.sum(skipna=False)),
        respondents=("respondents", "sum"),
    )
    return _shares(found.reset_index(), cells, population, keys, list(of))


def _cells(answers, population, response, keys):
    """Respondents by stratum and response, with all who answered there and its population."""
    cells = answers.dropna(subset=[response]).groupby([*keys, response]).size()
    cells = cells.rename("respondents").reset_index()
    cells["n"] = cells.groupby(keys)["respondents"].transform("sum")
    cells = cells.merge(population[[*keys, "population"]], how="left", on=keys)
    if cells["population"].isna().any() or (cells["n"] > cells["population"]).any():
        raise StatisticsError(
            "stratified_shares", "a stratum has no population, or fewer people than answers",
            "Give every stratum its population.",
        )  # fmt: skip
    return cells


def estimated_populations(answers, population, *, group, strata):
    """People of each group in each stratum, by its share of those who answered there.

    For groups whose sizes are not known. It supposes that within a stratum all are as likely to
    answer.

    Returns
    -------
    DataFrame
        `group`, the strata's columns and `population`.
    """
    counts = answers.groupby([group, *strata]).size().rename("people").reset_index()
    share = counts["people"] / counts.groupby(list(strata))["people"].transform("sum")
    sized = counts.merge(population, how="left", on=list(strata))
    return sized.assign(population=share * sized["population"])[[group, *strata, "population"]]


def _shares(found, cells, population, keys, of):
    heard = cells.drop_duplicates(keys)
    if of:
        sizes = heard.groupby(of)["population"].sum()
        everybody = population.groupby(of)["population"].sum()
        index = pd.MultiIndex.from_frame(found[of]) if len(of) > 1 else pd.Index(found[of[0]])
        size, whole = sizes.reindex(index).to_numpy(), everybody.reindex(index).to_numpy()
    else:
        size, whole = heard["population"].sum(), population["population"].sum()
    return found.assign(
        share=found["estimated_people"] / size,
        margin=Z * np.sqrt(found["variance"]) / size,
        population=size,
        unheard=whole - size,
    ).drop(columns="variance")
