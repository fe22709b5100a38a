"""Rates that allow for age: direct and indirect standardisation, and life expectancy.

Pure functions: counts by age band in, one estimate out. The intervals are those that the Office for
Health Improvement and Disparities uses (Fingertips technical guidance).
"""

from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import pandas as pd

from pipelines.errors import StatisticsError
from pipelines.stats.intervals import byars_interval, count_interval

LEAST_EVENTS = 10  # below this many a directly standardised rate is not given


class Estimate(NamedTuple):
    """A value and its limits; NaN where it is not to be had."""

    value: float
    lower: float
    upper: float


def direct(events, population, standard, *, confidence=0.95):
    """Rate that a standard population would have with the rates of each age band here.

    Parameters
    ----------
    events, population, standard : array_like of float, shape (bands,)
        By age band: how often it happened, among how many people, and people of that age in the
        standard population.
    confidence : float, strictly between 0 and 1
        Two-sided confidence level as a fraction.

    Returns
    -------
    Estimate
        Per person. NaN with fewer than 10 events in all: the interval would mislead.

    Raises
    ------
    StatisticsError
        If the bands differ in number, a band has nobody, or something is negative or unknown.

    Source
    ------
    Dobson, Kuulasmaa, Eberle and Scherer (1991), Statistics in Medicine 10:457, with Byar's limits.
    """
    x, n, w = _bands(events, population, standard)
    total = x.sum()
    if total < LEAST_EVENTS:
        return Estimate(np.nan, np.nan, np.nan)
    value = (w * x / n).sum() / w.sum()
    error = np.sqrt((w**2 * x / n**2).sum()) / w.sum()
    limits = byars_interval(total, confidence=confidence)
    return Estimate(value, *(value + error / np.sqrt(total) * (limit - total) for limit in limits))


def indirect_ratio(events, population, reference_events, reference_population, *, confidence=0.95):
    """Events here as a multiple of those that the reference's rates by age would give.

    Parameters
    ----------
    events, population : array_like of float, shape (bands,)
        By age band, here.
    reference_events, reference_population : array_like of float, shape (bands,)
        By age band, in the reference.

    Returns
    -------
    Estimate
        1 is as expected. Limits are exact below 10 events, Byar's from 10 on. Refusals as `direct`.
    """
    x, n, r, p = _bands(events, population, reference_events, reference_population)
    total, expected = x.sum(), (n * r / p).sum()
    if expected == 0:
        return Estimate(np.nan, np.nan, np.nan)
    limits = count_interval(total, confidence=confidence)
    return Estimate(*(float(one) / expected for one in (total, *limits)))


def indirect_rate(events, population, reference_events, reference_population, *, confidence=0.95):
    """The ratio of `indirect_ratio` times the reference's own rate; per person."""
    ratio = indirect_ratio(
        events, population, reference_events, reference_population, confidence=confidence
    )
    crude = np.sum(reference_events) / np.sum(reference_population)
    return Estimate(*(one * crude for one in ratio))


def life_expectancy(start_age, population, deaths, *, confidence=0.95):
    """Years still to live at the start of each age band, were today's death rates to stay.

    Parameters
    ----------
    start_age : array_like of int, shape (bands,)
        First year of each band, rising from 0; the last band is open.
    population, deaths : array_like of float, shape (bands,)
        People (or person-years) and deaths of each band; the last needs at least one death.

    Returns
    -------
    DataFrame
        `start_age, value, lower, upper` in years.

    Source
    ------
    Chiang (1984), The Life Table and its Applications, with Silcocks, Jenner and Reza (2001),
    J Epidemiol Community Health 55:38, for the open band.
    """
    ages = np.asarray(start_age, dtype=float)
    died, people = _bands(deaths, population)
    if len(ages) != len(died) or (np.diff(ages) <= 0).any() or died[-1] == 0:
        raise StatisticsError(
            "life_expectancy", "ages do not rise, or nobody died in the open band",
            "Give one row a band in order of age, and join bands until the last has deaths.",
        )  # fmt: skip
    years, rate = np.append(np.diff(ages), np.nan), died / people
    lived = np.where(ages == 0, 0.1, 0.5)  # share of the band that those who die in it live
    q = np.append((rate * years / (1 + rate * years * (1 - lived)))[:-1], 1.0)
    alive = np.concatenate([[1.0], np.cumprod(1 - q[:-1])])
    lived_in = np.append((years * (alive * (1 - q) + lived * alive * q))[:-1], alive[-1] / rate[-1])
    value = np.cumsum(lived_in[::-1])[::-1] / alive
    half = NormalDist().inv_cdf((1 + confidence) / 2) * _life_error(
        q, died, alive, (1 - lived) * years, value, rate
    )
    return pd.DataFrame(
        {"start_age": start_age, "value": value, "lower": value - half, "upper": value + half}
    )


def _life_error(q, died, alive, lost, value, rate):
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.where(died > 0, q**2 * (1 - q) / died, 0)
    terms = alive**2 * variance * (lost + np.append(value[1:], np.nan)) ** 2
    terms[-1] = (alive[-1] / rate[-1]) ** 2 / died[-1]
    return np.sqrt(np.cumsum(terms[::-1])[::-1]) / alive


def _bands(*columns):
    bands = [np.asarray(column, dtype=float) for column in columns]
    if len({band.shape for band in bands}) != 1 or any(band.ndim != 1 for band in bands):
        raise StatisticsError("age bands", "the columns differ in length", "One value a band.")
    if any(np.isnan(band).any() or (band < 0).any() for band in bands):
        raise StatisticsError("age bands", "a value is negative or unknown", "Mend or fill it.")
    if any((band == 0).any() for band in bands[1:2] + bands[3:4]):
        raise StatisticsError("age bands", "a band has nobody in it", "Join it to its neighbour.")
    return bands
